#pragma once

#include "core/card/cardstate.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <functional>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace eid::ui {

/// Tells the user 90, 30, 7 days and 1 day ahead that the certificates of a card that is seen end,
/// each of these once. What was told is kept in the settings, under names that say nothing of the
/// card. Sleeps until the next of these instants, and not at all while no card is seen.
class ExpiryReminder : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::function<QDateTime()> now;
        /// Asked before anything is told; silenced, nothing is taken for told.
        std::function<bool()> isSilenced;
    };

    /// \a settings outlives this object.
    ExpiryReminder(QSettings &settings, Options options, QObject *parent = nullptr);

    void setState(const DeskState &desk);

Q_SIGNALS:
    /// The card in \a reader needs to be renewed; \a title and \a text say why and until when, in
    /// the user's language.
    void reminded(const QString &reader, const QString &title, const QString &text);

private:
    void look();
    void remindOf(const CardState &card, const QDateTime &now);

    QSettings &m_settings;
    const Options m_options;
    DeskState m_desk;
    QTimer m_next;
};

} // namespace eid::ui
