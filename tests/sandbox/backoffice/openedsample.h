#pragma once

#include "core/base/bytes.h"
#include "core/face/wipedbytes.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace eid::sandbox {

/// What is in a sample: resources/schemas/face-sample.schema.json. What the tool says of quality
/// and of the time is not read: nobody believes it.
struct OpenedSample
{
    struct KeyFrame
    {
        QString movement;
        int millisecondsAfterStart = 0;
        WipedBytes jpeg;
    };

    QString identifier;
    QString challenge;
    QByteArray nonce;
    QString signer; ///< SHA-256, upper-case hexadecimal
    WipedBytes record; ///< ISO/IEC 19794-5:2005
    std::vector<KeyFrame> keyFrames;
};

/// Reads \a json; nothing where it is not as the schema has it.
std::optional<OpenedSample> readSample(ByteView json);

} // namespace eid::sandbox
