#pragma once

#include "core/onlinecopy/onlinecopyservice.h"
#include "tests/core/testing/testdesk.h"
#include "tests/sandbox/card/virtualpivcard.h"
#include "tests/sandbox/demo/democitizen.h"
#include "tests/sandbox/platform/softparty.h"
#include "ui/onlinecopy/copybackend.h"
#include "ui/onlinecopy/copyflow.h"

#include <QTemporaryDir>

#include <memory>

namespace eid::ui {

/// A demo citizen's card at a desk, the real service of the online copies with the reference
/// platform behind real TLS, and a shop that asks.
class OnlineBench
{
public:
    OnlineBench();

    [[nodiscard]] CopyServices services() { return {desk.desk, *backend, {}}; }
    /// What the counter hands out.
    [[nodiscard]] sandbox::MadeOffer offer();
    /// The link by which a browser opens what the shop asks.
    [[nodiscard]] QString linkOf(const sandbox::SoftParty::Asked &asked) const;

    static const QString reader;

    sandbox::PlatformCase platform;
    sandbox::DemoCitizen citizen;
    std::shared_ptr<sandbox::VirtualPivCard> card;
    testing::TestDesk desk;
    sandbox::SoftParty shop;
    std::unique_ptr<OnlineCopyService> service;
    std::unique_ptr<CopyBackend> backend;

private:
    QTemporaryDir m_folder;
};

} // namespace eid::ui
