#pragma once

#include "core/card/cardstate.h"
#include "ui/base/page.h"
#include "ui/window/job.h"

#include <QDateTime>

#include <functional>

namespace eid::ui {

class ErrorPanel;
class StatusPanel;

/// The first page: how the chosen card stands, or why no card can be seen and what to do about it.
/// Each of its two faces is built when it is first needed.
class HomePage : public Page
{
    Q_OBJECT

public:
    explicit HomePage(std::function<QDateTime()> now, QWidget *parent = nullptr);

    /// Shows the card in \a reader of \a desk; an empty \a reader: there is none.
    void setState(const DeskState &desk, const QString &reader);

    [[nodiscard]] const ErrorPanel *errorPanel() const { return m_error; }
    [[nodiscard]] const StatusPanel *statusPanel() const { return m_status; }

Q_SIGNALS:
    void jobRequested(const eid::ui::Job &job);
    void certificateRequested(eid::KeySlot slot);
    void refreshRequested();

protected:
    void retranslate() override;

private:
    void showError(const Error &error);
    void showStatus(const CardState &card);

    std::function<QDateTime()> m_now;
    DeskState m_desk;
    QString m_reader;
    ErrorPanel *m_error = nullptr;
    StatusPanel *m_status = nullptr;
};

} // namespace eid::ui
