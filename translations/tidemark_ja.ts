<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AlignmentText</name>
    <message>
        <source>Align at start</source>
        <translation>開始時点で揃える</translation>
    </message>
    <message>
        <source>Align at wall clock</source>
        <translation>実時刻で揃える</translation>
    </message>
    <message>
        <source>Align at end</source>
        <translation>終了時点で揃える</translation>
    </message>
    <message>
        <source>Align at a function…</source>
        <translation>関数の開始で揃える…</translation>
    </message>
    <message>
        <source>Align at a mark…</source>
        <translation>マークで揃える…</translation>
    </message>
    <message>
        <source>Stretch to equal length</source>
        <translation>同じ長さに伸縮する</translation>
    </message>
    <message>
        <source>Stretch by their functions</source>
        <translation>関数ごとに伸縮する</translation>
    </message>
    <message>
        <source>Align at function “%1”</source>
        <translation>関数「%1」の開始で揃える</translation>
    </message>
    <message>
        <source>Align at mark “%1”</source>
        <translation>マーク「%1」で揃える</translation>
    </message>
    <message numerus="yes">
        <source>%n of a single sample cannot be stretched</source>
        <translation>
            <numerusform>サンプルが 1 つの %Ln 件は伸縮できません</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a known start begin at 0</source>
        <translation>
            <numerusform>開始時刻のわからない %Ln 件は開始が 0 です</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without “%1” begin at 0</source>
        <translation>
            <numerusform>「%1」のない %Ln 件は開始が 0 です</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AreaMenuText</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>拡大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>縮小(&amp;O)</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>全体を表示(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Copy name and size</source>
        <translation>名前とサイズをコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;picture</source>
        <translation>画像をコピー(&amp;P)</translation>
    </message>
</context>
<context>
    <name>AreaText</name>
    <message>
        <source>%1 of the whole</source>
        <translation>全体の %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>share, name of what holds it</comment>
        <translation>%2 の %1</translation>
    </message>
    <message>
        <source>%1 smaller ones</source>
        <translation>これより小さいもの %1 個</translation>
    </message>
</context>
<context>
    <name>AxisTicks</name>
    <message>
        <source>%1 d %2</source>
        <translation>%1 日 %2</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>min:s</source>
        <translation>分:秒</translation>
    </message>
    <message>
        <source>h:min</source>
        <translation>時:分</translation>
    </message>
    <message>
        <source>h:min:s</source>
        <translation>時:分:秒</translation>
    </message>
    <message>
        <source>instructions</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>サンプル</translation>
    </message>
</context>
<context>
    <name>ChangeAreaText</name>
    <message>
        <source>+ grew</source>
        <translation>+ 増加</translation>
    </message>
    <message>
        <source>− shrank</source>
        <translation>− 減少</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>変化なし</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>すべての型</translation>
    </message>
    <message>
        <source>A: %1 · B: %2</source>
        <comment>sizes</comment>
        <translation>A: %1 · B: %2</translation>
    </message>
</context>
<context>
    <name>ChartTable</name>
    <message>
        <source>Memory over time</source>
        <translation>メモリの推移</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>First</source>
        <translation>最初</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最後</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Highest at</source>
        <translation>最大の時点</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>There is no language “%1”; choose one of: %2.</source>
        <translation>言語「%1」はありません。次から選んでください: %2</translation>
    </message>
    <message>
        <source>There is not enough memory. Close other programs, then try again.</source>
        <translation>メモリが足りません。ほかのプログラムを閉じてから、もう一度お試しください。</translation>
    </message>
</context>
<context>
    <name>ColumnOptions</name>
    <message>
        <source>A column cannot be “%1”; choose one of: %2.</source>
        <translation>列を「%1」にはできません。次のいずれかを指定してください: %2。</translation>
    </message>
    <message>
        <source>There is no unit “%1”; choose one of: %2.</source>
        <translation>単位「%1」はありません。次のいずれかを指定してください: %2。</translation>
    </message>
    <message>
        <source>A column that is ignored has no unit.</source>
        <translation>無視する列に単位は指定できません。</translation>
    </message>
    <message>
        <source>“%1” does not say what a column is. Write NAME=memory, NAME=memory:MiB, NAME=rss:KiB, NAME=counter or NAME=ignore.</source>
        <translation>「%1」は列の意味を表していません。「列名=memory」「列名=memory:MiB」「列名=rss:KiB」「列名=counter」「列名=ignore」のように書いてください。</translation>
    </message>
    <message>
        <source>--column %1: %2</source>
        <comment>an option: what is wrong with it</comment>
        <translation>--column %1: %2</translation>
    </message>
    <message>
        <source>The column “%1” is named twice.</source>
        <translation>列「%1」が 2 回指定されています。</translation>
    </message>
</context>
<context>
    <name>ColumnText</name>
    <message>
        <source>the times of the rows</source>
        <translation>各行の時刻</translation>
    </message>
    <message>
        <source>a name that tells rows apart</source>
        <translation>行を区別する名前</translation>
    </message>
    <message>
        <source>ignored, as you said</source>
        <translation>無視（指定による）</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>読み込まない</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of memory: what told so</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>A counter</source>
        <translation>カウンター</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>pages</source>
        <comment>of memory, as a unit</comment>
        <translation>ページ</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>バイト</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a unit: its size in bytes</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>CommandParser</name>
    <message>
        <source>There is no command “%1”. “tidemark-cli --help” lists commands and options.</source>
        <translation>コマンド「%1」はありません。コマンドとオプションは「tidemark-cli --help」で確認できます。</translation>
    </message>
    <message>
        <source>%1. “tidemark-cli --help” lists commands and options.</source>
        <comment>what was wrong</comment>
        <translation>%1。コマンドとオプションは「tidemark-cli --help」で確認できます。</translation>
    </message>
    <message>
        <source>Shows the memory of programs over time, from profiles of many tools</source>
        <translation>各種ツールのプロファイルから、プログラムのメモリの推移を表示します</translation>
    </message>
    <message>
        <source>Show the version</source>
        <translation>バージョンを表示</translation>
    </message>
    <message>
        <source>Show this help</source>
        <translation>このヘルプを表示</translation>
    </message>
    <message>
        <source>Language of messages: en or ja</source>
        <translation>メッセージの言語: en または ja</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>List the formats that can be read</source>
        <translation>読み込める形式を一覧表示</translation>
    </message>
    <message>
        <source>Show what recordings hold: peaks, figures, warnings</source>
        <translation>記録の内容を表示: ピーク、統計値、警告</translation>
    </message>
    <message>
        <source>Compare recordings by peak, duration, mean and area with the first one</source>
        <translation>ピーク、時間、平均、面積を最初の記録と比較</translation>
    </message>
    <message>
        <source>Say whether memory leaks; exit with 1 if it does. Of several recordings the JSON document is about the worst, and lists all in “files”</source>
        <translation>メモリリークの有無を判定し、リークがあれば 1 で終了します。記録が複数のとき、JSON は最も悪いものについて述べ、すべてを “files” に並べます</translation>
    </message>
    <message>
        <source>Write a recording as .tidemark, .csv or .json</source>
        <translation>記録を .tidemark、.csv、.json で書き出す</translation>
    </message>
    <message>
        <source>List a snapshot’s types with their sizes</source>
        <translation>スナップショットの型とサイズを一覧表示します</translation>
    </message>
    <message>
        <source>Show one object and what holds it</source>
        <translation>1 つのオブジェクトと、それを保持しているものを表示します</translation>
    </message>
    <message>
        <source>Print every object: id, shallow, retained, dominator, distance</source>
        <translation>すべてのオブジェクトを出力します: ID、浅いサイズ、保持サイズ、ドミネーター、距離</translation>
    </message>
    <message>
        <source>Record the memory of a process or a program</source>
        <translation>プロセスまたはプログラムのメモリを記録する</translation>
    </message>
    <message>
        <source>List the running processes with their memory, own ones first</source>
        <translation>実行中のプロセスをメモリとともに一覧表示する（自分のプロセスが先）</translation>
    </message>
    <message>
        <source>Compare two snapshots by type, with a third show what outlived both; of one file show the differences that it has recorded</source>
        <translation>2 つのスナップショットを型ごとに比較し、3 つ目があれば両方より長く残ったものを表示します。ファイルが 1 つなら、記録済みの差分を表示します</translation>
    </message>
    <message>
        <source>Have a running Node.js, or a browser’s tab, write a heap snapshot</source>
        <translation>実行中の Node.js またはブラウザーのタブにヒープスナップショットを書き出させる</translation>
    </message>
    <message>
        <source>Find what a Node.js keeps of an action that is done again and again; exit with 1 if it does</source>
        <translation>繰り返し行う操作のあとに Node.js が保持し続けるものを見つける。あれば終了ステータスは 1</translation>
    </message>
    <message>
        <source>Write a page about recordings and snapshots: pictures, tables, verdicts</source>
        <translation>記録やスナップショットについてのページを書き出す（図、表、判定）</translation>
    </message>
    <message>
        <source>Fetch the memory of a fleet from a Prometheus server</source>
        <translation>Prometheus サーバーから多数の対象のメモリ履歴を取得する</translation>
    </message>
    <message>
        <source>Say which objects, or types of many objects, keep a large share of a heap, and what holds them</source>
        <translation>ヒープの大きな割合を保持しているオブジェクトや、数の多い型と、その保持元を示します</translation>
    </message>
</context>
<context>
    <name>CompareCommand</name>
    <message>
        <source>%1 and %2 do not look like snapshots of one process: matching their objects by id means nothing. Compare with --by type.</source>
        <translation>%1 と %2 は同じプロセスのスナップショットではないようです。ID によるオブジェクトの照合は意味を持ちません。--by type で比較してください。</translation>
    </message>
    <message>
        <source>What outlives two snapshots can be found only if all three hold objects.</source>
        <translation>残り続けたものを調べるには、3 つのスナップショットすべてにオブジェクトの情報が必要です。</translation>
    </message>
    <message>
        <source>Matching by object needs two snapshots that hold objects. Compare with --by type.</source>
        <translation>オブジェクト単位の照合には、オブジェクトの情報を持つスナップショットが 2 つ必要です。--by type で比較してください。</translation>
    </message>
    <message>
        <source>“%1” is no limit. Give a share or a size, as in 10%, 5MiB or 300kB.</source>
        <translation>「%1」は上限として使えません。10%、5MiB、300kB のように割合またはサイズで指定してください。</translation>
    </message>
    <message>
        <source>%1 and %2 do not look like snapshots of one process: they are compared by type.</source>
        <translation>%1 と %2 は同じプロセスのスナップショットではないようです。型ごとに比較します。</translation>
    </message>
    <message>
        <source>The newer snapshot</source>
        <translation>新しいほうのスナップショット</translation>
    </message>
    <message>
        <source>A later one, to find what outlived both</source>
        <translation>残り続けたものを調べるための、さらに後のスナップショット</translation>
    </message>
    <message>
        <source>Match each object by its id, or only types by their name</source>
        <translation>オブジェクトを ID で照合するか (object)、型だけを名前で照合するか (type)</translation>
    </message>
    <message>
        <source>Exit with 1 if the second is larger by more: 10%, 5MiB, 300kB</source>
        <translation>2 つ目がこれを超えて大きければ終了ステータス 1 で終わります: 10%、5MiB、300kB</translation>
    </message>
    <message>
        <source>The older snapshot, or a file with recorded differences</source>
        <translation>古いほうのスナップショット、または差分が記録されたファイル</translation>
    </message>
    <message>
        <source>Which of the differences that the file has recorded, from 0; the last one if not given</source>
        <translation>ファイルに記録された差分の番号 (0 から)。省略すると最後の差分</translation>
    </message>
    <message>
        <source>--diff is about one file, without a second snapshot.</source>
        <translation>--diff は、2 つ目のスナップショットなしでファイルを 1 つ指定したときに使います。</translation>
    </message>
    <message>
        <source>--by needs two snapshots.</source>
        <translation>--by には 2 つのスナップショットが必要です。</translation>
    </message>
    <message>
        <source>One snapshot lists what a process had mapped, the other what a heap held: they cannot be compared.</source>
        <translation>一方のスナップショットはプロセスのマッピングの一覧、もう一方はヒープの内容です。比較できません。</translation>
    </message>
    <message>
        <source>Snapshots by mapping are compared by kind and name, without --by.</source>
        <translation>マッピングのスナップショットは種類と名前で比較します。--by は指定できません。</translation>
    </message>
    <message>
        <source>Which snapshot of each file, the first is 0: 0,3</source>
        <translation>各ファイルのどのスナップショットを比べるか（最初が 0）：0,3</translation>
    </message>
    <message>
        <source>--snapshots wants a number for each snapshot that is compared, as in --snapshots 0,3.</source>
        <translation>--snapshots には比べるスナップショットごとに番号を 1 つずつ指定してください（例：--snapshots 0,3）。</translation>
    </message>
</context>
<context>
    <name>ComparisonSentences</name>
    <message>
        <source>%1 · %2 new · %3 deleted · recorded</source>
        <translation>%1 · 新規 %2 · 削除 %3 · 記録された差分</translation>
    </message>
    <message>
        <source>%1 · %2 new · %3 deleted</source>
        <translation>%1 · 新規 %2 · 削除 %3</translation>
    </message>
    <message>
        <source>%1 · matched by type</source>
        <translation>%1 · 型で照合</translation>
    </message>
    <message>
        <source> · %1 in place</source>
        <translation> · 既存 %1</translation>
    </message>
    <message>
        <source>Retained sizes are not known: %1</source>
        <translation>保持サイズは不明です: %1</translation>
    </message>
    <message>
        <source>cancelled.</source>
        <translation>キャンセルされました。</translation>
    </message>
    <message>
        <source>These snapshots seem to be of different processes: the same ids mean different objects, so that new and deleted objects say little.</source>
        <translation>これらのスナップショットは別のプロセスのもののようです。同じ ID が別のオブジェクトを指すため、新規と削除の数はあまり参考になりません。</translation>
    </message>
    <message>
        <source>These snapshots seem to be of different processes: they are compared by type, because the same ids mean different objects.</source>
        <translation>これらのスナップショットは別のプロセスのもののようです。同じ ID が別のオブジェクトを指すため、型ごとに比較しています。</translation>
    </message>
    <message>
        <source>The snapshots hold the same objects: nothing changed.</source>
        <translation>2 つのスナップショットのオブジェクトは同じで、変化はありません。</translation>
    </message>
    <message>
        <source>Matched by type, nothing changed: every type has as many objects and bytes in both.</source>
        <translation>型で照合した結果、変化はありません。どの型もオブジェクト数とバイト数が両方で同じです。</translation>
    </message>
    <message>
        <source>No type changed.</source>
        <translation>変化した型はありません。</translation>
    </message>
    <message>
        <source>No type is listed: Node cut the list when it printed it. Print JSON.stringify(diff) to have all.</source>
        <translation>型の一覧がありません。Node が出力時に省略しています。JSON.stringify(diff) を出力すると、すべての型が得られます。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>sentences in a row</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 · matched by line</source>
        <translation>%1 · 行で照合</translation>
    </message>
    <message>
        <source>Nothing changed: what lives of each line is the same in both.</source>
        <translation>変化はありません。どの行についても、残っているものは両方で同じです。</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>All types</source>
        <translation>すべての型</translation>
    </message>
    <message>
        <source>In all: %1, of which %2 by new and deleted objects and %3 by objects that changed their size.</source>
        <translation>全体: %1 (新規と削除のオブジェクト: %2、既存オブジェクトのサイズ変化: %3)</translation>
    </message>
    <message>
        <source>The snapshots hold the same objects: nothing changed.</source>
        <translation>2 つのスナップショットのオブジェクトは同じで、変化はありません。</translation>
    </message>
    <message>
        <source>Matched by type alone, nothing changed: every type has as many objects and bytes in both.</source>
        <translation>型だけで照合した限り変化はありません。どの型もオブジェクト数とサイズが両方で同じです。</translation>
    </message>
    <message>
        <source>Matched object by object:</source>
        <translation>オブジェクト単位で照合:</translation>
    </message>
    <message>
        <source>Matched by type alone, as net differences:</source>
        <translation>型だけで照合（正味の差）:</translation>
    </message>
    <message>
        <source>Types whose objects only changed their size:</source>
        <translation>オブジェクトのサイズだけが変わった型:</translation>
    </message>
    <message>
        <source>By type, as it was recorded:</source>
        <translation>型ごと (記録された差分):</translation>
    </message>
    <message>
        <source>The list holds no type that changed.</source>
        <translation>一覧に、変化した型はありません。</translation>
    </message>
</context>
<context>
    <name>ComparisonTreeText</name>
    <message>
        <source>+ %1 new</source>
        <translation>+ 新規 %1</translation>
    </message>
    <message>
        <source>− %1 deleted</source>
        <translation>− 削除 %1</translation>
    </message>
    <message>
        <source>= %1 grown or shrunk</source>
        <translation>= サイズ変化 %1</translation>
    </message>
</context>
<context>
    <name>ConvertCommand</name>
    <message>
        <source>%1: The name of the output must end in .tidemark, .csv or .json.</source>
        <translation>%1: 出力ファイル名の末尾は .tidemark、.csv、.json のいずれかにしてください。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file name: warning</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Recording to read</source>
        <translation>読み込む記録</translation>
    </message>
</context>
<context>
    <name>CsvLossText</name>
    <message>
        <source>the program</source>
        <translation>プログラム</translation>
    </message>
    <message>
        <source>the start time</source>
        <translation>開始時刻</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) and function span(s)</source>
        <translation>
            <numerusform>イベントと関数の実行区間 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln snapshot(s)</source>
        <translation>
            <numerusform>スナップショット %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line table(s)</source>
        <translation>
            <numerusform>行ごとの表 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV holds samples only. Left out: %1.</source>
        <translation>CSV に保存できるのはサンプルだけです。次のものは含まれません: %1。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) of output</source>
        <translation>
            <numerusform>出力 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recorded difference(s)</source>
        <translation>
            <numerusform>記録された差分 %Ln 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetachedTreeText</name>
    <message>
        <source>%1 in %2</source>
        <comment>an edge, the object that it leaves</comment>
        <translation>%1 ← %2</translation>
    </message>
    <message>
        <source>Type, object, what holds it</source>
        <translation>型、オブジェクト、保持元</translation>
    </message>
</context>
<context>
    <name>DifferencesText</name>
    <message>
        <source>Computed in the program itself, by %1.</source>
        <translation>プログラム自身の中で %1 が計算した差分です。</translation>
    </message>
    <message>
        <source>Computed in the program itself, by %1: up to %2.</source>
        <translation>プログラム自身の中で %1 が計算した差分です (%2 まで)。</translation>
    </message>
    <message>
        <source>Computed in the program itself, by %1: from %2 to %3.</source>
        <translation>プログラム自身の中で %1 が計算した差分です (%2 から %3 まで)。</translation>
    </message>
    <message>
        <source>The heap before: %1 objects, %2; after: %3 objects, %4.</source>
        <translation>前のヒープ: オブジェクト %1 個、%2。後のヒープ: オブジェクト %3 個、%4。</translation>
    </message>
    <message>
        <source>Sizes are those of the objects alone; what they retain and what holds them is not known.</source>
        <translation>サイズはオブジェクト自身のものです。保持しているものと、何に保持されているかは分かりません。</translation>
    </message>
    <message>
        <source>The list of types is incomplete: it was cut when it was printed.</source>
        <translation>型の一覧は不完全です。出力時に省略されています。</translation>
    </message>
    <message>
        <source>The types listed add up to %1, the whole heap changed by %2: the tool does not list all that changed.</source>
        <translation>一覧にある型の合計は %1、ヒープ全体の変化は %2 です。ツールは変化のすべてを一覧にしません。</translation>
    </message>
    <message>
        <source>The types listed add up to %1, the whole heap changed by %2.</source>
        <translation>一覧にある型の合計は %1、ヒープ全体の変化は %2 です。</translation>
    </message>
</context>
<context>
    <name>DominatorTreeText</name>
    <message>
        <source>Dominated object</source>
        <translation>支配されるオブジェクト</translation>
    </message>
    <message>
        <source>Freed with the object it is under</source>
        <translation>上位のオブジェクトと一緒に解放されます</translation>
    </message>
    <message>
        <source>Dominator</source>
        <translation>ドミネーター</translation>
    </message>
    <message>
        <source>Freeing it frees all objects above it in this list</source>
        <translation>これを解放すると、この一覧で上にあるオブジェクトもすべて解放されます</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>Of the whole snapshot</source>
        <translation>スナップショット全体に対する割合</translation>
    </message>
</context>
<context>
    <name>DuplicateTreeText</name>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>個数</translation>
    </message>
    <message>
        <source>Strings of this text and size</source>
        <translation>テキストとサイズが同じ文字列</translation>
    </message>
    <message>
        <source>Size of each</source>
        <translation>1 つのサイズ</translation>
    </message>
    <message>
        <source>Wasted</source>
        <translation>無駄</translation>
    </message>
    <message>
        <source>What all copies but one take: one would be enough</source>
        <translation>1 つを除いた全コピーのサイズ (1 つあれば足ります)</translation>
    </message>
    <message>
        <source>Cut in the file: the strings may differ behind that.</source>
        <translation>ファイル内で切り詰められています。その先は異なる可能性があります。</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The content is damaged. Copy the file again or record it again.</source>
        <translation>内容が壊れています。ファイルをコピーし直すか、記録し直してください。</translation>
    </message>
    <message>
        <source>The content is damaged: “%1” does not belong there. Copy the file again or record it again.</source>
        <translation>内容が壊れています。「%1」は不正な値です。ファイルをコピーし直すか、記録し直してください。</translation>
    </message>
    <message>
        <source>The content is damaged at %1. Copy the file again or record it again.</source>
        <translation>%1で内容が壊れています。ファイルをコピーし直すか、記録し直してください。</translation>
    </message>
    <message>
        <source>The content is damaged at %1: “%2” does not belong there. Copy the file again or record it again.</source>
        <translation>%1で内容が壊れています。「%2」は不正な値です。ファイルをコピーし直すか、記録し直してください。</translation>
    </message>
    <message>
        <source>The file holds no sample that can be shown. Record again, and let the program run a little longer.</source>
        <translation>表示できるサンプルがありません。プログラムをもう少し長く実行して、記録し直してください。</translation>
    </message>
    <message>
        <source>The file ends too early. Copy it again or record it again.</source>
        <translation>ファイルが途中で終わっています。コピーし直すか、記録し直してください。</translation>
    </message>
    <message>
        <source>The file ends too early, at %1. Copy it again or record it again.</source>
        <translation>ファイルが%1で途切れています。コピーし直すか、記録し直してください。</translation>
    </message>
    <message>
        <source>The compressed data is damaged. Copy the file again.</source>
        <translation>圧縮データが壊れています。ファイルをコピーし直してください。</translation>
    </message>
    <message>
        <source>The compressed data is damaged at %1. Copy the file again.</source>
        <translation>%1で圧縮データが壊れています。ファイルをコピーし直してください。</translation>
    </message>
    <message>
        <source>Opening this file would pass the limit of %1. Open a smaller recording.</source>
        <translation>このファイルを開くと上限の %1 を超えます。もっと小さい記録を開いてください。</translation>
    </message>
    <message>
        <source>There is not enough memory to open this file. Close other recordings or open a smaller one.</source>
        <translation>メモリ不足のため、このファイルを開けません。ほかの記録を閉じるか、もっと小さい記録を開いてください。</translation>
    </message>
    <message>
        <source>Reading failed: %1. Check the disk or the network, then try again.</source>
        <translation>読み込みに失敗しました: %1。ディスクまたはネットワークを確認して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Reading failed at %1: %2. Check the disk or the network, then try again.</source>
        <translation>%1で読み込みに失敗しました: %2。ディスクまたはネットワークを確認して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>%1 行目</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>先頭から %1 バイトの位置</translation>
    </message>
    <message>
        <source>The file cannot be opened: %1. Check its name and whether you may read it.</source>
        <translation>ファイルを開けません: %1。ファイル名と読み取り権限を確認してください。</translation>
    </message>
    <message>
        <source>This is a folder or a device. Choose a file.</source>
        <translation>これはフォルダーまたはデバイスです。ファイルを選んでください。</translation>
    </message>
    <message>
        <source>The file is empty. Check that the profiler finished writing it.</source>
        <translation>ファイルが空です。プロファイラーが書き込みを終えたか確認してください。</translation>
    </message>
    <message>
        <source>The file cannot be written: %1. Check free space and permissions, or choose another place.</source>
        <translation>ファイルに書き込めません: %1。空き容量と権限を確認するか、別の場所を選んでください。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>キャンセルしました。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file name: sentence</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <comment>a place: what stands there</comment>
        <translation>%1「%2」</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>ファイルまたはフォルダーが見つかりません</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>アクセス権がありません</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>この操作は許可されていません</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>フォルダーです</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>空き容量がありません</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>読み取り専用のファイルシステムです</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>ファイル名が長すぎます</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>入出力エラーが発生しました</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>開いているファイルが多すぎます</translation>
    </message>
    <message>
        <source>The compressed file unpacks to far more than its size suggests, as no recording does, and was not read further. If you trust it, unpack it and open the result.</source>
        <translation>この圧縮ファイルは、展開するとファイルサイズから考えられるよりはるかに大きくなるため、途中で読み込みを中止しました。信頼できるファイルであれば、展開してから開いてください。</translation>
    </message>
    <message>
        <source>This takes at least %1 of memory, and only %2 is free. Close other recordings or open a smaller one.</source>
        <translation>少なくとも %1 のメモリが必要ですが、空きは %2 しかありません。ほかの記録を閉じるか、より小さい記録を開いてください。</translation>
    </message>
    <message>
        <source>There is no such process, or it has ended. Choose another one.</source>
        <translation>そのプロセスは存在しないか、終了しています。別のプロセスを選んでください。</translation>
    </message>
    <message>
        <source>The system does not let you look at this process. Processes of the same user can be watched without further rights.</source>
        <translation>このプロセスを見ることはシステムで許可されていません。同じユーザーのプロセスであれば、追加の権限なしで監視できます。</translation>
    </message>
    <message>
        <source>The process has ended and only waits for its parent to notice. It has no memory any more.</source>
        <translation>プロセスはすでに終了し、親プロセスによる回収を待っているだけです。メモリはもうありません。</translation>
    </message>
    <message>
        <source>This is a part of the kernel and has no memory of its own. Choose another process.</source>
        <translation>これはカーネルの一部で、固有のメモリがありません。別のプロセスを選んでください。</translation>
    </message>
    <message>
        <source>The program cannot be started: %1. Check its name and the folder.</source>
        <translation>プログラムを起動できません: %1。名前とフォルダを確認してください。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>what stands in the file</comment>
        <translation>「%1」</translation>
    </message>
    <message>
        <source>The file holds no valid sample: its lines are damaged or hold impossible values, such as sizes below 0 or above 8 PiB. The first one is %1. Mend the file, or name its format with --format if it is another one.</source>
        <translation>有効なサンプルがありません。行が破損しているか、ありえない値（0 未満や 8 PiB を超えるサイズなど）が書かれています。最初の該当箇所は%1です。ファイルを修正するか、別の形式であれば --format で指定してください。</translation>
    </message>
    <message>
        <source>This is a link, and links are not written to. Name the file itself, or choose another name.</source>
        <translation>これはリンクで、リンクには書き込みません。ファイルそのものを指定するか、別の名前を選んでください。</translation>
    </message>
    <message>
        <source>This is a folder. Choose the name of a file.</source>
        <translation>これはフォルダーです。ファイル名を指定してください。</translation>
    </message>
    <message>
        <source>This is a device, a pipe or a socket. Choose the name of a file.</source>
        <translation>これはデバイス、パイプ、またはソケットです。ファイル名を指定してください。</translation>
    </message>
    <message>
        <source>Tidemark is writing to this file already. Choose another name.</source>
        <translation>このファイルには Tidemark がすでに書き込んでいます。別の名前を選んでください。</translation>
    </message>
    <message>
        <source>There is another file of this name, which would be lost. Choose another name, or replace it with --force.</source>
        <translation>この名前の別のファイルがあり、上書きすると失われます。別の名前を選ぶか、--force で置き換えてください。</translation>
    </message>
    <message>
        <source>The table holds no number that can be shown, the first that is none is “%2” in %1. Sizes are numbers, with a unit such as KiB or MB if they count no bytes.</source>
        <translation>表示できる数値が表にありません。数値でない最初の値は%1の「%2」です。サイズは数値で書き、バイト単位でない場合は KiB や MB などの単位を付けてください。</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a cell in a place</comment>
        <translation>%2の%1</translation>
    </message>
    <message>
        <source>The column “%1” holds no time that can be read, the first is %2. Times are numbers, such as seconds, or dates and times, such as 2025-04-02 23:07:04.</source>
        <translation>列「%1」に読み取れる時刻がありません。最初の値は%2です。時刻は秒などの数値か、2025-04-02 23:07:04 のような日時で書いてください。</translation>
    </message>
    <message>
        <source>cell %1</source>
        <translation>セル %1</translation>
    </message>
    <message>
        <source>There is no column “%1”: the format itself says what this file holds. Columns can be chosen of CSV and JSON files and of logs of psrecord.</source>
        <translation>列「%1」はありません。このファイルの内容は形式そのもので決まっています。列を指定できるのは CSV と JSON のファイル、および psrecord のログです。</translation>
    </message>
    <message>
        <source>There is no column “%1”. The columns are %2.</source>
        <translation>列「%1」はありません。列は %2 です。</translation>
    </message>
    <message>
        <source>All columns with numbers are to be ignored, so there is nothing to show. Leave one of them as memory or as a counter.</source>
        <translation>数値の列がすべて無視されるため、表示するものがありません。少なくとも 1 列をメモリまたはカウンターとして残してください。</translation>
    </message>
    <message>
        <source>Reading this took %1 of memory, more than the %2 that a file of its size may take of what was free. Close other recordings or open a smaller one.</source>
        <translation>読み込みに %1 のメモリを使いました。これは、このサイズのファイルが空きメモリから使ってよい %2 を超えています。ほかの記録を閉じるか、もっと小さい記録を開いてください。</translation>
    </message>
    <message>
        <source>Reading stopped at %1: a single value there is longer than %2, which is the limit. The file may be damaged; record it again.</source>
        <translation>%1で読み込みを中止しました。そこにある 1 つの値が、上限の %2 より長くなっています。ファイルが壊れている可能性があります。もう一度記録してください。</translation>
    </message>
    <message>
        <source>These snapshots hold different things, such as types of objects and lines that allocated: they cannot be compared. Choose two of a kind.</source>
        <translation>オブジェクトの型と割り当てた行のように、内容の種類が違うスナップショットは比較できません。同じ種類のものを 2 つ選んでください。</translation>
    </message>
    <message>
        <source>The folder does not exist. Choose another place.</source>
        <translation>フォルダーが存在しません。別の場所を選んでください。</translation>
    </message>
</context>
<context>
    <name>ExperimentCommand</name>
    <message>
        <source>There is no run to compare: none ended well.</source>
        <translation>比べられる実行がありません。正常に終わったものがありませんでした。</translation>
    </message>
    <message>
        <source>Run each program so many times, in turn, and compare them; --- stands between programs, --output names a folder</source>
        <translation>各プログラムをこの回数だけ順番に実行して比べます。プログラムの間には --- を置き、--output にはフォルダーを指定します</translation>
    </message>
    <message>
        <source>Runs of each program before them that are not compared, none if not given</source>
        <translation>その前に行う、比較に入れない各プログラムの実行回数。省略時は 0</translation>
    </message>
    <message>
        <source>Run the programs of this experiment again, which --repeat has made, and compare them with what they were</source>
        <translation>--repeat で作ったこの実験のプログラムをもう一度実行し、前の結果と比べます</translation>
    </message>
    <message>
        <source>--experiment runs the commands of that experiment again, into its folder: no --output and no other commands go with it.</source>
        <translation>--experiment はその実験のコマンドを同じフォルダーにもう一度実行します。--output やほかのコマンドは一緒に指定できません。</translation>
    </message>
    <message>
        <source>--repeat is about programs that are started: -- COMMAND ARG... with --- between commands.</source>
        <translation>--repeat は起動するプログラムに使います。-- COMMAND ARG... の形で、コマンドの間に --- を置いてください。</translation>
    </message>
    <message>
        <source>--output wants the name of a folder.</source>
        <translation>--output にはフォルダー名が必要です。</translation>
    </message>
</context>
<context>
    <name>ExperimentFiles</name>
    <message numerus="yes">
        <source>%n more are left out, too.</source>
        <translation>
            <numerusform>ほかに %Ln 件も比較に入れません。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExperimentText</name>
    <message>
        <source>Run %1 of %2, to warm up: %3</source>
        <comment>number, all, command</comment>
        <translation>実行 %1/%2（ウォームアップ）：%3</translation>
    </message>
    <message>
        <source>Run %1 of %2: %3</source>
        <comment>number, all, command</comment>
        <translation>実行 %1/%2：%3</translation>
    </message>
    <message>
        <source>%1: %2 was ended by signal %3: this run is left out of the comparison.</source>
        <comment>file, command, number</comment>
        <translation>%1: %2 はシグナル %3 で終了したため、この実行は比較に入れません。</translation>
    </message>
    <message>
        <source>%1: %2 exited with %3: this run is left out of the comparison.</source>
        <comment>file, command, number</comment>
        <translation>%1: %2 は終了ステータス %3 で終わったため、この実行は比較に入れません。</translation>
    </message>
    <message>
        <source>%1, series %2</source>
        <comment>command, number</comment>
        <translation>%1、シリーズ %2</translation>
    </message>
    <message>
        <source>ended by signal %1</source>
        <translation>シグナル %1 で終了</translation>
    </message>
    <message>
        <source>exited with %1</source>
        <translation>終了ステータス %1</translation>
    </message>
    <message>
        <source>to warm up</source>
        <translation>ウォームアップ</translation>
    </message>
    <message>
        <source>compared</source>
        <translation>比較に使用</translation>
    </message>
</context>
<context>
    <name>FactText</name>
    <message>
        <source>attached to its page</source>
        <translation>ページに接続済み</translation>
    </message>
    <message>
        <source>detached from its page</source>
        <translation>ページから切り離し済み</translation>
    </message>
    <message>
        <source>(anonymous)</source>
        <comment>a function</comment>
        <translation>(匿名)</translation>
    </message>
    <message>
        <source>Allocated in</source>
        <translation>割り当て元</translation>
    </message>
    <message>
        <source>called by</source>
        <translation>呼び出し元</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>型</translation>
    </message>
    <message>
        <source>Edges from it</source>
        <translation>出るエッジ</translation>
    </message>
    <message>
        <source>Edges to it</source>
        <translation>入るエッジ</translation>
    </message>
    <message>
        <source>In a page</source>
        <translation>ページとの関係</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Self size (without its stores)</source>
        <translation>自身のサイズ（格納先を除く）</translation>
    </message>
