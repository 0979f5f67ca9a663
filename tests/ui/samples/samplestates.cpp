#include "tests/ui/samples/samplestates.h"

namespace eid::samples {

namespace {

Certificate certificate(const QString &usage, int daysLeft)
{
    Certificate certificate;
    certificate.der = {0x30, 0x03, 0x02, 0x01, 0x05};
    certificate.commonName = QStringLiteral("阿卜杜拉·买买提");
    certificate.serialNumberAttribute = QStringLiteral("IDCCN-110101199003070011");
    certificate.subject
        = QStringLiteral("CN=阿卜杜拉·买买提,serialNumber=IDCCN-110101199003070011,C=CN");
    certificate.issuer = QStringLiteral("CN=eID Demo CA,O=eID Demonstration,C=CN");
    certificate.issuerCommonName = QStringLiteral("eID Demo CA");
    certificate.serialNumber = QStringLiteral("4B1D2E6F90A7C3358812D4E6F7089A1B");
    certificate.notBefore = now().addDays(-700);
    certificate.notAfter = now().addDays(daysLeft).addSecs(3600);
    certificate.keyAlgorithm = QStringLiteral("EC P-256");
    certificate.signatureAlgorithm = QStringLiteral("ecdsa-with-SHA256");
    certificate.keyUsages = {usage};
    certificate.extendedKeyUsages = {QStringLiteral("clientAuth")};
    certificate.sha256
        = QStringLiteral("9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08");
    return certificate;
}

CertificateSlot present(KeySlot slot, const QString &usage, int daysLeft)
{
    CertificateSlot content;
    content.slot = slot;
    content.content = CertificateSlot::Content::Present;
    content.certificate = certificate(usage, daysLeft);
    return content;
}

CardState inPhase(CardPhase phase)
{
    CardState card = healthyCard();
    card.phase = phase;
    card.certificates.clear();
    card.puk = {};
    if (phase != CardPhase::Named)
        card.holder.reset();
    if (phase == CardPhase::Recognising || phase == CardPhase::Empty) {
        card.identity = {};
        card.pin = {};
    }
    return card;
}

CardState withPin(int tries)
{
    CardState card = healthyCard();
    card.pin.triesLeft = tries;
    return card;
}

CardState withTroubledCertificates()
{
    CardState card = healthyCard();
    card.certificates[0] = present(KeySlot::Authentication, QStringLiteral("digitalSignature"), 21);
    card.certificates[1] = present(KeySlot::Signature, QStringLiteral("nonRepudiation"), -3);
    card.certificates[2].content = CertificateSlot::Content::Faulty;
    card.certificates[2].certificate = {};
    card.certificates[2].error = Error{ErrorCode::CertificateMalformed, {}, {}};
    return card;
}

CardState withLongName()
{
    CardState card = healthyCard();
    card.holder->name
        = QStringLiteral("努尔艾力·阿卜杜热合曼·买买提艾力·斯拉木江·吐尔逊尼亚孜·库尔班江");
    return card;
}

CardState inOtherReader()
{
    CardState card = healthyCard();
    card.reader = QStringLiteral("Gemalto PC Twin Reader (70D7E2EE) 01 00");
    card.identity.serial = QStringLiteral("0F1E2D3C4B5A69788796A5B4C3D2E1F0");
    card.holder->name = QStringLiteral("王小明");
    card.holder->idNumber = QStringLiteral("110105199508150028");
    return card;
}

CardState withoutCertificates()
{
    CardState card = healthyCard();
    card.holder.reset();
    for (CertificateSlot &slot : card.certificates)
        slot = {slot.slot, CertificateSlot::Content::Empty, {}, {}};
    return card;
}

CardState initial()
{
    CardState card = healthyCard();
    card.pin.isInitial = true;
    return card;
}

CardState pukBlocked()
{
    CardState card = withPin(0);
    card.puk.triesLeft = 0;
    return card;
}

} // namespace

QDateTime now()
{
    return {QDate(2027, 3, 1), QTime(9, 30), Qt::UTC};
}

CardState healthyCard()
{
    CardState card;
    card.reader = QStringLiteral("Alcor Micro AU9560 00 00");
    card.phase = CardPhase::Complete;
    card.identity = {QStringLiteral("PIV"), QStringLiteral("3F2504E04F8911D39A0C0305E82C3301")};
    card.pin = {3, 3, false};
    card.puk = {3, 3, false};
    card.holder = Holder{
        QStringLiteral("阿卜杜拉·买买提"), QStringLiteral("110101199003070011"), QDate(1990, 3, 7)};
    card.certificates = {present(KeySlot::Authentication, QStringLiteral("digitalSignature"), 1095),
        present(KeySlot::Signature, QStringLiteral("nonRepudiation"), 1095),
        present(KeySlot::KeyManagement, QStringLiteral("keyAgreement"), 1095)};
    return card;
}

CardState plain(CardState card)
{
    card.pin.triesAtMost.reset();
    card.pin.isInitial.reset();
    card.puk = {};
    return card;
}

DeskState deskWith(const QList<CardState> &cards)
{
    DeskState desk;
    desk.isKnown = true;
    desk.readers = cards;
    return desk;
}

DeskState deskWithout(ErrorCode serviceError)
{
    DeskState desk;
    desk.isKnown = true;
    desk.serviceError = Error{serviceError, QStringLiteral("8010001D"), {}};
    return desk;
}

DeskState deskFailing(ErrorCode code)
{
    CardState card = inPhase(CardPhase::Failed);
    card.error = Error{code, QStringLiteral("80100066"), {}};
    return deskWith({card});
}

QList<Sample> samples()
{
    return {
        {QStringLiteral("starting"), {}},
        {QStringLiteral("no-reader"), deskWith({})},
        {QStringLiteral("service-stopped"), deskWithout(ErrorCode::PcscServiceStopped)},
        {QStringLiteral("library-missing"), deskWithout(ErrorCode::PcscLibraryMissing)},
        {QStringLiteral("access-denied"), deskWithout(ErrorCode::PcscAccessDenied)},
        {QStringLiteral("no-card"), deskWith({inPhase(CardPhase::Empty)})},
        {QStringLiteral("recognising"), deskWith({inPhase(CardPhase::Recognising)})},
        {QStringLiteral("known"), deskWith({inPhase(CardPhase::Known)})},
        {QStringLiteral("named"), deskWith({inPhase(CardPhase::Named)})},
        {QStringLiteral("home"), deskWith({healthyCard()})},
        {QStringLiteral("plain"), deskWith({plain(healthyCard())})},
        {QStringLiteral("first-pin"), deskWith({initial()})},
        {QStringLiteral("last-try"), deskWith({withPin(1)})},
        {QStringLiteral("pin-blocked"), deskWith({withPin(0)})},
        {QStringLiteral("puk-blocked"), deskWith({pukBlocked()})},
        {QStringLiteral("certificates-troubled"), deskWith({withTroubledCertificates()})},
        {QStringLiteral("no-certificates"), deskWith({withoutCertificates()})},
        {QStringLiteral("long-name"), deskWith({withLongName()})},
        {QStringLiteral("two-cards"), deskWith({healthyCard(), inOtherReader()})},
        {QStringLiteral("unknown-card"), deskFailing(ErrorCode::CardUnknown)},
        {QStringLiteral("mute-card"), deskFailing(ErrorCode::CardMute)},
        {QStringLiteral("busy-card"), deskFailing(ErrorCode::CardBusy)},
    };
}

} // namespace eid::samples
