#include "core/store/store.h"
#include "core/store/userseal.h"

#include <qt_windows.h>
#include <QTemporaryDir>
#include <QTest>
// After windows.h.
#include <dpapi.h>

using namespace eid;

/// On Windows, where the system keeps the key.
class UserSealTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWhatItSealed()
    {
        const QByteArray key("32 octets of what nobody may know");
        const auto sealed = sealForUser(key);
        QVERIFY(sealed);
        QVERIFY(!sealed->contains(key));
        QVERIFY(sealed->size() > key.size());
        QCOMPARE(openForUser(*sealed).value(), key);
    }

    void isForThisPurposeAlone()
    {
        QByteArray key("octets");
        DATA_BLOB in{static_cast<DWORD>(key.size()), reinterpret_cast<BYTE *>(key.data())};
        DATA_BLOB out{};
        QVERIFY(CryptProtectData(
            &in, nullptr, nullptr, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, &out));
        const QByteArray others(reinterpret_cast<const char *>(out.pbData), out.cbData);
        LocalFree(out.pbData);
        QCOMPARE(openForUser(others).error().code, ErrorCode::StoreDamaged);
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("as on other systems") << QByteArray(32, 'k');
        QByteArray cut = sealForUser("octets").value();
        cut.chop(7);
        QTest::newRow("cut short") << cut;
    }
    void refusesWhatIsNone()
    {
        QFETCH(QByteArray, octets);
        QCOMPARE(openForUser(octets).error().code, ErrorCode::StoreDamaged);
    }

    /// As when the file was brought from another computer.
    void setsRecordsAsideWhoseKeyIsOfAnother()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("records.sqlite"));
        QString reference;
        {
            auto store = Store::open({.path = path});
            QVERIFY(store);
            reference = store->cardReference(QStringLiteral("00"));
            QCOMPARE(Store::open({.path = path})->cardReference(QStringLiteral("00")), reference);
            QVERIFY(store->database().execute(
                QStringLiteral("UPDATE store_key SET key = zeroblob(32)")));
        }
        const auto store = Store::open({.path = path});
        QVERIFY(store);
        QVERIFY(store->setAside());
        QVERIFY(store->cardReference(QStringLiteral("00")) != reference);
    }
};

QTEST_GUILESS_MAIN(UserSealTest)
#include "userseal_test.moc"
