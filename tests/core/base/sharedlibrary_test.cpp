#include "core/base/sharedlibrary.h"

#include <QTest>

using eid::ErrorCode;
using eid::SharedLibrary;

namespace {

// Each system has one that holds the mathematics, and none of the other name.
#ifdef Q_OS_WIN
constexpr const char *mathematics = "msvcrt.dll";
#else
constexpr const char *mathematics = "libm.so.6";
#endif
constexpr const char *nothing = "libeid-does-not-exist.so.1";

auto open(std::initializer_list<const char *> names)
{
    return SharedLibrary::open(
        {names.begin(), names.size()}, SharedLibrary::Place::System, ErrorCode::PcscLibraryMissing);
}

} // namespace

class SharedLibraryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsAFunction()
    {
        auto library = open({mathematics});
        QVERIFY(library);
        auto *const root = library->find<double(double)>("sqrt");
        QVERIFY(root != nullptr);
        QCOMPARE(root(9.0), 3.0);
        QVERIFY(library->check());
    }

    void takesTheFirstThatIsThere()
    {
        auto library = open({nothing, mathematics});
        QVERIFY(library);
        QVERIFY(library->find<double(double)>("sqrt") != nullptr);
    }

    void tellsThatThereIsNone()
    {
        const auto library = open({nothing});
        QVERIFY(!library);
        QCOMPARE(library.error().code, ErrorCode::PcscLibraryMissing);
        QVERIFY(library.error().detail.contains(QLatin1String(nothing)));
    }

    void tellsWhatItLacks()
    {
        auto library = open({mathematics});
        QVERIFY(library);
        QVERIFY(library->find<void()>("eid_does_not_exist") == nullptr);
        QVERIFY(library->find<double(double)>("sqrt") != nullptr);
        const auto complete = library->check();
        QVERIFY(!complete);
        QCOMPARE(complete.error().code, ErrorCode::PcscLibraryMissing);
        QCOMPARE(complete.error().detail,
            QStringLiteral("%1 lacks eid_does_not_exist").arg(QLatin1String(mathematics)));
    }
};

QTEST_GUILESS_MAIN(SharedLibraryTest)
#include "sharedlibrary_test.moc"
