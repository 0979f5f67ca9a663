#include "core/crypto/certificate.h"
#include "core/crypto/publickey.h"
#include "core/jose/base64url.h"
#include "core/jose/disclosure.h"
#include "tests/sandbox/platform/authenticationscene.h"

#include <QTest>

using namespace eid;
using namespace eid::sandbox;

namespace {

/// A shop that wants a text to be signed.
struct AskedTransaction
{
    explicit AskedTransaction(AuthenticationScene &scene)
        : host(scene.shop.clientId())
    {
        const QByteArray json = QJsonDocument(shown).toJson(QJsonDocument::Compact);
        data.append(QString::fromLatin1(toBase64Url(
            {reinterpret_cast<const std::uint8_t *>(json.constData()), std::size_t(json.size())})));
        asked = scene.shop.ask(
            changed(scene.shop.claims(), QStringLiteral("transaction_data"), data));
    }

    QByteArray signedBy(EVP_PKEY *key, const QJsonArray &transactions) const
    {
        return *signJwt({{QStringLiteral("typ"), QStringLiteral("eid-transaction+jwt")}},
            {{QStringLiteral("aud"), host},
                {QStringLiteral("nonce"), asked.claims[QLatin1String("nonce")]},
                {QStringLiteral("iat"), secondsFromNow(0)},
                {QStringLiteral("transaction_data"), transactions}},
            {key, eid::KeyAlgorithm::EcP256});
    }

    QString identifier() const
    {
        return QString::fromLatin1(asked.requestUri.mid(asked.requestUri.lastIndexOf('/') + 1));
    }

    QString host;
    QJsonObject shown{{QStringLiteral("type"), QStringLiteral("urn:eid:transaction:text")},
        {QStringLiteral("text"), QStringLiteral("转账 100 元")},
        {QStringLiteral("credential_ids"), QJsonArray{QStringLiteral("copy")}}};
    QJsonArray data;
    SoftParty::Asked asked;
};

} // namespace

/// What a holder signs for a relying party.
class SignedTransactionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTransactionIsSignedByTheCard()
    {
        AuthenticationScene scene;
        const AskedTransaction transaction(scene);
        const auto &asked = transaction.asked;
        QCOMPARE(asked.reply->status, 201);
        const QByteArray token = presentation(scene.holder, scene.copy, asked);
        EVP_PKEY *const signing = scene.platform.signature.key.get();
        QCOMPARE(refusalIn(respond(scene.holder, asked, token)),
            QStringLiteral("transaction-signature-missing"));
        for (const QByteArray &wrong :
            {transaction.signedBy(scene.platform.authentication.key.get(), transaction.data),
                transaction.signedBy(signing, QJsonArray{QStringLiteral("e30")}), QByteArray("x")})
            QCOMPARE(refusalIn(respond(scene.holder, asked, token, wrong)),
                QStringLiteral("presentation-invalid"));
        QCOMPARE(
            respond(scene.holder, asked, token, transaction.signedBy(signing, transaction.data))
                ->status,
            200);
        const QJsonObject result = scene.shop.result(asked);
        QCOMPARE(result[QLatin1String("transaction_data_hashes")].toArray(),
            QJsonArray{
                QString::fromLatin1(digestOfText(transaction.data.first().toString().toLatin1()))});
    }

    void whatWasSignedCanBeShown()
    {
        AuthenticationScene scene;
        const AskedTransaction transaction(scene);
        const QByteArray signature
            = transaction.signedBy(scene.platform.signature.key.get(), transaction.data);
        QVERIFY(!*scene.platform.platform().signedTransaction(transaction.identifier()));
        QCOMPARE(respond(scene.holder, transaction.asked,
                     presentation(scene.holder, scene.copy, transaction.asked), signature)
                     ->status,
            200);
        // Long after the request itself is forgotten, and whatever became of the credential.
        QVERIFY(scene.platform.platform().revoke(
            PlatformCase::serialOf(scene.platform.signature.certificate)));
        scene.platform.arm({QStringLiteral("clock=100000")});
        QJsonObject later = scene.shop.claims();
        for (const QString &time : {QStringLiteral("iat"), QStringLiteral("exp")})
            later[time] = later[time].toInteger() + 100'000;
        QCOMPARE(scene.shop.ask(later).reply->status, 201);
        QCOMPARE(scene.shop.askResult(transaction.asked)->status, 410);
        scene.platform.restart();
        const auto found = scene.platform.platform().signedTransaction(transaction.identifier());
        QVERIFY(found && *found);
        QCOMPARE((*found)->clientId, scene.shop.clientId());
        QVERIFY((*found)->at.isValid());
        const SignedTransaction &shown = (*found)->transaction;
        QCOMPARE(shown.certificate, scene.platform.signature.certificate);
        const auto jws = parseJws(shown.signature);
        const auto certificate = parseCertificate(shown.certificate);
        QVERIFY(jws && certificate);
        QVERIFY(verifyJws(*jws, publicKeyOf(*certificate)));
        const QJsonObject claims = *jws->claims();
        QCOMPARE(claims[QLatin1String("transaction_data")].toArray(), transaction.data);
        QCOMPARE(claims[QLatin1String("aud")].toString(), scene.shop.clientId());
        QCOMPARE(claims[QLatin1String("nonce")], transaction.asked.claims[QLatin1String("nonce")]);
        QCOMPARE(shown.transactions(), QJsonArray{transaction.shown});
        // Who reads the database reads neither what was signed nor who did.
        const QByteArray kept = everythingKept(scene.platform.folder());
        for (const QByteArray &secret : {signature, signature.split('.')[1],
                 transaction.shown[QLatin1String("text")].toString().toUtf8()})
            QVERIFY(!kept.contains(secret));
    }

    void whatWasRefusedWasNotSigned()
    {
        AuthenticationScene scene;
        const AskedTransaction transaction(scene);
        QVERIFY(scene.platform.platform().revokeCopies(PlatformCase::cardUuid()));
        const auto reply = respond(scene.holder, transaction.asked,
            presentation(scene.holder, scene.copy, transaction.asked),
            transaction.signedBy(scene.platform.signature.key.get(), transaction.data));
        QCOMPARE(refusalIn(reply), QStringLiteral("copy-revoked"));
        QVERIFY(!*scene.platform.platform().signedTransaction(transaction.identifier()));
    }
};

QTEST_GUILESS_MAIN(SignedTransactionTest)
#include "signedtransaction_test.moc"
