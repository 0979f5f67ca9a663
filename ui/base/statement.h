#pragma once

#include "core/base/error.h"
#include "ui/base/picture.h"
#include "ui/base/text.h"

#include <QWidget>

namespace eid::ui {

class ErrorPanel;

/// What stands alone in the middle of a page: a picture, a title and a text; or an Error in their
/// place.
class Statement : public QWidget
{
    Q_OBJECT

public:
    explicit Statement(Text::Role titleRole, QWidget *parent = nullptr);

    void say(Picture::Motif motif, const QString &title, const QString &text);
    void say(const Error &error);

    /// The label of the title; empty while an Error is shown.
    [[nodiscard]] Text *title() const { return m_title; }

private:
    void showError(bool isError);

    ErrorPanel *m_error;
    Picture *m_picture;
    Text *m_title;
    Text *m_text;
};

} // namespace eid::ui
