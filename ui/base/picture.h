#pragma once

#include "core/base/error.h"

#include <QWidget>

namespace eid::ui {

/// A drawing of what a page is about, such as a card and a reader, and a sign that says how it
/// stands. It decorates: the words beside it say the same.
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
        CardSuspended, ///< it cannot be used for the time being, wherever it is
        Request, ///< a page in a browser asks for something
        Stranger, ///< it cannot be verified who asks
        RequestUnclear, ///< what is asked cannot be answered
        FaceWanted,
        Trouble, ///< anything else
        Done,
        Camera, ///< cameras are looked for
        CameraMissing,
        CameraTrouble,
        FaceSealed, ///< a picture of a face that only its receiver can open
        FaceSent,
        FaceRefused,
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
