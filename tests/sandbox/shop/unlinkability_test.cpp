#include "tests/sandbox/shop/shopscene.h"

#include <QJsonDocument>
#include <QSet>
#include <QtTest>

using namespace eid;
using namespace eid::sandbox;

namespace {

/// Shorter texts are words and small numbers.
constexpr qsizetype shortestMark = 6;

/// Every text and number in \a value, and where a text is itself JSON or a token, those in it.
void collect(const QJsonValue &value, QSet<QString> &marks)
{
    if (value.isArray()) {
        for (const auto entry : value.toArray())
            collect(entry, marks);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            // When something happened is known to both sides of it, whoever it was about.
            if (it.key() != QLatin1String("iat") && it.key() != QLatin1String("exp")
                && it.key() != QLatin1String("at") && it.key() != QLatin1String("expires_in"))
                collect(*it, marks);
        }
    } else if (value.isDouble()) {
        marks.insert(QString::number(value.toDouble(), 'f', 0));
    } else if (value.isString() && value.toString().size() >= shortestMark) {
        const QString text = value.toString();
        const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8());
        if (json.isObject())
            return collect(json.object(), marks);
        const QStringList parts = text.split(QLatin1Char('.'));
        if (parts.size() == 3) {
            // The texts of a token, and what makes it the only one of its kind.
            for (const QString &part : parts.first(2)) {
                const QByteArray decoded
                    = QByteArray::fromBase64(part.toLatin1(), QByteArray::Base64UrlEncoding);
                collect(QJsonDocument::fromJson(decoded).object(), marks);
            }
            marks.insert(parts.last());
            return;
        }
        marks.insert(text);
    }
}

/// All that stands in lines of a shop's memory.
QSet<QString> marksIn(const QByteArray &lines)
{
    QSet<QString> marks;
    for (const QByteArray &line : lines.split('\n'))
        collect(QJsonDocument::fromJson(line).object(), marks);
    return marks;
}

} // namespace

/// Two shops put side by side all that they ever received. They cannot tell which of their
/// customers is the same.
class UnlinkabilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shopsHaveNothingInCommonOfACitizen();
    void aShopKnowsItsCitizenAgain();

private:
    struct Visit
    {
        QSet<QString> marks; ///< all that the shop received in it
        QString pseudonym;
    };

    Visit visit(int shop, int customer, int copy);

    ShopScene m_scene;
};

UnlinkabilityTest::Visit UnlinkabilityTest::visit(int shop, int customer, int copy)
{
    const qsizetype before = m_scene.memoryOf(shop).size();
    Visitor visitor = m_scene.visitor(shop);
    const VisitReply page = visitor.comeBack(
        redirectionIn(m_scene.answer(m_scene.customer(customer), visitor.link(), copy)));
    return {marksIn(m_scene.memoryOf(shop).mid(before)), page.textOf("pseudonym")};
}

void UnlinkabilityTest::shopsHaveNothingInCommonOfACitizen()
{
    const Visit oneHere = visit(0, 0, 0);
    const Visit otherHere = visit(0, 1, 0);
    const Visit oneThere = visit(1, 0, 1);
    const Visit otherThere = visit(1, 1, 1);
    for (const Visit &each : {oneHere, otherHere, oneThere, otherThere}) {
        QCOMPARE(each.pseudonym.size(), 43);
        // The search would see it.
        QVERIFY(each.marks.contains(each.pseudonym));
    }
    QCOMPARE(QSet<QString>(
                 {oneHere.pseudonym, otherHere.pseudonym, oneThere.pseudonym, otherThere.pseudonym})
                 .size(),
        qsizetype(4));
    // Whatever both shops have of one citizen, they have of the other as well.
    const auto common = [](const Visit &a, const Visit &b) { return a.marks & b.marks; };
    const QSet<QString> ofEverybody = common(oneHere, oneThere) & common(otherHere, otherThere);
    for (const QSet<QString> &ofOne : {common(oneHere, oneThere), common(otherHere, otherThere),
             common(oneHere, otherThere), common(otherHere, oneThere)}) {
        QSet<QString> telling = ofOne;
        telling -= ofEverybody;
        QVERIFY2(telling.isEmpty(), qPrintable(QStringList(telling.values()).join(u'\n')));
    }
}

void UnlinkabilityTest::aShopKnowsItsCitizenAgain()
{
    const Visit first = visit(0, 0, 0);
    // With the same copy, with another one, and with one after the card's copies were taken anew.
    QCOMPARE(visit(0, 0, 0).pseudonym, first.pseudonym);
    QCOMPARE(visit(0, 0, 2).pseudonym, first.pseudonym);
    ShopCustomer &customer = m_scene.customer(0);
    customer.copies = customer.holder->take(1);
    QCOMPARE(visit(0, 0, 0).pseudonym, first.pseudonym);
}

QTEST_GUILESS_MAIN(UnlinkabilityTest)
#include "unlinkability_test.moc"
