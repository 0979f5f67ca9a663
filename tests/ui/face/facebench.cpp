#include "tests/ui/face/facebench.h"

#include "ui/base/button.h"
#include "ui/base/errorpanel.h"
#include "ui/base/note.h"
#include "ui/base/text.h"
#include "ui/pin/pinfield.h"

#include <QCheckBox>
#include <QTest>

namespace eid::ui {

FaceBench::FaceBench() = default;
FaceBench::~FaceBench() = default;

FacePage &FaceBench::open(FaceEngine &cameras, const QString &film)
{
    return adopt({online.desk.desk, *online.service, film,
        [&cameras] { return Result<FaceEngine *>(&cameras); }});
}

FacePage &FaceBench::openWithout(const Error &why)
{
    return adopt({online.desk.desk, *online.service, {},
        [why]() -> Result<FaceEngine *> { return failure(why); }});
}

FacePage &FaceBench::adopt(FaceServices services)
{
    m_page = std::make_unique<FacePage>(std::move(services), testing::OnlineSamples::reader);
    m_page->resize(760, 720);
    m_page->show();
    m_page->activateWindow();
    if (!QTest::qWaitForWindowActive(m_page.get()))
        qFatal("The page cannot be shown");
    m_page->firstFocus()->setFocus();
    return *m_page;
}

void FaceBench::close()
{
    m_page.reset();
}

bool FaceBench::reach(FaceStage stage)
{
    return QTest::qWaitFor([&] { return flow().stage() == stage; }, patience);
}

bool FaceBench::toCamera()
{
    if (!reach(FaceStage::Explanation))
        return false;
    press("go");
    return flow().stage() == FaceStage::Camera && engine.isOn();
}

bool FaceBench::toReview()
{
    if (!toCamera())
        return false;
    const qsizetype before = engine.checks().size();
    engine.listener().pictureTaken(online.picture());
    if (!QTest::qWaitFor([&] { return engine.checks().size() > before; }, patience))
        return false;
    engine.listener().presencePassed(online.keyFrames(engine.checks().constLast()));
    return reach(FaceStage::Review);
}

bool FaceBench::toPin()
{
    if (!toReview())
        return false;
    QTest::keyClick(seen<QCheckBox>("consent"), Qt::Key_Space);
    press("go");
    return reach(FaceStage::PinEntry);
}

void FaceBench::sendWithPin(std::string_view digits)
{
    type(digits);
    press("go");
}

void FaceBench::press(const char *name)
{
    auto *button = seen<Button>(name);
    QVERIFY2(button != nullptr, name);
    QTest::mouseClick(button, Qt::LeftButton);
}

void FaceBench::key(Qt::Key key)
{
    QWidget *focus = m_page->focusWidget();
    QTest::keyClick(focus != nullptr ? focus : m_page.get(), key);
}

void FaceBench::type(std::string_view digits)
{
    PinField *field = nullptr;
    for (PinField *one : m_page->findChildren<PinField *>()) {
        if (one->isVisible())
            field = one;
    }
    QVERIFY(field);
    field->setFocus();
    for (const char digit : digits)
        QTest::keyClick(field, digit);
}

QString FaceBench::words(const char *name) const
{
    const auto *widget = seen<QWidget>(name);
    if (const auto *note = qobject_cast<const Note *>(widget))
        return note->title() + QLatin1Char(' ') + note->text();
    const auto *text = qobject_cast<const Text *>(widget);
    return text != nullptr ? text->text() : QString();
}

QString FaceBench::errorTitle() const
{
    for (const ErrorPanel *panel : m_page->findChildren<ErrorPanel *>()) {
        if (panel->isVisible())
            return panel->accessibleName();
    }
    return {};
}

} // namespace eid::ui
