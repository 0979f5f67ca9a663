#pragma once

#include "ui/onlinecopy/copybackend.h"

#include <QPromise>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace eid::ui {

/// Answers the pages of the online copies with what it was told to, at once or when it is let go,
/// and remembers what it was asked. For what the real service cannot be brought to without much
/// ado: every error, every standing, every moment of waiting.
class FakeCopies : public CopyBackend
{
    Q_OBJECT

public:
    using CopyBackend::CopyBackend;

    // What it answers.
    Result<CopyOffer> offer = failure(ErrorCode::CopyOfferMalformed);
    Result<CopiesTaken> taken = failure(ErrorCode::CopyRefused);
    Result<CopyOverview> overviewed = CopyOverview();
    Result<CopyView> opened = failure(ErrorCode::CopyMissing);
    Result<std::shared_ptr<const Secret>> code = failure(ErrorCode::CopyMissing);
    Result<int> removed = 0;
    Result<AuthenticationRequest> request = failure(ErrorCode::RequestUntrusted);
    Result<AuthenticationOutcome> outcome = failure(ErrorCode::RequestRefused);
    Result<LossState> loss = LossState();
    /// Another PIN than this one is wrong, with two tries left; empty: every PIN is right.
    QByteArray rightPin = QByteArrayLiteral("471108");
    QByteArray rightCode = {}; ///< the same for transaction code, phrase and loss code
    /// Answers wait until letGo().
    bool isHeld = false;

    // What it was asked.
    QStringList calls; ///< names of functions, in their order
    QString lastText; ///< offer or link
    CopyTarget lastTarget;
    std::optional<AuthenticationConsent> lastConsent;
    int abandoned = 0;
    int cancelled = 0;

    /// Gives the answers that are held.
    void letGo();

    QFuture<Result<CopyOffer>> readOffer(QString text) override;
    QFuture<Result<CopiesTaken>> take(
        CopyTarget target, Secret pin, CopyOffer offer, Secret transactionCode) override;
    QFuture<Result<CopiesTaken>> refresh(CopyTarget target, Secret pin) override;
    QFuture<Result<CopyOverview>> overview(CopyTarget target) override;
    QFuture<Result<CopyView>> open(CopyTarget target, Secret pin) override;
    QFuture<Result<CopyView>> openWithPhrase(QString serial, Secret phrase) override;
    QFuture<Result<std::shared_ptr<const Secret>>> makeRecoveryPhrase(
        CopyTarget target, Secret pin) override;
    QFuture<Result<int>> remove(QString serial) override;
    QFuture<Result<int>> removeOthers(QString serial) override;
    QFuture<Result<AuthenticationRequest>> readRequest(QString link) override;
    [[nodiscard]] std::optional<AuthenticationRequest> openRequest() const override
    {
        return m_open;
    }
    QFuture<Result<AuthenticationOutcome>> answer(
        CopyTarget target, Secret pin, AuthenticationConsent consent) override;
    QFuture<Result<AuthenticationOutcome>> decline() override;
    void abandon() override;
    QFuture<Result<LossState>> lossState(CopyTarget target, Secret pin) override;
    QFuture<Result<std::shared_ptr<const Secret>>> lossCode(CopyTarget target, Secret pin) override;
    QFuture<Result<LossState>> reportLoss(Secret code) override;
    QFuture<Result<LossState>> withdrawLoss(CopyTarget target, Secret pin) override;
    QFuture<Result<LossState>> freeze(CopyTarget target, Secret pin) override;
    QFuture<Result<LossState>> unfreeze(CopyTarget target, Secret pin) override;
    void cancel() override;

private:
    template <typename T>
    QFuture<Result<T>> reply(const char *call, std::function<Result<T>()> answer);
    template <typename T>
    QFuture<Result<T>> withCard(
        const char *call, CopyTarget target, const Secret &pin, std::function<Result<T>()> answer);
    QFuture<Result<LossState>> withLoss(
        const char *call, CopyTarget target, const Secret &pin, CardUse then);

    std::optional<AuthenticationRequest> m_open;
    QList<std::function<void(bool isCancelled)>> m_held;
};

} // namespace eid::ui
