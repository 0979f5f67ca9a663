#pragma once

#include "ui/onlinecopy/copyflow.h"

#include <optional>

namespace eid::ui {

/// Where an authentication stands.
enum class AuthenticationStage {
    Reading, ///< who asks for what is found out and verified
    Consent, ///< see request(); nothing happens without a yes
    AwaitCard,
    PinEntry,
    Answering, ///< see progress()
    Refreshing, ///< new copies are fetched, where none was left; see progress()
    FaceMissing, ///< the platform wants a face sample first; then it can be answered again
    Declining,
    Done, ///< see outcome()
    Declined,
    Refused, ///< it was not verified, or cannot be answered; see error()
    Failed, ///< answering failed; see error()
};

/// One request of a relying party from its link to its answer. A request that was read is forgotten
/// with the flow, and nobody told, unless it was answered or declined.
class AuthenticationFlow : public CopyFlow
{
    Q_OBJECT

public:
    AuthenticationFlow(
        CopyServices services, QString reader, QString link, QObject *parent = nullptr);
    ~AuthenticationFlow() override;

    [[nodiscard]] AuthenticationStage stage() const { return m_stage; }
    [[nodiscard]] const AuthenticationRequest &request() const { return m_request; }
    [[nodiscard]] const AuthenticationOutcome &outcome() const { return m_outcome; }
    /// Whether the person's answer is still to come.
    [[nodiscard]] bool isOpen() const;

    /// Whether a face sample can be taken on the way.
    [[nodiscard]] bool takesSamples() const { return services().takesSamples; }

    // What the person agrees to. In the beginning: nothing.
    void setAgreed(CopyField field, bool agreed);
    [[nodiscard]] bool isAgreed(CopyField field) const { return m_agreed.contains(field); }
    void setSigns(bool signs);
    [[nodiscard]] bool isSigning() const { return m_signs; }
    /// What they learn in plaintext by that; nothing: there is no answer to it.
    [[nodiscard]] std::optional<QList<CopyField>> disclosed() const;
    /// Whether there is an answer to what was agreed to.
    [[nodiscard]] bool canAnswer() const;

    /// Whether it failed for want of a copy, and the card can fetch new ones from here.
    [[nodiscard]] bool canRefresh() const { return canGoOn() && m_canRefresh; }
    /// Whether the PIN is for that, and not for the answer.
    [[nodiscard]] bool isRefreshing() const { return m_isRefreshing; }

    /// Reads and verifies the link.
    void begin();
    /// The person says yes.
    void accept();
    void decline();
    void submitPin(Secret pin) override;
    /// After a failure, or once there is a face sample: on to the PIN.
    void again() override;
    /// The same by way of new copies, see canRefresh().
    void refreshCopies();
    [[nodiscard]] bool canGoOn() const override;

protected:
    void cardsChanged() override;

private:
    void go(AuthenticationStage stage);
    void toPin();
    void concludeAnswer(Result<AuthenticationOutcome> outcome);
    void concludeRefresh(const Result<CopiesTaken> &taken);
    void askWhetherToRefresh();

    const QString m_link;
    AuthenticationStage m_stage = AuthenticationStage::Reading;
    QFuture<Result<AuthenticationRequest>> m_reading;
    AuthenticationRequest m_request;
    AuthenticationOutcome m_outcome;
    QList<CopyField> m_agreed;
    bool m_signs = false;
    bool m_canRefresh = false;
    bool m_isRefreshing = false;
};

} // namespace eid::ui
