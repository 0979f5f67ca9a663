#pragma once

#include "ui/renewal/renewalview.h"

namespace eid::ui {

class Note;
class Statement;

/// How a renewal ended: done, cut short so that it can be resumed, or failed with nothing changed.
class EndView : public RenewalView
{
    Q_OBJECT

public:
    explicit EndView(RenewalFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    void sayDone();
    void sayStopped();
    void sayFailed();
    [[nodiscard]] bool canGoOn() const;

    Statement *m_statement;
    QList<Note *> m_renewed;
    Note *m_truth;
    Button *m_next;
    Button *m_close;
};

} // namespace eid::ui
