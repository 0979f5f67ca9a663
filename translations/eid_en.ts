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
    <name>eid::ui::CodeEntry</name>
    <message numerus="yes">
        <source>%n more characters are needed.</source>
        <translation>
            <numerusform>%n more character is needed.</numerusform>
            <numerusform>%n more characters are needed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No more than %n characters.</source>
        <translation>
            <numerusform>No more than %n character.</numerusform>
            <numerusform>No more than %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eid::ui::CopiesAwaitView</name>
    <message numerus="yes">
        <source>%n copies, of whichever card: such as one that is lost</source>
        <translation>
            <numerusform>%n copy, of whichever card: such as one that is lost</numerusform>
            <numerusform>%n copies, of whichever card: such as one that is lost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eid::ui::CopiesEmptyView</name>
    <message numerus="yes">
        <source>%n copies. Only that card opens them.</source>
        <translation>
            <numerusform>%n copy. Only that card opens it.</numerusform>
            <numerusform>%n copies. Only that card opens them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eid::ui::CopiesOpenedView</name>
    <message numerus="yes">
        <source>Nowhere yet: %n copies are ready for sites to come.</source>
        <translation>
            <numerusform>Nowhere yet: %n copy is ready for a site to come.</numerusform>
            <numerusform>Nowhere yet: %n copies are ready for sites to come.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more copies are ready for sites to come.</source>
        <translation>
            <numerusform>%n more copy is ready for a site to come.</numerusform>
            <numerusform>%n more copies are ready for sites to come.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eid::ui::CopiesOverviewView</name>
    <message numerus="yes">
        <source>%n online copies of this card</source>
        <translation>
            <numerusform>%n online copy of this card</numerusform>
            <numerusform>%n online copies of this card</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them belong to a site each, so that no two sites can compare what they know.</source>
        <translation>
            <numerusform>%n of them belongs to a site of its own, so that no two sites can compare what they know.</numerusform>
            <numerusform>%n of them belong to a site each, so that no two sites can compare what they know.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies that only their cards open, such as one that is lost</source>
        <translation>
            <numerusform>%n copy that only its card opens, such as one that is lost</numerusform>
            <numerusform>%n copies that only their cards open, such as one that is lost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eid::ui::CopiesPage</name>
    <message numerus="yes">
        <source>%n copies are gone from this computer.</source>
        <translation>
            <numerusform>%n copy is gone from this computer.</numerusform>
            <numerusform>%n copies are gone from this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new copies, valid until %1.</source>
        <translation>
            <numerusform>%n new copy, valid until %1.</numerusform>
            <numerusform>%n new copies, valid until %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eid::ui::CopiesRemoveView</name>
    <message numerus="yes">
        <source>%n copies are removed from this computer for good</source>
        <translation>
            <numerusform>%n copy is removed from this computer for good</numerusform>
            <numerusform>%n copies are removed from this computer for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies of other cards are removed from this computer for good</source>
        <translation>
            <numerusform>%n copy of another card is removed from this computer for good</numerusform>
            <numerusform>%n copies of other cards are removed from this computer for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n copies on this computer are removed for good</source>
        <translation>
            <numerusform>The %n copy on this computer is removed for good</numerusform>
            <numerusform>All %n copies on this computer are removed for good</numerusform>
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
    <name>eid::ui::OfferPage</name>
    <message numerus="yes">
        <source>%n online copies are on this computer now, valid until %1.</source>
        <translation>
            <numerusform>%n online copy is on this computer now, valid until %1.</numerusform>
            <numerusform>%n online copies are on this computer now, valid until %1.</numerusform>
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
    <name>eid::ui::UsageList</name>
    <message numerus="yes">
        <source>Show %n earlier times</source>
        <translation>
            <numerusform>Show %n earlier time</numerusform>
            <numerusform>Show %n earlier times</numerusform>
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
