#include "app/eidctl/interruption.h"
#include "app/eidctl/pinsource.h"

#include <QTest>

#ifdef Q_OS_WIN
#include <fcntl.h>
#include <io.h>
#else
#include <unistd.h>
#endif

#include <array>

using namespace eid;
using namespace eid::ctl;

namespace {

#ifdef Q_OS_WIN
int pipe(int *ends)
{
    return _pipe(ends, 8192, _O_BINARY);
}
#endif

/// A pipe that holds \a content and then ends.
class Pipe
{
public:
    explicit Pipe(const QByteArray &content)
    {
        if (pipe(m_ends.data()) != 0
            || write(m_ends[1], content.constData(), static_cast<unsigned>(content.size()))
                != content.size())
            qFatal("No pipe");
        close(m_ends[1]);
    }
    ~Pipe() { close(m_ends[0]); }
    Q_DISABLE_COPY_MOVE(Pipe)

    [[nodiscard]] int readEnd() const { return m_ends[0]; }

private:
    std::array<int, 2> m_ends{-1, -1};
};

Secret secretOf(const char *digits)
{
    Secret secret;
    for (; *digits != '\0'; ++digits)
        secret.append(static_cast<std::uint8_t>(*digits));
    return secret;
}

} // namespace

class PinSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsALineForEachEntry()
    {
        const Pipe pipe("471108\n284655");
        const Interruption interruption;
        DescriptorPinSource source(
            {{Entry::Pin, pipe.readEnd()}, {Entry::NewPin, pipe.readEnd()}}, interruption);
        QVERIFY(source.read(Entry::Pin)->equals(secretOf("471108")));
        QVERIFY(source.read(Entry::NewPin)->equals(secretOf("284655")));
        QCOMPARE(source.read(Entry::NewPin).error().code, ErrorCode::PinInputMissing);
    }

    void keepsWhatItDoesNotUnderstand()
    {
        const Pipe pipe("12 45a\r\n");
        const Interruption interruption;
        DescriptorPinSource source({{Entry::Pin, pipe.readEnd()}}, interruption);
#ifdef Q_OS_WIN // where CR LF ends a line
        QVERIFY(source.read(Entry::Pin)->equals(secretOf("12 45a")));
#else
        QVERIFY(source.read(Entry::Pin)->equals(secretOf("12 45a\r")));
#endif
    }

    void stopsAtItsBound()
    {
        const Pipe pipe(QByteArray(5000, '1'));
        const Interruption interruption;
        DescriptorPinSource source({{Entry::Pin, pipe.readEnd()}}, interruption);
        QCOMPARE(source.read(Entry::Pin).error().code, ErrorCode::PinTooLong);
    }

    void refusesNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("end") << QByteArray();
        QTest::newRow("empty line") << QByteArray("\n471108\n");
    }
    void refusesNothing()
    {
        QFETCH(QByteArray, content);
        const Pipe pipe(content);
        const Interruption interruption;
        DescriptorPinSource source({{Entry::Puk, pipe.readEnd()}}, interruption);
        QCOMPARE(source.read(Entry::Puk).error().code, ErrorCode::PinInputMissing);
    }

    void saysWhichDescriptorIsNotOpen()
    {
        const Interruption interruption;
        DescriptorPinSource source({{Entry::Pin, 999}}, interruption);
        const auto entry = source.read(Entry::Pin);
        QCOMPARE(entry.error().code, ErrorCode::PinInputMissing);
        QVERIFY(entry.error().detail.contains(QLatin1String("--pin-fd 999")));
    }
};

QTEST_GUILESS_MAIN(PinSourceTest)
#include "pinsource_test.moc"
