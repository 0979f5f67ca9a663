#include "tests/sandbox/platform/channelbinding.h"

#include <array>
#include <string_view>

namespace eid::sandbox {

Bytes channelBinding(const SSL *ssl)
{
    if (SSL_version(ssl) < TLS1_3_VERSION) {
        // The first Finished of the handshake: the client's, or the server's where it resumed.
        std::array<std::uint8_t, 64> finished{};
        const std::size_t size = SSL_session_reused(ssl)
            ? SSL_get_finished(ssl, finished.data(), finished.size())
            : SSL_get_peer_finished(ssl, finished.data(), finished.size());
        return {finished.begin(), finished.begin() + static_cast<std::ptrdiff_t>(size)};
    }
    static constexpr std::string_view label = "EXPORTER-Channel-Binding";
    Bytes value(32);
    // Exporting changes nothing that is seen of the connection.
    if (SSL_export_keying_material(const_cast<SSL *>(ssl), value.data(), value.size(), label.data(),
            label.size(), nullptr, 0, 1)
        != 1)
        return {};
    return value;
}

} // namespace eid::sandbox
