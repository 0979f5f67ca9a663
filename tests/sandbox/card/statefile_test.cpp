#include "tests/sandbox/card/cardtesting.h"
#include "tests/sandbox/card/virtualpivcard.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace eid;
using namespace eid::sandbox;

class StateFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(QFile::remove(path()) || !QFile::exists(path())); }

    void bringsACardBack()
    {
        CardProfile profile;
        profile.metadata = false;
        profile.t0 = true;
        profile.pinTries = 5;
        profile.serialNumber = 0xFFFFFFFF;
        profile.atr = {0x3B, 0x00};
        VirtualPivCard card(profile);
        QVERIFY(card.setPin(Bytes{'4', '7', '1', '1', '0', '8'}));
        QVERIFY(card.setPuk(Bytes{'3', '1', '4', '1', '5', '9', '2', '6'}));
        QVERIFY(card.setTriesLeft(PivReference::Puk, 1));
        QVERIFY(card.setAdminKey(AdminAlgorithm::Aes256, Bytes(32, 0x42)));
        QVERIFY(card.putObject(0x5FC102, Bytes{0x34, 0x00}));
        QVERIFY(card.generateKey(0x9A, KeyAlgorithm::EccP384));
        QVERIFY(card.generateKey(0x9C, KeyAlgorithm::Rsa2048));
        QVERIFY(card.keepStateIn(path()));

        const auto again = VirtualPivCard::load(path());
        QVERIFY(again);
        QCOMPARE((*again)->profile(), profile);
        QVERIFY((*again)->isPin(Bytes{'4', '7', '1', '1', '0', '8'}));
        QVERIFY((*again)->isPuk(Bytes{'3', '1', '4', '1', '5', '9', '2', '6'}));
        QCOMPARE((*again)->triesLeft(PivReference::Pin), 5);
        QCOMPARE((*again)->triesLeft(PivReference::Puk), 1);
        QCOMPARE((*again)->object(0x5FC102), (Bytes{0x34, 0x00}));
        QCOMPARE((*again)->publicKey(0x9A), card.publicKey(0x9A));
        QCOMPARE((*again)->publicKey(0x9C), card.publicKey(0x9C));
    }

    void keepsEachTryBeforeItIsAnswered()
    {
        VirtualPivCard card;
        QVERIFY(card.keepStateIn(path()));
        selectPiv(card);
        for (int left = 2; left >= 0; --left) {
            QCOMPARE(send(card, u"0020008008393939393939FFFF"_qs), u"63C%1"_qs.arg(left));
            QCOMPARE(VirtualPivCard::load(path()).value()->triesLeft(PivReference::Pin), left);
        }
    }

    void keepsWhatALoadedCardDoes()
    {
        QVERIFY(VirtualPivCard().keepStateIn(path()));
        {
            const auto card = VirtualPivCard::load(path()).value();
            selectPiv(*card);
            QCOMPARE(send(*card, u"0024008010313233343536FFFF343731313038FFFF"_qs), u"9000"_qs);
        }
        QVERIFY(VirtualPivCard::load(path()).value()->isPin(Bytes{'4', '7', '1', '1', '0', '8'}));
    }

    void writesNothingWhenNothingChanged()
    {
        VirtualPivCard card;
        QVERIFY(card.keepStateIn(path()));
        QVERIFY(QFile::remove(path()));
        selectPiv(card);
        QCOMPARE(verifyInitialPin(card), u"9000"_qs);
        QVERIFY(!QFile::exists(path()));
    }

    void isReadableByItsOwnerAlone()
    {
        if (QSysInfo::productType() == u"windows"_qs)
            QSKIP("who may read what is in a profile is for Windows");
        QVERIFY(VirtualPivCard().keepStateIn(path()));
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
            | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY((QFile::permissions(path()) & others) == QFileDevice::Permissions());
    }

    void leavesNoOtherFileBehind()
    {
        QVERIFY(VirtualPivCard().keepStateIn(path()));
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void undoesWhatItCannotKeep()
    {
        auto folder = std::make_unique<QTemporaryDir>();
        VirtualPivCard card;
        QVERIFY(card.keepStateIn(folder->filePath(u"card.json"_qs)));
        selectPiv(card);
        folder.reset();
        QCOMPARE(send(card, u"0020008008393939393939FFFF"_qs), u"6581"_qs);
        QCOMPARE(card.triesLeft(PivReference::Pin), 3);
        QCOMPARE(send(card, u"0024008010313233343536FFFF343731313038FFFF"_qs), u"6581"_qs);
        QVERIFY(card.isPin(Bytes{'1', '2', '3', '4', '5', '6'}));
        QVERIFY(!card.isPinVerified());
        QCOMPARE(card.setTriesLeft(PivReference::Pin, 1).error().code, ErrorCode::FileNotWritable);
        QCOMPARE(card.keepStateIn(u"/nonexistent/card.json"_qs).error().code,
            ErrorCode::FileNotWritable);
    }

    void refusesDamage_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("detail");
        QTest::newRow("tries changed")
            << QByteArray("\"triesLeft\": 3") << QByteArray("\"triesLeft\": 9") << u"digest"_qs;
        QTest::newRow("format") << QByteArray("eid-virtual-card") << QByteArray("something")
                                << u"no state"_qs;
        QTest::newRow("version") << QByteArray("\"version\": 1") << QByteArray("\"version\": 2")
                                 << u"another version"_qs;
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("[") << u"damaged"_qs;
    }

    void refusesDamage()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, detail);
        QVERIFY(VirtualPivCard().keepStateIn(path()));
        QByteArray text = read();
        QVERIFY(text.contains(from));
        write(text.replace(from, to));
        const auto card = VirtualPivCard::load(path());
        QVERIFY(!card);
        QCOMPARE(card.error().code, ErrorCode::CardMalformedData);
        QVERIFY2(card.error().detail.contains(detail), qPrintable(card.error().detail));
        QVERIFY(card.error().detail.contains(path()));
    }

    void refusesAFileCutAnywhere()
    {
        QVERIFY(VirtualPivCard().keepStateIn(path()));
        const QByteArray whole = read();
        for (qsizetype size = 0; size < whole.size() - 2; size += 41) {
            write(whole.first(size));
            QCOMPARE(VirtualPivCard::load(path()).error().code, ErrorCode::CardMalformedData);
        }
    }

    void refusesAFileThatIsNotThere()
    {
        QCOMPARE(VirtualPivCard::load(path()).error().code, ErrorCode::InvalidArgument);
    }

private:
    QString path() const { return m_folder.filePath(u"card.json"_qs); }

    QByteArray read() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void write(const QByteArray &text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
    }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(StateFileTest)
#include "statefile_test.moc"
