#include "core/base/secret.h"

#include <QTest>

#include <openssl/crypto.h>

#include <array>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#else
#include <sys/prctl.h>
#endif

using eid::Secret;

class SecretTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void liesInLockedMemory()
    {
        const Secret secret(8);
        QCOMPARE(CRYPTO_secure_allocated(secret.octets().data()), 1);
    }

    void editsInPlace()
    {
        Secret secret;
        for (const char digit : {'1', '3', '4'})
            secret.append(static_cast<std::uint8_t>(digit));
        secret.insertAt(1, '2');
        secret.removeAt(0);
        constexpr std::array<std::uint8_t, 3> expected{'2', '3', '4'};
        QVERIFY(secret.equals(Secret(expected)));
    }

    void movesWithoutACopy()
    {
        Secret first(std::array<std::uint8_t, 2>{1, 2});
        const auto *where = first.octets().data();
        const Secret second = std::move(first);
        QCOMPARE(second.octets().data(), where);
        QCOMPARE(second.size(), std::size_t(2));
    }

    void growsBeyondItsFirstBlock()
    {
        Secret secret;
        for (int i = 0; i < 1000; ++i)
            secret.append(static_cast<std::uint8_t>(i));
        QCOMPARE(secret.size(), std::size_t(1000));
        QCOMPARE(secret.octets()[999], std::uint8_t(999 & 0xFF));
    }

    void comparesSizeAndContent()
    {
        const Secret secret(std::array<std::uint8_t, 2>{1, 2});
        QVERIFY(secret.equals(secret.duplicate()));
        QVERIFY(!secret.equals(Secret(std::array<std::uint8_t, 2>{1, 3})));
        QVERIFY(!secret.equals(Secret(std::array<std::uint8_t, 1>{1})));
        QVERIFY(Secret().equals(Secret()));
    }

    void printsNothingOfItself()
    {
        QString text;
        QDebug(&text) << Secret(std::array<std::uint8_t, 6>{'4', '7', '1', '1', '0', '8'});
        QCOMPARE(text.trimmed(), QStringLiteral("•••"));
    }

#ifdef Q_OS_WIN
    void forbidsDumpsWhileItLives()
    {
        const UINT before = GetErrorMode();
        {
            const Secret secret(4);
            QVERIFY((GetErrorMode() & SEM_NOGPFAULTERRORBOX) != 0);
        }
        QCOMPARE(GetErrorMode(), before);
    }
#else
    void forbidsDumpsWhileItLives()
    {
        const int before = prctl(PR_GET_DUMPABLE);
        {
            const Secret secret(4);
            QCOMPARE(prctl(PR_GET_DUMPABLE), 0);
        }
        QCOMPARE(prctl(PR_GET_DUMPABLE), before);
    }
#endif
};

QTEST_APPLESS_MAIN(SecretTest)
#include "secret_test.moc"