</context>
<context>
    <name>FetchCommand</name>
    <message>
        <source>%1 is no moment. Moments are written 2026-12-01T02:00:00Z, 1796092969 (seconds since 1970), now, or 2h (before now).</source>
        <translation>%1 は時刻として読めません。2026-12-01T02:00:00Z、1796092969(1970 年からの秒数)、now、2h(今から遡る長さ)のように指定してください。</translation>
    </message>
    <message>
        <source>--start must not be behind --end.</source>
        <translation>--start は --end より後にできません。</translation>
    </message>
    <message>
        <source>%1 is no step. Steps are written 15s, 1m, 1h30m.</source>
        <translation>%1 は間隔として読めません。15s、1m、1h30m のように指定してください。</translation>
    </message>
    <message>
        <source>URL must be the address of a web server, such as http://localhost:9090.</source>
        <translation>URL には http://localhost:9090 のような Web サーバーのアドレスを指定してください。</translation>
    </message>
    <message>
        <source>--query wants a query, such as process_resident_memory_bytes.</source>
        <translation>--query には process_resident_memory_bytes のようなクエリを指定してください。</translation>
    </message>
    <message>
        <source>%1: The name of the output must end in .tidemark or .json.</source>
        <translation>%1: 出力ファイルの名前は .tidemark または .json で終わる必要があります。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file name: warning</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The server remarks: “%1”.</source>
        <translation>サーバーからの注意があります(「%1」)。</translation>
    </message>
    <message>
        <source>%1: series: %2, samples: %3</source>
        <comment>file: two counts</comment>
        <translation>%1: 系列 %2、サンプル %3</translation>
    </message>
    <message>
        <source>Also for Thanos, Mimir, VictoriaMetrics and Grafana’s proxy to one of them. User and password stand in the URL, https://USER:PASSWORD@host, where other users of this machine may see them; a token comes from the environment variable TIDEMARK_BEARER. Neither is written anywhere.</source>
        <translation>Thanos、Mimir、VictoriaMetrics と、それらへの Grafana のプロキシにも使えます。ユーザー名とパスワードは URL に https://USER:PASSWORD@host の形で指定しますが、このコンピューターの他のユーザーに見えることがあります。トークンは環境変数 TIDEMARK_BEARER で渡します。どちらもどこにも保存されません。</translation>
    </message>
    <message>
        <source>Address of the server, with the path before “/api/v1”</source>
        <translation>サーバーのアドレス(「/api/v1」の前までのパスを含む)</translation>
    </message>
    <message>
        <source>PromQL, for instance process_resident_memory_bytes{job=&quot;a&quot;}; where process_start_time_seconds comes along, its changes are marked as restarts</source>
        <translation>PromQL。例: process_resident_memory_bytes{job=&quot;a&quot;}。process_start_time_seconds も一緒に取得すると、その変化が再起動として記録されます</translation>
    </message>
    <message>
        <source>From when: 2026-12-01T02:00:00Z, seconds since 1970, or 2h, 7d before now (1h if not given)</source>
        <translation>開始時刻: 2026-12-01T02:00:00Z、1970 年からの秒数、または今から遡る長さ 2h、7d(省略時は 1h)</translation>
    </message>
    <message>
        <source>Until when (now if not given)</source>
        <translation>終了時刻(省略時は現在)</translation>
    </message>
    <message>
        <source>Time between samples: 15s, 1m; if not given, as a chart can show it</source>
        <translation>サンプルの間隔: 15s、1m。省略時はグラフに表示できる細かさ</translation>
    </message>
</context>
<context>
    <name>FetchText</name>
    <message>
        <source>The server cannot be reached: %1. Check the address and the port, and whether the server runs.</source>
        <translation>サーバーに接続できません: %1。アドレスとポート、サーバーが動いているかを確認してください。</translation>
    </message>
    <message>
        <source>The server took the question and says nothing. Ask for a shorter time, a longer step or fewer series.</source>
        <translation>サーバーは要求を受け取りましたが応答しません。期間を短くするか、間隔を長くするか、系列を減らしてください。</translation>
    </message>
    <message>
        <source>The server wants to know who asks, or does not know the password. Give user and password in the address, https://USER:PASSWORD@host, or a token in the environment variable TIDEMARK_BEARER.</source>
        <translation>サーバーが認証を求めているか、パスワードが違います。アドレスに https://USER:PASSWORD@host の形でユーザー名とパスワードを入れるか、環境変数 TIDEMARK_BEARER にトークンを設定してください。</translation>
    </message>
    <message>
        <source>The server does not let this user read its history. Ask with another user or token.</source>
        <translation>このユーザーにはサーバーの履歴を読む権限がありません。別のユーザーまたはトークンを使ってください。</translation>
    </message>
    <message>
        <source>The server does not let this user read its history (“%1”). Ask with another user or token.</source>
        <translation>このユーザーにはサーバーの履歴を読む権限がありません(「%1」)。別のユーザーまたはトークンを使ってください。</translation>
    </message>
    <message>
        <source>The server sends on to %1, which is not followed, so that no password goes there. If you trust that address, give it; if it is a page to log in, give a token in the environment variable TIDEMARK_BEARER.</source>
        <translation>サーバーは %1 への転送を求めましたが、パスワードを渡さないために従いませんでした。信頼できるアドレスならそれを指定してください。ログインページの場合は、環境変数 TIDEMARK_BEARER にトークンを設定してください。</translation>
    </message>
    <message>
        <source>A web server answers, but has no Prometheus there. Give the address before “/api/v1”, as http://host:9090; Grafana has it under /api/datasources/proxy/uid/…, Mimir under /prometheus.</source>
        <translation>Web サーバーは応答しましたが、そこに Prometheus はありません。http://host:9090 のように「/api/v1」の前までのアドレスを指定してください。Grafana では /api/datasources/proxy/uid/…、Mimir では /prometheus の下にあります。</translation>
    </message>
    <message>
        <source>What the server answers is no answer of Prometheus; it begins with “%1”. Check the address.</source>
        <translation>サーバーの応答は Prometheus のものではありません。「%1」で始まっています。アドレスを確認してください。</translation>
    </message>
    <message>
        <source>The server refuses the query. Check it.</source>
        <translation>サーバーがクエリを拒否しました。クエリを確認してください。</translation>
    </message>
    <message>
        <source>The server refuses the query: “%1”.</source>
        <translation>サーバーがクエリを拒否しました(「%1」)。</translation>
    </message>
    <message>
        <source>The server fails: “%1”. Try again later, or ask for a shorter time, a longer step or fewer series.</source>
        <translation>サーバーでエラーが起きました: 「%1」。後でもう一度試すか、期間を短くするか、間隔を長くするか、系列を減らしてください。</translation>
    </message>
    <message>
        <source>The answer is larger than %1 bytes and was not read to its end. Ask for fewer series, by labels.</source>
        <translation>応答が %1 バイトを超えたため、最後まで読みませんでした。ラベルで系列を絞ってください。</translation>
    </message>
    <message>
        <source>There are more than %1 series. Choose fewer, by labels.</source>
        <translation>系列が %1 を超えています。ラベルで絞ってください。</translation>
    </message>
    <message>
        <source>There are more than %1 samples, for which there is not memory enough. Ask for a shorter time, a longer step or fewer series.</source>
        <translation>サンプルが %1 を超え、メモリが足りません。期間を短くするか、間隔を長くするか、系列を減らしてください。</translation>
    </message>
    <message>
        <source>The server has nothing for this query in this time. Check the name of the metric, the labels and the time.</source>
        <translation>この期間にこのクエリに当てはまるデータがサーバーにありません。メトリクス名、ラベル、期間を確認してください。</translation>
    </message>
    <message>
        <source>The server has no number for this query in this time, only what is none (NaN, infinity). Check what the query computes.</source>
        <translation>この期間、このクエリに対する数値がサーバーにありません（NaN や無限大だけです）。クエリの計算内容を確認してください。</translation>
    </message>
    <message>
        <source>The server has been answering for %1 minutes, and is not at the end. Ask for a shorter time, a longer step or fewer series.</source>
        <translation>サーバーは %1 分たっても応答を終えていません。期間を短くするか、間隔を長くするか、系列を減らしてください。</translation>
    </message>
    <message>
        <source>The server answers with another time than it was asked for, so that its samples would count several times. Check whether something between here and the server leaves out “start” and “end”.</source>
        <translation>サーバーは要求とは異なる期間を返しており、サンプルが何度も数えられてしまいます。サーバーまでの途中で「start」と「end」が取り除かれていないか確認してください。</translation>
    </message>
</context>
<context>
    <name>FieldTreeText</name>
    <message>
        <source>Field</source>
        <translation>フィールド</translation>
    </message>
    <message>
        <source>The edge</source>
        <translation>エッジの名前</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>The object it leads to</source>
        <translation>エッジの先のオブジェクト</translation>
    </message>
</context>
<context>
    <name>FollowedText</name>
    <message>
        <source>The snapshots were not taken in this order: name the oldest first, to find what outlived the first two.</source>
        <translation>スナップショットはこの順に作成されていません。残り続けたものを調べるには、最も古いものから順に指定してください。</translation>
    </message>
    <message>
        <source>The third snapshot does not look like one of the same process: what came between the first two cannot be followed to it.</source>
        <translation>3 つ目のスナップショットは同じプロセスのものではないようです。最初の 2 つの間に現れたものを 3 つ目まで追跡できません。</translation>
    </message>
    <message>
        <source>The first two snapshots do not look like ones of one process: what came between them cannot be followed to the third.</source>
        <translation>最初の 2 つのスナップショットは同じプロセスのものではないようです。その間に現れたものを 3 つ目まで追跡できません。</translation>
    </message>
</context>
<context>
    <name>ForeignText</name>
    <message>
        <source>If it is one of those that “tidemark-cli formats” lists, name it with --format. Readings of your own can be opened as a CSV table with the columns “time” and “rss”.</source>
        <translation>「tidemark-cli formats」に表示される形式であれば、--format で指定してください。独自の測定値は、「time」列と「rss」列のある CSV の表にすれば開けます。</translation>
    </message>
    <message>
        <source>This is none of the formats that Tidemark reads. %1</source>
        <translation>Tidemark で読み込める形式ではありません。%1</translation>
    </message>
    <message>
        <source>This text is none of the formats that Tidemark reads; it begins with “%1”. %2</source>
        <translation>このテキストは Tidemark で読み込める形式ではありません（先頭は「%1」）。%2</translation>
    </message>
    <message>
        <source>This is a zip archive inside of another packed file. Unpack it and open what is in it.</source>
        <translation>別の圧縮ファイルに入った zip アーカイブです。展開してから中のファイルを開いてください。</translation>
    </message>
    <message>
        <source>This zip archive is protected by a password. Unpack it and open what is in it.</source>
        <translation>この zip アーカイブはパスワードで保護されています。展開してから中のファイルを開いてください。</translation>
    </message>
    <message>
        <source>This is a tar archive. Unpack it and open what is in it.</source>
        <translation>tar アーカイブです。展開してから中のファイルを開いてください。</translation>
    </message>
    <message>
        <source>This is a 7z archive. Unpack it and open what is in it.</source>
        <translation>7z アーカイブです。展開してから中のファイルを開いてください。</translation>
    </message>
    <message>
        <source>This is a RAR archive. Unpack it and open what is in it.</source>
        <translation>RAR アーカイブです。展開してから中のファイルを開いてください。</translation>
    </message>
    <message>
        <source>This file is packed with LZ4. Unpack it and open the result.</source>
        <translation>LZ4 で圧縮されたファイルです。展開してから開いてください。</translation>
    </message>
    <message>
        <source>This file is packed more than three times. Unpack it and open the result.</source>
        <translation>4 回以上圧縮されたファイルです。展開してから開いてください。</translation>
    </message>
    <message>
        <source>This is an Excel workbook. Save the sheet with the readings as CSV and open that.</source>
        <translation>Excel ブックです。測定値のシートを CSV で保存し、それを開いてください。</translation>
    </message>
    <message>
        <source>This is an office document. Save the table with the readings as CSV and open that.</source>
        <translation>オフィス文書です。測定値の表を CSV で保存し、それを開いてください。</translation>
    </message>
    <message>
        <source>This is a PDF document, no profile.</source>
        <translation>PDF 文書です。プロファイルではありません。</translation>
    </message>
    <message>
        <source>This is an image, no profile. Open the data that it was drawn from.</source>
        <translation>画像です。プロファイルではありません。元のデータを開いてください。</translation>
    </message>
    <message>
        <source>This is a web page, no profile. If it was downloaded, look at what it says instead of the file.</source>
        <translation>Web ページです。プロファイルではありません。ダウンロードしたものであれば、ファイルの代わりに何が表示されたか確認してください。</translation>
    </message>
    <message>
        <source>This is a database file. Export the table with the readings as CSV and open that.</source>
        <translation>データベースファイルです。測定値の表を CSV に書き出し、それを開いてください。</translation>
    </message>
    <message>
        <source>This is a program, no profile. To watch it, use “Run”, or “tidemark-cli record”.</source>
        <translation>プログラムです。プロファイルではありません。監視するには「実行」または「tidemark-cli record」を使ってください。</translation>
    </message>
    <message>
        <source>This is UTF-32 text. Save it as UTF-8 and open that.</source>
        <translation>UTF-32 のテキストです。UTF-8 で保存し、それを開いてください。</translation>
    </message>
    <message>
        <source>This is binary data of a kind that Tidemark does not know. What it reads is listed by “tidemark-cli formats”.</source>
        <translation>Tidemark の知らない種類のバイナリデータです。読み込める形式は「tidemark-cli formats」で確認できます。</translation>
    </message>
    <message numerus="yes">
        <source>None of the %Ln file(s) in this zip archive is a recording that Tidemark reads: %1. Unpack it and open one by itself to see why.</source>
        <translation>
            <numerusform>この zip アーカイブの %Ln 個のファイルには、Tidemark で読み込める記録がありません: %1。理由を調べるには、展開して 1 つずつ開いてください。</numerusform>
        </translation>
    </message>
    <message>
        <source>This is the output of %1, which Tidemark does not read yet. What it reads is listed by “tidemark-cli formats”.</source>
        <translation>%1 の出力です。Tidemark はまだ読み込めません。読み込める形式は「tidemark-cli formats」で確認できます。</translation>
    </message>
    <message>
        <source>This is the output of %1, which Tidemark does not read. Put its readings into a CSV table with the columns “time” and “rss”, or watch the program with “Attach” or “tidemark-cli record”.</source>
        <translation>%1 の出力です。Tidemark では読み込めません。測定値を「time」列と「rss」列のある CSV の表にするか、「アタッチ」または「tidemark-cli record」でプログラムを監視してください。</translation>
    </message>
    <message>
        <source>This table has no time column: its columns are %1. Call the column with the times “time”, or name the format with --format.</source>
        <translation>この表には時刻の列がありません。列は %1 です。時刻の列の名前を「time」にするか、--format で形式を指定してください。</translation>
    </message>
    <message>
        <source>There is no format “%1”. “tidemark-cli formats” lists them all.</source>
        <translation>形式「%1」はありません。すべての形式は「tidemark-cli formats」で確認できます。</translation>
    </message>
    <message>
        <source>The file has version %1 of its format, which is too new. Update Tidemark to open it.</source>
        <translation>ファイル形式のバージョン %1 は新しすぎます。開くには Tidemark を更新してください。</translation>
    </message>
    <message>
        <source>This is a session of Tidemark, which names other files. Its window opens it; here, open one of the files that it names.</source>
        <translation>これは他のファイルを参照する Tidemark のセッションです。セッションはウィンドウで開けます。ここでは、その中に記されたファイルを開いてください。</translation>
    </message>
    <message>
        <source>This table has %1 columns, and those of up to %2 are read. Leave out the columns that are not needed.</source>
        <translation>この表には %1 列あります。読み込めるのは %2 列までです。不要な列を除いてください。</translation>
    </message>
</context>
<context>
    <name>FormatsCommand</name>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Usual file names</source>
        <translation>一般的なファイル名</translation>
    </message>
</context>
<context>
    <name>GroupText</name>
    <message>
        <source>%1, %2</source>
        <comment>a figure, and its change</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>which cannot be set against %1: that is 0</source>
        <translation>%1 が 0 のため比べられません</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%2 に対して %1</translation>
    </message>
    <message>
        <source>%1; one run in a group tells no range</source>
        <translation>%1（実行が 1 回だけのグループがあるため、区間は示せません）</translation>
    </message>
    <message>
        <source>%1 (95 %: %2 to %3)</source>
        <translation>%1（95 %：%2 ～ %3）</translation>
    </message>
    <message>
        <source>%1, more than noise</source>
        <translation>%1、ばらつきを超える差</translation>
    </message>
    <message>
        <source>%1, which may be noise</source>
        <translation>%1、ばらつきの範囲内の可能性</translation>
    </message>
    <message>
        <source>peak %1 on average</source>
        <translation>ピークは平均 %1</translation>
    </message>
    <message>
        <source>duration %1 on average</source>
        <translation>実行時間は平均 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a group of runs, and what is said of it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between two figures of a group</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>%1 → %2 (%3)</source>
        <comment>before, after, change</comment>
        <translation>%1 → %2（%3）</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>before, after</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>for each item %1 and %2</source>
        <comment>size, duration</comment>
        <translation>1 件あたり %1 と %2</translation>
    </message>
    <message>
        <source>%1 against %2; averages alone tell no range</source>
        <translation>%2 に対して %1（平均値だけなので、区間は示せません）</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面積</translation>
    </message>
    <message>
        <source>%1·s</source>
        <comment>size times seconds</comment>
        <translation>%1·秒</translation>
    </message>
    <message>
        <source>1 run: %1</source>
        <translation>1 回の実行：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n runs: mean %1 (95 %: %2 to %3), median %4, standard deviation %5</source>
        <translation>
            <numerusform>%Ln 回の実行：平均 %1（95 %：%2～%3）、中央値 %4、標準偏差 %5</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupsReport</name>
    <message>
        <source>Group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>実行数</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>ピーク</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>vs. base</source>
        <translation>基準比</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 ～ %2</translation>
    </message>
    <message>
        <source>peak of %1 against %2</source>
        <translation>%1 のピーク（%2 との比較）</translation>
    </message>
    <message>
        <source>peak of %1</source>
        <translation>%1 のピーク</translation>
    </message>
    <message>
        <source>No run ended well.</source>
        <translation>正常に終了した実行がありません。</translation>
    </message>
</context>
<context>
    <name>GrowthLimit</name>
    <message>
        <source>The total grew by %1 (%2), which is more than %3.</source>
        <translation>合計が %1 (%2) 増えました。上限 %3 を超えています。</translation>
    </message>
</context>
<context>
    <name>GrowthRateText</name>
    <message>
        <source>%1/day</source>
        <comment>size</comment>
        <translation>%1/日</translation>
    </message>
    <message>
        <source>%1/h</source>
        <comment>size</comment>
        <translation>%1/時</translation>
    </message>
    <message>
        <source>%1/min</source>
        <comment>size</comment>
        <translation>%1/分</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>size</comment>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>(%1 to %2)</source>
        <comment>two numbers</comment>
        <translation>(%1 ~ %2)</translation>
    </message>
    <message>
        <source>(%1–%2)</source>
        <comment>two numbers</comment>
        <translation>(%1–%2)</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 時間</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 日</translation>
    </message>
</context>
<context>
    <name>HeapAreaText</name>
    <message>
        <source>Whole snapshot</source>
        <translation>スナップショット全体</translation>
    </message>
    <message>
        <source>Outside the heap</source>
        <translation>ヒープの外</translation>
    </message>
    <message>
        <source>Objects: %1</source>
        <translation>オブジェクト数: %1</translation>
    </message>
    <message>
        <source>shallow %1</source>
        <translation>浅いサイズ %1</translation>
    </message>
    <message>
        <source>retained %1</source>
        <translation>保持サイズ %1</translation>
    </message>
</context>
<context>
    <name>HeapColumns</name>
    <message>
        <source># New</source>
        <translation># 新規</translation>
    </message>
    <message>
        <source>Objects that are only in snapshot B</source>
        <translation>スナップショット B だけにあるオブジェクト</translation>
    </message>
    <message>
        <source># Deleted</source>
        <translation># 削除</translation>
    </message>
    <message>
        <source>Objects that are only in snapshot A</source>
        <translation>スナップショット A だけにあるオブジェクト</translation>
    </message>
    <message>
        <source># Delta</source>
        <translation># デルタ</translation>
    </message>
    <message>
        <source>New objects less deleted ones</source>
        <translation>新規オブジェクトの数から削除された数を引いた値</translation>
    </message>
    <message>
        <source>Allocated size</source>
        <translation>割り当てサイズ</translation>
    </message>
    <message>
        <source>Size of the new objects alone</source>
        <translation>新規オブジェクト自体のサイズ</translation>
    </message>
    <message>
        <source>Alloc. size</source>
        <translation>割り当て</translation>
    </message>
    <message>
        <source>Freed size</source>
        <translation>解放サイズ</translation>
    </message>
    <message>
        <source>Size of the deleted objects alone</source>
        <translation>削除されたオブジェクト自体のサイズ</translation>
    </message>
    <message>
        <source>Size delta</source>
        <translation>サイズの差分</translation>
    </message>
    <message>
        <source>Size of the new objects less that of deleted ones</source>
        <translation>新規オブジェクトのサイズから削除されたもののサイズを引いた値</translation>
    </message>
    <message>
        <source>Grown in place</source>
        <translation>既存オブジェクトの増加</translation>
    </message>
    <message>
        <source>By how much objects that are in both snapshots grew, less what they shrank</source>
        <translation>両方のスナップショットにあるオブジェクトが大きくなった分から、小さくなった分を引いた値</translation>
    </message>
    <message>
        <source>In place</source>
        <translation>既存の増減</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>型</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>オブジェクト数</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距離</translation>
    </message>
    <message>
        <source>Steps from the roots of the program, of the nearest object</source>
        <translation>プログラムのルートから最も近いオブジェクトまでのステップ数</translation>
    </message>
    <message>
        <source>Steps from the roots of the program</source>
        <translation>プログラムのルートからのステップ数</translation>
    </message>
    <message>
        <source>Shallow size</source>
        <translation>浅いサイズ</translation>
    </message>
    <message>
        <source>Of the objects alone</source>
        <translation>オブジェクト自体のサイズ</translation>
    </message>
    <message>
        <source>Of the object alone</source>
        <translation>オブジェクト自体のサイズ</translation>
    </message>
    <message>
        <source>Shallow</source>
        <translation>浅いサイズ</translation>
    </message>
    <message>
        <source>Retained size</source>
        <translation>保持サイズ</translation>
    </message>
    <message>
        <source>What freeing all of the objects would free</source>
        <translation>すべて解放したときに空くサイズ</translation>
    </message>
    <message>
        <source>What freeing the object would free</source>
        <translation>このオブジェクトの解放で解放されるサイズ</translation>
    </message>
    <message>
        <source>Retained</source>
        <translation>保持サイズ</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>The line that allocated</source>
        <translation>割り当てを行ったソースの行</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>How many live that the line allocated</source>
        <translation>その行が割り当て、まだ残っているブロックの数</translation>
    </message>
    <message>
        <source>Retained delta</source>
        <translation>保持サイズの差分</translation>
    </message>
    <message>
        <source>What the objects keep alive in B less what they keep alive in A</source>
        <translation>オブジェクトが B で保持しているサイズから、A で保持しているサイズを引いたもの</translation>
    </message>
    <message>
        <source>Retained Δ</source>
        <translation>保持 Δ</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>保持元</translation>
    </message>
    <message>
        <source>The nearest variable or property that holds the objects</source>
        <translation>オブジェクトを保持する最も近い変数またはプロパティ</translation>
    </message>
    <message>
        <source>Source file</source>
        <translation>ソースファイル</translation>
    </message>
    <message>
        <source>The file that made the objects, or what alone keeps them</source>
        <translation>オブジェクトを、またはそれを単独で保持するものを作ったファイル</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>パッケージ</translation>
    </message>
    <message>
        <source>The npm package whose file made the objects, or what alone keeps them</source>
        <translation>オブジェクトを、またはそれを単独で保持するものを作ったファイルの npm パッケージ</translation>
    </message>
    <message>
        <source>How many there are</source>
        <translation>個数</translation>
    </message>
</context>
<context>
    <name>HeapKindText</name>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>Strings</source>
        <translation>文字列</translation>
    </message>
    <message>
        <source>JS arrays</source>
        <translation>JS 配列</translation>
    </message>
    <message>
        <source>Typed arrays</source>
        <translation>型付き配列</translation>
    </message>
    <message>
        <source>Other native</source>
        <translation>その他のネイティブ</translation>
    </message>
    <message>
        <source>System objects</source>
        <translation>システム オブジェクト</translation>
    </message>
    <message>
        <source>Other JS objects</source>
        <translation>その他の JS オブジェクト</translation>
    </message>
</context>
<context>
    <name>HeapStageText</name>
    <message>
        <source>Finding shallow sizes of %1…</source>
        <translation>%1 の浅いサイズを求めています…</translation>
    </message>
    <message>
        <source>Finding distances in %1…</source>
        <translation>%1 の距離を求めています…</translation>
    </message>
    <message>
        <source>Finding dominators in %1…</source>
        <translation>%1 のドミネーターを求めています…</translation>
    </message>
    <message>
        <source>Computing retained sizes of %1…</source>
        <translation>%1 の保持サイズを計算しています…</translation>
    </message>
    <message>
        <source>Finding the types of %1…</source>
        <translation>%1 の型を求めています…</translation>
    </message>
</context>
<context>
    <name>HelpDialogs</name>
    <message>
        <source>Keys and mouse</source>
        <translation>キーとマウスの操作</translation>
    </message>
    <message>
        <source>Wheel, + and −</source>
        <translation>ホイール、+ と −</translation>
    </message>
    <message>
        <source>zoom at the cursor</source>
        <translation>カーソル位置でズーム</translation>
    </message>
    <message>
        <source>Drag, ← and →</source>
        <translation>ドラッグ、← と →</translation>
    </message>
    <message>
        <source>pan</source>
        <translation>表示範囲を移動</translation>
    </message>
    <message>
        <source>select a range</source>
        <translation>範囲を選択</translation>
    </message>
    <message>
        <source>zoom to the range, let it go</source>
        <translation>選択範囲にズーム、選択を解除</translation>
    </message>
    <message>
        <source>Double click, 0</source>
        <translation>ダブルクリック、0</translation>
    </message>
    <message>
        <source>show all</source>
        <translation>全体を表示</translation>
    </message>
    <message>
        <source>Backspace, Alt + ← and →</source>
        <translation>Backspace、Alt + ← と →</translation>
    </message>
    <message>
        <source>earlier and later zooms</source>
        <translation>前のズーム、次のズームに移動</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home、End</translation>
    </message>
    <message>
        <source>go to the start, to the end</source>
        <translation>先頭、末尾に移動</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>go to the peak</source>
        <translation>ピークに移動</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>fill the lines</source>
        <translation>線の下を塗りつぶす</translation>
    </message>
    <message>
        <source>F2, Space, Del</source>
        <translation>F2、Space、Del</translation>
    </message>
    <message>
        <source>rename, hide, remove a recording</source>
        <translation>記録の名前を変更、非表示、削除</translation>
    </message>
    <message>
        <source>About Tidemark</source>
        <translation>Tidemark について</translation>
    </message>
    <message>
        <source>Tidemark %1</source>
        <translation>Tidemark %1</translation>
    </message>
    <message>
        <source>Shift + drag, Shift + ← and →</source>
        <translation>Shift + ドラッグ、Shift + ← と →</translation>
    </message>
    <message>
        <source>Ctrl + ← and →</source>
        <translation>Ctrl + ← と →</translation>
    </message>
    <message>
        <source>move the cursor</source>
        <translation>カーソルを移動</translation>
    </message>
    <message>
        <source>A, B, C</source>
        <translation>A、B、C</translation>
    </message>
    <message>
        <source>give a snapshot its place in a comparison</source>
        <translation>スナップショットを比較の A、B、C にする</translation>
    </message>
    <message>
        <source>Ctrl + G</source>
        <translation>Ctrl + G</translation>
    </message>
    <message>
        <source>find an object of a heap</source>
        <translation>ヒープのオブジェクトを検索</translation>
    </message>
    <message>
        <source>Enter on an object</source>
        <translation>オブジェクト上で Enter</translation>
    </message>
    <message>
        <source>see what holds it</source>
        <translation>保持元を表示</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>L, End</source>
        <translation>L、End</translation>
    </message>
    <message>
        <source>follow the newest data again</source>
        <translation>最新データの追跡に戻る</translation>
    </message>
    <message>
        <source>A memory timeline viewer. A tidemark is the line that the highest water leaves.

Free software under the GNU General Public License, version 3 or later. Built with Qt Charts and the libraries below.</source>
        <translation>メモリの推移を表示するビューアです。tidemark とは、満潮の水が最も高く達した跡の線のことです。

GNU General Public License バージョン 3 以降に基づくフリーソフトウェアです。Qt Charts と以下のライブラリを使用しています。</translation>
    </message>
    <message>
        <source>Drag at an edge of the range</source>
        <translation>選択範囲の端をドラッグ</translation>
    </message>
    <message>
        <source>move the edge</source>
        <translation>端を移動</translation>
    </message>
    <message>
        <source>Enter or Ctrl + E, Esc</source>
        <translation>Enter または Ctrl + E、Esc</translation>
    </message>
    <message>
        <source>Ctrl + wheel, Ctrl + ↑ and ↓</source>
        <translation>Ctrl + ホイール、Ctrl + ↑ と ↓</translation>
    </message>
    <message>
        <source>zoom the memory axis</source>
        <translation>メモリ軸をズーム</translation>
    </message>
    <message>
        <source>Drag its labels, Shift + ↑ and ↓</source>
        <translation>目盛りをドラッグ、Shift + ↑ と ↓</translation>
    </message>
    <message>
        <source>move the memory axis</source>
        <translation>メモリ軸を移動</translation>
    </message>
    <message>
        <source>set a mark: now, or at the cursor</source>
        <translation>マークを付ける（記録中は今の時点、それ以外はカーソル位置）</translation>
    </message>
    <message>
        <source>Ctrl + K, Ctrl + F</source>
        <translation>Ctrl + K、Ctrl + F</translation>
    </message>
    <message>
        <source>search everything, or the view</source>
        <translation>すべてを検索、表示中の画面を検索</translation>
    </message>
    <message>
        <source>Alt + 1 to 9, F11</source>
        <translation>Alt + 1〜9、F11</translation>
    </message>
    <message>
        <source>Click, double click on a function</source>
        <translation>関数をクリック、ダブルクリック</translation>
    </message>
    <message>
        <source>select its time, zoom to it</source>
        <translation>その時間を選択、ズーム</translation>
    </message>
    <message>
        <source>Enter, Backspace on a map</source>
        <translation>マップで Enter、Backspace</translation>
    </message>
    <message>
        <source>go into an area, and out again</source>
        <translation>領域に入る、出る</translation>
    </message>
    <message>
        <source>show a panel, maximise what is in use</source>
        <translation>パネルを表示、使用中の領域を最大化</translation>
    </message>
    <message>
        <source>Double click on a tab or a title</source>
        <translation>タブまたはタイトルをダブルクリック</translation>
    </message>
    <message>
        <source>maximise it, or put all back</source>
        <translation>最大化、または元に戻す</translation>
    </message>
    <message>
        <source>← and → on a card</source>
        <translation>カード上で ← と →</translation>
    </message>
    <message>
        <source>fold it, unfold it</source>
        <translation>折りたたむ、展開する</translation>
    </message>
</context>
<context>
    <name>HolderText</name>
    <message>
        <source>“%1” in the closure context of a function without a name keeps %2 %3, %4</source>
        <comment>variable, count, class, size</comment>
        <translation>名前のない関数のクロージャ コンテキストにある「%1」が %2 個の %3（%4）を保持しています</translation>
    </message>
    <message>
        <source>“%1” in the closure context of a function without a name, %2, keeps %3 %4, %5</source>
        <comment>variable, file:line, count, class, size</comment>
        <translation>名前のない関数（%2）のクロージャ コンテキストにある「%1」が %3 個の %4（%5）を保持しています</translation>
    </message>
    <message>
        <source>“%1” in the closure context of “%2” keeps %3 %4, %5</source>
        <comment>variable, function, count, class, size</comment>
        <translation>「%2」のクロージャ コンテキストにある「%1」が %3 個の %4（%5）を保持しています</translation>
    </message>
    <message>
        <source>“%1” in the closure context of “%2”, %3, keeps %4 %5, %6</source>
        <comment>variable, function, file:line, count, class, size</comment>
        <translation>「%2」（%3）のクロージャ コンテキストにある「%1」が %4 個の %5（%6）を保持しています</translation>
    </message>
    <message>
        <source>The top-level variable “%1” keeps %2 %3, %4</source>
        <comment>variable, count, class, size</comment>
        <translation>トップレベルの変数「%1」が %2 個の %3（%4）を保持しています</translation>
    </message>
    <message>
        <source>The top-level variable “%1” of %2 keeps %3 %4, %5</source>
        <comment>variable, file, count, class, size</comment>
        <translation>%2 のトップレベルの変数「%1」が %3 個の %4（%5）を保持しています</translation>
    </message>
    <message>
        <source>The property “%1” of a function without a name keeps %2 %3, %4</source>
        <comment>property, count, class, size</comment>
        <translation>名前のない関数のプロパティ「%1」が %2 個の %3（%4）を保持しています</translation>
    </message>
    <message>
        <source>The property “%1” of the function “%2” keeps %3 %4, %5</source>
        <comment>property, function or class, count, class, size</comment>
        <translation>関数「%2」のプロパティ「%1」が %3 個の %4（%5）を保持しています</translation>
    </message>
    <message>
        <source>The property “%1” of the function “%2”, %3, keeps %4 %5, %6</source>
        <comment>property, function or class, file:line, count, class, size</comment>
        <translation>関数「%2」（%3）のプロパティ「%1」が %4 個の %5（%6）を保持しています</translation>
    </message>
    <message>
        <source>The property “%1” of an object of class “%2” keeps %3 %4, %5</source>
        <comment>property, class, count, class, size</comment>
        <translation>クラス「%2」のオブジェクトのプロパティ「%1」が %3 個の %4（%5）を保持しています</translation>
    </message>
    <message>
        <source>The property “%1” of an object of class “%2”, %3, keeps %4 %5, %6</source>
        <comment>property, class, file:line, count, class, size</comment>
        <translation>クラス「%2」（%3）のオブジェクトのプロパティ「%1」が %4 個の %5（%6）を保持しています</translation>
    </message>
    <message>
        <source>Only the engine itself keeps %1 %2, %3</source>
        <comment>count, class, size</comment>
        <translation>エンジン自身だけが %1 個の %2（%3）を保持しています</translation>
    </message>
    <message>
        <source>The global variable “%1” keeps %2 %3, %4</source>
        <comment>variable, count, class, size</comment>
        <translation>グローバル変数「%1」が %2 個の %3（%4）を保持しています</translation>
    </message>
    <message>
        <source>Element %1 of an object of class “%2” keeps %3 %4, %5</source>
        <comment>number, class, count, class, size</comment>
        <translation>クラス「%2」のオブジェクトの要素 %1 が %3 個の %4（%5）を保持しています</translation>
    </message>
    <message>
        <source>A “%1” keeps %2 %3, %4</source>
        <comment>Map or Set, count, class, size</comment>
        <translation>「%1」が %2 個の %3（%4）を保持しています</translation>
    </message>
    <message>
        <source>The internal slot “%1” of “%2” keeps %3 %4, %5</source>
        <comment>slot, class, count, class, size</comment>
        <translation>「%2」の内部スロット「%1」が %3 個の %4（%5）を保持しています</translation>
    </message>
    <message>
        <source>function</source>
        <comment>behind the number 1</comment>
        <translation>関数</translation>
    </message>
    <message>
        <source>functions</source>
        <comment>behind a number</comment>
        <translation>関数</translation>
    </message>
    <message>
        <source>%1 (with %2 %3)</source>
        <comment>class, count, class</comment>
        <translation>%1（%2 個の %3 を含む）</translation>
    </message>
