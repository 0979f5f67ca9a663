#include "translations/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace eid {

Languages::Languages(QCoreApplication &application)
    : m_application(application)
{ }

Languages::~Languages() = default;

QStringList Languages::codes()
{
    return {QStringLiteral("zh_CN"), QStringLiteral("en")};
}

QString Languages::nameOf(const QString &code)
{
    return code == QLatin1String("en") ? QStringLiteral("English") : QStringLiteral("简体中文");
}

QString Languages::bestFor(const QStringList &uiLanguages)
{
    for (const QString &language : uiLanguages) {
        if (language == QLatin1String("C"))
            continue;
        for (const QString &code : codes()) {
            if (QLocale(language).language() == QLocale(code).language())
                return code;
        }
    }
    return codes().constFirst();
}

void Languages::apply(const QString &code)
{
    const QString language
        = codes().contains(code) ? code : bestFor(QLocale::system().uiLanguages());
    if (language == m_current)
        return;
    m_current = language;
    QLocale::setDefault(QLocale(language));
    for (const auto &translator : m_translators)
        m_application.removeTranslator(translator.get());
    m_translators.clear();
    load(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(QStringLiteral("eid"), QStringLiteral(":/translations"));
}

void Languages::load(const QString &base, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(QStringLiteral("%1/%2_%3.qm").arg(folder, base, m_current)))
        return;
    m_application.installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

} // namespace eid
