#include "tests/ui/onlinecopy/copybench.h"

#include "tests/sandbox/demo/democard.h"
#include "tests/sandbox/demo/democitizen.h"
#include "tests/ui/samples/visibletexts.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QKeyEvent>

namespace eid::ui {

namespace {

std::shared_ptr<sandbox::VirtualPivCard> cardOf(const QString &citizen)
{
    return sandbox::makeDemoCard(*sandbox::findDemoCitizen(citizen));
}

void expect(bool isSo, const char *what)
{
    if (!isSo)
        qFatal("The bench does not go on: %s", what);
}

} // namespace

const QString CopyBench::reader = QStringLiteral("Demo Reader 00 00");

CopyBench::CopyBench()
    : m_card(cardOf(QStringLiteral("default")))
{
    desk.service.addReader(reader);
    desk.desk.start();
    insert();
}

CopyServices CopyBench::services()
{
    return {desk.desk, copies};
}

void CopyBench::insert()
{
    expect(desk.insertAndRead(reader, m_card), "the card is not read");
}

void CopyBench::pull()
{
    desk.service.pull(reader);
    expect(desk.waitFor(reader, CardPhase::Empty), "the card stays");
}

void CopyBench::insertOther()
{
    m_card = cardOf(QStringLiteral("new"));
    insert();
}

QWidget *seenWidget(const QWidget &page, const char *name)
{
    // A view that has just been left lives on for a moment.
    for (QWidget *widget : page.findChildren<QWidget *>(QLatin1String(name))) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

bool press(const QWidget &page, const char *name)
{
    auto *button = qobject_cast<QAbstractButton *>(seenWidget(page, name));
    if (button == nullptr || !button->isEnabled())
        return false;
    button->click();
    settleLayouts();
    return true;
}

void type(const QWidget &page, std::string_view characters)
{
    QWidget *focus = page.window()->focusWidget();
    expect(focus != nullptr, "nothing has the keyboard");
    for (const char character : characters) {
        const QString text(QChar::fromLatin1(character));
        for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, text.toUpper().front().unicode(), Qt::NoModifier, text);
            QApplication::sendEvent(focus, &event);
        }
    }
    settleLayouts();
}

QString wordsOn(const QWidget &page)
{
    QStringList words;
    for (const QLabel *label : visibleLabels(page))
        words.append(label->text());
    for (const QCheckBox *tick : page.findChildren<QCheckBox *>()) {
        if (tick->isVisible())
            words.append(tick->text());
    }
    return words.join(u'\n');
}

} // namespace eid::ui
