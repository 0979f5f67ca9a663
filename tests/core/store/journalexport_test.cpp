#include "core/store/journal.h"
#include "core/store/journalexport.h"
#include "core/store/store.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using eid::Journal;
using eid::JournalAction;
using eid::Store;

namespace {

/// What a program that is not ours says of \a exported: the number of entries, or what is wrong.
QString checkedElsewhere(const QByteArray &exported)
{
    QProcess python;
    python.start(u"python3"_qs, {QStringLiteral(EID_JOURNAL_CHECK)});
    python.write(exported);
    python.closeWriteChannel();
    if (!python.waitForFinished())
        return u"python3 did not end"_qs;
    return QString::fromUtf8(
        python.exitCode() == 0 ? python.readAllStandardOutput() : python.readAllStandardError())
        .trimmed();
}

} // namespace

class JournalExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canBeCheckedElsewhere_data()
    {
        QTest::addColumn<int>("entries");
        QTest::newRow("empty") << 0;
        QTest::newRow("some") << 5;
    }

    void canBeCheckedElsewhere()
    {
        QFETCH(int, entries);
        QTemporaryDir folder;
        auto store = Store::open({.path = folder.filePath(u"records.sqlite"_qs)});
        QVERIFY(store);
        Journal journal(*store);
        for (int i = 0; i < entries; ++i)
            QVERIFY(journal.append({.action = JournalAction::PinChanged,
                .card = store->cardReference(u"A1"_qs),
                .slot = u"9A"_qs,
                .error = {},
                .detail = u"卡片 \"quoted\" \\ 😀"_qs}));
        const auto exported = eid::exportJournal(journal);
        QVERIFY(exported);
        QCOMPARE(checkedElsewhere(exported->lines), QString::number(entries));
        QCOMPARE(exported->lines.count('\n'), entries + 1);
        QCOMPARE(exported->entries, entries);
    }

    void showsTamperingElsewhere_data()
    {
        QTest::addColumn<QString>("tampering");
        QTest::addColumn<QString>("expected");
        QTest::newRow("changed") << u"UPDATE journal SET detail = 'x' WHERE sequence = 2"_qs
                                 << u"hash of entry 2"_qs;
        QTest::newRow("removed") << u"DELETE FROM journal WHERE sequence = 2"_qs
                                 << u"link of entry 2"_qs;
    }

    void showsTamperingElsewhere()
    {
        QFETCH(QString, tampering);
        QFETCH(QString, expected);
        QTemporaryDir folder;
        auto store = Store::open({.path = folder.filePath(u"records.sqlite"_qs)});
        QVERIFY(store);
        Journal journal(*store);
        for (int i = 0; i < 4; ++i)
            QVERIFY(journal.append({}));
        QVERIFY(store->database().execute(tampering));
        const auto exported = eid::exportJournal(journal);
        QVERIFY(exported);
        QCOMPARE(checkedElsewhere(exported->lines), expected);
    }
};

QTEST_GUILESS_MAIN(JournalExportTest)
#include "journalexport_test.moc"
