#include "core/platform/namedcertificate.h"
#include "testpki.h"

#include <QTest>

using namespace eid;

namespace {

constexpr auto uuid = "f81d4fae-7dec-41d0-a765-00a0c91e6bf6";

TestIdentity withNames(const std::string &commonName, const std::string &alternatives)
{
    TestWish wish = TestWish::client();
    wish.commonName = commonName;
    if (!alternatives.empty())
        wish.extensions.emplaceBack("subjectAltName", alternatives);
    return issue(wish);
}

} // namespace

/// Which certificates may cross a network in the clear.
class NamedCertificateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksAtTheNames_data()
    {
        QTest::addColumn<QString>("commonName");
        QTest::addColumn<QString>("alternatives");
        QTest::addColumn<bool>("mayName");
        const auto row = [](const char *title, const char *commonName, const char *alternatives,
                             bool mayName) {
            QTest::newRow(title) << QString::fromUtf8(commonName) << QString::fromUtf8(alternatives)
                                 << mayName;
        };
        row("a UUID", uuid, "", false);
        row("a UUID as URN", uuid, "URI:urn:uuid:f81d4fae-7dec-41d0-a765-00a0c91e6bf6", false);
        row("a name", "王小明", "", true);
        row("a name before a UUID", "王小明 f81d4fae-7dec-41d0-a765-00a0c91e6bf6", "", true);
        row("a number", "110101198511232119", "", true);
        row("an address", uuid, "email:wang@example.cn", true);
        row("a URI", uuid, "URI:https://example.cn/wang", true);
        row("another name", uuid, "otherName:1.3.6.1.4.1.311.20.2.3;UTF8:wang", true);
    }

    void looksAtTheNames()
    {
        QFETCH(QString, commonName);
        QFETCH(QString, alternatives);
        const TestIdentity made = withNames(commonName.toStdString(), alternatives.toStdString());
        QTEST(mayNamePerson(*made.certificate), "mayName");
    }

    void looksAtWhatElseASubjectHolds_data()
    {
        QTest::addColumn<QByteArray>("attribute");
        QTest::addColumn<bool>("mayName");
        QTest::newRow("country") << QByteArray("C") << false;
        QTest::newRow("organisation") << QByteArray("O") << false;
        for (const auto attribute : {"serialNumber", "SN", "GN", "emailAddress", "UID", "title"})
            QTest::newRow(attribute) << QByteArray(attribute) << true;
    }

    void looksAtWhatElseASubjectHolds()
    {
        QFETCH(QByteArray, attribute);
        const TestIdentity made = withNames(uuid, {});
        X509_NAME *subject = X509_get_subject_name(made.certificate.get());
        QCOMPARE(X509_NAME_add_entry_by_txt(subject, attribute.constData(), MBSTRING_UTF8,
                     reinterpret_cast<const unsigned char *>("CN"), -1, -1, 0),
            1);
        QTEST(mayNamePerson(*made.certificate), "mayName");
    }

    void takesWhatCannotBeReadForAName()
    {
        const TestIdentity made = withNames(uuid, "DER:FF");
        QVERIFY(mayNamePerson(*made.certificate));
    }
};

QTEST_APPLESS_MAIN(NamedCertificateTest)
#include "namedcertificate_test.moc"
