#pragma once

#include "ui/onlinecopy/codelook.h"
#include "ui/onlinecopy/copyflow.h"

namespace eid::ui {

/// Where the taking of an offer stands.
enum class OfferStage {
    Entry, ///< of a link, a text or a picture; see error() and fault() for the one before
    Camera, ///< a code is held before the camera, see look()
    ReadingPicture, ///< the code in it is looked for
    Reading, ///< what it offers is found out
    Offered, ///< see offer(); the transaction code is asked for
    AwaitCard,
    PinEntry,
    Taking, ///< see progress()
    Done, ///< see taken()
    Failed, ///< see error(); nothing was kept
};

/// Why what was entered was not even read.
enum class CodeFault {
    NoCode, ///< there is no QR code in the picture
    OtherKind, ///< neither an offer nor a request
};

/// One offer from its link, text, picture or code until the copies are kept. Whoever enters or
/// scans one cannot know what it is: a request is told by requestFound(), and the flow is at its
/// end.
class OfferFlow : public CopyFlow
{
    Q_OBJECT

public:
    OfferFlow(CopyServices services, QString reader, QObject *parent = nullptr);

    [[nodiscard]] OfferStage stage() const { return m_stage; }
    /// Whether QR codes can be read here, by camera and in pictures.
    [[nodiscard]] bool canReadCodes() const { return services().cameras.engine != nullptr; }
    [[nodiscard]] const std::optional<CodeFault> &fault() const { return m_fault; }
    [[nodiscard]] CodeLook &look() { return m_look; }
    [[nodiscard]] const CopyOffer &offer() const { return m_offer; }
    [[nodiscard]] const CopiesTaken &taken() const { return m_taken; }

    /// To the entry.
    void begin();
    /// Understands \a text: a link, or the JSON of an offer.
    void read(const QString &text);
    /// Reads the first QR code of a known kind in the picture in the file \a path.
    void readPicture(const QString &path);
    void lookThroughCamera();
    /// From what is offered to the PIN. \a transactionCode: empty where none is wanted.
    void accept(Secret transactionCode);
    void submitPin(Secret pin) override;
    void again() override;

Q_SIGNALS:
    void requestFound(const QString &link);

protected:
    void cardsChanged() override;

private:
    void go(OfferStage stage);
    void refuse(CodeFault fault);
    void concludeReading(Result<CopyOffer> offer);
    void toPin();
    void concludeTaking(Result<CopiesTaken> taken);

    CodeLook m_look;
    OfferStage m_stage = OfferStage::Entry;
    std::optional<CodeFault> m_fault;
    CopyOffer m_offer;
    Secret m_transactionCode; ///< kept for another try after a wrong PIN
    CopiesTaken m_taken;
};

} // namespace eid::ui
