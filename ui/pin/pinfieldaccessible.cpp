#include "ui/pin/pinfieldaccessible.h"

#include "ui/pin/pinfield.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QCoreApplication>

namespace eid::ui {

namespace {

constexpr QChar dot(0x2022);

/// A password field of dots. It has the text interface, so that a screen reader follows the caret
/// and hears each dot; the text is dots and nothing else.
class PinFieldAccessible final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit PinFieldAccessible(PinField *field)
        : QAccessibleWidget(field, QAccessible::EditableText)
    { }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.passwordEdit = true;
        state.editable = true;
        state.focusable = true;
        state.invalid = field().isFaulty();
        return state;
    }

    [[nodiscard]] QString text(QAccessible::Text type) const override
    {
        if (type == QAccessible::Value)
            return dots(0, characterCount());
        const QString own = QAccessibleWidget::text(type);
        if (type == QAccessible::Description && own.isEmpty())
            return QCoreApplication::translate("eid::ui::PinField", "%1 of %2 to %3 digits typed")
                .arg(field().length())
                .arg(field().rules().minimumLength)
                .arg(field().rules().maximumLength);
        return own;
    }

    // Nothing can be selected: there is nothing to copy.
    void selection(int, int *start, int *end) const override { *start = *end = 0; }
    [[nodiscard]] int selectionCount() const override { return 0; }
    void addSelection(int, int) override { }
    void removeSelection(int) override { }
    void setSelection(int, int, int) override { }

    [[nodiscard]] int cursorPosition() const override { return field().caret(); }
    void setCursorPosition(int position) override { field().setCaret(position); }
    [[nodiscard]] QString text(int start, int end) const override { return dots(start, end); }
    [[nodiscard]] int characterCount() const override { return field().length(); }
    [[nodiscard]] QRect characterRect(int offset) const override
    {
        const QRect place = field().placeRect(offset).toRect();
        return {field().mapToGlobal(place.topLeft()), place.size()};
    }
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override
    {
        const QPoint local = field().mapFromGlobal(point);
        for (int place = 0; place < characterCount(); ++place) {
            if (field().placeRect(place).contains(local))
                return place;
        }
        return -1;
    }
    void scrollToSubstring(int, int) override { }
    [[nodiscard]] QString attributes(int, int *start, int *end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }

private:
    [[nodiscard]] PinField &field() const { return *static_cast<PinField *>(widget()); }

    [[nodiscard]] QString dots(int start, int end) const
    {
        const int from = qBound(0, start, characterCount());
        const int to = end < 0 ? characterCount() : qBound(from, end, characterCount());
        return QString(to - from, dot);
    }
};

QAccessibleInterface *createInterface(const QString &className, QObject *object)
{
    if (className != QLatin1String(PinField::staticMetaObject.className()))
        return nullptr;
    auto *field = qobject_cast<PinField *>(object);
    return field != nullptr ? new PinFieldAccessible(field) : nullptr;
}

} // namespace

void installPinFieldAccessibility()
{
    // Installing the same factory again is ignored by Qt.
    QAccessible::installFactory(createInterface);
}

void announceInsertion(PinField &field, int position)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleTextInsertEvent event(&field, position, QString(dot));
    QAccessible::updateAccessibility(&event);
}

void announceRemoval(PinField &field, int position)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleTextRemoveEvent event(&field, position, QString(dot));
    QAccessible::updateAccessibility(&event);
}

void announceCaret(PinField &field)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleTextCursorEvent event(&field, field.caret());
    QAccessible::updateAccessibility(&event);
}

} // namespace eid::ui
