#include "core/base/errorwords.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace eid;

class ErrorWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsEachCodeOnce()
    {
        QSet<int> seen;
        for (const ErrorCode code : allErrorCodes()) {
            QVERIFY(!seen.contains(static_cast<int>(code)));
            seen.insert(static_cast<int>(code));
        }
        QCOMPARE(seen.size(), static_cast<qsizetype>(ErrorCode::Internal) + 1);
    }

    void givesEachCodeItsWords()
    {
        static const QRegularExpression identifier(QStringLiteral("^[a-z]+(-[a-z]+)*$"));
        for (const ErrorCode code : allErrorCodes()) {
            const ErrorWords &words = errorWords(code);
            const auto name = QString::fromLatin1(words.identifier);
            QVERIFY2(identifier.match(name).hasMatch(), words.identifier);
            QVERIFY2(QString::fromUtf8(words.title).endsWith(u'.'), words.identifier);
            QVERIFY2(QString::fromUtf8(words.nextStep).endsWith(u'.'), words.identifier);
        }
    }

    void givesEachCodeItsOwnIdentifierAndExitStatus()
    {
        QSet<QString> identifiers;
        QSet<int> statuses;
        for (const ErrorCode code : allErrorCodes()) {
            const ErrorWords &words = errorWords(code);
            const auto name = QString::fromLatin1(words.identifier);
            QVERIFY2(!identifiers.contains(name), words.identifier);
            QVERIFY2(!statuses.contains(words.exitStatus), words.identifier);
            QVERIFY2(words.exitStatus >= 2 && words.exitStatus <= 125, words.identifier);
            identifiers.insert(name);
            statuses.insert(words.exitStatus);
        }
    }

    void speaksOfPinAndPukWhereEitherMayBeMeant()
    {
        for (const auto code : {ErrorCode::PinTooShort, ErrorCode::PinTooLong,
                 ErrorCode::PinAlphabet, ErrorCode::PinSameAsOld, ErrorCode::PinRun,
                 ErrorCode::PinRepeat, ErrorCode::PinMismatch}) {
            const ErrorWords &words = errorWords(code);
            for (const auto &text :
                {QString::fromUtf8(words.title), QString::fromUtf8(words.nextStep)})
                QCOMPARE(text.contains(u"PIN"), text.contains(u"PUK"));
        }
        // What is entered need not be chosen: it may be the PIN that the user has.
        for (const auto code : {ErrorCode::PinTooShort, ErrorCode::PinTooLong})
            QVERIFY(!QString::fromUtf8(errorWords(code).nextStep).contains(u"Choose"));
    }

    void blamesNoProgramForACardThatHangs()
    {
        const ErrorWords &words = errorWords(ErrorCode::CardBusy);
        QVERIFY(!QString::fromUtf8(words.title).contains(u"program"));
        QVERIFY(QString::fromUtf8(words.nextStep).contains(u"take the card out"));
    }

    void wantsAnActionWhereTheReaderIsNotChosen()
    {
        QCOMPARE(errorWords(ErrorCode::ReaderAmbiguous).retry, Retry::AfterAction);
    }

    void saysHowManyTriesAreLeft()
    {
        Error error{ErrorCode::PinWrong, {}, 2};
        QVERIFY(errorTitle(error).contains(u'2'));
        error.triesLeft.reset();
        QVERIFY(!errorTitle(error).contains(u'2'));
    }
};

QTEST_APPLESS_MAIN(ErrorWordsTest)
#include "errorwords_test.moc"
