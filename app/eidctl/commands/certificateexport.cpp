#include "app/eidctl/cardsession.h"
#include "app/eidctl/certificatereading.h"
#include "app/eidctl/commands/commands.h"
#include "app/eidctl/output.h"
#include "app/eidctl/records.h"
#include "app/eidctl/text.h"
#include "app/eidctl/writefile.h"

namespace eid::ctl {

namespace {

QByteArray derOf(const Certificate &certificate)
{
    return {reinterpret_cast<const char *>(certificate.der.data()),
        static_cast<qsizetype>(certificate.der.size())};
}

/// What the command line asks for.
struct Request
{
    KeySlot slot = KeySlot::Authentication;
    QString file;
    bool isDer = false;
    bool overwrites = false;

    [[nodiscard]] bool goesToStandardOutput() const { return file == QLatin1String("-"); }

    static Result<Request> of(const Arguments &arguments)
    {
        const auto slot = slotOfName(arguments.operands().constFirst());
        if (!slot)
            return failure(slot.error());
        const Request request{*slot, arguments.value(QStringLiteral("out")).value_or(QString()),
            arguments.has(QStringLiteral("der")), arguments.has(QStringLiteral("force"))};
        if (request.file.isEmpty())
            return failure(ErrorCode::InvalidArgument, QStringLiteral("Missing: --out FILE"));
        if (request.goesToStandardOutput() && arguments.has(QStringLiteral("json")))
            return failure(ErrorCode::InvalidArgument,
                QStringLiteral("--json and --out - both want standard output"));
        return request;
    }
};

class CertificateExportCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("certificate"), QStringLiteral("export")};
        description.summary = Text::tr("Write the certificate in SLOT (9A, 9C, 9D, 9E) to a file.");
        description.operands = QStringLiteral("SLOT");
        description.operandsAtLeast = 1;
        description.operandsAtMost = 1;
        description.options = {
            {QStringLiteral("out"), Text::tr("Write to FILE, or to standard output for “-”."),
                QStringLiteral("FILE")},
            {QStringLiteral("der"), Text::tr("Write DER instead of PEM.")},
            {QStringLiteral("force"), Text::tr("Replace FILE if it exists.")},
            readerOption(),
        };
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const auto request = Request::of(arguments);
        if (!request)
            return failure(request.error());
        const auto card = surroundings.cards.card(
            arguments.value(QStringLiteral("reader")), CardPhase::Complete);
        if (!card)
            return failure(card.error());
        const auto read = presentCertificate(surroundings.cards, *card, request->slot);
        if (!read)
            return failure(read.error());

        const QByteArray content
            = request->isDer ? derOf(read->certificate) : toPem(read->certificate);
        const auto written = writeFile(request->file, content, request->overwrites);
        if (!written)
            return failure(written.error());
        surroundings.records.note(eventOfCertificateExport(card->identity.serial, request->slot));
        if (!request->goesToStandardOutput())
            surroundings.output.showExport({request->slot, request->file, request->isDer,
                content.size(), read->certificate.sha256});
        return {};
    }
};

} // namespace

std::unique_ptr<Command> makeCertificateExportCommand()
{
    return std::make_unique<CertificateExportCommand>();
}

} // namespace eid::ctl
