#pragma once

#include "ui/base/panel.h"

#include <QStringList>

QT_BEGIN_NAMESPACE
class QButtonGroup;
QT_END_NAMESPACE

namespace eid::ui {

class Text;

/// One of a few things to choose, all in sight.
class Choice : public Panel
{
    Q_OBJECT

public:
    Choice(int options, QWidget *parent = nullptr);

    /// As many \a options as the choice was made for.
    void setWords(const QString &title, const QStringList &options);
    void setCurrent(int option);
    [[nodiscard]] int current() const;

Q_SIGNALS:
    /// The user chose.
    void chosen(int option);

private:
    Text *m_title;
    QButtonGroup *m_group;
};

} // namespace eid::ui
