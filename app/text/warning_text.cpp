// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/warning_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <limits>

namespace tidemark::app
{

namespace
{

struct WarningText {
    Q_DECLARE_TR_FUNCTIONS(WarningText)
};

QString whatHappened(WarningCode code, int count)
{
    switch (code) {
    case WarningCode::LinesSkipped:
        return WarningText::tr("%n damaged line(s) skipped", nullptr, count);
    case WarningCode::OutputSkipped:
        return WarningText::tr("%n line(s) of program output skipped", nullptr, count);
    case WarningCode::TimesReordered:
        return WarningText::tr("%n sample(s) put in order of time", nullptr, count);
    case WarningCode::ReadingsMissing:
        return WarningText::tr("%n sample(s) without a reading, shown as gaps", nullptr, count);
    case WarningCode::FileCutOff:
        return WarningText::tr("The file is cut off; what came before is shown");
    case WarningCode::CompressionCutOff:
        return WarningText::tr("The compressed data is cut off; what came before is shown");
    case WarningCode::SpansWithoutRun:
        return WarningText::tr("%n function call(s) outside every run left out", nullptr, count);
    }
    return {};
}

} // namespace

QString warningText(const Warning& warning)
{
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<int>::max());
    const QString what =
        whatHappened(warning.code, static_cast<int>(std::min(warning.count, kMost)));
    const bool isFirstOfMany = warning.count > 1;
    if (warning.line) {
        const QString line = QLocale().toString(qulonglong{*warning.line});
        return isFirstOfMany ? WarningText::tr("%1, first at line %2").arg(what, line)
                             : WarningText::tr("%1, at line %2").arg(what, line);
    }
    if (warning.byte) {
        const QString byte = QLocale().toString(qulonglong{*warning.byte});
        return isFirstOfMany ? WarningText::tr("%1, first at byte %2").arg(what, byte)
                             : WarningText::tr("%1, at byte %2").arg(what, byte);
    }
    return what;
}

QString warningsText(const std::vector<Warning>& warnings)
{
    QStringList sentences;
    for (const Warning& warning : warnings) {
        sentences << warningText(warning);
    }
    return sentences.join(QLatin1Char('\n'));
}

} // namespace tidemark::app
