// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/series_text.h"

#include "app/text/file_text.h"
#include "core/model/series_names.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr int kCounterDigits = 6;

struct SeriesText {
    Q_DECLARE_TR_FUNCTIONS(SeriesText)
};

QString counterText(double value, int digits)
{
    return std::isfinite(value) ? QLocale().toString(value, 'g', digits) : unknownText();
}

} // namespace

QString seriesNameText(const Series& series)
{
    const std::array<std::pair<std::string_view, QString>, 12> known{{
        {kAnonymousName, SeriesText::tr("anonymous")},
        {kMappedFilesName, SeriesText::tr("file", "memory that files are mapped to")},
        {kSharedName, SeriesText::tr("shared")},
        {kSwapName, SeriesText::tr("swap")},
        {kPeakRssName, SeriesText::tr("peak RSS")},
        {kAvailableName, SeriesText::tr("available memory")},
        {kLimitName, SeriesText::tr("memory limit")},
        {kThreadsName, SeriesText::tr("threads")},
        {kOpenFilesName, SeriesText::tr("open files")},
        {kPssOfAllName, SeriesText::tr("PSS of all processes")},
        {kPssOrRssOfAllName, SeriesText::tr("PSS of all processes, RSS between its readings")},
        {kRssOfAllName, SeriesText::tr("RSS of all processes, shared pages counted for each")},
    }};
    const auto* const found = std::ranges::find_if(
        known, [&series](const auto& entry) { return entry.first == series.name; });
    if (found != known.end()) {
        return found->second;
    }
    const QString name = QString::fromStdString(series.name);
    return series.role == SeriesRole::Child && series.name.starts_with(kRssOfChildName)
               ? SeriesText::tr("RSS of child %1", "a child process without PID")
                     .arg(name.mid(static_cast<qsizetype>(kRssOfChildName.size())))
               : name;
}

QString seriesText(const Series& series)
{
    const QString name = seriesNameText(series);
    return series.pid ? QStringLiteral("%1 · PID %2").arg(name).arg(*series.pid) : name;
}

QString shortSeriesText(const Series& series)
{
    return series.role == SeriesRole::Sum ? SeriesText::tr("All processes") : seriesText(series);
}

QString meaningText(const Series& series)
{
    return meaningText(series.meaning, series.isInBytes());
}

QString meaningText(const SeriesMeaning& meaning, bool isInBytes)
{
    constexpr qsizetype kUnitLimit = 20;
    const QString unit = fileText(meaning.unit, kUnitLimit);
    const QString size = exactSizeText(meaning.unitBytes);
    switch (meaning.source) {
    case MeaningSource::Format:
        return {};
    case MeaningSource::Name:
        return isInBytes ? SeriesText::tr("memory in bytes, as its name says")
                         : SeriesText::tr("a count, as its name says");
    case MeaningSource::Unit:
        return isInBytes ? SeriesText::tr("memory in %1 of %2, as its unit says", "KB of 1,024 B")
                               .arg(unit, size)
                         : SeriesText::tr("a count, as its unit says");
    case MeaningSource::Cells:
        return isInBytes ? SeriesText::tr("memory, in the units behind its numbers")
                         : SeriesText::tr("a count, as the unit behind its numbers says");
    case MeaningSource::Tool:
        return SeriesText::tr("memory in KiB, as ps, top and vmstat write it");
    case MeaningSource::Numbers:
        return isInBytes ? SeriesText::tr("memory in bytes, as its numbers are that large")
                         : SeriesText::tr("a count, as neither its name nor its numbers say bytes");
    case MeaningSource::User:
        return isInBytes ? SeriesText::tr("memory, as you said, in %1 of %2", "KB of 1,024 B")
                               .arg(unit.isEmpty() ? QStringLiteral("B") : unit, size)
                         : SeriesText::tr("a count, as you said");
    }
    return {};
}

QString readingText(const Series& series, double value, SizeUnit unit)
{
    return series.isInBytes() ? sizeText(value, unit) : counterText(value, kCounterDigits);
}

QString exactReadingText(const Series& series, double value)
{
    return series.isInBytes() ? exactSizeText(value)
                              : counterText(value, std::numeric_limits<double>::max_digits10);
}

} // namespace tidemark::app
