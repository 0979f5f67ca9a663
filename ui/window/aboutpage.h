#pragma once

#include "ui/base/page.h"

#include <QList>

namespace eid::ui {

class Entry;
class Panel;
class Text;

/// What the tool is, how it is used by keyboard, and under which licences it and its parts come.
class AboutPage : public Page
{
    Q_OBJECT

public:
    explicit AboutPage(QWidget *parent = nullptr);

    [[nodiscard]] const QList<Entry *> &parts() const { return m_parts; }

Q_SIGNALS:
    /// The full text of the licence that stands in \a resource is asked for.
    void licenceRequested(const QString &title, const QString &resource);

protected:
    void retranslate() override;

private:
    Text *m_version;
    Text *m_purpose;
    Text *m_keysTitle;
    Text *m_keys;
    Text *m_partsTitle;
    Panel *m_panel;
    QList<Entry *> m_parts;
};

} // namespace eid::ui
