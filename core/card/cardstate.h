#pragma once

#include "core/base/error.h"
#include "core/card/cardtypes.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace eid {

/// How far the picture of the card in one reader is.
enum class CardPhase {
    Empty, ///< no card in the reader
    Recognising, ///< a card is in, nothing is known of it yet
    Known, ///< recognised; identity and tries are set
    Named, ///< the holder is set too, where the card names one
    Complete, ///< all there is to read was read
    Failed, ///< see error
};

/// What went over the wire between reader and card; see smartcard's Cost.
struct CardCost
{
    int apdus = 0;
    qint64 bytesSent = 0; ///< octets
    qint64 bytesReceived = 0; ///< octets

    bool operator==(const CardCost &) const = default;
    friend CardCost operator+(const CardCost &a, const CardCost &b)
    {
        return {a.apdus + b.apdus, a.bytesSent + b.bytesSent, a.bytesReceived + b.bytesReceived};
    }
};

/// One reader and the card in it, as true as the tool knows at one moment. A value: it goes from
/// the card thread to the pages, and never back.
struct CardState
{
    QString reader;
    CardPhase phase = CardPhase::Empty;
    std::optional<Error> error; ///< when Failed
    CardIdentity identity;
    QByteArray atr;
    PinRules pinRules;
    PinRules pukRules;
    PinStatus pin;
    PinStatus puk;
    std::optional<Holder> holder;
    /// Those that are read when a card comes (9A, 9C, 9D of PIV), in the order they are shown.
    QList<CertificateSlot> certificates;
    CardCost cost; ///< of reading the card from its insertion up to this state, without jobs
    CardCost lastJobCost; ///< of the last job alone, without reading the tries again after it
    bool canVerifyAtPinPad = false;
    bool canChangeAtPinPad = false;

    [[nodiscard]] bool isCardPresent() const { return phase != CardPhase::Empty; }
    /// Whether PIN jobs can be started: identity, rules and tries are known.
    [[nodiscard]] bool isUsable() const
    {
        return phase == CardPhase::Known || phase == CardPhase::Named
            || phase == CardPhase::Complete;
    }

    bool operator==(const CardState &) const = default;
};

/// All readers at one moment.
struct DeskState
{
    bool isKnown = false; ///< false until the service was first asked
    QList<CardState> readers; ///< in the service's order
    std::optional<Error> serviceError; ///< why no reader can be seen

    [[nodiscard]] const CardState *find(const QString &reader) const;
    /// Why no card in \a reader can be used now, other than that it is empty: the service, the
    /// reader, or a card that cannot be read.
    [[nodiscard]] std::optional<Error> obstacle(const QString &reader) const;
    bool operator==(const DeskState &) const = default;
};

} // namespace eid

Q_DECLARE_METATYPE(eid::CardState)
Q_DECLARE_METATYPE(eid::DeskState)
