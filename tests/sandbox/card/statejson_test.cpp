#include "tests/sandbox/card/keypair.h"
#include "tests/sandbox/card/statejson.h"

#include <QJsonObject>
#include <QTest>

using namespace eid;
using namespace eid::sandbox;

class StateJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas()
    {
        CardMemory memory = factoryMemory({});
        memory.puk.triesLeft = 0;
        memory.objects[0x5FC105] = {1, 2, 3};
        memory.keys[0x9D] = {KeyAlgorithm::EccP256, KeyOrigin::Imported,
            KeyPair::generate(KeyAlgorithm::EccP256)->privateDer()};
        QCOMPARE(memoryFromJson(toJson(memory)), memory);
    }

    void refusesWhatNoCardHolds_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        const QJsonValue gone(QJsonValue::Undefined);
        for (const QString &part :
            {u"profile"_qs, u"pin"_qs, u"puk"_qs, u"admin"_qs, u"objects"_qs, u"keys"_qs})
            QTest::addRow("no %s", qPrintable(part)) << part << QString() << gone;
        QTest::newRow("a flag that is none") << u"profile"_qs << u"t0"_qs << QJsonValue(1);
        QTest::newRow("no tries") << u"profile"_qs << u"pinTries"_qs << QJsonValue(0);
        QTest::newRow("16 tries") << u"profile"_qs << u"pukTries"_qs << QJsonValue(16);
        QTest::newRow("version") << u"profile"_qs << u"version"_qs << QJsonValue(u"01"_qs);
        QTest::newRow("more tries left than there are")
            << u"pin"_qs << u"triesLeft"_qs << QJsonValue(4);
        QTest::newRow("tries below 0") << u"puk"_qs << u"triesLeft"_qs << QJsonValue(-1);
        QTest::newRow("half a try") << u"puk"_qs << u"triesLeft"_qs << QJsonValue(1.5);
        QTest::newRow("PIN that is none")
            << u"pin"_qs << u"value"_qs << QJsonValue(u"4142434445464748"_qs);
        QTest::newRow("PUK too short") << u"puk"_qs << u"value"_qs << QJsonValue(u"31"_qs);
        QTest::newRow("PUK no hexadecimal") << u"puk"_qs << u"value"_qs << QJsonValue(u"xy"_qs);
        QTest::newRow("algorithm") << u"admin"_qs << u"algorithm"_qs << QJsonValue(0x55);
        QTest::newRow("key of another length")
            << u"admin"_qs << u"algorithm"_qs << QJsonValue(0x08);
        QTest::newRow("object") << u"objects"_qs << u"5FC1FF"_qs << QJsonValue(u"00"_qs);
        QTest::newRow("object's content") << u"objects"_qs << u"5FC105"_qs << QJsonValue(7);
        QTest::newRow("key slot") << u"keys"_qs << u"9B"_qs << QJsonValue(QJsonObject());
        QTest::newRow("key") << u"keys"_qs << u"9A"_qs
                             << QJsonValue(
                                    QJsonObject{{u"origin"_qs, 1}, {u"privateKey"_qs, u"3000"_qs}});
    }

    void refusesWhatNoCardHolds()
    {
        QFETCH(QString, part);
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QJsonObject json = toJson(factoryMemory({}));
        QVERIFY(memoryFromJson(json));
        if (member.isEmpty()) {
            json.remove(part);
        } else {
            QJsonObject changed = json.value(part).toObject();
            changed.insert(member, value);
            json.insert(part, changed);
        }
        QVERIFY(!memoryFromJson(json));
    }
};

QTEST_APPLESS_MAIN(StateJsonTest)
#include "statejson_test.moc"
