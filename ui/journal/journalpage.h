#pragma once

#include "core/journaling/journalkeeper.h"
#include "ui/base/page.h"
#include "ui/base/statussign.h"

#include <functional>
#include <optional>

namespace eid::ui {

class Button;
class ErrorPanel;
class JournalList;
class JournalModel;
class Note;
class Text;

/// What the tool has done, read from the journal as it is opened and whenever it grows: the newest
/// first, with a check that nothing was changed and a way to write it to a file.
class JournalPage : public Page
{
    Q_OBJECT

public:
    /// How many entries are read at a time.
    static constexpr int atATime = 50;

    /// \a keeper outlives the page.
    explicit JournalPage(JournalKeeper &keeper, QWidget *parent = nullptr);

    [[nodiscard]] JournalModel *model() const { return m_model; }

    /// Writes the journal to \a path, as the file dialog does.
    void exportTo(const QString &path);

protected:
    void retranslate() override;

private:
    template <typename T, typename Take>
    void whenReady(QFuture<Result<T>> future, Take take);

    void build();
    void load();
    void loadOlder();
    void showPart(const Result<JournalPart> &part);
    void showParts();
    void verify();
    void chooseFile();
    /// Shows what \a words says, now and in every language to come.
    void tell(StatusSign::Status status, std::function<std::pair<QString, QString>()> words);

    JournalKeeper &m_keeper;
    JournalModel *m_model;
    Text *m_purpose;
    Note *m_report;
    JournalList *m_list;
    Button *m_older;
    Note *m_empty;
    ErrorPanel *m_error;
    Button *m_verify;
    Button *m_save;
    std::function<std::pair<QString, QString>()> m_words;
    bool m_isRead = false;
};

} // namespace eid::ui
