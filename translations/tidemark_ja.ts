<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
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
        <source>Language of messages: en or ja</source>
        <translation>メッセージの言語: en または ja</translation>
    </message>
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
        <source>Write a recording as .tidemark, .csv or .json</source>
        <translation>記録を .tidemark、.csv、.json で書き出す</translation>
    </message>
    <message>
        <source>Recording to read</source>
        <translation>読み込む記録</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>書き出すファイル</translation>
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
        <source>%1. “tidemark-cli --help” lists commands and options.</source>
        <comment>what was wrong</comment>
        <translation>%1。コマンドとオプションは「tidemark-cli --help」で確認できます。</translation>
    </message>
    <message>
        <source>There is no language “%1”; choose one of: %2.</source>
        <translation>言語「%1」はありません。次から選んでください: %2</translation>
    </message>
    <message>
        <source>There is no command “%1”. “tidemark-cli --help” lists commands and options.</source>
        <translation>コマンド「%1」はありません。コマンドとオプションは「tidemark-cli --help」で確認できます。</translation>
    </message>
    <message>
        <source>There is no format “%1”; choose one of: %2.</source>
        <translation>形式「%1」はありません。次から選んでください: %2</translation>
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
        <translation>ファイルが %1 で途切れています。コピーし直すか、記録し直してください。</translation>
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
        <source>This is none of the formats that Tidemark reads. Check that it is the profiler’s own output.</source>
        <translation>Tidemark で読み込める形式ではありません。プロファイラーが出力したファイルか確認してください。</translation>
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
        <source>The file holds no valid sample: its lines are damaged or hold impossible values, such as sizes below 0 or above 8 PiB. The first one is %1. Check that the profiler finished writing it.</source>
        <translation>有効なサンプルがありません。行が破損しているか、ありえない値（0 未満や 8 PiB を超えるサイズなど）が書かれています。最初の該当箇所は%1です。プロファイラーが書き込みを終えたか確認してください。</translation>
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
        <source>Enter, Esc</source>
        <translation>Enter、Esc</translation>
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
        <source>A memory timeline viewer. A tidemark is the line that the highest water leaves.

Free software under the GNU General Public License, version 3 or later. Built with Qt %1 and Qt Charts.</source>
        <translation>メモリの推移を表示するビューアです。tidemark とは、満潮の水が最も高く達した跡の線のことです。

GNU General Public License バージョン 3 以降に基づくフリーソフトウェアです。Qt %1 と Qt Charts を使用しています。</translation>
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
        <source>Profiles to open.</source>
        <translation>開くプロファイル。</translation>
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
        <source>Colours of the window: light or dark.</source>
        <translation>配色: light または dark。</translation>
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
        <source>What the screenshot shows: window or timeline.</source>
        <translation>描画する範囲: window または timeline。</translation>
    </message>
    <message>
        <source>--view says what a screenshot shows: give --screenshot FILE as well.</source>
        <translation>--view はスクリーンショットの範囲を指定します。--screenshot ファイル名も指定してください。</translation>
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
        <source>Duration</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>ピーク</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>サンプル数</translation>
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
        <source>Max at</source>
        <translation>最大の時点</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
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
</context>
<context>
    <name>RunsCommand</name>
    <message>
        <source>%1·s</source>
        <comment>size times seconds</comment>
        <translation>%1·s</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>ピーク</translation>
    </message>
    <message>
        <source>vs first</source>
        <translation>最初との差</translation>
    </message>
    <message>
        <source>Peak at</source>
        <translation>ピークの時点</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面積</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最後</translation>
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
</context>
<context>
    <name>tidemark::app::ClassTablePanel</name>
    <message>
        <source>No heap snapshot here. Open a .heapsnapshot file.</source>
        <translation>ヒープ スナップショットがありません。.heapsnapshot ファイルを開いてください。</translation>
    </message>
    <message>
        <source>Finding the classes…</source>
        <translation>クラスを集計しています…</translation>
    </message>
    <message>
        <source>%1 · %2 objects</source>
        <translation>%1 · オブジェクト %2 個</translation>
    </message>
    <message>
        <source> · %1 in all: code %2, strings %3, arrays %4, typed arrays %5, system %6</source>
        <translation> · 合計 %1: コード %2、文字列 %3、配列 %4、型付き配列 %5、システム %6</translation>
    </message>
    <message>
        <source> · computing retained sizes…</source>
        <translation> · 保持サイズを計算しています…</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>フィルタ</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>オブジェクト数</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距離</translation>
    </message>
    <message>
        <source>Steps from the roots of the program, of the nearest object</source>
        <translation>プログラムのルートから最も近いオブジェクトまでの参照の数</translation>
    </message>
    <message>
        <source>Shallow size</source>
        <translation>浅いサイズ</translation>
    </message>
    <message>
        <source>The objects alone</source>
        <translation>オブジェクト自身のサイズ</translation>
    </message>
    <message>
        <source>Retained size</source>
        <translation>保持サイズ</translation>
    </message>
    <message>
        <source>What freeing all of them would free</source>
        <translation>すべて解放したときに空くサイズ</translation>
    </message>
