#include "ui/base/secretfieldaccessible.h"

#include "ui/base/secretfield.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace eid::ui {

namespace {

/// It has the text interface, so that a screen reader follows the caret and hears each character;
/// the text is what the field shows: dots, or the characters where they are not masked.
class SecretFieldAccessible final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit SecretFieldAccessible(SecretField *field)
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
        state.passwordEdit = field().isMasked();
        state.editable = true;
        state.focusable = true;
        state.invalid = field().isFaulty();
        return state;
    }

    [[nodiscard]] QString text(QAccessible::Text type) const override
    {
        if (type == QAccessible::Value)
            return text(0, characterCount());
        const QString own = QAccessibleWidget::text(type);
        return type == QAccessible::Description && own.isEmpty() ? field().entryDescription() : own;
    }

    // Nothing can be selected: there is nothing to copy.
    void selection(int, int *start, int *end) const override { *start = *end = 0; }
    [[nodiscard]] int selectionCount() const override { return 0; }
    void addSelection(int, int) override { }
    void removeSelection(int) override { }
    void setSelection(int, int, int) override { }

    [[nodiscard]] int cursorPosition() const override { return field().caret(); }
    void setCursorPosition(int position) override { field().setCaret(position); }
    [[nodiscard]] QString text(int start, int end) const override
    {
        const int from = qBound(0, start, characterCount());
        const int to = end < 0 ? characterCount() : qBound(from, end, characterCount());
        QString shown;
        for (int place = from; place < to; ++place)
            shown += field().shown(place);
        return shown;
    }
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
    [[nodiscard]] SecretField &field() const { return *static_cast<SecretField *>(widget()); }
};

// Asked for each class of an object, from its own to QObject.
QAccessibleInterface *createInterface(const QString &className, QObject *object)
{
    if (className != QLatin1String(SecretField::staticMetaObject.className()))
        return nullptr;
    auto *field = qobject_cast<SecretField *>(object);
    return field != nullptr ? new SecretFieldAccessible(field) : nullptr;
}

} // namespace

void installSecretFieldAccessibility()
{
    // Installing the same factory again is ignored by Qt.
    QAccessible::installFactory(createInterface);
}

void announceInsertion(SecretField &field, int position)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleTextInsertEvent event(&field, position, QString(field.shown(position)));
    QAccessible::updateAccessibility(&event);
}

void announceRemoval(SecretField &field, int position, QChar gone)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleTextRemoveEvent event(&field, position, QString(gone));
    QAccessible::updateAccessibility(&event);
}

void announceCaret(SecretField &field)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleTextCursorEvent event(&field, field.caret());
    QAccessible::updateAccessibility(&event);
}

} // namespace eid::ui
