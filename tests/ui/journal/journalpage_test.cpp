#include "core/base/errorwords.h"
#include "core/journaling/journalkeeper.h"
#include "tests/ui/samples/runningtimers.h"
#include "tests/ui/samples/visibletexts.h"
#include "ui/base/button.h"
#include "ui/base/errorpanel.h"
#include "ui/base/note.h"
#include "ui/base/theme.h"
#include "ui/journal/journallist.h"
#include "ui/journal/journalmodel.h"
#include "ui/journal/journalnotice.h"
#include "ui/journal/journalpage.h"

#include <QAccessible>
#include <QDir>
#include <QFile>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace eid;
using namespace eid::ui;

namespace {

/// A journal in a folder of its own, and its page.
class PageBench
{
public:
    explicit PageBench(int entries = 0)
    {
        for (int i = 0; i < entries; ++i)
            note(JournalAction::PinVerified);
    }

    [[nodiscard]] QString file(const QString &name = u"records.sqlite"_qs) const
    {
        return m_folder.filePath(name);
    }
    void note(JournalAction action, std::optional<ErrorCode> error = {})
    {
        auto store = Store::open({.path = file()});
        m_isWritten = m_isWritten && store
            && Journal(*store).append({action, store->cardReference(u"A1"_qs), {}, error, {}});
    }
    [[nodiscard]] bool execute(const QString &sql) const
    {
        auto store = Store::open({.path = file()});
        return store && store->database().execute(sql);
    }
    /// Opens the page, and waits until it has been read.
    [[nodiscard]] bool open()
    {
        page = std::make_unique<JournalPage>(keeper);
        page->resize(760, 640);
        page->show();
        page->activateWindow();
        return m_isWritten && QTest::qWaitFor([this] {
            return part<QWidget>("verify")->isEnabled() || isSeen(*error());
        });
    }
    template <typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] ErrorPanel *error() const { return page->findChild<ErrorPanel *>(); }
    [[nodiscard]] JournalList *list() const { return part<JournalList>("journal"); }
    [[nodiscard]] Note *report() const { return part<Note>("report"); }
    [[nodiscard]] static bool isSeen(const QWidget &widget) { return widget.isVisible(); }
    void press(const char *name) const { QTest::mouseClick(part<Button>(name), Qt::LeftButton); }

private:
    QTemporaryDir m_folder;
    bool m_isWritten = true;

public:
    JournalKeeper keeper{{.path = file()}};
    std::unique_ptr<JournalPage> page;
};

} // namespace

class JournalPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        m_theme->apply(Scheme::Light, TextSize::Standard);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void saysThatNothingWasDone()
    {
        PageBench bench;
        QVERIFY(bench.open());
        QVERIFY(bench.part<Note>("empty")->isVisible());
        QVERIFY(!bench.list()->isVisible());
        QVERIFY(!bench.part<Button>("older")->isVisible());
        QVERIFY(!bench.error()->isVisible());
    }

    void listsTheNewestFirstInWords()
    {
        PageBench bench;
        bench.note(JournalAction::PinVerified);
        bench.note(JournalAction::PinChanged, ErrorCode::PinWrong);
        QVERIFY(bench.open());
        QVERIFY(bench.list()->isVisible());
        QVERIFY(!bench.part<Note>("empty")->isVisible());
        QCOMPARE(bench.page->model()->rowCount(), 2);
        const auto *model = bench.list()->model();
        const QString first = model->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(first.startsWith(u"PIN change"_qs), qPrintable(first));
        QString title = errorTitle(Error{ErrorCode::PinWrong, {}, {}});
        title.chop(1);
        QVERIFY2(first.contains(title), qPrintable(first));
        QVERIFY(model->index(1, 0).data(Qt::AccessibleTextRole).toString().contains(u"Done"_qs));
    }

    void growsWithTheJournal()
    {
        PageBench bench(1);
        QVERIFY(bench.open());
        bench.keeper.record({.action = JournalAction::PukChanged});
        QTRY_COMPARE(bench.page->model()->rowCount(), 2);
        QCOMPARE(bench.page->model()->entry(0).action, u"puk-changed"_qs);
    }

    void showsOlderOnesWhenAsked()
    {
        PageBench bench(JournalPage::atATime + 7);
        QVERIFY(bench.open());
        QCOMPARE(bench.page->model()->rowCount(), JournalPage::atATime);
        QVERIFY(bench.part<Button>("older")->isVisible());
        QTest::mouseClick(bench.part<Button>("older"), Qt::LeftButton);
        QTest::mouseClick(bench.part<Button>("older"), Qt::LeftButton);
        QTRY_COMPARE(bench.page->model()->rowCount(), JournalPage::atATime + 7);
        QVERIFY(!bench.part<Button>("older")->isVisible());
        QCOMPARE(bench.page->model()->entry(JournalPage::atATime + 6).sequence, 1);
    }

    void checksAndSaysWhatHolds()
    {
        PageBench bench(3);
        QVERIFY(bench.open());
        bench.press("verify");
        QTRY_VERIFY(bench.report()->isVisible());
        QCOMPARE(bench.report()->title(), u"The journal is intact."_qs);
    }

    void checksAndNamesWhatDoesNotHold()
    {
        PageBench bench(3);
        QVERIFY(bench.execute(u"UPDATE journal SET outcome = 'x' WHERE sequence = 2"_qs));
        QVERIFY(bench.open());
        bench.press("verify");
        QTRY_VERIFY(bench.report()->isVisible());
        QCOMPARE(bench.report()->title(), errorTitle(Error{ErrorCode::JournalBroken, {}, {}}));
        QVERIFY(bench.report()->text().contains(u"2"_qs));
    }

    void writesItToAFile()
    {
        PageBench bench(2);
        QVERIFY(bench.open());
        const QString path = bench.file(u"journal.jsonl"_qs);
        bench.page->exportTo(path);
        QTRY_VERIFY(bench.report()->isVisible());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 3);
        QTRY_COMPARE(bench.page->model()->rowCount(), 3);
    }

    void saysThatTheFileCannotBeWritten()
    {
        PageBench bench(1);
        QVERIFY(bench.open());
        bench.page->exportTo(bench.file(u"none/journal.jsonl"_qs));
        QTRY_VERIFY(bench.report()->isVisible());
        QCOMPARE(bench.report()->title(), errorTitle(Error{ErrorCode::FileNotWritable, {}, {}}));
    }

    void saysThatTheRecordsCannotBeOpened()
    {
        PageBench bench;
        QVERIFY(QDir().mkpath(bench.file()));
        QVERIFY(bench.open());
        QVERIFY(bench.error()->isVisible());
        QCOMPARE(bench.error()->error()->code, ErrorCode::StoreUnavailable);
        QVERIFY(!bench.part<Button>("verify")->isEnabled());
        QVERIFY(!bench.part<Button>("save")->isEnabled());
    }

    void tellsAboveEveryPageThatRecordsWereSetAside()
    {
        PageBench bench;
        JournalNotice notice(bench.keeper);
        QVERIFY(notice.isHidden());
        QFile file(bench.file());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        QVERIFY(bench.open());
        QTRY_VERIFY(!notice.isHidden());
        QCOMPARE(notice.title(), errorTitle(Error{ErrorCode::StoreDamaged, {}, {}}));
        QVERIFY(notice.text().contains(u"records.damaged-"_qs));
        QCOMPARE(bench.page->model()->entry(0).action, u"store-set-aside"_qs);
        QTest::mouseClick(notice.findChild<Button *>(u"dismissNotice"_qs), Qt::LeftButton);
        QVERIFY(notice.isHidden());
    }

    void tellsThatSomethingWasNotWrittenDown()
    {
        PageBench bench;
        QVERIFY(QDir().mkpath(bench.file()));
        JournalNotice notice(bench.keeper);
        bench.keeper.record({});
        QTRY_VERIFY(!notice.isHidden());
        QVERIFY(notice.text().contains(errorTitle(Error{ErrorCode::StoreUnavailable, {}, {}})));
    }

    void isUsedByKeyboard()
    {
        PageBench bench(40);
        QVERIFY(bench.open());
        QVERIFY(QTest::qWaitForWindowActive(bench.page.get()));
        settleLayouts();
        bench.list()->setFocus();
        QCOMPARE(bench.list()->currentIndex().row(), 0);
        auto *scroller = bench.page->findChild<QScrollArea *>();
        QTest::keyClick(bench.list(), Qt::Key_End);
        QCOMPARE(bench.list()->currentIndex().row(), 39);
        const auto isCurrentInSight = [&] {
            const QRect row = bench.list()->visualRect(bench.list()->currentIndex());
            const QRect seen = scroller->viewport()->rect();
            return seen.contains(
                bench.list()->viewport()->mapTo(scroller->viewport(), row.center()));
        };
        QVERIFY(isCurrentInSight());
        QTest::keyClick(bench.list(), Qt::Key_Home);
        QVERIFY(isCurrentInSight());
        QTest::keyClick(bench.list(), Qt::Key_Tab);
        QVERIFY(!bench.list()->hasFocus());
    }

    void isReadByScreenReaders()
    {
        PageBench bench(2);
        QVERIFY(bench.open());
        auto *list = QAccessible::queryAccessibleInterface(bench.list());
        QVERIFY(list);
        QVERIFY(!list->text(QAccessible::Name).isEmpty());
        QCOMPARE(list->childCount(), 2);
        QVERIFY(list->child(0)->text(QAccessible::Name).contains(u"PIN check"_qs));
    }

    void cutsNoWordsOff_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<TextSize>("size");
        QTest::newRow("standard") << 760 << TextSize::Standard;
        QTest::newRow("narrow, largest") << 420 << TextSize::Largest;
    }

    void cutsNoWordsOff()
    {
        QFETCH(int, width);
        QFETCH(TextSize, size);
        m_theme->apply(Scheme::Light, size);
        PageBench bench;
        bench.note(JournalAction::PinSettled, ErrorCode::PinStateUnknown);
        bench.note(JournalAction::CertificateExported);
        QVERIFY(bench.open());
        bench.page->resize(width, 700);
        bench.press("verify");
        QTRY_VERIFY(bench.report()->isVisible());
        settleLayouts();
        for (QLabel *label : visibleLabels(*bench.page))
            QVERIFY2(cutOff(*label).isEmpty(), qPrintable(cutOff(*label)));
        // The list is as high as its entries.
        const QRect last = bench.list()->visualRect(bench.list()->model()->index(1, 0));
        QVERIFY(last.bottom() <= bench.list()->viewport()->height());
        QVERIFY(last.bottom() > bench.list()->viewport()->height() - 8);
        m_theme->apply(Scheme::Light, TextSize::Standard);
    }

    void restsOnceItWasRead()
    {
        PageBench bench(2);
        QVERIFY(bench.open());
        QVERIFY(QTest::qWaitFor([&bench] { return runningTimers(*bench.page).isEmpty(); }));
    }

    void isLeftWhileItIsBeingRead()
    {
        PageBench bench(2);
        bench.page = std::make_unique<JournalPage>(bench.keeper);
        bench.page.reset();
        QVERIFY(bench.open());
        QCOMPARE(bench.page->model()->rowCount(), 2);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(JournalPageTest)
#include "journalpage_test.moc"
