#include "tests/ui/onlinecopy/copysamples.h"

#include <string_view>

namespace eid::samples {

namespace {

QDateTime at(int year, int month, int day, int hour = 9, int minute = 30)
{
    return {QDate(year, month, day), QTime(hour, minute), Qt::UTC};
}

std::shared_ptr<const Secret> secretOf(std::string_view characters)
{
    return std::make_shared<const Secret>(
        std::span(reinterpret_cast<const std::uint8_t *>(characters.data()), characters.size()));
}

ShownCopy shownCopy(const QString &name, const QString &host, QList<CopyUsage> uses)
{
    ShownCopy copy;
    copy.identifier = host;
    copy.issued = at(2027, 1, 3);
    copy.expires = at(2027, 7, 3);
    copy.standing = CopyStanding::Valid;
    copy.relyingParty = name;
    copy.host = host;
    copy.uses = std::move(uses);
    return copy;
}

RelyingParty shop()
{
    RelyingParty party;
    party.clientId = u"x509_san_dns:shop.example.cn"_qs;
    party.host = u"shop.example.cn"_qs;
    party.name = u"晴天网上商城"_qs;
    party.issuer = u"eID Demo CA"_qs;
    party.validFrom = at(2026, 6, 1);
    party.validUntil = at(2028, 6, 1);
    party.sha256 = u"9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08"_qs;
    return party;
}

} // namespace

CopyOffer copyOffer()
{
    CopyOffer offer;
    offer.issuer = u"https://eid.example.cn"_qs;
    offer.code = QByteArrayLiteral("c0de");
    offer.transactionCode = TransactionCodeForm{true, 6, {}};
    return offer;
}

CopyOverview copyOverview()
{
    CopyOverview overview;
    for (int index = 0; index < 8; ++index)
        overview.copies.append(
            {QString::number(index), at(2027, 7, 3), index < 3, index, CopyStanding::Valid});
    overview.unassigned = 5;
    overview.canRefresh = true;
    overview.earliestExpiry = at(2027, 7, 3);
    return overview;
}

CopyView copyView()
{
    CopyView view;
    view.values = {
        {CopyField::Name, u"阿••••••"_qs, u"阿卜杜拉·买买提"_qs},
        {CopyField::IdNumber, u"1101••••••••••••11"_qs, u"110101199003070011"_qs},
        {CopyField::BirthDate, u"••••-••-••"_qs, u"1990-03-07"_qs},
        {CopyField::Sex, u"•"_qs, u"male"_qs},
        {CopyField::DocumentExpiry, u"••••-••-••"_qs, u"2034-05-20"_qs},
        {CopyField::Age14, u"•"_qs, u"true"_qs},
        {CopyField::Age16, u"•"_qs, u"true"_qs},
        {CopyField::Age18, u"•"_qs, u"true"_qs},
        {CopyField::Age21, u"•"_qs, u"true"_qs},
        {CopyField::Age60, u"•"_qs, u"false"_qs},
    };
    view.copies = {
        shownCopy(u"晴天网上商城"_qs, u"shop.example.cn"_qs,
            {{at(2027, 2, 20, 6, 5), u"晴天网上商城"_qs, u"shop.example.cn"_qs, {}, {}},
                {at(2027, 1, 9, 12, 40), u"晴天网上商城"_qs, u"shop.example.cn"_qs,
                    {CopyField::Age18}, {}}}),
        shownCopy(u"示例市政务服务中心"_qs, u"service.city.example.cn"_qs,
            {{at(2027, 2, 1, 1, 12), u"示例市政务服务中心"_qs, u"service.city.example.cn"_qs,
                {CopyField::Name, CopyField::IdNumber}, {}}}),
        shownCopy(u"示例银行"_qs, u"bank.example.cn"_qs,
            {{at(2027, 1, 15, 8, 0), u"示例银行"_qs, u"bank.example.cn"_qs, {CopyField::Name},
                u"同意将预留手机号变更为 138****0000"_qs}}),
    };
    view.copies[2].standing = CopyStanding::Suspended;
    for (int index = 0; index < 5; ++index)
        view.copies.append(shownCopy({}, {}, {}));
    return view;
}

std::shared_ptr<const Secret> recoveryPhrase()
{
    return secretOf("7Q4N-0VZ2-M8KD-3XTR-9HYC-WB6E-51PG");
}

std::shared_ptr<const Secret> lossCode()
{
    return secretOf("KX3M-7PQA-RT5V-2WDN");
}

CopiesTaken copiesTaken()
{
    CopiesTaken taken;
    taken.taken = 8;
    taken.expires = at(2027, 9, 1);
    taken.lossCode = lossCode();
    return taken;
}

AuthenticationRequest plainRequest()
{
    AuthenticationRequest request;
    request.identifier = QUuid::createUuid();
    request.relyingParty = shop();
    request.purpose = u"为您开通网上商城账户（实名核验）"_qs;
    request.expires = at(2027, 3, 1, 9, 40);
    request.factors = {AuthenticationFactor::CardPin, AuthenticationFactor::Copy};
    request.choices = {QList<CopyField>()};
    return request;
}

AuthenticationRequest curiousRequest()
{
    AuthenticationRequest request = plainRequest();
    request.purpose = u"为您购买的境外航班办理乘机人登记，并确认您已年满 18 周岁"_qs;
    request.asked = {CopyField::Name, CopyField::IdNumber, CopyField::BirthDate, CopyField::Age18};
    request.needed = {CopyField::Name, CopyField::Age18};
    request.choices = {{CopyField::Name, CopyField::IdNumber, CopyField::Age18},
        {CopyField::Name, CopyField::BirthDate, CopyField::Age18},
        {CopyField::Name, CopyField::Age18}};
    return request;
}

AuthenticationRequest signingRequest()
{
    AuthenticationRequest request = plainRequest();
    request.relyingParty.name = u"示例银行股份有限公司"_qs;
    request.relyingParty.host = u"ebank.bank.example.cn"_qs;
    request.purpose = u"确认向新收款人转账"_qs;
    request.factors
        = {AuthenticationFactor::CardPin, AuthenticationFactor::Copy, AuthenticationFactor::Face};
    request.asked = {CopyField::Name};
    request.needed = {CopyField::Name};
    request.choices = {{CopyField::Name}};
    request.transactionTexts = {u"转账委托\n\n付款账户：6222 **** **** 0188\n收款人：王小明\n"
                                u"收款账户：6217 **** **** 2266\n金额：人民币 12,800.00 元\n"
                                u"用途：装修尾款"_qs};
    return request;
}

AuthenticationRequest longRequest()
{
    AuthenticationRequest request = curiousRequest();
    request.relyingParty.name
        = u"新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿克陶县人力资源和社会保障局公共就业服务中心"
          u" Kizilsu Kirghiz Autonomous Prefecture Public Employment Service"_qs;
    request.relyingParty.host
        = u"very-long-name-of-a-department-that-nobody-would-type-by-hand.services.example-of-a-"
          u"quite-long-registered-domain.gov.example.cn"_qs;
    request.purpose = QString(u"办理公共就业服务登记，核对参保信息与年龄条件。"_qs).repeated(8);
    request.asked.clear();
    for (const CopyField field : allCopyFields())
        request.asked.append(field);
    request.needed = request.asked;
    request.choices = {request.asked};
    return request;
}

LossState reportedLost()
{
    LossState state;
    state.use = CardUse::ReportedLost;
    state.since = at(2027, 3, 1, 9, 30);
    state.finalAt = at(2027, 3, 8, 9, 30);
    state.report = u"LR-20270301-4471"_qs;
    return state;
}

} // namespace eid::samples
