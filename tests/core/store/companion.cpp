// Another process that uses the same records, for the tests that need one:
//
//   eid-store-companion append PATH COUNT     appends COUNT entries and ends
//   eid-store-companion hold PATH SERIAL      takes the lock of a card, says "held", and stays
//   eid-store-companion interrupt PATH SERIAL begins a renewal, records a step, says "recorded",
//                                             and stays within a transaction that it never ends

#include "core/store/journal.h"
#include "core/store/renewaljournal.h"
#include "core/store/renewallock.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QStringList>

#include <chrono>
#include <cstdio>
#include <thread>

using namespace eid;

namespace {

int stay(const char *word)
{
    std::puts(word);
    std::fflush(stdout);
    while (true)
        std::this_thread::sleep_for(std::chrono::hours(1));
}

int append(Store &store, int count)
{
    Journal journal(store);
    for (int i = 0; i < count; ++i) {
        if (const auto appended = journal.append({.action = JournalAction::PinVerified});
            !appended) {
            std::fprintf(stderr, "%s\n", qPrintable(appended.error().detail));
            return 1;
        }
    }
    return 0;
}

int hold(Store &store, const QString &serial)
{
    const auto lock = RenewalLock::acquire(store, store.cardReference(serial));
    return lock ? stay("held") : 1;
}

int interrupt(Store &store, const QString &serial)
{
    RenewalJournal renewals(store);
    const auto run = renewals.begin(store.cardReference(serial));
    if (!run
        || !renewals.append({.run = *run, .slot = u"9C"_qs, .step = RenewalStep::KeyGenerated}))
        return 1;
    const auto torn = store.database().inTransaction([&]() -> Result<void> {
        std::ignore = store.database().execute(u"DELETE FROM renewal_record"_qs);
        stay("recorded");
        return {};
    });
    return torn ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 4)
        return 2;
    auto store = Store::open({.path = words.at(2)});
    if (!store) {
        std::fprintf(stderr, "%s\n", qPrintable(store.error().detail));
        return 1;
    }
    if (words.at(1) == u"append"_qs)
        return append(*store, words.at(3).toInt());
    if (words.at(1) == u"hold"_qs)
        return hold(*store, words.at(3));
    return interrupt(*store, words.at(3));
}
