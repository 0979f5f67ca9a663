#pragma once

namespace eid::bench {

class Report;

/// What a card costs: APDUs, octets and time from insertion to each stage of its picture and of a
/// PIN change, for cards with and without metadata and extended length. The card answers each APDU
/// after 20 ms, in the middle of what real ones take.
void benchCard(Report &report);

} // namespace eid::bench
