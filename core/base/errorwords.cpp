#include "core/base/errorwords.h"

#include "core/base/errors/carderrors.h"
#include "core/base/errors/certificateerrors.h"
#include "core/base/errors/copyerrors.h"
#include "core/base/errors/faceerrors.h"
#include "core/base/errors/pinerrors.h"
#include "core/base/errors/platformerrors.h"
#include "core/base/errors/readererrors.h"
#include "core/base/errors/renewalerrors.h"
#include "core/base/errors/storeerrors.h"
#include "core/base/errors/toolerrors.h"

#include <QCoreApplication>

#include <array>
#include <cstddef>

namespace eid {

namespace {

template <std::size_t... Sizes>
consteval auto joined(const ErrorRow (&...parts)[Sizes])
{
    std::array<ErrorRow, (Sizes + ...)> rows{};
    std::size_t count = 0;
    const auto add = [&](const auto &part) {
        for (const ErrorRow &row : part)
            rows[count++] = row;
    };
    (add(parts), ...);
    return rows;
}

constexpr auto rows
    = joined(readerErrorRows, cardErrorRows, pinErrorRows, certificateErrorRows, platformErrorRows,
        storeErrorRows, renewalErrorRows, faceErrorRows, copyErrorRows, toolErrorRows);

constexpr bool isInOrder()
{
    for (std::size_t index = 0; index < rows.size(); ++index) {
        if (static_cast<std::size_t>(rows[index].code) != index)
            return false;
    }
    return static_cast<std::size_t>(ErrorCode::Internal) + 1 == rows.size();
}
static_assert(isInOrder(), "each code has one row, in the order of the enum");

QString translated(const char *words)
{
    return QCoreApplication::translate("eid::ErrorWords", words);
}

} // namespace

const ErrorWords &errorWords(ErrorCode code)
{
    return rows[static_cast<std::size_t>(code)].words;
}

QString errorTitle(const Error &error)
{
    const QString title = translated(errorWords(error.code).title);
    // The titles of the others say it themselves: blocked, the last try.
    const bool leavesTries = error.code == ErrorCode::PinWrong || error.code == ErrorCode::PukWrong;
    if (!leavesTries || !error.triesLeft)
        return title;
    //: %1 is a sentence such as "The PIN is wrong."
    return QCoreApplication::translate(
        "eid::ErrorWords", "%1 %n tries are left.", nullptr, *error.triesLeft)
        .arg(title);
}

QString errorNextStep(const Error &error)
{
    return translated(errorWords(error.code).nextStep);
}

} // namespace eid
