#pragma once

#include "tests/sandbox/runner/cardstore.h"
#include "tests/sandbox/runner/options.h"
#include "tests/sandbox/runner/pcscdaemon.h"
#include "tests/sandbox/runner/platformhost.h"
#include "tests/sandbox/runner/readerslot.h"

#include <memory>
#include <vector>

namespace eid::sandbox {

/// A service, its virtual readers and the cards: what a sandbox is made of, and the verbs by which
/// it is moved while it runs.
///
/// Threads: the thread of the event loop.
class Sandbox
{
public:
    Sandbox(CardStore store, const QString &socketPath, const QString &readerConfiguration,
        const QList<std::uint16_t> &ports);

    /// Gives the sandbox a platform, before start().
    void setPlatform(std::unique_ptr<PlatformHost> platform) { m_platform = std::move(platform); }

    /// Starts the service, puts the cards in, and returns when the service sees them.
    Result<void> start(const Options &options);

    /// One verb with its words, as the control channel takes them. Returns what there is to say,
    /// usually nothing. Fails with InvalidArgument and the errors of the service.
    Result<QString> execute(QStringList words);

private:
    Result<std::shared_ptr<VirtualPivCard>> card(const QString &citizenKey);
    Result<ReaderSlot *> takeReader(QStringList &words);
    Result<QString> changeCitizen(ReaderSlot &slot, const QStringList &words);
    Result<QString> armFaults(ReaderSlot &slot, const QStringList &words);
    Result<void> startService();
    [[nodiscard]] QString status();

    CardStore m_store;
    PcscDaemon m_daemon;
    std::unique_ptr<PlatformHost> m_platform; ///< null: there is none
    QStringList m_readerNames;
    std::vector<std::unique_ptr<ReaderSlot>> m_slots;
};

} // namespace eid::sandbox
