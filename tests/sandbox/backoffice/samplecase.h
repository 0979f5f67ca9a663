#pragma once

#include "tests/sandbox/faces/portrait.h"
#include "tests/sandbox/platform/platformcase.h"

#include <QJsonObject>
#include <QPoint>

#include <vector>

namespace eid::sandbox {

/// What a client puts into a sample, so that tests can put in something else.
struct SampleDraft
{
    struct KeyFrame
    {
        QString movement;
        int millisecondsAfterStart = 0;
        Bytes jpeg;
    };

    QString identifier;
    QString challenge;
    QByteArray nonce;
    QString signer;
    Bytes picture; ///< JPEG
    QPoint rightEye = {180, 288};
    QPoint leftEye = {300, 288};
    int width = 480;
    int height = 640;
    std::vector<KeyFrame> keyFrames = {};
};

/// A platform with a back office and one card, whose holder's reference picture is Hopper's, and
/// a client with the card's keys in software.
class SampleCase
{
public:
    SampleCase();

    [[nodiscard]] PlatformCase &scene() { return m_scene; }
    [[nodiscard]] ReferencePlatform &platform() { return m_scene.platform(); }
    [[nodiscard]] std::unique_ptr<PlatformClient> client() const
    {
        return m_scene.client(m_scene.authentication);
    }

    /// Where the platform keeps its things.
    [[nodiscard]] QString folder() const { return m_scene.folder(); }

    /// Asks for a challenge, and answers it with a good picture of \a sitter.
    [[nodiscard]] SampleDraft draft(Sitter sitter = Sitter::Hopper);
    /// The draft sealed and signed as the tool does it.
    [[nodiscard]] QByteArray sealed(const SampleDraft &draft);
    /// \a plaintext sealed to the back office: AuthEnvelopedData, DER.
    [[nodiscard]] Bytes envelopeOf(const QByteArray &plaintext) const;
    /// \a content of the type \a type (dotted) signed by \a signer.
    [[nodiscard]] static QByteArray signedBy(
        const SoftCredential &signer, const Bytes &content, const char *type = authEnvelopedData);
    /// What the tool sends of \a draft, before it is sealed.
    [[nodiscard]] static QByteArray plaintextOf(const SampleDraft &draft);
    /// Sends \a message whole, and gives what the platform says of it.
    [[nodiscard]] QJsonObject sent(const QString &identifier, const QByteArray &message);
    /// The same for a draft.
    [[nodiscard]] QJsonObject sent(const SampleDraft &draft)
    {
        return sent(draft.identifier, sealed(draft));
    }

    static constexpr char authEnvelopedData[] = "1.2.840.113549.1.9.16.1.23";

private:
    QTemporaryDir m_backOfficeFolder;
    PlatformCase m_scene;
};

/// The type of the problem behind "urn:eid:problem:" in a result or in problem details.
QString problemIn(const QJsonObject &object, const char *member = "problem");

/// A token picture of \a sitter as a camera takes it, JPEG 90; \a gain: of the light.
Bytes takenPicture(Sitter sitter, double gain = 1, double defocus = 0);

QByteArray uploadHeaders(const QString &identifier, const QByteArray &complete);

} // namespace eid::sandbox
