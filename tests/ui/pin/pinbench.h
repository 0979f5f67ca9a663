#pragma once

#include "core/card/carddesk.h"
#include "core/pin/pinservice.h"
#include "tests/sandbox/card/faults.h"
#include "tests/sandbox/card/virtualpivcard.h"
#include "tests/sandbox/demo/democitizen.h"
#include "tests/sandbox/inprocess/inprocesspcsc.h"
#include "ui/pin/pinpage.h"
#include "ui/pin/pinpages.h"

#include <QTemporaryDir>

#include <chrono>
#include <memory>
#include <string_view>

namespace eid::ui {

class PinField;

/// What stands on the bench, and how long a mute card is waited for.
struct PinBenchSetting
{
    sandbox::ReaderKind reader = {};
    std::chrono::milliseconds commandTimeout = std::chrono::seconds(20);
};

/// A reader, a demo citizen's card that can be told to misbehave, the real desk and service, and a
/// page that is typed into and clicked as a user does. Every wait ends on an event; the patience is
/// a safety net.
class PinBench
{
public:
    static constexpr int patience = 30000; // ms

    explicit PinBench(const sandbox::DemoCitizen &citizen, PinBenchSetting setting = {});
    ~PinBench();

    /// Puts the card in and waits until it is read.
    bool insert();
    bool insertOther(const sandbox::DemoCitizen &citizen);
    void pull();
    /// Whatever goes wrong counts APDUs from now on.
    void arm(const sandbox::Fault &fault);
    [[nodiscard]] int apdusSinceArmed() const;

    /// Opens a page and gives it the keyboard.
    PinPage &open(PinJob job);
    /// Takes another page, which this bench owns from then on.
    void adopt(PinPage *page);
    [[nodiscard]] PinPage &page() const { return *m_page; }
    void close();

    /// What is called \a name and seen; a view that has just been left lives on for a moment.
    template <typename T>
    [[nodiscard]] T *seen(const char *name) const
    {
        for (T *widget : m_page->findChildren<T *>(QLatin1String(name))) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    [[nodiscard]] PinField *field(const char *entry) const;
    void type(const char *entry, std::string_view digits);
    void press(const char *button);
    void enter();
    /// Types the current and, if the job sets one, the new PIN or PUK, and sends them.
    void fillIn(std::string_view current, std::string_view fresh);

    /// The title of the note or text that is called \a name, if it is seen.
    [[nodiscard]] QString words(const char *name) const;

    const QString reader = QStringLiteral("Bench Reader 00 00");
    sandbox::InProcessPcsc pcsc;
    std::shared_ptr<sandbox::VirtualPivCard> card;

private:
    std::shared_ptr<sandbox::FaultyCard> m_contacts;

public:
    CardDesk desk;
    PinService service;
    PinPages pages;

private:
    bool settle();

    std::unique_ptr<PinPage> m_page;
};

/// The octets of \a digits.
Bytes octetsOf(std::string_view digits);

} // namespace eid::ui