</context>
<context>
    <name>HuntCommand</name>
    <message>
        <source>With --open-inspector it is opened for the hunt (SIGUSR1) and closed again. Meanwhile every user of this machine can run code in the program.</source>
        <translation>--open-inspector を付けると、調査のために開き (SIGUSR1)、終わったら閉じます。その間、このマシンのすべてのユーザーがプログラム内でコードを実行できます。</translation>
    </message>
    <message>
        <source>%1: This folder holds something. Name a new one, or an empty one.</source>
        <translation>%1: このフォルダーは空ではありません。新しいフォルダーか空のフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>“hunt” wants one of: --pid N, -- COMMAND ARG...</source>
        <translation>「hunt」には --pid N か -- COMMAND ARG... のどちらか一つを指定してください</translation>
    </message>
    <message>
        <source>--output wants the name of a folder.</source>
        <translation>--output にはフォルダー名を指定してください。</translation>
    </message>
    <message>
        <source>Either --pid, or -- with a Node.js program and its arguments, which is ended afterwards. The action is done N times to warm up, N times between snapshots A and B, and N times between B and C. Exits with 1 if the program keeps something of each.</source>
        <translation>--pid か、-- に続けて Node.js のプログラムと引数を指定します (プログラムは最後に終了します)。操作はウォームアップに N 回、スナップショット A と B の間に N 回、B と C の間に N 回行います。操作ごとに何かが残れば終了ステータスは 1 です。</translation>
    </message>
    <message>
        <source>Of this process: a Node.js</source>
        <translation>このプロセス (Node.js)</translation>
    </message>
    <message>
        <source>What is suspected, as a command for the shell</source>
        <translation>疑わしい操作 (シェルのコマンド)</translation>
    </message>
    <message>
        <source>How often the action is done between two snapshots, 5 if not given</source>
        <translation>2 つのスナップショットの間に操作を行う回数。省略時は 5</translation>
    </message>
    <message>
        <source>Seconds of rest before the last snapshot, 30 if not given</source>
        <translation>最後のスナップショットの前に待つ秒数。省略時は 30</translation>
    </message>
    <message>
        <source>Folder for the snapshots and the recording; new or empty</source>
        <translation>スナップショットと記録の保存先フォルダー。新規または空のもの</translation>
    </message>
    <message>
        <source>Where the process has no inspector open, have it open one (SIGUSR1) and close it again</source>
        <translation>インスペクターが開いていなければ開かせ (SIGUSR1)、終わったら閉じる</translation>
    </message>
    <message>
        <source>%1: This folder cannot be used: %2. Name another one.</source>
        <translation>%1: このフォルダーは使えません: %2。別のフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>The program ended before the hunt did.</source>
        <translation>調査が終わる前にプログラムが終了しました。</translation>
    </message>
    <message>
        <source>The program ended before the hunt did. It printed last: “%1”</source>
        <translation>調査が終わる前にプログラムが終了しました。最後の出力: 「%1」</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file name: sentence</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>With --action-limit it gets more time.</source>
        <translation>--action-limit で制限時間を長くできます。</translation>
    </message>
    <message>
        <source>“%1” is no address of a web server: write it as in http://localhost:3000/.</source>
        <translation>「%1」は Web サーバーのアドレスではありません。http://localhost:3000/ のように指定してください。</translation>
    </message>
    <message>
        <source>--method wants the method of a request in capitals, as in POST.</source>
        <translation>--method には POST のように大文字でリクエストのメソッドを指定してください。</translation>
    </message>
    <message>
        <source>%1 is not on this machine. If requests are to be sent there again and again, add --allow-remote.</source>
        <translation>%1 はこのマシンではありません。そこへ繰り返しリクエストを送ってよければ --allow-remote を付けてください。</translation>
    </message>
    <message>
        <source>“hunt” wants one of: --action with a command for the shell, as in “curl -s http://localhost:3000/”; --request with a URL.</source>
        <translation>「hunt」には、--action と「curl -s http://localhost:3000/」のようなシェルのコマンド、または --request と URL のどちらか一つを指定してください。</translation>
    </message>
    <message>
        <source>--method, --body, --parallel and --allow-remote are about a request: give its URL with --request.</source>
        <translation>--method、--body、--parallel、--allow-remote はリクエスト用です。--request で URL を指定してください。</translation>
    </message>
    <message>
        <source>What is suspected, as a request to this URL</source>
        <translation>疑わしい操作 (この URL へのリクエスト)</translation>
    </message>
    <message>
        <source>The method of the request, GET if not given</source>
        <translation>リクエストのメソッド。省略時は GET</translation>
    </message>
    <message>
        <source>What is sent with the request</source>
        <translation>リクエストで送る本文</translation>
    </message>
    <message>
        <source>How many requests are under way at once, 1 if not given</source>
        <translation>同時に送るリクエストの数。省略時は 1</translation>
    </message>
    <message>
        <source>Send requests to another machine too</source>
        <translation>ほかのマシンにもリクエストを送る</translation>
    </message>
    <message>
        <source>Seconds that one action may take: if not given, 600 for a command and 60 for a request</source>
        <translation>操作 1 回の制限時間 (秒)。省略時はコマンドが 600、リクエストが 60</translation>
    </message>
    <message>
        <source>That leaves a doubt. Round %1, with %2 actions between two snapshots:</source>
        <translation>これでは判断できません。%1 巡目では、スナップショットの間に操作を %2 回行います:</translation>
    </message>
    <message>
        <source>How many rounds at most, each with twice as many actions, as long as one leaves a doubt; 3 if not given</source>
        <translation>判断できない間、操作の回数を 2 倍にして繰り返す最大の巡数。既定は 3</translation>
    </message>
</context>
<context>
    <name>HuntNow</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Reading the snapshots and comparing them…</source>
        <translation>スナップショットを読み込んで比較しています…</translation>
    </message>
    <message numerus="yes">
        <source>To warm up, do it %Ln time(s) now, then press “Done”.</source>
        <translation>
            <numerusform>ウォームアップとして、操作を %Ln 回行ってから「完了」を押してください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do it %Ln time(s) now, then press “Done”.</source>
        <translation>
            <numerusform>操作を %Ln 回行ってから「完了」を押してください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Warming up: %1 of %2</source>
        <comment>actions</comment>
        <translation>ウォームアップ中: %2 回中 %1 回</translation>
    </message>
    <message>
        <source>Actions: %1 of %2</source>
        <translation>操作: %2 回中 %1 回</translation>
    </message>
    <message>
        <source>Taking snapshot %1: the program stands still…</source>
        <translation>スナップショット %1 を取得中 (プログラムは停止しています)…</translation>
    </message>
    <message>
        <source>Waiting, %1 left: what is only kept for a while goes.</source>
        <comment>duration</comment>
        <translation>待機中。残り %1。一時的に保持されているだけのものはこの間に消えます。</translation>
    </message>
</context>
<context>
    <name>HuntReport</name>
    <message>
        <source>Moment</source>
        <translation>時点</translation>
    </message>
    <message>
        <source>At</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Heap used</source>
        <translation>ヒープ使用量</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>型</translation>
    </message>
    <message>
        <source>Objects in A</source>
        <translation>A のオブジェクト数</translation>
    </message>
    <message>
        <source>Shallow size, A to C</source>
        <translation>浅いサイズ (A→C)</translation>
    </message>
    <message>
        <source>What came between A and B and is left in C:</source>
        <translation>A と B の間に作られ、C に残っているもの:</translation>
    </message>
</context>
<context>
    <name>HuntText</name>
    <message numerus="yes">
        <source>No leak: nothing is left over of twice %Ln action(s). What lives in the heap changed by %1 for each (%2 to %3).</source>
        <translation>
            <numerusform>リークなし: %Ln 回の操作を 2 度行っても何も残りません。ヒープで生きているものの変化は 1 回あたり %1 でした (%2～%3)。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undecided: %1</source>
        <translation>判定できません: %1</translation>
    </message>
    <message>
        <source>%1 (from %2)</source>
        <comment>sentence, file and line</comment>
        <translation>%1 (作成箇所 %2)</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基準</translation>
    </message>
    <message>
        <source>After the actions</source>
        <translation>操作後</translation>
    </message>
    <message>
        <source>After a GC</source>
        <translation>GC 後</translation>
    </message>
    <message>
        <source>After the actions, again</source>
        <translation>2 度目の操作後</translation>
    </message>
    <message>
        <source>After the wait</source>
        <translation>待機後</translation>
    </message>
    <message>
        <source>Final, after a GC</source>
        <translation>最終 (GC 後)</translation>
    </message>
    <message>
        <source>%1 of %2 actions failed: what they would have left is not counted.</source>
        <translation>%2 回の操作のうち %1 回が失敗しました。それらが残したはずのものは数えられていません。</translation>
    </message>
    <message>
        <source>nothing is left over, but not all actions worked. Try again with an action that always does.</source>
        <translation>何も残っていませんが、成功しなかった操作があります。必ず成功する操作でもう一度試してください。</translation>
    </message>
    <message>
        <source>no objects are left over, but what lives in the heap grew by %1 for each action: an array or a buffer may be growing. Compare the snapshots to see which.</source>
        <translation>残っているオブジェクトはありませんが、ヒープで生きているものが操作 1 回ごとに %1 増えました。配列やバッファーが大きくなり続けている可能性があります。スナップショットを比較して確かめてください。</translation>
    </message>
    <message>
        <source>nothing is left over in this process, but it has started others, which were not looked at. Hunt in the one that does the work.</source>
        <translation>このプロセスには何も残っていませんが、このプロセスが起動したほかのプロセスは調べていません。実際に処理を行うプロセスを調べてください。</translation>
    </message>
    <message>
        <source>objects are left over of the actions, but not as many in the one half as in the other. A cache may still be filling: try again with more actions.</source>
        <translation>操作のあとにオブジェクトが残っていますが、前半と後半で数が違います。キャッシュがまだ埋まりきっていない可能性があります。操作の回数を増やしてもう一度試してください。</translation>
    </message>
    <message>
        <source>objects are left over of the second half of the actions alone. Try again with more actions, or a longer wait.</source>
        <translation>後半の操作のあとにだけオブジェクトが残っています。操作の回数を増やすか、待ち時間を長くしてもう一度試してください。</translation>
    </message>
    <message>
        <source>%1 It said last: “%2”</source>
        <comment>sentence, words of a program</comment>
        <translation>%1最後の出力: 「%2」</translation>
    </message>
    <message>
        <source>Warming up…</source>
        <translation>ウォームアップ中…</translation>
    </message>
    <message>
        <source>Doing the actions…</source>
        <translation>操作を行っています…</translation>
    </message>
    <message>
        <source>Taking snapshot %1…</source>
        <translation>スナップショット %1 を取得中…</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>待機中…</translation>
    </message>
    <message>
        <source>Leak: each action leaves something in the heap, %1 (%2 to %3). A cache that is still filling looks the same: with more actions it would not.</source>
        <translation>リーク: 操作 1 回ごとにヒープに残るものがあります。%1 (%2～%3)。埋まりきっていないキャッシュも同じように見えますが、操作の回数を増やせば区別できます。</translation>
    </message>
    <message>
        <source>%1: %2 objects in A, %3 in B, %4 in C, %5</source>
        <comment>a type, counts, a size</comment>
        <translation>%1: オブジェクト数 A %2、B %3、C %4、%5</translation>
    </message>
    <message>
        <source>The command ended with exit status %1.</source>
        <translation>コマンドが終了ステータス %1 で終了しました。</translation>
    </message>
    <message>
        <source>The command was ended by signal %1.</source>
        <translation>コマンドがシグナル %1 で終了しました。</translation>
    </message>
    <message>
        <source>The server answered with status %1.</source>
        <translation>サーバーの応答のステータスは %1 でした。</translation>
    </message>
    <message>
        <source>There was no answer: %1.</source>
        <translation>応答がありませんでした: %1。</translation>
    </message>
    <message>
        <source>The answer did not come in the time for it.</source>
        <translation>制限時間内に応答が終わりませんでした。</translation>
    </message>
    <message>
        <source>The answer is longer than is read of one.</source>
        <translation>応答が長すぎて、最後まで読まれませんでした。</translation>
    </message>
    <message>
        <source>The hunt was cancelled.</source>
        <translation>調査を中止しました。</translation>
    </message>
    <message>
        <source>The recording was stopped before the hunt was over.</source>
        <translation>調査が終わる前に記録が停止されました。</translation>
    </message>
    <message>
        <source>The program ended before the hunt did.</source>
        <translation>調査が終わる前にプログラムが終了しました。</translation>
    </message>
    <message>
        <source>The action did not work once in a minute. %1</source>
        <comment>why</comment>
        <translation>操作が 1 分間一度も成功しませんでした。%1</translation>
    </message>
    <message>
        <source>An action took longer than it may, and was ended with the hunt.</source>
        <translation>操作が制限時間内に終わらなかったため、調査とともに打ち切りました。</translation>
    </message>
    <message>
        <source>%1, round %2</source>
        <comment>a moment, a number</comment>
        <translation>%1 (%2 巡目)</translation>
    </message>
</context>
<context>
    <name>InspectorText</name>
    <message>
        <source>This process is not known to be Node.js, and any other program would be ended by the signal that opens Node’s inspector. Start it with an inspector (--inspect) and give its address.</source>
        <translation>このプロセスが Node.js であることを確認できません。Node のインスペクターを開くシグナルは、ほかのプログラムを終了させてしまいます。--inspect を付けて起動し、そのアドレスを指定してください。</translation>
    </message>
    <message>
        <source>This Node was started with --disable-sigusr1: the signal that opens the inspector would end it. Start it with --inspect.</source>
        <translation>この Node は --disable-sigusr1 付きで起動されているため、インスペクターを開くシグナルを送ると終了してしまいます。--inspect を付けて起動してください。</translation>
    </message>
    <message>
        <source>This process does not handle the signal that opens Node’s inspector, and would be ended by it. Start it with --inspect.</source>
        <translation>このプロセスは Node のインスペクターを開くシグナルを処理しないため、送ると終了してしまいます。--inspect を付けて起動してください。</translation>
    </message>
    <message>
        <source>This Node writes a heap snapshot when it gets the signal that would open its inspector (--heapsnapshot-signal). Start it with --inspect, or with another signal.</source>
        <translation>この Node は、インスペクターを開くはずのシグナルでヒープスナップショットを書き出すように設定されています (--heapsnapshot-signal)。--inspect を付けるか、別のシグナルを指定して起動してください。</translation>
    </message>
    <message>
        <source>This process is in a network of its own, as in a container: the inspector that it would open there cannot be reached from here. Start it with --inspect=0.0.0.0:9229, publish that port to this machine’s loopback only, and give its address.</source>
        <translation>このプロセスはコンテナーなどの独立したネットワークにあり、そこで開かれるインスペクターにはここから接続できません。--inspect=0.0.0.0:9229 を付けて起動し、そのポートをこのマシンのループバックだけに公開して、アドレスを指定してください。</translation>
    </message>
    <message>
        <source>The inspector of this process is not open.</source>
        <translation>このプロセスのインスペクターは開いていません。</translation>
    </message>
    <message>
        <source>Node could not open its inspector: another process listens on the port for it, 9229 if Node was not told another one. End that process, or start Node with --inspect-port=0, which takes a free port.</source>
        <translation>Node はインスペクターを開けませんでした。そのポート (指定がなければ 9229) を別のプロセスが使っています。そのプロセスを終了するか、空いているポートを使う --inspect-port=0 を付けて Node を起動してください。</translation>
    </message>
    <message>
        <source>The process got the signal that opens Node’s inspector, but opened none: it may handle that signal itself, or be stopped. Start it with --inspect.</source>
        <translation>Node のインスペクターを開くシグナルを送りましたが、開かれませんでした。プロセスがそのシグナルを自分で処理しているか、停止している可能性があります。--inspect を付けて起動してください。</translation>
    </message>
    <message>
        <source>No connection to the inspector: %1. Check its address, and that the program still runs.</source>
        <translation>インスペクターに接続できません: %1。アドレスと、プログラムがまだ動いていることを確かめてください。</translation>
    </message>
    <message>
        <source>Something answers there, but it is no inspector. Check the address.</source>
        <translation>応答はありますが、インスペクターではありません。アドレスを確かめてください。</translation>
    </message>
    <message>
        <source>The inspector offers no program whose heap could be seen. Open a page, or start the program.</source>
        <translation>このインスペクターには、ヒープを調べられるプログラムがありません。ページを開くか、プログラムを起動してください。</translation>
    </message>
    <message>
        <source>The program has not answered for a long time. It may be stopped in a debugger, or be short of memory. Try again.</source>
        <translation>プログラムから長い間応答がありません。デバッガーで停止しているか、メモリが足りない可能性があります。もう一度試してください。</translation>
    </message>
    <message>
        <source>The inspector answered something that its protocol does not know. Check the address.</source>
        <translation>インスペクターの応答がプロトコルに合っていません。アドレスを確かめてください。</translation>
    </message>
    <message>
        <source>The connection to the inspector was lost: the program has ended, or has closed it.</source>
        <translation>インスペクターとの接続が切れました。プログラムが終了したか、インスペクターを閉じました。</translation>
    </message>
    <message>
        <source>The program refused: %1</source>
        <comment>its own words</comment>
        <translation>プログラムに拒否されました: %1</translation>
    </message>
    <message>
        <source>This process is stopped, by a signal or by a debugger, and answers nothing. Let it go on, as with “kill -CONT”, and try again.</source>
        <translation>このプロセスはシグナルまたはデバッガーによって停止しており、応答できません。「kill -CONT」などで再開させてから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>This process was not started with --heapsnapshot-signal, or does not handle that signal. Start Node with --heapsnapshot-signal=SIGUSR2, or use its inspector.</source>
        <translation>このプロセスは --heapsnapshot-signal を付けて起動されていないか、そのシグナルを処理しません。Node を --heapsnapshot-signal=SIGUSR2 を付けて起動するか、インスペクターを使ってください。</translation>
    </message>
    <message>
        <source>The process got the signal for a heap snapshot, but its folder holds no new one that is whole. It may be busy: look there later for “Heap.….heapsnapshot”.</source>
        <translation>プロセスにヒープスナップショットのシグナルを送りましたが、そのフォルダーに完全な新しいスナップショットがありません。処理中かもしれません。後でそのフォルダーの「Heap.….heapsnapshot」を確認してください。</translation>
    </message>
    <message>
        <source>The heap was let go before this was done.</source>
        <translation>終わる前にヒープの監視が打ち切られました。</translation>
    </message>
    <message>
        <source>The program has no worker thread with this number. It may have ended.</source>
        <translation>この番号のワーカースレッドはプログラムにありません。終了したのかもしれません。</translation>
    </message>
    <message>
        <source>The worker thread has ended.</source>
        <translation>ワーカースレッドが終了しました。</translation>
    </message>
    <message>
        <source>Worker %1</source>
        <translation>ワーカー %1</translation>
    </message>
    <message>
        <source>Worker %1: %2</source>
        <comment>number, title</comment>
        <translation>ワーカー %1: %2</translation>
    </message>
    <message>
        <source>Main thread</source>
        <translation>メインスレッド</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>KindText</name>
    <message>
        <source>RSS</source>
        <comment>resident set size</comment>
        <translation>RSS</translation>
    </message>
    <message>
        <source>PSS</source>
        <comment>proportional set size</comment>
        <translation>PSS</translation>
    </message>
    <message>
        <source>USS</source>
        <comment>unique set size</comment>
        <translation>USS</translation>
    </message>
    <message>
        <source>Virtual size</source>
        <translation>仮想サイズ</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>スワップ</translation>
    </message>
    <message>
        <source>Anonymous memory</source>
        <translation>匿名メモリ</translation>
    </message>
    <message>
        <source>File-backed memory</source>
        <translation>ファイル マップ メモリ</translation>
    </message>
    <message>
        <source>Shared memory</source>
        <translation>共有メモリ</translation>
    </message>
    <message>
        <source>Heap used</source>
        <translation>ヒープ使用量</translation>
    </message>
    <message>
        <source>Heap total</source>
        <translation>ヒープ合計</translation>
    </message>
    <message>
        <source>Heap overhead</source>
        <translation>ヒープ オーバーヘッド</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>スタック</translation>
    </message>
    <message>
        <source>External memory</source>
        <translation>外部メモリ</translation>
    </message>
    <message>
        <source>Array buffers</source>
        <translation>配列バッファ</translation>
    </message>
    <message>
        <source>After garbage collection</source>
        <translation>ガベージ コレクション後</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>カウンター</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>Garbage collection</source>
        <translation>ガベージ コレクション</translation>
    </message>
    <message>
        <source>Leak</source>
        <translation>リーク</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>スナップショット</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>再起動</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>マーク</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Restart, by its start time</source>
        <translation>再起動(起動時刻による)</translation>
    </message>
    <message>
        <source>Restart, inferred from memory</source>
        <translation>再起動(メモリから推定)</translation>
    </message>
</context>
<context>
    <name>LeakCommand</name>
    <message>
        <source>“%1” is no size. Write it as 512MiB, 2GB or 4096.</source>
        <translation>「%1」はサイズではありません。512MiB、2GB、4096 のように書いてください。</translation>
    </message>
    <message>
        <source>Memory that the program may use: 512MiB, 2GB</source>
        <translation>プログラムが使えるメモリ: 512MiB、2GB</translation>
    </message>
    <message>
        <source>“%1” is no rate. Write it as 1MiB/day, 10KiB/h or 2MB/min.</source>
        <translation>「%1」は速さとして読めません。1MiB/day、10KiB/h、2MB/min のように書いてください。</translation>
    </message>
    <message>
        <source>How fast memory must grow to matter: 1MiB/day, 10KiB/h. If not given, 1 MiB or 1 % of its size a day</source>
        <translation>問題とみなすメモリの増加の速さ: 1MiB/day、10KiB/h。指定しなければ 1 日に 1 MiB またはサイズの 1 %</translation>
    </message>
</context>
<context>
    <name>LeakText</name>
    <message>
        <source>Leak by memwatch’s rule: the heap grew in 5 full garbage collections in a row, by %1 until %2. There is too little for a slope.</source>
        <comment>size, time</comment>
        <translation>memwatch の規則ではリーク: ヒープが 5 回連続のフル GC で増加しました (%2 までに %1)。傾きを求めるにはデータが足りません。</translation>
    </message>
    <message>
        <source>Leak: %1 grows %2.</source>
        <comment>series, rate</comment>
        <translation>リーク: %1 は %2 で増加しています。</translation>
    </message>
    <message>
        <source>Leak: %1 grows %2 and has reached the %3 limit.</source>
        <comment>series, rate, size</comment>
        <translation>リーク: %1 は %2 で増加し、上限 %3 に達しています。</translation>
    </message>
    <message>
        <source>Leak: %1 grows %2, reaches the %3 limit in about %4.</source>
        <comment>series, rate, size, duration</comment>
        <translation>リーク: %1 は %2 で増加し、約 %4で上限 %3 に達します。</translation>
    </message>
    <message>
        <source>No leak: %1 shrinks, %2.</source>
        <comment>series, rate</comment>
        <translation>リークなし: %1 は減少しています (%2)。</translation>
    </message>
    <message>
        <source>No leak: no growth of %1 above %2 could have hidden here.</source>
        <comment>series, rate</comment>
        <translation>リークなし: %1 に %2 を超える増加が隠れている余地はありません。</translation>
    </message>
    <message>
        <source>Undecided: there is no memory reading here.</source>
        <translation>判定できません: ここにはメモリの測定値がありません。</translation>
    </message>
    <message>
        <source>Undecided: the recording has no time axis, so growth has no rate.</source>
        <translation>判定できません: 記録に時間軸がないため、増加の速さが求められません。</translation>
    </message>
    <message>
        <source>Undecided: too few readings for a slope: %1, and it takes %2.</source>
        <comment>numbers</comment>
        <translation>判定できません: 傾きを求めるには測定値が足りません (%1 件、必要なのは %2 件)。</translation>
    </message>
    <message>
        <source>Undecided: too short for a slope: %1, and it takes %2.</source>
        <comment>durations</comment>
        <translation>判定できません: 傾きを求めるには短すぎます (%1。%2 以上の記録が必要です)。</translation>
    </message>
    <message>
        <source>Undecided: %1 still grows, but ever more slowly. A longer recording shows whether it levels off.</source>
        <comment>series</comment>
        <translation>判定できません: %1 はまだ増加していますが、次第に緩やかになっています。より長く記録すると、横ばいになるかどうかがわかります。</translation>
    </message>
    <message>
        <source>Undecided: %1 grew in one step or two, and not between them. A longer recording shows whether more follow.</source>
        <comment>series</comment>
        <translation>判定できません: %1 は 1、2 回段階的に増えただけで、その間は増えていません。より長く記録すると、続きがあるかどうかがわかります。</translation>
    </message>
    <message>
        <source>Undecided: in the ups and downs of %1 a growth of %2 could hide. A longer recording shows more.</source>
        <comment>series, rate</comment>
        <translation>判定できません: %1 の変動の中に %2 の増加が隠れている可能性があります。より長い記録が必要です。</translation>
    </message>
    <message>
        <source>%1 of %2 heap sizes after garbage collection</source>
        <comment>numbers</comment>
        <translation>GC 後のヒープサイズ %2 件中 %1 件</translation>
    </message>
    <message>
        <source>%1 low points of %2 readings</source>
        <comment>numbers</comment>
        <translation>測定値 %2 件の最低点 %1 個</translation>
    </message>
    <message>
        <source>%1, reached in about %2</source>
        <comment>limit, duration</comment>
        <translation>%1 (約 %2で到達)</translation>
    </message>
    <message>
        <source>%1, reached already</source>
        <comment>limit</comment>
        <translation>%1 (到達済み)</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>times</comment>
        <translation>%1 ~ %2</translation>
    </message>
    <message>
        <source>Leak</source>
        <translation>リーク</translation>
    </message>
    <message>
        <source>No leak</source>
        <translation>リークなし</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>判定できません</translation>
    </message>
    <message>
        <source>By its slope: %1</source>
        <comment>verdict</comment>
        <translation>傾きによる判定: %1</translation>
    </message>
    <message>
        <source>not applied</source>
        <comment>the rule</comment>
        <translation>適用なし</translation>
    </message>
    <message>
        <source>not fired</source>
        <comment>the rule</comment>
        <translation>該当なし</translation>
    </message>
    <message>
        <source>By memwatch’s rule: %1</source>
        <comment>verdict</comment>
        <translation>memwatch の規則による判定: %1</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Between restarts</source>
        <translation>再起動の間</translation>
    </message>
    <message>
        <source>run %1 of %2</source>
        <comment>numbers</comment>
        <translation>%2 回中 %1 回目の実行</translation>
    </message>
    <message>
        <source>Slope, 95 % sure</source>
        <translation>傾き (95 % 信頼)</translation>
    </message>
    <message>
        <source>Warm-up cut off</source>
        <translation>除いたウォームアップ</translation>
    </message>
    <message>
        <source>none</source>
        <comment>warm-up</comment>
        <translation>なし</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>判定範囲</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>測定値</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Full collections</source>
        <translation>フル GC の回数</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>報告の回数</translation>
    </message>
    <message>
        <source>First report</source>
        <translation>最初の報告</translation>
    </message>
    <message>
        <source>Growth reported</source>
        <translation>報告された増加</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>size, time</comment>
        <translation>%2で %1</translation>
    </message>
    <message>
        <source>Growths in a row at the end</source>
        <translation>末尾の連続増加</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>numbers</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>The rule needs heap sizes after garbage collection, and the recording has none.</source>
        <translation>この規則には GC 後のヒープサイズが必要ですが、この記録にはありません。</translation>
    </message>
    <message>
        <source>memwatch counts any growth, however small, also while the program warms up.</source>
        <translation>memwatch は、ウォームアップ中も含め、どんなに小さな増加でも数えます。</translation>
    </message>
    <message>
        <source>Its first report counts the very first collection as growth.</source>
        <translation>最初の報告は、一番初めの GC も増加として数えています。</translation>
    </message>
    <message>
        <source>It would itself see growth in every collection from 4 GiB on.</source>
        <translation>memwatch 自体は、4 GiB 以上ではすべての GC を増加とみなします。</translation>
    </message>
    <message>
        <source>%1 in each of %2 lives</source>
        <comment>rate, number</comment>
        <translation>%1、%2 回の起動すべて</translation>
    </message>
    <message>
        <source>%1 in %2 of %3 lives</source>
        <comment>rate, numbers</comment>
        <translation>%1、%3 回の起動のうち %2 回</translation>
    </message>
    <message>
        <source>No leak that matters: %1 grows %2, less than the threshold of %3.</source>
        <comment>series, rate, rate</comment>
        <translation>問題になるリークなし: %1 の増加は %2 で、しきい値の %3 に達しません。</translation>
    </message>
    <message>
        <source>Undecided: too short for a slope: %1, where %2 without readings do not count, and it takes %3.</source>
        <comment>durations</comment>
        <translation>判定できません: 傾きを求めるには短すぎます (測定値のない %2 を除いて %1、必要なのは %3 以上)。</translation>
    </message>
    <message>
        <source>Undecided: too few readings for a slope behind the warm-up of %1: %2, and it takes %3. A longer recording has more.</source>
        <comment>duration, numbers</comment>
        <translation>判定できません: %1 のウォームアップの後には、傾きを求めるための測定値が足りません (%2 件、必要なのは %3 件)。もっと長く記録すれば足ります。</translation>
    </message>
    <message>
        <source>Undecided: nearly all of the %1 readings lie close together, which is too little for a slope. Read at even distances.</source>
        <comment>number</comment>
        <translation>判定できません: %1 件の測定値のほとんどが短い時間に集まっていて、傾きを求めるには足りません。等間隔で測定してください。</translation>
    </message>
    <message>
        <source>Undecided: %1 grows, but how fast cannot be told: %2, and a leak matters from %3 on. A longer recording shows more.</source>
        <comment>series, rate, rate</comment>
        <translation>判定できません: %1 は増加していますが、速さがわかりません (%2)。リークが問題になるのは %3 からです。もっと長く記録すればわかります。</translation>
    </message>
    <message>
        <source>Slope, of all lives</source>
        <translation>傾き (全起動)</translation>
    </message>
    <message>
        <source>Left out, without readings</source>
        <translation>測定値がなく除いた時間</translation>
    </message>
    <message>
        <source>all %1 runs together</source>
        <comment>number</comment>
        <translation>%1 回の起動をまとめて</translation>
    </message>
    <message>
        <source>Matters from</source>
        <translation>問題とみなす速さ</translation>
    </message>
    <message>
        <source>Alone, without a slope, it counts from 6 collections over more than %1 on.</source>
        <comment>duration</comment>
        <translation>傾きが求められない場合、この規則だけで判定するのは、%1 を超える間に 6 回以上のガベージコレクションがあるときです。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>verdict, rate</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Limit %1</source>
        <comment>size, and when it is reached</comment>
        <translation>上限 %1</translation>
    </message>
</context>
<context>
    <name>LeftOutRuns</name>
    <message>
        <source>, </source>
        <comment>between names of runs</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 とほか %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>time</source>
        <comment>what an axis counts</comment>
        <translation>時間</translation>
    </message>
    <message>
        <source>instructions</source>
        <comment>what an axis counts</comment>
        <translation>命令数</translation>
    </message>
    <message>
        <source>allocated bytes</source>
        <comment>what an axis counts</comment>
        <translation>割り当てたバイト数</translation>
    </message>
    <message>
        <source>samples</source>
        <comment>what an axis counts</comment>
        <translation>サンプル数</translation>
    </message>
    <message>
        <source>Not compared: %1. These runs are over %2 and that is over something else; click its card to compare what is like it.</source>
        <translation>比較できません：%1。ここにある実行の横軸は%2で、横軸の異なるものとは比べられません。カードをクリックすると、同じ横軸のものどうしを比べられます。</translation>
    </message>
    <message>
        <source>Without a reading of memory in bytes: %1.</source>
        <translation>バイト単位のメモリの値がありません：%1。</translation>
    </message>
    <message>
        <source>Too short for a duration, and so not on the front: %1.</source>
        <translation>サンプルが 1 つで時間の長さがないため、パレートフロントに含めません：%1。</translation>
    </message>
</context>
<context>
    <name>ListingOptions</name>
    <message>
        <source>%1: This snapshot is of another process: object ids do not tell what is new and what is not.</source>
        <translation>%1: このスナップショットは別のプロセスのものです。オブジェクト ID から新しいかどうかは判断できません。</translation>
    </message>
    <message>
        <source>What the rows are: types with plain objects by their properties, types alone, what holds the objects, source files, or npm packages</source>
        <translation>行の分け方: 型（プレーンなオブジェクトはプロパティごと）、型のみ、オブジェクトの保持元、ソースファイル、npm パッケージ</translation>
    </message>
    <message>
        <source>Only objects that the snapshot in this file does not have</source>
        <translation>このファイルのスナップショットにないオブジェクトのみ</translation>
    </message>
    <message>
        <source>Only objects that the snapshot in this file has too</source>
        <translation>このファイルのスナップショットにもあるオブジェクトのみ</translation>
    </message>
    <message>
        <source>Only the object with this id and what it alone keeps</source>
        <translation>この ID のオブジェクトと、それが単独で保持するもののみ</translation>
    </message>
    <message>
        <source>Only objects that nothing reaches from the root</source>
        <translation>ルートから到達できないオブジェクトのみ</translation>
    </message>
</context>
<context>
    <name>ListingText</name>
    <message numerus="yes">
        <source>%Ln holder(s)</source>
        <translation>
            <numerusform>保持元 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 holders</source>
        <translation>保持元 %2 件中 %1 件</translation>
    </message>
    <message numerus="yes">
        <source>%Ln source file(s)</source>
        <translation>
            <numerusform>ソースファイル %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 source files</source>
        <translation>ソースファイル %2 件中 %1 件</translation>
    </message>
    <message numerus="yes">
        <source>%Ln package(s)</source>
        <translation>
            <numerusform>パッケージ %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 packages</source>
        <translation>パッケージ %2 件中 %1 件</translation>
    </message>
    <message numerus="yes">
        <source>%Ln type(s)</source>
        <translation>
            <numerusform>%Ln 個の型</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 types</source>
        <translation>%2 個中 %1 個の型</translation>
    </message>
    <message>
        <source>By type and shape</source>
        <translation>型と形状ごと</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>型ごと</translation>
    </message>
    <message>
        <source>By holder</source>
        <translation>保持元ごと</translation>
    </message>
    <message>
        <source>By source file</source>
        <translation>ソースファイルごと</translation>
    </message>
    <message>
        <source>By package</source>
        <translation>パッケージごと</translation>
    </message>
    <message>
        <source>Plain objects by the properties that they have in common</source>
        <translation>プレーンなオブジェクトを共通のプロパティで分けます</translation>
    </message>
    <message>
        <source>All plain objects are one type</source>
        <translation>プレーンなオブジェクトはすべて 1 つの型とします</translation>
    </message>
    <message>
        <source>By the nearest variable or property that holds an object</source>
        <translation>オブジェクトを保持する最も近い変数またはプロパティで分けます</translation>
    </message>
    <message>
        <source>By the file that made an object, or what alone keeps it</source>
        <translation>オブジェクトを、またはそれを単独で保持するものを作ったファイルで分けます</translation>
    </message>
    <message>
        <source>By the npm package whose file made an object, or what alone keeps it</source>
        <translation>オブジェクトを、またはそれを単独で保持するものを作ったファイルの npm パッケージで分けます</translation>
    </message>
    <message>
        <source>%1 of %2 lines · %3 blocks · %4</source>
        <translation>%2 行中 %1 行 · %3 ブロック · %4</translation>
    </message>
    <message>
        <source>%1 · %2 objects · %3</source>
        <translation>%1 · %2 オブジェクト · %3</translation>
    </message>
</context>
<context>
    <name>LivesText</name>
    <message>
        <source>%1 (%2–%3)</source>
        <comment>three figures</comment>
        <translation>%1（%2～%3）</translation>
    </message>
    <message>
        <source>Restarted once.</source>
        <translation>再起動は 1 回です。</translation>
    </message>
    <message numerus="yes">
        <source>Restarted %Ln time(s), every %1.</source>
        <translation>
            <numerusform>再起動は %Ln 回、間隔は %1です。</numerusform>
        </translation>
    </message>
    <message>
        <source>Each life grows by %1 and ends near %2.</source>
        <comment>rate, size</comment>
        <translation>起動のたびに %1 で増え、%2付近で終わります。</translation>
    </message>
    <message>
        <source>Each life ends near %1.</source>
        <comment>size</comment>
        <translation>毎回 %1付近で終わります。</translation>
    </message>
    <message>
        <source>Each life grows by %1.</source>
        <comment>rate</comment>
        <translation>起動のたびに %1 で増えます。</translation>
    </message>
    <message>
        <source>Memory does not grow within a life.</source>
        <translation>起動から終了までの間にメモリは増えません。</translation>
    </message>
    <message>
        <source>The present one reaches %1 in about %2.</source>
        <comment>size, duration</comment>
        <translation>現在のプロセスはあと約 %2 で %1 に達します。</translation>
    </message>
    <message>
        <source>The present one has reached %1.</source>
        <comment>size</comment>
        <translation>現在のプロセスはすでに %1 に達しています。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>sentences in a row</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Nobody noted the restarts: they are inferred from memory, which falls to where it began.</source>
        <translation>再起動の記録はなく、メモリが開始時の大きさまで落ちることから推定しました。</translation>
    </message>
