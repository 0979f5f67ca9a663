#pragma once

#include "core/onlinecopy/onlinecopy.h"
#include "ui/base/panel.h"

namespace eid::ui {

class StatusSign;
class Text;
class UsageList;

/// One copy: whom it belongs to, how it stands, and each time that it was used.
class CopyUsagePanel : public Panel
{
    Q_OBJECT

public:
    explicit CopyUsagePanel(ShownCopy copy, QWidget *parent = nullptr);

    void refresh();

private:
    ShownCopy m_copy;
    StatusSign *m_sign;
    Text *m_name;
    Text *m_host;
    Text *m_standing;
    UsageList *m_uses;
    Text *m_noUse;
};

} // namespace eid::ui
