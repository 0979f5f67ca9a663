#pragma once

#include "core/onlinecopy/onlinecopy.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace eid::ui {

class Button;
class Text;

/// Each time that copies were used, the newest first: a few at first, and all for whoever asks.
class UsageList : public QWidget
{
    Q_OBJECT

public:
    /// Whether each time says who asked.
    enum class Names { Said, KnownAlready };

    UsageList(QList<CopyUsage> uses, Names names, QWidget *parent = nullptr);

    /// Says every word anew.
    void refresh();

private:
    [[nodiscard]] QString wordsOf(const CopyUsage &usage) const;
    void showMore(qsizetype count);

    const QList<CopyUsage> m_uses;
    const Names m_names;
    QVBoxLayout *m_list;
    QList<Text *> m_shown;
    Button *m_earlier; ///< shows more of them
};

} // namespace eid::ui
