#pragma once

#include "ui/base/glyph.h"

#include <QPushButton>

#include <optional>

namespace eid::ui {

/// A button that is easy to hit and says what it does by its weight.
class Button : public QPushButton
{
    Q_OBJECT

public:
    enum class Kind {
        Primary, ///< the one thing to do on a page
        Secondary, ///< another way on
        Quiet, ///< beside the point: back, details, copy
        Danger, ///< cannot be taken back
    };

    explicit Button(Kind kind, QWidget *parent = nullptr);
    Button(Kind kind, const QString &text, QWidget *parent = nullptr);

    void setKind(Kind kind);
    /// A sign before the text; alone if there is no text (give it an accessible name then).
    void setGlyph(Glyph glyph);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind;
    std::optional<Glyph> m_glyph;
};

} // namespace eid::ui
