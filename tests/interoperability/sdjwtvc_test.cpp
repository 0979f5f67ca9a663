#include "core/jose/base64url.h"
#include "core/jose/disclosure.h"
#include "core/jose/keybinding.h"
#include "tests/sandbox/platform/softparty.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <QUrl>

using namespace eid;
using namespace eid::sandbox;

namespace {

constexpr int notInstalled = 77;

const QString audience = QStringLiteral("x509_san_dns:shop.example");
const QString nonce = QStringLiteral("bm9uY2Utb2YtMTI4LWJpdA");
const QStringList name{QStringLiteral("name")};
const QStringList adult{QStringLiteral("age_equal_or_over"), QStringLiteral("18")};

/// What the verifier says.
struct Verdict
{
    int status = -1;
    QJsonObject claims;
    QString fault;
};

/// A card, and a copy that the platform has issued to it.
struct Scene
{
    PlatformCase platform;
    CopyHolder holder{platform, platform.authentication};
    QByteArray copy = holder.take().first();

    [[nodiscard]] QString statusUri() const
    {
        return SdJwt::parse(copy)
            ->claims()[QLatin1String("status")][QLatin1String("status_list")][QLatin1String("uri")]
            .toString();
    }

    /// The platform's list as anybody gets it now.
    QByteArray statusList() const
    {
        const auto anybody = platform.client();
        if (!anybody->connect())
            qFatal("No connection to the platform");
        const auto reply = anybody->ask("GET", QUrl(statusUri()).path().toLatin1());
        return reply && reply->status == 200 ? reply->body : QByteArray();
    }

    [[nodiscard]] QByteArray present(const QByteArray &told, const QString &otherNonce = nonce,
        const QString &otherAudience = audience,
        const QDateTime &at = QDateTime::currentDateTimeUtc()) const
    {
        return bindPresentation(told, {otherAudience, otherNonce, at, {}}, holder.key()).value();
    }

    [[nodiscard]] QByteArray telling(const QList<QStringList> &paths) const
    {
        return SdJwt::parse(copy)->withOnly(paths);
    }

    [[nodiscard]] Verdict verdictOn(
        const QByteArray &presentation, const QByteArray &otherRoots = {})
    {
        const QByteArray roots = otherRoots.isEmpty() ? platform.platform().rootsPem() : otherRoots;
        const QJsonObject order{{QStringLiteral("presentation"), QString::fromLatin1(presentation)},
            {QStringLiteral("roots"), QString::fromLatin1(roots)},
            {QStringLiteral("audience"), audience}, {QStringLiteral("nonce"), nonce},
            {QStringLiteral("statusLists"),
                QJsonObject{{statusUri(), QString::fromLatin1(statusList())}}}};
        QProcess node;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("NODE_PATH"), QStringLiteral(EID_VERIFIER_PACKAGES));
        node.setProcessEnvironment(environment);
        node.start(QStringLiteral("node"), {QStringLiteral(EID_VERIFIER)});
        node.write(QJsonDocument(order).toJson());
        node.closeWriteChannel();
        if (!node.waitForFinished(120000) || node.exitStatus() != QProcess::NormalExit)
            return {};
        return {node.exitCode(),
            QJsonDocument::fromJson(node.readAllStandardOutput())
                .object()[QLatin1String("claims")]
                .toObject(),
            QString::fromUtf8(node.readAllStandardError()).trimmed()};
    }

    QString faultOf(const QByteArray &presentation)
    {
        const Verdict verdict = verdictOn(presentation);
        return verdict.status == 1 ? verdict.fault : QString::number(verdict.status);
    }
};

/// \a presentation with its part \a index in another form.
QByteArray withPart(const QByteArray &presentation, qsizetype index, const QByteArray &part)
{
    QList<QByteArray> parts = presentation.split('~');
    parts[index] = part;
    return parts.join('~');
}

QByteArray madeUp(const QString &claim, const QJsonValue &value)
{
    return makeDisclosure(claim, value, std::array<std::uint8_t, saltSize>{}).encoded;
}

} // namespace

