#pragma once

#include "tests/sandbox/card/faults.h"
#include "tests/sandbox/card/virtualpivcard.h"
#include "tests/sandbox/vpcd/vpcdlink.h"

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace eid::sandbox {

/// One slot of a virtual reader, and the card that belongs to it, in the slot or on the table.
/// A card that a fault pulls comes back by itself where the plan says so.
///
/// Threads: the thread of the event loop.
class ReaderSlot : public QObject
{
    Q_OBJECT

public:
    explicit ReaderSlot(std::uint16_t port, QObject *parent = nullptr);
    ~ReaderSlot() override;

    /// Takes out what is in and puts \a card in.
    void setCard(const QString &citizenKey, std::shared_ptr<VirtualPivCard> card);
    [[nodiscard]] bool ownsCard() const { return m_card != nullptr; }
    [[nodiscard]] bool isInserted() const { return m_link.hasCard(); }

    void insert();
    void pull();
    void arm(FaultPlan plan);

    /// citizen, inserted, apdus since the faults were armed, tries left of PIN and PUK.
    [[nodiscard]] QJsonObject status() const;

Q_SIGNALS:
    /// Emitted on the thread that serves the card.
    void pulledByFault();

private:
    void reinsertLater();

    QString m_citizenKey;
    std::shared_ptr<VirtualPivCard> m_card;
    std::shared_ptr<FaultyCard> m_contacts;
    QTimer m_reinsertion;
    VpcdLink m_link; ///< last: its thread is gone before what it uses
};

} // namespace eid::sandbox
