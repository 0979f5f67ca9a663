#pragma once

#include "core/base/bytes.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace eid::sandbox {

/// What kind of card it is: fixed when the card is made, and kept in its state file.
struct CardProfile
{
    /// Speaks Yubico's extensions: GET METADATA, GET SERIAL, GET VERSION, SET MANAGEMENT KEY,
    /// and takes objects and keys in slots that SP 800-73 leaves to others.
    bool metadata = true;
    bool extendedLength = true; ///< takes and gives extended Lc and Le; announced in the ATR
    bool chaining = true; ///< takes chained commands (CLA bit 5); announced in the ATR
    /// The transmission protocol is T=0: no extended length, 61XX after every command with data
    /// in both directions, 6CXX when Le is not exactly what there is.
    bool t0 = false;
    /// A new PIN that breaks the rules, beside a wrong old one: SP 800-73 lets a card refuse it
    /// with 6A80 and no try spent, or with 63CX and a try spent.
    bool malformedNewPinCostsTry = false;
    int pinTries = 3; ///< 1 to 15
    int pukTries = 3; ///< 1 to 15
    /// Octets that all objects together may take; beyond it PUT DATA answers 6A84.
    std::size_t objectMemory = 64 * 1024;
    std::uint32_t serialNumber = 0x00E1D001; ///< what GET SERIAL tells
    std::array<std::uint8_t, 3> version{5, 4, 3}; ///< what GET VERSION tells
    /// The answer to reset; empty: built from what the card can do.
    Bytes atr;

    bool operator==(const CardProfile &) const = default;
};

/// The answer to reset of a card of this kind: CardProfile::atr or, where that is empty, one whose
/// interface octets name the protocol and whose historical octets name the AID selection, chaining
/// and extended length (ISO/IEC 7816-4, 12.1.1, card capabilities), with a right check octet.
Bytes answerToReset(const CardProfile &profile);

} // namespace eid::sandbox
