#pragma once

#include "tests/sandbox/demo/democard.h"

#include <QMap>
#include <QString>

#include <memory>

namespace eid::sandbox {

/// The cards of a sandbox and the authority that issued them, kept in a folder: a card is made the
/// first time it is asked for, and is the same one afterwards.
class CardStore
{
public:
    static Result<CardStore> open(const QString &folder);

    /// The card of a citizen, or an empty one for blankCardKey(). Fails with InvalidArgument when
    /// there is no such citizen.
    Result<std::shared_ptr<VirtualPivCard>> card(const QString &citizenKey);

    [[nodiscard]] const DemoCa &ca() const { return m_ca; }
    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// For the platform that knows these cards.
    [[nodiscard]] QString platformFolder() const { return m_folder + QStringLiteral("/platform"); }
    /// For the key of that platform's back office.
    [[nodiscard]] QString backOfficeFolder() const
    {
        return m_folder + QStringLiteral("/back-office");
    }

private:
    CardStore(QString folder, DemoCa ca);

    QString m_folder;
    DemoCa m_ca;
    QMap<QString, std::shared_ptr<VirtualPivCard>> m_cards;
};

} // namespace eid::sandbox
