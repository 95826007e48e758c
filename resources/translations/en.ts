<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlikeSheet</name>
    <message numerus="yes">
        <source>%n place(s); Space ticks</source>
        <translation>
            <numerusform>%n place; Space ticks</numerusform>
            <numerusform>%n places; Space ticks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n</source>
        <translation>
            <numerusform>Accept %n</numerusform>
            <numerusform>Accept %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n</source>
        <translation>
            <numerusform>Reject %n</numerusform>
            <numerusform>Reject %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArchiveTreeModel</name>
    <message numerus="yes">
        <source>{done} of %n page(s) done</source>
        <translation>
            <numerusform>{done} of %n page done</numerusform>
            <numerusform>{done} of %n pages done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open proposal(s)</source>
        <translation>
            <numerusform>%n open proposal</numerusform>
            <numerusform>%n open proposals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarPanel</name>
    <message numerus="yes">
        <source>%n issue(s)</source>
        <translation>
            <numerusform>%n issue</numerusform>
            <numerusform>%n issues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n regular day(s) missing</source>
        <translation>
            <numerusform>%n regular day missing</numerusform>
            <numerusform>%n regular days missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message numerus="yes">
        <source>%n corrected</source>
        <translation>
            <numerusform>%n corrected</numerusform>
            <numerusform>%n corrected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had changed meanwhile</source>
        <translation>
            <numerusform>%n had changed meanwhile</numerusform>
            <numerusform>%n had changed meanwhile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proposal(s) rejected</source>
        <translation>
            <numerusform>%n proposal rejected</numerusform>
            <numerusform>%n proposals rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmed</source>
        <translation>
            <numerusform>%n confirmed</numerusform>
            <numerusform>%n confirmed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Correct %n</source>
        <translation>
            <numerusform>Correct %n</numerusform>
            <numerusform>Correct %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n</source>
        <translation>
            <numerusform>Confirm %n</numerusform>
            <numerusform>Confirm %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n place(s)</source>
        <translation>
            <numerusform>The first place</numerusform>
            <numerusform>The first %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s); Space ticks</source>
        <translation>
            <numerusform>%n place; Space ticks</numerusform>
            <numerusform>%n places; Space ticks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditDetail</name>
    <message numerus="yes">
        <source>%n more line(s) corrected</source>
        <translation>
            <numerusform>%n more line corrected</numerusform>
            <numerusform>%n more lines corrected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seam(s) changed</source>
        <translation>
            <numerusform>%n seam changed</numerusform>
            <numerusform>%n seams changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) moved</source>
        <translation>
            <numerusform>%n line moved</numerusform>
            <numerusform>%n lines moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) changed</source>
        <translation>
            <numerusform>%n passage changed</numerusform>
            <numerusform>%n passages changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EffortDialog</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeWork</name>
    <message numerus="yes">
        <source>%n page(s) imported.</source>
        <translation>
            <numerusform>%n page imported.</numerusform>
            <numerusform>%n pages imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>Import %n page(s)</source>
        <translation>
            <numerusform>Import %n page</numerusform>
            <numerusform>Import %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) will be made or completed.</source>
        <translation>
            <numerusform>%n page will be made or completed.</numerusform>
            <numerusform>%n pages will be made or completed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueCalendarModel</name>
    <message numerus="yes">
        <source>%n issue(s)</source>
        <translation>
            <numerusform>%n issue</numerusform>
            <numerusform>%n issues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayoutComparisonWindow</name>
    <message numerus="yes">
        <source>%n difference(s) to decide</source>
        <translation>
            <numerusform>%n difference to decide</numerusform>
            <numerusform>%n differences to decide</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingWork</name>
    <message numerus="yes">
        <source>The page was worked on: %n difference(s) of the reading proposed.</source>
        <translation>
            <numerusform>The page was worked on: %n difference of the reading proposed.</numerusform>
            <numerusform>The page was worked on: %n differences of the reading proposed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message numerus="yes">
        <source>%n place(s) replaced.</source>
        <translation>
            <numerusform>%n place replaced.</numerusform>
            <numerusform>%n places replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had changed meanwhile and were left.</source>
        <translation>
            <numerusform>%n had changed meanwhile and was left.</numerusform>
            <numerusform>%n had changed meanwhile and were left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace %n place(s)</source>
        <translation>
            <numerusform>Replace %n place</numerusform>
            <numerusform>Replace %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n places; replace them and search again.</source>
        <translation>
            <numerusform>The first place; replace it and search again.</numerusform>
            <numerusform>The first %n places; replace them and search again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) found</source>
        <translation>
            <numerusform>%n place found</numerusform>
            <numerusform>%n places found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleModel</name>
    <message numerus="yes">
        <source>%n decision(s)</source>
        <translation>
            <numerusform>%n decision</numerusform>
            <numerusform>%n decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n rule</numerusform>
            <numerusform>%n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n switched off</source>
        <translation>
            <numerusform>%n switched off</numerusform>
            <numerusform>%n switched off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message numerus="yes">
        <source>The first %n hits; add words to narrow it down.</source>
        <translation>
            <numerusform>The first hit; add words to narrow it down.</numerusform>
            <numerusform>The first %n hits; add words to narrow it down.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n line(s) set aside</source>
        <translation>
            <numerusform>%n line set aside</numerusform>
            <numerusform>%n lines set aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of noise</source>
        <translation>
            <numerusform>%n line of noise</numerusform>
            <numerusform>%n lines of noise</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TreeDelegate</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
</TS>
