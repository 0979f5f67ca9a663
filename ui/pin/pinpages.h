#pragma once

#include "core/pin/pinservice.h"

#include <QString>

class QWidget;

namespace eid {
class CardDesk;
}

namespace eid::ui {

class Page;

/// Makes the pages of the PIN jobs. Outlives them, as the desk and the service do.
class PinPages
{
public:
    PinPages(CardDesk &desk, PinService &service)
        : m_desk(desk)
        , m_service(service)
    { }

    /// A page for \a job with the card in \a reader. It waits for a card if there is none.
    [[nodiscard]] Page *create(PinJob job, const QString &reader, QWidget *parent = nullptr) const;

private:
    CardDesk &m_desk;
    PinService &m_service;
};

} // namespace eid::ui
