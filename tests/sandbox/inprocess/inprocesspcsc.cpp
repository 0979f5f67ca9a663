#include "tests/sandbox/inprocess/inprocesspcsc.h"

#include "tests/sandbox/inprocess/pcscservice.h"

namespace eid::sandbox {

namespace {

class StartSignal : public ServiceSignal
{
public:
    explicit StartSignal(std::shared_ptr<PcscService> service)
        : m_service(std::move(service))
        , m_seen(m_service->starts())
    { }

    Woken wait(std::optional<std::chrono::milliseconds> timeout) override
    {
        return m_service->waitForStart(m_seen, m_interrupted, timeout);
    }

    void interrupt() override { m_service->setInterrupted(m_interrupted); }

private:
    std::shared_ptr<PcscService> m_service;
    int m_seen;
    bool m_interrupted = false;
};

PcscApi tableOf(const std::shared_ptr<PcscService> &service)
{
    PcscApi api;
    api.establishContext = [service](auto *context) { return service->establishContext(context); };
    api.releaseContext = [service](auto context) { return service->releaseContext(context); };
    api.cancel = [service](auto context) { return service->cancel(context); };
    api.listReaders = [service](auto context, auto *readers, auto *length) {
        return service->listReaders(context, readers, length);
    };
    api.getStatusChange = [service](auto context, auto timeout, auto *states, auto count) {
        return service->getStatusChange(context, timeout, states, count);
    };
    api.connect = [service](auto context, auto *reader, auto share, auto protocols, auto *card,
                      auto *active) {
        return service->connect(context, reader, share, protocols, card, active);
    };
    api.reconnect
        = [service](auto card, auto share, auto protocols, auto initialization, auto *active) {
              return service->reconnect(card, share, protocols, initialization, active);
          };
    api.disconnect
        = [service](auto card, auto disposition) { return service->disconnect(card, disposition); };
    api.beginTransaction = [service](auto card) { return service->beginTransaction(card); };
    api.endTransaction = [service](auto card, auto disposition) {
        return service->endTransaction(card, disposition);
    };
    api.transmit = [service](auto card, auto protocol, auto *command, auto size, auto *response,
                       auto *length) {
        return service->transmit(card, protocol, {command, size}, response, length);
    };
    api.control = [service](auto card, auto code, auto *input, auto size, auto *output,
                      auto capacity, auto *length) {
        return service->control(card, code, {input, size}, output, capacity, length);
    };
    api.serviceSignal = [service] { return std::make_unique<StartSignal>(service); };
    return api;
}

} // namespace

InProcessPcsc::InProcessPcsc()
    : m_service(std::make_shared<PcscService>())
    , m_api(std::make_shared<const PcscApi>(tableOf(m_service)))
{ }

InProcessPcsc::~InProcessPcsc()
{
    m_service->stop(); // wakes whoever still waits for a mute card
}

std::shared_ptr<const PcscApi> InProcessPcsc::api() const
{
    return m_api;
}

void InProcessPcsc::addReader(const QString &reader, ReaderKind kind)
{
    m_service->addReader(reader.toStdString(), kind);
}

void InProcessPcsc::removeReader(const QString &reader)
{
    m_service->removeReader(reader.toStdString());
}

void InProcessPcsc::insert(const QString &reader, std::shared_ptr<CardContacts> card)
{
    m_service->insert(reader.toStdString(), std::move(card));
}

void InProcessPcsc::pull(const QString &reader)
{
    m_service->pull(reader.toStdString());
}

void InProcessPcsc::resetByOther(const QString &reader)
{
    m_service->resetByOther(reader.toStdString());
}

void InProcessPcsc::holdByOther(const QString &reader)
{
    m_service->holdByOther(reader.toStdString(), true);
}

void InProcessPcsc::releaseByOther(const QString &reader)
{
    m_service->holdByOther(reader.toStdString(), false);
}

void InProcessPcsc::setExclusiveByOther(const QString &reader, bool exclusive)
{
    m_service->setExclusiveByOther(reader.toStdString(), exclusive);
}

void InProcessPcsc::stopService()
{
    m_service->stop();
}

void InProcessPcsc::startService()
{
    m_service->start();
}

bool InProcessPcsc::isServiceRunning() const
{
    return m_service->isRunning();
}

void InProcessPcsc::failNext(PcscFunction function, LONG code, int skip)
{
    m_service->failNext(function, code, skip);
}

void InProcessPcsc::loseNextAnswer(LONG code)
{
    m_service->loseNextAnswer(code);
}

void InProcessPcsc::failAlways(PcscFunction function, LONG code)
{
    m_service->failAlways(function, code);
}

void InProcessPcsc::setPnpSupported(bool supported)
{
    m_service->setPnpSupported(supported);
}

void InProcessPcsc::keyAtPad(const QString &reader, PadEntry entry)
{
    m_service->keyAtPad(reader.toStdString(), std::move(entry));
}

void InProcessPcsc::setTransmitHook(TransmitHook hook)
{
    m_service->setTransmitHook(std::move(hook));
}

int InProcessPcsc::calls(PcscFunction function) const
{
    return m_service->calls(function);
}

int InProcessPcsc::openContexts() const
{
    return m_service->openContexts();
}

int InProcessPcsc::openHandles() const
{
    return m_service->openHandles();
}

bool InProcessPcsc::waitUntilWatched(std::chrono::milliseconds patience) const
{
    return m_service->waitUntilWatched(patience);
}

bool InProcessPcsc::waitUntilStill(std::chrono::milliseconds patience) const
{
    return m_service->waitUntilStill(patience);
}

Bytes InProcessPcsc::lastCommand() const
{
    return m_service->lastCommand();
}

Bytes InProcessPcsc::lastControl() const
{
    return m_service->lastControl();
}

} // namespace eid::sandbox
