#pragma once

#include "ui/onlinecopy/copyflow.h"

namespace eid::ui {

/// Where the taking of an offer stands.
enum class OfferStage {
    Entry, ///< a link or a text is pasted, or a picture opened; see error() for the one before
    Reading, ///< what it offers is found out
    Offered, ///< see offer(); the transaction code is asked for
    AwaitCard,
    PinEntry,
    Taking, ///< see progress()
    Done, ///< see taken()
    Failed, ///< see error(); nothing was kept
};

/// One offer from its link, text or picture until the copies are kept.
class OfferFlow : public CopyFlow
{
    Q_OBJECT

public:
    OfferFlow(CopyServices services, QString reader, QObject *parent = nullptr);

    [[nodiscard]] OfferStage stage() const { return m_stage; }
    [[nodiscard]] bool canReadPictures() const { return services().readQr != nullptr; }
    [[nodiscard]] const CopyOffer &offer() const { return m_offer; }
    [[nodiscard]] const CopiesTaken &taken() const { return m_taken; }

    /// To the entry.
    void begin();
    /// Understands \a text: a link, or the JSON of an offer.
    void read(const QString &text);
    /// Finds the offer in the QR code of the picture in the file \a path.
    void readPicture(const QString &path);
    /// From what is offered to the PIN. \a transactionCode: empty where none is wanted.
    void accept(Secret transactionCode);
    void submitPin(Secret pin) override;
    void again() override;

protected:
    void cardsChanged() override;

private:
    void go(OfferStage stage);
    void concludeReading(Result<CopyOffer> offer);
    void toPin();
    void concludeTaking(Result<CopiesTaken> taken);

    OfferStage m_stage = OfferStage::Entry;
    CopyOffer m_offer;
    Secret m_transactionCode; ///< kept for another try after a wrong PIN
    CopiesTaken m_taken;
};

} // namespace eid::ui
