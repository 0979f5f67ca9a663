#include "copycraft.h"
#include "core/jose/jwk.h"
#include "core/onlinecopy/copyvalues.h"
#include "core/onlinecopy/issuedcopy.h"

#include <QTest>

using namespace eid;
using eid::testing::CopyCraft;
using eid::testing::CopyParts;

namespace {

using Spoil = std::function<void(CopyParts &)>;

Spoil set(const char *name, const QJsonValue &value)
{
    return [=](CopyParts &parts) { parts.plain.insert(QLatin1String(name), value); };
}

/// Tells \a value at \a path in place of what is true.
Spoil tell(const QStringList &path, const QJsonValue &value)
{
    return [=](CopyParts &parts) {
        for (auto &[at, told] : parts.fields) {
            if (at == path)
                told = value;
        }
    };
}

/// What is at \a path stands in the clear.
Spoil showOpenly(const QString &name)
{
    return [=](CopyParts &parts) {
        for (qsizetype i = 0; i < parts.fields.size(); ++i) {
            if (parts.fields.at(i).first == QStringList{name}) {
                parts.plain.insert(name, parts.fields.at(i).second);
                parts.fields.removeAt(i);
            }
        }
    };
}

} // namespace

class IssuedCopyTest : public QObject
{
    Q_OBJECT

    const CopyCraft m_craft;

