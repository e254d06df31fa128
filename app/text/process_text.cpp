// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/process_text.h"

#include "app/text/size_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace tidemark::app
{

namespace
{

struct ProcessText {
    Q_DECLARE_TR_FUNCTIONS(ProcessText)
};

} // namespace

QString runtimeText(ProcessRuntime runtime)
{
    switch (runtime) {
    case ProcessRuntime::Unknown:
        break;
    case ProcessRuntime::Native:
        return ProcessText::tr("native", "a program without a runtime such as Python's");
    case ProcessRuntime::Node:
        return QStringLiteral("Node.js");
    case ProcessRuntime::Python:
        return QStringLiteral("Python");
    case ProcessRuntime::Jvm:
        return QStringLiteral("JVM");
    case ProcessRuntime::Php:
        return QStringLiteral("PHP");
    case ProcessRuntime::Ruby:
        return QStringLiteral("Ruby");
    }
    return unknownText();
}

QString commandLineText(const std::vector<std::string>& words)
{
    QString text;
    for (const std::string& word : words) {
        const bool isQuoted = word.empty() || word.find_first_of(" \t\n") != std::string::npos;
        // A title that a program gave itself is one word with blanks.
        const bool isTitle = words.size() == 1;
        const QString shown = QString::fromUtf8(word);
        text += text.isEmpty() ? QString() : QStringLiteral(" ");
        text += isQuoted && !isTitle ? QLatin1Char('"') + shown + QLatin1Char('"') : shown;
    }
    return text;
}

QString cpuText(const std::optional<double>& percent)
{
    if (!percent || !std::isfinite(*percent)) {
        return unknownText();
    }
    // The kernel counts in hundredths of a second: more digits would be noise.
    const bool isWhole = *percent < 0.05 || *percent >= 99.95;
    return QLocale().toString(*percent, 'f', isWhole ? 0 : 1) + QStringLiteral("\u00a0%");
}

} // namespace tidemark::app
