#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QBoxLayout;
QT_END_NAMESPACE

namespace eid::ui {

class Button;
class PageFrame;

/// One page on the right of the window: a title with a way back, a column that scrolls, and a row
/// of buttons that stays at the bottom.
///
/// A page is made when it is opened and deleted when it is left. It says its words in
/// retranslate(), which the page calls once at the end of its constructor and which is called again
/// whenever the language changes.
class Page : public QWidget
{
    Q_OBJECT

public:
    enum class Way {
        Back, ///< has a button back, and leaves by Esc
        None, ///< the first page
    };

    explicit Page(Way way, QWidget *parent = nullptr);
    explicit Page(QWidget *parent = nullptr)
        : Page(Way::Back, parent)
    { }

    [[nodiscard]] QString title() const;

    /// Whether something runs that leaving the page would not undo. The window then asks before it
    /// closes, and keeps the page.
    [[nodiscard]] virtual bool isBusy() const { return false; }

    /// Whether a person's answer to something that came by a link is still to come here: another
    /// link must not take the page's place.
    [[nodiscard]] virtual bool holdsRequest() const { return false; }

    /// What has the keyboard when the page is opened; by default the first widget that can.
    [[nodiscard]] virtual QWidget *firstFocus();

Q_SIGNALS:
    /// The job is done: on to the home page.
    void finished();
    /// The user wants to go back without finishing.
    void backRequested();
    /// Another page shall take this one's place, such as the next job. The receiver owns it.
    void replaceRequested(eid::ui::Page *next);
    void titleChanged(const QString &title);

protected:
    /// Sets every word on the page anew.
    virtual void retranslate() = 0;

    void setTitle(const QString &title);
    /// The column that scrolls, from top to bottom.
    [[nodiscard]] QBoxLayout *body() const;
    /// Whether the column takes all the height there is, for content that grows with it.
    void setFilling(bool filling);
    /// The row of buttons below it, in reading order; hidden as long as it is empty.
    [[nodiscard]] QBoxLayout *actions() const;

    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    PageFrame *m_frame;
};

} // namespace eid::ui
