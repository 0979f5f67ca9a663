#include "app/eidctl/cardsession.h"
#include "app/eidctl/certificatereading.h"
#include "app/eidctl/commands/commands.h"
#include "app/eidctl/idnumberoption.h"
#include "app/eidctl/output.h"
#include "app/eidctl/text.h"

namespace eid::ctl {

namespace {

class CertificateShowCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("certificate"), QStringLiteral("show")};
        description.summary
            = Text::tr("Show the certificates, or the one in SLOT (9A, 9C, 9D, 9E).");
        description.operands = QStringLiteral("[SLOT]");
        description.operandsAtMost = 1;
        description.options = {readerOption(), idNumberOption()};
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        std::optional<KeySlot> slot;
        if (!arguments.operands().isEmpty()) {
            const auto named = slotOfName(arguments.operands().constFirst());
            if (!named)
                return failure(named.error());
            slot = *named;
        }
        const auto card = surroundings.cards.card(
            arguments.value(QStringLiteral("reader")), CardPhase::Complete);
        if (!card)
            return failure(card.error());

        CertificateReport report{card->reader, card->identity.serial, card->certificates};
        if (slot) {
            const auto read = presentCertificate(surroundings.cards, *card, *slot);
            if (!read)
                return failure(read.error());
            report.slotList = {*read};
        }
        surroundings.output.showCertificates(report, idNumberDisplay(arguments));
        return {};
    }
};

} // namespace

std::unique_ptr<Command> makeCertificateShowCommand()
{
    return std::make_unique<CertificateShowCommand>();
}

} // namespace eid::ctl
