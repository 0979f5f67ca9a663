#pragma once

#include "core/base/secret.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <memory>

namespace eid::ui {

/// A code in large characters of equal width, in its groups, which it breaks between. Screen
/// readers spell it, to whoever brings the keyboard there.
class CodePlate : public QWidget
{
    Q_OBJECT

public:
    explicit CodePlate(std::shared_ptr<const Secret> code, QWidget *parent = nullptr);

    [[nodiscard]] const Secret &code() const { return *m_code; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont codeFont() const;
    [[nodiscard]] QSizeF groupSize() const;
    [[nodiscard]] int groupsPerLine(int width) const;

    std::shared_ptr<const Secret> m_code;
    int m_groups = 0;
    int m_longestGroup = 0; ///< characters
};

/// The group number \a index of \a code, whose groups hyphens or spaces part. Lives for a moment.
QString groupOf(const Secret &code, int index);
int groupsIn(const Secret &code);

} // namespace eid::ui
