#include "app/eidctl/texts/textofcard.h"

#include <QTest>

using namespace eid;
using namespace eid::ctl;

namespace {

QString firstLines(const QString &serial)
{
    CardState card;
    card.reader = QStringLiteral("A");
    card.phase = CardPhase::Complete;
    card.identity = {QStringLiteral("PIV"), serial};
    return textOfCard(card, IdNumberDisplay::Masked, QDateTime()).section(u'\n', 0, 1);
}

} // namespace

class TextOfCardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheNumber()
    {
        QCOMPARE(firstLines(QStringLiteral("00FF")),
            QStringLiteral("Reader: A\nCard: PIV, number 00FF"));
    }

    void saysThatThereIsNoNumber()
    {
        QCOMPARE(firstLines(QString()), QStringLiteral("Reader: A\nCard: PIV, without a number"));
    }
};

QTEST_APPLESS_MAIN(TextOfCardTest)
#include "textofcard_test.moc"
