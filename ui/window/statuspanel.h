#pragma once

#include "core/card/cardstate.h"
#include "ui/window/job.h"

#include <QDateTime>
#include <QWidget>

#include <optional>

namespace eid::ui {

class Button;
class Entry;
class Note;
class Panel;
class Text;
class TriesTile;

/// How a usable card stands: what matters most, the tries of PIN and PUK, the certificates.
class StatusPanel : public QWidget
{
    Q_OBJECT

public:
    explicit StatusPanel(QWidget *parent = nullptr);

    void setCard(const CardState &card, const QDateTime &now);

    [[nodiscard]] const Note *advice() const { return m_advice; }
    [[nodiscard]] const TriesTile *pin() const { return m_pin; }
    [[nodiscard]] const TriesTile *puk() const { return m_puk; }
    [[nodiscard]] const QList<Entry *> &certificates() const { return m_rows; }

Q_SIGNALS:
    void jobRequested(const eid::ui::Job &job);
    void certificateRequested(eid::KeySlot slot);

private:
    void showAdvice(const QDateTime &now);
    void showCertificates(const QDateTime &now);

    CardState m_card;
    std::optional<Job> m_advisedJob;
    Note *m_advice;
    Button *m_follow;
    TriesTile *m_pin;
    TriesTile *m_puk;
    Text *m_certificatesTitle;
    Panel *m_certificates;
    QList<Entry *> m_rows;
};

} // namespace eid::ui
