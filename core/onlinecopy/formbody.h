#pragma once

#include "core/base/bytes.h"

#include <QByteArray>
#include <QByteArrayView>

namespace eid {

/// A body of application/x-www-form-urlencoded, written field by field.
class FormBody
{
public:
    /// \a name: letters, digits, _ and - alone. \a value: any octets.
    void add(QByteArrayView name, ByteView value);
    void add(QByteArrayView name, QByteArrayView value);

    /// Gives the body away, and keeps nothing.
    [[nodiscard]] Bytes take();

private:
    Bytes m_octets;
};

} // namespace eid
