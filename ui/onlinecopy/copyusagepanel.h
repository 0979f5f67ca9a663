#pragma once

#include "core/onlinecopy/onlinecopy.h"
#include "ui/base/panel.h"

namespace eid::ui {

class FieldList;
class StatusSign;
class Text;

/// One copy: whom it belongs to, how it stands, and each time that it was used.
class CopyUsagePanel : public Panel
{
    Q_OBJECT

public:
    explicit CopyUsagePanel(ShownCopy copy, QWidget *parent = nullptr);

    void refresh();

private:
    [[nodiscard]] static QString wordsOf(const CopyUsage &usage);

    ShownCopy m_copy;
    StatusSign *m_sign;
    Text *m_name;
    Text *m_host;
    Text *m_standing;
    QList<Text *> m_uses;
    Text *m_earlier;
    Text *m_noUse;
};

} // namespace eid::ui
