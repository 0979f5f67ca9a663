#pragma once

#include "core/onlinecopy/authentication.h"
#include "ui/base/panel.h"

namespace eid::ui {

class Button;
class FieldList;
class StatusSign;
class Text;

/// Who asks, large: the verified name and host, how that was verified, and why they say they ask.
class RelyingPartyPanel : public Panel
{
    Q_OBJECT

public:
    explicit RelyingPartyPanel(const AuthenticationRequest &request, QWidget *parent = nullptr);

    void refresh();

private:
    RelyingParty m_party;
    QString m_purpose;
    Text *m_name;
    Text *m_host;
    StatusSign *m_sign;
    Text *m_verified;
    Button *m_showFacts;
    FieldList *m_facts;
    Text *m_purposeTitle;
    Text *m_purposeText;
};

} // namespace eid::ui
