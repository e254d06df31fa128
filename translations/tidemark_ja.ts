<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
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
        <source>The file holds no valid sample; the first line that could not be read is %1. Check that the profiler finished writing it.</source>
        <translation>有効なサンプルがありません。最初に読み込めなかったのは %1 です。プロファイラーが書き込みを終えたか確認してください。</translation>
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
    <name>RecordingSummary</name>
    <message>
        <source>%1 (%2) at %3</source>
        <comment>size (exact size) at time</comment>
        <translation>%1（%2）、時点 %3</translation>
    </message>
    <message>
        <source>%1 (%2) at %3 in %4</source>
        <comment>size (exact size) at time in functions</comment>
        <translation>%1（%2）、時点 %3、実行中 %4</translation>
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
    <name>TimeText</name>
    <message>
        <source>%1 ns</source>
        <translation>%1 ns</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
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
        <source>%Ln damaged or unknown line(s) skipped</source>
        <translation>
            <numerusform>破損または不明な行を %Ln 行スキップしました</numerusform>
        </translation>
    </message>
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
    <message>
        <source>the file ends early; what came before is shown</source>
        <translation>ファイルが途中で終わっています。そこまでの内容を表示します</translation>
    </message>
    <message>
        <source>the compressed data ends early or is damaged; what came before is shown</source>
        <translation>圧縮データが途切れているか壊れています。そこまでの内容を表示します</translation>
    </message>
    <message numerus="yes">
        <source>%Ln function span(s) outside every run left out</source>
        <translation>
            <numerusform>どの実行にも含まれない関数区間 %Ln 個を除外しました</numerusform>
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
</context>
</TS>
