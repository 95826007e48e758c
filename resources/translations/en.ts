<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ArchiveTreeModel</name>
    <message numerus="yes">
        <source>%n open proposal(s)</source>
        <translation>
            <numerusform>%n open proposal</numerusform>
            <numerusform>%n open proposals</numerusform>
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
        <source>Looking at %n file(s)…</source>
        <translation>
            <numerusform>Looking at %n file…</numerusform>
            <numerusform>Looking at %n files…</numerusform>
        </translation>
    </message>
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
</TS>
