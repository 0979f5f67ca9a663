#pragma once

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QCoreApplication;
class QTranslator;
QT_END_NAMESPACE

namespace eid {

/// The languages of the tool, and the one in use. One per application; applied at once and at run
/// time. Qt's own texts (dialogs) come from where Qt is installed, as far as they are there.
class Languages
{
public:
    /// \a application outlives it.
    explicit Languages(QCoreApplication &application);
    ~Languages();
    Languages(const Languages &) = delete;
    Languages &operator=(const Languages &) = delete;

    /// Codes of all languages, the first one first: "zh_CN", "en".
    static QStringList codes();
    /// The language's name in itself: "简体中文".
    static QString nameOf(const QString &code);
    /// The language for the system's \a uiLanguages (BCP 47, best first): the first the tool
    /// speaks, Chinese if it speaks none of them.
    static QString bestFor(const QStringList &uiLanguages);

    /// Switches every text to the language with \a code. An unknown code is that of the system.
    void apply(const QString &code);
    [[nodiscard]] const QString &current() const { return m_current; }

private:
    void load(const QString &base, const QString &folder);

    QCoreApplication &m_application;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
    QString m_current;
};

} // namespace eid
