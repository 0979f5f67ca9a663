#include "core/base/errorwords.h"
#include "core/journaling/journalevent.h"
#include "core/journaling/journalwords.h"
#include "core/pin/pinservice.h"

#include <QSet>
#include <QTest>

using eid::JournalBreak;
using eid::JournalEntry;

class JournalWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameEachAction()
    {
        QSet<QString> words;
        for (const auto action : eid::allJournalActions()) {
            const QString identifier = eid::journalActionIdentifier(action);
            const QString word = eid::journalActionWords({.action = identifier});
            QVERIFY2(!word.isEmpty() && word != identifier, qPrintable(identifier));
            words.insert(word);
        }
        QCOMPARE(words.size(), static_cast<qsizetype>(eid::allJournalActions().size()));
    }

    void showWhatALaterVersionWrote()
    {
        const JournalEntry entry{.action = u"moon-visited"_qs, .outcome = u"moon-closed"_qs};
        QCOMPARE(eid::journalActionWords(entry), u"moon-visited"_qs);
        QCOMPARE(eid::journalOutcomeWords(entry), u"moon-closed"_qs);
    }

    void sayHowItEnded()
    {
        QCOMPARE(eid::journalOutcomeWords({.outcome = u"ok"_qs}), u"Done"_qs);
        QCOMPARE(eid::journalOutcomeWords({.outcome = u"pin-wrong"_qs}),
            eid::errorTitle(eid::Error{eid::ErrorCode::PinWrong, {}, {}}));
    }

    void sayWhatWasFoundOut()
    {
        QSet<QString> words;
        using eid::PinVerdict;
        for (const PinVerdict verdict : {PinVerdict::NewValid, PinVerdict::OldValid,
                 PinVerdict::OldEntryWrong, PinVerdict::Blocked}) {
            const auto event = eid::eventOf({.job = eid::PinJob::ChangePin, .verdict = verdict});
            const JournalEntry entry{.action = eid::journalActionIdentifier(event.action),
                .outcome = u"ok"_qs,
                .detail = event.detail};
            words.insert(eid::journalOutcomeWords(entry));
        }
        QCOMPARE(words.size(), 4);
        QVERIFY(!words.contains(u"Done"_qs));
        QCOMPARE(eid::journalOutcomeWords({.action = u"pin-settled"_qs, .outcome = u"ok"_qs}),
            u"Done"_qs);
    }

    void nameTheEntryThatDoesNotHold()
    {
        QSet<QString> sentences;
        using Kind = JournalBreak::Kind;
        for (const Kind kind : {Kind::Changed, Kind::Removed, Kind::Unlinked, Kind::CutOff,
                 Kind::Added, Kind::HeadChanged}) {
            const QString sentence = eid::journalBreakWords({kind, 4711});
            QVERIFY2(sentence.contains(u"4711"_qs), qPrintable(sentence));
            sentences.insert(sentence);
        }
        QCOMPARE(sentences.size(), 6);
    }
};

QTEST_APPLESS_MAIN(JournalWordsTest)
#include "journalwords_test.moc"
