#pragma once

#include "ui/base/page.h"

#include <functional>

namespace eid::ui {

class Appearance;
class Choice;

/// Language, light or dark, size of the text: what is chosen holds at once. And whatever else there
/// is to set up.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    /// \a appearance outlives the page. \a makeMore: what stands below; may be null.
    explicit SettingsPage(Appearance &appearance,
        const std::function<QWidget *(QWidget *parent)> &makeMore = {}, QWidget *parent = nullptr);

    [[nodiscard]] Choice *language() const { return m_language; }
    [[nodiscard]] Choice *scheme() const { return m_scheme; }
    [[nodiscard]] Choice *textSize() const { return m_textSize; }

protected:
    void retranslate() override;

private:
    Appearance &m_appearance;
    Choice *m_language;
    Choice *m_scheme;
    Choice *m_textSize;
    Choice *m_reminders;
};

} // namespace eid::ui
