#include "copybench.h"
#include "core/store/journal.h"
#include "core/store/migrations.h"
#include "core/store/onlinecopies.h"

#include <QTest>

#include <set>

using namespace eid;

namespace {

/// Overwrites one octet of \a column, as somebody does who can write to the file.
bool tamper(Store &store, const QString &table, const QString &column, qsizetype at)
{
    const auto rows = store.database().query(
        u"SELECT rowid, %1 FROM %2 WHERE %1 IS NOT NULL LIMIT 1"_qs.arg(column, table));
    if (!rows || rows->isEmpty())
        return false;
    QByteArray box = rows->constFirst().at(1).toByteArray();
    box[at] = static_cast<char>(box.at(at) ^ 0x01);
    return store.database()
        .execute(u"UPDATE %2 SET %1 = ? WHERE rowid = ?"_qs.arg(column, table),
            {box, rows->constFirst().at(0)})
        .has_value();
}

CopyUse useBy(const CopyBench &bench, const CopyParty &party, const QString &copy)
{
    return {bench.time, party, {u"name"_qs, u"age_equal_or_over.18"_qs}, u"开户"_qs,
        "eyJhbGciOiJFUzI1NiJ9.e30.c2ln", copy};
}

QStringList actionsIn(Store &store)
{
    QStringList actions;
    const auto entries = Journal(store).list({});
    for (const JournalEntry &entry : *entries)
        actions.prepend(entry.action);
    return actions;
}

} // namespace

class OnlineCopiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAndFinds()
    {
        CopyBench bench;
        auto store = bench.open();
        QVERIFY(store);
        OnlineCopies copies(*store);
        QVERIFY(copies.list()->isEmpty());
        IssuedCopies issued = bench.issued(2);
        issued.copies[1].expires = bench.time.addDays(30);
        const auto kept = copies.keep(issued, bench.cipher, CopyBench::noted());
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().detail));
        QCOMPARE(kept->size(), 2);

        const auto listed = copies.list(CopyBench::reference);
        QCOMPARE(*listed, *copies.list());
        QCOMPARE(listed->size(), 2);
        const KeptCopy sooner{kept->at(1), CopyBench::reference, bench.time.addDays(30), false, 0};
        QCOMPARE(listed->at(0), sooner);
        QCOMPARE(listed->at(1).identifier, kept->at(0));
        QVERIFY(copies.list(u"another"_qs)->isEmpty());

        const auto found = copies.find(kept->at(1), bench.cipher);
        QCOMPARE(found->value(), (OpenedCopy{sooner, issued.copies.at(1).sdJwt, std::nullopt}));
        QVERIFY(!copies.find(u"nobody"_qs, bench.cipher)->has_value());
        QCOMPARE(actionsIn(*store), QStringList{u"copies-issued"_qs});
        QVERIFY(Journal(*store).verify()->holds());
    }

    void keepsAllOrNothing()
    {
        CopyBench bench;
        auto store = bench.open();
        OnlineCopies copies(*store);
        IssuedCopies issued = bench.issued(2);
        issued.refreshToken = Secret(Bytes(40, 't'));
        for (const auto &bad : {IssuedCopies::Copy{}, IssuedCopies::Copy{"x", QDateTime()},
                 IssuedCopies::Copy{"x", QDateTime(QDate(10000, 1, 1), QTime(), Qt::UTC)}}) {
            issued.copies[1] = bad;
            QCOMPARE(copies.keep(issued, bench.cipher, CopyBench::noted()).error().code,
                ErrorCode::InvalidArgument);
        }
        QVERIFY(copies.list()->isEmpty());
        QVERIFY(CopyKeys(*store).list()->isEmpty());
        QCOMPARE(*Journal(*store).count(), 0);
    }

    void keepsOneKeyForACard()
    {
        CopyBench bench;
        const CopyBench other;
        auto store = bench.open();
        OnlineCopies copies(*store);
        QVERIFY(copies.keep(bench.issued(1), bench.cipher, CopyBench::noted()));
        // Somebody else made another data key meanwhile.
        QCOMPARE(copies.keep(other.issued(1), other.cipher, CopyBench::noted()).error().code,
            ErrorCode::CopyLocked);
        QCOMPARE(copies.list()->size(), 1);
        QCOMPARE(CopyKeys(*store).find(CopyBench::reference)->value(), bench.key());
    }

    void refreshes()
    {
        CopyBench bench;
        auto store = bench.open();
        OnlineCopies copies(*store);
        IssuedCopies first = bench.issued(3);
        first.refreshToken = Secret(Bytes(40, 'a'));
        const auto before = copies.keep(first, bench.cipher, CopyBench::noted());
        const auto shown
            = copies.assign(CopyBench::reference, {}, CopyBench::party(u"shop"_qs), bench.cipher);
        IssuedCopies second = bench.issued(2, 200);
        second.refreshToken = Secret(Bytes(40, 'b'));
        for (const QString &identifier : *before) {
            if (identifier != shown->kept.identifier)
                second.replaced.append(identifier);
        }
        QVERIFY(
            copies.keep(second, bench.cipher, CopyBench::noted(JournalAction::CopiesRefreshed)));
        QCOMPARE(copies.list()->size(), 3);
        QCOMPARE(copies.list()->constFirst().identifier, shown->kept.identifier);
        const auto token = CopyKeys(*store).refreshToken(CopyBench::reference, bench.cipher);
        QVERIFY(token->value().equals(second.refreshToken));
        QCOMPARE(actionsIn(*store), (QStringList{u"copies-issued"_qs, u"copies-refreshed"_qs}));
        // Without a new one, the token stays.
        QVERIFY(copies.keep(bench.issued(1), bench.cipher, CopyBench::noted()));
        QVERIFY(CopyKeys(*store)
                    .refreshToken(CopyBench::reference, bench.cipher)
                    ->value()
                    .equals(second.refreshToken));
    }

    void showsEachPartyACopyOfItsOwn()
    {
        CopyBench bench;
        auto store = bench.open();
        OnlineCopies copies(*store);
        QVERIFY(copies.keep(bench.issued(2), bench.cipher, CopyBench::noted()));
        const CopyParty shop = CopyBench::party(u"shop"_qs);
        const CopyParty bank = CopyBench::party(u"bank"_qs);

        const auto first = copies.assign(CopyBench::reference, {}, shop, bench.cipher);
        QVERIFY(first);
        QCOMPARE(first->party, std::optional(shop));
        QVERIFY(first->kept.isAssigned);
        const auto second = copies.assign(CopyBench::reference, {}, bank, bench.cipher);
        QVERIFY(second->kept.identifier != first->kept.identifier);
        QVERIFY(second->sdJwt != first->sdJwt);
        QCOMPARE(copies.assign(CopyBench::reference, {}, shop, bench.cipher).value(), *first);
        QCOMPARE(copies.assign(CopyBench::reference, {}, bank, bench.cipher).value(), *second);
        QCOMPARE(
            copies.assign(CopyBench::reference, {}, CopyBench::party(u"third"_qs), bench.cipher)
                .error()
                .code,
            ErrorCode::CopiesUsedUp);
        QCOMPARE(copies.assign(u"another"_qs, {}, shop, bench.cipher).error().code,
            ErrorCode::CopiesUsedUp);
        QCOMPARE(copies.assign(CopyBench::reference, {}, {}, bench.cipher).error().code,
            ErrorCode::InvalidArgument);

        // On the disk, for the next process too.
        auto again = bench.open();
        QCOMPARE(OnlineCopies(*again)
                     .assign(CopyBench::reference, {}, shop, bench.cipher)
                     ->kept.identifier,
            first->kept.identifier);
    }

    void showsNothingThatHasExpired()
    {
        CopyBench bench;
        auto store = bench.open();
        OnlineCopies copies(*store);
        const CopyParty shop = CopyBench::party(u"shop"_qs);
        QVERIFY(copies.keep(bench.issued(1, 1), bench.cipher, CopyBench::noted()));
        const auto early = copies.assign(CopyBench::reference, {}, shop, bench.cipher);
        QVERIFY(copies.keep(bench.issued(2, 9), bench.cipher, CopyBench::noted()));
        QCOMPARE(copies.assign(CopyBench::reference, {}, shop, bench.cipher)->kept.identifier,
            early->kept.identifier);
        bench.time = bench.time.addDays(1);
        const auto late = copies.assign(CopyBench::reference, {}, shop, bench.cipher);
        QVERIFY(late->kept.identifier != early->kept.identifier);
        bench.time = bench.time.addDays(8);
        QCOMPARE(copies.assign(CopyBench::reference, {}, shop, bench.cipher).error().code,
            ErrorCode::CopiesUsedUp);
    }

    void remembersEachUse()
    {
        CopyBench bench;
        auto store = bench.open();
        OnlineCopies copies(*store);
        QVERIFY(copies.keep(bench.issued(2), bench.cipher, CopyBench::noted()));
        const CopyParty shop = CopyBench::party(u"shop"_qs);
        const QString copy
            = copies.assign(CopyBench::reference, {}, shop, bench.cipher)->kept.identifier;
        const CopyUse first = useBy(bench, shop, copy);
        bench.time = bench.time.addSecs(1);
        CopyUse second = useBy(bench, shop, copy);
        second.told = {};
        second.text.clear();
        second.signature.clear();
        const JournalNote note = CopyBench::noted(JournalAction::Authenticated);
        QVERIFY(copies.addUse(first, bench.cipher, note));
        QVERIFY(copies.addUse(second, bench.cipher, note));
        QCOMPARE(*copies.uses(CopyBench::reference, bench.cipher), (QList<CopyUse>{second, first}));
        const auto listed = copies.list();
        for (const KeptCopy &kept : *listed)
            QCOMPARE(kept.uses, kept.identifier == copy ? 2 : 0);
        QCOMPARE(copies.addUse(useBy(bench, shop, u"nobody"_qs), bench.cipher, note).error().code,
            ErrorCode::CopyMissing);
        QCOMPARE(copies.addUse({}, bench.cipher, note).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(actionsIn(*store),
            (QStringList{u"copies-issued"_qs, u"authenticated"_qs, u"authenticated"_qs}));
    }

    void leavesNothingOfWhatIsRemoved()
    {
        CopyBench bench;
        auto store = bench.open();
        OnlineCopies copies(*store);
        const auto kept = copies.keep(bench.issued(2), bench.cipher, CopyBench::noted());
        const CopyParty shop = CopyBench::party(u"shop"_qs);
        const QString copy
            = copies.assign(CopyBench::reference, {}, shop, bench.cipher)->kept.identifier;
        QVERIFY(copies.addUse(useBy(bench, shop, copy), bench.cipher, CopyBench::noted()));
        const auto boxOf = [&store](const QString &sql) {
            // Its end: a box over a page is not in one piece.
            return store->database().value(sql)->toByteArray().last(64);
        };
        const QList<QByteArray> traces{
            boxOf(u"SELECT box FROM online_copy WHERE identifier = '%1'"_qs.arg(copy)),
            boxOf(u"SELECT party FROM online_copy WHERE identifier = '%1'"_qs.arg(copy))};
        const QByteArray use = boxOf(u"SELECT box FROM copy_use"_qs);
        for (const QByteArray &trace : traces)
            QVERIFY(bench.octets().contains(trace));
        const JournalNote note = CopyBench::noted(JournalAction::CopyRemoved);
        QCOMPARE(copies.remove(copy, note), true);
        for (const QByteArray &trace : traces)
            QVERIFY(!bench.octets().contains(trace));
        // Where it was used outlasts it.
        QCOMPARE(copies.uses(CopyBench::reference, bench.cipher)->constFirst().copy, copy);
        QVERIFY(bench.octets().contains(use));
        QCOMPARE(copies.list()->size(), 1);
        QCOMPARE(copies.remove(copy, note), false);
        QCOMPARE(*Journal(*store).count(), 3);

        const QByteArray wrapped(reinterpret_cast<const char *>(bench.key().wrapped.data()), 64);
        QVERIFY(bench.octets().contains(wrapped));
        QCOMPARE(copies.removeAll(CopyBench::reference, note), true);
        QVERIFY(!bench.octets().contains(wrapped));
        QVERIFY(!bench.octets().contains(use));
        QVERIFY(copies.list()->isEmpty());
        QVERIFY(CopyKeys(*store).list()->isEmpty());
        QCOMPARE(copies.removeAll(CopyBench::reference, note), false);
        QCOMPARE(*Journal(*store).count(), 4);
        QVERIFY(Journal(*store).verify()->holds());
    }

    void removesWhatHasExpired()
    {
        CopyBench bench;
        auto store = bench.open();
        OnlineCopies copies(*store);
        const auto early = copies.keep(bench.issued(2, 1), bench.cipher, CopyBench::noted());
        const auto late = copies.keep(bench.issued(1, 2), bench.cipher, CopyBench::noted());
        QCOMPARE(*copies.removeExpired(), 0);
        bench.time = bench.time.addDays(1).addMSecs(-1);
        QCOMPARE(*copies.removeExpired(), 0);
        bench.time = bench.time.addMSecs(1);
        QCOMPARE(*copies.removeExpired(), 2);
        QCOMPARE(copies.list()->size(), 1);
        QCOMPARE(copies.list()->constFirst().identifier, late->constFirst());
        const auto entry = Journal(*store).list({})->constFirst();
        QCOMPARE(entry.action, u"copy-removed"_qs);
        QCOMPARE(entry.error(), std::optional(ErrorCode::CopyNotValid));
        QCOMPARE(entry.card, CopyBench::reference);
        QVERIFY(early->contains(entry.detail));
        QCOMPARE(*copies.removeExpired(), 0);
        QCOMPARE(*Journal(*store).count(), 4);
    }

    void opensWithItsOwnKeyAlone()
    {
        CopyBench bench;
        const CopyBench other;
        auto store = bench.open();
        OnlineCopies copies(*store);
        const auto kept = copies.keep(bench.issued(2), bench.cipher, CopyBench::noted());
        const CopyParty shop = CopyBench::party(u"shop"_qs);
        const QString copy
            = copies.assign(CopyBench::reference, {}, shop, bench.cipher)->kept.identifier;
        QVERIFY(copies.addUse(useBy(bench, shop, copy), bench.cipher, CopyBench::noted()));
        QCOMPARE(copies.find(copy, other.cipher).error().code, ErrorCode::CopyLocked);
        QCOMPARE(
            copies.uses(CopyBench::reference, other.cipher).error().code, ErrorCode::CopyLocked);
        for (const QString &name : {u"shop"_qs, u"bank"_qs}) {
            QCOMPARE(copies.assign(CopyBench::reference, {}, CopyBench::party(name), other.cipher)
                         .error()
                         .code,
                ErrorCode::CopyLocked);
        }
        // What could not be opened was not given away.
        const auto listed = copies.list();
        QCOMPARE(std::ranges::count(*listed, true, &KeptCopy::isAssigned), 1);
    }

    void readsNothingInACopiedDatabase()
    {
        CopyBench bench;
        QTemporaryDir elsewhere;
        const QString stolen = elsewhere.filePath(u"r.sqlite"_qs);
        {
            auto store = bench.open();
            QVERIFY(OnlineCopies(*store).keep(bench.issued(1), bench.cipher, CopyBench::noted()));
        }
        QVERIFY(QFile::copy(bench.path(), stolen));
        auto store = Store::open({.path = stolen, .now = [&bench] { return bench.time; }});
        QVERIFY(store);
        const auto key = CopyKeys(*store).list()->constFirst();
        // Any card but the one, even under the name of its key.
        SoftwareAgreement another(KeyAlgorithm::EcP256);
        for (const Bytes &publicKey : {key.publicKey, another.publicKey()}) {
            QCOMPARE(unwrapKey(key.wrapped, publicKey, another.agreement()).error().code,
                ErrorCode::CopyLocked);
        }
        auto mine = unwrapKey(key.wrapped, key.publicKey, bench.card.agreement());
        QVERIFY(mine);
        const auto cipher = ColumnCipher::create(*std::move(mine));
        OnlineCopies copies(*store);
        QCOMPARE(copies.find(copies.list()->constFirst().identifier, *cipher)->value().sdJwt,
            bench.copy(0).sdJwt);
    }

    void noticesTampering_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("column");
        QTest::newRow("copy") << u"online_copy"_qs << u"box"_qs;
        QTest::newRow("party") << u"online_copy"_qs << u"party"_qs;
        QTest::newRow("use") << u"copy_use"_qs << u"box"_qs;
    }
    void noticesTampering()
    {
        QFETCH(QString, table);
        QFETCH(QString, column);
        CopyBench bench;
        auto store = bench.open();
        OnlineCopies copies(*store);
        const CopyParty shop = CopyBench::party(u"shop"_qs);
        const CopyParty bank = CopyBench::party(u"bank"_qs);
        QVERIFY(copies.keep(bench.issued(2), bench.cipher, CopyBench::noted()));
        const QString one
            = copies.assign(CopyBench::reference, {}, shop, bench.cipher)->kept.identifier;
        const QString two
            = copies.assign(CopyBench::reference, {}, bank, bench.cipher)->kept.identifier;
        QVERIFY(copies.addUse(useBy(bench, shop, one), bench.cipher, CopyBench::noted()));
        QVERIFY(copies.addUse(useBy(bench, bank, two), bench.cipher, CopyBench::noted()));
        const auto isWhole = [&] {
            for (const QString &identifier : {one, two}) {
                const auto found = copies.find(identifier, bench.cipher);
                const auto uses = copies.uses(CopyBench::reference, bench.cipher);
                if (found && uses && uses->size() == 2)
                    continue;
                const Error error = !found ? found.error() : uses ? Error{} : uses.error();
                if (error.code != ErrorCode::CopyLocked)
                    qFatal("%s", qPrintable(error.detail));
                return false;
            }
            return true;
        };
        const auto execute = [&](const QString &sql) {
            return store->database().execute(QString(sql).replace(u'$', column)).has_value();
        };
        QVERIFY(isWhole());
        QVERIFY(execute(u"CREATE TABLE saved AS SELECT rowid AS r, * FROM "_qs + table));
        const auto restore = [&] {
            return execute(
                u"UPDATE %1 SET $ = (SELECT $ FROM saved WHERE r = %1.rowid)"_qs.arg(table));
        };
        for (const qsizetype at : {0, 1, 13, 100, 284}) {
            QVERIFY(tamper(*store, table, column, at));
            QVERIFY(!isWhole());
            QVERIFY(restore());
            QVERIFY(isWhole());
        }
        // Cut off, moved to the other row, emptied.
        for (const QString &changed :
            {u"UPDATE %1 SET $ = substr($, 1, 200)"_qs, u"UPDATE %1 SET $ = x''"_qs,
                u"UPDATE %1 SET $ = (SELECT $ FROM saved WHERE r <> %1.rowid)"_qs}) {
            QVERIFY(execute(changed.arg(table)));
            QVERIFY(!isWhole());
            QVERIFY(restore());
            QVERIFY(isWhole());
        }
        // A use that is hung on another copy.
        if (table == u"copy_use") {
            QVERIFY(execute(u"UPDATE copy_use SET copy = '%1'"_qs.arg(one)));
            QCOMPARE(copies.uses(CopyBench::reference, bench.cipher).error().code,
                ErrorCode::CopyLocked);
        }
        QVERIFY(execute(u"DROP TABLE saved"_qs));
    }

    void writesNothingPersonal()
    {
        CopyBench bench;
        auto store = bench.open();
        OnlineCopies copies(*store);
        const CopyParty shop{u"x509_san_dns:shop.example"_qs, u"Corner Shop"_qs};
        IssuedCopies issued = bench.issued(3);
        issued.refreshToken = Secret(Bytes{'t', 'o', 'k', 'e', 'n', '-', '4', '7', '1', '1'});
        const auto searched = [&](const char *when) {
            const QByteArray octets = bench.octets();
            for (const QByteArray &needle : {holderName, holderNumber, holderNumber.mid(6, 8),
                     QString::fromUtf8(holderName).toUtf8().toHex(), QByteArray("shop.example"),
                     QByteArray("Corner Shop"), QByteArray("token-4711"),
                     QByteArray("age_equal_or_over"), QByteArray("eyJhbGciOiJFUzI1NiJ9"),
                     QByteArray("ddddddddddddddd")}) {
                if (octets.contains(needle))
                    qFatal("%s: %s", when, needle.constData());
            }
            const QString wide = QString::fromUtf8(holderName);
            const QByteArray utf16(reinterpret_cast<const char *>(wide.utf16()), 2 * wide.size());
            if (octets.contains(utf16))
                qFatal("%s: UTF-16", when);
            // The same search finds what is there for everybody.
            if (!octets.contains(CopyBench::reference.toUtf8()))
                qFatal("%s: no reference of the card", when);
            return octets.size();
        };
        QVERIFY(copies.keep(issued, bench.cipher, CopyBench::noted()));
        QVERIFY(searched("kept") > 3 * 3000);
        // In the midst of it there is a WAL.
        QVERIFY(QFileInfo(bench.path() + u"-wal"_qs).size() > 3 * 3000);
        const auto assigned = copies.assign(CopyBench::reference, {}, shop, bench.cipher);
        QVERIFY(assigned->sdJwt.contains(holderName));
        QVERIFY(copies.addUse(useBy(bench, shop, assigned->kept.identifier), bench.cipher,
            CopyBench::noted(JournalAction::Authenticated)));
        searched("used");
        QVERIFY(copies.remove(assigned->kept.identifier, CopyBench::noted()));
        searched("removed");
        store = failure(ErrorCode::Internal);
        searched("closed");
    }

    void bringsTheSecondVersionUpToDate()
    {
        CopyBench bench;
        {
            auto store = bench.open();
            QVERIFY(Journal(*store).append(CopyBench::noted()));
            // As version 2 left it.
            for (const QString &sql : {u"DROP TABLE copy_use"_qs, u"DROP TABLE online_copy"_qs,
                     u"DROP TABLE copy_key"_qs, u"PRAGMA user_version = 2"_qs})
                QVERIFY(store->database().execute(sql));
        }
        auto store = bench.open();
        QVERIFY(store);
        QVERIFY(!store->setAside());
        QCOMPARE(storeVersion(), 4);
        QCOMPARE(*Journal(*store).count(), 1);
        QVERIFY(OnlineCopies(*store).keep(bench.issued(1), bench.cipher, CopyBench::noted()));
    }

    void bringsTheThirdVersionUpToDate()
    {
        CopyBench bench;
        const CopyParty shop = CopyBench::party(u"shop"_qs);
        QString copy;
        CopyUse use;
        {
            auto store = bench.open();
            OnlineCopies copies(*store);
            QVERIFY(copies.keep(bench.issued(2), bench.cipher, CopyBench::noted()));
            copy = copies.assign(CopyBench::reference, {}, shop, bench.cipher)->kept.identifier;
            use = useBy(bench, shop, copy);
            QVERIFY(copies.addUse(use, bench.cipher, CopyBench::noted()));
            // As version 3 left it, with a loss code.
            for (const QString &sql : {u"ALTER TABLE online_copy DROP COLUMN bound_key"_qs,
                     u"CREATE TABLE former (identifier TEXT PRIMARY KEY, copy TEXT NOT NULL"
                     " REFERENCES online_copy (identifier) ON DELETE CASCADE,"
                     " box BLOB NOT NULL)"_qs,
                     u"INSERT INTO former SELECT identifier, copy, box FROM copy_use"_qs,
                     u"DROP TABLE copy_use"_qs, u"ALTER TABLE former RENAME TO copy_use"_qs,
                     u"CREATE INDEX copy_use_of_copy ON copy_use (copy)"_qs,
                     u"ALTER TABLE copy_key DROP COLUMN has_loss_code"_qs,
                     u"ALTER TABLE copy_key ADD COLUMN loss_code BLOB"_qs,
                     u"UPDATE copy_key SET loss_code = x'4711'"_qs, u"PRAGMA user_version = 3"_qs})
                QVERIFY2(store->database().execute(sql), qPrintable(sql));
        }
        auto store = bench.open();
        QVERIFY2(store, store ? "" : qPrintable(store.error().detail));
        QVERIFY(!store->setAside());
        OnlineCopies copies(*store);
        QCOMPARE(*copies.uses(CopyBench::reference, bench.cipher), QList<CopyUse>{use});
        QVERIFY(CopyKeys(*store).find(CopyBench::reference)->value().hasLossCode);
        // Which key they are bound to is not known, and so they are shown.
        QCOMPARE(copies.list()->constFirst().boundKey, QString());
        QCOMPARE(
            copies.assign(CopyBench::reference, u"any"_qs, shop, bench.cipher)->kept.identifier,
            copy);
        QVERIFY(!store->database().value(u"SELECT loss_code FROM copy_key"_qs));
    }

    void showsNothingThatIsOfAnotherKey()
    {
        CopyBench bench;
        auto store = bench.open();
        OnlineCopies copies(*store);
        const CopyParty shop = CopyBench::party(u"shop"_qs);
        IssuedCopies before = bench.issued(2);
        before.boundKey = u"before"_qs;
        QVERIFY(copies.keep(before, bench.cipher, CopyBench::noted()));
        const auto old = copies.assign(CopyBench::reference, u"before"_qs, shop, bench.cipher);
        QCOMPARE(old->kept.boundKey, u"before"_qs);
        // Neither the one that is the shop's nor the one that nobody was shown.
        QCOMPARE(copies.assign(CopyBench::reference, u"now"_qs, shop, bench.cipher).error().code,
            ErrorCode::CopiesUsedUp);
        IssuedCopies after = bench.issued(1);
        after.boundKey = u"now"_qs;
        const auto kept = copies.keep(after, bench.cipher, CopyBench::noted());
        QCOMPARE(
            copies.assign(CopyBench::reference, u"now"_qs, shop, bench.cipher)->kept.identifier,
            kept->constFirst());
    }

    void saysWhenARowCannotBe()
    {
        CopyBench bench;
        auto store = bench.open();
        OnlineCopies copies(*store);
        const auto kept = copies.keep(bench.issued(1), bench.cipher, CopyBench::noted());
        QVERIFY(store->database().execute(u"UPDATE online_copy SET expires = 'tomorrow'"_qs));
        QCOMPARE(copies.list().error().code, ErrorCode::StoreDamaged);
        QCOMPARE(
            copies.find(kept->constFirst(), bench.cipher).error().code, ErrorCode::StoreDamaged);
        QCOMPARE(copies.remove(kept->constFirst(), CopyBench::noted()), true);
    }
};

QTEST_GUILESS_MAIN(OnlineCopiesTest)
#include "onlinecopies_test.moc"
