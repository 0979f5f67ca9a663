#include "core/base/errorwords.h"
#include "core/store/journal.h"
#include "core/store/store.h"

#include <QTemporaryDir>
#include <QTest>

#include <optional>

using eid::ErrorCode;
using eid::Journal;
using eid::JournalAction;
using eid::JournalBreak;
using eid::JournalEntry;
using eid::JournalNote;
using eid::Store;

using Kind = JournalBreak::Kind;

Q_DECLARE_METATYPE(JournalBreak)

namespace {

/// A journal, and a way to tamper with it.
class JournalBench
{
public:
    explicit JournalBench(int entries = 0)
        : m_store(Store::open(
            {.path = m_folder.filePath(u"records.sqlite"_qs), .now = [this] { return time; }}))
        , journal(*m_store)
    {
        for (int i = 1; i <= entries; ++i) {
            time = time.addMSecs(1);
            isReady = isReady && append(QStringLiteral("note %1").arg(i));
        }
    }

    bool append(const QString &detail)
    {
        return journal
            .append({.action = JournalAction::PinChanged,
                .card = m_store->cardReference(u"A1"_qs),
                .detail = detail})
            .has_value();
    }
    [[nodiscard]] bool execute(const QString &sql)
    {
        return m_store->database().execute(sql).has_value();
    }

private:
    QTemporaryDir m_folder;

public:
    QDateTime time{QDate(2026, 11, 23), QTime(23, 23, 29, 42), Qt::UTC};

private:
    eid::Result<Store> m_store;

public:
    Journal journal;
    bool isReady = true;
};

} // namespace

class JournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatItIsTold()
    {
        JournalBench bench;
        const auto entry = bench.journal.append({.action = JournalAction::RenewalStep,
            .card = u"00ff"_qs,
            .slot = u"9C"_qs,
            .error = ErrorCode::PlatformBusy,
            .detail = u"HTTP 503"_qs});
        QVERIFY(entry);
        QCOMPARE(entry->sequence, 1);
        QCOMPARE(entry->time, u"2026-11-23T23:23:29.042Z"_qs);
        QCOMPARE(entry->when(), bench.time);
        QCOMPARE(entry->action, u"renewal-step"_qs);
        QCOMPARE(entry->card, u"00ff"_qs);
        QCOMPARE(entry->slot, u"9C"_qs);
        QCOMPARE(entry->outcome, u"platform-busy"_qs);
        QCOMPARE(entry->error(), ErrorCode::PlatformBusy);
        QVERIFY(!entry->isOk());
        QCOMPARE(entry->detail, u"HTTP 503"_qs);
        QCOMPARE(entry->previous, QString(64, u'0'));
        QCOMPARE(bench.journal.list({})->constFirst(), *entry);

        const auto next = bench.journal.append({.action = JournalAction::PinVerified});
        QVERIFY(next && next->isOk());
        QCOMPARE(next->previous, entry->hash);
        QCOMPARE(next->card, QString());
    }

    void computesTheDocumentedHash()
    {
        // Computed with Python by the rule in the header.
        const JournalEntry entry{.sequence = 1,
            .time = u"2026-11-23T23:23:29.042Z"_qs,
            .action = u"pin-changed"_qs,
            .card = u"00ff"_qs,
            .slot = {},
            .outcome = u"ok"_qs,
            .detail = u"卡"_qs,
            .previous = QString(64, u'0'),
            .hash = {}};
        QCOMPARE(eid::hashOf(entry),
            u"00e02f252d6f632d6bcf3f74becd9b98d6a7a50f6d4e4e0b0e6cdb8b31c9a9bd"_qs);
    }

    void hashesNoTwoEntriesTheSame()
    {
        const JournalEntry entry{.action = u"ab"_qs, .card = u"c"_qs};
        const JournalEntry shifted{.action = u"a"_qs, .card = u"bc"_qs};
        QVERIFY(eid::hashOf(entry) != eid::hashOf(shifted));
    }

    void boundsWhatItIsTold()
    {
        JournalBench bench;
        const auto cut = bench.journal.append({.detail = QString(100'000, u'x')});
        QVERIFY(cut);
        QCOMPARE(cut->detail.size(), eid::journalDetailAtMost);

        // No half of a character outside the basic plane, and nothing that breaks a line.
        const QString wide = QString(eid::journalDetailAtMost - 1, u'x') + u"😀"_qs;
        const auto whole = bench.journal.append({.detail = wide});
        QVERIFY(whole);
        QCOMPARE(whole->detail, QString(eid::journalDetailAtMost - 1, u'x'));
        const auto line = bench.journal.append({.detail = u"a\nb\x1b[2Jc\u2028d"_qs});
        QVERIFY(line);
        QCOMPARE(line->detail, u"a b [2Jc d"_qs);
        const auto lone = bench.journal.append({.detail = QString(QChar(0xD800))});
        QVERIFY(lone);
        QVERIFY(bench.journal.verify()->holds());
    }

    void listsTheNewestFirst()
    {
        JournalBench bench(5);
        QVERIFY(bench.isReady);
        const auto newest = bench.journal.list({.before = {}, .limit = 2});
        QVERIFY(newest);
        QCOMPARE(newest->size(), 2);
        QCOMPARE(newest->at(0).sequence, 5);
        QCOMPARE(newest->at(1).sequence, 4);
        const auto older = bench.journal.list({.before = newest->constLast().sequence, .limit = 9});
        QVERIFY(older);
        QCOMPARE(older->size(), 3);
        QCOMPARE(older->at(0).sequence, 3);
        QCOMPARE(bench.journal.list({.before = {}, .limit = 0})->size(), 0);
        QCOMPARE(bench.journal.list({.before = {}, .limit = -1})->size(), 0);
    }

    void holdsAsItWasWritten_data()
    {
        QTest::addColumn<int>("entries");
        QTest::newRow("empty") << 0;
        QTest::newRow("one") << 1;
        QTest::newRow("one batch and one more") << Journal::batchSize + 1;
    }

    void holdsAsItWasWritten()
    {
        QFETCH(int, entries);
        JournalBench bench(entries);
        QVERIFY(bench.isReady);
        const auto verdict = bench.journal.verify();
        QVERIFY(verdict);
        QVERIFY(verdict->holds());
        QCOMPARE(verdict->entries, entries);
        QCOMPARE(verdict->head,
            entries == 0 ? eid::journalBeginning() : bench.journal.list({})->constFirst().hash);
    }

    void namesTheFirstThatDoesNotHold_data()
    {
        QTest::addColumn<QString>("tampering");
        QTest::addColumn<JournalBreak>("expected");
        for (const char *field :
            {"time", "action", "card", "slot", "outcome", "detail", "previous", "hash"})
            QTest::addRow("changed %s", field)
                << QStringLiteral("UPDATE journal SET %1 = %1 || 'x' WHERE sequence IN (3, 4)")
                       .arg(QLatin1String(field))
                << JournalBreak{Kind::Changed, 3};
        const auto row = [](const char *name, const QString &sql, Kind kind, int sequence) {
            QTest::newRow(name) << sql << JournalBreak{kind, sequence};
        };
        row("removed", u"DELETE FROM journal WHERE sequence IN (3, 5)"_qs, Kind::Removed, 3);
        row("the first removed", u"DELETE FROM journal WHERE sequence = 1"_qs, Kind::Removed, 1);
        row("cut off", u"DELETE FROM journal WHERE sequence > 3"_qs, Kind::CutOff, 4);
        row("all cut off", u"DELETE FROM journal"_qs, Kind::CutOff, 1);
        row("two exchanged",
            u"UPDATE journal SET sequence = CASE sequence WHEN 2 THEN -3 ELSE -2 END"
            " WHERE sequence IN (2, 3)"_qs,
            Kind::Unlinked, -3);
        row("put in before the first",
            u"INSERT INTO journal SELECT 0, time, action, card, slot, outcome, detail, previous,"
            " hash FROM journal WHERE sequence = 1"_qs,
            Kind::Unlinked, 0);
        row("put in after the end",
            u"INSERT INTO journal SELECT 7, time, action, card, slot, outcome, detail, previous,"
            " hash FROM journal WHERE sequence = 6"_qs,
            Kind::Added, 7);
        row("another end", u"UPDATE journal_head SET hash = 'x'"_qs, Kind::HeadChanged, 6);
        row("no end", u"DELETE FROM journal_head"_qs, Kind::Added, 1);
    }

    void namesTheFirstThatDoesNotHold()
    {
        QFETCH(QString, tampering);
        QFETCH(JournalBreak, expected);
        JournalBench bench(6);
        QVERIFY(bench.isReady);
        QVERIFY(bench.execute(tampering));
        const auto verdict = bench.journal.verify();
        QVERIFY(verdict);
        QVERIFY(verdict->broken);
        QCOMPARE(verdict->broken->sequence, expected.sequence);
        QCOMPARE(verdict->broken->kind, expected.kind);
    }

    void noticesAnEntryHashedAnew()
    {
        JournalBench bench(4);
        QVERIFY(bench.isReady);
        JournalEntry forged = bench.journal.list({})->at(2);
        QCOMPARE(forged.sequence, 2);
        forged.outcome = u"pin-wrong"_qs;
        forged.hash = eid::hashOf(forged);
        QVERIFY(bench.execute(
            u"UPDATE journal SET outcome = '%1', hash = '%2' WHERE sequence = 2"_qs.arg(
                forged.outcome, forged.hash)));
        const auto verdict = bench.journal.verify();
        QVERIFY(verdict && verdict->broken);
        QCOMPARE(*verdict->broken, (JournalBreak{Kind::Unlinked, 3}));
    }

    void goesOnAfterTamperingWithoutHidingIt_data()
    {
        QTest::addColumn<QString>("tampering");
        QTest::addColumn<bool>("holds");
        QTest::newRow("cut off") << u"DELETE FROM journal WHERE sequence > 3"_qs << false;
        QTest::newRow("changed") << u"UPDATE journal SET detail = 'x' WHERE sequence = 2"_qs
                                 << false;
        // The end is found by the entries, which are all there.
        QTest::newRow("an older end")
            << u"UPDATE journal_head SET sequence = 2, hash = 'x'"_qs << true;
        QTest::newRow("put in after the end")
            << u"INSERT INTO journal SELECT 6, time, action, card, slot, outcome, detail, 'x', 'x'"
               " FROM journal WHERE sequence = 5"_qs
            << false;
    }

    void goesOnAfterTamperingWithoutHidingIt()
    {
        QFETCH(QString, tampering);
        QFETCH(bool, holds);
        JournalBench bench(5);
        QVERIFY(bench.isReady);
        QVERIFY(bench.execute(tampering));
        QVERIFY(bench.append(u"afterwards"_qs));
        QCOMPARE(bench.journal.list({})->constFirst().detail, u"afterwards"_qs);
        const auto verdict = bench.journal.verify();
        QVERIFY(verdict);
        QCOMPARE(verdict->holds(), holds);
    }

    void writesNothingToAFullDisk()
    {
        JournalBench bench(2);
        QVERIFY(bench.isReady);
        QVERIFY(bench.execute(u"PRAGMA max_page_count = 1"_qs));
        auto refused = bench.journal.append({.detail = QString(500, u'x')});
        for (int i = 0; refused && i < 100; ++i)
            refused = bench.journal.append({.detail = QString(500, u'x')});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StoreFull);
        QVERIFY(bench.journal.verify()->holds());
    }

    void knowsItsActionsByTheirIdentifiers()
    {
        QSet<QString> identifiers;
        for (const JournalAction action : eid::allJournalActions()) {
            const QString identifier = eid::journalActionIdentifier(action);
            QCOMPARE(eid::journalActionOf(identifier), action);
            identifiers.insert(identifier);
        }
        QCOMPARE(identifiers.size(), static_cast<qsizetype>(eid::allJournalActions().size()));
        QCOMPARE(static_cast<int>(eid::allJournalActions().back()),
            static_cast<int>(eid::allJournalActions().size()) - 1);
        QCOMPARE(eid::journalActionOf(u"of a later version"_qs), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(JournalTest)
#include "journal_test.moc"