</context>
<context>
    <name>LocationText</name>
    <message>
        <source>script %1</source>
        <comment>a script known by its number</comment>
        <translation>スクリプト %1</translation>
    </message>
</context>
<context>
    <name>MappingColumns</name>
    <message>
        <source>Mapping</source>
        <translation>マッピング</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Mappings</source>
        <translation>マッピング数</translation>
    </message>
    <message>
        <source>How many there are of this kind and name</source>
        <translation>この種類と名前のマッピングの数</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数</translation>
    </message>
    <message>
        <source>Address space</source>
        <translation>アドレス空間</translation>
    </message>
    <message>
        <source>Mapped, be it in memory or not</source>
        <translation>メモリ上にあるかどうかにかかわらず、マッピングされている大きさ</translation>
    </message>
    <message>
        <source>RSS</source>
        <translation>RSS</translation>
    </message>
    <message>
        <source>In memory, however many processes share it</source>
        <translation>メモリ上にある大きさ（共有しているプロセスの数によらない）</translation>
    </message>
    <message>
        <source>PSS</source>
        <translation>PSS</translation>
    </message>
    <message>
        <source>In memory, each page divided by the processes that map it</source>
        <translation>メモリ上にある大きさ（各ページを、マッピングしているプロセスの数で割ったもの）</translation>
    </message>
    <message>
        <source>USS</source>
        <translation>USS</translation>
    </message>
    <message>
        <source>In memory and mapped by this process alone</source>
        <translation>メモリ上にあり、このプロセスだけがマッピングしている大きさ</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>スワップ</translation>
    </message>
    <message>
        <source>Swapped out</source>
        <translation>スワップアウトされている大きさ</translation>
    </message>
</context>
<context>
    <name>MappingReport</name>
    <message>
        <source>All mappings</source>
        <translation>すべてのマッピング</translation>
    </message>
    <message>
        <source>RSS taken apart</source>
        <translation>RSS の内訳</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>残り</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>求め方</translation>
    </message>
    <message>
        <source>RSS</source>
        <translation>RSS</translation>
    </message>
    <message>
        <source>What is in memory of all mappings.</source>
        <translation>すべてのマッピングのうち、メモリ上にあるもの。</translation>
    </message>
    <message>
        <source>Snapshot by mapping</source>
        <translation>マッピングのスナップショット</translation>
    </message>
    <message>
        <source>Nothing changed: every mapping has the same figures in both.</source>
        <translation>変化はありません。どのマッピングも両方で同じ値です。</translation>
    </message>
    <message>
        <source>RSS in A</source>
        <translation>A の RSS</translation>
    </message>
    <message>
        <source>RSS in B</source>
        <translation>B の RSS</translation>
    </message>
    <message>
        <source>A: %1, B: %2. By how much B has more:</source>
        <comment>file names</comment>
        <translation>A: %1、B: %2。B のほうが多い量:</translation>
    </message>
</context>
<context>
    <name>MappingText</name>
    <message>
        <source>Heap</source>
        <comment>of the C library</comment>
        <translation>ヒープ</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>スタック</translation>
    </message>
    <message>
        <source>Program or library</source>
        <translation>プログラム・ライブラリ</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>無名メモリ</translation>
    </message>
    <message>
        <source>Code made at run time</source>
        <translation>実行時に生成されたコード</translation>
    </message>
    <message>
        <source>Shared memory</source>
        <translation>共有メモリ</translation>
    </message>
    <message>
        <source>Of the kernel</source>
        <translation>カーネル</translation>
    </message>
    <message>
        <source>What the C library’s allocator took by brk; large blocks and what other threads allocate are anonymous memory.</source>
        <translation>C ライブラリのアロケーターが brk で確保したもの。大きなブロックと、ほかのスレッドが割り当てたものは無名メモリに含まれます。</translation>
    </message>
    <message>
        <source>The stack of the first thread, and those of others where the C library names them; else they are anonymous memory.</source>
        <translation>最初のスレッドのスタックと、C ライブラリが名前を付けている場合はほかのスレッドのスタック。名前がなければ無名メモリに含まれます。</translation>
    </message>
    <message>
        <source>A file of which some part may be executed.</source>
        <translation>一部でも実行可能なファイル。</translation>
    </message>
    <message>
        <source>A file of which nothing may be executed.</source>
        <translation>実行可能な部分のないファイル。</translation>
    </message>
    <message>
        <source>Memory that no file stands behind.</source>
        <translation>対応するファイルのないメモリ。</translation>
    </message>
    <message>
        <source>Memory that no file stands behind and that may be executed: what a just-in-time compiler made.</source>
        <translation>対応するファイルがなく、実行可能なメモリ。JIT コンパイラーが生成したもの。</translation>
    </message>
    <message>
        <source>Files in /dev/shm, memfd, System V shared memory, and anonymous memory that is shared.</source>
        <translation>/dev/shm のファイル、memfd、System V 共有メモリ、共有された無名メモリ。</translation>
    </message>
    <message>
        <source>What the kernel itself maps: vdso, devices without a path.</source>
        <translation>カーネル自身がマッピングするもの。vdso や、パスのないデバイスなど。</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>（名前なし）</translation>
    </message>
    <message>
        <source>(others)</source>
        <comment>mappings beyond those that are listed by name</comment>
        <translation>（その他）</translation>
    </message>
    <message>
        <source>File-backed</source>
        <translation>ファイルに対応</translation>
    </message>
    <message>
        <source>Runtime heap used</source>
        <translation>使用中のヒープ</translation>
    </message>
    <message>
        <source>Free in the heap</source>
        <translation>ヒープの空き</translation>
    </message>
    <message>
        <source>External</source>
        <translation>ヒープ外</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>スタック</translation>
    </message>
    <message>
        <source>Pages of programs, libraries and other files that were not written to.</source>
        <translation>プログラム、ライブラリ、その他のファイルのページのうち、書き込まれていないもの。</translation>
    </message>
    <message>
        <source>What is in memory of /dev/shm, memfd, System V shared memory and shared anonymous memory.</source>
        <translation>/dev/shm、memfd、System V 共有メモリ、共有された無名メモリのうち、メモリ上にあるもの。</translation>
    </message>
    <message>
        <source>What objects use of the runtime’s heap, as it told at that moment; also what of it is swapped out.</source>
        <translation>ランタイムのヒープのうち、オブジェクトが使っている分（その時点でのランタイムの報告による）。スワップアウトされている分も含みます。</translation>
    </message>
    <message>
        <source>What the runtime’s heap has of the system and no object uses; also what of it was never touched.</source>
        <translation>ランタイムのヒープがシステムから確保していて、どのオブジェクトも使っていない分。一度もアクセスされていない分も含みます。</translation>
    </message>
    <message>
        <source>What objects hold outside of the runtime’s heap, as the runtime told it.</source>
        <translation>オブジェクトがランタイムのヒープの外に保持している分（ランタイムの報告による）。</translation>
    </message>
    <message>
        <source>Memory without a file that may be executed. Where a runtime told its heap, that is taken to be part of it.</source>
        <translation>対応するファイルがなく、実行可能なメモリ。ランタイムがヒープの大きさを報告している場合は、その一部とみなします。</translation>
    </message>
    <message>
        <source>The stack of the first thread, and those of others where the C library names them.</source>
        <translation>最初のスレッドのスタックと、C ライブラリが名前を付けている場合はほかのスレッドのスタック。</translation>
    </message>
    <message>
        <source>Not explained</source>
        <translation>説明のつかない分</translation>
    </message>
    <message>
        <source>What is left of the RSS, such as what native code allocates and the stacks of threads.</source>
        <translation>RSS の残り。ネイティブコードが割り当てたものや、スレッドのスタックなどです。</translation>
    </message>
    <message>
        <source>The steps come to %1 more than the RSS: a runtime also counts what is swapped out or was never touched.</source>
        <translation>内訳の合計が RSS を %1 上回っています。ランタイムは、スワップアウトされた分や一度もアクセスされていない分も数えるためです。</translation>
    </message>
    <message>
        <source>(code without a name)</source>
        <translation>（名前なしのコード）</translation>
    </message>
</context>
<context>
    <name>NodeText</name>
    <message>
        <source>(root)</source>
        <comment>of a heap graph</comment>
        <translation>(ルート)</translation>
    </message>
    <message>
        <source>%1 (weak)</source>
        <comment>an edge of a heap graph</comment>
        <translation>%1 (弱参照)</translation>
    </message>
    <message>
        <source>%1 (hidden)</source>
        <comment>an edge of a heap graph</comment>
        <translation>%1 (非表示)</translation>
    </message>
    <message>
        <source>%1 (internal)</source>
        <comment>an edge of a heap graph</comment>
        <translation>%1 (内部)</translation>
    </message>
    <message>
        <source>key %1</source>
        <comment>of a Map or Set, by its place</comment>
        <translation>キー %1</translation>
    </message>
    <message>
        <source>value %1</source>
        <comment>of a Map, by its place</comment>
        <translation>値 %1</translation>
    </message>
</context>
<context>
    <name>ObjectCardText</name>
    <message>
        <source>Source: %1</source>
        <comment>file:line:column</comment>
        <translation>ソース: %1</translation>
    </message>
    <message>
        <source>Held by: %1</source>
        <comment>edges from the root</comment>
        <translation>保持元: %1</translation>
    </message>
    <message>
        <source>Distance %1 · shallow %2 · retained %3</source>
        <translation>距離 %1 · 浅いサイズ %2 · 保持サイズ %3</translation>
    </message>
</context>
<context>
    <name>ObjectCommand</name>
    <message>
        <source>The object’s id</source>
        <translation>オブジェクトの ID</translation>
    </message>
    <message>
        <source>Levels of retainers to show, from 1 to 100</source>
        <translation>表示する保持元の階層数（1～100）</translation>
    </message>
</context>
<context>
    <name>ObjectId</name>
    <message>
        <source>“%1” is no object id. Ids are whole numbers, as in @12345.</source>
        <translation>「%1」はオブジェクトの ID ではありません。ID は @12345 のような整数です。</translation>
    </message>
    <message>
        <source>%1: There is no object @%2 in this snapshot.</source>
        <translation>%1: このスナップショットにオブジェクト @%2 はありません。</translation>
    </message>
</context>
<context>
    <name>ObjectText</name>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Dominator</source>
        <translation>ドミネーター</translation>
    </message>
    <message>
        <source>Dominates directly</source>
        <translation>直接支配する数</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Path from the root</source>
        <translation>ルートからのパス</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>オブジェクト</translation>
    </message>
    <message>
        <source>(root)</source>
        <translation>(ルート)</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more retainer(s)</source>
        <translation>
            <numerusform>ほかに %Ln 個の保持元</numerusform>
        </translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>保持経路</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参照</translation>
    </message>
</context>
<context>
    <name>OpenSnapshots</name>
    <message>
        <source>Diff %1 of %2</source>
        <translation>%2 の差分 %1</translation>
    </message>
    <message>
        <source>Diff %1 of %2 at %3</source>
        <translation>%2 の差分 %1 (%3)</translation>
    </message>
    <message>
        <source>Snapshot %1</source>
        <translation>スナップショット %1</translation>
    </message>
    <message>
        <source>Mappings %1</source>
        <translation>マッピング %1</translation>
    </message>
</context>
<context>
    <name>OpeningFailures</name>
    <message numerus="yes">
        <source>%Ln file(s) could not be opened.</source>
        <translation>
            <numerusform>%Ln 個のファイルを開けませんでした。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OptionText</name>
    <message>
        <source>--attach wants the number of a process. “tidemark-cli processes” lists them.</source>
        <translation>--attach にはプロセスの番号を指定してください。「tidemark-cli processes」で一覧表示できます。</translation>
    </message>
</context>
<context>
    <name>PastedText</name>
    <message>
        <source>The clipboard holds no text. Copy a table of runs, or what a profiler printed, and paste it here.</source>
        <translation>クリップボードに文字がありません。実行の表やプロファイラーの出力をコピーして、ここに貼り付けてください。</translation>
    </message>
    <message>
        <source>The clipboard holds too much text: save it as a file and open that.</source>
        <translation>クリップボードの文字が多すぎます。ファイルに保存して開いてください。</translation>
    </message>
</context>
<context>
    <name>PeakLabel</name>
    <message>
        <source>Peak %1 at %2</source>
        <translation>ピーク %1（%2）</translation>
    </message>
    <message>
        <source>Peak %1 at %2 · %3</source>
        <translation>ピーク %1（%2）· %3</translation>
    </message>
</context>
<context>
    <name>PerItemText</name>
    <message>
        <source>%1 s</source>
        <comment>seconds for each item</comment>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>PickerState</name>
    <message>
        <source>To wait for the next one, follow restarts by name.</source>
        <translation>次に起動するものを待つには、「再起動を名前で追跡」を選んでください。</translation>
    </message>
    <message>
        <source>Attach watches %1 (PID %2).</source>
        <comment>a process</comment>
        <translation>アタッチすると %1 (PID %2) を監視します。</translation>
    </message>
    <message>
        <source>Nothing called “%1” runs now: Attach waits for the next one.</source>
        <translation>「%1」は現在実行されていません。アタッチすると、次に起動するものを待ちます。</translation>
    </message>
    <message>
        <source>Choose the process to watch. It keeps running undisturbed.</source>
        <translation>監視するプロセスを選んでください。プロセスの動作は妨げられません。</translation>
    </message>
    <message>
        <source>This process has ended.</source>
        <translation>このプロセスは終了しました。</translation>
    </message>
    <message>
        <source>This process has ended and only waits for its parent: it has no memory left.</source>
        <translation>このプロセスはすでに終了し、親プロセスの回収を待っているだけです。メモリはもうありません。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>This is Tidemark itself.</source>
        <translation>これは Tidemark 自身です。</translation>
    </message>
    <message>
        <source>RSS and its parts will be recorded. PSS, USS and the number of open files need the same user as the process, or root.</source>
        <translation>RSS とその内訳を記録します。PSS、USS、開いているファイルの数を読むには、プロセスと同じユーザーか root の権限が必要です。</translation>
    </message>
</context>
<context>
    <name>ProcessCapture</name>
    <message numerus="yes">
        <source>%1: %Ln object(s), %2, counted in %3</source>
        <comment>file: number, size, duration</comment>
        <translation>
            <numerusform>%1: オブジェクト %Ln 個、%2、集計に %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of RSS in %Ln mapping(s), read in %3</source>
        <comment>file: size, number, duration</comment>
        <translation>
            <numerusform>%1: RSS %2、マッピング %Ln 個、読み取りに %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln block(s) that live, %2, read in %3</source>
        <comment>file: number, size, duration</comment>
        <translation>
            <numerusform>%1：残っているブロック %Ln 個、%2、読み取り時間 %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProcessColumns</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>Number of the process</source>
        <translation>プロセスの番号</translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>With whose rights it runs</source>
        <translation>どのユーザーの権限で動いているか</translation>
    </message>
    <message>
        <source>RSS</source>
        <translation>RSS</translation>
    </message>
    <message>
        <source>Memory that it has in RAM</source>
        <translation>RAM 上にあるメモリ</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Of one core, in the last second</source>
        <translation>直近 1 秒間、1 コアに対する割合</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>ランタイム</translation>
    </message>
    <message>
        <source>What runs its code</source>
        <translation>コードを実行しているもの</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>コンテナ</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>コマンドライン</translation>
    </message>
</context>
<context>
    <name>ProcessText</name>
    <message>
        <source>native</source>
        <comment>a program without a runtime such as Python&apos;s</comment>
        <translation>ネイティブ</translation>
    </message>
</context>
<context>
    <name>ProcessTreeText</name>
    <message>
        <source>%1 (ended)</source>
        <translation>%1（終了）</translation>
    </message>
    <message>
        <source>Started %1</source>
        <comment>a date and time</comment>
        <translation>開始: %1</translation>
    </message>
</context>
<context>
    <name>ProgramOptions</name>
    <message>
        <source>--size wants WIDTHxHEIGHT in pixels, for example 1280x800.</source>
        <translation>--size には「幅x高さ」をピクセル単位で指定してください（例: 1280x800）。</translation>
    </message>
    <message>
        <source>--%1 wants one of: %2.</source>
        <translation>--%1 には次のいずれかを指定してください: %2</translation>
    </message>
    <message>
        <source>A memory timeline viewer.</source>
        <translation>メモリの推移を表示するビューアです。</translation>
    </message>
    <message>
        <source>Open the bundled sample session.</source>
        <translation>同梱のサンプルを開きます。</translation>
    </message>
    <message>
        <source>Language of the window: en or ja.</source>
        <translation>表示言語: en または ja。</translation>
    </message>
    <message>
        <source>Draw the window to a PNG or SVG and exit.</source>
        <translation>ウィンドウを PNG または SVG に描画して終了します。</translation>
    </message>
    <message>
        <source>Size of the window.</source>
        <translation>ウィンドウのサイズ。</translation>
    </message>
    <message>
        <source>--view says what a screenshot shows: give --screenshot FILE as well.</source>
        <translation>--view はスクリーンショットの範囲を指定します。--screenshot ファイル名も指定してください。</translation>
    </message>
    <message>
        <source>--compare wants two files: --compare A B.</source>
        <translation>--compare には 2 つのファイルを指定します: --compare A B。</translation>
    </message>
    <message>
        <source>Open the two files that follow, and compare them.</source>
        <translation>続く 2 つのファイルを開いて比較します。</translation>
    </message>
    <message>
        <source>What the screenshot shows: window, timeline or comparison.</source>
        <translation>スクリーンショットに含めるもの: window、timeline または comparison。</translation>
    </message>
    <message>
        <source>--run wants the program behind two dashes: --run -- COMMAND ARG...</source>
        <translation>--run ではプログラムをハイフン 2 つの後に書いてください: --run -- COMMAND ARG...</translation>
    </message>
    <message>
        <source>Watch the process with this number.</source>
        <translation>この番号のプロセスを監視します。</translation>
    </message>
    <message>
        <source>Start the program that follows --, and watch it.</source>
        <translation>-- に続くプログラムを起動して監視します。</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>このヘルプを表示します。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>バージョンを表示します。</translation>
    </message>
    <message>
        <source>There is no option “%1”. “tidemark --help” lists the options.</source>
        <translation>オプション「%1」はありません。オプションは「tidemark --help」で確認できます。</translation>
    </message>
    <message>
        <source>%1. “tidemark --help” lists the options.</source>
        <comment>what was wrong</comment>
        <translation>%1。オプションは「tidemark --help」で確認できます。</translation>
    </message>
    <message>
        <source>Profiles to open.</source>
        <translation>開くプロファイル。</translation>
    </message>
    <message>
        <source>Let the screenshot replace a file that is no picture.</source>
        <translation>画像でないファイルもスクリーンショットで置き換える。</translation>
    </message>
    <message>
        <source>--screenshot wants the name of a file.</source>
        <translation>--screenshot にはファイル名が必要です。</translation>
    </message>
    <message>
        <source>Watch its V8 heap through the inspector at this address.</source>
        <translation>このアドレスのインスペクターを通して、そのプロセスの V8 ヒープも監視します。</translation>
    </message>
    <message>
        <source>--inspector wants HOST:PORT, as in 127.0.0.1:9229.</source>
        <translation>--inspector には HOST:PORT を指定します。例: 127.0.0.1:9229</translation>
    </message>
    <message>
        <source>--inspector is about the process that is watched: give --attach or --run as well.</source>
        <translation>--inspector は監視するプロセスについての指定です。--attach か --run も指定してください。</translation>
    </message>
    <message>
        <source>Colours of the window: light, dark or contrast.</source>
        <translation>ウィンドウの配色: light、dark、または contrast。</translation>
    </message>
</context>
<context>
    <name>QuitQuestion</name>
    <message>
        <source>Programs still run</source>
        <translation>実行中のプログラムがあります</translation>
    </message>
    <message numerus="yes">
        <source>%Ln program(s) started from here still run.</source>
        <translation>
            <numerusform>%Ln 個のプログラムがまだ実行中です。</numerusform>
        </translation>
    </message>
    <message>
        <source>They can go on without being recorded: what they print is then thrown away.</source>
        <translation>記録せずに実行を続けることもできます。その場合、出力は破棄されます。</translation>
    </message>
    <message>
        <source>Let them go on</source>
        <translation>実行を続ける</translation>
    </message>
    <message>
        <source>End them</source>
        <translation>終了させる</translation>
    </message>
    <message>
        <source>Notes are not saved</source>
        <translation>メモが保存されていません</translation>
    </message>
    <message>
        <source>Your notes are in no session file yet.</source>
        <translation>メモはまだどのセッションファイルにも保存されていません。</translation>
    </message>
    <message>
        <source>A session keeps them with the list of what is open.</source>
        <translation>セッションには、開いているものの一覧とともにメモも保存されます。</translation>
    </message>
    <message>
        <source>Save session…</source>
        <translation>セッションを保存…</translation>
    </message>
    <message>
        <source>Discard the notes</source>
        <translation>メモを破棄</translation>
    </message>
    <message>
        <source>Marks and notes of yours are in no session file yet.</source>
        <translation>付けたマークやメモは、まだどのセッションファイルにも保存されていません。</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>破棄</translation>
    </message>
</context>
<context>
    <name>ReadOut</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>他 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>no reading</source>
        <translation>測定値なし</translation>
    </message>
</context>
<context>
    <name>RecordCommand</name>
    <message>
        <source>%1: %2, but not a single sample: the process had ended, or was not there.</source>
        <comment>file: duration</comment>
        <translation>%1: %2、サンプルなし: プロセスが終了していたか、存在しませんでした。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %Ln sample(s), peak %3</source>
        <comment>file: duration, ...</comment>
        <translation>
            <numerusform>%1: %2、サンプル %Ln 件、ピーク %3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file name: warning</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>“record” wants one of: --pid N, --name PATTERN, -- COMMAND ARG...</source>
        <translation>「record」には --pid N、--name PATTERN、-- COMMAND ARG... のいずれか 1 つが必要です</translation>
    </message>
    <message>
        <source>Either --pid, or --name, or -- with a program and its arguments.</source>
        <translation>--pid、--name、または -- に続くプログラムと引数のいずれかを指定します。</translation>
    </message>
    <message>
        <source>Watch this process</source>
        <translation>このプロセスを監視する</translation>
    </message>
    <message>
        <source>Watch the process with this name, or with this in its command line</source>
        <translation>この名前の、またはコマンドラインにこれを含むプロセスを監視する</translation>
    </message>
    <message>
        <source>Milliseconds between samples, 100 if not given</source>
        <translation>サンプリング間隔（ミリ秒）。省略時は 100</translation>
    </message>
    <message>
        <source>Stop after so many seconds</source>
        <translation>この秒数で終了する</translation>
    </message>
    <message>
        <source>Watch child processes too</source>
        <translation>子プロセスも監視する</translation>
    </message>
    <message>
        <source>Go on with the process that comes after one that has ended</source>
        <translation>終了したプロセスに代わって起動したプロセスの記録を続ける</translation>
    </message>
    <message>
        <source>No process “%1” runs now: waiting for the next one.</source>
        <translation>プロセス「%1」は今は動いていません。次に起動するのを待っています。</translation>
    </message>
    <message>
        <source>With --follow-restarts it is waited for.</source>
        <translation>--follow-restarts を付けると、起動するまで待ちます。</translation>
    </message>
    <message>
        <source>The recording has ended, the program goes on: its output is passed on until it ends.</source>
        <translation>記録は終わりましたが、プログラムは続いています。終了するまで出力をそのまま渡します。</translation>
    </message>
    <message>
        <source>%1 of output were not passed on: nobody read them.</source>
        <comment>size</comment>
        <translation>出力のうち %1 は読み手がいないため渡せませんでした。</translation>
    </message>
    <message>
        <source>--end is about a program that is started: -- COMMAND ARG...</source>
        <translation>--end は起動するプログラムに対する指定です: -- COMMAND ARG...</translation>
    </message>
    <message>
        <source>%1: This file is also named to the program that is to be recorded. Choose another name for the recording.</source>
        <translation>%1: このファイルは記録するプログラムにも渡されています。記録には別の名前を選んでください。</translation>
    </message>
    <message>
        <source>End the program too when the recording ends before it; without this the program goes on, and its output is passed on until it ends</source>
        <translation>記録が先に終わったらプログラムも終了させる。指定しなければプログラムは続き、終了するまで出力を渡す</translation>
    </message>
    <message>
        <source>--repeat and --experiment go with none of: --pid, --name, --duration, --end, --follow-restarts.</source>
        <translation>--repeat と --experiment は --pid、--name、--duration、--end、--follow-restarts と一緒に指定できません。</translation>
    </message>
    <message>
        <source>--warm-up goes with --repeat.</source>
        <translation>--warm-up は --repeat と一緒に指定してください。</translation>
    </message>
    <message>
        <source>--output wants the name of a file.</source>
        <translation>--output にはファイル名が必要です。</translation>
    </message>
    <message>
        <source>%1: the child processes were sampled every %2 at last: there are too many for the interval asked for.</source>
        <comment>file: ..., duration</comment>
        <translation>%1: 子プロセスの測定間隔は最後には %2 でした。指定の間隔で測るには数が多すぎます。</translation>
    </message>
</context>
<context>
    <name>RecordedComparison</name>
    <message>
        <source>%1: The file holds no differences that a program recorded. To compare two snapshots, name both.</source>
        <translation>%1: このファイルには、プログラムが記録した差分がありません。2 つのスナップショットを比較するには、両方を指定してください。</translation>
    </message>
    <message>
        <source>%1: There is no difference %2; the last one is %3.</source>
        <translation>%1: 差分 %2 はありません。最後の番号は %3 です。</translation>
    </message>
    <message>
        <source>%1: It is not recorded how large the heap was, so --fail-above cannot be answered.</source>
        <translation>%1: ヒープの大きさが記録されていないため、--fail-above は判定できません。</translation>
    </message>
    <message>
        <source>%1: recorded difference %2</source>
        <comment>file, number</comment>
        <translation>%1: 記録された差分 %2</translation>
    </message>
</context>
<context>
    <name>RecordingSummary</name>
    <message>
        <source>%1 (%2) at %3</source>
        <comment>size (exact size) at time</comment>
        <translation>%1（%2）、%3の時点</translation>
    </message>
    <message>
        <source>%1 (%2) at %3 in %4</source>
        <comment>size (exact size) at time in functions</comment>
        <translation>%1（%2）、%3の時点で %4 を実行中</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>プログラム</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>開始日時</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>サンプル数</translation>
    </message>
    <message>
        <source>Max at</source>
        <translation>最大の時点</translation>
    </message>
    <message>
        <source>Line report</source>
        <translation>行レポート</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Most memory</source>
        <translation>最大メモリ</translation>
    </message>
    <message>
        <source>Largest increment</source>
        <translation>最大増加量</translation>
    </message>
    <message>
        <source>at line</source>
        <translation>増加した行</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告: %1</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>再起動</translation>
    </message>
    <message>
        <source>Peak of</source>
        <translation>ピークの対象</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a series: what it was taken for</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Recorded difference</source>
        <translation>記録された差分</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>時点</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>型の数</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>size (exact size)</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>size and duration for each item</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Per item</source>
        <translation>1 件あたり</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1、ほか %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Without a section of their own, as there are many: %1</source>
        <translation>数が多いため、個別の節を設けなかったもの：%1</translation>
    </message>
    <message>
        <source>What this report was made of</source>
        <translation>このレポートの元になったもの</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>作成日時</translation>
    </message>
    <message>
        <source>With</source>
        <translation>作成したソフト</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>メモ</translation>
    </message>
</context>
<context>
    <name>ReportCommand</name>
    <message>
        <source>%1: The name of a report must end in .html.</source>
        <translation>%1：レポートの名前の末尾は .html にしてください。</translation>
    </message>
    <message>
        <source>One HTML page that needs no network and no script. Recordings, heap snapshots and sessions (.tidemark-session) may be named together.</source>
        <translation>ネットワークもスクリプトも要らない 1 つの HTML ページです。記録、ヒープスナップショット、セッション（.tidemark-session）をまとめて指定できます。</translation>
    </message>
    <message>
        <source>What stands above it; the names of the recordings if not given</source>
        <translation>ページの題名（省略時は記録の名前）</translation>
    </message>
    <message>
        <source>--align: “%1” is none of start, wall_clock, end, stretched, functions, function=NAME, mark=NAME.</source>
        <translation>--align：「%1」は start、wall_clock、end、stretched、functions、function=NAME、mark=NAME のいずれでもありません。</translation>
    </message>
    <message>
        <source>How the runs lie over one another: start, wall_clock, end, stretched, functions, function=NAME or mark=NAME; as a session has it, or at their start, if not given</source>
        <translation>実行の重ね方：start、wall_clock、end、stretched、functions、function=NAME、mark=NAME。指定がなければセッションのとおり、または開始時点で揃えます</translation>
    </message>
</context>
<context>
    <name>ReportExport</name>
    <message>
        <source>Recorded live</source>
        <translation>Tidemark で記録中または記録したもの</translation>
    </message>
</context>
<context>
    <name>ReportHeaps</name>
    <message>
        <source>Objects</source>
        <translation>オブジェクト数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>The largest %1 of %2.</source>
        <translation>全 %2 件のうち、大きいものから %1 件。</translation>
    </message>
    <message>
        <source>Matched object by object.</source>
        <translation>オブジェクトごとに照合しました。</translation>
    </message>
    <message>
        <source>Matched by name, as net differences.</source>
        <translation>名前で照合した、差し引きの差分です。</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>%1 から %2 へ</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>変化はありません。</translation>
    </message>
    <message>
        <source>What came between %1 and %2, and lives in %3</source>
        <translation>%1 と %2 の間に生まれ、%3 に残っているもの</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>ありません。</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>スナップショット</translation>
    </message>
    <message>
        <source>Hunt for a leak</source>
        <translation>リーク調査</translation>
    </message>
</context>
<context>
    <name>ReportInputs</name>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
</context>
<context>
    <name>ReportPlot</name>
    <message>
        <source>Peak %1</source>
        <translation>ピーク %1</translation>
    </message>
</context>
<context>
    <name>ReportRecordings</name>
    <message>
        <source>%1 of %2 are listed.</source>
        <translation>%2 件のうち %1 件を表示しています。</translation>
    </message>
    <message>
        <source>Peaks of %1</source>
        <translation>%1 のピーク</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>呼び出し回数</translation>
    </message>
    <message>
        <source>Most at start</source>
        <translation>開始時の最大</translation>
    </message>
    <message>
        <source>Most at end</source>
        <translation>終了時の最大</translation>
    </message>
    <message>
        <source>Largest change</source>
        <translation>最大の変化</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>マーク</translation>
    </message>
    <message>
        <source>Leak verdict</source>
        <translation>リーク判定</translation>
    </message>
    <message>
        <source>Runs side by side</source>
        <translation>実行の比較</translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln run(s) are drawn.</source>
        <translation>
            <numerusform>最初の %Ln 件を図に描いています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Over another axis, and so not compared: %1</source>
        <translation>軸が異なるため比較していないもの：%1</translation>
    </message>
    <message>
        <source>What was odd about the file</source>
        <translation>ファイルについての注意</translation>
    </message>
    <message>
        <source>Prominence</source>
        <translation>突出度</translation>
    </message>
    <message>
        <source>Peak against run time. Diamonds are on the Pareto front: no other run has less memory and less time.</source>
        <translation>ピークと実行時間。ひし形はパレートフロント上の実行です（メモリも時間もこれより少ない実行はありません）。</translation>
    </message>
</context>
<context>
    <name>ReportScatter</name>
    <message>
        <source>Peak (%1)</source>
        <translation>ピーク (%1)</translation>
    </message>
    <message>
        <source>Run time (%1)</source>
        <translation>実行時間 (%1)</translation>
    </message>
</context>
<context>
    <name>RetainerTreeText</name>
    <message>
        <source>%1 in %2</source>
        <comment>an edge and the object that it leaves</comment>
        <translation>%1 ← %2</translation>
    </message>
    <message>
        <source>Retainer</source>
        <translation>保持元</translation>
    </message>
    <message>
        <source>The edge, and the object it is in</source>
        <translation>エッジと、それを持つオブジェクト</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Where the code stands</source>
        <translation>コードの位置</translation>
    </message>
    <message>
        <source>%1 · already above</source>
        <translation>%1 · 上に表示済み</translation>
    </message>
</context>
<context>
    <name>RunColumns</name>
    <message>
        <source>vs. base</source>
        <translation>基準比</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>%1 (base)</source>
        <translation>%1（基準）</translation>
    </message>
    <message>
        <source>Peak against the peak of the base</source>
        <translation>基準のピークに対する変化</translation>
    </message>
    <message>
        <source>Duration against that of the base</source>
        <translation>基準の時間に対する変化</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面積</translation>
    </message>
    <message>
        <source>Memory times time: what the run held, and how long</source>
        <translation>メモリ × 時間: 保持した量とその長さ</translation>
    </message>
    <message>
        <source>Peak at</source>
        <translation>ピークの時点</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>How many items the run worked on</source>
        <translation>この実行で処理した件数</translation>
    </message>
    <message>
        <source>Peak per item</source>
        <translation>1 件あたりのピーク</translation>
    </message>
    <message>
        <source>The peak divided by the number of items</source>
        <translation>ピークを件数で割った値</translation>
    </message>
    <message>
        <source>Peak per item against that of the base</source>
        <translation>基準の 1 件あたりのピークに対する変化</translation>
    </message>
    <message>
        <source>Time per item</source>
        <translation>1 件あたりの時間</translation>
    </message>
    <message>
        <source>The duration divided by the number of items</source>
        <translation>時間を件数で割った値</translation>
    </message>
    <message>
        <source>Time per item against that of the base</source>
        <translation>基準の 1 件あたりの時間に対する変化</translation>
    </message>
    <message>
        <source>The last value that the program told of itself</source>
        <translation>プログラム自身が最後に出力した値</translation>
    </message>
</context>
<context>
    <name>RunGroups</name>
    <message>
        <source>%1 fits two groups, %2 and %3: a run may be in one only.</source>
        <translation>%1 は 2 つのグループ %2 と %3 に当てはまります。1 つの実行は 1 つのグループにだけ入れてください。</translation>
    </message>
    <message>
        <source>%1 has another axis than the runs before it: what counts seconds and what counts instructions cannot be compared.</source>
        <translation>%1 は前の実行と軸が異なります。秒で測ったものと命令数で測ったものは比べられません。</translation>
    </message>
    <message>
        <source>No run with memory fits the group %1: %2.</source>
        <translation>グループ %1 に当てはまる、メモリの値を持つ実行がありません：%2</translation>
    </message>
</context>
<context>
    <name>RunRows</name>
    <message>
        <source>%1 fits two groups, %2 and %3: a run may be in one only. Change the patterns in “Groups”.</source>
        <translation>%1 は 2 つのグループ %2 と %3 に当てはまります。1 つの実行は 1 つのグループにだけ入れられます。「グループ」でパターンを変えてください。</translation>
    </message>
    <message>
        <source>No run tells its group by this rule. Choose another in “Groups”, or put runs into groups by hand.</source>
        <translation>この決め方でグループのわかる実行がありません。「グループ」で別の決め方を選ぶか、手でグループに入れてください。</translation>
    </message>
