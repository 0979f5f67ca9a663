#include "core/platform/uploadclient.h"

#include "core/platform/problem.h"
#include "core/platform/uploadanswer.h"

#include <algorithm>
#include <utility>

namespace eid {

namespace {

constexpr int conflict = 409;
constexpr int notFound = 404;
constexpr int gone = 410;

tl::unexpected<Error> malformed(const char *what)
{
    return failure(ErrorCode::PlatformMalformedAnswer, QString::fromLatin1(what));
}

bool isForgotten(int status)
{
    return status == notFound || status == gone;
}

/// Whether to look how far the platform has come, and to go on from there.
bool mayGoOn(const Error &error)
{
    return error.code == ErrorCode::PlatformUnreachable || error.code == ErrorCode::TimedOut
        || error.code == ErrorCode::PlatformBusy || error.code == ErrorCode::PlatformFailure;
}

/// One upload on its way.
class Run
{
public:
    Run(PlatformSession &session, const PlatformSession::Options &options, const Upload &upload,
        const UploadClient::Watch &watch, std::stop_token stop)
        : m_session(session)
        , m_options(options)
        , m_upload(upload)
        , m_watch(watch)
        , m_stop(std::move(stop))
        , m_place(upload.from)
    { }

    Result<HttpAnswer> all();

private:
    /// The answer to the whole, or nothing: it goes on.
    using Step = Result<std::optional<HttpAnswer>>;

    Step create();
    Step look();
    Step append();
    Step appended(const HttpAnswer &answer, std::size_t end);
    Step stumble(const Error &error);
    Step startAnew(const HttpAnswer &answer);
    Step finished();
    Step dropOther();
    HttpRequest patch(std::size_t end) const;
    Result<void> moveTo(std::size_t offset);