    [[nodiscard]] Result<CheckedCopies> check(const QList<QByteArray> &copies) const
    {
        return checkIssued(copies, m_craft.copyRules(), [](int) {});
    }

private Q_SLOTS:
    void takesABatch()
    {
        QList<QByteArray> copies;
        for (int i = 0; i < 4; ++i)
            copies.append(m_craft.copy(m_craft.copyParts()));
        QList<int> told;
        const auto checked
            = checkIssued(copies, m_craft.copyRules(), [&](int done) { told.append(done); });
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().detail));
        QCOMPARE(told, QList({1, 2, 3, 4}));
        QCOMPARE(checked->copies.size(), 4);
        QCOMPARE(checked->path.size(), 2);
        for (qsizetype i = 0; i < copies.size(); ++i)
            QCOMPARE(checked->copies.at(i).sdJwt.presented(), copies.at(i));
        QCOMPARE(checked->copies.constFirst().expires, m_craft.now.addMonths(6));
        QCOMPARE(checked->copies.constFirst().status.path, QByteArray("/v1/status-lists/0"));
    }

    void showsValues()
    {
        const auto copy = readCopy(m_craft.copy(m_craft.copyParts()), m_craft.address);
        QVERIFY2(copy, copy ? "" : qPrintable(copy.error().detail));
        const auto values = valuesOf(*copy);
        QCOMPARE(values.size(), 10);
        QCOMPARE(values.at(0), (CopyValue{CopyField::Name, u"张••"_qs, u"张小明"_qs}));
        QCOMPARE(values.at(1),
            (CopyValue{CopyField::IdNumber, u"1101••••••••••••38"_qs, u"110105199003072338"_qs}));
        QCOMPARE(
            values.at(2), (CopyValue{CopyField::BirthDate, u"••••-••-••"_qs, u"1990-03-07"_qs}));
        QCOMPARE(values.at(8), (CopyValue{CopyField::Age21, u"•"_qs, u"true"_qs}));
        QCOMPARE(values.at(9), (CopyValue{CopyField::Age60, u"•"_qs, u"false"_qs}));
    }

    void refuses_data()
    {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QString>("detail");
        const auto at = [this](qint64 days) {
            return QJsonValue(m_craft.now.addDays(days).toSecsSinceEpoch());
        };
        const auto status = [this](const QJsonValue &index, const QString &uri) {
            return QJsonObject{
                {u"status_list"_qs, QJsonObject{{u"idx"_qs, index}, {u"uri"_qs, uri}}}};
        };
        const QString list = m_craft.identifier + u"/v1/status-lists/0"_qs;
        QTest::newRow("another type") << set("vct", u"urn:other"_qs) << u"vct"_qs;
        QTest::newRow("another issuer") << set("iss", u"https://evil.example"_qs) << u"iss"_qs;
        QTest::newRow("expired") << set("exp", at(0)) << u"validity"_qs;
        QTest::newRow("too long") << set("exp", at(200)) << u"validity"_qs;
        QTest::newRow("from the future") << set("iat", at(1)) << u"validity"_qs;
        QTest::newRow("no end") << set("exp", QJsonValue()) << u"exp"_qs;
        QTest::newRow("longer than the document")
            << tell({u"document_expiry"_qs}, u"2026-07-01"_qs) << u"validity"_qs;
        QTest::newRow("another key") << set("cnf",
            QJsonObject{{u"jwk"_qs, *jwkOf(eid::testing::publicKeyOf(makeTestKey("P-256")))}})
                                     << u"cnf is not the key of this card"_qs;
        QTest::newRow("no key") << set("cnf", QJsonObject()) << u"cnf:"_qs;
        QTest::newRow("no status") << set("status", QJsonValue()) << u"status"_qs;
        QTest::newRow("status elsewhere")
            << set("status", status(1, u"https://evil.example/v1/status-lists/0"_qs))
            << u"status"_qs;
        QTest::newRow("status of another service")
            << set("status", status(1, m_craft.identifier + u"/v1/card"_qs)) << u"status"_qs;
        QTest::newRow("negative") << set("status", status(-1, list)) << u"status"_qs;
        QTest::newRow("no whole number") << set("status", status(1.5, list)) << u"status"_qs;
        const auto disclose = [](const QString &name) {
            return Spoil([name](CopyParts &parts) {
                parts.fields.append({{name}, parts.plain.take(name)});
            });
        };
        for (const char *claim : {"iss", "iat", "exp", "vct", "cnf", "status"})
            QTest::addRow("%s disclosed", claim)
                << disclose(QLatin1String(claim)) << u"disclosed: "_qs + QLatin1String(claim);
        const QString unknown = u"a claim that no copy has"_qs;
        QTest::newRow("nbf") << set("nbf", at(0)) << unknown;
        QTest::newRow("an unknown claim") << set("nationality", u"CN"_qs) << unknown;
        QTest::newRow("an unknown disclosure") << Spoil([](CopyParts &parts) {
            parts.fields.append({{u"nationality"_qs}, u"CN"_qs});
        }) << unknown;
        QTest::newRow("name in the clear") << showOpenly(u"name"_qs) << u"name"_qs;
        QTest::newRow("number in the clear") << showOpenly(u"id_number"_qs) << u"id-number"_qs;
        QTest::newRow("nothing of an age")
            << Spoil([](CopyParts &parts) { parts.fields.removeLast(); }) << u"age-60"_qs;
        QTest::newRow("no name") << tell({u"name"_qs}, u" "_qs) << u"name"_qs;
        QTest::newRow("a name that turns") << tell({u"name"_qs}, u"张\u202e"_qs) << u"name"_qs;
        QTest::newRow("a name of lines") << tell({u"name"_qs}, u"张\n"_qs) << u"name"_qs;
        QTest::newRow("wrong number")
            << tell({u"id_number"_qs}, u"110105199003072339"_qs) << u"id-number"_qs;
        QTest::newRow("no day") << tell({u"birthdate"_qs}, u"1990-02-30"_qs) << u"birth-date"_qs;
        QTest::newRow("a day otherwise")
            << tell({u"birthdate"_qs}, u"1990-3-7"_qs) << u"birth-date"_qs;
        QTest::newRow("another sex") << tell({u"sex"_qs}, u"男"_qs) << u"sex"_qs;
        QTest::newRow("age as number")
            << tell({u"age_equal_or_over"_qs, u"18"_qs}, 1) << u"age-18"_qs;
    }
    void refuses()
    {
        QFETCH(Spoil, spoil);
        QFETCH(QString, detail);
        CopyParts parts = m_craft.copyParts();
        spoil(parts);
        const auto checked = check({m_craft.copy(m_craft.copyParts()), m_craft.copy(parts)});
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ErrorCode::CopyMalformed);
        QVERIFY2(checked.error().detail.startsWith(detail), qPrintable(checked.error().detail));
    }

    void refusesOtherIssuers()
    {
        const CopyParts parts = m_craft.copyParts();
        const TestIssuer stranger(TestIssuer::order("root"));
        const std::string service = "URI:urn:eid:service:copy-issuing";
        auto thief = m_craft.issuer;
        thief.key = makeTestKey("P-256");
        for (const auto &signer :
            {m_craft.signer(service, "platform", &stranger), m_craft.shop, thief}) {
            const auto checked = check({m_craft.copy(parts, signer)});
            QVERIFY(!checked);
            QCOMPARE(checked.error().code, ErrorCode::CopyMalformed);
        }
    }

    void refusesTextsThatAreNoCopy()
    {
        const QByteArray good = m_craft.copy(m_craft.copyParts());
        QByteArray changed = good;
        changed[good.indexOf('~') + 5] = changed.at(good.indexOf('~') + 5) == 'A' ? 'B' : 'A';
        for (const QByteArray &copy : {QByteArray(), QByteArray("~"), good.left(good.size() / 2),
                 good + good, changed, good + "a.b.c"}) {
            const auto checked = check({copy});
            QVERIFY(!checked);
            QCOMPARE(checked.error().code, ErrorCode::CopyMalformed);
        }
    }

    void refusesWhatCouldBeLinked()
    {
        CopyParts one = m_craft.copyParts();
        CopyParts other = m_craft.copyParts();
        one.salt = other.salt = QByteArray(16, 'a');
        const QString linked = u"two copies can be told to be one person's"_qs;
        QCOMPARE(check({m_craft.copy(one), m_craft.copy(other)}).error().detail, linked);
        const QByteArray same = m_craft.copy(m_craft.copyParts());
        QCOMPARE(check({same, same}).error().detail, linked);
        const CopyParts place = m_craft.copyParts();
        QCOMPARE(check({m_craft.copy(place), m_craft.copy(place)}).error().detail, linked);
        one = m_craft.copyParts();
        one.salt = QByteArray(8, 'a');
        QCOMPARE(check({m_craft.copy(one)}).error().detail, u"salts"_qs);
    }

    void refusesSeveralPersons()
    {
        CopyParts other = m_craft.copyParts();
        tell({u"name"_qs}, u"李小明"_qs)(other);
        const auto checked = check({m_craft.copy(m_craft.copyParts()), m_craft.copy(other)});
        QCOMPARE(checked.error().detail, u"the copies are not of one person"_qs);
    }

    void tellsNothingOfThePerson()
    {
        CopyParts parts = m_craft.copyParts();
        tell({u"birthdate"_qs}, u"张小明 110105199003072338"_qs)(parts);
        const auto checked = check({m_craft.copy(parts)});
        QCOMPARE(checked.error().detail, u"birth-date"_qs);
    }
};

QTEST_APPLESS_MAIN(IssuedCopyTest)

#include "issuedcopy_test.moc"