</context>
<context>
    <name>RunScale</name>
    <message>
        <source>h</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>%1·s</source>
        <comment>size times seconds</comment>
        <translation>%1·秒</translation>
    </message>
</context>
<context>
    <name>RunSentences</name>
    <message>
        <source>%1 has the lowest peak, %2, and is the shortest, %3</source>
        <translation>%1 がピーク最小（%2）で、時間も最短（%3）です</translation>
    </message>
    <message>
        <source>Lowest peak: %1, %2 · shortest: %3, %4</source>
        <translation>ピーク最小：%1（%2）· 最短：%3（%4）</translation>
    </message>
</context>
<context>
    <name>RunsCommand</name>
    <message>
        <source>The peak of %1 is above the limit of %2.</source>
        <translation>%1 のピークは上限 %2 を超えています。</translation>
    </message>
    <message>
        <source>“%1” is no group. Give a name and a pattern, as in base=before/*.</source>
        <translation>「%1」はグループの指定ではありません。base=before/* のように名前とパターンを指定してください。</translation>
    </message>
    <message>
        <source>“%1” is no limit. Give a share or a size, as in 10%, 5MiB or 300kB.</source>
        <translation>「%1」は上限の指定ではありません。10%、5MiB、300kB のように割合かサイズを指定してください。</translation>
    </message>
    <message>
        <source>--markdown and --junit are about groups: give --group.</source>
        <translation>--markdown と --junit はグループについての出力です。--group も指定してください。</translation>
    </message>
    <message>
        <source>Put the runs whose path or name fits a pattern into a group, the first of which is the base: base=before/*; may be repeated</source>
        <translation>パスかファイル名がパターンに合う実行をグループにまとめる。最初のグループが基準：base=before/*（繰り返し指定できます）</translation>
    </message>
    <message>
        <source>Exit with 1 if the peak is above that of the base by more, noise left aside: 5%, 20MiB</source>
        <translation>ピークが基準を、ばらつきを考慮してもこれより大きく上回れば 1 で終了：5%、20MiB</translation>
    </message>
    <message>
        <source>Print the groups as Markdown</source>
        <translation>グループを Markdown で出力</translation>
    </message>
    <message>
        <source>Write the groups to this file, as JUnit writes test cases</source>
        <translation>グループを JUnit のテストケースの形式でこのファイルに書き出す</translation>
    </message>
    <message>
        <source>Replace the file of --junit, if it is there</source>
        <translation>--junit のファイルがすでにあれば置き換える</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file name: warning</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No run of %1 ended well: it fails the check.</source>
        <translation>%1 には正常に終了した実行がないため、検査は不合格です。</translation>
    </message>
    <message>
        <source>--fail-above has nothing to compare: it takes two runs or groups whose peaks are known.</source>
        <translation>--fail-above で比較できるものがありません。ピークの分かる実行またはグループが 2 つ必要です。</translation>
    </message>
</context>
<context>
    <name>RuntimeText</name>
    <message>
        <source>This program tells nothing of its types. Snapshots by type are taken of JVMs and of Python programs; of any program, take one by mapping.</source>
        <translation>このプログラムは型について何も答えません。型別スナップショットを取得できるのは JVM と Python プログラムです。それ以外のプログラムでは、マッピングのスナップショットを取得してください。</translation>
    </message>
    <message>
        <source>Node.js tells its types in heap snapshots only. Take one of those: its types can be compared all the same.</source>
        <translation>Node.js の型はヒープスナップショットからしか分かりません。ヒープスナップショットを取得してください。型はそれでも比較できます。</translation>
    </message>
    <message>
        <source>This process is not known to be a JVM, and any other program could be ended by the signal that a JVM is asked with.</source>
        <translation>このプロセスは JVM と確認できません。JVM に問い合わせるシグナルは、ほかのプログラムを終了させるおそれがあります。</translation>
    </message>
    <message>
        <source>This JVM is an OpenJ9, which has to be asked in a way of its own. JVMs of OpenJDK and Oracle (HotSpot) can be asked.</source>
        <translation>この JVM は OpenJ9 で、問い合わせの方法が異なります。問い合わせできるのは OpenJDK と Oracle の JVM (HotSpot) です。</translation>
    </message>
    <message>
        <source>This JVM would be ended by the signal that it is asked with: it was started with -Xrs, or is still starting. Start it without -Xrs, or try again in a moment.</source>
        <translation>この JVM は、問い合わせに使うシグナルで終了してしまいます。-Xrs 付きで起動されたか、まだ起動中です。-Xrs なしで起動するか、しばらくしてからやり直してください。</translation>
    </message>
    <message>
        <source>This JVM was told to answer nobody. Start it without -XX:+DisableAttachMechanism.</source>
        <translation>この JVM は、問い合わせに答えないように設定されています。-XX:+DisableAttachMechanism なしで起動してください。</translation>
    </message>
    <message>
        <source>A JVM is asked by a file in its /tmp, which cannot be made: %1. Make room there, or run this as the user of the program.</source>
        <translation>JVM への問い合わせに必要なファイルを、その /tmp に作れません: %1。空きを作るか、プログラムと同じユーザーで実行してください。</translation>
    </message>
    <message>
        <source>The JVM was asked, but has opened no socket to answer on. It may be very busy, or its /tmp be full: try again.</source>
        <translation>JVM に問い合わせましたが、応答用のソケットが開かれませんでした。とても忙しいか、/tmp がいっぱいの可能性があります。もう一度試してください。</translation>
    </message>
    <message>
        <source>This program writes no heap snapshot that can be opened here. Take a snapshot by type.</source>
        <translation>このプログラムには、ここで開けるヒープスナップショットがありません。型別スナップショットを取得してください。</translation>
    </message>
    <message>
        <source>This Python program answers nobody. Run it from Tidemark, or have it import tidemark_agent, which lies in Tidemark’s share folder.</source>
        <translation>この Python プログラムは問い合わせに答えません。Tidemark から実行するか、Tidemark の share フォルダーにある tidemark_agent をインポートさせてください。</translation>
    </message>
    <message>
        <source>Another process has put something in the place of the socket that this program would answer on. Nothing was asked; remove it from its /tmp and try again.</source>
        <translation>このプログラムが応答するソケットの場所に、別のプロセスが何かを置いています。問い合わせは送っていません。/tmp からそれを取り除いて、やり直してください。</translation>
    </message>
    <message>
        <source>The program broke off before its answer was whole: it has ended, or refuses this user.</source>
        <translation>プログラムが応答の途中で接続を切りました。終了したか、このユーザーを拒んでいます。</translation>
    </message>
    <message>
        <source>The program broke off before its answer was whole: %1</source>
        <translation>プログラムが応答の途中で接続を切りました: %1</translation>
    </message>
    <message>
        <source>The program answered something that is no answer to the question. Nothing of it was kept; try again.</source>
        <translation>プログラムの応答は、問い合わせへの答えになっていません。内容は何も残していません。もう一度試してください。</translation>
    </message>
    <message>
        <source>Which lines allocated is told by Python programs only. Take a snapshot by type or by mapping.</source>
        <translation>どの行が割り当てたかが分かるのは Python プログラムだけです。型別またはマッピング別のスナップショットを取得してください。</translation>
    </message>
    <message>
        <source>This Python program does not note which lines allocate. Start it with python3 -X tracemalloc, or have it call tracemalloc.start().</source>
        <translation>この Python プログラムは、どの行が割り当てたかを記録していません。python3 -X tracemalloc で起動するか、プログラムの中で tracemalloc.start() を呼び出してください。</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Recordings</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>関数</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s), the longest %1</source>
        <translation>
            <numerusform>呼び出し %Ln 回、最長 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Marks and events</source>
        <translation>マークとイベント</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>型</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>オブジェクト</translation>
    </message>
    <message>
        <source>Texts in heaps</source>
        <translation>ヒープ内の文字列</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>プロパティ</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s), %1</source>
        <translation>
            <numerusform>%Ln 個、%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reference(s), first of %1</source>
        <translation>
            <numerusform>参照 %Ln 件、最初は %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionLabel</name>
    <message>
        <source>no reading</source>
        <translation>測定値なし</translation>
    </message>
    <message>
        <source>one reading: %1</source>
        <comment>a size</comment>
        <translation>測定値 1 件: %1</translation>
    </message>
    <message>
        <source>Δ %1</source>
        <comment>a change of size</comment>
        <translation>Δ %1</translation>
    </message>
    <message>
        <source>Δ %1 in %2</source>
        <comment>a change of size, a length of time</comment>
        <translation>Δ %1（%2で）</translation>
    </message>
</context>
<context>
    <name>SeriesText</name>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>file</source>
        <comment>memory that files are mapped to</comment>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共有</translation>
    </message>
    <message>
        <source>swap</source>
        <translation>スワップ</translation>
    </message>
    <message>
        <source>peak RSS</source>
        <translation>ピーク RSS</translation>
    </message>
    <message>
        <source>available memory</source>
        <translation>空きメモリ</translation>
    </message>
    <message>
        <source>memory limit</source>
        <translation>メモリ上限</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>スレッド数</translation>
    </message>
    <message>
        <source>open files</source>
        <translation>開いているファイル数</translation>
    </message>
    <message>
        <source>PSS of all processes</source>
        <translation>全プロセスの PSS</translation>
    </message>
    <message>
        <source>RSS of all processes, shared pages counted for each</source>
        <translation>全プロセスの RSS（共有ページは重複して計上）</translation>
    </message>
    <message>
        <source>RSS of child %1</source>
        <comment>a child process without PID</comment>
        <translation>子プロセス %1 の RSS</translation>
    </message>
    <message>
        <source>memory in bytes, as its name says</source>
        <translation>バイト単位のメモリ（列名による）</translation>
    </message>
    <message>
        <source>a count, as its name says</source>
        <translation>カウンター（列名による）</translation>
    </message>
    <message>
        <source>memory in %1 of %2, as its unit says</source>
        <comment>KB of 1,024 B</comment>
        <translation>%1（%2）単位のメモリ（単位の表記による）</translation>
    </message>
    <message>
        <source>a count, as its unit says</source>
        <translation>カウンター（単位の表記による）</translation>
    </message>
    <message>
        <source>memory, in the units behind its numbers</source>
        <translation>メモリ（数値に付いた単位による）</translation>
    </message>
    <message>
        <source>a count, as the unit behind its numbers says</source>
        <translation>カウンター（数値に付いた単位による）</translation>
    </message>
    <message>
        <source>memory in KiB, as ps, top and vmstat write it</source>
        <translation>KiB 単位のメモリ（ps、top、vmstat の書式）</translation>
    </message>
    <message>
        <source>memory in bytes, as its numbers are that large</source>
        <translation>バイト単位のメモリ（数値の大きさによる）</translation>
    </message>
    <message>
        <source>a count, as neither its name nor its numbers say bytes</source>
        <translation>カウンター（列名からも数値からもバイトとは判断できないため）</translation>
    </message>
    <message>
        <source>a count, as you said</source>
        <translation>カウンター（指定による）</translation>
    </message>
    <message>
        <source>PSS of all processes, RSS between its readings</source>
        <translation>全プロセスの PSS (測定の合間は RSS)</translation>
    </message>
    <message>
        <source>All processes</source>
        <translation>全プロセス</translation>
    </message>
    <message>
        <source>memory, as you said, in %1 of %2</source>
        <comment>KB of 1,024 B</comment>
        <translation>メモリ（指定による）、単位は %1（%2）</translation>
    </message>
</context>
<context>
    <name>SharedOptions</name>
    <message>
        <source>There is no format “%1”; choose one of: %2.</source>
        <translation>形式「%1」はありません。次から選んでください: %2</translation>
    </message>
    <message>
        <source>Print one JSON document</source>
        <translation>JSON 文書を 1 つ出力</translation>
    </message>
    <message>
        <source>Recordings to read</source>
        <translation>読み込む記録</translation>
    </message>
    <message>
        <source>Read as this format instead of looking at the content</source>
        <translation>内容から判定せず、この形式として読み込む</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>書き出すファイル</translation>
    </message>
    <message>
        <source>File with a snapshot</source>
        <translation>スナップショットを含むファイル</translation>
    </message>
    <message>
        <source>Which snapshot of the file, the first is 0</source>
        <translation>ファイル内の何番目のスナップショットか（最初は 0）</translation>
    </message>
    <message>
        <source>Print only that many</source>
        <translation>表示する件数</translation>
    </message>
    <message>
        <source>Replace a file of that name, whatever it holds; without this only an empty file and a recording of Tidemark&apos;s own are replaced</source>
        <translation>その名前のファイルを内容にかかわらず置き換える。指定しなければ、空のファイルと Tidemark 自身の記録だけを置き換える</translation>
    </message>
    <message>
        <source>--output wants the name of a file.</source>
        <translation>--output にはファイル名が必要です。</translation>
    </message>
    <message>
        <source>What a column of CSV or JSON is: NAME=memory, NAME=memory:MiB, NAME=rss:KiB, NAME=counter, NAME=ignore; may be repeated</source>
        <translation>CSV や JSON の列の意味: 列名=memory、列名=memory:MiB、列名=rss:KiB、列名=counter、列名=ignore（繰り返し指定可）</translation>
    </message>
    <message>
        <source>How dates such as 03/04/2025 are written, where the file does not tell: day or month first</source>
        <translation>03/04/2025 のような日付の順序がファイルから分からない場合の読み方: 日が先（dmy）か月が先（mdy）か</translation>
    </message>
</context>
<context>
    <name>SnapshotChange</name>
    <message>
        <source>Since %1: %2, objects: %3</source>
        <translation>%1 から: %2、オブジェクト %3</translation>
    </message>
    <message>
        <source>Since %1: RSS %2</source>
        <translation>%1 から: RSS %2</translation>
    </message>
</context>
<context>
    <name>SnapshotCommand</name>
    <message>
        <source>With --open-inspector it is opened for the snapshot (SIGUSR1) and closed again. Meanwhile every user of this machine can run code in the program.</source>
        <translation>--open-inspector を付けると、スナップショットのために開き (SIGUSR1)、終わったら閉じます。その間、このマシンのすべてのユーザーがプログラム内でコードを実行できます。</translation>
    </message>
    <message>
        <source>%1: %2, taken in %3</source>
        <comment>file: size, duration</comment>
        <translation>%1: %2、所要時間 %3</translation>
    </message>
    <message>
        <source>“snapshot” wants one of: --pid N, --inspector HOST:PORT</source>
        <translation>「snapshot」には --pid N か --inspector HOST:PORT のどちらか一つを指定してください</translation>
    </message>
    <message>
        <source>“%1” is no address of an inspector: write HOST:PORT, as in 127.0.0.1:9229.</source>
        <translation>「%1」はインスペクターのアドレスではありません。127.0.0.1:9229 のように HOST:PORT の形で書いてください。</translation>
    </message>
    <message>
        <source>%1 is not on this machine: what is sent there and back can be read on the way. If that is meant, add --allow-remote.</source>
        <translation>%1 はこのマシンではありません。やり取りする内容は途中で読まれる可能性があります。それでよければ --allow-remote を付けてください。</translation>
    </message>
    <message>
        <source>Of what answers at this address, HOST:PORT: anything with V8’s inspector</source>
        <translation>このアドレス (HOST:PORT) で応答するもの。V8 のインスペクターがあれば何でもよい</translation>
    </message>
    <message>
        <source>Collect garbage first</source>
        <translation>先にガベージコレクションを行う</translation>
    </message>
    <message>
        <source>Where the process has no inspector open, have it open one (SIGUSR1) and close it again</source>
        <translation>インスペクターが開いていなければ開かせ (SIGUSR1)、終わったら閉じる</translation>
    </message>
    <message>
        <source>Connect to another machine too</source>
        <translation>ほかのマシンにも接続する</translation>
    </message>
    <message>
        <source>The inspector that was opened at %1 is still open: the program did not answer. It closes when the program ends.</source>
        <translation>%1 で開いたインスペクターはまだ開いています。プログラムが応答しませんでした。プログラムが終了すると閉じます。</translation>
    </message>
    <message>
        <source>This Node was started with --heapsnapshot-signal: with --by-signal it writes the snapshot by itself, without an inspector.</source>
        <translation>この Node は --heapsnapshot-signal を付けて起動されています。--by-signal を付けると、インスペクターなしで Node 自身がスナップショットを書き出します。</translation>
    </message>
    <message>
        <source>--by-signal wants --pid, and no --open-inspector: the one way or the other.</source>
        <translation>--by-signal には --pid が必要で、--open-inspector とは同時に使えません。どちらか一方の方法を選んでください。</translation>
    </message>
    <message>
        <source>Have a Node.js that was started with --heapsnapshot-signal write it, and take its file over</source>
        <translation>--heapsnapshot-signal を付けて起動された Node.js に書き出させ、そのファイルを移動する</translation>
    </message>
    <message>
        <source>What the program wrote is still in its folder: %1</source>
        <translation>プログラムが書き出したファイルがそのフォルダーに残っています: %1</translation>
    </message>
    <message>
        <source>Nothing there is called “%1”. These are:</source>
        <translation>「%1」に当てはまるものはありません。あるのは次のものです:</translation>
    </message>
    <message>
        <source>More than one is called “%1”:</source>
        <translation>「%1」に当てはまるものが複数あります:</translation>
    </message>
    <message>
        <source>The program stands still for about %1, as its heap uses %2.</source>
        <comment>a duration, a size</comment>
        <translation>ヒープの使用量が %2 なので、プログラムは約 %1 停止します。</translation>
    </message>
    <message>
        <source>For how many seconds allocations are recorded, 10 if not given</source>
        <translation>割り当てを記録する秒数（既定は 10）</translation>
    </message>
    <message>
        <source>Of the worker thread with this number (its threadId) instead of the main thread</source>
        <translation>メインスレッドの代わりに、この番号（threadId）のワーカースレッドを対象にする</translation>
    </message>
    <message>
        <source>Of the page whose title or address holds this text, where a browser has several</source>
        <translation>ブラウザーに複数のページがあるとき、タイトルかアドレスにこの文字列を含むページを対象にする</translation>
    </message>
    <message>
        <source>--by-signal is about the main thread: it goes without --worker and --target.</source>
        <translation>--by-signal はメインスレッドが対象です。--worker や --target は指定できません。</translation>
    </message>
    <message>
        <source>--duration is about allocations: give --kind allocations or --kind timeline.</source>
        <translation>--duration は割り当ての記録のための指定です。--kind allocations か --kind timeline を指定してください。</translation>
    </message>
    <message>
        <source>--by-signal is for a heap snapshot: allocations are recorded through an inspector.</source>
        <translation>--by-signal はヒープスナップショットのための指定です。割り当てはインスペクターを通して記録します。</translation>
    </message>
    <message>
        <source>This process is a JVM: with --kind types its objects are counted by type.</source>
        <translation>このプロセスは JVM です。--kind types を付けると、オブジェクトを型別に集計できます。</translation>
    </message>
    <message>
        <source>Either --pid or --inspector. The program stands still while the snapshot is taken, some seconds for each 100 MB of its heap, and may need twice its memory; with --kind types a JVM collects all garbage and counts. With --kind mappings it goes on, and waits only where it maps memory itself.</source>
        <translation>--pid か --inspector のどちらかを指定します。スナップショットを取る間プログラムは止まり（ヒープ 100 MB あたり数秒）、メモリを 2 倍使うことがあります。--kind types では JVM がすべてのガベージを回収してから数えます。--kind mappings では動き続け、自分でメモリをマップするときだけ待ちます。</translation>
    </message>
    <message>
        <source>Of this process: a Node.js; with --kind types a JVM or a Python; with --kind mappings any</source>
        <translation>このプロセスのスナップショット: Node.js、--kind types なら JVM か Python、--kind mappings なら任意のプロセス</translation>
    </message>
    <message>
        <source>What to take: the heap of a Node.js with its objects (if not given); which code allocates what, as .heapprofile; the heap after a while in which it knew that, as .heaptimeline; the number and size by type of the objects of a JVM or a Python; which lines of a Python program allocated what lives, where its tracemalloc is on; or what any process has mapped; the last three as .tidemark</source>
        <translation>取るもの：Node.js のヒープとそのオブジェクト（省略時）、どのコードが何を割り当てるか（.heapprofile）、それをしばらく記録したあとのヒープ（.heaptimeline）、JVM や Python のオブジェクトの型ごとの数とサイズ、tracemalloc が有効な Python プログラムのどの行が残っているものを割り当てたか、または任意のプロセスがマップしているもの（最後の 3 つは .tidemark）</translation>
    </message>
    <message>
        <source>--kind mappings, types and sites ask no inspector: they go with --pid, without --inspector, --open-inspector, --by-signal, --allow-remote, --gc, --worker and --target.</source>
        <translation>--kind mappings、types、sites はインスペクターを使いません。--pid とともに指定し、--inspector、--open-inspector、--by-signal、--allow-remote、--gc、--worker、--target は付けないでください。</translation>
    </message>
    <message>
        <source>%1: A snapshot by mapping, type or line is a recording, whose name must end in .tidemark.</source>
        <translation>%1：マッピング別、型別、行別のスナップショットは記録なので、名前の末尾を .tidemark にしてください。</translation>
    </message>
</context>
<context>
    <name>SnapshotFigures</name>
    <message>
        <source>Snapshot</source>
        <translation>スナップショット</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>型の数</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
</context>
<context>
    <name>SnapshotInput</name>
    <message>
        <source>%1: %2</source>
        <comment>file name: warning</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: The recording holds no snapshot. “tidemark-cli summary” shows what it holds, “tidemark-cli runs” compares recordings.</source>
        <translation>%1: この記録にスナップショットはありません。内容は「tidemark-cli summary」で表示でき、記録どうしは「tidemark-cli runs」で比較できます。</translation>
    </message>
    <message>
        <source>%1: There is no snapshot %2; the last one is %3.</source>
        <translation>%1: スナップショット %2 はありません。最後は %3 です。</translation>
    </message>
    <message>
        <source>%1: This snapshot is in a file of its own: %2. Name that one instead.</source>
        <translation>%1: このスナップショットは別のファイル %2 にあります。そちらを指定してください。</translation>
    </message>
    <message>
        <source>%1: The snapshot lists types, not objects. Use the heap snapshot that it was made from.</source>
        <translation>%1: このスナップショットには型だけがあり、オブジェクトはありません。元のヒープ スナップショットを使ってください。</translation>
    </message>
    <message>
        <source>%1: The snapshot lists what a process had mapped, not objects. “tidemark-cli types” shows it.</source>
        <translation>%1: このスナップショットはオブジェクトではなく、プロセスのマッピングの一覧です。「tidemark-cli types」で表示できます。</translation>
    </message>
</context>
<context>
    <name>SnapshotMenu</name>
    <message>
        <source>Use as %1</source>
        <translation>%1 として使う</translation>
    </message>
</context>
<context>
    <name>SourceNames</name>
    <message>
        <source>PID %1</source>
        <translation>PID %1</translation>
    </message>
</context>
<context>
    <name>SourceSummary</name>
    <message>
        <source>peak %1 · %2</source>
        <translation>ピーク %1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>line report · %n function(s)</source>
        <translation>
            <numerusform>行レポート · 関数 %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s)</source>
        <translation>
            <numerusform>スナップショット %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting for the first sample</source>
        <translation>最初のサンプルを待っています</translation>
    </message>
    <message>
        <source>%1 · %2/min</source>
        <comment>RSS 111 MiB · +1.3 MiB/min</comment>
        <translation>%1 · %2/分</translation>
    </message>
    <message>
        <source>%1, read %2 ago</source>
        <comment>39.9 MiB, duration</comment>
        <translation>%1 (%2前の値)</translation>
    </message>
    <message>
        <source>all</source>
        <comment>all processes together</comment>
        <translation>合計</translation>
    </message>
    <message numerus="yes">
        <source>%n recorded difference(s)</source>
        <translation>
            <numerusform>記録された差分 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpanActions</name>
    <message>
        <source>Zoom to %1</source>
        <translation>%1 を拡大</translation>
    </message>
    <message>
        <source>Select %1</source>
        <translation>%1 を選択</translation>
    </message>
    <message>
        <source>Align recordings at the start of %1</source>
        <translation>%1 の開始で記録をそろえる</translation>
    </message>
    <message>
        <source>Copy the function’s name</source>
        <translation>関数名をコピー</translation>
    </message>
</context>
<context>
    <name>SpokenTimeline</name>
    <message>
        <source>no reading</source>
        <translation>値なし</translation>
    </message>
    <message>
        <source>in %1</source>
        <comment>a function</comment>
        <translation>%1 の実行中</translation>
    </message>
    <message>
        <source>%1 to %2 shown</source>
        <comment>positions on the axis</comment>
        <translation>%1～%2 を表示中</translation>
    </message>
    <message>
        <source>Ctrl and the arrows read along the lines, the arrows alone move what is shown, P goes to the peak.</source>
        <translation>Ctrl と矢印キーで線に沿って読み上げ、矢印キーだけで表示範囲を移動、P でピークに移動します。</translation>
    </message>
</context>
<context>
    <name>SurvivorReport</name>
    <message>
        <source>Nothing that came between the first two snapshots is left in the third.</source>
        <translation>最初の 2 つのスナップショットの間に現れたもので、3 つ目に残っているものはありません。</translation>
    </message>
    <message>
        <source>What came between the first two snapshots and is left in the third:</source>
        <translation>最初の 2 つのスナップショットの間に現れ、3 つ目にも残っているもの:</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more group(s), which --json lists</source>
        <translation>
            <numerusform>ほかに %Ln グループ（--json ですべて出力します）</numerusform>
        </translation>
    </message>
    <message>
        <source>The ids of these files are addresses: an object that took the place of a freed one of the same type and name is not among them.</source>
        <translation>これらのファイルの ID はアドレスです。解放された同じ型・同じ名前のオブジェクトの場所に置かれたオブジェクトは含まれません。</translation>
    </message>
</context>
<context>
    <name>SurvivorText</name>
    <message>
        <source>%1 %2, %3, is held by way of %4</source>
        <comment>count, class, size, path</comment>
        <translation>%2 %1 個 (%3) は次の経路で保持されています: %4</translation>
    </message>
    <message>
        <source>No single edge keeps all %1 %2, %3; the first is held by way of %4</source>
        <comment>count, class, size, path</comment>
        <translation>%2 %1 個 (%3) すべてを保持する単一の参照はありません。最初のものの経路: %4</translation>
    </message>
</context>
<context>
    <name>SurvivorTreeText</name>
    <message>
        <source>That came and stayed</source>
        <translation>現れて残っている数</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>保持経路</translation>
    </message>
    <message>
        <source>A shortest way from the roots of the program to the first of them</source>
        <translation>プログラムのルートから最初のオブジェクトまでの最短経路</translation>
    </message>
</context>
<context>
    <name>SuspectText</name>
    <message>
        <source>%1 %2 take %3, with no single edge that keeps them all</source>
        <comment>count, class, size</comment>
        <translation>%1 個の %2 が合計 %3 を占めていますが、すべてを保持する単一のエッジはありません</translation>
    </message>
    <message>
        <source>%1: %2 of the heap</source>
        <comment>a sentence, share</comment>
        <translation>%1: ヒープの %2</translation>
    </message>
    <message>
        <source>%1: %2 of the heap, for the most part %3 %4, %5</source>
        <comment>a sentence, share, count, class, size</comment>
        <translation>%1: ヒープの %2。大部分は %3 個の %4（%5）</translation>
    </message>
    <message>
        <source>No object, and no type of many objects, keeps %1 of the heap and at least %2.</source>
        <translation>ヒープの %1 以上かつ %2 以上を保持しているオブジェクトも、数の多い型もありません。</translation>
    </message>
</context>
<context>
    <name>TablePicture</name>
    <message>
        <source>and %1 more</source>
        <translation>ほか %1 件</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>%1 ns</source>
        <translation>%1 ナノ秒</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 マイクロ秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ミリ秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 m %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 m</source>
        <translation>%1 時間 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 日 %2 時間</translation>
    </message>
    <message>
        <source>%1 instructions</source>
        <translation>%1 命令</translation>
    </message>
    <message>
        <source>%1 allocated</source>
        <translation>割り当て %1</translation>
    </message>
    <message>
        <source>sample %1</source>
        <translation>サンプル %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s)</source>
        <translation>
            <numerusform>サンプル %Ln 個</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 d %2</source>
        <comment>days, clock</comment>
        <translation>%1 日 %2</translation>
    </message>
</context>
<context>
    <name>TimelineColumns</name>
    <message>
        <source>Peak</source>
        <translation>ピーク</translation>
    </message>
    <message>
        <source>First</source>
        <translation>最初</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最後</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変化</translation>
    </message>
    <message>
        <source>The last reading minus the first</source>
        <translation>最後の値 − 最初の値</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>傾向</translation>
    </message>
    <message>
        <source>Slope of the straight line that fits all readings best</source>
        <translation>すべての値に最もよく合う直線の傾き</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長さ</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>マーク</translation>
    </message>
    <message>
        <source>Since previous</source>
        <translation>前のマークから</translation>
    </message>
    <message>
        <source>vs. previous</source>
        <translation>前との差</translation>
    </message>
    <message>
        <source>Memory less that at the mark before</source>
        <translation>前のマークのメモリとの差</translation>
    </message>
    <message>
        <source>vs. first</source>
        <translation>最初との差</translation>
    </message>
    <message>
        <source>Memory less that at the first mark</source>
        <translation>最初のマークのメモリとの差</translation>
    </message>
</context>
<context>
    <name>TypeTreeText</name>
    <message>
        <source>%1, made in script %2 at line %3</source>
        <translation>%1（スクリプト %2 の %3 行目で作成）</translation>
    </message>
</context>
<context>
    <name>TypesCommand</name>
    <message>
        <source>%1: The snapshot lists types, not objects: they cannot be grouped or chosen in another way.</source>
        <translation>%1: このスナップショットはオブジェクトではなく型の一覧です。別の分け方や絞り込みはできません。</translation>
    </message>
</context>
<context>
    <name>UndoText</name>
    <message>
        <source>&amp;Undo remove</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Undo removing %Ln recording(s)</source>
        <translation>
            <numerusform>記録 %Ln 件を一覧に戻す(&amp;U)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo removing %1</source>
        <translation>%1 を一覧に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>Nothing was removed that can be brought back</source>
        <translation>元に戻せるものはありません</translation>
    </message>
    <message>
        <source>Brings back %1</source>
        <translation>%1 を一覧に戻します</translation>
    </message>
    <message numerus="yes">
        <source>Brings back %Ln recording(s)</source>
        <translation>
            <numerusform>記録 %Ln 件を一覧に戻します</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removal(s) can be undone, kept in %1 of memory</source>
        <translation>
            <numerusform>%Ln 回分を元に戻せます（そのためにメモリを %1 使用）</numerusform>
        </translation>
    </message>
    <message>
        <source>Removed %1.</source>
        <translation>%1 を一覧から外しました。</translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln recording(s).</source>
        <translation>
            <numerusform>%Ln 件の記録を一覧から外しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo keeps %1 of memory in use until more is removed.</source>
        <translation>元に戻せるように、次に記録を外すまでメモリを %1 使い続けます。</translation>
    </message>
    <message>
        <source>%1 cannot be brought back any more.</source>
        <translation>%1 はもう元に戻せません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s) removed earlier cannot be brought back any more.</source>
        <translation>
            <numerusform>前に外した記録 %Ln 件はもう元に戻せません。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionText</name>
    <message>
        <source>%1 (compiled with %2)</source>
        <comment>library, version</comment>
        <translation>%1（コンパイル時は %2）</translation>
    </message>
    <message>
        <source>Commit %1</source>
        <translation>コミット %1</translation>
    </message>
</context>
<context>
    <name>WarningText</name>
    <message numerus="yes">
        <source>%Ln line(s) of program output skipped</source>
        <translation>
            <numerusform>プログラムの出力を %Ln 行スキップしました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) out of order put in order</source>
        <translation>
            <numerusform>順序の乱れたサンプル %Ln 個を並べ替えました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reading(s) missing, shown as gaps</source>
        <translation>
            <numerusform>欠けている測定値 %Ln 個を空白で示します</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln function span(s) outside every run left out</source>
        <translation>
            <numerusform>どの実行にも含まれない関数区間 %Ln 個を除外しました</numerusform>
        </translation>
    </message>
    <message>
        <source>the file says wrongly how many objects and references it holds; those that are there are shown</source>
        <translation>ファイルに記されたオブジェクト数と参照数が実際と異なります。実際にあるものを表示します</translation>
    </message>
    <message numerus="yes">
        <source>%Ln reference(s) of no object left out</source>
        <translation>
            <numerusform>どのオブジェクトにも属さない参照 %Ln 個を除外しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) or reference(s) of unknown type</source>
        <translation>
            <numerusform>種類の不明なオブジェクトまたは参照が %Ln 個あります</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source place(s) or allocation stack(s) of no object left out</source>
        <translation>
            <numerusform>どのオブジェクトにも属さないソース位置または割り当てスタック %Ln 個を除外しました</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (at %2)</source>
        <comment>what happened (at a place)</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1, first at %2</source>
        <comment>what happened, first at a place</comment>
        <translation>%1（最初は %2）</translation>
    </message>
    <message numerus="yes">
        <source>Skipped %Ln line(s) that are damaged or hold impossible values</source>
        <translation>
            <numerusform>破損した行や、ありえない値を含む行を %Ln 行スキップしました</numerusform>
        </translation>
    </message>
    <message>
        <source>The file ends early; what came before is shown</source>
        <translation>ファイルが途中で終わっています。そこまでの内容を表示します</translation>
    </message>
    <message>
        <source>The compressed data ends early or is damaged; what came before is shown</source>
        <translation>圧縮データが途中で終わっているか破損しています。そこまでの内容を表示します</translation>
    </message>
    <message numerus="yes">
        <source>%Ln function call(s) or mark(s) beyond those that are kept left out</source>
        <translation>
            <numerusform>保存数の上限を超えた関数呼び出しまたはマーク %Ln 件を省きました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) missed because the machine was busy</source>
        <translation>
            <numerusform>マシンの負荷が高く、サンプル %Ln 件を取得できませんでした</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stretch(es) without samples, while the machine slept or Tidemark was stopped</source>
        <translation>
            <numerusform>マシンのスリープ中または Tidemark の停止中、サンプルのない区間が %Ln 個あります</numerusform>
        </translation>
    </message>
    <message>
        <source>No PSS and USS: the system shows them only to the user who runs the process, and to root</source>
        <translation>PSS と USS はありません: プロセスを実行しているユーザーと root だけが読み取れます</translation>
    </message>
    <message>
        <source>No count of open files: the system shows it only to the user who runs the process, and to root</source>
        <translation>開いているファイルの数はありません: プロセスを実行しているユーザーと root だけが読み取れます</translation>
    </message>
    <message>
        <source>There were too many child processes; only the first ones are followed</source>
        <translation>子プロセスが多すぎるため、最初のものだけを追跡しています</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) that hold no possible number, shown as gaps</source>
        <translation>
            <numerusform>数値として読めないセル %Ln 個を空白で示します</numerusform>
        </translation>
    </message>
    <message>
        <source>The unit is none that is known, the numbers were taken as bytes</source>
        <translation>単位が不明なため、数値をバイトとして読み取りました</translation>
    </message>
    <message numerus="yes">
        <source>%Ln size(s) with fractions of a byte: perhaps the unit is another one</source>
        <translation>
            <numerusform>1 バイト未満の端数があるサイズが %Ln 個あります。単位が異なる可能性があります</numerusform>
        </translation>
    </message>
    <message>
        <source>The mark in the numbers may separate decimals, it was taken for thousands</source>
        <translation>数値の区切り記号は小数点の可能性もありますが、桁区切りとして読み取りました</translation>
    </message>
    <message>
        <source>The mark in the numbers may separate thousands, it was taken for decimals</source>
        <translation>数値の区切り記号は桁区切りの可能性もありますが、小数点として読み取りました</translation>
    </message>
    <message>
        <source>Day and month cannot be told apart, the dates were taken as day before month</source>
        <translation>日と月を判別できないため、日付を「日、月」の順として読み取りました</translation>
    </message>
    <message>
        <source>Day and month cannot be told apart, the dates were taken as month before day</source>
        <translation>日と月を判別できないため、日付を「月、日」の順として読み取りました</translation>
    </message>
    <message>
        <source>No time can be read, the rows are counted instead</source>
        <translation>時刻を読み取れないため、代わりに行を数えています</translation>
    </message>
    <message>
        <source>There is no column of times, the rows are counted instead</source>
        <translation>時刻の列がないため、代わりに行を数えています</translation>
    </message>
    <message>
        <source>%1 (“%2”)</source>
        <comment>what happened (a cell)</comment>
        <translation>%1（「%2」）</translation>
    </message>
    <message>
        <source>Column “%1”: %2</source>
        <comment>name of a column: what happened</comment>
        <translation>列「%1」：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) of the archive that are no recordings left out</source>
        <translation>
            <numerusform>アーカイブのうち記録でないファイル %Ln 個を除外しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The lines of %Ln further program(s) in the log left out</source>
        <translation>
            <numerusform>ログにあるほかのプログラム %Ln 個の行を除外しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) at the same moment as the one before: the file may mix several processes or runs in one column</source>
        <translation>
            <numerusform>直前と同じ時刻のサンプルが %Ln 件あります。複数のプロセスまたは実行が 1 つの列に混ざっている可能性があります</numerusform>
        </translation>
    </message>
    <message>
        <source>Functions with @profile will not be seen: there is no folder for the Python agent that nobody else can write to. Set XDG_CACHE_HOME to one, without a colon in its name</source>
        <translation>@profile を付けた関数は記録されません。他のユーザーが書き込めない、Python エージェント用のフォルダーがありません。XDG_CACHE_HOME に、名前にコロンを含まないそのようなフォルダーを指定してください</translation>
    </message>
    <message>
        <source>The dates themselves tell the order of day and month, which is not the one that was asked for</source>
        <translation>日と月の順序は日付そのものから分かり、指定された順序とは異なります</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) without a time that can be read left out</source>
        <translation>
            <numerusform>読み取れる時刻のない %Ln 行を除外</numerusform>
        </translation>
    </message>
    <message>
        <source>The numbers were taken for KiB, as Linux counts them, the highest for %1. If macOS wrote them they are bytes, the highest is %2, and the column should be called “%3”</source>
        <translation>数値は Linux に合わせて KiB とみなしました（最大 %1）。macOS で書き出した値ならバイト単位で最大は %2 となり、列名は「%3」にしてください</translation>
    </message>
    <message>
        <source>The name has no unit, so the numbers were taken for bytes, the highest for %1, which is little for a process. If they count %2, it is %3, and the column should be called “%4”</source>
        <translation>列名に単位がないためバイト単位とみなしました。最大 %1 はプロセスとしては小さすぎます。単位が %2 なら最大は %3 となり、列名は「%4」にしてください</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) count on from an earlier one: the log seems to mix several processes, and nothing in it tells them apart</source>
        <translation>
            <numerusform>%Ln 件のサンプルの回数が、直前ではなくもっと前のサンプルに続いています。複数のプロセスがこのログに混ざっているようですが、区別する手がかりがありません</numerusform>
        </translation>
    </message>
    <message>
        <source>The file could not be read to its end (%1); what came before is shown</source>
        <translation>ファイルを最後まで読み取れませんでした（%1）。そこまでの内容を表示します</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recorded difference(s) without all types, as Node cut the list when it printed it: print JSON.stringify(diff) to have all</source>
        <translation>
            <numerusform>記録された差分 %Ln 件で、Node が出力時に型の一覧を省略しています。JSON.stringify(diff) を出力すると、すべての型が得られます</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::AddressPrompt</name>
    <message>
        <source>Connect all the same</source>
        <translation>それでも接続</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>%1 is not on this machine: what is sent there and back can be read on the way, and a snapshot holds all that the program has in memory.</source>
        <translation>%1 はこのマシン上にありません。やり取りする内容は途中で読み取られるおそれがあり、スナップショットにはプログラムがメモリに持つものがすべて含まれます。</translation>
    </message>
    <message>
        <source>This is no address of an inspector: write HOST:PORT, as in 127.0.0.1:9229.</source>
        <translation>インスペクターのアドレスではありません。HOST:PORT の形で入力してください。例: 127.0.0.1:9229</translation>
    </message>
    <message>
        <source>As --inspect=HOST:PORT says, or --remote-debugging-port of a browser. The ws:// address that Node.js prints may be pasted, too.</source>
        <translation>--inspect=HOST:PORT や、ブラウザーの --remote-debugging-port で指定したアドレスです。Node.js が表示する ws:// のアドレスを貼り付けることもできます。</translation>
    </message>
    <message>
        <source>Watch a V8 heap at an address</source>
        <translation>アドレスを指定して V8 ヒープを監視</translation>
    </message>
    <message>
        <source>&amp;Address of the inspector</source>
        <translation>インスペクターのアドレス(&amp;A)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>tidemark::app::AlignmentChooser</name>
    <message>
        <source>Alignment of the recordings</source>
        <translation>記録の揃え方</translation>
    </message>
    <message>
        <source>Align recordings</source>
        <translation>記録を揃える</translation>
    </message>
    <message>
        <source>The function that begins at 0 in all recordings:</source>
        <translation>すべての記録で開始を 0 に揃える関数：</translation>
    </message>
    <message>
        <source>The mark that is at 0 in all recordings:</source>
        <translation>すべての記録で 0 に揃えるマーク：</translation>
    </message>
    <message numerus="yes">
        <source>%n calls held together</source>
        <translation>
            <numerusform>%Ln 回の呼び出しを揃えました</numerusform>
        </translation>
    </message>
    <message>
        <source>no call in common: stretched as a whole</source>
        <translation>共通の呼び出しがないため、全体を伸縮しています</translation>
    </message>
    <message numerus="yes">
        <source>%n functions not called equally often</source>
        <translation>
            <numerusform>呼び出し回数の異なる関数 %Ln 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls in another order or too many</source>
        <translation>
            <numerusform>順序が異なるか多すぎる呼び出し %Ln 回</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without functions stretched as a whole</source>
        <translation>
            <numerusform>関数のない %Ln 件は全体を伸縮しています</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::AllocationPrompt</name>
    <message>
        <source>Record allocations</source>
        <translation>割り当てを記録</translation>
    </message>
    <message>
        <source>&amp;Profile</source>
        <translation>プロファイル(&amp;P)</translation>
    </message>
    <message>
        <source>Which code allocates what is left, from samples. It hardly slows the program. The file (.heapprofile) is for Chrome DevTools.</source>
        <translation>残っているものをどのコードが割り当てたかを、サンプリングで調べます。プログラムはほとんど遅くなりません。ファイル（.heapprofile）は Chrome DevTools で開けます。</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>タイムライン(&amp;T)</translation>
    </message>
    <message>
        <source>Each object that is left, with the code that made it. The program is several times slower meanwhile, and stands still for a snapshot at the end, which opens here.</source>
        <translation>残っているオブジェクトの一つ一つを、作ったコードとともに記録します。その間プログラムは数倍遅くなり、最後にスナップショットのために停止します。スナップショットはここで開きます。</translation>
    </message>
    <message>
        <source>&amp;Duration</source>
        <translation>記録時間(&amp;D)</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds behind a number</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>tidemark::app::AreaSearch</name>
    <message>
        <source>No match</source>
        <translation>一致なし</translation>
    </message>
    <message>
        <source>%1 found · %2</source>
        <comment>a number, a share of the whole</comment>
        <translation>%1 件 · %2</translation>
    </message>
    <message>
        <source>How many have the text in their names, and which share of the whole they and what is in them take</source>
        <translation>名前にこの文字列を含むものの数と、それらとその中身が全体に占める割合</translation>
    </message>
    <message>
        <source>Search the map</source>
        <translation>マップを検索</translation>
    </message>
</context>
<context>
    <name>tidemark::app::AreaView</name>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>進む</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Treemap</source>
        <translation>ツリーマップ</translation>
    </message>
    <message>
        <source>Icicle</source>
        <translation>アイシクル</translation>
    </message>
    <message>
        <source>How the map is drawn</source>
        <translation>マップの描き方</translation>
    </message>
    <message>
        <source>Rectangles inside of each other, or a row for each level</source>
        <translation>入れ子の長方形、または階層ごとに 1 行</translation>
    </message>
</context>
<context>
    <name>tidemark::app::ChangesPanel</name>
    <message>
        <source>Open two heap snapshots to see what changed between them.</source>
        <translation>2 つのヒープ スナップショットを開くと、その間の変化が表示されます。</translation>
    </message>
    <message>
        <source>Working on the snapshots…</source>
        <translation>スナップショットを処理しています…</translation>
    </message>
    <message>
        <source>No type changed its size.</source>
        <translation>サイズが変わった型はありません。</translation>
    </message>
    <message>
        <source>Area: what came or went</source>
        <translation>面積: 増減した量</translation>
    </message>
    <message>
        <source>Area: shallow size on the larger side; in colour what came or went</source>
        <translation>面積: 大きい方の浅いサイズ、色の部分: 増減した量</translation>
    </message>
    <message>
        <source>Map of the changes</source>
        <translation>変化のマップ</translation>
    </message>
</context>
<context>
    <name>tidemark::app::ColumnsDialog</name>
    <message>
        <source>Columns of %1</source>
        <translation>%1 の列</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>例</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>解釈</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>読み方</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>単位</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>The file is read again with what you choose. It also counts for other files with the same columns.</source>
        <translation>選んだ内容でファイルを読み直します。同じ列を持つ他のファイルにも適用されます。</translation>
    </message>
    <message>
        <source>As Tidemark decides</source>
        <translation>Tidemark に任せる</translation>
    </message>
    <message>
        <source>What “%1” is read as</source>
        <translation>「%1」の読み方</translation>
    </message>
    <message>
        <source>Unit of “%1”</source>
        <translation>「%1」の単位</translation>
    </message>
    <message>
        <source>Dates, day before month</source>
        <translation>日付（日／月の順）</translation>
    </message>
    <message>
        <source>Dates, month before day</source>
        <translation>日付（月／日の順）</translation>
    </message>
    <message>
        <source>As in the file</source>
        <translation>ファイルのとおり</translation>
    </message>
</context>
<context>
    <name>tidemark::app::Comparison</name>
    <message>
        <source>Comparing the snapshots…</source>
        <translation>スナップショットを比較しています…</translation>
    </message>
</context>
<context>
    <name>tidemark::app::ComparisonExport</name>
    <message>
        <source>Export the comparison</source>
        <translation>比較をエクスポート</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV ファイル (*.csv)</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>%1 にエクスポートしました。</translation>
    </message>
    <message>
        <source>Copy comparison</source>
        <translation>比較をコピー</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>CSV としてエクスポート…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <source>Copy or export the whole comparison</source>
        <translation>比較全体をコピーまたはエクスポート</translation>
    </message>
</context>
<context>
    <name>tidemark::app::ComparisonSides</name>
    <message>
        <source>Types of snapshot A</source>
        <translation>スナップショット A の型</translation>
    </message>
    <message>
        <source>Difference by type</source>
        <translation>型ごとの差分</translation>
    </message>
    <message>
        <source>Types of snapshot B</source>
        <translation>スナップショット B の型</translation>
    </message>
</context>
<context>
    <name>tidemark::app::ComparisonView</name>
    <message>
        <source>%1 of %2 types</source>
        <translation>%2 個中 %1 個の型</translation>
    </message>
    <message>
        <source>No heap snapshot is open. Open two, to compare them.</source>
        <translation>ヒープ スナップショットが開かれていません。比較するには 2 つ開いてください。</translation>
    </message>
    <message>
        <source>Open a second snapshot, or drop one on %1.</source>
        <translation>2 つ目のスナップショットを開くか、%1 にドロップしてください。</translation>
    </message>
    <message>
        <source>Working on the snapshots…</source>
        <translation>スナップショットを処理しています…</translation>
    </message>
    <message>
        <source>No type matches the filter.</source>
        <translation>フィルタに一致する型はありません。</translation>
    </message>
    <message>
        <source>Unchanged types</source>
        <translation>変化のない型</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Choose the columns of the difference</source>
        <translation>差分の列を選択</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>A と B を入れ替え</translation>
    </message>
    <message>
        <source>By object</source>
        <translation>オブジェクトごと</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>型ごと</translation>
    </message>
    <message>
        <source>How the snapshots are matched</source>
        <translation>スナップショットの照合方法</translation>
    </message>
    <message>
        <source>Match object by object, by their ids, or type by type, by their names</source>
        <translation>オブジェクトごとに ID で、または型ごとに名前で照合します</translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation>%2 行中 %1 行</translation>
    </message>
</context>
<context>
    <name>tidemark::app::ContainmentView</name>
    <message>
        <source>Containment</source>
        <translation>包含関係</translation>
    </message>
</context>
<context>
    <name>tidemark::app::CounterLanes</name>
    <message>
        <source>Counters</source>
        <translation>カウンター</translation>
    </message>
</context>
<context>
    <name>tidemark::app::DataTable</name>
    <message>
        <source>Copy rows</source>
        <translation>行をコピー</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>表を保存</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Markdown としてコピー</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>CSV としてコピー</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>CSV として保存…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>画像をコピー</translation>
    </message>
</context>
<context>
    <name>tidemark::app::DetachedView</name>
    <message>
        <source>Finding detached nodes…</source>
        <translation>分離済みのノードを検索中…</translation>
    </message>
    <message>
        <source>Detached nodes are parts of a page, or of the runtime, that were taken out of use while something still holds them. There are none in this snapshot.</source>
        <translation>分離済みのノードとは、ページやランタイムで使われなくなったのに、まだ何かに保持されているものです。このスナップショットにはありません。</translation>
    </message>
    <message>
        <source>Detached nodes</source>
        <translation>分離済みのノード</translation>
    </message>
    <message numerus="yes">
        <source>%Ln type(s)</source>
        <translation>
            <numerusform>%Ln 個の型</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 types</source>
        <translation>%2 個中 %1 個の型</translation>
    </message>
</context>
<context>
    <name>tidemark::app::DifferenceLane</name>
    <message>
        <source>Difference to the base</source>
        <translation>基準との差</translation>
    </message>
    <message>
        <source>%1 cannot be compared: it is hidden or has no memory in bytes</source>
        <translation>%1 は比べられません：非表示か、バイト単位のメモリの値がありません</translation>
    </message>
    <message>
        <source>%1 is the base: choose another run to see its difference</source>
        <translation>%1 は基準です。別の実行を選ぶと、基準との差を表示します</translation>
    </message>
    <message>
        <source>%1 − %2 (base)</source>
        <comment>a run, and what is taken off it</comment>
        <translation>%1 − %2（基準）</translation>
    </message>
    <message>
        <source>they do not meet on this axis</source>
        <translation>この横軸では重なりません</translation>
    </message>
</context>
<context>
    <name>tidemark::app::DominatorsPanel</name>
    <message>
        <source>No other object depends on this one alone.</source>
        <translation>このオブジェクトだけに依存するオブジェクトはありません。</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) depend on it directly</source>
        <translation>
            <numerusform>%n 個のオブジェクトが直接依存</numerusform>
        </translation>
    </message>
    <message>
        <source>Dominators</source>
        <translation>ドミネーター</translation>
    </message>
    <message>
        <source>Dominators up to the root</source>
        <translation>ルートまでのドミネーター</translation>
    </message>
    <message>
        <source>Dominated objects</source>
        <translation>支配されるオブジェクト</translation>
    </message>
</context>
<context>
    <name>tidemark::app::DuplicatesView</name>
    <message>
        <source>Finding strings of the same text…</source>
        <translation>同じテキストの文字列を検索中…</translation>
    </message>
    <message>
        <source>No text stands in this snapshot more than once.</source>
        <translation>このスナップショットに重複したテキストはありません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln text(s) · %1 wasted</source>
        <translation>
            <numerusform>%Ln 件のテキスト · 無駄 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 texts · %3 of %4 wasted</source>
        <translation>%2 件中 %1 件 · 無駄 %4 中 %3</translation>
    </message>
    <message>
        <source>Duplicate strings</source>
        <translation>重複する文字列</translation>
    </message>
    <message>
        <source>Snapshots keep the first %1 characters of a text. Longer ones, marked … behind the quotation mark, may differ after that; they are of equal size.</source>
        <translation>スナップショットにはテキストの先頭 %1 文字までが残ります。引用符の後に … が付いた長いものは、その先が異なる可能性があります (サイズは同じです)。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::EnvironmentTable</name>
    <message>
        <source>Variable</source>
        <translation>変数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>環境変数</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Add a variable</source>
        <translation>変数を追加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove the selected variables</source>
        <translation>選択した変数を削除</translation>
    </message>
</context>
<context>
    <name>tidemark::app::EventLane</name>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <comment>a position, a length</comment>
        <translation>%1 から %2 間</translation>
    </message>
</context>
<context>
    <name>tidemark::app::ExperimentDialog</name>
    <message>
        <source>This folder does not exist.</source>
        <translation>このフォルダーはありません。</translation>
    </message>
    <message>
        <source>A quote is not closed.</source>
        <translation>引用符が閉じられていません。</translation>
    </message>
    <message>
        <source>“%1” is passed on as it is. For a shell, run: sh -c &apos;…&apos;</source>
        <translation>「%1」はそのまま引数として渡されます。シェルを使うには sh -c &apos;…&apos; を実行してください</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>フォルダを選択</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>実験</translation>
    </message>
    <message>
        <source>&amp;Commands</source>
        <translation>コマンド(&amp;C)</translation>
    </message>
    <message>
        <source>Commands to compare, one a line</source>
        <translation>比べるコマンド（1 行に 1 つ）</translation>
    </message>
    <message>
        <source>One a line, as in:
python3 list.py
python3 generator.py</source>
        <translation>1 行に 1 つ。例：
python3 list.py
python3 generator.py</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>フォルダ(&amp;F)</translation>
    </message>
    <message>
        <source>Where the commands run</source>
        <translation>コマンドを実行する場所</translation>
    </message>
    <message>
        <source>R&amp;uns of each</source>
        <translation>各コマンドの回数(&amp;U)</translation>
    </message>
    <message>
        <source>before that, to &amp;warm up</source>
        <translation>その前のウォームアップ(&amp;W)</translation>
    </message>
    <message>
        <source>Runs of each command that are not compared</source>
        <translation>比較に入れない各コマンドの実行回数</translation>
    </message>
    <message>
        <source>&amp;Interval</source>
        <translation>間隔(&amp;I)</translation>
    </message>
    <message>
        <source> ms</source>
        <comment>milliseconds behind a number</comment>
        <translation> ms</translation>
    </message>
    <message>
        <source>With child &amp;processes</source>
        <translation>子プロセスを含める(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Store in</source>
        <translation>保存先(&amp;S)</translation>
    </message>
    <message>
        <source>A folder for the recordings of all runs and the file of the experiment</source>
        <translation>すべての実行の記録と実験のファイルを置くフォルダ</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>参照…</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>実行(&amp;R)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>tidemark::app::ExperimentRunsDialog</name>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>シリーズ</translation>
    </message>
    <message>
        <source>Runs that were made together</source>
        <translation>まとめて行った実行</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>ピーク</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs, %1 compared. A double click opens the recording of a run.</source>
        <translation>
            <numerusform>実行 %Ln 回のうち %1 回を比較に使います。ダブルクリックでその実行の記録を開きます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs of an experiment</source>
        <translation>実験の実行</translation>
    </message>
    <message>
        <source>Runs of the experiment in %1</source>
        <translation>%1 の実験の実行</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Nothing was run yet.</source>
        <translation>まだ何も実行していません。</translation>
    </message>
    <message>
        <source>R&amp;uns of each command</source>
        <translation>各コマンドの実行回数(&amp;U)</translation>
    </message>
    <message>
        <source>before that, to &amp;warm up</source>
        <translation>その前のウォームアップ(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Run again</source>
        <translation>もう一度実行(&amp;R)</translation>
    </message>
    <message>
        <source>Runs the commands again, and compares them with what they were</source>
        <translation>コマンドをもう一度実行し、以前の結果と比べます</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>tidemark::app::FieldsPanel</name>
    <message>
        <source>This object holds no other.</source>
        <translation>このオブジェクトは他のオブジェクトを保持していません。</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n 個のフィールド</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Text, %n character(s)</source>
        <translation>
            <numerusform>テキスト、%n 文字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Text as far as the file has it, %n character(s)</source>
        <translation>
            <numerusform>ファイルにある範囲のテキスト、%n 文字</numerusform>
        </translation>
    </message>
    <message>
        <source>Object</source>
        <translation>オブジェクト</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>フィールド</translation>
    </message>
    <message>
        <source>Text of the string</source>
        <translation>文字列の内容</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Engine’s fields</source>
        <translation>エンジンのフィールド</translation>
    </message>
    <message>
        <source>Show also what every object has for the engine’s own use: its map, its code, where its elements lie</source>
        <translation>どのオブジェクトにもある、エンジン自身のためのフィールド（マップ、コード、要素の格納先など）も表示します</translation>
    </message>
</context>
<context>
    <name>tidemark::app::FindObjectBar</name>
    <message>
        <source>No heap snapshot is shown.</source>
        <translation>ヒープ スナップショットが表示されていません。</translation>
    </message>
    <message>
        <source>Looking for it…</source>
        <translation>検索中…</translation>
    </message>
    <message>
        <source>%1 has no object @%2. Its first is %3.</source>
        <translation>%1 にオブジェクト @%2 はありません。最初は %3 です。</translation>
    </message>
    <message>
        <source>%1 has no object @%2. Its last is %3.</source>
        <translation>%1 にオブジェクト @%2 はありません。最後は %3 です。</translation>
    </message>
    <message>
        <source>%1 has no object @%2. The nearest are %3 and %4.</source>
        <translation>%1 にオブジェクト @%2 はありません。最も近いのは %3 と %4 です。</translation>
    </message>
    <message>
        <source>in %1</source>
        <comment>a snapshot</comment>
        <translation>%1 内</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>閉じる (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Enter the id of an object, like @75895.</source>
        <translation>オブジェクトの ID を入力してください (例: @75895)。</translation>
    </message>
    <message>
        <source>Id, like @75895</source>
        <translation>ID (例: @75895)</translation>
    </message>
    <message>
        <source>Id of the object</source>
        <translation>オブジェクトの ID</translation>
    </message>
    <message>
        <source>This snapshot holds only types, no objects.</source>
        <translation>このスナップショットには型だけがあり、オブジェクトはありません。</translation>
    </message>
    <message>
        <source>This snapshot lists what a process has mapped, no objects.</source>
        <translation>このスナップショットはプロセスのマッピングの一覧で、オブジェクトはありません。</translation>
    </message>
    <message>
        <source>Show it in %1</source>
        <comment>a snapshot</comment>
        <translation>%1 で表示</translation>
    </message>
</context>
<context>
    <name>tidemark::app::FormatGuide</name>
    <message>
        <source>Python, over time</source>
        <translation>Python（時系列）</translation>
    </message>
    <message>
        <source>Python, line by line</source>
        <translation>Python（行ごと）</translation>
    </message>
    <message>
        <source>Node.js, heap snapshot</source>
        <translation>Node.js（ヒープスナップショット）</translation>
    </message>
    <message>
        <source>Node.js, over time</source>
        <translation>Node.js（時系列）</translation>
    </message>
    <message>
        <source>Node.js, collections</source>
        <translation>Node.js（GC）</translation>
    </message>
    <message>
        <source>node-memwatch</source>
        <translation>node-memwatch</translation>
    </message>
    <message>
        <source>Java, by type</source>
        <translation>Java（型ごと）</translation>
    </message>
    <message>
        <source>Any process, over time</source>
        <translation>任意のプロセス（時系列）</translation>
    </message>
    <message>
        <source>Any process, from a script</source>
        <translation>任意のプロセス（スクリプトから）</translation>
    </message>
    <message>
        <source>What opens, and how to make one</source>
        <translation>開けるファイルとその作り方</translation>
    </message>
    <message>
        <source>Also tables of sizes over time (CSV, JSON), answers of Prometheus, and logs that hold several of these; packed with gzip, zstd or zip as well. What is in a file decides, not its name.</source>
        <translation>ほかに、時間とサイズの表（CSV、JSON）、Prometheus の応答、これらが混ざったログも開けます。gzip、zstd、zip で圧縮されていてもかまいません。判定するのは名前ではなく中身です。</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 をコピー</translation>
    </message>
</context>
<context>
    <name>tidemark::app::FunctionLane</name>
    <message>
        <source>Functions</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>Duration: %1</source>
        <translation>所要時間: %1</translation>
    </message>
    <message>
        <source>At entry: %1</source>
        <translation>開始時: %1</translation>
    </message>
    <message>
        <source>At exit: %1</source>
        <translation>終了時: %1</translation>
    </message>
    <message>
        <source>Difference: %1</source>
        <translation>差分: %1</translation>
    </message>
</context>
<context>
    <name>tidemark::app::FunctionsPanel</name>
    <message>
        <source>Functions</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>呼び出し回数</translation>
    </message>
    <message>
        <source>Total time</source>
        <translation>合計時間</translation>
    </message>
    <message>
        <source>Total length</source>
        <translation>合計の長さ</translation>
    </message>
    <message>
        <source>All calls together; what overlaps counts once</source>
        <translation>すべての呼び出しの合計（重なりは一度だけ数えます）</translation>
    </message>
    <message>
        <source>Largest change</source>
        <translation>最大の変化</translation>
    </message>
    <message>
        <source>Memory at the end of a call minus memory at its start, where it differs most</source>
        <translation>呼び出しの終了時と開始時のメモリの差（最も大きいもの）</translation>
    </message>
    <message>
        <source>Max at entry</source>
        <translation>開始時の最大</translation>
    </message>
    <message>
        <source>Max at exit</source>
        <translation>終了時の最大</translation>
    </message>
    <message>
        <source>Open a profile to list its functions.</source>
        <translation>プロファイルを開くと、関数の一覧が表示されます。</translation>
    </message>
    <message>
        <source>No function calls were recorded. Decorate functions with @profile and run mprof again.</source>
        <translation>関数の呼び出しは記録されていません。関数に @profile を付けて、もう一度 mprof を実行してください。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::GroupMenu</name>
    <message>
        <source>No rule</source>
        <translation>自動で分けない</translation>
    </message>
    <message>
        <source>All by folder</source>
        <translation>すべてフォルダで分ける</translation>
    </message>
    <message>
        <source>All by the day they began on</source>
        <translation>すべて開始日で分ける</translation>
    </message>
    <message>
        <source>All by the version in their file&apos;s name</source>
        <translation>すべてファイル名のバージョンで分ける</translation>
    </message>
    <message>
        <source>All by patterns of names…</source>
        <translation>すべて名前のパターンで分ける…</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Put runs into groups, to tell a difference from noise</source>
        <translation>実行をグループにまとめ、差がばらつきの範囲かどうかを見分けます</translation>
    </message>
    <message>
        <source>Put the selected runs into a group…</source>
        <translation>選択した実行をグループに入れる…</translation>
    </message>
    <message>
        <source>Take the selected runs out of their group</source>
        <translation>選択した実行をグループから外す</translation>
    </message>
    <message>
        <source>Put into a group</source>
        <translation>グループに入れる</translation>
    </message>
    <message numerus="yes">
        <source>Group of the %n selected runs:</source>
        <translation>
            <numerusform>選択した %Ln 件の実行のグループ：</numerusform>
        </translation>
    </message>
    <message>
        <source>Groups by patterns of names</source>
        <translation>名前のパターンによるグループ</translation>
    </message>
    <message>
        <source>One group a line, as in before=*/before/* or list=list*.dat. The pattern is for the path or the file&apos;s name.</source>
        <translation>1 行に 1 グループを、before=*/before/* や list=list*.dat のように書きます。パターンはパスまたはファイル名と照合します。</translation>
    </message>
    <message>
        <source>“%1” is no group. Give a name and a pattern, as in base=before/*.</source>
        <translation>「%1」はグループの指定ではありません。base=before/* のように名前とパターンを指定してください。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::GroupsPicture</name>
    <message>
        <source>The base</source>
        <translation>基準</translation>
    </message>
</context>
<context>
    <name>tidemark::app::HeapControls</name>
    <message>
        <source>Connecting…</source>
        <translation>接続しています…</translation>
    </message>
    <message>
        <source>Collecting garbage…</source>
        <translation>ガベージコレクション中…</translation>
    </message>
    <message>
        <source>Taking a snapshot: the program stands still…</source>
        <translation>スナップショットを取得中 (プログラムは停止しています)…</translation>
    </message>
    <message>
        <source>No heap is watched.</source>
        <translation>ヒープを監視していません。</translation>
    </message>
    <message>
        <source>V8 heap: %1 used of %2</source>
        <comment>sizes</comment>
        <translation>V8 ヒープ: %2 のうち %1 を使用</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>監視をやめる</translation>
    </message>
    <message>
        <source>End the connection; an inspector that was opened is closed</source>
        <translation>接続を終える。開いたインスペクターは閉じる</translation>
    </message>
    <message>
        <source>Force GC</source>
        <translation>GC を実行</translation>
    </message>
    <message>
        <source>Collect all garbage now, with marks before and after</source>
        <translation>今すぐ完全なガベージコレクションを行い、前後にマークを付ける</translation>
    </message>
    <message>
        <source>Take snapshot</source>
        <translation>スナップショットを取る</translation>
    </message>
    <message>
        <source>Have the program write a heap snapshot; it stands still meanwhile</source>
        <translation>プログラムにヒープスナップショットを書き出させる。その間プログラムは停止する</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Leak hunt</source>
        <translation>リーク調査</translation>
    </message>
    <message>
        <source>Find out step by step what the program keeps of an action, in the place of the list of snapshots</source>
        <translation>操作のたびにプログラムに何が残るかを順を追って調べる。スナップショットの一覧の代わりに表示する</translation>
    </message>
    <message>
        <source>Recording allocations…</source>
        <translation>割り当てを記録しています…</translation>
    </message>
    <message>
        <source>%1 · snapshot pause: about %2</source>
        <comment>the sizes, a duration</comment>
        <translation>%1 · 取得で約 %2停止</translation>
    </message>
    <message>
        <source>Have the program write a heap snapshot on the signal %1, without an inspector; you are asked first</source>
        <translation>シグナル %1 により、インスペクターなしでプログラムにヒープスナップショットを書かせる（先に確認します）</translation>
    </message>
    <message>
        <source>About %1, by the last snapshot and the size of the heap</source>
        <translation>約 %1（前回のスナップショットとヒープの大きさからの見積もり）</translation>
    </message>
    <message>
        <source>About %1, by the size of the heap; the first snapshot tells more</source>
        <translation>約 %1（ヒープの大きさからの見積もり。一度取得すると、より正確になります）</translation>
    </message>
    <message>
        <source>Take snapshot…</source>
        <translation>スナップショットを取る…</translation>
    </message>
    <message>
        <source>At an address…</source>
        <translation>アドレスを指定…</translation>
    </message>
    <message>
        <source>Watch the heap through an inspector whose address you know, as of a program in a container</source>
        <translation>アドレスの分かっているインスペクターを通してヒープを監視する（コンテナー内のプログラムなど）</translation>
    </message>
    <message>
        <source>What is watched</source>
        <translation>監視の対象</translation>
    </message>
    <message>
        <source>Allocations…</source>
        <translation>割り当て…</translation>
    </message>
    <message>
        <source>Record for a while which code allocates what is left</source>
        <translation>残っているものをどのコードが割り当てたかを、しばらく記録する</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End the recording of allocations now, and keep it</source>
        <translation>割り当ての記録をここで終えて保存する</translation>
    </message>
    <message>
        <source>Python: its garbage can be collected, and its objects be counted.</source>
        <translation>Python: ガベージコレクションとオブジェクトの集計ができます。</translation>
    </message>
    <message>
        <source>JVM heap: %1 used of %2</source>
        <comment>sizes</comment>
        <translation>JVM ヒープ: %2 のうち %1 を使用</translation>
    </message>
    <message>
        <source>Ask the program no more</source>
        <translation>プログラムへの問い合わせをやめる</translation>
    </message>
    <message>
        <source>Ask this JVM for its heap twice a second, as jcmd does</source>
        <translation>jcmd と同じ方法で、この JVM に毎秒 2 回ヒープを問い合わせる</translation>
    </message>
    <message>
        <source>Ask the agent in this Python program</source>
        <translation>この Python プログラムの中のエージェントに問い合わせる</translation>
    </message>
    <message>
        <source>Connect to the inspector of this Node.js, or to this JVM</source>
        <translation>この Node.js のインスペクター、またはこの JVM に接続する</translation>
    </message>
    <message>
        <source>Watch the heap…</source>
        <translation>ヒープを監視…</translation>
    </message>
    <message>
        <source>Counting objects by type…</source>
        <translation>オブジェクトを型別に集計しています…</translation>
    </message>
    <message>
        <source>Snapshot by type</source>
        <translation>型別スナップショット</translation>
    </message>
    <message>
        <source>Count the objects of each type and their size. A JVM collects all garbage first, and stands still meanwhile</source>
        <translation>型ごとにオブジェクトの数とサイズを集計します。JVM は先にすべてのガベージを回収し、その間は止まります</translation>
    </message>
</context>
<context>
    <name>tidemark::app::HeapFilterBar</name>
    <message>
        <source>Filter</source>
        <translation>フィルタ</translation>
    </message>
    <message>
        <source>Filter by a regular expression</source>
        <translation>正規表現で絞り込む</translation>
    </message>
</context>
<context>
    <name>tidemark::app::HeapHint</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Cancelled before everything was known.</source>
        <translation>完了する前にキャンセルされました。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>No heap snapshot is open. Open a .heapsnapshot file.</source>
        <translation>ヒープ スナップショットが開かれていません。.heapsnapshot ファイルを開いてください。</translation>
    </message>
    <message>
        <source>Working on the snapshot…</source>
        <translation>スナップショットを処理しています…</translation>
    </message>
    <message>
        <source>This snapshot holds only types, no objects. Summary and Comparison show them.</source>
        <translation>このスナップショットには型だけがあり、オブジェクトはありません。「概要」と「比較」に表示されます。</translation>
    </message>
    <message>
        <source>This snapshot lists what a process has mapped, no objects. Summary and Comparison show it.</source>
        <translation>このスナップショットはプロセスのマッピングの一覧で、オブジェクトはありません。「概要」と「比較」で表示できます。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::HeapMapView</name>
    <message>
        <source>This snapshot is of mappings. A map needs one of a heap.</source>
        <translation>これはマッピングのスナップショットです。マップにはヒープのスナップショットが必要です。</translation>
    </message>
    <message>
        <source>Drawing the map…</source>
        <translation>マップを描いています…</translation>
    </message>
    <message>
        <source>No object of this snapshot has a size.</source>
        <translation>このスナップショットにサイズのあるオブジェクトはありません。</translation>
    </message>
    <message>
        <source>Area: shallow size</source>
        <translation>面積: 浅いサイズ</translation>
    </message>
    <message>
        <source>Area: retained size</source>
        <translation>面積: 保持サイズ</translation>
    </message>
    <message>
        <source>By dominators</source>
        <translation>ドミネーターごと</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>型ごと</translation>
    </message>
    <message>
        <source>What the areas are parts of</source>
        <translation>何の面積か</translation>
    </message>
    <message>
        <source>By what keeps objects alive, in retained sizes, or by their types, in shallow ones</source>
        <translation>オブジェクトを保持しているもの別 (保持サイズ)、または型別 (浅いサイズ)</translation>
    </message>
    <message>
        <source>Map of the heap</source>
        <translation>ヒープのマップ</translation>
    </message>
</context>
<context>
    <name>tidemark::app::HeapWatching</name>
    <message>
        <source>Before GC %1</source>
        <translation>GC 前 %1</translation>
    </message>
    <message>
        <source>After GC %1</source>
        <translation>GC 後 %1</translation>
    </message>
    <message>
        <source>There is no place for a snapshot: this recording has no file. Set XDG_DATA_HOME to a folder of yours and start Tidemark again.</source>
        <translation>この記録にはファイルがないため、スナップショットの保存先がありません。XDG_DATA_HOME に自分のフォルダーを設定して、Tidemark を起動し直してください。</translation>
    </message>
    <message>
        <source>Snapshot %1</source>
        <translation>スナップショット %1</translation>
    </message>
    <message>
        <source>%1: %2. The program stood still for at most %3.</source>
        <comment>file, size, duration</comment>
        <translation>%1: %2。プログラムの停止時間は最大 %3 でした。</translation>
    </message>
    <message>
        <source>Open the inspector?</source>
        <translation>インスペクターを開きますか?</translation>
    </message>
    <message>
        <source>%1 has no inspector open. Have it open one, to watch its heap?</source>
        <translation>%1 のインスペクターは開いていません。ヒープを監視するために開かせますか?</translation>
    </message>
    <message>
        <source>It is sent the signal SIGUSR1, on which Node.js opens its inspector on this machine’s loopback, and says so on its standard error. While it is open, every user of this machine can run code in the program. It is closed when you let go of the heap, or end the recording.</source>
        <translation>シグナル SIGUSR1 を送ります。Node.js はこのマシンのループバックでインスペクターを開き、標準エラーにその旨を出力します。開いている間は、このマシンのすべてのユーザーがプログラム内でコードを実行できます。監視をやめるか記録を終えると閉じます。</translation>
    </message>
    <message>
        <source>Open the inspector</source>
        <translation>インスペクターを開く</translation>
    </message>
    <message>
        <source>Allocation profile</source>
        <translation>割り当てプロファイル</translation>
    </message>
    <message>
        <source>Allocation timeline</source>
        <translation>割り当てタイムライン</translation>
    </message>
    <message>
        <source>%1 holds the allocation profile. Chrome DevTools opens it, in its panel Memory.</source>
        <comment>a path</comment>
        <translation>割り当てプロファイルを %1 に保存しました。Chrome DevTools の「メモリ」パネルで開けます。</translation>
    </message>
    <message>
        <source>What the program wrote is still in its folder: %1</source>
        <translation>プログラムが書いたものは、まだそのフォルダーにあります: %1</translation>
    </message>
    <message>
        <source>Have a snapshot written?</source>
        <translation>スナップショットを書かせますか?</translation>
    </message>
    <message>
        <source>%1 was started with --heapsnapshot-signal. Have it write a heap snapshot?</source>
        <translation>%1 は --heapsnapshot-signal を付けて起動されています。ヒープスナップショットを書かせますか?</translation>
    </message>
    <message>
        <source>It is sent the signal %1 and writes the snapshot into its folder %2, from where it is moved beside the recording. It stands still meanwhile, some seconds for each 100 MB of its heap, and may need twice its memory.</source>
        <comment>a signal, a folder</comment>
        <translation>シグナル %1 を送ると、プログラムは自分のフォルダー %2 にスナップショットを書き、それを記録の隣へ移します。その間プログラムは停止し（ヒープ 100 MB あたり数秒）、2 倍のメモリが必要になることがあります。</translation>
    </message>
    <message>
        <source>Take snapshot</source>
        <translation>スナップショットを取る</translation>
    </message>
</context>
<context>
    <name>tidemark::app::HistoryDialog</name>
    <message numerus="yes">
        <source>Connected: the server has %Ln metric(s).</source>
        <translation>
            <numerusform>接続しました。サーバーには %Ln 個のメトリクスがあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking the server what it has…</source>
        <translation>サーバーに一覧を問い合わせています…</translation>
    </message>
    <message>
        <source>This is no address of a web server. Write it as http://localhost:9090.</source>
        <translation>Web サーバーのアドレスではありません。http://localhost:9090 のように入力してください。</translation>
    </message>
    <message>
        <source>“%1” is no label: write NAME=VALUE, or NAME=~PATTERN.</source>
        <translation>「%1」はラベルとして読めません。NAME=VALUE または NAME=~PATTERN の形で入力してください。</translation>
    </message>
    <message>
        <source>Each series has up to %1 samples.</source>
        <translation>1 系列あたり最大 %1 サンプルです。</translation>
    </message>
    <message>
        <source>History from Prometheus</source>
        <translation>Prometheus の履歴</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>アドレス(&amp;A)</translation>
    </message>
    <message>
        <source>C&amp;onnect</source>
        <translation>接続(&amp;O)</translation>
    </message>
    <message>
        <source>Asks the server for its metrics and labels, to choose from</source>
        <translation>選べるように、サーバーにメトリクスとラベルを問い合わせます</translation>
    </message>
    <message>
        <source>&amp;Metrics</source>
        <translation>メトリクス(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>ラベル(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Query</source>
        <translation>クエリ(&amp;Q)</translation>
    </message>
    <message>
        <source>PromQL, as it is sent; it may be changed</source>
        <translation>送信される PromQL。書き換えられます</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>期間(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Go on following what is new</source>
        <translation>新しいデータを追い続ける(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Fetch</source>
        <translation>取得(&amp;F)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>tidemark::app::HolderBanner</name>
    <message>
        <source>Copy the sentence</source>
        <translation>文をコピー</translation>
    </message>
    <message>
        <source>What holds the group</source>
        <translation>グループの保持元</translation>
    </message>
</context>
<context>
    <name>tidemark::app::HuntForm</name>
    <message>
        <source>Enter the command that does what is suspected.</source>
        <translation>疑わしい操作を行うコマンドを入力してください。</translation>
    </message>
    <message>
        <source>Enter the address that is to be requested.</source>
        <translation>リクエストを送るアドレスを入力してください。</translation>
    </message>
    <message>
        <source>This is no address of a web server: write it as in http://localhost:3000/.</source>
        <translation>Web サーバーのアドレスではありません。http://localhost:3000/ のように入力してください。</translation>
    </message>
    <message>
        <source>&amp;Action</source>
        <translation>操作(&amp;A)</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手で行う</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>HTTP request</source>
        <translation>HTTP リクエスト</translation>
    </message>
    <message>
        <source>What is suspected to leave something in memory</source>
        <translation>メモリに何かを残すと疑われる操作</translation>
    </message>
    <message>
        <source>You do what is suspected, in a browser or anywhere else. This panel says when and how often.</source>
        <translation>疑わしい操作を、ブラウザーなどで自分で行います。いつ何回行うかはこのパネルに表示されます。</translation>
    </message>
    <message>
        <source>Command for the shell</source>
        <translation>シェルのコマンド</translation>
    </message>
    <message>
        <source>A command for the shell; it has worked if its exit status is 0</source>
        <translation>シェルのコマンド。終了ステータスが 0 なら成功</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>メソッド</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>An answer with a status of 400 or more counts as an action that failed</source>
        <translation>応答のステータスが 400 以上なら失敗した操作と見なす</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>Body, if any</source>
        <translation>本文 (省略可)</translation>
    </message>
    <message>
        <source>At &amp;once</source>
        <translation>同時(&amp;O)</translation>
    </message>
    <message>
        <source>How many requests are under way together</source>
        <translation>同時に送るリクエストの数</translation>
    </message>
    <message>
        <source>&amp;Times</source>
        <translation>回数(&amp;T)</translation>
    </message>
    <message>
        <source>How often it is done to warm up, and between two snapshots</source>
        <translation>ウォームアップの回数、および 2 つのスナップショットの間に行う回数</translation>
    </message>
    <message>
        <source>&amp;Wait</source>
        <translation>待機(&amp;W)</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds behind a number</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Rest before the last snapshot, so that what is only kept for a while goes</source>
        <translation>最後のスナップショットの前に待つ時間。一時的に保持されているだけのものはこの間に消える</translation>
    </message>
</context>
<context>
    <name>tidemark::app::HuntPanel</name>
    <message>
        <source>Send requests to another machine?</source>
        <translation>ほかのマシンにリクエストを送りますか?</translation>
    </message>
    <message>
        <source>%1 is not on this machine. Send requests there again and again?</source>
        <translation>%1 はこのマシンではありません。そこへ繰り返しリクエストを送りますか?</translation>
    </message>
    <message>
        <source>Send requests</source>
        <translation>送る</translation>
    </message>
    <message>
        <source>Begin the hunt</source>
        <translation>調査を始める</translation>
    </message>
    <message>
        <source>Hunting in %1.</source>
        <comment>a recording</comment>
        <translation>%1 を調査しています。</translation>
    </message>
    <message>
        <source>Hunting in %1, round %2: the one before left a doubt, so there are twice as many actions.</source>
        <comment>a recording, a number</comment>
        <translation>%1 を調査しています (%2 巡目)。前の巡で判定できなかったため、操作の回数を 2 倍にしています。</translation>
    </message>
    <message>
        <source>Snapshots that were taken before that are kept.</source>
        <translation>それまでに取ったスナップショットは残っています。</translation>
    </message>
    <message>
        <source>Attach to a Node.js first, or run one.</source>
        <translation>まず Node.js にアタッチするか、起動してください。</translation>
    </message>
    <message>
        <source>Watch the V8 heap first: the button is above.</source>
        <translation>まず上のボタンで V8 ヒープの監視を始めてください。</translation>
    </message>
    <message>
        <source>This recording has no file, so there is no place for snapshots.</source>
        <translation>この記録にはファイルがないため、スナップショットの保存先がありません。</translation>
    </message>
    <message>
        <source>Does the program keep something of each action? It is done again and again, with three snapshots in between; what grows with it is a leak.</source>
        <translation>操作のたびにプログラムに何かが残りますか? 操作を繰り返し、その間にスナップショットを 3 つ取ります。操作とともに増えるものがリークです。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Give the hunt up; the program and its recording go on</source>
        <translation>調査を中止する。プログラムと記録は続く</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>It has been done as often as it says</source>
        <translation>表示された回数だけ操作を行った</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy what was found</source>
        <translation>調査の結果をコピー</translation>
    </message>
    <message>
        <source>A leak hunt takes heap snapshots of a Node.js, which this program has none of. Compare two snapshots by type instead.</source>
        <translation>リークの調査には Node.js のヒープスナップショットが必要ですが、このプログラムにはありません。代わりに型別スナップショットを 2 つ比較してください。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::HuntSteps</name>
    <message numerus="yes">
        <source>Warm up: %Ln action(s)</source>
        <translation>
            <numerusform>ウォームアップ: 操作 %Ln 回</numerusform>
        </translation>
    </message>
    <message>
        <source>Collect garbage, snapshot A</source>
        <translation>GC とスナップショット A</translation>
    </message>
    <message numerus="yes">
        <source>%Ln action(s)</source>
        <translation>
            <numerusform>操作 %Ln 回</numerusform>
        </translation>
    </message>
    <message>
        <source>Collect garbage, snapshot B</source>
        <translation>GC とスナップショット B</translation>
    </message>
    <message numerus="yes">
        <source>%Ln action(s) again</source>
        <translation>
            <numerusform>もう一度、操作 %Ln 回</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait %1</source>
        <comment>duration</comment>
        <translation>%1待機</translation>
    </message>
    <message>
        <source>Collect garbage, snapshot C</source>
        <translation>GC とスナップショット C</translation>
    </message>
    <message>
        <source>Compare the snapshots</source>
        <translation>スナップショットの比較</translation>
    </message>
    <message>
        <source>%1: now</source>
        <comment>a step</comment>
        <translation>%1: 実行中</translation>
    </message>
    <message>
        <source>%1: done</source>
        <comment>a step</comment>
        <translation>%1: 済み</translation>
    </message>
</context>
<context>
    <name>tidemark::app::JobIndicator</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>tidemark::app::LabelChooser</name>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Value of the label</source>
        <translation>ラベルの値</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Add the label</source>
        <translation>ラベルを追加</translation>
    </message>
</context>
<context>
    <name>tidemark::app::LeakPanel</name>
    <message>
        <source>This is no size. Write it as 512 MiB or 2 GB.</source>
        <translation>サイズではありません。512 MiB や 2 GB のように入力してください。</translation>
    </message>
    <message>
        <source>Memory that the program may use</source>
        <translation>プログラムが使えるメモリ</translation>
    </message>
    <message>
        <source>Open a profile to see whether its memory leaks.</source>
        <translation>プロファイルを開くと、メモリリークの有無がわかります。</translation>
    </message>
    <message>
        <source>Looking for a leak…</source>
        <translation>リークを調べています…</translation>
    </message>
    <message>
        <source>This recording has no timeline.</source>
        <translation>この記録にはタイムラインがありません。</translation>
    </message>
    <message>
        <source>%1, %2 to %3 selected</source>
        <comment>recording, times</comment>
        <translation>%1、%2 ~ %3 を選択中</translation>
    </message>
    <message>
        <source>Limit:</source>
        <translation>上限:</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>メモリの上限</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the verdict with its figures</source>
        <translation>判定を数値とともにコピー</translation>
    </message>
    <message>
        <source>Matters from:</source>
        <translation>問題とする増加:</translation>
    </message>
    <message>
        <source>Growth that matters</source>
        <translation>問題とする増加の速さ</translation>
    </message>
    <message>
        <source>How fast memory must grow to matter. If nothing is typed, 1 MiB or 1 % of its size a day.</source>
        <translation>これ以上の速さで増えると問題とみなします。未入力のときは 1 日あたり 1 MiB、またはサイズの 1 % です。</translation>
    </message>
    <message>
        <source>This is no rate. Write it as 1 MiB/day, 10 KiB/h or 2 MB/min.</source>
        <translation>速さではありません。1 MiB/day、10 KiB/h、2 MB/min のように入力してください。</translation>
    </message>
    <message>
        <source>Leak verdict</source>
        <translation>リーク判定</translation>
    </message>
</context>
<context>
    <name>tidemark::app::LineActions</name>
    <message>
        <source>Copy the name</source>
        <translation>名前をコピー</translation>
    </message>
    <message>
        <source>Show what holds it</source>
        <translation>保持元を表示</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>この行を閉じる</translation>
    </message>
    <message>
        <source>Open this line</source>
        <translation>この行を開く</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>マップに表示</translation>
    </message>
</context>
<context>
    <name>tidemark::app::LineTablePanel</name>
    <message>
        <source>Lines</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>フィルタ</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>The most seen after the line ran</source>
        <translation>行の実行後に観測された最大値</translation>
    </message>
    <message>
        <source>Increment</source>
        <translation>増分</translation>
    </message>
    <message>
        <source>What the line added, over all its runs</source>
        <translation>その行が増やしたメモリ（全実行の合計）</translation>
    </message>
    <message>
        <source>Occurrences</source>
        <translation>実行回数</translation>
    </message>
    <message>
        <source>How often the line ran</source>
        <translation>その行が実行された回数</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>ソースコード</translation>
    </message>
    <message>
        <source>No line report here. Open the output of python -m memory_profiler.</source>
        <translation>行レポートがありません。python -m memory_profiler の出力を開いてください。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::MainWindow</name>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
</context>
<context>
    <name>tidemark::app::MappingComparisonView</name>
    <message>
        <source>Comparing the snapshots…</source>
        <translation>スナップショットを比較しています…</translation>
    </message>
    <message>
        <source>Take a second snapshot by mapping, or drop one on %1.</source>
        <translation>マッピングのスナップショットをもう 1 つ取得するか、%1 にドロップしてください。</translation>
    </message>
    <message>
        <source>One snapshot lists what a process has mapped, the other what a heap holds: they cannot be compared. Choose another one above.</source>
        <translation>一方のスナップショットはプロセスのマッピングの一覧、もう一方はヒープの内容です。比較できません。上で別のスナップショットを選んでください。</translation>
    </message>
    <message>
        <source>Nothing changed: every mapping has the same figures in both.</source>
        <translation>変化はありません。どのマッピングも両方で同じ値です。</translation>
    </message>
    <message>
        <source>No mapping matches the filter.</source>
        <translation>フィルターに一致するマッピングはありません。</translation>
    </message>
    <message>
        <source>RSS %1 · PSS %2 · USS %3 · swap %4</source>
        <comment>changes of sizes</comment>
        <translation>RSS %1 · PSS %2 · USS %3 · スワップ %4</translation>
    </message>
    <message>
        <source>%1 of %2 mappings</source>
        <translation>%2 行中 %1 行</translation>
    </message>
    <message>
        <source>Difference by mapping</source>
        <translation>マッピングごとの差</translation>
    </message>
    <message>
        <source>Unchanged too</source>
        <translation>変化なしも表示</translation>
    </message>
    <message>
        <source>Also list mappings that have the same figures in both</source>
        <translation>両方で同じ値のマッピングも表示します</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>A と B を入れ替え</translation>
    </message>
    <message>
        <source>Mappings of snapshot A</source>
        <translation>スナップショット A のマッピング</translation>
    </message>
    <message>
        <source>Mappings of snapshot B</source>
        <translation>スナップショット B のマッピング</translation>
    </message>
</context>
<context>
    <name>tidemark::app::MappingsView</name>
    <message>
        <source>Sorting the mappings…</source>
        <translation>マッピングを並べ替えています…</translation>
    </message>
    <message>
        <source>“Take a snapshot by mapping” in the menu Record lists here what a process has mapped.</source>
        <translation>「記録」メニューの「マッピングのスナップショットを取る」を選ぶと、プロセスのマッピングがここに表示されます。</translation>
    </message>
    <message>
        <source>The process had nothing mapped.</source>
        <translation>プロセスは何もマッピングしていませんでした。</translation>
    </message>
    <message>
        <source>No mapping matches the filter.</source>
        <translation>フィルターに一致するマッピングはありません。</translation>
    </message>
    <message>
        <source>%1 of %2 · RSS %3 · PSS %4 · USS %5 · swap %6</source>
        <comment>rows shown, rows, sizes of those shown</comment>
        <translation>%2 行中 %1 行 · RSS %3 · PSS %4 · USS %5 · スワップ %6</translation>
    </message>
    <message>
        <source>What the process has mapped</source>
        <translation>プロセスのマッピング</translation>
    </message>
</context>
<context>
    <name>tidemark::app::MarkPrompt</name>
    <message>
        <source>Mark at %1. Its name:</source>
        <translation>%1 のマーク。名前:</translation>
    </message>
    <message>
        <source>Name of the mark</source>
        <translation>マークの名前</translation>
    </message>
</context>
<context>
    <name>tidemark::app::MarksExport</name>
    <message>
        <source>Export the marks</source>
        <translation>マークをエクスポート</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV ファイル (*.csv)</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>%1 にエクスポートしました。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy or export the marks</source>
        <translation>マークをコピーまたはエクスポート</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>テキストとしてコピー</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Markdown としてコピー</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>CSV としてコピー</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>CSV としてエクスポート…</translation>
    </message>
</context>
<context>
    <name>tidemark::app::MarksPanel</name>
    <message>
        <source>Marks</source>
        <translation>マーク</translation>
    </message>
    <message>
        <source>Open a profile to list its marks.</source>
        <translation>プロファイルを開くと、マークが一覧表示されます。</translation>
    </message>
    <message>
        <source>This recording has no timeline.</source>
        <translation>この記録にはタイムラインがありません。</translation>
    </message>
    <message>
        <source>Remove this mark</source>
        <translation>このマークを削除</translation>
    </message>
    <message>
        <source>This recording has no marks. M sets one at the cursor of the timeline, or now in what is being recorded.</source>
        <translation>この記録にはマークがありません。M キーで、タイムラインのカーソル位置（記録中は今の時点）に付けられます。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::MessageBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>他 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Close all</source>
        <translation>すべて閉じる</translation>
    </message>
</context>
<context>
    <name>tidemark::app::MessageRow</name>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>情報</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隠す</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
</context>
<context>
    <name>tidemark::app::MetricChooser</name>
    <message>
        <source>Find a metric</source>
        <translation>メトリクスを検索</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>メトリクス</translation>
    </message>
</context>
<context>
    <name>tidemark::app::NotesPanel</name>
    <message>
        <source>What you found, and what to try next. Save the session to keep it with the files that are open.</source>
        <translation>わかったことや、次に試すこと。セッションを保存すると、開いているファイルとともに残ります。</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>メモ</translation>
    </message>
</context>
<context>
    <name>tidemark::app::ObjectChooser</name>
    <message>
        <source>New since A</source>
        <translation>A より後に出現</translation>
    </message>
    <message>
        <source>Came between A and B</source>
        <translation>A と B の間に出現</translation>
    </message>
    <message>
        <source>New since A, also in C</source>
        <translation>A より後に出現し C にも存在</translation>
    </message>
    <message>
        <source>Not in B any more</source>
        <translation>B には存在しない</translation>
    </message>
    <message>
        <source>Not in C any more</source>
        <translation>C には存在しない</translation>
    </message>
    <message>
        <source>All objects</source>
        <translation>すべてのオブジェクト</translation>
    </message>
    <message>
        <source>Held by %1</source>
        <translation>%1 が保持</translation>
    </message>
    <message>
        <source>Not reached from the root</source>
        <translation>ルートから到達不能</translation>
    </message>
    <message>
        <source>Objects that are listed</source>
        <translation>一覧にするオブジェクト</translation>
    </message>
    <message>
        <source>Which objects are listed</source>
        <translation>どのオブジェクトを一覧にするか</translation>
    </message>
</context>
<context>
    <name>tidemark::app::ObjectHead</name>
    <message>
        <source>To the object before (Alt+Left)</source>
        <translation>前のオブジェクトへ (Alt+←)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>To the object behind (Alt+Right)</source>
        <translation>次のオブジェクトへ (Alt+→)</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>進む</translation>
    </message>
</context>
<context>
    <name>tidemark::app::ObjectPanel</name>
    <message>
        <source>%1 · distance %2 · shallow %3 · retained %4</source>
        <translation>%1 · 距離 %2 · 浅いサイズ %3 · 保持サイズ %4</translation>
    </message>
    <message>
        <source>Choose an object in a table, or find one by its id (Ctrl+G).</source>
        <translation>表でオブジェクトを選ぶか、ID で検索してください (Ctrl+G)。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::OutputModel</name>
    <message>
        <source>Stream</source>
        <translation>ストリーム</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
</context>
<context>
    <name>tidemark::app::OutputPanel</name>
    <message numerus="yes">
        <source>%1 · %Ln more line(s) not kept (%2)</source>
        <translation>
            <numerusform>%1 · ほか %Ln 行（%2）は保存されていません</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a profile or run a program to see what it printed.</source>
        <translation>プロファイルを開くかプログラムを実行すると、その出力がここに表示されます。</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>フィルタ</translation>
    </message>
    <message>
        <source>Filter lines</source>
        <translation>行をフィルタ</translation>
    </message>
    <message>
        <source>Nothing was printed. The output is kept of programs that are run from Tidemark.</source>
        <translation>何も出力されていません。Tidemark から実行したプログラムの出力が保存されます。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::OverviewStrip</name>
    <message>
        <source>Overview</source>
        <translation>全体図</translation>
    </message>
    <message>
        <source>Drag the window to pan, its edges to zoom</source>
        <translation>枠をドラッグで移動、枠の端をドラッグでズーム</translation>
    </message>
</context>
<context>
    <name>tidemark::app::PanelTabs</name>
    <message>
        <source>%1, nothing to show</source>
        <comment>a panel</comment>
        <translation>%1、表示する内容なし</translation>
    </message>
</context>
<context>
    <name>tidemark::app::PeaksPanel</name>
    <message>
        <source>Peaks</source>
        <translation>ピーク</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Prominence</source>
        <translation>突出度</translation>
    </message>
    <message>
        <source>How far the peak stands out from its surroundings</source>
        <translation>ピークが周囲からどれだけ突き出ているか</translation>
    </message>
    <message>
        <source>Open a profile to list its peaks.</source>
        <translation>プロファイルを開くと、ピークの一覧が表示されます。</translation>
    </message>
    <message>
        <source>This recording has no timeline.</source>
        <translation>この記録にはタイムラインがありません。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::ProcessPicker</name>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n 個のプロセス</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>processes that match, of all</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Attach to a process</source>
        <translation>プロセスにアタッチ</translation>
    </message>
    <message>
        <source>Filter by name, PID, user or command line</source>
        <translation>名前、PID、ユーザー、コマンドラインで絞り込み</translation>
    </message>
    <message>
        <source>Filter processes</source>
        <translation>プロセスの絞り込み</translation>
    </message>
    <message>
        <source>As a &amp;tree</source>
        <translation>ツリー表示(&amp;T)</translation>
    </message>
    <message>
        <source>Show each process below the one that started it</source>
        <translation>各プロセスを、それを起動したプロセスの下に表示します</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>&amp;Attach</source>
        <translation>アタッチ(&amp;A)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Looking for processes…</source>
        <translation>プロセスを探しています…</translation>
    </message>
    <message>
        <source>No process matches “%1”.</source>
        <translation>「%1」に一致するプロセスはありません。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::ProcessSnapshots</name>
    <message>
        <source>Mappings %1</source>
        <translation>マッピング %1</translation>
    </message>
    <message>
        <source>Types %1</source>
        <translation>型 %1</translation>
    </message>
    <message>
        <source>%1: %2 of RSS, read in %3.</source>
        <comment>recording · snapshot, size, duration</comment>
        <translation>%1: RSS %2、読み取りに %3。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln object(s), %2, counted in %3.</source>
        <comment>recording · snapshot, number, size, duration</comment>
        <translation>
            <numerusform>%1: オブジェクト %Ln 個、%2、集計に %3。</numerusform>
        </translation>
    </message>
    <message>
        <source>Lines %1</source>
        <translation>行 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln block(s) that live, %2, read in %3.</source>
        <comment>recording · snapshot, number, size, duration</comment>
        <translation>
            <numerusform>%1：残っているブロック %Ln 個、%2、読み取り時間 %3。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::RangeSound</name>
    <message>
        <source>There is no line to be heard: no series of this recording is shown.</source>
        <translation>再生できる線がありません。この記録の系列は 1 つも表示されていません。</translation>
    </message>
    <message>
        <source>There is no program here that plays sounds. One of %1 is needed.</source>
        <translation>音を再生するプログラムがありません。%1 のいずれかが必要です。</translation>
    </message>
    <message>
        <source>The sound could not be written to %1.</source>
        <translation>音を %1 に書き込めませんでした。</translation>
    </message>
    <message>
        <source>%1 could not play the sound: %2</source>
        <translation>%1 は音を再生できませんでした: %2</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 を起動できませんでした。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::RecentFiles</name>
    <message>
        <source>No longer there</source>
        <translation>もうありません</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近使ったファイル</translation>
    </message>
</context>
<context>
    <name>tidemark::app::RestartsPanel</name>
    <message>
        <source>Life</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>再起動</translation>
    </message>
    <message>
        <source>Open a profile to see how often its process was restarted.</source>
        <translation>プロファイルを開くと、プロセスが再起動した頻度が表示されます。</translation>
    </message>
    <message>
        <source>This recording has no timeline.</source>
        <translation>この記録にはタイムラインがありません。</translation>
    </message>
    <message>
        <source>Looking for restarts…</source>
        <translation>再起動を調べています…</translation>
    </message>
    <message>
        <source>No restart was seen. Follow restarts by name when you attach to a process: then you see here how often it restarts, how much memory it gains each time, and at which size it ends.</source>
        <translation>再起動はありませんでした。プロセスにアタッチするときに名前で再起動を追跡すると、再起動の間隔、毎回のメモリの増加、終了時のサイズがここに表示されます。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::RetainersPanel</name>
    <message>
        <source>This is the root of the heap. Nothing holds it.</source>
        <translation>ヒープのルートです。保持元はありません。</translation>
    </message>
    <message>
        <source>All that holds this object is ignored.</source>
        <translation>このオブジェクトの保持元はすべて無視されています。</translation>
    </message>
    <message>
        <source>Nothing holds this object. It is freed when garbage is collected.</source>
        <translation>このオブジェクトの保持元はありません。ガベージ コレクションで解放されます。</translation>
    </message>
    <message>
        <source>Only the root of the heap holds this object.</source>
        <translation>このオブジェクトを保持しているのはヒープのルートだけです。</translation>
    </message>
    <message numerus="yes">
        <source>%n ignored · Restore</source>
        <translation>
            <numerusform>%n 件を無視中 · 元に戻す</numerusform>
        </translation>
    </message>
    <message>
        <source>Retainers</source>
        <translation>保持パス</translation>
    </message>
    <message>
        <source>Go to this object</source>
        <translation>このオブジェクトへ移動</translation>
    </message>
    <message>
        <source>Go to the root</source>
        <translation>ルートへ移動</translation>
    </message>
    <message>
        <source>Go to the end of the shortest way, at the roots (Ctrl+End)</source>
        <translation>最短経路の終端(ルート)へ移動 (Ctrl+End)</translation>
    </message>
    <message>
        <source>Ignore this retainer</source>
        <translation>この保持元を無視</translation>
    </message>
    <message>
        <source>Restore ignored retainers</source>
        <translation>無視した保持元を元に戻す</translation>
    </message>
    <message>
        <source>Copy retaining path</source>
        <translation>保持パスをコピー</translation>
    </message>
</context>
<context>
    <name>tidemark::app::RoleChoosers</name>
    <message>
        <source>The first snapshot: what was there already is left out</source>
        <translation>1 つ目のスナップショット: この時点であったものは除きます</translation>
    </message>
    <message>
        <source>The second snapshot: what came up to here is looked for</source>
        <translation>2 つ目のスナップショット: ここまでに現れたものを調べます</translation>
    </message>
    <message>
        <source>The third snapshot: what still lives here is listed</source>
        <translation>3 つ目のスナップショット: まだ残っているものを一覧にします</translation>
    </message>
    <message>
        <source>Snapshot %1</source>
        <translation>スナップショット %1</translation>
    </message>
</context>
<context>
    <name>tidemark::app::RssWaterfallChart</name>
    <message>
        <source>The RSS taken apart</source>
        <translation>RSS の内訳</translation>
    </message>
    <message>
        <source>RSS</source>
        <translation>RSS</translation>
    </message>
    <message>
        <source>What is in memory of all mappings of the process.</source>
        <translation>プロセスのすべてのマッピングのうち、メモリ上にあるもの。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>step of a waterfall, its rule</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tidemark::app::RunDialog</name>
    <message>
        <source>A quote is not closed.</source>
        <translation>引用符が閉じられていません。</translation>
    </message>
    <message>
        <source>A variable needs a name without “=”.</source>
        <translation>変数には「=」を含まない名前が必要です。</translation>
    </message>
    <message>
        <source>“%1” is passed on as it is. For a shell, run: sh -c &apos;…&apos;</source>
        <translation>「%1」はそのまま引数として渡されます。シェルを使うには sh -c &apos;…&apos; を実行してください</translation>
    </message>
    <message>
        <source>Choose a program</source>
        <translation>プログラムを選択</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>フォルダを選択</translation>
    </message>
    <message>
        <source>This folder does not exist.</source>
        <translation>このフォルダは存在しません。</translation>
    </message>
    <message>
        <source>Run a program</source>
        <translation>プログラムを実行</translation>
    </message>
    <message>
        <source>&amp;Command</source>
        <translation>コマンド(&amp;C)</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>コマンドライン</translation>
    </message>
    <message>
        <source>python3 script.py --size 5</source>
        <translation>python3 script.py --size 5</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>参照…</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>引数</translation>
    </message>
    <message>
        <source>Program and arguments, one a line</source>
        <translation>プログラムと引数（1 行に 1 つ）</translation>
    </message>
    <message>
        <source>What the program gets, one argument a line</source>
        <translation>プログラムに渡される引数（1 行に 1 つ）</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>フォルダ(&amp;F)</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>環境変数</translation>
    </message>
    <message>
        <source>&amp;Interval</source>
        <translation>間隔(&amp;I)</translation>
    </message>
    <message>
        <source> ms</source>
        <comment>milliseconds behind a number</comment>
        <translation> ms</translation>
    </message>
    <message>
        <source>With child &amp;processes</source>
        <translation>子プロセスを含める(&amp;P)</translation>
    </message>
    <message>
        <source>Keep the &amp;output</source>
        <translation>出力を保存(&amp;O)</translation>
    </message>
    <message>
        <source>What the program prints goes into the recording, up to 16 MiB; else to where Tidemark was started.</source>
        <translation>プログラムの出力を 16 MiB まで記録に保存します。保存しない場合は、Tidemark を起動した端末に出力されます。</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>実行(&amp;R)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>tidemark::app::RunScatter</name>
    <message>
        <source>Run time (%1)</source>
        <translation>実行時間 (%1)</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長さ</translation>
    </message>
    <message>
        <source>Length (%1)</source>
        <translation>長さ (%1)</translation>
    </message>
    <message>
        <source>Peak (%1)</source>
        <translation>ピーク (%1)</translation>
    </message>
</context>
<context>
    <name>tidemark::app::RunsPanel</name>
    <message>
        <source>Open two or more profiles to compare their runs.</source>
        <translation>2 つ以上のプロファイルを開くと、実行を比較できます。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Peak against run time</source>
        <translation>ピークと実行時間</translation>
    </message>
    <message>
        <source>Compare with this run</source>
        <translation>この実行を基準にする</translation>
    </message>
    <message>
        <source>Groups: %1</source>
        <translation>グループ：%1</translation>
    </message>
    <message>
        <source>● a run · box: 95 % interval of the mean · line: mean · dotted: median</source>
        <translation>● 実行 · 箱：平均の 95 % 信頼区間 · 線：平均 · 点線：中央値</translation>
    </message>
    <message>
        <source>◆ Pareto front: no other run has less memory and less time · ● the others</source>
        <translation>◆ パレートフロント：メモリも時間もこれより少ない実行はない · ● それ以外</translation>
    </message>
    <message>
        <source>No run is in a group. Select runs in the table and put them into one, or let “Groups” make them by folder, day, version or name.</source>
        <translation>グループに入った実行はまだありません。表で実行を選んでグループに入れるか、「グループ」でフォルダ・日付・バージョン・名前によって分けてください。</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Shows under the timeline what the current run has more or less than the base</source>
        <translation>現在の実行が基準よりどれだけ多いか少ないかを、タイムラインの下に表示します</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>図</translation>
    </message>
    <message>
        <source>Groups of runs</source>
        <translation>実行のグループ</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>グループ</translation>
    </message>
</context>
<context>
    <name>tidemark::app::SearchPalette</name>
    <message>
        <source>Nothing else that is open has this in it.</source>
        <translation>開いているものの中に、ほかに該当するものはありません。</translation>
    </message>
    <message>
        <source>Enter goes to a result, Esc closes.</source>
        <translation>Enter で結果へ移動、Esc で閉じます。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>検索中…</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>他 %1 件</translation>
    </message>
    <message>
        <source>Functions, types, texts, properties, objects (@id), marks, output, commands</source>
        <translation>関数、型、文字列、プロパティ、オブジェクト (@id)、マーク、出力、コマンド</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>結果</translation>
    </message>
</context>
<context>
    <name>tidemark::app::SelectionPanel</name>
    <message>
        <source>Open a profile to see its statistics.</source>
        <translation>プロファイルを開くと、統計情報が表示されます。</translation>
    </message>
    <message>
        <source>Selection: %1 from %2 to %3</source>
        <translation>選択範囲: %2 ～ %3（%1）</translation>
    </message>
    <message>
        <source>Visible: %1 from %2 to %3</source>
        <translation>表示範囲: %2 ～ %3（%1）</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>統計情報</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>変化率</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>測定区間</translation>
    </message>
    <message>
        <source>From the first reading to the last</source>
        <translation>最初の測定値から最後の測定値まで</translation>
    </message>
    <message>
        <source>The change by the length that it was measured over</source>
        <translation>変化 ÷ 測定区間の長さ</translation>
    </message>
</context>
<context>
    <name>tidemark::app::SeriesList</name>
    <message>
        <source>Show in the timeline</source>
        <translation>タイムラインに表示</translation>
    </message>
    <message>
        <source>peak %1, last %2</source>
        <translation>ピーク %1、最後 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more…</source>
        <translation>
            <numerusform>他 %n 件…</numerusform>
        </translation>
    </message>
    <message>
        <source>Show more series of %1</source>
        <translation>%1 の系列をさらに表示</translation>
    </message>
    <message>
        <source>Show in a lane of its own below the timeline</source>
        <translation>タイムラインの下に専用のレーンで表示</translation>
    </message>
    <message>
        <source>Taken for %1</source>
        <translation>%1として読み取りました</translation>
    </message>
</context>
<context>
    <name>tidemark::app::SnapshotLane</name>
    <message>
        <source>Snapshots</source>
        <translation>スナップショット</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Compare with the one before</source>
        <translation>前のスナップショットと比較</translation>
    </message>
</context>
<context>
    <name>tidemark::app::SnapshotList</name>
    <message numerus="yes">
        <source>%Ln more snapshot(s)</source>
        <translation>
            <numerusform>ほか %Ln 件のスナップショット</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln 個</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::SnapshotPane</name>
    <message>
        <source>Snapshot A</source>
        <translation>スナップショット A</translation>
    </message>
    <message>
        <source>Snapshot B</source>
        <translation>スナップショット B</translation>
    </message>
    <message>
        <source>Drop a snapshot here</source>
        <translation>ここにスナップショットをドロップ</translation>
    </message>
</context>
<context>
    <name>tidemark::app::SnapshotRow</name>
    <message>
        <source>%1, snapshot %2 of the comparison</source>
        <translation>%1、比較のスナップショット %2</translation>
    </message>
    <message>
        <source>Drag it onto a side of the comparison, or press A, B or C</source>
        <translation>比較の左右どちらかにドラッグするか、A、B、C キーを押します</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
</context>
<context>
    <name>tidemark::app::SnapshotTabs</name>
    <message>
        <source>The snapshot that is shown</source>
        <translation>表示するスナップショット</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>スナップショット</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Three snapshots</source>
        <translation>3 つのスナップショット</translation>
    </message>
    <message>
        <source>Containment</source>
        <translation>包含関係</translation>
    </message>
    <message>
        <source>Duplicate strings</source>
        <translation>重複する文字列</translation>
    </message>
    <message>
        <source>Detached</source>
        <translation>分離済み</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>マップ</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>スナップショット</translation>
    </message>
</context>
<context>
    <name>tidemark::app::SnapshotTips</name>
    <message>
        <source>What changed since %1 is told once both are open.</source>
        <translation>両方を開くと、%1 からの変化を表示します。</translation>
    </message>
    <message>
        <source>What changed since %1 is not known: %2</source>
        <translation>%1 からの変化は不明です: %2</translation>
    </message>
    <message>
        <source>Comparing it with %1…</source>
        <translation>%1 と比較しています…</translation>
    </message>
    <message>
        <source>Click to show it. To compare it, press A, B or C, or drop it on another one.</source>
        <translation>クリックすると表示します。比較するには A、B、C のいずれかを押すか、別のスナップショットの上にドロップします。</translation>
    </message>
    <message>
        <source>Click to open its file.</source>
        <translation>クリックするとファイルを開きます。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::SourceActions</name>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>非表示にする</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示する</translation>
    </message>
    <message>
        <source>Show only this</source>
        <translation>これだけを表示</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ移動</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ移動</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>パスをコピー</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>青</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>オレンジ</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>緑</translation>
    </message>
    <message>
        <source>Vermilion</source>
        <translation>朱色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫</translation>
    </message>
    <message>
        <source>Sky blue</source>
        <translation>空色</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>グレー</translation>
    </message>
    <message>
        <source>Custom…</source>
        <translation>カスタム…</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>列…</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>すみれ色</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>茶色</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>オリーブ</translation>
    </message>
    <message>
        <source>Lilac</source>
        <translation>薄紫</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>藍色</translation>
    </message>
</context>
<context>
    <name>tidemark::app::SourceCard</name>
    <message>
        <source>hidden</source>
        <translation>非表示</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>非表示にする</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示する</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>being recorded</source>
        <translation>記録中</translation>
    </message>
    <message>
        <source>%1 is taken for %2</source>
        <comment>a series: what it is</comment>
        <translation>%1 の解釈: %2</translation>
    </message>
    <message>
        <source>“Columns…” in the menu of this card says what the columns hold.</source>
        <translation>このカードのメニューの「列…」で、列の意味を指定できます。</translation>
    </message>
    <message>
        <source>Only totals of this run are known: it has no memory over time.</source>
        <translation>この実行は合計だけが分かっていて、時間に沿ったメモリはありません。</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>展開</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>折りたたむ</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>すべて折りたたむ</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>すべて展開</translation>
    </message>
</context>
<context>
    <name>tidemark::app::SourceHeading</name>
    <message>
        <source>Others</source>
        <comment>recordings in no group</comment>
        <translation>その他</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n recording(s)</source>
        <comment>a group</comment>
        <translation>
            <numerusform>%1、%n 件の記録</numerusform>
        </translation>
    </message>
    <message>
        <source>folded</source>
        <translation>折りたたみ中</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>展開中</translation>
    </message>
</context>
<context>
    <name>tidemark::app::SourcesPanel</name>
    <message>
        <source>Sources</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Open a profile, or drop files here.</source>
        <translation>プロファイルを開くか、ここにファイルをドロップしてください。</translation>
    </message>
    <message>
        <source>No source has this in its name, path or command line.</source>
        <translation>名前、パス、コマンドラインにこれを含むソースはありません。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::SourcesView</name>
    <message>
        <source>Filter sources</source>
        <translation>ソースを絞り込む</translation>
    </message>
    <message>
        <source>By name, path or command line</source>
        <translation>名前、パス、コマンドラインで</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>a verb: sources</comment>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Puts sources into groups</source>
        <translation>ソースをグループに分けます</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>グループなし</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>フォルダーごと</translation>
    </message>
    <message>
        <source>By program</source>
        <translation>プログラムごと</translation>
    </message>
</context>
<context>
    <name>tidemark::app::StatisticsBars</name>
    <message>
        <source>%1: %2, %3 %</source>
        <comment>kind of memory, size, percent</comment>
        <translation>%1: %2、%3 %</translation>
    </message>
</context>
<context>
    <name>tidemark::app::StatisticsPanel</name>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>Of the whole snapshot</source>
        <translation>スナップショット全体に対する割合</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>表示中</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Memory by kind</source>
        <translation>種類別のメモリ</translation>
    </message>
</context>
<context>
    <name>tidemark::app::StatusSummary</name>
    <message numerus="yes">
        <source>%Ln recording(s)</source>
        <translation>
            <numerusform>記録 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden</source>
        <translation>
            <numerusform>非表示 %Ln 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::SubjectChooser</name>
    <message>
        <source>Snapshots A and B</source>
        <translation>スナップショット A と B</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>比較するもの</translation>
    </message>
</context>
<context>
    <name>tidemark::app::SummaryView</name>
    <message>
        <source>No object of this snapshot has a size.</source>
        <translation>このスナップショットにサイズのあるオブジェクトはありません。</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>型</translation>
    </message>
    <message>
        <source>Leak suspects</source>
        <translation>リークの疑い</translation>
    </message>
    <message>
        <source>Show what keeps %1 of the heap and more, and what holds it</source>
        <translation>ヒープの %1 以上を保持しているものと、その保持元を表示します</translation>
    </message>
    <message>
        <source>No object of this snapshot is one of these: %1.</source>
        <translation>このスナップショットに該当するオブジェクトはありません: %1</translation>
    </message>
    <message>
        <source>No row matches the filter.</source>
        <translation>フィルタに一致する行はありません。</translation>
    </message>
    <message>
        <source>⚠ Not of one process: ids do not tell what is new</source>
        <translation>⚠ 別のプロセスのため、ID から新しいオブジェクトを判断できません</translation>
    </message>
    <message>
        <source>What the rows are</source>
        <translation>行の分け方</translation>
    </message>
</context>
<context>
    <name>tidemark::app::SurvivorsView</name>
    <message>
        <source>Finding what came between A and B and still lives in C…</source>
        <translation>A と B の間に現れ C に残っているものを検索中…</translation>
    </message>
    <message>
        <source>Three snapshots of one process show what leaks: A at the start, B after some work, C after more of it. What came between A and B and still lives in C is listed here; open the snapshots to see it.</source>
        <translation>同じプロセスの 3 つのスナップショットからリークが分かります: A は開始時、B は処理後、C はさらに処理した後です。A と B の間に現れ C に残っているものをここに一覧表示します。スナップショットを開いてください。</translation>
    </message>
    <message>
        <source>Choose the snapshots A, B and C above.</source>
        <translation>上でスナップショット A、B、C を選択してください。</translation>
    </message>
    <message>
        <source>A must be the oldest of the three snapshots and C the newest, but their objects say that they were made in another order.</source>
        <translation>A が最も古く C が最も新しいスナップショットである必要がありますが、オブジェクトを見ると作成順が異なります。</translation>
    </message>
    <message>
        <source>Nothing that came between A and B still lives in C.</source>
        <translation>A と B の間に現れ、C に残っているものはありません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln グループ</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 groups</source>
        <translation>%2 グループ中 %1</translation>
    </message>
    <message>
        <source>Objects that came and stayed</source>
        <translation>現れて残っているオブジェクト</translation>
    </message>
    <message>
        <source>Put A, B and C in order</source>
        <translation>A、B、C を順に並べる</translation>
    </message>
    <message>
        <source>Copy the sentence</source>
        <translation>文をコピー</translation>
    </message>
    <message>
        <source>These snapshots seem to be of different processes: their objects cannot be followed from one to the next.</source>
        <translation>これらのスナップショットは別のプロセスのもののようです。オブジェクトを次のスナップショットまで追跡できません。</translation>
    </message>
    <message>
        <source>Nothing that came between A and B still lives in C, as far as can be told: the ids of these files are addresses, which are given to new objects again.</source>
        <translation>わかる範囲では、A と B の間に現れて C に残っているものはありません。これらのファイルの ID はアドレスで、新しいオブジェクトに再び使われます。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::TakenSnapshots</name>
    <message>
        <source>Snapshot</source>
        <translation>スナップショット</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>ファイルサイズ</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Snapshots of this recording</source>
        <translation>この記録のスナップショット</translation>
    </message>
    <message>
        <source>No heap snapshot was taken in this recording.</source>
        <translation>この記録ではヒープスナップショットを取っていません。</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>From the request to the last byte: the program stood still for at most so long, if at all</source>
        <translation>要求してから最後のバイトまで: プログラムが止まったとしても、長くてこの時間です</translation>
    </message>
    <message>
        <source>in the recording</source>
        <translation>記録の中</translation>
    </message>
    <message>
        <source>Attach to a Node.js or a JVM to watch its heap and to take snapshots of it.</source>
        <translation>Node.js か JVM にアタッチすると、ヒープを監視し、スナップショットを取得できます。</translation>
    </message>
    <message>
        <source>“Snapshot by type” counts the objects of this program by type, and lists that here: a click shows it, and two can be compared.</source>
        <translation>「型別スナップショット」は、このプログラムのオブジェクトを型別に集計し、ここに並べます。クリックすると表示され、2 つを比較できます。</translation>
    </message>
    <message>
        <source>“Watch the heap…” shows the heap of a Node.js or a JVM on this timeline; then “Take snapshot” lists snapshots of a Node.js here, and opens them.</source>
        <translation>「ヒープを監視…」は、Node.js や JVM のヒープをこのタイムラインに表示します。続けて「スナップショットを取る」で、Node.js のスナップショットがここに並び、開けます。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::TimeChooser</name>
    <message>
        <source>The end must lie behind the beginning.</source>
        <translation>終了時刻は開始時刻より後にしてください。</translation>
    </message>
    <message>
        <source>A step is written 15s, 1m or 1h30m.</source>
        <translation>間隔は 15s、1m、1h30m のように入力してください。</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>直近 1 時間</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>直近 1 日</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>直近 1 週間</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>直近 30 日</translation>
    </message>
    <message>
        <source>From … to</source>
        <translation>期間を指定</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>To</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>間隔(&amp;S)</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Time between samples, such as 15s. If empty, as short as a chart can show.</source>
        <translation>サンプルの間隔。例: 15s。空ならグラフに表示できる細かさにします。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::TimelineChart</name>
    <message>
        <source>No series is shown. Tick one in Sources.</source>
        <translation>表示中の系列がありません。「ソース」で選択してください。</translation>
    </message>
    <message>
        <source>Waiting for the first sample</source>
        <translation>最初のサンプルを待っています</translation>
    </message>
</context>
<context>
    <name>tidemark::app::TimelinePicture</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Memory of %1</source>
        <translation>%1 のメモリ</translation>
    </message>
    <message numerus="yes">
        <source>Memory of %n recordings</source>
        <translation>
            <numerusform>%Ln 件の記録のメモリ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>KiB, MiB, GiB</source>
        <translation>KiB, MiB, GiB</translation>
    </message>
    <message>
        <source>kB, MB, GB</source>
        <translation>kB, MB, GB</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>バイト</translation>
    </message>
    <message>
        <source>Unit of sizes</source>
        <translation>サイズの単位</translation>
    </message>
    <message>
        <source>From zero</source>
        <translation>ゼロから</translation>
    </message>
    <message>
        <source>Fitted</source>
        <translation>範囲に合わせる</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>対数</translation>
    </message>
    <message>
        <source>Memory axis</source>
        <translation>メモリ軸</translation>
    </message>
    <message>
        <source>What the memory axis shows. Ctrl and the wheel zoom it; over its labels the wheel alone, and dragging moves it.</source>
        <translation>メモリ軸の表示範囲です。Ctrl + ホイールでズームします。目盛りの上ではホイールだけでズームし、ドラッグで移動します。</translation>
    </message>
    <message>
        <source>Zoomed</source>
        <translation>ズーム中</translation>
    </message>
    <message numerus="yes">
        <source>%n with another axis: shown once chosen in Sources</source>
        <translation>
            <numerusform>横軸の異なる %n 件は、ソースで選ぶと表示します</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::Tour</name>
    <message>
        <source>%1 of %2</source>
        <comment>steps of the tour</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>ツアー</translation>
    </message>
</context>
<context>
    <name>tidemark::app::TreeModel</name>
    <message>
        <source>Show %1 more of %2</source>
        <translation>残り %2 件のうち %1 件を表示</translation>
    </message>
</context>
<context>
    <name>tidemark::app::TypeLane</name>
    <message>
        <source>Chosen type</source>
        <translation>選択した型</translation>
    </message>
    <message>
        <source>Follow this type no longer</source>
        <translation>この型の追跡をやめる</translation>
    </message>
    <message>
        <source>never grew</source>
        <translation>一度も増えていません</translation>
    </message>
    <message>
        <source>grew each time</source>
        <translation>毎回増えました</translation>
    </message>
    <message>
        <source>grew %1 of %2 times</source>
        <translation>%2 回中 %1 回増えました</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>not all snapshots are read yet</source>
        <translation>読み込みが終わっていないスナップショットがあります</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>個数</translation>
    </message>
    <message>
        <source>%1 is not read yet.</source>
        <translation>%1 はまだ読み込まれていません。</translation>
    </message>
    <message numerus="yes">
        <source>%1 → %Ln object(s)</source>
        <translation>
            <numerusform>%1 → %Ln オブジェクト</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln object(s)</source>
        <translation>
            <numerusform>%1 (%Ln オブジェクト)</numerusform>
        </translation>
    </message>
    <message>
        <source>never larger than before</source>
        <translation>一度も前より大きくなりませんでした</translation>
    </message>
    <message>
        <source>larger each time</source>
        <translation>毎回前より大きくなりました</translation>
    </message>
    <message>
        <source>larger %1 of %2 times</source>
        <translation>%2 回中 %1 回大きくなりました</translation>
    </message>
</context>
<context>
    <name>tidemark::app::UnwrittenFiles</name>
    <message>
        <source>Files are being saved</source>
        <translation>ファイルを保存しています</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are still being saved.</source>
        <translation>
            <numerusform>%Ln 個のファイルをまだ保存しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>The window closes as soon as they are complete.</source>
        <translation>保存が完了すると、ウィンドウは閉じます。</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>保存せずに閉じる</translation>
    </message>
</context>
<context>
    <name>tidemark::app::WatchOptions</name>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>&amp;Sample every</source>
        <translation>サンプリング間隔(&amp;S)</translation>
    </message>
    <message>
        <source>How often memory is read. Also at 1 ms the process is not disturbed; the recording grows faster.</source>
        <translation>メモリを読み取る間隔です。1 ms でもプロセスの動作は妨げられませんが、記録が速く大きくなります。</translation>
    </message>
    <message>
        <source>With &amp;child processes</source>
        <translation>子プロセスも記録(&amp;C)</translation>
    </message>
    <message>
        <source>Each child becomes a line of its own, also those that start later</source>
        <translation>子プロセスをそれぞれ別の線で表示します。後から起動したものも含みます</translation>
    </message>
    <message>
        <source>Follow &amp;restarts by name</source>
        <translation>再起動を名前で追跡(&amp;R)</translation>
    </message>
    <message>
        <source>When the process ends, go on with the next one of this name or command line</source>
        <translation>プロセスが終了したら、同じ名前またはコマンドラインの次のプロセスに続けます</translation>
    </message>
    <message>
        <source>Name or part of the command line</source>
        <translation>名前またはコマンドラインの一部</translation>
    </message>
    <message>
        <source>The name, or a part of name or command line, by which the process is known again</source>
        <translation>プロセスを見分けるための名前、または名前かコマンドラインの一部</translation>
    </message>
</context>
<context>
    <name>tidemark::app::WelcomePage</name>
    <message>
        <source>Open a profile…</source>
        <translation>プロファイルを開く…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>サンプルを開く</translation>
    </message>
    <message>
        <source>Or drop files anywhere in this window.</source>
        <translation>このウィンドウにファイルをドロップしても開けます。</translation>
    </message>
    <message>
        <source>See when a program&apos;s memory peaked and what ran then, watch it live, and see what grew between two heap snapshots.</source>
        <translation>プログラムのメモリがいつピークに達し、そのとき何が動いていたかを確認できます。実行中の監視や、2 つのヒープスナップショット間の増加の比較もできます。</translation>
    </message>
    <message>
        <source>Attach to a process…</source>
        <translation>プロセスにアタッチ…</translation>
    </message>
    <message>
        <source>Run a program…</source>
        <translation>プログラムを実行…</translation>
    </message>
</context>
<context>
    <name>tidemark::app::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近使ったファイル(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Align recordings</source>
        <translation>記録の揃え方(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Unit of sizes</source>
        <translation>サイズの単位(&amp;U)</translation>
    </message>
    <message>
        <source>Pa&amp;nels</source>
        <translation>パネル(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>配色(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Open the sa&amp;mple</source>
        <translation>サンプルを開く(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Save recording as…</source>
        <translation>記録を保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Save &amp;picture as…</source>
        <translation>画像を保存(&amp;P)…</translation>
    </message>
    <message>
        <source>Remove re&amp;cording</source>
        <translation>記録を一覧から外す(&amp;C)</translation>
    </message>
    <message>
        <source>Remove &amp;all recordings</source>
        <translation>すべての記録を外す(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo remove</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>拡大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>縮小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Back to the last zoom</source>
        <translation>前のズームに戻る(&amp;B)</translation>
    </message>
    <message>
        <source>For&amp;ward to the next zoom</source>
        <translation>次のズームに進む(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Show all</source>
        <translation>全体を表示(&amp;S)</translation>
    </message>
    <message>
        <source>Go to &amp;peak</source>
        <translation>ピークに移動(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Filled lines</source>
        <translation>塗りつぶし(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>レイアウトを元に戻す(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>キーとマウスの操作(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Tidemark</source>
        <translation>Tidemark について(&amp;A)</translation>
    </message>
    <message>
        <source>At their start</source>
        <translation>開始時点</translation>
    </message>
    <message>
        <source>At the wall clock</source>
        <translation>実時刻</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>バイト</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>&amp;Swap snapshots A and B</source>
        <translation>スナップショット A と B を入れ替え(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Find object by id…</source>
        <translation>オブジェクトを ID で検索(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>記録(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Attach to a process…</source>
        <translation>プロセスにアタッチ(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Run a program…</source>
        <translation>プログラムを実行(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Pause the picture</source>
        <translation>表示を一時停止(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;top recording</source>
        <translation>記録を停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;End the program</source>
        <translation>プログラムを終了(&amp;E)</translation>
    </message>
    <message>
        <source>Set a &amp;mark…</source>
        <translation>マークを付ける(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Follow the newest data</source>
        <translation>最新データを追う(&amp;F)</translation>
    </message>
    <message>
        <source>Attach</source>
        <comment>on a button</comment>
        <translation>アタッチ</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>on a button</comment>
        <translation>実行</translation>
    </message>
    <message>
        <source>Mark</source>
        <comment>on a button</comment>
        <translation>マーク</translation>
    </message>
    <message>
        <source>&amp;Go to the recording under way</source>
        <translation>進行中の記録へ移動(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Zoom to the selection</source>
        <translation>選択範囲にズーム(&amp;Z)</translation>
    </message>
    <message>
        <source>Select what is &amp;visible</source>
        <translation>表示範囲を選択(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Clear the selection</source>
        <translation>選択を解除(&amp;C)</translation>
    </message>
    <message>
        <source>Force a garbage &amp;collection</source>
        <translation>ガベージコレクションを実行(&amp;C)</translation>
    </message>
    <message>
        <source>Take a &amp;heap snapshot</source>
        <translation>ヒープスナップショットを取る(&amp;H)</translation>
    </message>
    <message>
        <source>Save sess&amp;ion as…</source>
        <translation>セッションを保存(&amp;I)…</translation>
    </message>
    <message>
        <source>Take a snapshot &amp;by mapping</source>
        <translation>マッピングのスナップショットを取る(&amp;B)</translation>
    </message>
    <message>
        <source>Hunt for a &amp;leak…</source>
        <translation>リークを調査(&amp;L)…</translation>
    </message>
    <message>
        <source>Watch a V8 heap at an a&amp;ddress…</source>
        <translation>アドレスを指定して V8 ヒープを監視(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Watch the heap…</source>
        <translation>ヒープを監視(&amp;W)…</translation>
    </message>
    <message>
        <source>Take a snapshot by t&amp;ype</source>
        <translation>型別スナップショットを取る(&amp;Y)</translation>
    </message>
    <message>
        <source>Take a snapshot by li&amp;ne</source>
        <translation>行別スナップショットを取得(&amp;N)</translation>
    </message>
    <message>
        <source>Save r&amp;eport as…</source>
        <translation>レポートを保存(&amp;E)…</translation>
    </message>
    <message>
        <source>Pri&amp;nt…</source>
        <translation>印刷(&amp;N)…</translation>
    </message>
    <message>
        <source>Save picture of the pane&amp;l as…</source>
        <translation>パネルの画像を保存(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;From Prometheus…</source>
        <translation>Prometheus から取得(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Many recordings as one band</source>
        <translation>多数の記録を 1 つの帯で表示(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Paste as a recording</source>
        <translation>記録として貼り付け(&amp;P)</translation>
    </message>
    <message>
        <source>E&amp;xperiment…</source>
        <translation>実験(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Difference to the base over time</source>
        <translation>基準との差の推移(&amp;D)</translation>
    </message>
    <message>
        <source>At their end</source>
        <translation>終了時点</translation>
    </message>
    <message>
        <source>At the start of a function…</source>
        <translation>関数の開始…</translation>
    </message>
    <message>
        <source>At a mark…</source>
        <translation>マーク…</translation>
    </message>
    <message>
        <source>Stretched to equal length</source>
        <translation>同じ長さに伸縮</translation>
    </message>
    <message>
        <source>Searc&amp;h everything…</source>
        <translation>すべてを検索(&amp;H)…</translation>
    </message>
    <message>
        <source>Search in this &amp;view</source>
        <translation>表示中の画面を検索(&amp;V)</translation>
    </message>
    <message>
        <source>Memory a&amp;xis</source>
        <translation>メモリ軸(&amp;X)</translation>
    </message>
    <message>
        <source>From zero</source>
        <translation>ゼロから</translation>
    </message>
    <message>
        <source>Fitted to what is visible</source>
        <translation>表示範囲に合わせる</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>対数</translation>
    </message>
    <message>
        <source>Put all panels asid&amp;e</source>
        <translation>すべてのパネルを隠す(&amp;E)</translation>
    </message>
    <message>
        <source>Show the fol&amp;der of recordings</source>
        <translation>記録のフォルダーを開く(&amp;D)</translation>
    </message>
    <message>
        <source>Pictures in li&amp;ght colours</source>
        <translation>画像を明るい色で保存(&amp;G)</translation>
    </message>
    <message>
        <source>Run an exper&amp;iment again…</source>
        <translation>実験をもう一度実行(&amp;I)…</translation>
    </message>
    <message>
        <source>Stretched by their functions</source>
        <translation>関数ごとに伸縮</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>画像をコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copy picture of the pa&amp;ne</source>
        <translation>ペインの画像をコピー(&amp;N)</translation>
    </message>
    <message>
        <source>Names at t&amp;he lines’ ends</source>
        <translation>線の端に名前を表示(&amp;H)</translation>
    </message>
    <message>
        <source>Lea&amp;k verdict in the timeline</source>
        <translation>リーク判定をタイムラインに表示(&amp;K)</translation>
    </message>
    <message>
        <source>La&amp;yout</source>
        <translation>レイアウト(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>タイムライン(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Heap</source>
        <translation>ヒープ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Both</source>
        <translation>両方(&amp;B)</translation>
    </message>
    <message>
        <source>Maximise what is in use, or &amp;go back</source>
        <translation>使用中の領域を最大化、または元に戻す(&amp;G)</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>ハイコントラスト</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>ツアー(&amp;T)</translation>
    </message>
    <message>
        <source>Hear the visible range</source>
        <translation>表示範囲を音で聞く</translation>
    </message>
</context>
<context>
    <name>tidemark::app::WindowDocks</name>
    <message>
        <source>Sources</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>実行の比較</translation>
    </message>
    <message>
        <source>Peaks</source>
        <translation>ピーク</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>Retainers</source>
        <translation>保持パス</translation>
    </message>
    <message>
        <source>Dominators</source>
        <translation>ドミネーター</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>オブジェクト</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変化</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>統計情報</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>マーク</translation>
    </message>
    <message>
        <source>Leak verdict</source>
        <translation>リーク判定</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>再起動</translation>
    </message>
    <message>
        <source>Live heap</source>
        <translation>ライブヒープ</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>メモ</translation>
    </message>
</context>
<context>
    <name>tidemark::app::WindowExperiments</name>
    <message>
        <source>An experiment is running already.</source>
        <translation>実験がすでに実行中です。</translation>
    </message>
    <message>
        <source>The experiment is in %1.</source>
        <translation>実験は %1 にあります。</translation>
    </message>
    <message>
        <source>There is an experiment in this folder already. Name another one.</source>
        <translation>このフォルダにはすでに実験があります。別の名前にしてください。</translation>
    </message>
    <message>
        <source>Experiment to run again</source>
        <translation>もう一度実行する実験</translation>
    </message>
    <message>
        <source>Experiments (*%1)</source>
        <translation>実験 (*%1)</translation>
    </message>
    <message>
        <source>All runs…</source>
        <translation>すべての実行…</translation>
    </message>
</context>
<context>
    <name>tidemark::app::WindowFiles</name>
    <message>
        <source>Reading %1…</source>
        <translation>%1 を読み込んでいます…</translation>
    </message>
    <message>
        <source>Open profiles</source>
        <translation>プロファイルを開く</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>画像を保存</translation>
    </message>
    <message>
        <source>%1: the file was removed, replaced or cannot be read any more. What was recorded until then is still shown.</source>
        <translation>%1: ファイルが削除または置き換えられたか、読み取れなくなりました。それまでに記録された分は引き続き表示されます。</translation>
    </message>
    <message>
        <source>Reading %1 (%L2 of %L3)…</source>
        <comment>file, number, all files</comment>
        <translation>%1 を読み込んでいます（%L3 件中 %L2 件目）…</translation>
    </message>
    <message>
        <source>%1: what you chose for the columns of such files would leave nothing of this one, so it was read as Tidemark decides. “Columns…” in the menu of its card changes that.</source>
        <translation>%1: 同じ列をもつファイルについて選んだ設定では、このファイルに表示できるものが残らないため、Tidemark の判断で読み込みました。カードのメニューの「列…」で変更できます。</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 画像 (*.png)</translation>
    </message>
    <message>
        <source>PNG picture, twice as large (*.png)</source>
        <translation>PNG 画像、2 倍の大きさ (*.png)</translation>
    </message>
    <message>
        <source>PNG picture, four times as large (*.png)</source>
        <translation>PNG 画像、4 倍の大きさ (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 図 (*.svg)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文書 (*.pdf)</translation>
    </message>
    <message numerus="yes">
        <source>%n runs of an experiment that can be run again.</source>
        <translation>
            <numerusform>実験の実行 %Ln 件です。もう一度実行できます。</numerusform>
        </translation>
    </message>
    <message>
        <source>All runs…</source>
        <translation>すべての実行…</translation>
    </message>
</context>
<context>
    <name>tidemark::app::WindowHistory</name>
    <message>
        <source>Fetching from %1…</source>
        <translation>%1 から取得しています…</translation>
    </message>
    <message>
        <source>The server remarks: “%1”.</source>
        <translation>サーバーからの注意があります(「%1」)。</translation>
    </message>
    <message>
        <source>Stop following</source>
        <translation>追跡をやめる</translation>
    </message>
    <message>
        <source>%1: %2 It is asked again.</source>
        <comment>host: sentence</comment>
        <translation>%1: %2 後でもう一度問い合わせます。</translation>
    </message>
    <message>
        <source>Following %1: what is new is asked for every %2.</source>
        <translation>%1 を追跡しています。%2 ごとに新しいデータを取得します。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>host: sentence</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
</context>
<context>
    <name>tidemark::app::WindowLive</name>
    <message>
        <source>%1: recording stopped. %2 What was recorded until then is kept.</source>
        <translation>%1: 記録を停止しました。%2 それまでの記録は残っています。</translation>
    </message>
    <message>
        <source>%1 ended after %2.</source>
        <translation>%1 は %2で終了しました。</translation>
    </message>
    <message>
        <source>%1 was ended by signal %2 after %3.</source>
        <translation>%1 は %3でシグナル %2 により終了しました。</translation>
    </message>
    <message>
        <source>%1 ended after %2 with exit status %3.</source>
        <translation>%1 は %2で終了コード %3 を返して終了しました。</translation>
    </message>
    <message>
        <source>%1 was cut off when Tidemark ended. What was recorded is kept.</source>
        <translation>%1 は Tidemark の終了時に途切れました。記録された分は残っています。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Waiting %1</source>
        <comment>for a process, time</comment>
        <translation>待機中 %1</translation>
    </message>
    <message>
        <source>Recording %1</source>
        <comment>time</comment>
        <translation>記録中 %1</translation>
    </message>
    <message>
        <source>The process has ended. Recording goes on with the next one that is found.</source>
        <translation>プロセスは終了しました。次に見つかったプロセスで記録を続けます。</translation>
    </message>
    <message>
        <source>Show the recording under way</source>
        <translation>進行中の記録を表示</translation>
    </message>
    <message>
        <source>Recording %1 · picture held</source>
        <comment>time</comment>
        <translation>記録中 %1 · 表示停止中</translation>
    </message>
    <message>
        <source>No such process runs yet. Recording begins when one is found.</source>
        <translation>該当するプロセスはまだ実行されていません。見つかると記録を開始します。</translation>
    </message>
    <message>
        <source>%1: the recording has ended, the program goes on.</source>
        <translation>%1: 記録は終わりましたが、プログラムは続いています。</translation>
    </message>
    <message>
        <source>%1 is recorded in memory alone, and gone if Tidemark ends before you save it: there is no folder for recordings that can be made. Set XDG_DATA_HOME to a folder of yours and start Tidemark again.</source>
        <translation>%1 はメモリ上だけに記録されています。記録用のフォルダーを作成できないため、保存する前に Tidemark が終了すると失われます。XDG_DATA_HOME に自分のフォルダーを設定して、Tidemark を起動し直してください。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::WindowMarks</name>
    <message>
        <source>Mark %1</source>
        <translation>マーク %1</translation>
    </message>
</context>
<context>
    <name>tidemark::app::WindowPages</name>
    <message>
        <source>Only totals of these runs are known: they have no memory over time. “Compare runs” sets them against each other.</source>
        <translation>これらの実行は合計だけが分かっていて、時間に沿ったメモリはありません。「実行の比較」で互いに比べられます。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::WindowSaving</name>
    <message>
        <source>Saving %1…</source>
        <translation>%1 を保存しています…</translation>
    </message>
    <message>
        <source>Save recording</source>
        <translation>記録を保存</translation>
    </message>
    <message>
        <source>Tidemark recording (*.tidemark);;CSV (*.csv);;JSON (*.json)</source>
        <translation>Tidemark の記録 (*.tidemark);;CSV (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>レポートを保存</translation>
    </message>
    <message>
        <source>HTML page (*.html)</source>
        <translation>HTML ページ (*.html)</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 を保存しました。</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>画像をクリップボードにコピーしました。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::WindowSearch</name>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
</context>
<context>
    <name>tidemark::app::WindowSessions</name>
    <message numerus="yes">
        <source>%Ln file(s) of the session are not there any more: %1. Put them back, and open it again; the rest is open.</source>
        <translation>
            <numerusform>セッションの %Ln 個のファイルが見つかりません: %1。元の場所に戻してから、もう一度開いてください。残りのファイルは開いています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>セッションの保存</translation>
    </message>
    <message>
        <source>Tidemark session (*%1)</source>
        <translation>Tidemark セッション (*%1)</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 を保存しました。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s) that are in no file of yours were left out.</source>
        <translation>
            <numerusform>ファイルに保存されていない %Ln 件の記録は含まれていません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tidemark did not end as it should have, with %Ln recording(s) open.</source>
        <translation>
            <numerusform>前回、%Ln 件の記録を開いたまま Tidemark が正常に終了しませんでした。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open them again</source>
        <translation>もう一度開く</translation>
    </message>
</context>
<context>
    <name>tidemark::app::WindowTour</name>
    <message>
        <source>The timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>This is memory over time, one line for each recording, and below it the functions that ran. The wheel zooms at the mouse, dragging pans, a double click shows all again.</source>
        <translation>時間に沿ったメモリです。記録ごとに 1 本の線があり、その下に実行された関数が並びます。ホイールでマウスの位置を拡大、ドラッグで移動、ダブルクリックで全体に戻ります。</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Each recording has a card with its peak and its duration. A click makes it the one that the panels tell about, the eye hides it.</source>
        <translation>記録ごとにカードがあり、ピークと長さが分かります。クリックするとパネルの対象になり、目のアイコンで隠せます。</translation>
    </message>
    <message>
        <source>The peak</source>
        <translation>ピーク</translation>
    </message>
    <message>
        <source>The highest points of that recording, with the function that ran there. A click goes to one, and P in the timeline to the highest.</source>
        <translation>その記録で最も高い点と、そのとき実行されていた関数です。クリックでそこへ、タイムラインで P を押すと最大のピークへ移動します。</translation>
    </message>
    <message>
        <source>The comparison</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Which recording needs more memory, and by how much: all of them against one. The base is chosen in the menu of a row.</source>
        <translation>どの記録がどれだけ多くメモリを使うかを、1 つを基準にして比べます。基準は行のメニューで選びます。</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>そのほか</translation>
    </message>
    <message>
        <source>Open your own files here, or record a program. F1 lists the keys, Ctrl + K finds whatever is open and every command.</source>
        <translation>ここから自分のファイルを開いたり、プログラムを記録したりできます。F1 でキーの一覧、Ctrl + K で開いているものとすべてのコマンドを検索できます。</translation>
    </message>
</context>
</TS>
