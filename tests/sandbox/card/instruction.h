#pragma once

#include <cstdint>

namespace eid::sandbox::instruction {

constexpr std::uint8_t verify = 0x20;
constexpr std::uint8_t changeReferenceData = 0x24;
constexpr std::uint8_t resetRetryCounter = 0x2C;
constexpr std::uint8_t generateKeyPair = 0x47;
constexpr std::uint8_t generalAuthenticate = 0x87;
constexpr std::uint8_t select = 0xA4;
constexpr std::uint8_t getResponse = 0xC0;
constexpr std::uint8_t getData = 0xCB;
constexpr std::uint8_t putData = 0xDB;

// Yubico's
constexpr std::uint8_t getMetadata = 0xF7;
constexpr std::uint8_t getSerial = 0xF8;
constexpr std::uint8_t resetApplication = 0xFB;
constexpr std::uint8_t getVersion = 0xFD;
constexpr std::uint8_t setManagementKey = 0xFF;

} // namespace eid::sandbox::instruction
