#pragma once

#include "tests/core/facevision/presencetrial.h"

#include <QMetaType>
#include <QString>

#include <vector>

namespace eid::test {

/// One kind of try at the presence check, and what must come of it.
struct PresenceCase
{
    QString name;
    QString expected; ///< as PresenceOutcome::word()
    PresenceTrial (*make)(sandbox::Sitter sitter, unsigned seed) = nullptr;
};

/// Persons who do what they are asked, as persons and light differ.
[[nodiscard]] std::vector<PresenceCase> honestCases();
/// Pictures in their place, and persons who do something else.
[[nodiscard]] std::vector<PresenceCase> rejectedCases();
/// What is known to get through.
[[nodiscard]] std::vector<PresenceCase> knownWeaknesses();

/// Runs \a item with both sitters and \a seeds seeds, and prints its row of the table; how often it
/// came out otherwise.
int play(const PresenceCase &item, int seeds);

/// How many seeds: a few, or as many as EID_PRESENCE_SEEDS says.
[[nodiscard]] int seedsWanted(int few);

} // namespace eid::test

Q_DECLARE_METATYPE(eid::test::PresenceCase)
