#include "core/card/cardmemory.h"

#include <QTest>

using eid::CardMemory;
using eid::KeySlot;

class CardMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersBySerial()
    {
        CardMemory memory;
        eid::KnownCard card;
        card.habits.knowsMetadata = true;
        card.slots.push_back({{KeySlot::Signature, {}, {}, {}}, {0x53, 0x00}});
        memory.remember(u"A1"_qs, std::move(card));
        const auto known = memory.find(u"A1"_qs);
        QVERIFY(known);
        QVERIFY(known->find(KeySlot::Signature));
        QVERIFY(!known->find(KeySlot::Authentication));
        QVERIFY(!memory.find(u"A2"_qs));
    }

    void forgetsTheOldest()
    {
        CardMemory memory;
        for (std::size_t i = 0; i <= CardMemory::capacity; ++i)
            memory.remember(QString::number(i), {});
        QVERIFY(!memory.find(u"0"_qs));
        QVERIFY(memory.find(u"1"_qs));
        memory.remember(u"1"_qs, {}); // seen again: now the latest
        memory.remember(u"new"_qs, {});
        QVERIFY(memory.find(u"1"_qs));
        QVERIFY(!memory.find(u"2"_qs));
    }

    void remembersNothingOfACardWithoutASerial()
    {
        CardMemory memory;
        memory.remember(QString(), {});
        QVERIFY(!memory.find(QString()));
    }
};

QTEST_APPLESS_MAIN(CardMemoryTest)
#include "cardmemory_test.moc"
