#pragma once

#include "ui/pin/pinfield.h"

#include <QWidget>

namespace eid::ui {

class StatusSign;
class Text;

/// A PinField with its caption above and a line below that says how the entry stands: how long it
/// is to be, why it is not taken, or that it is good.
class PinEntry : public QWidget
{
    Q_OBJECT

public:
    explicit PinEntry(QWidget *parent = nullptr);

    [[nodiscard]] PinField *field() const { return m_field; }

    void setCaption(const QString &caption);
    void showHint(const QString &hint);
    void showFault(const QString &fault);
    void showGood(const QString &words);
    [[nodiscard]] QString line() const;

private:
    enum class Mood { Hint, Fault, Good };
    void show(Mood mood, const QString &words);
    void showRefusal(PinField::Refusal why);

    Text *m_caption;
    PinField *m_field;
    StatusSign *m_sign;
    Text *m_line;
};

} // namespace eid::ui
