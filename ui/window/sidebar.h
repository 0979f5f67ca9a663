#pragma once

#include <QWidget>

namespace eid::ui {

class Button;
class CardZone;
class JobList;
class ReaderChooser;

/// The left of the window: card and reader above, the jobs below them, and what belongs to the tool
/// itself at the foot.
class SideBar : public QWidget
{
    Q_OBJECT

public:
    explicit SideBar(QWidget *parent = nullptr);

    [[nodiscard]] CardZone *cardZone() const { return m_cardZone; }
    [[nodiscard]] ReaderChooser *chooser() const { return m_chooser; }
    [[nodiscard]] JobList *jobs() const { return m_jobs; }
    [[nodiscard]] Button *language() const { return m_language; }
    [[nodiscard]] Button *journal() const { return m_journal; }
    [[nodiscard]] Button *settings() const { return m_settings; }
    [[nodiscard]] Button *about() const { return m_about; }

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void fitWidth();

    CardZone *m_cardZone;
    ReaderChooser *m_chooser;
    JobList *m_jobs;
    Button *m_language;
    Button *m_journal;
    Button *m_settings;
    Button *m_about;
};

} // namespace eid::ui
