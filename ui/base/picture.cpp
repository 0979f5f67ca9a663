#include "ui/base/picture.h"

#include "ui/base/glyph.h"
#include "ui/base/statussign.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace eid::ui {

namespace {

// Drawn on a ground of 240 by 160.
constexpr QSizeF drawing(240, 160);

struct Pencil
{
    QPainter &painter;
    const QPalette &palette;

    void outline(const QColor &ground) const
    {
        painter.setPen(
            QPen(toneColor(Tone::Muted, palette), 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(ground);
    }

    void dashes() const
    {
        painter.setPen(QPen(toneColor(Tone::Muted, palette), 2, Qt::CustomDashLine, Qt::RoundCap));
        QPen pen = painter.pen();
        pen.setDashPattern({3, 3.5});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
    }
};

void drawCard(const Pencil &pencil, const QPointF &at, bool accent)
{
    QPainter &painter = pencil.painter;
    const QPalette &palette = pencil.palette;
    const Tone tone = accent ? Tone::Accent : Tone::Muted;
    painter.setPen(QPen(toneColor(tone, palette), 2.2));
    painter.setBrush(palette.color(QPalette::Base));
    painter.drawRoundedRect(QRectF(at.x(), at.y(), 76, 88), 8, 8);
    painter.setBrush(toneWash(Tone::Warning, palette));
    painter.setPen(QPen(toneColor(Tone::Warning, palette), 1.6));
    const QRectF chip(at.x() + 26, at.y() + 52, 24, 20);
    painter.drawRoundedRect(chip, 4, 4);
    painter.drawLine(QPointF(chip.left(), chip.center().y()), {chip.right(), chip.center().y()});
    painter.drawLine(QPointF(chip.center().x(), chip.top()), {chip.center().x(), chip.bottom()});
    painter.setPen(QPen(toneColor(tone, palette), 2.2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(at + QPointF(14, 18), at + QPointF(50, 18));
    painter.drawLine(at + QPointF(14, 29), at + QPointF(38, 29));
}

void drawReader(const Pencil &pencil, bool alive)
{
    QPainter &painter = pencil.painter;
    pencil.outline(pencil.palette.color(QPalette::Base));
    painter.drawRoundedRect(QRectF(58, 96, 124, 48), 10, 10);
    painter.setBrush(toneColor(Tone::Muted, pencil.palette));
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(QRectF(74, 104, 92, 4.5), 2.2, 2.2);
    painter.setBrush(alive ? toneColor(Tone::Good, pencil.palette) : lineColor(pencil.palette));
    painter.drawEllipse(QPointF(120, 127), 4.5, 4.5);
}

void drawCable(const Pencil &pencil)
{
    QPainter &painter = pencil.painter;
    pencil.outline(Qt::transparent);
    QPainterPath cable(QPointF(120, 30));
    cable.cubicTo(120, 60, 96, 52, 100, 82);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(cable);
    painter.setBrush(pencil.palette.color(QPalette::Base));
    painter.drawRoundedRect(QRectF(86, 80, 28, 34), 5, 5);
    painter.drawRect(QRectF(92, 114, 16, 16));
}

void drawArrow(const Pencil &pencil)
{
    QPainter &painter = pencil.painter;
    painter.setPen(QPen(
        toneColor(Tone::Accent, pencil.palette), 3.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    QPainterPath arrow(QPointF(192, 34));
    arrow.lineTo(192, 78);
    arrow.moveTo(181, 67);
    arrow.lineTo(192, 78);
    arrow.lineTo(203, 67);
    painter.drawPath(arrow);
}

void drawBadge(const Pencil &pencil, StatusSign::Status status)
{
    QPainter &painter = pencil.painter;
    const QRectF place(156, 64, 44, 44);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pencil.palette.color(QPalette::Window));
    painter.drawEllipse(place.center(), 28, 28);
    StatusSign::paint(painter, status, place, pencil.palette);
}

void drawPadlock(const Pencil &pencil)
{
    QPainter &painter = pencil.painter;
    const QRectF place(156, 64, 44, 44);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pencil.palette.color(QPalette::Window));
    painter.drawEllipse(place.center(), 28, 28);
    drawGlyph(painter, Glyph::Lock, place, toneColor(Tone::Accent, pencil.palette));
}

void drawComputer(const Pencil &pencil)
{
    QPainter &painter = pencil.painter;
    pencil.outline(pencil.palette.color(QPalette::Base));
    painter.drawRoundedRect(QRectF(56, 22, 128, 86), 8, 8);
    painter.drawLine(QPointF(120, 108), QPointF(120, 130));
    painter.drawLine(QPointF(88, 131), QPointF(152, 131));
}

void drawCamera(const Pencil &pencil, bool alive)
{
    QPainter &painter = pencil.painter;
    pencil.outline(pencil.palette.color(QPalette::Base));
    painter.drawRoundedRect(QRectF(106, 100, 28, 26), 4, 4);
    painter.drawRoundedRect(QRectF(76, 126, 88, 16), 8, 8);
    painter.drawRoundedRect(QRectF(62, 20, 116, 84), 22, 22);
    const QPointF lens(120, 62);
    painter.setPen(QPen(toneColor(alive ? Tone::Accent : Tone::Muted, pencil.palette), 2.2));
    painter.drawEllipse(lens, 26, 26);
    painter.setBrush(toneWash(alive ? Tone::Accent : Tone::Plain, pencil.palette));
    painter.drawEllipse(lens, 14, 14);
    painter.setPen(Qt::NoPen);
    painter.setBrush(alive ? toneColor(Tone::Good, pencil.palette) : lineColor(pencil.palette));
    painter.drawEllipse(QPointF(162, 36), 4, 4);
}

void drawPortrait(const Pencil &pencil, bool accent)
{
    QPainter &painter = pencil.painter;
    const QColor ink = toneColor(accent ? Tone::Accent : Tone::Muted, pencil.palette);
    painter.setPen(QPen(ink, 2.2));
    painter.setBrush(pencil.palette.color(QPalette::Base));
    painter.drawRoundedRect(QRectF(68, 10, 104, 136), 10, 10);
    painter.setBrush(toneWash(accent ? Tone::Accent : Tone::Plain, pencil.palette));
    painter.drawEllipse(QPointF(120, 64), 23, 29);
    QPainterPath shoulders(QPointF(82, 130));
    shoulders.cubicTo(84, 100, 156, 100, 158, 130);
    shoulders.closeSubpath();
    painter.drawPath(shoulders);
}

// A page in a browser, on which somebody asks.
void drawPage(const Pencil &pencil, Glyph glyph, Tone tone)
{
    QPainter &painter = pencil.painter;
    pencil.outline(pencil.palette.color(QPalette::Base));
    painter.drawRoundedRect(QRectF(52, 26, 136, 104), 9, 9);
    painter.drawLine(QPointF(52, 48), QPointF(188, 48));
    painter.setPen(Qt::NoPen);
    painter.setBrush(lineColor(pencil.palette));
    for (const double x : {64.0, 76.0, 88.0})
        painter.drawEllipse(QPointF(x, 37), 3.6, 3.6);
    drawGlyph(painter, glyph, QRectF(96, 64, 48, 48), toneColor(tone, pencil.palette));
}

void drawMotif(const Pencil &pencil, Picture::Motif motif)
{
    using Motif = Picture::Motif;
    using Status = StatusSign::Status;
    QPainter &painter = pencil.painter;
    switch (motif) {
    case Motif::InsertCard:
        drawCard(pencil, {82, 4}, true);
        drawReader(pencil, true);
        drawArrow(pencil);
        break;
    case Motif::CardIn:
        drawCard(pencil, {82, 24}, true);
        drawReader(pencil, true);
        break;
    case Motif::ConnectReader:
        drawCable(pencil);
        pencil.dashes();
        painter.drawRoundedRect(QRectF(66, 136, 70, 16), 5, 5);
        drawArrow(pencil);
        break;
    case Motif::ServiceStopped:
        drawComputer(pencil);
        drawGlyph(
            painter, Glyph::Reader, QRectF(98, 42, 44, 44), toneColor(Tone::Muted, pencil.palette));
        drawBadge(pencil, Status::Bad);
        break;
    case Motif::ServiceMissing:
        drawComputer(pencil);
        pencil.dashes();
        painter.drawRoundedRect(QRectF(96, 42, 48, 44), 6, 6);
        drawBadge(pencil, Status::Warning);
        break;
    case Motif::AccessDenied:
        drawComputer(pencil);
        drawGlyph(
            painter, Glyph::Lock, QRectF(96, 40, 48, 48), toneColor(Tone::Warning, pencil.palette));
        break;
    case Motif::CardUnknown:
        drawCard(pencil, {82, 24}, false);
        drawReader(pencil, true);
        drawBadge(pencil, Status::Unknown);
        break;
    case Motif::CardMute:
        drawCard(pencil, {82, 24}, false);
        drawReader(pencil, false);
        drawBadge(pencil, Status::Warning);
        break;
    case Motif::CardBlocked:
        drawCard(pencil, {82, 24}, false);
        drawReader(pencil, true);
        drawBadge(pencil, Status::Bad);
        break;
    case Motif::CardSuspended:
        drawCard(pencil, {82, 36}, false);
        painter.setPen(Qt::NoPen);
        painter.setBrush(pencil.palette.color(QPalette::Window));
        painter.drawEllipse(QPointF(166, 88), 32, 32);
        drawGlyph(painter, Glyph::Lock, QRectF(142, 64, 48, 48),
            toneColor(Tone::Warning, pencil.palette));
        break;
    case Motif::Request:
        drawPage(pencil, Glyph::Identity, Tone::Accent);
        break;
    case Motif::Stranger:
        drawPage(pencil, Glyph::Question, Tone::Muted);
        drawBadge(pencil, Status::Bad);
        break;
    case Motif::RequestUnclear:
        drawPage(pencil, Glyph::Identity, Tone::Muted);
        drawBadge(pencil, Status::Warning);
        break;
    case Motif::FaceWanted:
        drawPage(pencil, Glyph::Face, Tone::Accent);
        break;
    case Motif::Trouble:
        drawCard(pencil, {82, 24}, false);
        drawReader(pencil, false);
        drawBadge(pencil, Status::Bad);
        break;
    case Motif::Done:
        drawCard(pencil, {82, 24}, true);
        drawReader(pencil, true);
        drawBadge(pencil, Status::Good);
        break;
    case Motif::Camera:
        drawCamera(pencil, true);
        break;
    case Motif::CameraMissing:
        drawCamera(pencil, false);
        drawBadge(pencil, Status::Unknown);
        break;
    case Motif::CameraTrouble:
        drawCamera(pencil, false);
        drawBadge(pencil, Status::Bad);
        break;
    case Motif::FaceSealed:
        drawPortrait(pencil, true);
        drawPadlock(pencil);
        break;
    case Motif::FaceSent:
        drawPortrait(pencil, true);
        drawBadge(pencil, Status::Good);
        break;
    case Motif::FaceRefused:
        drawPortrait(pencil, false);
        drawBadge(pencil, Status::Bad);
        break;
    }
}

} // namespace

Picture::Picture(Motif motif, QWidget *parent)
    : QWidget(parent)
    , m_motif(motif)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Picture::setMotif(Motif motif)
{
    m_motif = motif;
    update();
}

Picture::Motif Picture::motifOf(ErrorCode code)
{
    // Only what has a drawing of its own; all else is trouble.
    static constexpr std::pair<ErrorCode, Motif> motifs[] = {
        {ErrorCode::PcscLibraryMissing, Motif::ServiceMissing},
        {ErrorCode::PcscServiceStopped, Motif::ServiceStopped},
        {ErrorCode::PcscFailure, Motif::ServiceStopped},
        {ErrorCode::PcscAccessDenied, Motif::AccessDenied},
        {ErrorCode::NoReader, Motif::ConnectReader},
        {ErrorCode::ReaderUnavailable, Motif::ConnectReader},
        {ErrorCode::NoCard, Motif::InsertCard},
        {ErrorCode::CardRemoved, Motif::InsertCard},
        {ErrorCode::CardMute, Motif::CardMute},
        {ErrorCode::CardCommunication, Motif::CardMute},
        {ErrorCode::CardUnknown, Motif::CardUnknown},
        {ErrorCode::CardChanged, Motif::CardUnknown},
        {ErrorCode::RequestUntrusted, Motif::Stranger},
        {ErrorCode::CopyOfferUntrusted, Motif::Stranger},
        {ErrorCode::RequestMalformed, Motif::RequestUnclear},
        {ErrorCode::RequestOver, Motif::RequestUnclear},
        {ErrorCode::RequestUnsupported, Motif::RequestUnclear},
        {ErrorCode::RequestBusy, Motif::RequestUnclear},
        {ErrorCode::RequestRefused, Motif::RequestUnclear},
        {ErrorCode::PinBlocked, Motif::CardBlocked},
        {ErrorCode::PukBlocked, Motif::CardBlocked},
        {ErrorCode::CameraMissing, Motif::CameraMissing},
        {ErrorCode::CameraDenied, Motif::CameraTrouble},
        {ErrorCode::CameraBusy, Motif::CameraTrouble},
        {ErrorCode::CameraFormat, Motif::CameraTrouble},
        {ErrorCode::CameraLost, Motif::CameraTrouble},
        {ErrorCode::CameraFrozen, Motif::CameraTrouble},
        {ErrorCode::FaceEngineMissing, Motif::CameraTrouble},
        {ErrorCode::FacePresenceFailed, Motif::FaceRefused},
        {ErrorCode::FaceChallengeExpired, Motif::FaceRefused},
        {ErrorCode::FaceSampleRefused, Motif::FaceRefused},
    };
    const auto *found = std::ranges::find(motifs, code, &std::pair<ErrorCode, Motif>::first);
    return found == std::end(motifs) ? Motif::Trouble : found->second;
}

QSize Picture::sizeHint() const
{
    return drawing.toSize();
}

void Picture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double scale = std::min({width() / drawing.width(), height() / drawing.height(), 1.5});
    painter.translate(rect().toRectF().center());
    painter.scale(scale, scale);
    painter.translate(-drawing.width() / 2, -drawing.height() / 2);
    drawMotif({painter, palette()}, m_motif);
}

} // namespace eid::ui
