#pragma once

#include "ui/base/panel.h"

#include <QList>

namespace eid::ui {

class AuthenticationFlow;
class Text;
class Tick;

/// What the holder is to sign, to the letter, and whether they do.
class TransactionPanel : public Panel
{
    Q_OBJECT

public:
    explicit TransactionPanel(AuthenticationFlow &flow, QWidget *parent = nullptr);

    void refresh();

private:
    AuthenticationFlow &m_flow;
    Text *m_title;
    Text *m_lead;
    Tick *m_tick;
};

} // namespace eid::ui
