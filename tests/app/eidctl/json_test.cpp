#include "app/eidctl/json/jsonofcard.h"
#include "app/eidctl/json/jsonofcertificates.h"
#include "app/eidctl/json/jsonofcopy.h"
#include "app/eidctl/json/jsonoferror.h"
#include "app/eidctl/json/jsonofface.h"
#include "app/eidctl/json/jsonofjournal.h"
#include "app/eidctl/json/jsonofpinjob.h"
#include "app/eidctl/json/jsonofrenewal.h"
#include "app/eidctl/json/jsonofsample.h"
#include "app/eidctl/json/jsonofwatchevent.h"
#include "app/eidctl/texts/textofcopy.h"
#include "core/base/errorwords.h"
#include "schemacheck.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <cmath>

using namespace eid;
using namespace eid::ctl;

namespace {

const QDateTime now(QDate(2026, 5, 1), QTime(12, 0), Qt::UTC);

QByteArray bytesOf(const QJsonObject &document)
{
    return QJsonDocument(document).toJson(QJsonDocument::Compact) + '\n';
}

Certificate someCertificate()
{
    Certificate certificate;
    certificate.commonName = QStringLiteral("阿卜杜拉·买买提");
    certificate.subject
        = QStringLiteral("CN=阿卜杜拉·买买提,serialNumber=IDCCN-653101199003070010");
    certificate.issuer = QStringLiteral("CN=Demo CA");
    certificate.issuerCommonName = QStringLiteral("Demo CA");
    certificate.serialNumber = QStringLiteral("01AB");
    certificate.notBefore = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    certificate.notAfter = QDateTime(QDate(2027, 1, 1), QTime(0, 0), Qt::UTC);
    certificate.keyAlgorithm = QStringLiteral("EC P-256");
    certificate.signatureAlgorithm = QStringLiteral("ecdsa-with-SHA256");
    certificate.keyUsages = {QStringLiteral("digitalSignature")};
    certificate.sha256 = QString(64, u'A');
    return certificate;
}

CardState someCard()
{
    CardState card;
    card.reader = QStringLiteral("Virtual PCD 00 00");
    card.phase = CardPhase::Complete;
    card.atr = QByteArray::fromHex("3B80");
    card.identity = {QStringLiteral("PIV"), QStringLiteral("0123ABCD")};
    card.pin = {2, 3, false};
    card.holder = Holder{
        QStringLiteral("阿卜杜拉·买买提"), QStringLiteral("653101199003070010"), QDate(1990, 3, 7)};
    card.certificates = {
        {KeySlot::Authentication, CertificateSlot::Content::Present, someCertificate(), {}},
        {KeySlot::Signature, CertificateSlot::Content::Faulty, {},
            Error{ErrorCode::CertificateMalformed, {}, {}}},
        {KeySlot::KeyManagement, CertificateSlot::Content::Empty, {}, {}},
    };
    card.cost = {12, 300, 4000};
    return card;
}

} // namespace

