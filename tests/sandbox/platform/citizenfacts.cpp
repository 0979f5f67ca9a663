#include "tests/sandbox/platform/citizenfacts.h"

#include "tests/sandbox/demo/democitizen.h"

namespace eid::sandbox {

namespace {

constexpr int secondsAheadOfUtc = 8 * 60 * 60;
constexpr char numberPrefix[] = "IDCCN-";

QByteArray attributeOf(const X509 *certificate, int nid)
{
    const X509_NAME *subject = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(subject, nid, -1);
    const ASN1_STRING *value
        = at < 0 ? nullptr : X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at));
    unsigned char *text = nullptr;
    const int size = value == nullptr ? -1 : ASN1_STRING_to_UTF8(&text, value);
    if (size < 0)
        return {};
    const QByteArray octets(reinterpret_cast<const char *>(text), size);
    OPENSSL_free(text);
    return octets;
}

} // namespace

QByteArray citizenNumberOf(const X509 *certificate)
{
    const QByteArray text = attributeOf(certificate, NID_serialNumber);
    return text.startsWith(numberPrefix) ? text.mid(qsizetype(sizeof numberPrefix) - 1)
                                         : QByteArray();
}

std::optional<CitizenFacts> citizenOf(const X509 *certificate)
{
    CitizenFacts facts;
    facts.name = QString::fromUtf8(attributeOf(certificate, NID_commonName));
    facts.idNumber = QString::fromLatin1(citizenNumberOf(certificate));
    facts.birth = QDate::fromString(facts.idNumber.mid(6, 8), QStringLiteral("yyyyMMdd"));
    bool isNumber = false;
    const int order = facts.idNumber.mid(14, 3).toInt(&isNumber);
    if (facts.name.isEmpty() || !facts.birth.isValid() || !isNumber
        || facts.idNumber != residentIdNumber(facts.idNumber.left(6), facts.birth, order))
        return std::nullopt;
    facts.male = order % 2 == 1;
    return facts;
}

QDate dayInChina(const QDateTime &time)
{
    return time.toOffsetFromUtc(secondsAheadOfUtc).date();
}

QDateTime beginningInChina(QDate day)
{
    return QDateTime(day, QTime(0, 0), Qt::OffsetFromUTC, secondsAheadOfUtc).toUTC();
}

} // namespace eid::sandbox
