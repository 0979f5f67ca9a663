#include "core/onlinecopy/copyanswers.h"
#include "core/onlinecopy/requestplatform.h"

#include <QTest>

using namespace eid;

Q_DECLARE_METATYPE(eid::ErrorCode)

namespace {

const QUrl address(QStringLiteral("https://platform.example:8443/base/"));

/// \a text with quotation marks in place of its apostrophes.
Bytes json(QByteArray text)
{
    text.replace('\'', '"');
    return {text.begin(), text.end()};
}

const QByteArray metadata(
    "{'credential_issuer':'https://platform.example:8443/base',"
    "'credential_endpoint':'https://platform.example:8443/base/v1/copies/credential',"
    "'nonce_endpoint':'https://platform.example:8443/base/v1/copies/nonce',"
    "'batch_credential_issuance':{'batch_size':16},'display':[],"
    "'credential_configurations_supported':{'online-copy':{'format':'dc+sd-jwt',"
    "'vct':'urn:eid:online-copy:1','cryptographic_binding_methods_supported':['jwk'],"
    "'proof_types_supported':{'jwt':{'proof_signing_alg_values_supported':['ES256']}}}}}");

const QByteArray server(
    "{'issuer':'https://platform.example:8443/base',"
    "'token_endpoint':'https://platform.example:8443/base/v1/copies/token',"
    "'grant_types_supported':['urn:ietf:params:oauth:grant-type:pre-authorized_code']}");

} // namespace

class CopyAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMetadata()
    {
        const auto read = issuerMetadataIn(json(metadata), address);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read->credentialPath, QByteArray("/v1/copies/credential"));
        QCOMPARE(read->noncePath, QByteArray("/v1/copies/nonce"));
        QCOMPARE(read->batchSize, mostCopies);
        QCOMPARE(read->proofAlgorithms, QStringList{u"ES256"_qs});
        QByteArray one = metadata;
        one.replace("'batch_credential_issuance'", "'other'");
        QCOMPARE(issuerMetadataIn(json(one), address)->batchSize, 1);
        QCOMPARE(*tokenPathIn(json(server), address), QByteArray("/v1/copies/token"));
    }

    void refusesMetadata_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("no JSON") << QByteArray("{'cred") << QByteArray("'cred");
        QTest::newRow("issuer") << QByteArray(":8443/base','credential_endpoint")
                                << QByteArray(":8443/other','credential_endpoint");
        QTest::newRow("credential elsewhere")
            << QByteArray("platform.example:8443/base/v1/copies/credential")
            << QByteArray("evil.example/base/v1/copies/credential");
        QTest::newRow("nonce elsewhere")
            << QByteArray("https://platform.example:8443/base/v1/copies/nonce")
            << QByteArray("file:///etc/passwd");
        QTest::newRow("with parameters") << QByteArray("copies/nonce") << QByteArray("a?b=c");
        QTest::newRow("batch") << QByteArray("'batch_size':16") << QByteArray("'batch_size':0");
        QTest::newRow("batch as text")
            << QByteArray("'batch_size':16") << QByteArray("'batch_size':'16'");
        QTest::newRow("no copies") << QByteArray("'online-copy'") << QByteArray("'diploma'");
        QTest::newRow("format") << QByteArray("dc+sd-jwt") << QByteArray("jwt_vc_json");
        QTest::newRow("type") << QByteArray("online-copy:1") << QByteArray("online-copy:2");
        QTest::newRow("binding") << QByteArray("['jwk']") << QByteArray("['did']");
        QTest::newRow("proof") << QByteArray("['ES256']") << QByteArray("[]");
    }
    void refusesMetadata()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QVERIFY(metadata.contains(before));
        QByteArray body = metadata;
        body.replace(before, after);
        const auto read = issuerMetadataIn(json(body), address);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::PlatformMalformedAnswer);
    }

    void refusesServers_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("issuer") << QByteArray("base','token") << QByteArray("other','token");
        QTest::newRow("elsewhere") << QByteArray("https://platform.example:8443/base/v1")
                                   << QByteArray("https://evil.example/v1");
        QTest::newRow("grants") << QByteArray("pre-authorized_code") << QByteArray("password");
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray();
    }
    void refusesServers()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QByteArray body = server;
        body.replace(before, after);
        const auto path = tokenPathIn(json(body), address);
        QVERIFY(!path);
        QCOMPARE(path.error().code, ErrorCode::PlatformMalformedAnswer);
    }

    void readsTokens()
    {
        const auto token = copyTokenIn(json(
            "{'access_token':'abc','token_type':'bearer','expires_in':600,'refresh_token':'def'}"));
        QVERIFY(token);
        QCOMPARE(token->access, QByteArray("abc"));
        QVERIFY(token->refresh.equals(Secret(json("def"))));
        const auto one = copyTokenIn(json("{'access_token':'abc','token_type':'Bearer'}"));
        QVERIFY(one);
        QVERIFY(one->refresh.isEmpty());
    }

    void refusesTokens_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no JSON") << QByteArray("abc");
        QTest::newRow("none") << QByteArray("{'token_type':'Bearer'}");
        QTest::newRow("another type") << QByteArray("{'access_token':'a','token_type':'DPoP'}");
        QTest::newRow("header in it")
            << QByteArray("{'access_token':'a\\r\\nHost: evil','token_type':'Bearer'}");
        QTest::newRow("blank") << QByteArray("{'access_token':'a b','token_type':'Bearer'}");
        QTest::newRow("too long") << "{'access_token':'" + QByteArray(2049, 'a')
                + "','token_type':'Bearer'}";
        QTest::newRow("refresh") << QByteArray(
            "{'access_token':'a','token_type':'Bearer','refresh_token':7}");
    }
    void refusesTokens()
    {
        QFETCH(QByteArray, body);
        const auto token = copyTokenIn(json(body));
        QVERIFY(!token);
        QCOMPARE(token.error().code, ErrorCode::PlatformMalformedAnswer);
    }

    void readsNoncesAndCredentials()
    {
        QCOMPARE(*nonceIn(json("{'c_nonce':'abc'}")), u"abc"_qs);
        QVERIFY(!nonceIn(json("{'c_nonce':''}")));
        QVERIFY(!nonceIn(json("{'c_nonce':7}")));
        QVERIFY(!nonceIn(json("[]")));
        QCOMPARE(*credentialsIn(json("{'credentials':[{'credential':'a'},{'credential':'b'}]}"), 2),
            QList<QByteArray>({"a", "b"}));
        for (const char *body : {"{}", "{'credentials':[]}", "{'credentials':['a']}",
                 "{'credentials':[{'credential':{}}]}",
                 "{'credentials':[{'credential':'a'},{'credential':'b'},{'credential':'c'}]}",
                 "{'transaction_id':'later'}", "no"})
            QVERIFY2(!credentialsIn(json(body), 2), body);
    }

    void readsRefusals()
    {
        QCOMPARE(oauthRefusalIn(
                     json("{'error':'invalid_grant','problem':'urn:eid:problem:offer-over'}")),
            (OAuthRefusal{u"invalid_grant"_qs, u"urn:eid:problem:offer-over"_qs}));
        QCOMPARE(
            oauthRefusalIn(json("{'error':'invalid grant\\n','problem':'<b>'}")), OAuthRefusal());
        QCOMPARE(oauthRefusalIn(json("<html>")), OAuthRefusal());
    }

    void readsRedirects_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("https") << QByteArray("https://shop.example/cb?response_code=a") << true;
        QTest::newRow("this computer") << QByteArray("http://localhost:8080/cb") << true;
        QTest::newRow("this computer, by number") << QByteArray("http://127.0.0.1:8080/cb") << true;
        QTest::newRow("http") << QByteArray("http://shop.example/cb") << false;
        QTest::newRow("looks like this computer")
            << QByteArray("http://localhost.evil.example/") << false;
        QTest::newRow("user") << QByteArray("https://shop.example@evil.example/") << false;
        QTest::newRow("javascript") << QByteArray("javascript:alert(1)") << false;
        QTest::newRow("file") << QByteArray("file:///etc/passwd") << false;
        QTest::newRow("request") << QByteArray("openid4vp://?client_id=a") << false;
        QTest::newRow("relative") << QByteArray("/cb") << false;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("blank") << QByteArray("https://shop.example/a b") << false;
        QTest::newRow("too long") << "https://shop.example/" + QByteArray(2048, 'a') << false;
    }
    void readsRedirects()
    {
        QFETCH(QByteArray, url);
        QFETCH(bool, isTaken);
        const auto redirect = redirectIn(json("{'redirect_uri':'" + url + "'}"));
        QCOMPARE(redirect.has_value(), isTaken);
        if (isTaken)
            QCOMPARE(redirect->toEncoded(), url);
    }

    void goesNowhereWithoutARedirect()
    {
        QCOMPARE(*redirectIn(json("{}")), QUrl());
        QVERIFY(!redirectIn(json("{'redirect_uri':7}")));
        QVERIFY(!redirectIn(json("[]")));
    }

    void saysWhatProblemsMean_data()
    {
        QTest::addColumn<QString>("problem");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("over") << u"urn:eid:problem:request-over"_qs << ErrorCode::RequestOver;
        QTest::newRow("suspended")
            << u"urn:eid:problem:copy-suspended"_qs << ErrorCode::CopyNotValid;
        QTest::newRow("face") << u"urn:eid:problem:face-sample-missing"_qs
                              << ErrorCode::RequestRefused;
        QTest::newRow("invalid") << u"urn:eid:problem:presentation-invalid"_qs
                                 << ErrorCode::RequestRefused;
        QTest::newRow("other") << u"urn:eid:problem:certificate-missing"_qs
                               << ErrorCode::PlatformRefused;
        QTest::newRow("none") << QString() << ErrorCode::PlatformRefused;
    }
    void saysWhatProblemsMean()
    {
        QFETCH(QString, problem);
        QFETCH(ErrorCode, code);
        const Error otherwise{ErrorCode::PlatformRefused, u"HTTP 403"_qs, std::nullopt};
        QCOMPARE(responseErrorOf(problem, otherwise).code, code);
    }
};

QTEST_APPLESS_MAIN(CopyAnswersTest)

#include "copyanswers_test.moc"
