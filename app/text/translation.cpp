// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace tidemark::app
{

namespace
{

/// The first of the user's languages that the program speaks.
QString systemLanguage()
{
    const QStringList known = translationLanguages();
    for (const QString& wanted : QLocale::system().uiLanguages()) {
        const QString language = wanted.section(QLatin1Char('-'), 0, 0);
        if (known.contains(language)) {
            return language;
        }
    }
    return known.first();
}

/// The user's own conventions if they fit the language, else those usual for it.
QLocale localeFor(const QString& language, bool isChosen)
{
    const QLocale system = QLocale::system();
    const QLocale usual(language);
    return !isChosen || system.language() == usual.language() ? system : usual;
}

/// Puts a new translator into the place of the last one with this @p name.
void replaceTranslator(QCoreApplication& application, const QString& name, const QString& file,
                       const QString& folder)
{
    delete application.findChild<QTranslator*>(name, Qt::FindDirectChildrenOnly);
    auto* const translator = new QTranslator(&application);
    translator->setObjectName(name);
    if (translator->load(file, folder)) {
        QCoreApplication::installTranslator(translator);
    }
}

/// What spokenLanguage() answers; one for the program, as its translators are.
QString& spoken()
{
    static QString language = QStringLiteral("en");
    return language;
}

} // namespace

QStringList translationLanguages()
{
    return {QStringLiteral("en"), QStringLiteral("ja")};
}

bool installTranslation(QCoreApplication& application, const QString& language)
{
    if (!language.isEmpty() && !translationLanguages().contains(language)) {
        return false;
    }
    spoken() = language.isEmpty() ? systemLanguage() : language;
    QLocale::setDefault(localeFor(spoken(), !language.isEmpty()));
    replaceTranslator(application, QStringLiteral("qt translator"),
                      QStringLiteral("qtbase_") + spoken(),
                      QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    replaceTranslator(application, QStringLiteral("tidemark translator"),
                      QStringLiteral("tidemark_") + spoken(), QStringLiteral(":/i18n"));
    return true;
}

QString spokenLanguage()
{
    return spoken();
}

} // namespace tidemark::app
