#pragma once

#include "core/base/secret.h"
#include "ui/onlinecopy/codefield.h"

#include <QWidget>

#include <optional>

namespace eid::ui {

class Button;
class StatusSign;
class Text;

/// A CodeField with its caption above, a button that shows or hides what was typed, and a line
/// below that says how the entry stands.
class CodeEntry : public QWidget
{
    Q_OBJECT

public:
    /// \a isMasked: as long as nobody asks for it, what was typed is hidden.
    CodeEntry(CodeField::Characters characters, std::optional<int> length, bool isMasked,
        QWidget *parent = nullptr);

    [[nodiscard]] CodeField *field() const { return m_field; }

    /// \a hint stands below the field as long as nothing is wrong with it.
    void setWords(const QString &caption, const QString &hint);
    /// Takes what was typed. Nothing if it is too short or empty, which the line then says.
    [[nodiscard]] std::optional<Secret> take();
    [[nodiscard]] QString line() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void say(const QString &words, bool isFault);
    void showRefusal(CodeField::Refusal why);

    QString m_hint;
    Text *m_caption;
    CodeField *m_field;
    Button *m_reveal;
    StatusSign *m_sign;
    Text *m_line;
};

} // namespace eid::ui
