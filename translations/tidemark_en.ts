<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>WarningText</name>
    <message numerus="yes">
        <source>%Ln damaged or unknown line(s) skipped</source>
        <translation>
            <numerusform>%Ln damaged or unknown line skipped</numerusform>
            <numerusform>%Ln damaged or unknown lines skipped</numerusform>
        </translation>
    </message>
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
</context>
</TS>
