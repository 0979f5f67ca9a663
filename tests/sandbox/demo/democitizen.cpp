#include "tests/sandbox/demo/democitizen.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace eid::sandbox {

namespace {

Bytes digits(std::string_view text)
{
    return {text.begin(), text.end()};
}

DemoCitizen citizen(
    const QString &key, const QString &name, const QString &idNumber, const QString &note)
{
    DemoCitizen citizen;
    citizen.key = key;
    citizen.name = name;
    citizen.idNumber = idNumber;
    citizen.note = note;
    citizen.demoPin = digits("471108");
    citizen.demoPuk = digits("31415926");
    return citizen;
}

QList<DemoCitizen> makeCitizens()
{
    DemoCitizen abdulla = citizen(QStringLiteral("default"), QStringLiteral("阿卜杜拉·买买提"),
        residentIdNumber(QStringLiteral("650102"), QDate(1990, 3, 7), 103),
        QStringLiteral("a name with «·», short APDUs"));

    DemoCitizen wang = citizen(QStringLiteral("wang"), QStringLiteral("王小明"),
        residentIdNumber(QStringLiteral("110101"), QDate(1985, 11, 23), 211),
        QStringLiteral("extended length; the signature certificate expires in 20 days, the "
                       "ID card in 90"));
    wang.extendedLength = true;
    wang.signatureDaysLeft = 20;
    wang.documentDaysLeft = 90;

    const DemoCitizen longName = citizen(QStringLiteral("long"),
        QStringLiteral("买买提江·阿布都热依木·吐尔逊阿依·艾合买提尼亚孜·麦麦提图尔荪·"
                       "玉素甫艾力·阿卜杜外力·伊敏江·库尔班"),
        residentIdNumber(QStringLiteral("653101"), QDate(1978, 6, 30), 45),
        QStringLiteral("a very long name"));

    const DemoCitizen latin
        = citizen(QStringLiteral("latin"), QStringLiteral("Anna-Sofía Lindqvist O'Hara"),
            residentIdNumber(QStringLiteral("911124"), QDate(1981, 8, 3), 2),
            QStringLiteral("a Latin name, a permanent resident's number"));

    DemoCitizen issued = citizen(QStringLiteral("new"), QStringLiteral("李雅静"),
        residentIdNumber(QStringLiteral("440305"), QDate(2004, 2, 29), 128),
        QStringLiteral("not activated yet: the PIN is the issued one"));
    issued.demoPin = digits("123456");
    issued.activated = false;

    DemoCitizen plain = citizen(QStringLiteral("plain"), QStringLiteral("陈子涵"),
        residentIdNumber(QStringLiteral("330106"), QDate(1999, 12, 1), 364),
        QStringLiteral("plain SP 800-73: no metadata, so the PUK's tries are unknown"));
    plain.metadata = false;
    plain.adminAlgorithm = AdminAlgorithm::TripleDes;

    DemoCitizen rsa = citizen(QStringLiteral("rsa"), QStringLiteral("欧阳慧敏"),
        residentIdNumber(QStringLiteral("510104"), QDate(1967, 9, 15), 88),
        QStringLiteral("RSA-2048 keys, extended length"));
    rsa.keys = DemoCitizen::Keys::Rsa2048;
    rsa.extendedLength = true;

    DemoCitizen t0 = citizen(QStringLiteral("t0"), QStringLiteral("赵铁柱"),
        residentIdNumber(QStringLiteral("210102"), QDate(1955, 5, 18), 17),
        QStringLiteral("an old card that speaks T=0"));
    t0.t0 = true;

    return {abdulla, wang, longName, latin, issued, plain, rsa, t0};
}

} // namespace

const QList<DemoCitizen> &demoCitizens()
{
    static const QList<DemoCitizen> citizens = makeCitizens();
    return citizens;
}

QString blankCardKey()
{
    return QStringLiteral("blank");
}

std::optional<DemoCitizen> findDemoCitizen(const QString &key)
{
    const auto &all = demoCitizens();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const DemoCitizen &candidate) { return candidate.key == key; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

QString residentIdNumber(const QString &region, QDate birth, int order)
{
    // ISO/IEC 7064 MOD 11-2: the weight of a place is 2 to the power of its distance from the end.
    static constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    static constexpr std::string_view checkDigits = "10X98765432";

    const QString body = region + birth.toString(QStringLiteral("yyyyMMdd"))
        + QStringLiteral("%1").arg(order, 3, 10, QLatin1Char('0'));
    Q_ASSERT(std::size_t(body.size()) == weights.size());
    int sum = 0;
    for (qsizetype i = 0; i < body.size(); ++i)
        sum += weights[std::size_t(i)] * body[i].digitValue();
    return body + QLatin1Char(checkDigits[std::size_t(sum % 11)]);
}

} // namespace eid::sandbox
