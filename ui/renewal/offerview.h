#pragma once

#include "ui/renewal/renewalview.h"

namespace eid::ui {

class Note;
class Text;

/// What would be renewed and why, before anything is done.
class OfferView : public RenewalView
{
    Q_OBJECT

public:
    explicit OfferView(RenewalFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    Text *m_lead;
    QList<Note *> m_credentials;
    Text *m_explanation;
    Button *m_go;
    Button *m_leave;
    Button *m_all;
};

} // namespace eid::ui
