#pragma once

#include "ui/base/page.h"

namespace eid::ui {

/// The full text of a licence.
class LicencePage : public Page
{
    Q_OBJECT

public:
    LicencePage(QString title, const QString &resource, QWidget *parent = nullptr);

protected:
    void retranslate() override;

private:
    QString m_title;
};

} // namespace eid::ui
