#pragma once

#include "ui/base/statussign.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QBoxLayout;
QT_END_NAMESPACE

namespace eid::ui {

class Text;

/// A few words with a sign on a tinted ground: a hint, a warning, a wrong entry, a success. Screen
/// readers are told of it when its words change while it is seen.
class Note : public QWidget
{
    Q_OBJECT

public:
    explicit Note(StatusSign::Status status, QWidget *parent = nullptr);

    void setStatus(StatusSign::Status status);
    /// \a title says what, \a text says more, and may be empty.
    void setWords(const QString &title, const QString &text = {});
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;

    /// Below the words: a check box for a consent, a button.
    [[nodiscard]] QBoxLayout *extras() const { return m_extras; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void announce();

    StatusSign *m_sign;
    Text *m_title;
    Text *m_text;
    QBoxLayout *m_extras;
};

} // namespace eid::ui
