#pragma once

#include "core/base/error.h"

#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QBoxLayout;
QT_END_NAMESPACE

namespace eid::ui {

class Button;
class Picture;
class Text;

/// An Error as a whole page shows it: a picture, what happened, what to do next, and behind a
/// button the technical detail, which can be copied.
class ErrorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorPanel(QWidget *parent = nullptr);

    void setError(const Error &error);
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    /// The row for buttons below the words.
    [[nodiscard]] QBoxLayout *actions() const { return m_actions; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::optional<Error> m_error;
    Picture *m_picture;
    Text *m_title;
    Text *m_nextStep;
    QBoxLayout *m_actions;
    Button *m_showDetail;
    Text *m_detail;
};

} // namespace eid::ui
