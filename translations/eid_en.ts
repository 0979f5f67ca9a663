<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>eid::ErrorWords</name>
    <message numerus="yes">
        <source>%1 %n tries are left.</source>
        <extracomment>%1 is a sentence such as &quot;The PIN is wrong.&quot;</extracomment>
        <translation>
            <numerusform>%1 %n try is left.</numerusform>
            <numerusform>%1 %n tries are left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eid::ui::CardWords</name>
    <message numerus="yes">
        <source>%n of %1 tries left</source>
        <translation>
            <numerusform>%n of %1 tries left</numerusform>
            <numerusform>%n of %1 tries left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries left</source>
        <translation>
            <numerusform>%n try left</numerusform>
            <numerusform>%n tries left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eid::ui::CertificateWords</name>
    <message numerus="yes">
        <source>Valid for %n days</source>
        <translation>
            <numerusform>Valid for %n day</numerusform>
            <numerusform>Valid for %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eid::ui::JournalPage</name>
    <message numerus="yes">
        <source>%n entries were checked: none was changed, removed or put in.</source>
        <translation>
            <numerusform>%n entry was checked: none was changed, removed or put in.</numerusform>
            <numerusform>%n entries were checked: none was changed, removed or put in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eid::ui::NewEntryView</name>
    <message numerus="yes">
        <source>%n more digits</source>
        <translation>
            <numerusform>%n more digit</numerusform>
            <numerusform>%n more digits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eid::ui::PinEntry</name>
    <message numerus="yes">
        <source>No more than %n digits.</source>
        <translation>
            <numerusform>No more than %n digit.</numerusform>
            <numerusform>No more than %n digits.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eid::ui::PinWords</name>
    <message numerus="yes">
        <source>%n of %1 tries left</source>
        <extracomment>%n and %1 are numbers: 2 of 3 tries left</extracomment>
        <translation>
            <numerusform>%n of %1 tries left</numerusform>
            <numerusform>%n of %1 tries left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries left</source>
        <translation>
            <numerusform>%n try left</numerusform>
            <numerusform>%n tries left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more digits</source>
        <translation>
            <numerusform>%n more digit</numerusform>
            <numerusform>%n more digits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n digits</source>
        <translation>
            <numerusform>%n digit</numerusform>
            <numerusform>%n digits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The PIN has at least %n digits.</source>
        <translation>
            <numerusform>The PIN has at least %n digit.</numerusform>
            <numerusform>The PIN has at least %n digits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The PUK has at least %n digits.</source>
        <translation>
            <numerusform>The PUK has at least %n digit.</numerusform>
            <numerusform>The PUK has at least %n digits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The PIN has at most %n digits.</source>
        <translation>
            <numerusform>The PIN has at most %n digit.</numerusform>
            <numerusform>The PIN has at most %n digits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The PUK has at most %n digits.</source>
        <translation>
            <numerusform>The PUK has at most %n digit.</numerusform>
            <numerusform>The PUK has at most %n digits.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eid::ui::WaitView</name>
    <message numerus="yes">
        <source>The reader waits %n more seconds.</source>
        <translation>
            <numerusform>The reader waits %n more second.</numerusform>
            <numerusform>The reader waits %n more seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eidctl</name>
    <message numerus="yes">
        <source>The change was cut short. Insert the same card again: the tool then finds out which PIN is valid. It waits %n seconds.</source>
        <translation>
            <numerusform>The change was cut short. Insert the same card again: the tool then finds out which PIN is valid. It waits %n second.</numerusform>
            <numerusform>The change was cut short. Insert the same card again: the tool then finds out which PIN is valid. It waits %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read with %n commands, %1 octets sent, %2 received</source>
        <translation>
            <numerusform>Read with %n command, %1 octets sent, %2 received</numerusform>
            <numerusform>Read with %n commands, %1 octets sent, %2 received</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>valid until %1, %n days left</source>
        <translation>
            <numerusform>valid until %1, %n day left</numerusform>
            <numerusform>valid until %1, %n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries left</source>
        <translation>
            <numerusform>%n try left</numerusform>
            <numerusform>%n tries left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The journal is intact (%n entries).</source>
        <translation>
            <numerusform>The journal is intact (%n entry).</numerusform>
            <numerusform>The journal is intact (%n entries).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The journal (%n entries) was written to %1.</source>
        <translation>
            <numerusform>The journal (%n entry) was written to %1.</numerusform>
            <numerusform>The journal (%n entries) was written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n online copies were issued, valid until %1.</source>
        <translation>
            <numerusform>%n online copy was issued, valid until %1.</numerusform>
            <numerusform>%n online copies were issued, valid until %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n online copies of this card, the first until %1.</source>
        <translation>
            <numerusform>%n online copy of this card, the first until %1.</numerusform>
            <numerusform>%n online copies of this card, the first until %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n online copies were removed.</source>
        <translation>
            <numerusform>%n online copy was removed.</numerusform>
            <numerusform>%n online copies were removed.</numerusform>
        </translation>
    </message>
</context>
</TS>
