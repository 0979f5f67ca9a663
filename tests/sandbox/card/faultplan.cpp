#include "tests/sandbox/card/faults.h"

#include <algorithm>
#include <array>

namespace eid::sandbox {

namespace {

constexpr int mostApdus = 1'000'000;
constexpr int longestDelay = 3'600'000; // ms
constexpr int mostOctets = 65'536;
constexpr QStringView instructionMark = u"ins";

enum class Operand {
    None,
    Status,
    Milliseconds,
    Octets,
};

struct Word
{
    QLatin1String name;
    Fault::Kind kind = Fault::Kind::PullBefore;
    Operand operand = Operand::None;
};

constexpr std::array words{
    Word{QLatin1String("pull-before"), Fault::Kind::PullBefore, Operand::None},
    Word{QLatin1String("pull-after"), Fault::Kind::PullAfter, Operand::None},
    Word{QLatin1String("mute-before"), Fault::Kind::MuteBefore, Operand::None},
    Word{QLatin1String("mute-after"), Fault::Kind::MuteAfter, Operand::None},
    Word{QLatin1String("status"), Fault::Kind::Status, Operand::Status},
    Word{QLatin1String("status-after"), Fault::Kind::StatusAfter, Operand::Status},
    Word{QLatin1String("delay"), Fault::Kind::Delay, Operand::Milliseconds},
    Word{QLatin1String("cut"), Fault::Kind::Cut, Operand::Octets},
    Word{QLatin1String("lengthen"), Fault::Kind::Lengthen, Operand::Octets},
};

std::optional<int> number(QStringView text, int least, int most, int base = 10)
{
    bool valid = false;
    const int value = text.toInt(&valid, base);
    // toInt() takes signs and spaces as well.
    const bool plain
        = std::ranges::all_of(text, [](QChar character) { return character.isLetterOrNumber(); });
    if (!valid || !plain || value < least || value > most)
        return std::nullopt;
    return value;
}

/// Which APDU the fault strikes: a number, an instruction, or all of them.
bool readPosition(QStringView text, Fault &fault)
{
    if (text == u"*")
        return fault.kind == Fault::Kind::Delay;
    if (!text.startsWith(instructionMark)) {
        fault.apdu = number(text, 1, mostApdus);
        return fault.apdu.has_value();
    }
    const QStringView digits = text.sliced(instructionMark.size());
    const auto instruction = digits.size() == 2 ? number(digits, 0, 0xFF, 16) : std::nullopt;
    if (instruction)
        fault.instruction = static_cast<std::uint8_t>(*instruction);
    return instruction.has_value();
}

bool readOperand(QStringView text, Operand operand, Fault &fault)
{
    switch (operand) {
    case Operand::None:
        return text.isNull();
    case Operand::Status: {
        const auto status = text.size() == 4 ? number(text, 0, 0xFFFF, 16) : std::nullopt;
        fault.status = static_cast<std::uint16_t>(status.value_or(0));
        return status.has_value();
    }
    case Operand::Milliseconds: {
        const auto delay = number(text, 0, longestDelay);
        fault.delay = std::chrono::milliseconds(delay.value_or(0));
        return delay.has_value();
    }
    case Operand::Octets: {
        const auto octets = number(text, 1, mostOctets);
        fault.octets = static_cast<std::size_t>(octets.value_or(0));
        return octets.has_value();
    }
    }
    return false;
}

std::optional<Fault> faultOf(QStringView name, QStringView value)
{
    const auto word = std::ranges::find_if(words, [name](const Word &w) { return w.name == name; });
    if (word == words.end())
        return std::nullopt;
    const qsizetype colon = value.indexOf(u':');
    const QStringView position = colon < 0 ? value : value.first(colon);
    const QStringView operand = colon < 0 ? QStringView() : value.sliced(colon + 1);

    Fault fault;
    fault.kind = word->kind;
    if (!readPosition(position, fault) || !readOperand(operand, word->operand, fault))
        return std::nullopt;
    return fault;
}

bool addTo(FaultPlan &plan, QStringView spec)
{
    if (spec == u"other-serial-after-reset") {
        plan.otherSerialAfterReset = true;
        return true;
    }
    const qsizetype equals = spec.indexOf(u'=');
    if (equals < 0)
        return false;
    const QStringView name = spec.first(equals);
    const QStringView value = spec.sliced(equals + 1);
    if (name == u"reinsert") {
        const auto delay = number(value, 0, longestDelay);
        if (delay)
            plan.reinsertAfter = std::chrono::milliseconds(*delay);
        return delay.has_value();
    }
    const auto fault = faultOf(name, value);
    if (fault)
        plan.faults.push_back(*fault);
    return fault.has_value();
}

} // namespace

Result<FaultPlan> parseFaults(const QStringList &specs)
{
    FaultPlan plan;
    for (const QString &spec : specs) {
        if (!addTo(plan, spec))
            return failure(
                ErrorCode::InvalidArgument, QStringLiteral("Not a fault: \"%1\"").arg(spec));
    }
    return plan;
}

} // namespace eid::sandbox
