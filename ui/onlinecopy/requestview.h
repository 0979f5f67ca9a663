#pragma once

#include "ui/base/stepview.h"

QT_BEGIN_NAMESPACE
class QBoxLayout;
QT_END_NAMESPACE

namespace eid::ui {

class AuthenticationFlow;
class CopyCard;
class DisclosurePanel;
class LearnList;
class RelyingPartyPanel;
class Text;
class TransactionPanel;

/// Who asks for what, as a picture of the card with its fields lit or hidden; and the person's yes
/// or no. Enter does nothing here: a yes has to be meant.
class RequestView : public StepView
{
    Q_OBJECT

public:
    explicit RequestView(AuthenticationFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;

private:
    void buildPicture(QBoxLayout *layout);
    void showPicture();
    [[nodiscard]] QString missing() const;

    AuthenticationFlow &m_flow;
    RelyingPartyPanel *m_who;
    CopyCard *m_picture;
    LearnList *m_learn;
    LearnList *m_asked; ///< what they would like to learn, and were not told yet
    LearnList *m_notLearn;
    Text *m_factors;
    DisclosurePanel *m_disclosure = nullptr; ///< where more is asked for
    TransactionPanel *m_transaction = nullptr; ///< where something is to be signed
    Text *m_begun; ///< whether it was the person who began this
    Text *m_until;
    Text *m_missing;
    Button *m_yes;
    Button *m_decline;
};

} // namespace eid::ui
