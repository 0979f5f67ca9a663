#pragma once

#include "ui/renewal/renewalview.h"

namespace eid::ui {

class PinForm;

/// The PIN, with which the card proves itself to the platform and signs its requests.
class PinStepView : public RenewalView
{
    Q_OBJECT

public:
    explicit PinStepView(RenewalFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    PinForm *m_form;
    Button *m_go;
    Button *m_leave;
};

} // namespace eid::ui
