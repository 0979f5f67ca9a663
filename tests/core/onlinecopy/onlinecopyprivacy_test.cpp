#include "../../app/eidctl/needles.h"
#include "copyscene.h"

#include <QTest>

using namespace eid;
using eid::testing::CopyScene;
using eid::testing::sure;

namespace {

QString textOf(const Secret &secret)
{
    return QString::fromLatin1(reinterpret_cast<const char *>(secret.octets().data()),
        static_cast<qsizetype>(secret.size()));
}

} // namespace

/// What lies on the disk after copies were taken, used and given a recovery phrase.
class OnlineCopyPrivacyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesNothingInTheClear()
    {
        CopyScene scene;
        const auto taken = sure(scene.take());
        const auto phrase
            = sure(scene.end(scene.service->makeRecoveryPhrase(scene.target(), scene.pin())));
        const auto request
            = sure(scene.read(scene.ask({{u"name"_qs}, {u"age_equal_or_over"_qs, u"18"_qs}}).link));
        sure(scene.answer(request, {CopyField::Name, CopyField::Age18}));
        QList<Needle> needles;
        needles += needlesForText(u"name"_qs, scene.citizen.name);
        needles += needlesForText(u"ID number"_qs, scene.citizen.idNumber);
        needles += needlesForText(u"birth date"_qs, u"1990-03-07"_qs);
        needles += needlesForText(u"serial"_qs, scene.target().serial);
        needles += needlesForText(u"relying party"_qs, u"网上商店"_qs);
        needles += needlesForText(u"host"_qs, u"shop.example"_qs);
        needles += needlesForText(u"loss code"_qs, textOf(*taken.lossCode));
        needles += needlesForText(u"phrase"_qs, textOf(*phrase));
        needles += needlesForText(u"type"_qs, u"urn:eid:online-copy:1"_qs);
        const QByteArray disk = scene.filesOnDisk();
        QVERIFY(disk.size() > 10'000);
        QCOMPARE(found(needles, disk), QStringList());
        QVERIFY(
            !disk.contains(QByteArray(reinterpret_cast<const char *>(scene.citizen.demoPin.data()),
                static_cast<qsizetype>(scene.citizen.demoPin.size()))));
    }
};

QTEST_GUILESS_MAIN(OnlineCopyPrivacyTest)

#include "onlinecopyprivacy_test.moc"
