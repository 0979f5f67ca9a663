#include "core/store/journal.h"
#include "core/store/migrations.h"
#include "core/store/sealedsamples.h"
#include "core/store/store.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace eid;

namespace {

class SampleBench
{
public:
    [[nodiscard]] QString path() const { return m_folder.filePath(u"records.sqlite"_qs); }
    [[nodiscard]] Result<Store> open() const
    {
        return Store::open({.path = path(), .now = [this] { return time; }});
    }
    /// All files of the records together.
    [[nodiscard]] QByteArray octets() const
    {
        QByteArray all;
        const auto files = QDir(m_folder.path()).entryInfoList(QDir::Files | QDir::Hidden);
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }
    [[nodiscard]] SealedSample sample(const QString &identifier) const
    {
        SealedSample sample;
        sample.identifier = identifier;
        sample.card = u"0123456789abcdef0123456789abcdef"_qs;
        sample.taken = time;
        sample.expires = time.addDays(1);
        sample.size = 300'100;
        sample.envelope = Bytes(300'000, 0xC7);
        return sample;
    }

    QDateTime time{QDate(2026, 11, 24), QTime(3, 4, 5, 67), Qt::UTC};

private:
    QTemporaryDir m_folder;
};

JournalNote kept(const QString &identifier)
{
    return {JournalAction::FaceSampleKept, {}, {}, ErrorCode::PlatformUnreachable, identifier};
}

JournalNote discarded(const QString &identifier)
{
    return {JournalAction::FaceSampleDiscarded, {}, {}, std::nullopt, identifier};
}

const QByteArray traces(1000, '\xC7');

} // namespace

class SealedSamplesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAndFinds()
    {
        SampleBench bench;
        auto store = bench.open();
        QVERIFY(store);
        SealedSamples samples(*store);
        const SealedSample first = bench.sample(u"first"_qs);
        SealedSample second = bench.sample(u"second"_qs);
        second.taken = second.taken.addSecs(-1);
        QVERIFY(samples.keep(first, kept(u"first"_qs)));
        QVERIFY(samples.keep(second, kept(u"second"_qs)));
        const auto listed = samples.list();
        QVERIFY(listed);
        QCOMPARE(listed->size(), 2);
        QCOMPARE(listed->at(0).identifier, second.identifier);
        QVERIFY(listed->at(0).envelope.empty());
        QCOMPARE(samples.find(u"first"_qs)->value(), first);
        QVERIFY(!samples.find(u"third"_qs)->has_value());
        const auto entries = Journal(*store).list({});
        QCOMPARE(entries->size(), 2);
        QCOMPARE(entries->constLast().action, u"face-sample-kept"_qs);
        QCOMPARE(entries->constLast().detail, u"first"_qs);
    }

    void keepsOneOfEachName()
    {
        SampleBench bench;
        auto store = bench.open();
        SealedSamples samples(*store);
        SealedSample sample = bench.sample(u"one"_qs);
        QVERIFY(samples.keep(sample, kept(u"one"_qs)));
        sample.sent = 7;
        QVERIFY(samples.keep(sample, kept(u"one"_qs)));
        QCOMPARE(samples.list()->size(), 1);
        QCOMPARE(samples.find(u"one"_qs)->value().sent, 7);
    }

    void remembersThePlace()
    {
        SampleBench bench;
        {
            auto store = bench.open();
            SealedSamples samples(*store);
            QVERIFY(samples.keep(bench.sample(u"one"_qs), kept(u"one"_qs)));
            QVERIFY(samples.setPlace(u"one"_qs, "/u/1", 1234));
            QVERIFY(samples.setPlace(u"nobody"_qs, "/u/2", 1));
        }
        auto store = bench.open();
        const auto found = SealedSamples(*store).find(u"one"_qs);
        QCOMPARE(found->value().location, QByteArray("/u/1"));
        QCOMPARE(found->value().sent, 1234);
    }

    void leavesNothingOfWhatIsRemoved()
    {
        SampleBench bench;
        qint64 sizeBefore = 0;
        {
            auto store = bench.open();
            sizeBefore = bench.octets().size();
            SealedSamples samples(*store);
            QVERIFY(samples.keep(bench.sample(u"one"_qs), kept(u"one"_qs)));
            QVERIFY(bench.octets().contains(traces));
            QCOMPARE(samples.remove(u"one"_qs, discarded(u"one"_qs)), true);
            QVERIFY(!bench.octets().contains(traces));
            QVERIFY2(bench.octets().size() <= sizeBefore + 64 * 1024,
                qPrintable(QString::number(bench.octets().size())));
            QCOMPARE(samples.remove(u"one"_qs, discarded(u"one"_qs)), false);
            QCOMPARE(*Journal(*store).count(), 2);
            QVERIFY(Journal(*store).verify()->holds());
        }
        QVERIFY(!bench.octets().contains(traces));
    }

    void removesWhatHasExpired()
    {
        SampleBench bench;
        auto store = bench.open();
        SealedSamples samples(*store);
        SealedSample late = bench.sample(u"late"_qs);
        late.expires = bench.time.addSecs(60);
        QVERIFY(samples.keep(late, kept(u"late"_qs)));
        QVERIFY(samples.keep(bench.sample(u"good"_qs), kept(u"good"_qs)));
        bench.time = bench.time.addSecs(60);
        QCOMPARE(*samples.removeExpired(), 0);
        bench.time = bench.time.addSecs(1);
        QCOMPARE(*samples.removeExpired(), 1);
        QCOMPARE(samples.list()->size(), 1);
        const auto entries = Journal(*store).list({});
        QCOMPARE(entries->constFirst().action, u"face-sample-discarded"_qs);
        QCOMPARE(entries->constFirst().error(), ErrorCode::FaceChallengeExpired);
        QCOMPARE(entries->constFirst().card, late.card);
        QCOMPARE(*samples.removeExpired(), 0);
    }

    void bringsTheFirstVersionUpToDate()
    {
        SampleBench bench;
        {
            auto store = bench.open();
            QVERIFY(Journal(*store).append(discarded(u"x"_qs)));
            // As version 1 left it.
            for (const QString &table :
                {u"waiting_sample"_qs, u"copy_use"_qs, u"online_copy"_qs, u"copy_key"_qs})
                QVERIFY(store->database().execute(u"DROP TABLE "_qs + table));
            QVERIFY(store->database().execute(u"PRAGMA user_version = 1"_qs));
        }
        auto store = bench.open();
        QVERIFY(store);
        QVERIFY(!store->setAside());
        QCOMPARE(store->database().value(u"PRAGMA user_version"_qs)->toInt(), storeVersion());
        QCOMPARE(*Journal(*store).count(), 1);
        QVERIFY(SealedSamples(*store).keep(bench.sample(u"one"_qs), kept(u"one"_qs)));
    }

    void saysWhenARowCannotBe()
    {
        SampleBench bench;
        auto store = bench.open();
        SealedSamples samples(*store);
        QVERIFY(samples.keep(bench.sample(u"one"_qs), kept(u"one"_qs)));
        QVERIFY(store->database().execute(u"UPDATE waiting_sample SET sent = 999999999"_qs));
        QCOMPARE(samples.list().error().code, ErrorCode::StoreDamaged);
        QCOMPARE(samples.find(u"one"_qs).error().code, ErrorCode::StoreDamaged);
        QCOMPARE(samples.remove(u"one"_qs, discarded(u"one"_qs)), true);
    }
};

QTEST_GUILESS_MAIN(SealedSamplesTest)

#include "sealedsamples_test.moc"
