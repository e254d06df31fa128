<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlignmentText</name>
    <message numerus="yes">
        <source>%n of a single sample cannot be stretched</source>
        <translation>
            <numerusform>%Ln of a single sample cannot be stretched</numerusform>
            <numerusform>%Ln of a single sample cannot be stretched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a known start begin at 0</source>
        <translation>
            <numerusform>%Ln without a known start begins at 0</numerusform>
            <numerusform>%Ln without a known start begin at 0</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without “%1” begin at 0</source>
        <translation>
            <numerusform>%Ln without “%1” begins at 0</numerusform>
            <numerusform>%Ln without “%1” begin at 0</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CsvLossText</name>
    <message numerus="yes">
        <source>%Ln event(s) and function span(s)</source>
        <translation>
            <numerusform>%Ln event or function span</numerusform>
            <numerusform>%Ln events and function spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln snapshot(s)</source>
        <translation>
            <numerusform>%Ln snapshot</numerusform>
            <numerusform>%Ln snapshots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line table(s)</source>
        <translation>
            <numerusform>%Ln line table</numerusform>
            <numerusform>%Ln line tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) of output</source>
        <translation>
            <numerusform>%Ln line of output</numerusform>
            <numerusform>%Ln lines of output</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recorded difference(s)</source>
        <translation>
            <numerusform>%Ln recorded difference</numerusform>
            <numerusform>%Ln recorded differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExperimentFiles</name>
    <message numerus="yes">
        <source>%n more are left out, too.</source>
        <translation>
            <numerusform>%n more is left out, too.</numerusform>
            <numerusform>%n more are left out, too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForeignText</name>
    <message numerus="yes">
        <source>None of the %Ln file(s) in this zip archive is a recording that Tidemark reads: %1. Unpack it and open one by itself to see why.</source>
        <translation>
            <numerusform>The %Ln file in this zip archive is no recording that Tidemark reads: %1. Unpack it and open it by itself to see why.</numerusform>
            <numerusform>None of the %Ln files in this zip archive is a recording that Tidemark reads: %1. Unpack it and open one by itself to see why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupText</name>
    <message numerus="yes">
        <source>%n runs: mean %1 (95 %: %2 to %3), median %4, standard deviation %5</source>
        <translation>
            <numerusform>%n run: mean %1 (95 %: %2 to %3), median %4, standard deviation %5</numerusform>
            <numerusform>%n runs: mean %1 (95 %: %2 to %3), median %4, standard deviation %5</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HuntNow</name>
    <message numerus="yes">
        <source>To warm up, do it %Ln time(s) now, then press “Done”.</source>
        <translation>
            <numerusform>To warm up, do it %Ln time now, then press “Done”.</numerusform>
            <numerusform>To warm up, do it %Ln times now, then press “Done”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do it %Ln time(s) now, then press “Done”.</source>
        <translation>
            <numerusform>Do it %Ln time now, then press “Done”.</numerusform>
            <numerusform>Do it %Ln times now, then press “Done”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HuntText</name>
    <message numerus="yes">
        <source>No leak: nothing is left over of twice %Ln action(s). What lives in the heap changed by %1 for each (%2 to %3).</source>
        <translation>
            <numerusform>No leak: nothing is left over of twice %Ln action. What lives in the heap changed by %1 for each (%2 to %3).</numerusform>
            <numerusform>No leak: nothing is left over of twice %Ln actions. What lives in the heap changed by %1 for each (%2 to %3).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutRuns</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListingText</name>
    <message numerus="yes">
        <source>%Ln holder(s)</source>
        <translation>
            <numerusform>%Ln holder</numerusform>
            <numerusform>%Ln holders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source file(s)</source>
        <translation>
            <numerusform>%Ln source file</numerusform>
            <numerusform>%Ln source files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln package(s)</source>
        <translation>
            <numerusform>%Ln package</numerusform>
            <numerusform>%Ln packages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln type(s)</source>
        <translation>
            <numerusform>%Ln type</numerusform>
            <numerusform>%Ln types</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LivesText</name>
    <message numerus="yes">
        <source>Restarted %Ln time(s), every %1.</source>
        <translation>
            <numerusform>Restarted %Ln time, every %1.</numerusform>
            <numerusform>Restarted %Ln times, every %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectText</name>
    <message numerus="yes">
        <source>and %Ln more retainer(s)</source>
        <translation>
            <numerusform>and %Ln more retainer</numerusform>
            <numerusform>and %Ln more retainers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpeningFailures</name>
    <message numerus="yes">
        <source>%Ln file(s) could not be opened.</source>
        <translation>
            <numerusform>%Ln file could not be opened.</numerusform>
            <numerusform>%Ln files could not be opened.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProcessCapture</name>
    <message numerus="yes">
        <source>%1: %Ln object(s), %2, counted in %3</source>
        <comment>file: number, size, duration</comment>
        <translation>
            <numerusform>%1: %Ln object, %2, counted in %3</numerusform>
            <numerusform>%1: %Ln objects, %2, counted in %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of RSS in %Ln mapping(s), read in %3</source>
        <comment>file: size, number, duration</comment>
        <translation>
            <numerusform>%1: %2 of RSS in %Ln mapping, read in %3</numerusform>
            <numerusform>%1: %2 of RSS in %Ln mappings, read in %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln block(s) that live, %2, read in %3</source>
        <comment>file: number, size, duration</comment>
        <translation>
            <numerusform>%1: %Ln block that lives, %2, read in %3</numerusform>
            <numerusform>%1: %Ln blocks that live, %2, read in %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuitQuestion</name>
    <message numerus="yes">
        <source>%Ln program(s) started from here still run.</source>
        <translation>
            <numerusform>%Ln program started from here still runs.</numerusform>
            <numerusform>%Ln programs started from here still run.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadOut</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordCommand</name>
    <message numerus="yes">
        <source>%1: %2, %Ln sample(s), peak %3</source>
        <comment>file: duration, ...</comment>
        <translation>
            <numerusform>%1: %2, %Ln sample, peak %3</numerusform>
            <numerusform>%1: %2, %Ln samples, peak %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportRecordings</name>
    <message numerus="yes">
        <source>The first %Ln run(s) are drawn.</source>
        <translation>
            <numerusform>The first %Ln run is drawn.</numerusform>
            <numerusform>The first %Ln runs are drawn.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message numerus="yes">
        <source>%Ln call(s), the longest %1</source>
        <translation>
            <numerusform>%Ln call, %1</numerusform>
            <numerusform>%Ln calls, the longest %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s), %1</source>
        <translation>
            <numerusform>%Ln object, %1</numerusform>
            <numerusform>%Ln objects, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reference(s), first of %1</source>
        <translation>
            <numerusform>%Ln reference, of %1</numerusform>
            <numerusform>%Ln references, first of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceSummary</name>
    <message numerus="yes">
        <source>line report · %n function(s)</source>
        <translation>
            <numerusform>line report · %n function</numerusform>
            <numerusform>line report · %n functions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s)</source>
        <translation>
            <numerusform>%n snapshot</numerusform>
            <numerusform>%n snapshots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recorded difference(s)</source>
        <translation>
            <numerusform>%n recorded difference</numerusform>
            <numerusform>%n recorded differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SurvivorReport</name>
    <message numerus="yes">
        <source>and %Ln more group(s), which --json lists</source>
        <translation>
            <numerusform>and %Ln more group, which --json lists</numerusform>
            <numerusform>and %Ln more groups, which --json lists</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message numerus="yes">
        <source>%Ln sample(s)</source>
        <translation>
            <numerusform>%Ln sample</numerusform>
            <numerusform>%Ln samples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoText</name>
    <message numerus="yes">
        <source>&amp;Undo removing %Ln recording(s)</source>
        <translation>
            <numerusform>&amp;Undo removing %Ln recording</numerusform>
            <numerusform>&amp;Undo removing %Ln recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Brings back %Ln recording(s)</source>
        <translation>
            <numerusform>Brings back %Ln recording</numerusform>
            <numerusform>Brings back %Ln recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removal(s) can be undone, kept in %1 of memory</source>
        <translation>
            <numerusform>%Ln removal can be undone, kept in %1 of memory</numerusform>
            <numerusform>%Ln removals can be undone, kept in %1 of memory</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln recording(s).</source>
        <translation>
            <numerusform>Removed %Ln recording.</numerusform>
            <numerusform>Removed %Ln recordings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s) removed earlier cannot be brought back any more.</source>
        <translation>
            <numerusform>%Ln recording removed earlier cannot be brought back any more.</numerusform>
            <numerusform>%Ln recordings removed earlier cannot be brought back any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WarningText</name>
    <message numerus="yes">
        <source>%Ln line(s) of program output skipped</source>
        <translation>
            <numerusform>%Ln line of program output skipped</numerusform>
            <numerusform>%Ln lines of program output skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) out of order put in order</source>
        <translation>
            <numerusform>%Ln sample out of order put in order</numerusform>
            <numerusform>%Ln samples out of order put in order</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reading(s) missing, shown as gaps</source>
        <translation>
            <numerusform>%Ln reading missing, shown as a gap</numerusform>
            <numerusform>%Ln readings missing, shown as gaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln function span(s) outside every run left out</source>
        <translation>
            <numerusform>%Ln function span outside every run left out</numerusform>
            <numerusform>%Ln function spans outside every run left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Skipped %Ln line(s) that are damaged or hold impossible values</source>
        <translation>
            <numerusform>Skipped %Ln line that is damaged or holds an impossible value</numerusform>
            <numerusform>Skipped %Ln lines that are damaged or hold impossible values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reference(s) of no object left out</source>
        <translation>
            <numerusform>%Ln reference of no object left out</numerusform>
            <numerusform>%Ln references of no object left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) or reference(s) of unknown type</source>
        <translation>
            <numerusform>%Ln object or reference of unknown type</numerusform>
            <numerusform>%Ln objects or references of unknown type</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source place(s) or allocation stack(s) of no object left out</source>
        <translation>
            <numerusform>%Ln source place or allocation stack of no object left out</numerusform>
            <numerusform>%Ln source places or allocation stacks of no object left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln function call(s) or mark(s) beyond those that are kept left out</source>
        <translation>
            <numerusform>%Ln function call or mark beyond those that are kept left out</numerusform>
            <numerusform>%Ln function calls or marks beyond those that are kept left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) missed because the machine was busy</source>
        <translation>
            <numerusform>%Ln sample missed because the machine was busy</numerusform>
            <numerusform>%Ln samples missed because the machine was busy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stretch(es) without samples, while the machine slept or Tidemark was stopped</source>
        <translation>
            <numerusform>%Ln stretch without samples, while the machine slept or Tidemark was stopped</numerusform>
            <numerusform>%Ln stretches without samples, while the machine slept or Tidemark was stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) that hold no possible number, shown as gaps</source>
        <translation>
            <numerusform>%Ln cell that holds no possible number, shown as a gap</numerusform>
            <numerusform>%Ln cells that hold no possible number, shown as gaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln size(s) with fractions of a byte: perhaps the unit is another one</source>
        <translation>
            <numerusform>%Ln size with a fraction of a byte: perhaps the unit is another one</numerusform>
            <numerusform>%Ln sizes with fractions of a byte: perhaps the unit is another one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) of the archive that are no recordings left out</source>
        <translation>
            <numerusform>%Ln file of the archive that is no recording left out</numerusform>
            <numerusform>%Ln files of the archive that are no recordings left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The lines of %Ln further program(s) in the log left out</source>
        <translation>
            <numerusform>The lines of %Ln further program in the log left out</numerusform>
            <numerusform>The lines of %Ln further programs in the log left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) at the same moment as the one before: the file may mix several processes or runs in one column</source>
        <translation>
            <numerusform>%Ln sample at the same moment as the one before: the file may mix several processes or runs in one column</numerusform>
            <numerusform>%Ln samples at the same moment as the one before: the file may mix several processes or runs in one column</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) without a time that can be read left out</source>
        <translation>
            <numerusform>%Ln row without a time that can be read left out</numerusform>
            <numerusform>%Ln rows without a time that can be read left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) count on from an earlier one: the log seems to mix several processes, and nothing in it tells them apart</source>
        <translation>
            <numerusform>%Ln sample counts on from an earlier one: the log seems to mix several processes, and nothing in it tells them apart</numerusform>
            <numerusform>%Ln samples count on from earlier ones: the log seems to mix several processes, and nothing in it tells them apart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recorded difference(s) without all types, as Node cut the list when it printed it: print JSON.stringify(diff) to have all</source>
        <translation>
            <numerusform>%Ln recorded difference without all types, as Node cut the list when it printed it: print JSON.stringify(diff) to have all</numerusform>
            <numerusform>%Ln recorded differences without all types, as Node cut the lists when it printed them: print JSON.stringify(diff) to have all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::AlignmentChooser</name>
    <message numerus="yes">
        <source>%n calls held together</source>
        <translation>
            <numerusform>%n call held together</numerusform>
            <numerusform>%n calls held together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n functions not called equally often</source>
        <translation>
            <numerusform>%n function not called equally often</numerusform>
            <numerusform>%n functions not called equally often</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls in another order or too many</source>
        <translation>
            <numerusform>%n call in another order or too many</numerusform>
            <numerusform>%n calls in another order or too many</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without functions stretched as a whole</source>
        <translation>
            <numerusform>%n without functions stretched as a whole</numerusform>
            <numerusform>%n without functions stretched as a whole</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::DetachedView</name>
    <message numerus="yes">
        <source>%Ln type(s)</source>
        <translation>
            <numerusform>%Ln type</numerusform>
            <numerusform>%Ln types</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::DominatorsPanel</name>
    <message numerus="yes">
        <source>%n object(s) depend on it directly</source>
        <translation>
            <numerusform>%n object depends on it directly</numerusform>
            <numerusform>%n objects depend on it directly</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::DuplicatesView</name>
    <message numerus="yes">
        <source>%Ln text(s) · %1 wasted</source>
        <translation>
            <numerusform>%Ln text · %1 wasted</numerusform>
            <numerusform>%Ln texts · %1 wasted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::ExperimentRunsDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs, %1 compared. A double click opens the recording of a run.</source>
        <translation>
            <numerusform>%n run, %1 compared. A double click opens the recording of a run.</numerusform>
            <numerusform>%n runs, %1 compared. A double click opens the recording of a run.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::FieldsPanel</name>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Text, %n character(s)</source>
        <translation>
            <numerusform>Text, %n character</numerusform>
            <numerusform>Text, %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Text as far as the file has it, %n character(s)</source>
        <translation>
            <numerusform>Text as far as the file has it, %n character</numerusform>
            <numerusform>Text as far as the file has it, %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::GroupMenu</name>
    <message numerus="yes">
        <source>Group of the %n selected runs:</source>
        <translation>
            <numerusform>Group of the selected run:</numerusform>
            <numerusform>Group of the %n selected runs:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::HistoryDialog</name>
    <message numerus="yes">
        <source>Connected: the server has %Ln metric(s).</source>
        <translation>
            <numerusform>Connected: the server has %Ln metric.</numerusform>
            <numerusform>Connected: the server has %Ln metrics.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::HuntSteps</name>
    <message numerus="yes">
        <source>Warm up: %Ln action(s)</source>
        <translation>
            <numerusform>Warm up: %Ln action</numerusform>
            <numerusform>Warm up: %Ln actions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln action(s)</source>
        <translation>
            <numerusform>%Ln action</numerusform>
            <numerusform>%Ln actions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln action(s) again</source>
        <translation>
            <numerusform>%Ln action again</numerusform>
            <numerusform>%Ln actions again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::MessageBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::OutputPanel</name>
    <message numerus="yes">
        <source>%1 · %Ln more line(s) not kept (%2)</source>
        <translation>
            <numerusform>%1 · %Ln more line not kept (%2)</numerusform>
            <numerusform>%1 · %Ln more lines not kept (%2)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::ProcessPicker</name>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n process</numerusform>
            <numerusform>%n processes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::ProcessSnapshots</name>
    <message numerus="yes">
        <source>%1: %Ln object(s), %2, counted in %3.</source>
        <comment>recording · snapshot, number, size, duration</comment>
        <translation>
            <numerusform>%1: %Ln object, %2, counted in %3.</numerusform>
            <numerusform>%1: %Ln objects, %2, counted in %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln block(s) that live, %2, read in %3.</source>
        <comment>recording · snapshot, number, size, duration</comment>
        <translation>
            <numerusform>%1: %Ln block that lives, %2, read in %3.</numerusform>
            <numerusform>%1: %Ln blocks that live, %2, read in %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::RetainersPanel</name>
    <message numerus="yes">
        <source>%n ignored · Restore</source>
        <translation>
            <numerusform>%n ignored · Restore</numerusform>
            <numerusform>%n ignored · Restore</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::SeriesList</name>
    <message numerus="yes">
        <source>%n more…</source>
        <translation>
            <numerusform>%n more…</numerusform>
            <numerusform>%n more…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::SnapshotList</name>
    <message numerus="yes">
        <source>%Ln more snapshot(s)</source>
        <translation>
            <numerusform>%Ln more snapshot</numerusform>
            <numerusform>%Ln more snapshots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln object</numerusform>
            <numerusform>%Ln objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::SourceHeading</name>
    <message numerus="yes">
        <source>%1, %n recording(s)</source>
        <comment>a group</comment>
        <translation>
            <numerusform>%1, %n recording</numerusform>
            <numerusform>%1, %n recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::StatusSummary</name>
    <message numerus="yes">
        <source>%Ln recording(s)</source>
        <translation>
            <numerusform>%Ln recording</numerusform>
            <numerusform>%Ln recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden</source>
        <translation>
            <numerusform>%Ln hidden</numerusform>
            <numerusform>%Ln hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::SurvivorsView</name>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::TimelinePicture</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Memory of %n recordings</source>
        <translation>
            <numerusform>Memory of %n recording</numerusform>
            <numerusform>Memory of %n recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::TimelineView</name>
    <message numerus="yes">
        <source>%n with another axis: shown once chosen in Sources</source>
        <translation>
            <numerusform>%n with another axis: shown once chosen in Sources</numerusform>
            <numerusform>%n with another axis: shown once chosen in Sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::TypeLane</name>
    <message numerus="yes">
        <source>%1 → %Ln object(s)</source>
        <translation>
            <numerusform>%1 → %Ln object</numerusform>
            <numerusform>%1 → %Ln objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln object(s)</source>
        <translation>
            <numerusform>%1 in %Ln object</numerusform>
            <numerusform>%1 in %Ln objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::UnwrittenFiles</name>
    <message numerus="yes">
        <source>%Ln file(s) are still being saved.</source>
        <translation>
            <numerusform>%Ln file is still being saved.</numerusform>
            <numerusform>%Ln files are still being saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::WindowFiles</name>
    <message numerus="yes">
        <source>%n runs of an experiment that can be run again.</source>
        <translation>
            <numerusform>%n run of an experiment that can be run again.</numerusform>
            <numerusform>%n runs of an experiment that can be run again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::app::WindowSessions</name>
    <message numerus="yes">
        <source>%Ln file(s) of the session are not there any more: %1. Put them back, and open it again; the rest is open.</source>
        <translation>
            <numerusform>%Ln file of the session is not there any more: %1. Put it back, and open the session again; the rest is open.</numerusform>
            <numerusform>%Ln files of the session are not there any more: %1. Put them back, and open the session again; the rest is open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s) that are in no file of yours were left out.</source>
        <translation>
            <numerusform>%Ln recording that is in no file of yours was left out.</numerusform>
            <numerusform>%Ln recordings that are in no file of yours were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tidemark did not end as it should have, with %Ln recording(s) open.</source>
        <translation>
            <numerusform>Tidemark did not end as it should have, with %Ln recording open.</numerusform>
            <numerusform>Tidemark did not end as it should have, with %Ln recordings open.</numerusform>
        </translation>
    </message>
</context>
</TS>
