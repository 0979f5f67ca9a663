#include "app/eidctl/commands/commands.h"
#include "app/eidctl/commands/copysitting.h"
#include "app/eidctl/interruption.h"
#include "app/eidctl/output.h"
#include "app/eidctl/picturefile.h"
#include "app/eidctl/text.h"
#include "app/eidctl/texts/textofrequest.h"

namespace eid::ctl {

namespace {

/// The fields that \a names are, divided by commas.
Result<QList<CopyField>> fieldsIn(const QString &names)
{
    QList<CopyField> fields;
    for (const QString &name : names.split(u',', Qt::SkipEmptyParts)) {
        const auto field = copyFieldOf(name.trimmed());
        if (!field)
            return failure(
                ErrorCode::InvalidArgument, QStringLiteral("--disclose: no such field: ") + name);
        fields.append(*field);
    }
    return fields;
}

/// The link with the request: the operand, or a QR code.
Result<QString> linkOf(const Arguments &arguments)
{
    const auto picture = arguments.value(QStringLiteral("qr"));
    if (picture.has_value() != arguments.operands().isEmpty())
        return failure(
            ErrorCode::InvalidArgument, QStringLiteral("Either the link or --qr is to be given"));
    if (!picture)
        return arguments.operands().constFirst();
    return readQrPicture(*picture, {QStringLiteral("openid4vp:")}, ErrorCode::RequestMalformed);
}

class AuthenticateCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("authenticate")};
        description.summary
            = Text::tr("Answer a request for authentication, an openid4vp:// link.");
        description.operands = QStringLiteral("[URI]");
        description.operandsAtMost = 1;
        description.options = {
            readerOption(),
            descriptorOptionFor(Entry::Pin),
            qrOption(),
            {QStringLiteral("disclose"),
                Text::tr("Tell these of the fields that are asked for, divided by commas: name, "
                         "id-number, birth-date, sex, document-expiry, age-14, age-16, age-18, "
                         "age-21, age-60. Without it, nothing but whether you were verified."),
                QStringLiteral("NAMES")},
            {QStringLiteral("sign"), Text::tr("Sign the text that is to be signed.")},
            {QStringLiteral("yes"),
                Text::tr("The holder has agreed to what --disclose and --sign say; do not ask.")},
            {QStringLiteral("decline"), Text::tr("Decline, and tell whoever asks.")},
        };
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const auto fields
            = fieldsIn(arguments.value(QStringLiteral("disclose")).value_or(QString()));
        if (!fields)
            return failure(fields.error());
        const auto link = linkOf(arguments);
        if (!link)
            return failure(link.error());
        const auto begun = CopySitting::begin(arguments, surroundings);
        if (!begun)
            return failure(begun.error());
        CopySitting &sitting = **begun;
        const auto request = sitting.await(sitting.service().readRequest(*link));
        if (!request)
            return failure(request.error());
        surroundings.output.note(textOfRequest(*request));
        if (arguments.has(QStringLiteral("decline")))
            return decline(sitting, *request, surroundings.output);
        AuthenticationConsent consent{
            request->identifier, *fields, arguments.has(QStringLiteral("sign"))};
        if (const auto whole = checkConsent(*request, consent); !whole)
            return failure(whole.error());
        if (const auto found = sitting.findCard(); !found)
            return failure(found.error());
        surroundings.output.note(textOfAnswer(*request, consent));
        if (!arguments.has(QStringLiteral("yes"))) {
            const auto agreed = sitting.askForConsent(Text::tr("Answer like this? [y/N] "));
            if (!agreed && agreed.error().code == ErrorCode::Cancelled
                && !surroundings.interruption.hasCome())
                return decline(sitting, *request, surroundings.output);
            if (!agreed)
                return failure(agreed.error());
        }
        auto pin = sitting.read(Entry::Pin);
        if (!pin)
            return failure(pin.error());
        const auto outcome
            = sitting.await(sitting.service().answer(sitting.target(), *std::move(pin), consent));
        if (!outcome)
            return failure(outcome.error());
        surroundings.output.showAuthentication({*request, *outcome});
        return {};
    }

private:
    /// Whether there is an answer at all to this consent: else the flags that are missing are said.
    static Result<void> checkConsent(
        const AuthenticationRequest &request, const AuthenticationConsent &consent)
    {
        if (!request.disclosedBy(consent.disclose))
            return failure(ErrorCode::InvalidArgument,
                QStringLiteral("They cannot do without: --disclose ") + namesOf(request.choices));
        if (!request.transactionTexts.isEmpty() && !consent.signsTransactions)
            return failure(
                ErrorCode::InvalidArgument, QStringLiteral("A text is to be signed: --sign"));
        return {};
    }

    /// The first choice, as --disclose takes it.
    static QString namesOf(const QList<QList<CopyField>> &choices)
    {
        QStringList names;
        for (const CopyField field : choices.constFirst())
            names.append(copyFieldIdentifier(field));
        return names.join(u',');
    }

    static Outcome decline(
        CopySitting &sitting, const AuthenticationRequest &request, Output &output)
    {
        const auto outcome = sitting.await(sitting.service().decline());
        if (!outcome)
            return failure(outcome.error());
        output.showAuthentication({request, *outcome});
        return {};
    }
};

} // namespace

std::unique_ptr<Command> makeAuthenticateCommand()
{
    return std::make_unique<AuthenticateCommand>();
}

} // namespace eid::ctl
