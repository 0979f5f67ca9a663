#include "app/faceplugin/sourceturn.h"
#include "tests/core/facecamera/fakesource.h"

#include <QtTest>

#include <thread>

using namespace eid;
using namespace std::chrono_literals;

class SourceTurnTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensOnceTheOneBeforeIsClosed()
    {
        const auto before = std::make_shared<SourceTurn>();
        const auto own = std::make_shared<SourceTurn>();
        std::atomic<bool> wasFinished = false;
        TurnedSource source(
            [&]() -> Result<std::unique_ptr<FrameSource>> {
                wasFinished = before->await(0ms);
                return FakeCamera::sourceOf(std::make_shared<FakeCamera>());
            },
            true, before, own);
        std::thread other([&] { before->finish(); });
        QVERIFY(source.open({}));
        other.join();
        QVERIFY(wasFinished);
        QVERIFY(!own->await(0ms));
        source.close();
        QVERIFY(own->await(0ms));
    }

    void tellsWhyThereIsNone()
    {
        const auto own = std::make_shared<SourceTurn>();
        {
            TurnedSource source(
                []() -> Result<std::unique_ptr<FrameSource>> {
                    return failure(ErrorCode::CameraMissing);
                },
                true, nullptr, own);
            QCOMPARE(source.open({}).error().code, ErrorCode::CameraMissing);
        }
        QVERIFY(own->await(0ms));
    }
};

QTEST_GUILESS_MAIN(SourceTurnTest)
#include "sourceturn_test.moc"
