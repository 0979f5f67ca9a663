#include "core/renewal/renewalplan.h"

#include <QTest>

using namespace eid;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(23, 23, 29), Qt::UTC);
constexpr int missing = -100000;

/// A card whose certificates end so many days from now.
CardState cardWith(int authentication, int signature)
{
    CardState card;
    const auto add = [&](KeySlot slot, int days) {
        CertificateSlot content{slot, CertificateSlot::Content::Present, {}, {}};
        content.certificate.notBefore = now.addYears(-5);
        content.certificate.notAfter = now.addDays(days);
        if (days == missing)
            content = {slot, CertificateSlot::Content::Empty, {}, {}};
        card.certificates.append(content);
    };
    add(KeySlot::Authentication, authentication);
    add(KeySlot::Signature, signature);
    return card;
}

QString textOf(const Result<RenewalPlan> &plan)
{
    if (!plan)
        return plan.error().code == ErrorCode::RenewalNeedsCounter ? u"counter"_qs : u"error"_qs;
    QStringList parts;
    for (const PlannedRenewal &one : plan->credentials) {
        static const char *const reasons[]
            = {"not due", "due", "expired", "unusable", "cut short", "asked"};
        parts.append(
            slotName(one.slot) + u' ' + QString::fromLatin1(reasons[static_cast<int>(one.reason)]));
        if (one.voucher == one.slot)
            return u"vouches for itself"_qs;
    }
    return parts.join(u", ");
}

RenewalRecord record(KeySlot slot, RenewalStep step, RenewalMark mark)
{
    return {QUuid(), slotName(slot), step, mark, {}, {}, {}, {}, {}};
}

} // namespace

class RenewalPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plans_data()
    {
        QTest::addColumn<int>("authentication");
        QTest::addColumn<int>("signature");
        QTest::addColumn<bool>("all");
        QTest::addColumn<QString>("plan");
        QTest::newRow("fresh") << 700 << 700 << false << u"9C not due, 9A not due"_qs;
        QTest::newRow("asked") << 700 << 700 << true << u"9C asked, 9A asked"_qs;
        QTest::newRow("both due") << 90 << 30 << false << u"9C due, 9A due"_qs;
        QTest::newRow("not yet") << 91 << 91 << false << u"9C not due, 9A not due"_qs;
        QTest::newRow("9A due") << 30 << 700 << false << u"9C not due, 9A due"_qs;
        QTest::newRow("9C expired") << 30 << -1 << false << u"9C expired, 9A due"_qs;
        QTest::newRow("9A expired") << -1 << 30 << false << u"9A expired, 9C due"_qs;
        QTest::newRow("9A missing") << missing << 700 << false << u"9A unusable, 9C not due"_qs;
        QTest::newRow("9C missing") << 700 << missing << false << u"9C unusable, 9A not due"_qs;
        QTest::newRow("both expired") << -1 << -1 << false << u"counter"_qs;
        QTest::newRow("both missing") << missing << missing << true << u"counter"_qs;
        QTest::newRow("missing and expired") << missing << -1 << false << u"counter"_qs;
    }

    void plans()
    {
        QFETCH(int, authentication);
        QFETCH(int, signature);
        QFETCH(bool, all);
        const RenewalRules rules{now, 90, all ? RenewalScope::All : RenewalScope::Due};
        QTEST(textOf(planRenewal(cardWith(authentication, signature), rules)), "plan");
    }

    void goesByTheKeysToo()
    {
        RenewalRules rules{now};
        rules.lost = {KeySlot::Authentication};
        QCOMPARE(textOf(planRenewal(cardWith(700, 700), rules)), u"9A unusable, 9C not due"_qs);
        rules.lost = {KeySlot::Signature};
        QCOMPARE(textOf(planRenewal(cardWith(700, 700), rules)), u"9C unusable, 9A not due"_qs);
        rules.lost = {KeySlot::Signature, KeySlot::Authentication};
        QCOMPARE(textOf(planRenewal(cardWith(700, 700), rules)), u"counter"_qs);
    }

    void namesWhatWasCutShort()
    {
        RenewalRules rules{now};
        rules.cutShort = {KeySlot::Signature, KeySlot::Authentication};
        QCOMPARE(textOf(planRenewal(cardWith(700, 700), rules)), u"9C cut short, 9A cut short"_qs);
        rules.cutShort = {KeySlot::Authentication};
        QCOMPARE(textOf(planRenewal(cardWith(700, 700), rules)), u"9A cut short, 9C not due"_qs);
    }

    void readsARun()
    {
        UnfinishedRenewal run;
        QVERIFY(!hasChangedCard(run));
        QVERIFY(slotsLeft(run).isEmpty());
        run.records = {record(KeySlot::Signature, RenewalStep::Planned, RenewalMark::Before),
            record(KeySlot::Authentication, RenewalStep::Planned, RenewalMark::Before),
            record(KeySlot::Signature, RenewalStep::AdminAuthenticated, RenewalMark::After)};
        QVERIFY(!hasChangedCard(run));
        QCOMPARE(slotsLeft(run), (QList{KeySlot::Signature, KeySlot::Authentication}));
        run.records.append(
            record(KeySlot::Signature, RenewalStep::KeyGenerated, RenewalMark::Before));
        QVERIFY(hasChangedCard(run));
        run.records.append(record(KeySlot::Signature, RenewalStep::Confirmed, RenewalMark::Before));
        QCOMPARE(slotsLeft(run).size(), 2);
        run.records.append(record(KeySlot::Signature, RenewalStep::Confirmed, RenewalMark::After));
        QCOMPARE(slotsLeft(run), QList{KeySlot::Authentication});
    }
};

QTEST_APPLESS_MAIN(RenewalPlanTest)
#include "renewalplan_test.moc"
