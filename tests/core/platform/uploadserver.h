#pragma once

#include "testserver.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace eid {

/// A server for resumable uploads, as good or as bad as a test wants it. It keeps what came of a
/// body that was cut off.
class UploadServer
{
public:
    struct Stored
    {
        QByteArray key; ///< Idempotency-Key
        QByteArray content;
        qsizetype length = 0;
        bool isComplete = false;
    };

    /// For TestServer::Setup::talk.
    void talk(TestConnection &connection);

    /// Hangs up, once, when as many octets of bodies have come in all.
    std::optional<qsizetype> breakAfter;
    /// Hangs up, once, instead of the answer to the request with this number (from 1).
    std::optional<int> loseAnswer;
    /// Instead of an answer, if it is not empty.
    std::function<QByteArray(const TestRequest &)> instead;
    QByteArray result = R"({"state":"accepted"})"; ///< with %KEY% for the Idempotency-Key

    [[nodiscard]] QList<QByteArray> log() const; ///< "PATCH /u/1 0"
    [[nodiscard]] QList<Stored> stored() const;
    void forget();

private:
    struct Body
    {
        QByteArray octets;
        bool isWhole = false;
    };

    Body readBody(TestConnection &connection, qsizetype size);
    QByteArray answer(const TestRequest &request, bool isWhole);
    QByteArray create(const TestRequest &request);
    QByteArray append(Stored &stored, const TestRequest &request, bool isWhole);

    mutable std::mutex m_mutex;
    std::map<QByteArray, Stored> m_stored; ///< by path
    int m_made = 0;
    qsizetype m_octets = 0;
    QList<QByteArray> m_log;
};

} // namespace eid
