#pragma once

#include "core/base/secret.h"
#include "ui/base/panel.h"

#include <QString>

#include <memory>

namespace eid::ui {

class Button;
class CodePlate;
class Text;

/// A code that is shown once: large, in its groups, to be noted, copied or printed. What was copied
/// is taken off the clipboard again when the sheet goes, unless something else is there by then.
class SecretSheet : public Panel
{
    Q_OBJECT

public:
    explicit SecretSheet(std::shared_ptr<const Secret> secret, QWidget *parent = nullptr);
    ~SecretSheet() override;

    /// What it is, and what it is good for: both are printed with it.
    void setWords(const QString &title, const QString &purpose);

    [[nodiscard]] Button *copyButton() const { return m_copy; }
    [[nodiscard]] Button *printButton() const { return m_print; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void copy();
    void print();

    std::shared_ptr<const Secret> m_secret;
    QString m_purpose;
    bool m_wasCopied = false;
    Text *m_title;
    CodePlate *m_plate;
    Button *m_copy;
    Button *m_print;
    Text *m_report;
};

} // namespace eid::ui
