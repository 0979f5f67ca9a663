#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/card/cardstate.h"
#include "ui/camera/livecamera.h"
#include "ui/onlinecopy/copybackend.h"

#include <QFutureWatcher>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <utility>

namespace eid {
class CardDesk;
}

namespace eid::ui {

/// What the pages of the online copies use; all of it outlives them.
struct CopyServices
{
    CardDesk &desk;
    CopyBackend &copies;
    CameraServices cameras = {.engine = {}}; ///< for QR codes, in pictures as well
    /// Opens the page of a request that was entered or scanned, in place of the one that calls it.
    std::function<void(const QString &link)> follow = {};
    bool takesSamples = false; ///< whether a face sample can be taken on the way
};

/// What the jobs with online copies have in common: a card, a PIN, one thing at a time that runs,
/// and an error. Knows no widgets.
class CopyFlow : public QObject
{
    Q_OBJECT

public:
    /// Whose card a job is done with.
    enum class Cards {
        OfReader, ///< the one in the reader that was chosen
        Any, ///< the same, or where there is none, one in another reader
    };

    CopyFlow(CopyServices services, QString reader, Cards cards, QObject *parent = nullptr);
    /// Gives up what runs.
    ~CopyFlow() override;

    /// The card that the job is done with, or would be; null: there is no such reader.
    [[nodiscard]] const CardState *card() const;
    /// Whether that card was read to its end.
    [[nodiscard]] bool isCardReady() const;
    /// Why no card can be used now, see DeskState::obstacle().
    [[nodiscard]] std::optional<Error> obstacle() const;
    /// How the PIN stands; after a wrong one, as the card said with its answer.
    [[nodiscard]] PinStatus pinStatus() const;

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const std::optional<CopyProgress> &progress() const { return m_progress; }
    [[nodiscard]] bool isCancelling() const { return m_isCancelling; }
    /// Whether something runs that leaving would not undo.
    [[nodiscard]] bool isBusy() const { return m_isRunning; }

    virtual void submitPin(Secret pin) = 0;
    /// After a failure: begins anew, as far as that makes sense.
    virtual void again() = 0;
    [[nodiscard]] virtual bool canGoOn() const;
    /// Gives up what runs.
    void cancel();

Q_SIGNALS:
    void stageChanged();
    /// Something beside the stage is different: progress, tries, the card in the reader.
    void statusChanged();

protected:
    [[nodiscard]] CopyBackend &copies() const { return m_services.copies; }
    [[nodiscard]] const CopyServices &services() const { return m_services; }

    /// From now on the job is about the card that is ready.
    void bindCard();
    /// From now on it is about none.
    void releaseCard();
    [[nodiscard]] bool isBound() const { return m_isBound; }
    [[nodiscard]] const QString &serial() const { return m_serial; }
    [[nodiscard]] CopyTarget target() const;
    /// Whether the card that the job is about is gone, or another one is in its reader.
    [[nodiscard]] bool isCardGone() const;

    void setError(std::optional<Error> error) { m_error = std::move(error); }

    /// Calls \a done with what \a future ends with, unless something else is awaited by then.
    template <typename T, typename Done>
    void await(QFuture<Result<T>> future, Done done)
    {
        auto *watcher = new QFutureWatcher<Result<T>>(this);
        m_awaited = watcher;
        connect(watcher, &QFutureWatcherBase::finished, this,
            [this, watcher, done = std::move(done)]() mutable {
                watcher->deleteLater();
                if (m_awaited != watcher)
                    return;
                m_awaited = nullptr;
                m_isRunning = false;
                auto ended = watcher->future();
                if (ended.isValid() && ended.resultCount() == 1)
                    done(ended.takeResult());
            });
        watcher->setFuture(future);
    }
    /// The same for what isBusy() is about, with progress.
    template <typename T, typename Done>
    void run(QFuture<Result<T>> future, Done done)
    {
        m_error.reset();
        m_progress.reset();
        m_isCancelling = false;
        await(std::move(future), std::move(done));
        m_isRunning = true;
    }
    /// Nothing is awaited any more.
    void awaitNothing() { m_awaited = nullptr; }

    /// A card came, went, or was read further.
    virtual void cardsChanged() = 0;

private:
    [[nodiscard]] QString reader() const;

    CopyServices m_services;
    const QString m_chosenReader;
    const Cards m_cards;
    bool m_isBound = false;
    QString m_boundReader;
    QString m_serial;
    std::optional<Error> m_error;
    std::optional<CopyProgress> m_progress;
    bool m_isRunning = false;
    bool m_isCancelling = false;
    const QFutureWatcherBase *m_awaited = nullptr;
};

} // namespace eid::ui
