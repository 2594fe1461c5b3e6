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
