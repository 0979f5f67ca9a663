#pragma once

#include "ui/renewal/renewalview.h"

namespace eid::ui {

class Statement;

/// The user is to insert the card, or it is found out what is due.
class AwaitView : public RenewalView
{
    Q_OBJECT

public:
    explicit AwaitView(RenewalFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;

private:
    Statement *m_statement;
    Button *m_leave;
};

} // namespace eid::ui
