#pragma once

#include "core/card/cardtypes.h"
#include "ui/base/page.h"
#include "ui/base/statussign.h"

#include <QDateTime>

namespace eid::ui {

class Button;
class ErrorPanel;
class FieldList;
class Note;

/// One certificate with all its fields, which can be copied, and saved to a file.
class CertificatePage : public Page
{
    Q_OBJECT

public:
    CertificatePage(CertificateSlot slot, const QDateTime &now, QWidget *parent = nullptr);

    [[nodiscard]] const FieldList *fields() const { return m_fields; }

Q_SIGNALS:
    /// The certificate was written to a file.
    void saved();

protected:
    void retranslate() override;

private:
    void build();
    void copyAll();
    void chooseFile();
    void save(const QString &path);
    void tell(StatusSign::Status status, const QString &title, const QString &text);

    CertificateSlot m_slot;
    QDateTime m_now;
    Note *m_validity = nullptr;
    FieldList *m_fields = nullptr;
    Note *m_report = nullptr;
    ErrorPanel *m_error = nullptr;
    Button *m_unmask = nullptr;
    Button *m_copy = nullptr;
    Button *m_save = nullptr;
};

} // namespace eid::ui
