#pragma once

#include "app/eidctl/cardsession.h"
#include "app/eidctl/command.h"
#include "app/eidctl/pinsource.h"
#include "app/eidctl/terminal.h"
#include "core/base/secret.h"
#include "core/card/cardstate.h"
#include "core/onlinecopy/onlinecopyservice.h"

#include <QCommandLineOption>

#include <map>
#include <optional>

namespace eid::ctl {

/// --pin-fd, --code-fd and --phrase-fd of the commands for online copies.
QCommandLineOption descriptorOptionFor(Entry entry);
/// --qr of the commands that take a link.
QCommandLineOption qrOption();

/// One command with online copies: the service, the card in the reader, and what is entered.
class CopySitting
{
public:
    /// Fails with InvalidArgument for descriptors that are none.
    static Result<std::unique_ptr<CopySitting>> begin(
        const Arguments &arguments, Surroundings &surroundings);

    [[nodiscard]] OnlineCopyService &service() { return m_service; }
    /// Empty until findCard().
    [[nodiscard]] const CopyTarget &target() const { return m_target; }

    /// Opens the records and looks at the card, at least up to \a enough, whose PIN is needed where
    /// \a usesPin: what would be in vain is said before anybody is asked for anything.
    Result<void> findCard(bool usesPin = true, CardPhase enough = CardPhase::Known);

    /// Reads an entry from its descriptor or, where no entry has one, at the terminal. An entry
    /// without a descriptor is the next line of the PIN's. Fails as PinSource does.
    Result<Secret> read(Entry entry);

    /// The result of a job, with what is told along the way.
    template <typename T>
    Result<T> await(QFuture<Result<T>> job)
    {
        return m_surroundings.cards.await(std::move(job), [this] { m_service.cancel(); });
    }

    /// Does \a job of the service with the card and its PIN, which is read. Fails as findCard() and
    /// read() do, and as \a job does.
    template <typename T>
    Result<T> withPin(QFuture<Result<T>> (OnlineCopyService::*job)(CopyTarget, Secret))
    {
        if (const auto found = findCard(); !found)
            return failure(found.error());
        auto pin = read(Entry::Pin);
        if (!pin)
            return failure(pin.error());
        return await((m_service.*job)(m_target, *std::move(pin)));
    }

    /// Asks at the terminal; fails with Cancelled where that is not agreed to, and with
    /// InvalidArgument where there is no terminal.
    Result<void> askForConsent(const QString &question) const;

private:
    CopySitting(std::optional<QString> reader, std::map<Entry, int> descriptors,
        Surroundings &surroundings);
    void tell(const CopyProgress &progress);

    std::optional<QString> m_reader;
    std::map<Entry, int> m_descriptors;
    Surroundings &m_surroundings;
    OnlineCopyService m_service;
    CardState m_card;
    CopyTarget m_target;
    std::optional<CopyProgress::Stage> m_told;
};

} // namespace eid::ctl
