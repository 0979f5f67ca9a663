#pragma once

#include "core/card/cardstate.h"

#include <QWidget>

namespace eid::ui {

class CardView;
class StatusSign;
class Text;

/// The card and its reader, always true and always in sight: the drawn card, how it stands in
/// words, its number, and the reader it is in.
class CardZone : public QWidget
{
    Q_OBJECT

public:
    explicit CardZone(QWidget *parent = nullptr);

    /// Shows the card in \a reader of \a desk; an empty \a reader: there is none.
    void setState(const DeskState &desk, const QString &reader);

    [[nodiscard]] QString stateTitle() const;
    [[nodiscard]] const CardView *view() const { return m_view; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    DeskState m_desk;
    QString m_reader;
    CardView *m_view;
    StatusSign *m_sign;
    Text *m_title;
    Text *m_serial;
    Text *m_readerName;
};

} // namespace eid::ui
