#pragma once

#include "core/card/cardcredential.h"
#include "core/onlinecopy/onlinecopy.h"
#include "core/platform/platformsession.h"

#include <QDateTime>
#include <QString>

#include <functional>
#include <stop_token>

namespace eid {

class Store;

/// What a job with copies and a card works with. References outlive the work.
struct CopyTools
{
    HeldCard card;
    QString cardReference; ///< Store::cardReference() of the card
    const PlatformSettings &settings;
    Store &store;
    std::function<QDateTime()> now; ///< UTC
    std::function<void(const CopyProgress &)> progress; ///< on the thread that does the work
    std::stop_token stop;
    PlatformSession::Options session = {};
};

/// The roots in \a settings; those that are no certificates are left out.
QList<Certificate> rootsOf(const PlatformSettings &settings);

} // namespace eid
