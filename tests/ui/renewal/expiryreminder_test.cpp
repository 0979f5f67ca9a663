#include "tests/ui/samples/samplestates.h"
#include "ui/renewal/expiryreminder.h"

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace eid;
using namespace eid::ui;

class ExpiryReminderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(
            m_folder->filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        m_silenced = false;
        const QList<CertificateSlot> slotList = samples::healthyCard().certificates;
        m_end = std::ranges::min_element(slotList, {}, [](const CertificateSlot &slot) {
            return slot.certificate.notAfter;
        })->certificate.notAfter;
    }

    void tellsEachThresholdOnceByTheInstant()
    {
        ExpiryReminder reminder(*m_settings, options());
        const QSignalSpy spy(&reminder, &ExpiryReminder::reminded);
        const DeskState desk = samples::deskWith({samples::healthyCard()});
        int told = 0;
        for (const int days : {90, 30, 7, 1}) {
            m_now = m_end.addSecs(-days * 86'400LL).addMSecs(-1);
            reminder.setState(desk);
            QCOMPARE(spy.count(), told);
            m_now = m_now.addMSecs(1);
            reminder.setState(desk);
            reminder.setState(desk);
            QCOMPARE(spy.count(), ++told);
        }
        m_now = m_end;
        reminder.setState(desk);
        QCOMPARE(spy.count(), ++told);
        QCOMPARE(spy.last().at(0).toString(), samples::healthyCard().reader);
        reminder.setState(samples::deskWith({}));
        QCOMPARE(spy.count(), told);
    }

    void remembersWhatWasToldWithoutSayingOfWhom()
    {
        m_now = m_end.addDays(-3);
        const DeskState desk = samples::deskWith({samples::healthyCard()});
        {
            ExpiryReminder reminder(*m_settings, options());
            const QSignalSpy spy(&reminder, &ExpiryReminder::reminded);
            reminder.setState(desk);
            QCOMPARE(spy.count(), 1);
        }
        ExpiryReminder again(*m_settings, options());
        const QSignalSpy spy(&again, &ExpiryReminder::reminded);
        again.setState(desk);
        QCOMPARE(spy.count(), 0);

        m_settings->sync();
        QFile file(m_settings->fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray kept = file.readAll();
        QVERIFY(!kept.isEmpty());
        const CardState card = samples::healthyCard();
        QVERIFY(!kept.contains(card.identity.serial.toUtf8()));
        QVERIFY(!kept.contains(card.holder->name.toUtf8()));
    }

    void isQuietWhenSilencedAndTellsAfterwards()
    {
        m_now = m_end.addDays(-3);
        m_silenced = true;
        ExpiryReminder reminder(*m_settings, options());
        const QSignalSpy spy(&reminder, &ExpiryReminder::reminded);
        const DeskState desk = samples::deskWith({samples::healthyCard()});
        reminder.setState(desk);
        QCOMPARE(spy.count(), 0);
        m_silenced = false;
        reminder.setState(desk);
        QCOMPARE(spy.count(), 1);
    }

private:
    ExpiryReminder::Options options()
    {
        return {.now = [this] { return m_now; }, .isSilenced = [this] { return m_silenced; }};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    QDateTime m_now;
    QDateTime m_end; ///< of the first certificate to end
    bool m_silenced = false;
};

QTEST_GUILESS_MAIN(ExpiryReminderTest)
#include "expiryreminder_test.moc"
