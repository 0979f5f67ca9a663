#pragma once

#include "ui/base/glyph.h"
#include "ui/base/statussign.h"

#include <QAbstractButton>

namespace eid::ui {

class Text;

/// A large entry to click: a sign, a title and half a sentence below it. Used for jobs, for readers
/// and for certificates.
class Entry : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Look {
        Plain, ///< on the window, ground only when chosen or under the mouse
        Row, ///< in a panel, leads on to another page
    };

    Entry(Look look, Glyph glyph, QWidget *parent = nullptr);
    Entry(Look look, StatusSign::Status status, QWidget *parent = nullptr);

    void setWords(const QString &title, const QString &description);
    /// A second pair of words at the end of the row, such as how long a certificate is valid.
    void setEnd(const QString &title, const QString &description, Tone tone);
    void setStatus(StatusSign::Status status);
    void setGlyph(Glyph glyph);

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString description() const;
    [[nodiscard]] QString endTitle() const;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    class Badge;
    Entry(Look look, Badge *badge, QWidget *parent);
    void nameForScreenReaders();
    void showAbility();

    Look m_look;
    Badge *m_badge;
    Text *m_title;
    Text *m_description;
    QWidget *m_end;
    Text *m_endTitle;
    Text *m_endDescription;
};

} // namespace eid::ui
