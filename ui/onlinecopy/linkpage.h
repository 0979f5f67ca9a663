#pragma once

#include "ui/onlinecopy/copyflow.h"

#include <functional>

namespace eid::ui {

class Page;

/// The page that \a link opens: of an offer (openid-credential-offer), or of a request (openid4vp).
/// What is neither is a request that is refused. \a takeSample takes a face sample on the way of a
/// request, and comes back; null: none can be taken here.
Page *makeLinkPage(CopyServices services, const QString &link, const QString &reader,
    std::function<void()> takeSample, QWidget *parent = nullptr);

} // namespace eid::ui
