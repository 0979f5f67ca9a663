#pragma once

#include "core/platform/platformsettings.h"
#include "core/renewal/renewalservice.h"
#include "tests/core/renewal/renewalbench.h"
#include "tests/sandbox/platform/referenceplatform.h"

#include <memory>

namespace eid::testing {

/// A demo citizen's card at a desk, and the real service with the reference platform behind real
/// TLS.
class OnlineScene
{
public:
    explicit OnlineScene(const RenewalScene &kind = {});
    ~OnlineScene();

    [[nodiscard]] PlatformSettings settings() const;
    [[nodiscard]] RenewalTarget target() const { return {RenewalBench::reader, scene.serial()}; }
    [[nodiscard]] Secret pin() const;

    /// The slot in which not exactly the card's certificate is live at the platform; empty: none.
    [[nodiscard]] QString fault() const;

    RenewalBench scene;
    std::unique_ptr<sandbox::ReferencePlatform> platform;
    std::unique_ptr<RenewalService> service;
};

} // namespace eid::testing
