#include "core/card/piv/gzip.h"

#include <zlib.h>

#include <memory>

namespace eid {

Result<Bytes> inflated(ByteView compressed, std::size_t limit)
{
    constexpr int gzipOrZlib = MAX_WBITS + 32;
    z_stream stream{};
    if (inflateInit2(&stream, gzipOrZlib) != Z_OK)
        return failure(ErrorCode::Internal, QStringLiteral("zlib does not start"));
    const auto end = [](z_stream *ended) { inflateEnd(ended); };
    const std::unique_ptr<z_stream, decltype(end)> owned(&stream, end);

    // One octet more than may come, to tell the limit from what lies beyond it.
    Bytes plain(limit + 1);
    // zlib's interface is older than const; it only reads.
    stream.next_in = const_cast<Bytef *>(compressed.data());
    stream.avail_in = static_cast<uInt>(compressed.size());
    stream.next_out = plain.data();
    stream.avail_out = static_cast<uInt>(plain.size());
    const int ended = inflate(&stream, Z_FINISH);
    if (stream.total_out > limit)
        return failure(ErrorCode::CardDataTooLarge);
    if (ended != Z_STREAM_END)
        return failure(ErrorCode::CardMalformedData, QStringLiteral("zlib %1").arg(ended));
    plain.resize(stream.total_out);
    return plain;
}

} // namespace eid
