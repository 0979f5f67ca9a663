#include "core/pin/pinpolicy.h"

#include <algorithm>
#include <utility>

namespace eid {

namespace {

using Digits = std::span<const std::uint8_t>;

constexpr std::size_t longestRepeatedGroup = 3;
constexpr std::size_t tellingPartOfIdNumber = 6;

bool isDigit(std::uint8_t octet)
{
    return octet >= '0' && octet <= '9';
}

bool isRun(Digits digits)
{
    const auto goesBy = [digits](int step) {
        return std::ranges::adjacent_find(digits, [step](int a, int b) { return b - a != step; })
            == digits.end();
    };
    return goesBy(1) || goesBy(-1);
}

bool isRepeat(Digits digits)
{
    for (std::size_t group = 1; group <= longestRepeatedGroup && group < digits.size(); ++group) {
        if (std::ranges::equal(digits.subspan(group), digits.first(digits.size() - group)))
            return true;
    }
    return false;
}

/// Compares without a copy of the entry outside of its Secret.
bool matches(Digits digits, QStringView text)
{
    return std::ranges::equal(digits, text,
        [](std::uint8_t octet, QChar character) { return character == char16_t(octet); });
}

bool isBirthDate(Digits digits, const QDate &birthDate)
{
    const QString forms[] = {
        birthDate.toString(u"yyMMdd"),
        birthDate.toString(u"yyyyMMdd"),
        birthDate.toString(u"ddMMyy"),
        birthDate.toString(u"ddMMyyyy"),
        birthDate.toString(u"MMddyy"),
        birthDate.toString(u"MMddyyyy"),
    };
    return std::ranges::any_of(forms, [digits](QStringView form) { return matches(digits, form); });
}

bool sharesPartWith(Digits digits, QStringView idNumber)
{
    constexpr std::size_t size = tellingPartOfIdNumber;
    for (std::size_t i = 0; i + size <= digits.size(); ++i) {
        for (qsizetype j = 0; j + qsizetype(size) <= idNumber.size(); ++j) {
            if (matches(digits.subspan(i, size), idNumber.sliced(j, size)))
                return true;
        }
    }
    return false;
}

} // namespace

std::optional<ErrorCode> checkEntry(const Secret &entry, const PinRules &rules)
{
    if (!std::ranges::all_of(entry.octets(), isDigit))
        return ErrorCode::PinAlphabet;
    if (std::cmp_less(entry.size(), rules.minimumLength))
        return ErrorCode::PinTooShort;
    if (std::cmp_greater(entry.size(), rules.maximumLength))
        return ErrorCode::PinTooLong;
    return std::nullopt;
}

std::optional<ErrorCode> checkNewPin(const Secret &newPin, const Secret &oldPin,
    const PinRules &rules, const std::optional<Holder> &holder)
{
    if (const auto error = checkEntry(newPin, rules))
        return error;
    const Digits digits = newPin.octets();
    if (newPin.equals(oldPin))
        return ErrorCode::PinSameAsOld;
    if (isRun(digits))
        return ErrorCode::PinRun;
    if (isRepeat(digits))
        return ErrorCode::PinRepeat;
    if (holder && holder->birthDate && isBirthDate(digits, *holder->birthDate))
        return ErrorCode::PinBirthDate;
    if (holder && holder->idNumber && sharesPartWith(digits, *holder->idNumber))
        return ErrorCode::PinIdNumber;
    return std::nullopt;
}

} // namespace eid
