#include "tests/sandbox/platform/route.h"
#include "tests/sandbox/platform/samplejudging.h"

#include <QUuid>

#include <algorithm>

namespace eid::sandbox {

namespace {

constexpr int secondsOfUpload = 86'400;
constexpr int mostUnfinished = 4;
constexpr char aUuid[] = "The Idempotency-Key is the sample's UUID";

using Uploaded = tl::expected<UploadRecord, Problem>;

QByteArray limitsOf(const UploadRecord &upload, const QDateTime &now)
{
    const qint64 left = std::max<qint64>(0, secondsOfUpload - upload.begun.secsTo(now));
    return "max-size=" + QByteArray::number(qint64(longestSample))
        + ", max-age=" + QByteArray::number(left);
}

QByteArray locationOf(const UploadRecord &upload)
{
    return "/v1/face/samples/" + upload.identifier.toLatin1();
}

tl::unexpected<Problem> tooLarge(const UploadRecord &upload, const QDateTime &now)
{
    Problem problem{413, "face-too-large", "A sample has at most 4 MiB", std::nullopt, {}};
    problem.fields = {{"Upload-Limit", limitsOf(upload, now)}};
    return tl::unexpected(problem);
}

/// \a upload with \a octets at its end. Within a transaction.
Uploaded appended(FaceStorage &storage, UploadRecord upload, const QByteArray &octets,
    const PlatformRequest &request, const QDateTime &now)
{
    const qint64 size = upload.size + octets.size();
    const bool complete = request.whole && request.upload.complete.value_or(true);
    const auto told = request.upload.length;
    const qint64 length = complete ? size : told.value_or(upload.length.value_or(-1));
    const bool fits = told.value_or(length) == length && upload.length.value_or(length) == length
        && (length < 0 || size <= length);
    if (size > qint64(longestSample) || length > qint64(longestSample))
        return tooLarge(upload, now);
    if (!fits)
        return refuse(400, "upload-length", "The lengths that were told contradict each other");
    upload.length = length < 0 ? std::nullopt : std::optional(length);
    if (const auto done = storage.append(upload, octets, upload.length, complete); !done)
        return refuse(done.error());
    upload.size = size;
    upload.complete = complete;
    return upload;
}

/// Begins an upload. Within a transaction.
Uploaded begun(FaceStorage &storage, const PlatformRequest &request, const QString &identifier,
    const QDateTime &now)
{
    const auto unfinished = storage.unfinishedUploads(request.peer.cardUuid);
    if (!unfinished)
        return refuse(unfinished.error());
    if (*unfinished >= mostUnfinished)
        return refuse(429, "busy", "Finish or cancel what was begun first");
    UploadRecord fresh;
    fresh.cardUuid = request.peer.cardUuid;
    fresh.identifier = identifier;
    fresh.begun = now;
    if (const auto kept = storage.addUpload(fresh); !kept)
        return refuse(kept.error());
    return appended(storage, std::move(fresh), request.body, request, now);
}

/// The same request again: what has come already has to be the same, the rest is added. Within a
/// transaction.
Uploaded repeated(FaceStorage &storage, const UploadRecord &known, const PlatformRequest &request,
    const QDateTime &now)
{
    const auto content = storage.content(known.cardUuid, known.identifier);
    if (!content)
        return refuse(content.error());
    const bool longer = request.body.size() > content->size();
    const bool same = longer ? request.body.startsWith(*content) && !known.complete
                             : content->startsWith(request.body);
    const bool all = request.whole && request.upload.complete.value_or(true);
    if (!same || (all && request.body.size() < content->size()))
        return refuse(422, "idempotency-key-reused", "This key was used for another sample");
    if (known.complete || (!longer && !all))
        return known;
    return appended(storage, known, request.body.mid(content->size()), request, now);
}

Uploaded uploaded(FaceStorage &storage, const PlatformRequest &request, const QString &identifier,
    const QDateTime &now)
{
    if (const auto done = storage.forgetUnfinishedBefore(now.addSecs(-secondsOfUpload)); !done)
        return refuse(done.error());
    const auto known = storage.upload(request.peer.cardUuid, identifier);
    if (!known)
        return refuse(known.error());
    return *known ? repeated(storage, **known, request, now)
                  : begun(storage, request, identifier, now);
}

/// The upload that the path names, if it is the card's own.
Uploaded found(FaceStorage &storage, const PlatformRequest &request)
{
    const auto known = storage.upload(request.peer.cardUuid, request.part);
    if (!known)
        return refuse(known.error());
    if (!*known)
        return refuse(404, "not-found", "There is no such upload");
    return **known;
}

/// Within a transaction.
Uploaded continued(FaceStorage &storage, const PlatformRequest &request, const QDateTime &now)
{
    auto upload = found(storage, request);
    if (!upload)
        return upload;
    if (upload->complete)
        return refuse(400, "upload-complete", "Nothing can be added any more");
    if (*request.upload.offset != upload->size) {
        Problem problem{409, "upload-offset", "The upload goes on elsewhere", std::nullopt, {}};
        problem.fields = {{"Upload-Offset", QByteArray::number(upload->size)}};
        return tl::unexpected(problem);
    }
    return appended(storage, std::move(*upload), request.body, request, now);
}

Uploaded within(PlatformStorage &storage, const std::function<Uploaded()> &work)
{
    Uploaded result = refuse(500, "internal", "The platform failed");
    const auto done = storage.transaction([&]() -> Result<void> {
        result = work();
        if (!result)
            return failure(ErrorCode::PlatformRefused);
        return {};
    });
    if (result && !done)
        return refuse(done.error());
    return result;
}

Answered answerTo(const PlatformServices &services, PlatformStorage &storage,
    const PlatformRequest &request, const UploadRecord &upload, int statusOfPart)
{
    Answered answered = Answer{};
    answered->status = statusOfPart;
    if (upload.complete)
        answered = judgedAnswer(services, storage, request, upload);
    if (!answered)
        return answered;
    answered->fields = {{"Upload-Complete", structured(upload.complete)},
        {"Upload-Offset", QByteArray::number(upload.size)},
        {"Upload-Limit", limitsOf(upload, services.clock.now())}};
    if (statusOfPart == 201)
        answered->fields.append({"Location", locationOf(upload)});
    return answered;
}

} // namespace

Answered answerFaceUpload(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    if (services.backOffice == nullptr)
        return refuse(503, "busy", "No face samples are taken here");
    if (request.contentType != "application/cms")
        return refuse(415, "unsupported-media-type", "A sample is application/cms");
    if (request.idempotencyKey.isEmpty())
        return refuse(400, "idempotency-key-missing", aUuid);
    const auto uuid = QUuid::fromString(QLatin1String(request.idempotencyKey));
    const QString identifier = uuid.toString(QUuid::WithoutBraces);
    if (uuid.isNull() || identifier != QLatin1String(request.idempotencyKey))
        return refuse(400, "malformed-request", aUuid);
    const auto upload = within(storage,
        [&] { return uploaded(storage.faces(), request, identifier, services.clock.now()); });
    if (!upload)
        return tl::unexpected(upload.error());
    return answerTo(services, storage, request, *upload, 201);
}

Answered answerFaceAppend(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    if (services.backOffice == nullptr)
        return refuse(503, "busy", "No face samples are taken here");
    if (request.contentType != "application/partial-upload")
        return refuse(415, "unsupported-media-type", "A part is application/partial-upload");
    if (!request.upload.offset || !request.upload.complete)
        return refuse(400, "malformed-request", "Upload-Offset or Upload-Complete is missing");
    const auto upload = within(
        storage, [&] { return continued(storage.faces(), request, services.clock.now()); });
    if (!upload)
        return tl::unexpected(upload.error());
    return answerTo(services, storage, request, *upload, 204);
}

Answered answerFaceOffset(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    const auto upload = found(storage.faces(), request);
    if (!upload)
        return tl::unexpected(upload.error());
    Answer answer;
    answer.status = 204;
    answer.fields = {{"Upload-Complete", structured(upload->complete)},
        {"Upload-Offset", QByteArray::number(upload->size)},
        {"Upload-Limit", limitsOf(*upload, services.clock.now())}};
    if (upload->length)
        answer.fields.append({"Upload-Length", QByteArray::number(*upload->length)});
    return answer;
}

Answered answerFaceCancel(
    const PlatformServices &, PlatformStorage &storage, const PlatformRequest &request)
{
    const auto upload = within(storage, [&]() -> Uploaded {
        auto known = found(storage.faces(), request);
        if (known && known->complete)
            return refuse(409, "upload-complete", "What has come whole is judged");
        if (known) {
            const auto removed = storage.faces().removeUpload(known->cardUuid, known->identifier);
            if (!removed)
                return refuse(removed.error());
        }
        return known;
    });
    if (!upload)
        return tl::unexpected(upload.error());
    Answer answer;
    answer.status = 204;
    return answer;
}

Answered answerFaceResult(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    if (services.backOffice == nullptr)
        return refuse(503, "busy", "No face samples are taken here");
    const auto upload = found(storage.faces(), request);
    if (!upload)
        return tl::unexpected(upload.error());
    if (!upload->complete)
        return refuse(409, "upload-incomplete", "The sample has not come whole yet");
    return judgedAnswer(services, storage, request, *upload);
}

} // namespace eid::sandbox
