#include "core/renewal/expirynotice.h"

#include <QTest>

using namespace eid;

namespace {

constexpr qint64 day = 24 * 60 * 60;
const QDateTime now(QDate(2026, 11, 23), QTime(23, 23, 29), Qt::UTC);

CardState cardWith(const QDateTime &authentication, const QDateTime &signature)
{
    CardState card;
    const auto add = [&](KeySlot slot, const QDateTime &notAfter) {
        CertificateSlot content{slot, CertificateSlot::Content::Present, {}, {}};
        content.certificate.notAfter = notAfter;
        card.certificates.append(content);
    };
    add(KeySlot::Authentication, authentication);
    add(KeySlot::Signature, signature);
    add(KeySlot::KeyManagement, now);
    return card;
}

} // namespace

class ExpiryNoticeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesByTheInstant_data()
    {
        QTest::addColumn<qint64>("secondsLeft");
        QTest::addColumn<int>("threshold"); // -1: none
        QTest::newRow("far") << 91 * day << -1;
        QTest::newRow("a second before 90 days") << 90 * day + 1 << -1;
        QTest::newRow("90 days") << 90 * day << 90;
        QTest::newRow("a second before 30") << 30 * day + 1 << 90;
        QTest::newRow("30 days") << 30 * day << 30;
        QTest::newRow("a second before 7") << 7 * day + 1 << 30;
        QTest::newRow("7 days") << 7 * day << 7;
        QTest::newRow("a second before 1") << day + 1 << 7;
        QTest::newRow("1 day") << day << 1;
        QTest::newRow("a second before the end") << qint64(1) << 1;
        QTest::newRow("the end") << qint64(0) << 0;
        QTest::newRow("long over") << -400 * day << 0;
    }

    void goesByTheInstant()
    {
        QFETCH(qint64, secondsLeft);
        QFETCH(int, threshold);
        const auto reached = reachedThreshold(now.addSecs(secondsLeft), now);
        QCOMPARE(reached.value_or(-1), threshold);
        // Whatever the time zone that the instant is told in.
        const auto elsewhere
            = reachedThreshold(now.addSecs(secondsLeft), now.toOffsetFromUtc(8 * 60 * 60));
        QCOMPARE(elsewhere, reached);
    }

    void tellsTheMostUrgentFirst()
    {
        const auto notices = expiryNotices(cardWith(now.addSecs(20 * day), now.addSecs(day)), now);
        QCOMPARE(notices.size(), 2);
        QCOMPARE(notices[0], (ExpiryNotice{KeySlot::Signature, now.addSecs(day), 1}));
        QCOMPARE(notices[1], (ExpiryNotice{KeySlot::Authentication, now.addSecs(20 * day), 30}));
        QVERIFY(expiryNotices(cardWith(now.addYears(1), now.addYears(1)), now).isEmpty());
        QVERIFY(expiryNotices(CardState(), now).isEmpty());
    }

    void saysWhenToLookAgain()
    {
        const auto card = cardWith(now.addSecs(100 * day), now.addSecs(8 * day));
        QCOMPARE(nextExpiryNotice(card, now), std::optional(now.addSecs(day)));
        QCOMPARE(nextExpiryNotice(card, now.addSecs(day)), std::optional(now.addSecs(7 * day)));
        QCOMPARE(nextExpiryNotice(card, now.addSecs(100 * day)), std::nullopt);
        QCOMPARE(nextExpiryNotice(CardState(), now), std::nullopt);
        // Nothing changes before it, and something does at it.
        const QDateTime next = *nextExpiryNotice(card, now);
        QCOMPARE(expiryNotices(card, next.addSecs(-1)), expiryNotices(card, now));
        QVERIFY(expiryNotices(card, next) != expiryNotices(card, now));
    }
};

QTEST_APPLESS_MAIN(ExpiryNoticeTest)
#include "expirynotice_test.moc"
