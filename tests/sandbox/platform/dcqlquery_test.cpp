#include "tests/sandbox/platform/dcqlquery.h"

#include <QJsonDocument>
#include <QTest>

using namespace eid::sandbox;

namespace {

/// \a text with what a query for an online copy has in any case.
QJsonObject queryOf(QByteArray text)
{
    text.replace("COPY", R"("format":"dc+sd-jwt","meta":{"vct_values":["urn:eid:online-copy:1"]})");
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject())
        qFatal("No JSON: %s", text.constData());
    return document.object();
}

} // namespace

class DcqlQueryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data()
    {
        QTest::addColumn<QByteArray>("query");
        const auto row
            = [](const char *name, const char *query) { QTest::newRow(name) << QByteArray(query); };
        row("nothing but the copy", R"({"credentials":[{"id":"a",COPY}]})");
        row("a claim", R"({"credentials":[{"id":"a",COPY,"claims":[{"path":["name"]}]}]})");
        row("an age with a value",
            R"({"credentials":[{"id":"a",COPY,"claims":[
                {"path":["age_equal_or_over","18"],"values":[true]}]}]})");
        row("a choice of claims",
            R"({"credentials":[{"id":"a",COPY,"claims":[{"id":"n","path":["name"]},
                {"id":"b","path":["birthdate"]}],"claim_sets":[["n"],["n","b"]]}]})");
        row("a choice of queries",
            R"({"credentials":[{"id":"a",COPY,"claims":[{"path":["name"]}]},{"id":"b",COPY}],
                "credential_sets":[{"options":[["a"],["b"]]}]})");
        row("what nobody knows here", R"({"credentials":[{"id":"a",COPY,"x":1}],"y":2})");
        row("the holder's binding",
            R"({"credentials":[{"id":"a",COPY,"require_cryptographic_holder_binding":true,
                "multiple":false}]})");
    }

    void understands()
    {
        QFETCH(QByteArray, query);
        const auto parsed = DcqlQuery::parse(queryOf(query));
        QVERIFY2(parsed, parsed ? "" : parsed.error());
        QVERIFY(parsed->has(QStringLiteral("a")));
        QVERIFY(!parsed->has(QStringLiteral("c")));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("query");
        const auto row
            = [](const char *name, const char *query) { QTest::newRow(name) << QByteArray(query); };
        row("nothing", "{}");
        row("no credentials", R"({"credentials":[]})");
        row("no array", R"({"credentials":{"id":"a",COPY}})");
        row("no identifier", R"({"credentials":[{COPY}]})");
        row("a strange identifier", R"({"credentials":[{"id":"a b",COPY}]})");
        row("no format", R"({"credentials":[{"id":"a","meta":{"vct_values":["x"]}}]})");
        row("no type", R"({"credentials":[{"id":"a","format":"dc+sd-jwt"}]})");
        row("another type",
            R"({"credentials":[{"id":"a","format":"dc+sd-jwt","meta":{"vct_values":["x"]}}]})");
        row("several of a kind", R"({"credentials":[{"id":"a",COPY,"multiple":true}]})");
        row("without the holder",
            R"({"credentials":[{"id":"a",COPY,"require_cryptographic_holder_binding":false}]})");
        row("other authorities",
            R"({"credentials":[{"id":"a",COPY,"trusted_authorities":[{"type":"aki"}]}]})");
        row("empty claims", R"({"credentials":[{"id":"a",COPY,"claims":[]}]})");
        row("an unknown claim", R"({"credentials":[{"id":"a",COPY,"claims":[{"path":["x"]}]}]})");
        row("a part of a claim",
            R"({"credentials":[{"id":"a",COPY,"claims":[{"path":["age_equal_or_over"]}]}]})");
        row("a claim by number",
            R"({"credentials":[{"id":"a",COPY,"claims":[{"path":["age_equal_or_over",18]}]}]})");
        row("no values",
            R"({"credentials":[{"id":"a",COPY,"claims":[{"path":["name"],"values":[]}]}]})");
        row("a claim twice",
            R"({"credentials":[{"id":"a",COPY,"claims":[{"id":"n","path":["name"]},
                {"id":"n","path":["sex"]}]}]})");
        row("sets without claims", R"({"credentials":[{"id":"a",COPY,"claim_sets":[["n"]]}]})");
        row("sets of unknown claims",
            R"({"credentials":[{"id":"a",COPY,"claims":[{"id":"n","path":["name"]}],
                "claim_sets":[["x"]]}]})");
        row("an empty set",
            R"({"credentials":[{"id":"a",COPY,"claims":[{"id":"n","path":["name"]}],
                "claim_sets":[[]]}]})");
        row("two copies at once", R"({"credentials":[{"id":"a",COPY},{"id":"b",COPY}]})");
        row("the same twice",
            R"({"credentials":[{"id":"a",COPY},{"id":"a",COPY}],
                "credential_sets":[{"options":[["a"]]}]})");
        row("sets that want both",
            R"({"credentials":[{"id":"a",COPY},{"id":"b",COPY}],
                "credential_sets":[{"options":[["a","b"]]}]})");
        row("sets that want one each",
            R"({"credentials":[{"id":"a",COPY},{"id":"b",COPY}],
                "credential_sets":[{"options":[["a"]]},{"options":[["b"]]}]})");
    }

    void refuses()
    {
        QFETCH(QByteArray, query);
        QVERIFY(!DcqlQuery::parse(queryOf(query)));
    }
};

QTEST_GUILESS_MAIN(DcqlQueryTest)
#include "dcqlquery_test.moc"
