#pragma once

#include "core/onlinecopy/onlinecopyservice.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>

namespace eid::ui {

/// What the pages of the online copies ask of the tool. All that OnlineCopyService says of threads,
/// futures and errors holds for it.
class CopyBackend : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual QFuture<Result<CopyOffer>> readOffer(QString text) = 0;
    [[nodiscard]] virtual QFuture<Result<CopiesTaken>> take(
        CopyTarget target, Secret pin, CopyOffer offer, Secret transactionCode)
        = 0;
    [[nodiscard]] virtual QFuture<Result<CopiesTaken>> refresh(CopyTarget target, Secret pin) = 0;

    [[nodiscard]] virtual QFuture<Result<CopyOverview>> overview(CopyTarget target) = 0;
    [[nodiscard]] virtual QFuture<Result<CopyView>> open(CopyTarget target, Secret pin) = 0;
    [[nodiscard]] virtual QFuture<Result<CopyView>> openWithPhrase(QString serial, Secret phrase)
        = 0;
    [[nodiscard]] virtual QFuture<Result<std::shared_ptr<const Secret>>> makeRecoveryPhrase(
        CopyTarget target, Secret pin)
        = 0;
    [[nodiscard]] virtual QFuture<Result<int>> remove(QString serial) = 0;
    [[nodiscard]] virtual QFuture<Result<int>> removeOthers(QString serial) = 0;

    [[nodiscard]] virtual QFuture<Result<AuthenticationRequest>> readRequest(QString link) = 0;
    [[nodiscard]] virtual std::optional<AuthenticationRequest> openRequest() const = 0;
    [[nodiscard]] virtual QFuture<Result<AuthenticationOutcome>> answer(
        CopyTarget target, Secret pin, AuthenticationConsent consent)
        = 0;
    [[nodiscard]] virtual QFuture<Result<AuthenticationOutcome>> decline() = 0;
    virtual void abandon() = 0;

    [[nodiscard]] virtual QFuture<Result<LossState>> lossState(CopyTarget target, Secret pin) = 0;
    [[nodiscard]] virtual QFuture<Result<std::shared_ptr<const Secret>>> lossCode(
        CopyTarget target, Secret pin)
        = 0;
    [[nodiscard]] virtual QFuture<Result<LossState>> reportLoss(Secret code) = 0;
    [[nodiscard]] virtual QFuture<Result<LossState>> withdrawLoss(CopyTarget target, Secret pin)
        = 0;
    [[nodiscard]] virtual QFuture<Result<LossState>> freeze(CopyTarget target, Secret pin) = 0;
    [[nodiscard]] virtual QFuture<Result<LossState>> unfreeze(CopyTarget target, Secret pin) = 0;

    virtual void cancel() = 0;

Q_SIGNALS:
    void progressed(const eid::CopyProgress &progress);
    void changed();
};

/// OnlineCopyService as it is; \a service outlives it.
std::unique_ptr<CopyBackend> backendOf(OnlineCopyService &service);

} // namespace eid::ui