</context>
<context>
    <name>tidemark::app::DataTable</name>
    <message>
        <source>Copy rows</source>
        <translation>行をコピー</translation>
    </message>
</context>
<context>
    <name>tidemark::app::EventLane</name>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
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
        <source>Function</source>
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
    <name>tidemark::app::JobIndicator</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
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
        <source>Removed %1.</source>
        <translation>%1 を一覧から外しました。</translation>
    </message>
    <message numerus="yes">
        <source>Removed %n recordings.</source>
        <translation>
            <numerusform>%n 件の記録を一覧から外しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
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
    <name>tidemark::app::PeaksPanel</name>
    <message>
        <source>Peaks</source>
        <translation>ピーク</translation>
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
        <source>Function</source>
        <translation>関数</translation>
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
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>%1 (base)</source>
        <translation>%1（基準）</translation>
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
        <source>Peak</source>
        <translation>ピーク</translation>
    </message>
    <message>
        <source>vs. base</source>
        <translation>基準比</translation>
    </message>
    <message>
        <source>Peak against the peak of the base</source>
        <translation>基準のピークに対する変化</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>長さ</translation>
    </message>
    <message>
        <source>Duration against that of the base</source>
        <translation>基準の長さに対する変化</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Peak at</source>
        <translation>ピーク時刻</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最後</translation>
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
        <source>Change</source>
        <translation>変化</translation>
    </message>
    <message>
        <source>The last reading minus the first</source>
        <translation>最後の値 − 最初の値</translation>
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
        <source>Rate</source>
        <translation>変化率</translation>
    </message>
    <message>
        <source>Change by the time it took</source>
        <translation>変化 ÷ 経過時間</translation>
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
</context>
<context>
    <name>tidemark::app::SeriesList</name>
    <message>
        <source>Show in the timeline</source>
        <translation>タイムラインに表示</translation>
    </message>
    <message>
        <source>Only sizes are drawn in the timeline</source>
        <translation>タイムラインに描かれるのはサイズだけです</translation>
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
</context>
<context>
    <name>tidemark::app::StatusSummary</name>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>記録 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>非表示 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::TimelineChart</name>
    <message>
        <source>No series is shown. Tick one in Sources.</source>
        <translation>表示中の系列がありません。「ソース」で選択してください。</translation>
    </message>
</context>
<context>
    <name>tidemark::app::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>Align at start</source>
        <translation>開始時点で揃える</translation>
    </message>
    <message>
        <source>Align at wall clock</source>
        <translation>実時刻で揃える</translation>
    </message>
    <message>
        <source>Alignment of the recordings</source>
        <translation>記録の揃え方</translation>
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
    <message numerus="yes">
        <source>%n with another axis not shown</source>
        <translation>
            <numerusform>横軸の異なる %n 件は表示していません</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::WelcomePage</name>
    <message>
        <source>See when a program&apos;s memory peaked, how high, and what ran then.</source>
        <translation>メモリがいつ、どこまで増え、そのとき何が動いていたかを確認できます。</translation>
    </message>
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
        <source>Recent files</source>
        <translation>最近使ったファイル</translation>
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
</context>
<context>
    <name>tidemark::app::WindowFiles</name>
    <message>
        <source>Reading %1…</source>
        <translation>%1 を読み込んでいます…</translation>
    </message>
    <message>
        <source>Saving %1…</source>
        <translation>%1 を保存しています…</translation>
    </message>
    <message>
        <source>Open profiles</source>
        <translation>プロファイルを開く</translation>
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
        <source>Save picture</source>
        <translation>画像を保存</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg)</source>
        <translation>画像 (*.png *.svg)</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 を保存しました。</translation>
    </message>
</context>
</TS>
