#include "app/eidctl/readerchoice.h"

#include <QStringList>

#include <functional>
#include <utility>

namespace eid::ctl {

namespace {

template <typename Predicate>
QStringList readersWhere(const DeskState &desk, Predicate isMeant)
{
    QStringList names;
    for (const CardState &card : desk.readers) {
        if (isMeant(card))
            names += card.reader;
    }
    return names;
}

Result<ReaderChoice> theOnlyOne(const QStringList &names, bool isByPart, Error otherwise)
{
    if (names.isEmpty())
        return failure(std::move(otherwise));
    if (names.size() > 1)
        return failure(ErrorCode::ReaderAmbiguous, names.join(QStringLiteral("; ")));
    return ReaderChoice{names.constFirst(), isByPart};
}

} // namespace

Result<ReaderChoice> chooseReader(const DeskState &desk, const std::optional<QString> &wanted)
{
    if (desk.readers.isEmpty())
        return failure(ErrorCode::NoReader);
    const QString all
        = readersWhere(desk, [](const CardState &) { return true; }).join(QStringLiteral("; "));

    if (!wanted)
        return theOnlyOne(readersWhere(desk, std::mem_fn(&CardState::isCardPresent)), false,
            Error{ErrorCode::NoCard, all, std::nullopt});
    if (desk.find(*wanted) != nullptr)
        return ReaderChoice{*wanted, false};
    const auto hasPart = [&wanted](const CardState &card) {
        return !wanted->isEmpty() && card.reader.contains(*wanted, Qt::CaseInsensitive);
    };
    return theOnlyOne(
        readersWhere(desk, hasPart), true, Error{ErrorCode::ReaderNotFound, all, std::nullopt});
}

} // namespace eid::ctl