    PlatformSession &m_session;
    const PlatformSession::Options &m_options;
    const Upload &m_upload;
    const UploadClient::Watch &m_watch;
    std::stop_token m_stop;
    UploadPlace m_place;
    bool m_isPlaceKnown = false; ///< the platform has said where it is, and nothing broke since
    bool m_isAnew = false;
    bool m_hasDropped = false;
    int m_fruitless = 0; ///< stumbles since it last came further
};

Result<HttpAnswer> Run::all()
{
    if (m_upload.content.empty() || m_place.offset > m_upload.content.size())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("upload"));
    while (true) {
        if (m_stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        Step step = m_place.location.isEmpty() ? create() : m_isPlaceKnown ? append() : look();
        if (!step)
            return failure(step.error());
        if (*step)
            return std::move(**step);
    }
}

Run::Step Run::create()
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.path = m_upload.path;
    request.accept = "application/json";
    request.contentType = m_upload.contentType;
    request.idempotencyKey = m_upload.idempotencyKey;
    request.fields = {{"Upload-Complete", "?0"},
        {"Upload-Length", QByteArray::number(static_cast<qulonglong>(m_upload.content.size()))}};
    auto answer = m_session.send(request, m_stop);
    if (!answer)
        return failure(answer.error());
    const auto said = uploadAnswerOf(*answer, m_session.settings().address);
    if (!said)
        return failure(said.error());
    if (!said->location)
        return malformed("no Location");
    m_place.location = *said->location;
    if (said->isComplete == true)
        return finished();
    if (said->offset.value_or(0) > 0)
        return dropOther();
    m_isPlaceKnown = true;
    if (const auto moved = moveTo(0); !moved)
        return failure(moved.error());
    return std::nullopt;
}

/// Of an attempt that was given up: another signature over the same, for example.
Run::Step Run::dropOther()
{
    if (std::exchange(m_hasDropped, true))
        return malformed("Upload-Offset");
    HttpRequest request;
    request.method = HttpMethod::Delete;
    request.path = std::exchange(m_place.location, {});
    request.alsoAnswers = {notFound, gone};
    const auto answer = m_session.send(request, m_stop);
    if (!answer)
        return failure(answer.error());
    return std::nullopt;
}

Run::Step Run::look()
{
    HttpRequest request;
    request.method = HttpMethod::Head;
    request.path = m_place.location;
    request.alsoAnswers = {notFound, gone};
    const auto answer = m_session.send(request, m_stop);
    if (!answer)
        return failure(answer.error());
    if (isForgotten(answer->status))
        return startAnew(*answer);
    const auto said = uploadAnswerOf(*answer, m_session.settings().address);
    if (!said)
        return failure(said.error());
    if (said->length && *said->length != m_upload.content.size())
        return malformed("Upload-Length");
    if (said->isComplete == true)
        return finished();
    if (!said->offset)
        return malformed("no Upload-Offset");
    m_isPlaceKnown = true;
    if (const auto moved = moveTo(*said->offset); !moved)
        return failure(moved.error());
    return std::nullopt;
}

HttpRequest Run::patch(std::size_t end) const
{
    const ByteView piece = m_upload.content.subspan(m_place.offset, end - m_place.offset);
    const bool isLast = end == m_upload.content.size();
    HttpRequest request;
    request.method = HttpMethod::Patch;
    request.path = m_place.location;
    request.accept = "application/json";
    request.contentType = "application/partial-upload";
    request.body = Bytes(piece.begin(), piece.end());
    request.fields
        = {{"Upload-Offset", QByteArray::number(static_cast<qulonglong>(m_place.offset))},
            {"Upload-Complete", isLast ? "?1" : "?0"}};
    request.alsoAnswers = {conflict, notFound, gone};
    if (m_watch.sent) {
        request.progress
            = [sent = m_watch.sent, begin = m_place.offset, end](
                  const TransferProgress &progress) { sent(std::min(begin + progress.sent, end)); };
    }
    return request;
}

Run::Step Run::append()
{
    const std::size_t end
        = std::min(m_place.offset + UploadClient::pieceSize, m_upload.content.size());
    const auto answer = m_session.send(patch(end), m_stop);
    if (!answer)
        return mayGoOn(answer.error()) ? stumble(answer.error()) : failure(answer.error());
    if (isForgotten(answer->status))
        return startAnew(*answer);
    if (answer->status == conflict)
        return stumble(errorOf(*answer));
    return appended(*answer, end);
}

Run::Step Run::appended(const HttpAnswer &answer, std::size_t end)
{
    const auto said = uploadAnswerOf(answer, m_session.settings().address);
    if (!said)
        return failure(said.error());
    const bool isLast = end == m_upload.content.size();
    if (isLast && said->isComplete != false) {
        if (const auto moved = moveTo(end); !moved)
            return failure(moved.error());
        return answer;
    }
    if (isLast || said->isComplete == true)
        return malformed("Upload-Complete");
    if (said->offset.value_or(end) != end) // else it could go on for ever
        return malformed("Upload-Offset");
    if (const auto moved = moveTo(end); !moved)
        return failure(moved.error());
    return std::nullopt;
}

/// Nobody knows how much of the piece has arrived.
Run::Step Run::stumble(const Error &error)
{
    m_isPlaceKnown = false;
    if (++m_fruitless >= m_options.retries.tries)
        return failure(error);
    const auto pause = m_options.retries.pauseAfter(m_fruitless, m_options.time.random());
    if (!m_options.time.pause(pause, m_stop))
        return failure(ErrorCode::Cancelled);
    return std::nullopt;
}

Run::Step Run::startAnew(const HttpAnswer &answer)
{
    if (std::exchange(m_isAnew, true))
        return failure(errorOf(answer));
    m_place = {};
    m_isPlaceKnown = false;
    return std::nullopt;
}

Run::Step Run::finished()
{
    if (const auto moved = moveTo(m_upload.content.size()); !moved)
        return failure(moved.error());
    HttpRequest request;
    request.path = m_place.location;
    request.accept = "application/json";
    auto answer = m_session.send(request, m_stop);
    if (!answer)
        return failure(answer.error());
    return std::move(*answer);
}

Result<void> Run::moveTo(std::size_t offset)
{
    if (offset < m_place.offset || offset > m_upload.content.size())
        return malformed("Upload-Offset");
    if (offset > m_place.offset)
        m_fruitless = 0;
    m_place.offset = offset;
    if (m_watch.placed)
        m_watch.placed(m_place);
    if (m_watch.sent)
        m_watch.sent(offset);
    return {};
}

} // namespace

UploadClient::UploadClient(PlatformSession &session, PlatformSession::Options options)
    : m_session(&session)
    , m_options(std::move(options))
{ }

Result<HttpAnswer> UploadClient::send(
    const Upload &upload, const Watch &watch, std::stop_token stop)
{
    return Run(*m_session, m_options, upload, watch, std::move(stop)).all();
}

} // namespace eid
