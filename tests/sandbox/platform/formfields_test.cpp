#include "tests/sandbox/platform/formfields.h"

#include <QTest>

using namespace eid::sandbox;

class FormFieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFields_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("plain") << QByteArray("a=1&b=2") << QByteArray("1");
        QTest::newRow("blanks") << QByteArray("a=x+y%20z") << QByteArray("x y z");
        QTest::newRow("any octet") << QByteArray("a=%00%ff%Fe") << QByteArray("\0\xff\xfe", 3);
        QTest::newRow("a plus") << QByteArray("a=%2B") << QByteArray("+");
        QTest::newRow("a name in other words") << QByteArray("%61=1") << QByteArray("1");
        QTest::newRow("equals") << QByteArray("a=b=c") << QByteArray("b=c");
        QTest::newRow("nothing between") << QByteArray("&&a=1&&") << QByteArray("1");
        QTest::newRow("at the end") << QByteArray("b=2&a=%41") << QByteArray("A");
        QTest::newRow("no value") << QByteArray("a") << QByteArray("");
    }

    void readsFields()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, value);
        const auto fields = formFields(body);
        QVERIFY(fields);
        QVERIFY(fields->contains("a"));
        QCOMPARE(fields->value("a"), value);
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("twice") << QByteArray("a=1&a=2");
        QTest::newRow("twice in other words") << QByteArray("a=1&%61=2");
        QTest::newRow("no digits") << QByteArray("a=%zz");
        QTest::newRow("one digit") << QByteArray("a=%4");
        QTest::newRow("none at the end") << QByteArray("a=%");
        QTest::newRow("in the name") << QByteArray("%=1");
        QTest::newRow("too many") << QByteArray(
            "a=&b=&c=&d=&e=&f=&g=&h=&i=&j=&k=&l=&m=&n=&o=&p=&q=");
    }

    void refusesWhatIsNone()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!formFields(body));
    }

    void nothingIsAnEmptyForm()
    {
        const auto fields = formFields({});
        QVERIFY(fields);
        QVERIFY(fields->isEmpty());
    }
};

QTEST_GUILESS_MAIN(FormFieldsTest)
#include "formfields_test.moc"
