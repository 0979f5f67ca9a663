#include "tests/sandbox/runner/cardstore.h"

#include <QDir>
#include <QFile>

namespace eid::sandbox {

CardStore::CardStore(QString folder, DemoCa ca)
    : m_folder(std::move(folder))
    , m_ca(std::move(ca))
{ }

Result<CardStore> CardStore::open(const QString &folder)
{
    auto ca = DemoCa::openOrCreate(folder);
    if (!ca)
        return failure(ca.error());
    return CardStore(folder, std::move(*ca));
}

Result<std::shared_ptr<VirtualPivCard>> CardStore::card(const QString &citizenKey)
{
    if (const auto known = m_cards.value(citizenKey))
        return known;
    const auto citizen = findDemoCitizen(citizenKey);
    if (!citizen && citizenKey != blankCardKey())
        return failure(
            ErrorCode::InvalidArgument, QStringLiteral("no citizen is called %1").arg(citizenKey));
    const QString file = QDir(m_folder).filePath(citizenKey + QStringLiteral(".card"));
    const auto make = [&]() -> Result<std::shared_ptr<VirtualPivCard>> {
        if (citizen)
            return makeDemoCard(*citizen, m_ca);
        return std::make_shared<VirtualPivCard>();
    };
    auto card = QFile::exists(file) ? VirtualPivCard::load(file) : make();
    if (!card)
        return failure(card.error());
    if (!QFile::exists(file)) {
        if (const auto kept = (*card)->keepStateIn(file); !kept)
            return failure(kept.error());
    }
    m_cards.insert(citizenKey, *card);
    return *card;
}

} // namespace eid::sandbox
