#include "ui/onlinecopy/codecameraview.h"

#include "core/base/errorwords.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/spoken.h"
#include "ui/base/statement.h"
#include "ui/camera/camerapicker.h"
#include "ui/camera/camerapicture.h"
#include "ui/onlinecopy/codelook.h"

#include <QVBoxLayout>

namespace eid::ui {

CodeCameraView::CodeCameraView(CodeLook &look, QWidget *parent)
    : StepView(parent)
    , m_look(look)
    , m_picture(new CameraPicture(this))
    , m_words(new Note(StatusSign::Status::Info, Text::Role::Heading, this))
    , m_trouble(new Statement(Text::Role::Title, this))
    , m_choice(new QWidget(this))
    , m_caption(new Text(Text::Role::Strong, m_choice))
    , m_cameras(new CameraPicker(m_choice))
    , m_again(addButton(new Button(Button::Kind::Primary, this)))
    , m_back(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *choice = new QVBoxLayout(m_choice);
    choice->setContentsMargins(0, 0, 0, 0);
    choice->setSpacing(metrics::tight);
    choice->addWidget(m_caption);
    choice->addWidget(m_cameras);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_choice);
    layout->addWidget(m_picture, 1);
    layout->addWidget(m_words);
    layout->addWidget(m_trouble);
    layout->addStretch(); // where the picture is as large as it becomes

    m_caption->setBuddy(m_cameras);
    m_words->setObjectName(QStringLiteral("guidance"));
    m_trouble->setObjectName(QStringLiteral("trouble"));
    m_again->setObjectName(QStringLiteral("again"));
    m_back->setObjectName(QStringLiteral("cancel"));
    connect(m_cameras, &CameraPicker::sourceChosen, &look, &CodeLook::choose);
    connect(m_again, &Button::clicked, &look, &CodeLook::begin);
    connect(m_back, &Button::clicked, this, &CodeCameraView::backRequested);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    refresh();
}

QWidget *CodeCameraView::firstFocus()
{
    return this;
}

void CodeCameraView::refresh()
{
    const bool isTrouble
        = m_look.state() == CodeLook::State::NoCamera || m_look.state() == CodeLook::State::Failed;
    m_picture->setVisible(!isTrouble);
    m_words->setVisible(!isTrouble);
    m_trouble->setVisible(isTrouble);
    m_caption->setText(tr("Camera"));
    m_cameras->offer(m_look.cameras(), m_look.camera());
    m_choice->setVisible(m_look.cameras().size() > 1);
    m_again->setText(tr("Try again"));
    m_again->setVisible(m_look.state() == CodeLook::State::Failed
        && errorWords(m_look.error()->code).retry != Retry::No);
    m_back->setText(tr("Cancel"));
    if (isTrouble)
        sayTrouble();
    else
        sayWhatToDo();
}

void CodeCameraView::sayTrouble()
{
    m_trouble->say(m_look.error().value_or(Error{ErrorCode::CameraMissing, {}, std::nullopt}));
    setSpokenName(*this, m_trouble->accessibleName());
    setSpokenDescription(*this, m_trouble->accessibleDescription());
}

void CodeCameraView::sayWhatToDo()
{
    m_picture->setPicture(m_look.preview());
    if (m_look.state() == CodeLook::State::Looking && m_look.sawOther()) {
        m_words->setStatus(StatusSign::Status::Warning);
        m_words->setWords(tr("That is a code of another kind"),
            tr("It is neither an offer of online copies nor a question who you are. Nothing was "
               "done with it. Hold the right one before the camera."));
    } else {
        m_words->setStatus(StatusSign::Status::Info);
        m_words->setWords(m_look.state() == CodeLook::State::Looking
                ? tr("Hold the code before the camera")
                : tr("The camera is starting…"),
            tr("It is read by itself. Nothing is sent before you have seen what it asks for, and "
               "nothing of the picture is kept."));
    }
    setSpokenName(*this, m_words->title());
    setSpokenDescription(*this, m_words->text());
}

} // namespace eid::ui