/// Copies of the reference platform and presentations of the tool's own code, verified by packages
/// that have nothing to do with either.
class SdJwtVcTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("node")).isEmpty()
            || !QFileInfo::exists(QStringLiteral(EID_VERIFIER_PACKAGES)))
            QSKIP("the verifier's packages are not installed: ./dev packages");
        QVERIFY(Scene().verdictOn({}).status != notInstalled);
    }

    void isAccepted_data()
    {
        QTest::addColumn<QList<QStringList>>("paths");
        QTest::newRow("nothing told") << QList<QStringList>();
        QTest::newRow("an age") << QList<QStringList>{adult};
        QTest::newRow("name, ID number and an age")
            << QList<QStringList>{name, {QStringLiteral("id_number")}, adult};
    }

    void isAccepted()
    {
        QFETCH(QList<QStringList>, paths);
        Scene scene;
        const QByteArray presentation = scene.present(scene.telling(paths));
        const Verdict verdict = scene.verdictOn(presentation);
        QCOMPARE(verdict.fault, QString());
        QCOMPARE(verdict.status, 0);
        QJsonObject claims = verdict.claims;
        for (const QStringList &path : paths)
            QVERIFY(claims.contains(path.first()));
        QCOMPARE(claims.contains(name.first()), paths.contains(name));
        QCOMPARE(claims, SdJwt::parse(presentation)->claims());
    }

    void isRefusedWhereItIsNotWhatWasAskedFor()
    {
        Scene scene;
        const QByteArray told = scene.telling({name});
        QCOMPARE(scene.faultOf(scene.present(told)), QStringLiteral("0"));
        QCOMPARE(scene.faultOf(scene.present(told, QStringLiteral("another"))),
            QStringLiteral("Verify Error: Invalid Nonce"));
        QCOMPARE(scene.faultOf(scene.present(told, nonce, QStringLiteral("another"))),
            QStringLiteral("audience"));
        QCOMPARE(scene.faultOf(scene.present(
                     told, nonce, audience, QDateTime::currentDateTimeUtc().addSecs(-400))),
            QStringLiteral("age"));
        QCOMPARE(scene.faultOf(told), QStringLiteral("Key Binding JWT not exist"));
        const SoftCredential other
            = scene.platform.makeCredential(sandbox::CertificatePurpose::Authentication);
        const QByteArray stolen
            = bindPresentation(told, {audience, nonce, QDateTime::currentDateTimeUtc(), {}},
                {other.key.get(), eid::KeyAlgorithm::EcP256})
                  .value();
        QCOMPARE(scene.faultOf(stolen), QStringLiteral("Verify Error: Invalid JWT Signature"));
    }

    void isRefusedOnceChanged()
    {
        Scene scene;
        const QByteArray presentation = scene.present(scene.telling({name}));
        const QList<QByteArray> parts = presentation.split('~');
        QCOMPARE(parts.size(), 3);
        QCOMPARE(scene.faultOf(presentation), QStringLiteral("0"));
        const QString changed = QStringLiteral("Invalid sd_hash in Key Binding JWT");
        const QByteArray otherName = madeUp(name.first(), QStringLiteral("李四"));
        QCOMPARE(scene.faultOf(withPart(presentation, 1, otherName)), changed);
        QCOMPARE(scene.faultOf(withPart(presentation, 1,
                     parts[1] + '~' + madeUp(QStringLiteral("title"), QStringLiteral("Dr.")))),
            changed);
        QCOMPARE(scene.faultOf(parts[0] + '~' + parts[2]), changed);
        // What the holder makes up and signs is no part of the copy.
        const Verdict verdict = scene.verdictOn(scene.present(parts[0] + '~' + otherName + '~'));
        QVERIFY(!verdict.claims.contains(name.first()));
        // The issuer's own words.
        QList<QByteArray> token = parts[0].split('.');
        QJsonObject claims = *SdJwt::parse(scene.copy)->jws().claims();
        claims[QLatin1String("exp")] = claims[QLatin1String("exp")].toInteger() + 1;
        const QByteArray json = QJsonDocument(claims).toJson(QJsonDocument::Compact);
        token[1] = toBase64Url(
            {reinterpret_cast<const std::uint8_t *>(json.constData()), std::size_t(json.size())});
        QCOMPARE(scene.faultOf(scene.present(token.join('.') + '~')),
            QStringLiteral("Verify Error: Invalid JWT Signature"));
    }

    void isRefusedOfAnotherPlatform()
    {
        Scene scene;
        Scene another;
        const QByteArray presentation = scene.present(scene.telling({}));
        QCOMPARE(scene.verdictOn(presentation).status, 0);
        const Verdict verdict
            = scene.verdictOn(presentation, another.platform.platform().rootsPem());
        QCOMPARE(verdict.status, 1);
        QCOMPARE(verdict.fault, QStringLiteral("certificate of nobody who is trusted"));
    }

    void isRefusedOnceItsIndexIsNotValid()
    {
        Scene scene;
        const QByteArray presentation = scene.present(scene.telling({}));
        const QString notValid = QStringLiteral("Status is not valid");
        const auto tell
            = [&](const char *path) { return scene.holder.client()->ask("POST", path)->status; };
        QCOMPARE(scene.faultOf(presentation), QStringLiteral("0"));
        QCOMPARE(tell("/v1/card/freeze"), 204);
        QCOMPARE(scene.faultOf(presentation), notValid);
        QCOMPARE(tell("/v1/card/unfreeze"), 204);
        QCOMPARE(scene.faultOf(presentation), QStringLiteral("0"));
        QVERIFY(scene.platform.platform().revokeCopies(PlatformCase::cardUuid()));
        QCOMPARE(scene.faultOf(presentation), notValid);
        // Nobody else's.
        scene.copy = scene.holder.take().first();
        QCOMPARE(scene.faultOf(scene.present(scene.telling({}))), QStringLiteral("0"));
    }
};

QTEST_GUILESS_MAIN(SdJwtVcTest)
#include "sdjwtvc_test.moc"
