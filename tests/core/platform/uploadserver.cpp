#include "uploadserver.h"

#include <algorithm>

namespace eid {

namespace {

TestRequest parsed(const QByteArray &header)
{
    TestRequest request;
    const auto lines = header.trimmed().split('\n');
    request.method = lines.first().split(' ').value(0);
    request.path = lines.first().split(' ').value(1);
    for (const QByteArray &line : lines.sliced(1)) {
        const auto colon = line.indexOf(':');
        request.fields.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    return request;
}

/// An answer to HEAD has no body, whatever its length.
QByteArray headAnswer(int status, const QByteArray &fields)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\n" + fields + "\r\n";
}

QByteArray complete(QByteArray result, QByteArray key)
{
    result.replace("%KEY%", key.replace('"', ""));
    return httpAnswer(200, result, "Content-Type: application/json\r\nUpload-Complete: ?1\r\n");
}

} // namespace

void UploadServer::talk(TestConnection &connection)
{
    while (true) {
        const QByteArray header = connection.readUntil("\r\n\r\n");
        if (header.isEmpty())
            return;
        TestRequest request = parsed(header);
        const Body body = readBody(connection, request.fields.value("content-length").toLongLong());
        request.body = body.octets;
        const QByteArray answered = answer(request, body.isWhole);
        if (!body.isWhole || answered.isEmpty() || !connection.write(answered))
            return;
    }
}

UploadServer::Body UploadServer::readBody(TestConnection &connection, qsizetype size)
{
    Body body;
    while (body.octets.size() < size) {
        qsizetype wanted = size - body.octets.size();
        {
            const std::scoped_lock lock(m_mutex);
            if (breakAfter && m_octets + wanted > *breakAfter)
                wanted = *breakAfter - m_octets;
            if (wanted == 0) {
                breakAfter.reset();
                return body;
            }
        }
        const QByteArray more = connection.read(wanted);
        if (more.isEmpty())
            return body;
        body.octets += more;
        const std::scoped_lock lock(m_mutex);
        m_octets += more.size();
    }
    body.isWhole = true;
    return body;
}

QByteArray UploadServer::answer(const TestRequest &request, bool isWhole)
{
    const std::scoped_lock lock(m_mutex);
    const QByteArray offset = request.fields.value("upload-offset");
    m_log.append(request.method + ' ' + request.path + (offset.isEmpty() ? "" : ' ' + offset));
    const bool isLost = loseAnswer == m_log.size();
    QByteArray answered = instead ? instead(request) : QByteArray();
    const auto found = m_stored.find(request.path);
    if (!answered.isEmpty()) {
        // as the test wants it
    } else if (request.method == "POST") {
        answered = create(request);
    } else if (found == m_stored.end()) {
        answered = request.method == "HEAD" ? headAnswer(404, {}) : httpAnswer(404);
    } else if (request.method == "HEAD") {
        const Stored &stored = found->second;
        answered = headAnswer(204,
            "Upload-Offset: " + QByteArray::number(stored.content.size())
                + "\r\nUpload-Length: " + QByteArray::number(stored.length)
                + "\r\nUpload-Complete: " + (stored.isComplete ? "?1\r\n" : "?0\r\n"));
    } else if (request.method == "DELETE") {
        m_stored.erase(found);
        answered = headAnswer(204, {});
    } else if (request.method == "GET") {
        answered = complete(result, found->second.key);
    } else {
        answered = append(found->second, request, isWhole);
    }
    return isLost ? QByteArray() : answered;
}

QByteArray UploadServer::create(const TestRequest &request)
{
    const QByteArray key = request.fields.value("idempotency-key");
    auto found = std::ranges::find_if(
        m_stored, [&](const auto &entry) { return entry.second.key == key; });
    if (found == m_stored.end()) {
        const QByteArray path = "/u/" + QByteArray::number(++m_made);
        found = m_stored
                    .insert_or_assign(path,
                        Stored{key, {}, request.fields.value("upload-length").toLongLong(), false})
                    .first;
    }
    return httpAnswer(201, {},
        "Location: " + found->first
            + "\r\nUpload-Offset: " + QByteArray::number(found->second.content.size())
            + "\r\nUpload-Complete: " + (found->second.isComplete ? "?1\r\n" : "?0\r\n"));
}

QByteArray UploadServer::append(Stored &stored, const TestRequest &request, bool isWhole)
{
    if (request.fields.value("upload-offset").toLongLong() != stored.content.size())
        return httpAnswer(
            409, {}, "Upload-Offset: " + QByteArray::number(stored.content.size()) + "\r\n");
    stored.content += request.body;
    if (!isWhole || request.fields.value("upload-complete") != "?1")
        return httpAnswer(204, {}, "Upload-Complete: ?0\r\n");
    stored.isComplete = true;
    return complete(result, stored.key);
}

QList<QByteArray> UploadServer::log() const
{
    const std::scoped_lock lock(m_mutex);
    return m_log;
}

QList<UploadServer::Stored> UploadServer::stored() const
{
    const std::scoped_lock lock(m_mutex);
    QList<Stored> all;
    for (const auto &[path, stored] : m_stored)
        all.append(stored);
    return all;
}

void UploadServer::forget()
{
    const std::scoped_lock lock(m_mutex);
    m_stored.clear();
}

} // namespace eid
