#include "ui/onlinecopy/copybackend.h"

#include <utility>

namespace eid::ui {

namespace {

class ServiceBackend final : public CopyBackend
{
public:
    explicit ServiceBackend(OnlineCopyService &service)
        : m_service(service)
    {
        connect(&service, &OnlineCopyService::progressed, this, &CopyBackend::progressed);
        connect(&service, &OnlineCopyService::changed, this, &CopyBackend::changed);
    }

    QFuture<Result<CopyOffer>> readOffer(QString text) override
    {
        return m_service.readOffer(std::move(text));
    }
    QFuture<Result<CopiesTaken>> take(
        CopyTarget target, Secret pin, CopyOffer offer, Secret transactionCode) override
    {
        return m_service.take(
            std::move(target), std::move(pin), std::move(offer), std::move(transactionCode));
    }
    QFuture<Result<CopiesTaken>> refresh(CopyTarget target, Secret pin) override
    {
        return m_service.refresh(std::move(target), std::move(pin));
    }

    QFuture<Result<CopyOverview>> overview(CopyTarget target) override
    {
        return m_service.overview(std::move(target));
    }
    QFuture<Result<CopyView>> open(CopyTarget target, Secret pin) override
    {
        return m_service.open(std::move(target), std::move(pin));
    }
    QFuture<Result<CopyView>> openWithPhrase(QString serial, Secret phrase) override
    {
        return m_service.openWithPhrase(std::move(serial), std::move(phrase));
    }
    QFuture<Result<std::shared_ptr<const Secret>>> makeRecoveryPhrase(
        CopyTarget target, Secret pin) override
    {
        return m_service.makeRecoveryPhrase(std::move(target), std::move(pin));
    }
    QFuture<Result<int>> remove(QString serial) override
    {
        return m_service.remove(std::move(serial));
    }
    QFuture<Result<int>> removeOthers(QString serial) override
    {
        return m_service.removeOthers(std::move(serial));
    }

    QFuture<Result<AuthenticationRequest>> readRequest(QString link) override
    {
        return m_service.readRequest(std::move(link));
    }
    [[nodiscard]] std::optional<AuthenticationRequest> openRequest() const override
    {
        return m_service.openRequest();
    }
    QFuture<Result<AuthenticationOutcome>> answer(
        CopyTarget target, Secret pin, AuthenticationConsent consent) override
    {
        return m_service.answer(std::move(target), std::move(pin), std::move(consent));
    }
    QFuture<Result<AuthenticationOutcome>> decline() override { return m_service.decline(); }
    void abandon() override { m_service.abandon(); }

    QFuture<Result<LossState>> lossState(CopyTarget target, Secret pin) override
    {
        return m_service.lossState(std::move(target), std::move(pin));
    }
    QFuture<Result<std::shared_ptr<const Secret>>> lossCode(CopyTarget target, Secret pin) override
    {
        return m_service.lossCode(std::move(target), std::move(pin));
    }
    QFuture<Result<LossState>> reportLoss(Secret code) override
    {
        return m_service.reportLoss(std::move(code));
    }
    QFuture<Result<LossState>> withdrawLoss(CopyTarget target, Secret pin) override
    {
        return m_service.withdrawLoss(std::move(target), std::move(pin));
    }
    QFuture<Result<LossState>> freeze(CopyTarget target, Secret pin) override
    {
        return m_service.freeze(std::move(target), std::move(pin));
    }
    QFuture<Result<LossState>> unfreeze(CopyTarget target, Secret pin) override
    {
        return m_service.unfreeze(std::move(target), std::move(pin));
    }

    void cancel() override { m_service.cancel(); }

private:
    OnlineCopyService &m_service;
};

} // namespace

std::unique_ptr<CopyBackend> backendOf(OnlineCopyService &service)
{
    return std::make_unique<ServiceBackend>(service);
}

} // namespace eid::ui
