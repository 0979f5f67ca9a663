#include "core/onlinecopy/copyquery.h"

#include <QJsonDocument>
#include <QTest>

using namespace eid;

Q_DECLARE_METATYPE(eid::ErrorCode)

namespace {

using Fields = QList<CopyField>;

/// A query with \a more in its one credential.
QByteArray queryWith(const QByteArray &more = {})
{
    return "{'credentials':[{'id':'copy','format':'dc+sd-jwt',"
           "'meta':{'vct_values':['urn:other:1','urn:eid:online-copy:1']},'future':1"
        + more + "}],'future':{}}";
}

/// What is understood of \a json, where apostrophes stand for quotation marks.
Result<CopyQuery> understood(QByteArray json)
{
    json.replace('\'', '"');
    const auto document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        qFatal("%s", json.constData());
    return copyQueryIn(document.object());
}

} // namespace

class CopyQueryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<Fields>("asked");
        QTest::addColumn<Fields>("needed");
        QTest::addColumn<QList<Fields>>("choices");
        using enum CopyField;
        QTest::newRow("nothing") << QByteArray() << Fields{} << Fields{} << QList<Fields>{{}};
        QTest::newRow("one") << QByteArray(",'claims':[{'path':['name']}]") << Fields{Name}
                             << Fields{Name} << QList<Fields>{{Name}};
        QTest::newRow("in order") << QByteArray(
            ",'claims':[{'path':['age_equal_or_over','18']},"
            "{'path':['id_number'],'future':1},{'path':['name']}]")
                                  << Fields{Name, IdNumber, Age18} << Fields{Name, IdNumber, Age18}
                                  << QList<Fields>{{Name, IdNumber, Age18}};
        QTest::newRow("twice") << QByteArray(",'claims':[{'path':['sex']},{'path':['sex']}]")
                               << Fields{Sex} << Fields{Sex} << QList<Fields>{{Sex}};
        QTest::newRow("choices") << QByteArray(
            ",'claims':[{'id':'a','path':['age_equal_or_over','21']},"
            "{'id':'b','path':['birthdate']},{'id':'n','path':['name']}],"
            "'claim_sets':[['a','n'],['n','b']]")
                                 << Fields{Name, BirthDate, Age21} << Fields{Name}
                                 << QList<Fields>{{Name, Age21}, {Name, BirthDate}};
        QTest::newRow("or nothing")
            << QByteArray(",'claims':[{'id':'n','path':['name']}],'claim_sets':[['n'],[]]")
            << Fields{Name} << Fields{} << QList<Fields>{{Name}, {}};
        QTest::newRow("a claim that nobody wants")
            << QByteArray(",'claims':[{'id':'n','path':['name']},{'id':'s','path':['sex']}],"
                          "'claim_sets':[['n']]")
            << Fields{Name} << Fields{Name} << QList<Fields>{{Name}};
    }
    void understands()
    {
        QFETCH(QByteArray, more);
        QFETCH(Fields, asked);
        QFETCH(Fields, needed);
        QFETCH(QList<Fields>, choices);
        const auto query = understood(queryWith(more));
        QVERIFY2(query, query ? "" : qPrintable(query.error().detail));
        QCOMPARE(query->credential, u"copy"_qs);
        QCOMPARE(query->asked, asked);
        QCOMPARE(query->needed, needed);
        QCOMPARE(query->choices, choices);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<ErrorCode>("code");
        const auto malformed = ErrorCode::RequestMalformed;
        const auto unsupported = ErrorCode::RequestUnsupported;
        QTest::newRow("empty") << QByteArray("{}") << malformed;
        QTest::newRow("no credential") << QByteArray("{'credentials':[]}") << malformed;
        QTest::newRow("no object") << QByteArray("{'credentials':['copy']}") << malformed;
        QTest::newRow("two") << QByteArray("{'credentials':[{},{}]}") << unsupported;
        QTest::newRow("sets") << QByteArray(queryWith())
                                     .replace("'future':{}",
                                         "'credential_sets':[{'options':[['copy']]}]")
                              << unsupported;
        QTest::newRow("id") << queryWith().replace("'copy'", "'a b'") << malformed;
        QTest::newRow("no id") << queryWith().replace("'id'", "'no'") << malformed;
        QTest::newRow("format") << queryWith().replace("dc+sd-jwt", "mso_mdoc") << unsupported;
        QTest::newRow("no meta") << queryWith().replace("'meta'", "'no'") << malformed;
        QTest::newRow("no types") << queryWith().replace("vct_values", "no") << malformed;
        QTest::newRow("type") << queryWith().replace("online-copy:1", "online-copy:2")
                              << unsupported;
        const std::pair<const char *, QByteArray> unsupportedMembers[] = {
            {"multiple", ",'multiple':true"},
            {"no binding", ",'require_cryptographic_holder_binding':false"},
            {"authorities", ",'trusted_authorities':[{'type':'aki','values':['a']}]"},
            {"unknown claim", ",'claims':[{'path':['address']}]"},
            {"all ages", ",'claims':[{'path':['age_equal_or_over']}]"},
            {"unknown age", ",'claims':[{'path':['age_equal_or_over','19']}]"},
            {"age as number", ",'claims':[{'path':['age_equal_or_over',18]}]"},
            {"deeper", ",'claims':[{'path':['name','first']}]"},
            {"all elements", ",'claims':[{'path':['name',null]}]"},
            {"key", ",'claims':[{'path':['cnf']}]"},
            {"values", ",'claims':[{'path':['sex'],'values':['male']}]"},
        };
        for (const auto &[name, more] : unsupportedMembers)
            QTest::newRow(name) << queryWith(more) << unsupported;
        const std::pair<const char *, QByteArray> malformedMembers[] = {
            {"no claims", ",'claims':[]"},
            {"claims are no array", ",'claims':{'path':['name']}"},
            {"no path", ",'claims':[{'id':'a'}]"},
            {"empty path", ",'claims':[{'path':[]}]"},
            {"path of objects", ",'claims':[{'path':[{}]}]"},
            {"sets without claims", ",'claim_sets':[['a']]"},
            {"sets without names", ",'claims':[{'path':['name']}],'claim_sets':[['a']]"},
            {"another name", ",'claims':[{'id':'n','path':['name']}],'claim_sets':[['m']]"},
            {"name twice", ",'claims':[{'id':'n','path':['name']},{'id':'n','path':['sex']}]"},
            {"no sets", ",'claims':[{'id':'n','path':['name']}],'claim_sets':[]"},
            {"set no array", ",'claims':[{'id':'n','path':['name']}],'claim_sets':['n']"},
        };
        for (const auto &[name, more] : malformedMembers)
            QTest::newRow(name) << queryWith(more) << malformed;
        QByteArray many = ",'claims':[{'path':['name']}";
        for (int i = 0; i < 64; ++i)
            many += ",{'path':['name']}";
        QTest::newRow("too many claims") << queryWith(many + ']') << malformed;
    }
    void refuses()
    {
        QFETCH(QByteArray, json);
        QFETCH(ErrorCode, code);
        const auto query = understood(json);
        QVERIFY(!query);
        QCOMPARE(query.error().code, code);
    }

    void tellsNoHostileClaim()
    {
        const auto query = understood(queryWith(",'claims':[{'path':['evil\\u001b[2J']}]"));
        QVERIFY(!query);
        QVERIFY(!query.error().detail.contains(u'\x1b'));
    }
};

QTEST_APPLESS_MAIN(CopyQueryTest)

#include "copyquery_test.moc"