class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samplesFollowTheirSchemas()
    {
        const QString identifier = QStringLiteral("5f1d6b1e-3c1c-4a53-9a3e-0f4a2c7d9b10");
        const SampleOutcome sent{identifier, true, {},
            FaceComparison{QStringLiteral("lbp-histogram"), 0.5, 0.25, true, true}};
        const SampleOutcome judging{identifier, true, {}, {}};
        const SampleOutcome kept{identifier, false,
            Error{ErrorCode::PlatformUnreachable, QStringLiteral("curl 7"), {}}, {}};
        for (const SampleOutcome &outcome : {sent, judging, kept}) {
            const auto document
                = jsonOfSample({QStringLiteral("R"), QStringLiteral("0123ABCD"), outcome});
            QCOMPARE(schemaFault(QStringLiteral("face-sent"), bytesOf(document)), QString());
            QCOMPARE(document[QLatin1String("sent")].toBool(), outcome.sent);
        }
        QCOMPARE(jsonOfSample({{}, {}, sent})[QLatin1String("comparison")][QLatin1String("weak")],
            QJsonValue(true));

        const WaitingSample waiting{identifier, now, now.addDays(1), 1000, 10, true};
        for (const QList<WaitingSample> &list : {QList<WaitingSample>(), {waiting, waiting}}) {
            const auto document = jsonOfWaitingSamples(list);
            QCOMPARE(schemaFault(QStringLiteral("face-waiting"), bytesOf(document)), QString());
            QCOMPARE(document[QLatin1String("samples")].toArray().size(), list.size());
        }
        QCOMPARE(schemaFault(
                     QStringLiteral("face-discarded"), bytesOf(jsonOfDiscardedSample(identifier))),
            QString());
    }

    void copiesFollowTheirSchemas()
    {
        const auto code = std::make_shared<const Secret>(
            ByteView(reinterpret_cast<const std::uint8_t *>("ABCD-EFGH-IJKL-2345"), 19));
        const CopiesTaken first{8, now.addMonths(6), code, {}};
        const CopiesTaken again{8, now.addMonths(6), nullptr,
            Error{ErrorCode::PlatformBusy, QStringLiteral("HTTP 503"), {}}};
        for (const CopiesTaken &taken : {first, again}) {
            const auto document
                = jsonOfCopiesTaken({QStringLiteral("R"), QStringLiteral("0123ABCD"), taken});
            QCOMPARE(schemaFault(QStringLiteral("copies-taken"), bytesOf(document)), QString());
            QCOMPARE(document.contains(QLatin1String("lossCodeError")), taken.lossCode == nullptr);
        }

        const QString identifier = QStringLiteral("5f1d6b1e-3c1c-4a53-9a3e-0f4a2c7d9b10");
        CopiesReport report{QStringLiteral("R"), QStringLiteral("0123ABCD"), {}, std::nullopt};
        QCOMPARE(schemaFault(QStringLiteral("copies"), bytesOf(jsonOfCopies(report))), QString());
        report.overview.copies = {{identifier, now, true, 2, CopyStanding::Valid}};
        report.view = CopyView{{},
            {{identifier, now, now, CopyStanding::Suspended, QStringLiteral("网上商店"),
                 QStringLiteral("shop.example"),
                 {{now, QStringLiteral("网上商店"), QStringLiteral("shop.example"),
                     {CopyField::Name, CopyField::Age18}, QStringLiteral("text"), {}}}},
                {identifier, {}, now, CopyStanding::Unknown, {}, {}, {}}},
            {{now, QStringLiteral("银行"), QStringLiteral("bank.example"), {},
                QStringLiteral("pay"), "eyJhbGciOiJFUzI1NiJ9.e30.c2ln"}}};
        const auto opened = jsonOfCopies(report);
        QCOMPARE(schemaFault(QStringLiteral("copies"), bytesOf(opened)), QString());
        QCOMPARE(opened[QLatin1String("opened")].toArray().size(), 2);
        const auto former = opened[QLatin1String("uses")].toArray().first().toObject();
        QCOMPARE(former[QLatin1String("signature")].toString(),
            QStringLiteral("eyJhbGciOiJFUzI1NiJ9.e30.c2ln"));
        const QString text = textOfCopies(report);
        QVERIFY(text.contains(QStringLiteral("Uses of copies that are gone:\n")));
        QVERIFY(text.contains(QStringLiteral("银行 (bank.example), the answer alone\n")));
        QVERIFY(text.endsWith(QStringLiteral("signed: pay")));

        QList<CopyValue> values;
        for (const CopyField field : allCopyFields())
            values.append({field, QStringLiteral("•"), QStringLiteral("open")});
        for (const bool isOpen : {false, true}) {
            const auto document = jsonOfCopyValues({values, isOpen});
            QCOMPARE(schemaFault(QStringLiteral("copy-values"), bytesOf(document)), QString());
            const auto shown = document[QLatin1String("values")][QLatin1String("name")].toString();
            QCOMPARE(shown, isOpen ? QStringLiteral("open") : QStringLiteral("•"));
        }
        QCOMPARE(schemaFault(QStringLiteral("copies-removed"), bytesOf(jsonOfRemovedCopies(8))),
            QString());
        QCOMPARE(
            schemaFault(QStringLiteral("loss-code"), bytesOf(jsonOfLossCode(*code))), QString());
    }

    void answersFollowTheirSchemas()
    {
        AuthenticationReport report;
        report.outcome.relyingParty
            = {QStringLiteral("x509_san_dns:shop.example"), QStringLiteral("shop.example"),
                QStringLiteral("网上商店"), QStringLiteral("CA"), now, now, QString(64, u'A')};
        report.request.asked = {CopyField::Name};
        QCOMPARE(
            schemaFault(QStringLiteral("authentication"), bytesOf(jsonOfAuthentication(report))),
            QString());
        report.request.transactionTexts = {QStringLiteral("a\nb")};
        report.outcome.disclosed = {CopyField::Name};
        report.outcome.signedTransactions = true;
        report.outcome.redirect = QUrl(QStringLiteral("https://shop.example/cb?response_code=a"));
        report.outcome.notNoted = Error{ErrorCode::StoreFull, {}, {}};
        QCOMPARE(
            schemaFault(QStringLiteral("authentication"), bytesOf(jsonOfAuthentication(report))),
            QString());

        const QString identifier = QStringLiteral("5f1d6b1e-3c1c-4a53-9a3e-0f4a2c7d9b10");
        for (const LossState &state :
            {LossState(), LossState{CardUse::Frozen, now, {}, {}, std::nullopt},
                LossState{CardUse::ReportedLost, now, now.addDays(7), identifier, std::nullopt},
                LossState{CardUse::Revoked, {}, {}, {}, Error{ErrorCode::StoreFull, {}, {}}}}) {
            const auto document = jsonOfLossState(state);
            QCOMPARE(schemaFault(QStringLiteral("card-use"), bytesOf(document)), QString());
            QCOMPARE(document[QLatin1String("use")].toString(), cardUseIdentifier(state.use));
        }
    }

    void cardsFollowTheirSchema()
    {
        CardState empty;
        empty.reader = QStringLiteral("R");
        CardState failed = empty;
        failed.phase = CardPhase::Failed;
        failed.error = Error{ErrorCode::CardUnknown, QStringLiteral("SW 6A82"), {}};
        const QByteArray lines = bytesOf(jsonOfCard(someCard(), IdNumberDisplay::Masked, now))
            + bytesOf(jsonOfCard(someCard(), IdNumberDisplay::Full, now))
            + bytesOf(jsonOfCard(empty, IdNumberDisplay::Masked, now))
            + bytesOf(jsonOfCard(failed, IdNumberDisplay::Masked, now));
        QCOMPARE(schemaFault(QStringLiteral("status"), lines, true), QString());
    }

    void masksTheIdNumberEverywhere()
    {
        const QByteArray masked = bytesOf(jsonOfCard(someCard(), IdNumberDisplay::Masked, now));
        QVERIFY(!masked.contains("653101199003070010"));
        QVERIFY(!masked.contains("1990-03-07"));
        const QByteArray full = bytesOf(jsonOfCard(someCard(), IdNumberDisplay::Full, now));
        QCOMPARE(full.count("653101199003070010"), 2);
    }

    void saysNullForWhatTheCardDoesNotTell()
    {
        CardState card = someCard();
        card.puk = {};
        const auto puk = jsonOfCard(card, IdNumberDisplay::Masked, now)[u"puk"].toObject();
        for (const auto key : {u"triesLeft", u"triesAtMost", u"initial", u"blocked"})
            QVERIFY(puk[key].isNull());
    }

    void readersFollowTheirSchema()
    {
        DeskState desk;
        desk.readers = {someCard()};
        const QByteArray lines = bytesOf(jsonOfReaders({})) + bytesOf(jsonOfReaders(desk));
        QCOMPARE(schemaFault(QStringLiteral("readers"), lines, true), QString());
    }

    void watchEventsFollowTheirSchema()
    {
        using Kind = WatchEvent::Kind;
        const QList<WatchEvent> events{
            {Kind::ReaderAdded, someCard(), {}},
            {Kind::ReaderRemoved, {}, {}},
            {Kind::CardChanged, someCard(), {}},
            {Kind::ServiceChanged, {}, Error{ErrorCode::PcscServiceStopped, {}, {}}},
            {Kind::ServiceChanged, {}, {}},
        };
        QByteArray lines;
        for (const WatchEvent &event : events)
            lines += bytesOf(jsonOfWatchEvent(event, IdNumberDisplay::Masked, now));
        QCOMPARE(schemaFault(QStringLiteral("watch-event"), lines, true), QString());
    }

    void pinJobsFollowTheirSchema()
    {
        QByteArray lines;
        for (const auto job : {PinJob::VerifyPin, PinJob::ChangePin, PinJob::ActivatePin,
                 PinJob::UnblockPin, PinJob::ChangePuk}) {
            lines += bytesOf(
                jsonOfPinJob({job, QStringLiteral("R"), QStringLiteral("AB"), {}, {}, {}}));
            lines += bytesOf(jsonOfPinJob({job, QStringLiteral("R"), QStringLiteral("AB"),
                PinVerdict::NewValid, {3, 3, false}, {}}));
        }
        QCOMPARE(schemaFault(QStringLiteral("pin-job"), lines, true), QString());
    }

    void certificatesFollowTheirSchema()
    {
        const CertificateReport report{
            QStringLiteral("R"), QStringLiteral("AB"), someCard().certificates};
        QCOMPARE(schemaFault(QStringLiteral("certificates"),
                     bytesOf(jsonOfCertificates(report, IdNumberDisplay::Masked, now))),
            QString());
        const ExportReport exported{
            KeySlot::Authentication, QStringLiteral("a.pem"), false, 900, QString(64, u'0')};
        QCOMPARE(schemaFault(QStringLiteral("certificate-export"), bytesOf(jsonOfExport(exported))),
            QString());
    }

    void renewalsFollowTheirSchemas()
    {
        RenewalPlanReport plan{QStringLiteral("R"), QStringLiteral("AB"), true, {}};
        for (const auto reason : {RenewalReason::NotDue, RenewalReason::Due, RenewalReason::Expired,
                 RenewalReason::Unusable, RenewalReason::CutShort, RenewalReason::Asked})
            plan.plan.credentials.append(
                {KeySlot::Signature, KeySlot::Authentication, reason, now});
        plan.plan.credentials.append(
            {KeySlot::Authentication, KeySlot::Signature, RenewalReason::Unusable, {}});
        QCOMPARE(schemaFault(QStringLiteral("renewal-plan"), bytesOf(jsonOfRenewalPlan(plan))),
            QString());
        const RenewalReport renewal{QStringLiteral("R"), QStringLiteral("AB"),
            {{{KeySlot::Signature, now, QString(64, u'A')}}, 42, 3, 14, 90, 100}};
        QCOMPARE(
            schemaFault(QStringLiteral("renewal"), bytesOf(jsonOfRenewal(renewal))), QString());
        const Error torn{ErrorCode::CardRemoved, {}, {}};
        QCOMPARE(schemaFault(QStringLiteral("error"),
                     bytesOf(jsonOfFailure({torn, RenewalStand::Unchanged}))
                         + bytesOf(jsonOfFailure({torn, RenewalStand::CutShort})),
                     true),
            QString());
    }

    void journalsFollowTheirSchemas()
    {
        JournalEntry entry
            = entryOf({JournalAction::RenewalStep, QString(32, u'a'), QStringLiteral("9C"),
                          ErrorCode::PlatformBusy, QStringLiteral("HTTP 503")},
                now, 0, journalBeginning());
        const JournalReport report{{entry}, 7};
        QCOMPARE(schemaFault(QStringLiteral("journal"),
                     bytesOf(jsonOfJournal({})) + bytesOf(jsonOfJournal(report)), true),
            QString());
        QCOMPARE(schemaFault(QStringLiteral("journal-verdict"),
                     bytesOf(jsonOfJournalVerdict({1, entry.hash, {}}))),
            QString());
        QCOMPARE(schemaFault(QStringLiteral("journal-export"),
                     bytesOf(jsonOfJournalExport({QStringLiteral("a.jsonl"), 1, 90, entry.hash}))),
            QString());
        entry.hash.chop(1);
        QVERIFY(!schemaFault(QStringLiteral("journal"), bytesOf(jsonOfJournal({{entry}, 1})))
                     .isEmpty());
    }

    void facesFollowTheirSchemas()
    {
        QCOMPARE(schemaFault(QStringLiteral("face-cameras"),
                     bytesOf(jsonOfCameras({}))
                         + bytesOf(jsonOfCameras({{QStringLiteral("camera:/dev/video0"),
                             QStringLiteral("HD Webcam")}})),
                     true),
            QString());
        QualityRecord quality;
        for (const QualityMeasure measure : allQualityMeasures())
            quality.values.append({measure, 1.0 / 3, 70, true});
        QCOMPARE(schemaFault(QStringLiteral("face-quality"),
                     bytesOf(jsonOfQuality({QStringLiteral("a.jpg"), {}}))
                         + bytesOf(jsonOfQuality({QStringLiteral("a.jpg"), quality})),
                     true),
            QString());
        const PictureReport picture{QStringLiteral("file:/a.avi"), QSize(1280, 720),
            QSize(480, 640), now, 60'000, {}, quality, allGuidance(), QStringLiteral("a.jpg")};
        QCOMPARE(schemaFault(QStringLiteral("face-picture"), bytesOf(jsonOfPicture(picture))),
            QString());
    }

    // A measure that is no number must not make a document that is none.
    void writesNoNumbersThatAreNone()
    {
        QualityRecord quality;
        quality.values.append({QualityMeasure::Sharpness, std::nan(""), 0, false});
        QCOMPARE(schemaFault(QStringLiteral("face-quality"),
                     bytesOf(jsonOfQuality({QStringLiteral("a.jpg"), quality}))),
            QString());
    }

    void everyErrorFollowsItsSchema()
    {
        QByteArray lines;
        for (const ErrorCode code : allErrorCodes()) {
            const Failure failure(
                Error{code, QStringLiteral("SW 63C2"), 2}, PinVerdict::OldEntryWrong);
            lines += bytesOf(jsonOfFailure(failure));
        }
        QCOMPARE(schemaFault(QStringLiteral("error"), lines, true), QString());
    }

    void schemaNamesNoErrorThatDoesNotExist()
    {
        QFile file(QStringLiteral(EID_SOURCE_DIR "/resources/schemas/common.schema.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto schema = QJsonDocument::fromJson(file.readAll()).object();
        const auto names = schema[u"$defs"].toObject()[u"errorCode"].toObject()[u"enum"].toArray();
        QCOMPARE(names.size(), static_cast<qsizetype>(allErrorCodes().size()));
    }

    void schemaRefusesWhatItShould()
    {
        QJsonObject card = jsonOfCard(someCard(), IdNumberDisplay::Masked, now);
        card.remove(QStringLiteral("pin"));
        QVERIFY(!schemaFault(QStringLiteral("status"), bytesOf(card)).isEmpty());
        card = jsonOfCard(someCard(), IdNumberDisplay::Masked, now);
        card.insert(QStringLiteral("surprise"), 1);
        QVERIFY(!schemaFault(QStringLiteral("status"), bytesOf(card)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(JsonTest)
#include "json_test.moc"
