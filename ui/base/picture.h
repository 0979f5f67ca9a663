#pragma once

#include "core/base/error.h"

#include <QWidget>

namespace eid::ui {

/// A drawing of a card, a reader and a sign that says how they stand. It decorates: the words
/// beside it say the same.
class Picture : public QWidget
{
    Q_OBJECT

public:
    enum class Motif {
        InsertCard, ///< the reader is empty
        CardIn, ///< a card is being read
        ConnectReader, ///< no reader
        ServiceStopped,
        ServiceMissing,
        AccessDenied,
        CardUnknown,
        CardMute,
        CardBlocked,
        Trouble, ///< anything else
        Done,
    };

    explicit Picture(Motif motif, QWidget *parent = nullptr);

    void setMotif(Motif motif);
    [[nodiscard]] Motif motif() const { return m_motif; }

    static Motif motifOf(ErrorCode code);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Motif m_motif;
};

} // namespace eid::ui
