<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>nlstoken::DesktopProgram</name>
    <message numerus="yes">
        <source>The token of “%1” is in the clipboard for %n second(s).</source>
        <translation>
            <numerusform>The token of “%1” is in the clipboard for %n second.</numerusform>
            <numerusform>The token of “%1” is in the clipboard for %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nlstoken::QrDialog</name>
    <message numerus="yes">
        <source>It disappears in %n second(s), or as soon as you leave this window.</source>
        <translation>
            <numerusform>It disappears in %n second, or as soon as you leave this window.</numerusform>
            <numerusform>It disappears in %n seconds, or as soon as you leave this window.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nlstoken::ServeCommand</name>
    <message numerus="yes">
        <source>(and %n more)</source>
        <translation>
            <numerusform>(and %n more)</numerusform>
            <numerusform>(and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nlstoken::TokenField</name>
    <message numerus="yes">
        <source>Show the token for %n seconds</source>
        <translation>
            <numerusform>Show the token for %n second</numerusform>
            <numerusform>Show the token for %n seconds</numerusform>
        </translation>
    </message>
</context>
</TS>
