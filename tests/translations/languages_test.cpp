#include "core/base/errorwords.h"
#include "translations/languages.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace eid;

class LanguagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesTheSystemsLanguageAndChineseOtherwise()
    {
        QCOMPARE(Languages::bestFor({QStringLiteral("en-GB")}), QStringLiteral("en"));
        QCOMPARE(Languages::bestFor({QStringLiteral("zh-Hans-CN")}), QStringLiteral("zh_CN"));
        QCOMPARE(Languages::bestFor({QStringLiteral("de-DE"), QStringLiteral("en-US")}),
            QStringLiteral("en"));
        QCOMPARE(Languages::bestFor({QStringLiteral("C")}), QStringLiteral("zh_CN"));
        QCOMPARE(Languages::bestFor({}), QStringLiteral("zh_CN"));
    }

    void leavesNothingUnfinished_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("zh_CN") << QStringLiteral(EID_TRANSLATIONS "/eid_zh_CN.ts");
        QTest::newRow("en") << QStringLiteral(EID_TRANSLATIONS "/eid_en.ts");
    }

    // Every entry has a translation that keeps each place marker of its source.
    void leavesNothingUnfinished()
    {
        QFETCH(const QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader reader(&file);
        QString source;
        int entries = 0;
        while (!reader.atEnd()) {
            reader.readNext();
            if (!reader.isStartElement())
                continue;
            if (reader.name() == QLatin1String("source")) {
                source = reader.readElementText();
                ++entries;
            } else if (reader.name() == QLatin1String("translation")) {
                const auto type = reader.attributes().value(QLatin1String("type"));
                QVERIFY2(type.isEmpty(), qPrintable(source));
                const QString text
                    = reader.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
                QVERIFY2(!text.isEmpty(), qPrintable(source));
                for (const QString &marker : markers(source))
                    QVERIFY2(text.contains(marker), qPrintable(source));
            }
        }
        QVERIFY(!reader.hasError());
        QVERIFY(entries > 0);
    }

    void speaksOfEveryErrorInChinese()
    {
        Languages languages(*qApp);
        languages.apply(QStringLiteral("zh_CN"));
        for (const ErrorCode code : allErrorCodes()) {
            const Error error{code, {}, {}};
            const ErrorWords &words = errorWords(code);
            QVERIFY2(hasHan(errorTitle(error)), words.identifier);
            QVERIFY2(hasHan(errorNextStep(error)), words.identifier);
        }
    }

    void countsInEnglish()
    {
        Languages languages(*qApp);
        languages.apply(QStringLiteral("en"));
        QCOMPARE(errorTitle({ErrorCode::PinWrong, {}, 1}),
            QStringLiteral("The PIN is wrong. 1 try is left."));
        QCOMPARE(errorTitle({ErrorCode::PinWrong, {}, 2}),
            QStringLiteral("The PIN is wrong. 2 tries are left."));
    }

private:
    static QStringList markers(const QString &source)
    {
        static const QRegularExpression marker(QStringLiteral("%[0-9n]"));
        QStringList found;
        auto matches = marker.globalMatch(source);
        while (matches.hasNext())
            found << matches.next().captured();
        return found;
    }

    static bool hasHan(const QString &text)
    {
        return std::ranges::any_of(
            text, [](QChar letter) { return letter.script() == QChar::Script_Han; });
    }
};

QTEST_GUILESS_MAIN(LanguagesTest)
#include "languages_test.moc"
