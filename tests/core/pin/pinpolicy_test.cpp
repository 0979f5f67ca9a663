#include "core/base/bytes.h"
#include "core/pin/pinpolicy.h"

#include <QTest>

#include <string_view>

using eid::Bytes;
using eid::ErrorCode;
using eid::Secret;

namespace {

using Verdict = std::optional<ErrorCode>;

const eid::PinRules rules{6, 8};
// Born on 7 March 1990.
const eid::Holder holder{u"王小明"_qs, u"11010519900307283X"_qs, QDate(1990, 3, 7)};

Bytes octets(std::string_view text)
{
    return Bytes(text.begin(), text.end());
}

} // namespace

Q_DECLARE_METATYPE(Bytes)
Q_DECLARE_METATYPE(Verdict)

class PinPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksEntries_data()
    {
        QTest::addColumn<Bytes>("entry");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("empty") << octets("") << Verdict(ErrorCode::PinTooShort);
        QTest::newRow("five digits") << octets("47110") << Verdict(ErrorCode::PinTooShort);
        QTest::newRow("six digits") << octets("471108") << Verdict();
        QTest::newRow("eight digits") << octets("47110815") << Verdict();
        QTest::newRow("nine digits") << octets("471108150") << Verdict(ErrorCode::PinTooLong);
        QTest::newRow("a letter") << octets("47110a") << Verdict(ErrorCode::PinAlphabet);
        QTest::newRow("a letter, short") << octets("4a") << Verdict(ErrorCode::PinAlphabet);
        QTest::newRow("a space") << octets("471 108") << Verdict(ErrorCode::PinAlphabet);
        QTest::newRow("before 0") << octets("47110/") << Verdict(ErrorCode::PinAlphabet);
        QTest::newRow("behind 9") << octets("47110:") << Verdict(ErrorCode::PinAlphabet);
        QTest::newRow("padding") << octets("471108\xFF\xFF") << Verdict(ErrorCode::PinAlphabet);
        QTest::newRow("full-width digits") << octets("４７") << Verdict(ErrorCode::PinAlphabet);
        // An entry is checked for its form alone: the card knows whether it is right.
        QTest::newRow("weak but well-formed") << octets("123456") << Verdict();
    }
    void checksEntries()
    {
        QFETCH(Bytes, entry);
        QFETCH(Verdict, verdict);
        QCOMPARE(eid::checkEntry(Secret(entry), rules), verdict);
    }

    void checksNewPins_data()
    {
        QTest::addColumn<Bytes>("newPin");
        QTest::addColumn<Bytes>("oldPin");
        QTest::addColumn<Verdict>("verdict");
        const auto row = [](const char *newPin, Verdict verdict, const char *oldPin = "") {
            QTest::newRow(qPrintable(
                QLatin1String("%1 after «%2»").arg(QLatin1String(newPin), QLatin1String(oldPin))))
                << octets(newPin) << octets(oldPin) << verdict;
        };
        row("258036", {});
        row("258036", {}, "258037");
        row("25803", ErrorCode::PinTooShort);
        row("25803a", ErrorCode::PinAlphabet);
        row("258036147", ErrorCode::PinTooLong);
        row("258036", ErrorCode::PinSameAsOld, "258036");
        row("2580360", {}, "258036");

        row("123456", ErrorCode::PinRun);
        row("345678", ErrorCode::PinRun);
        row("01234567", ErrorCode::PinRun);
        row("987654", ErrorCode::PinRun);
        row("123457", {});
        row("123465", {});

        row("111111", ErrorCode::PinRepeat);
        row("00000000", ErrorCode::PinRepeat);
        row("121212", ErrorCode::PinRepeat);
        row("1212121", ErrorCode::PinRepeat);
        row("468468", ErrorCode::PinRepeat);
        row("46846846", ErrorCode::PinRepeat);
        row("468469", {});
        row("13571357", {});

        row("900307", ErrorCode::PinBirthDate);
        row("19900307", ErrorCode::PinBirthDate);
        row("070390", ErrorCode::PinBirthDate);
        row("07031990", ErrorCode::PinBirthDate);
        row("030790", ErrorCode::PinBirthDate);
        row("03071990", ErrorCode::PinBirthDate);
        row("900308", {});

        row("110105", ErrorCode::PinIdNumber);
        row("307283", ErrorCode::PinIdNumber);
        row("1101051", ErrorCode::PinIdNumber);
        row("4110105", ErrorCode::PinIdNumber);
        row("0199003", ErrorCode::PinIdNumber);
        row("4900307", ErrorCode::PinIdNumber);
        row("072830", {});
    }
    void checksNewPins()
    {
        QFETCH(Bytes, newPin);
        QFETCH(Bytes, oldPin);
        QFETCH(Verdict, verdict);
        QCOMPARE(eid::checkNewPin(Secret(newPin), Secret(oldPin), rules, holder), verdict);
    }

    void knowsNoHolder()
    {
        QCOMPARE(eid::checkNewPin(Secret(octets("900307")), {}, rules, std::nullopt), Verdict());
        const eid::Holder nameless;
        QCOMPARE(eid::checkNewPin(Secret(octets("110105")), {}, rules, nameless), Verdict());
    }
};

QTEST_APPLESS_MAIN(PinPolicyTest)
#include "pinpolicy_test.moc"
