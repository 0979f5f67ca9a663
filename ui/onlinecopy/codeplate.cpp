#include "ui/onlinecopy/codeplate.h"

#include "ui/base/metrics.h"
#include "ui/base/paint.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QEvent>
#include <QFontDatabase>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace eid::ui {

namespace {

constexpr double scale = 1.5;
constexpr int padding = metrics::small;

bool parts(std::uint8_t octet)
{
    return octet == '-' || octet == ' ';
}

/// Static text whose value is made when somebody asks for it.
class CodePlateAccessible final : public QAccessibleWidget
{
public:
    explicit CodePlateAccessible(CodePlate *plate)
        : QAccessibleWidget(plate, QAccessible::StaticText)
    { }

    [[nodiscard]] QString text(QAccessible::Text type) const override
    {
        if (type != QAccessible::Value && type != QAccessible::Description)
            return QAccessibleWidget::text(type);
        const Secret &code = static_cast<CodePlate *>(widget())->code();
        QString spelled;
        for (const std::uint8_t octet : code.octets()) {
            spelled += parts(octet) ? QChar(u',') : QChar::fromLatin1(static_cast<char>(octet));
            spelled += u' ';
        }
        return spelled.trimmed();
    }
};

QAccessibleInterface *createInterface(const QString &className, QObject *object)
{
    if (className != QLatin1String(CodePlate::staticMetaObject.className()))
        return nullptr;
    auto *plate = qobject_cast<CodePlate *>(object);
    return plate != nullptr ? new CodePlateAccessible(plate) : nullptr;
}

} // namespace

int groupsIn(const Secret &code)
{
    const auto octets = code.octets();
    return octets.empty() ? 0 : 1 + static_cast<int>(std::ranges::count_if(octets, parts));
}

QString groupOf(const Secret &code, int index)
{
    QString group;
    int at = 0;
    for (const std::uint8_t octet : code.octets()) {
        if (parts(octet))
            ++at;
        else if (at == index)
            group += QChar::fromLatin1(static_cast<char>(octet));
    }
    return group;
}

CodePlate::CodePlate(std::shared_ptr<const Secret> code, QWidget *parent)
    : QWidget(parent)
    , m_code(std::move(code))
    , m_groups(groupsIn(*m_code))
{
    QAccessible::installFactory(createInterface);
    for (int group = 0; group < m_groups; ++group)
        m_longestGroup = std::max(m_longestGroup, static_cast<int>(groupOf(*m_code, group).size()));
    setFocusPolicy(Qt::TabFocus);
    // Codes are read from left to right in every script.
    setLayoutDirection(Qt::LeftToRight);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QFont CodePlate::codeFont() const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(qRound(fontInfo().pixelSize() * scale));
    font.setWeight(QFont::DemiBold);
    return font;
}

QSizeF CodePlate::groupSize() const
{
    const QFontMetricsF metrics(codeFont());
    // With the gap after it.
    return {metrics.horizontalAdvance(u'W') * (m_longestGroup + 1.2), metrics.height() * 1.35};
}

int CodePlate::groupsPerLine(int width) const
{
    const int fit = static_cast<int>((width - 2 * padding) / groupSize().width());
    return std::clamp(fit, 1, std::max(1, m_groups));
}

int CodePlate::heightForWidth(int width) const
{
    const int perLine = groupsPerLine(width);
    const int lines = (m_groups + perLine - 1) / perLine;
    return qCeil(lines * groupSize().height()) + 2 * padding;
}

QSize CodePlate::sizeHint() const
{
    const int width = qCeil(groupSize().width() * m_groups) + 2 * padding;
    return {width, heightForWidth(width)};
}

QSize CodePlate::minimumSizeHint() const
{
    return {qCeil(groupSize().width()) + 2 * padding, 0};
}

void CodePlate::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

void CodePlate::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void CodePlate::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void CodePlate::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(codeFont());
    painter.setPen(palette().color(QPalette::Text));
    const QSizeF size = groupSize();
    const int perLine = groupsPerLine(width());
    for (int group = 0; group < m_groups; ++group) {
        const QPointF corner(
            padding + group % perLine * size.width(), padding + group / perLine * size.height());
        painter.drawText(
            QRectF(corner, size), Qt::AlignLeft | Qt::AlignVCenter, groupOf(*m_code, group));
    }
    if (showsFocus(*this))
        paintFocusRing(painter, rect(), palette());
}

} // namespace eid::ui
