// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marks/marks_text.h"

#include "app/text/markdown_text.h"
#include "app/text/series_text.h"
#include "app/text/time_text.h"
#include "app/text/timeline_columns.h"
#include "core/documents/csv_field.h"
#include "core/documents/number_out.h"
#include "core/timeline/marks.h"

#include <QStringList>

namespace tidemark::app
{

namespace
{

/// The marks of @p sheet by series.
std::vector<std::vector<MarkReading>> readingsOf(const MarksSheet& sheet)
{
    const Timeline& timeline = sheet.recording->timeline;
    std::vector<std::vector<MarkReading>> readings;
    for (const std::size_t index : sheet.series) {
        readings.push_back(marksOf(timeline, timeline.series[index]));
    }
    return readings;
}

QString signedText(const std::optional<double>& bytes, SizeUnit unit)
{
    return bytes ? signedSizeText(*bytes, unit) : unknownText();
}

/// A series as CSV titles have it: "RSS_bytes".
std::string csvName(const Series& series)
{
    std::string name = series.name.empty() ? std::string(idOf(series.kind)) : series.name;
    return name + (series.isInBytes() ? "_bytes" : "_count");
}

std::string csvNumber(const std::optional<double>& value)
{
    NumberBuffer buffer;
    return value ? std::string(buffer.value(*value)) : std::string();
}

std::string csvPosition(AxisUnit axis, const std::optional<std::int64_t>& length)
{
    NumberBuffer buffer;
    if (!length) {
        return {};
    }
    return std::string(axis == AxisUnit::Nanoseconds ? buffer.seconds(*length)
                                                     : buffer.integer(*length));
}

std::string joined(const std::vector<std::string>& fields)
{
    std::string line;
    for (const std::string& field : fields) {
        line += (line.empty() && &field == &fields.front() ? "" : ",") + csvField(field);
    }
    return line + "\r\n";
}

} // namespace

QString marksMarkdown(const MarksSheet& sheet, SizeUnit unit)
{
    const Timeline& timeline = sheet.recording->timeline;
    const auto readings = readingsOf(sheet);
    QStringList titles{columnTitle(TimelineColumn::Mark).text,
                       columnTitle(TimelineColumn::Position, timeline.axis).text,
                       columnTitle(TimelineColumn::SincePrevious).text};
    for (const std::size_t index : sheet.series) {
        titles << markdownText(seriesText(timeline.series[index]));
        if (index == sheet.series.front()) {
            titles << columnTitle(TimelineColumn::VersusPrevious).text
                   << columnTitle(TimelineColumn::VersusFirst).text;
        }
    }
    QString text = markdownRow(titles) + markdownRule(titles.size());
    for (std::size_t row = 0; row < readings.front().size(); ++row) {
        const MarkReading& mark = readings.front()[row];
        QStringList cells{markdownText(QString::fromStdString(mark.name)),
                          axisPositionText(timeline.axis, mark.position),
                          mark.sincePrevious ? axisText(timeline.axis, *mark.sincePrevious)
                                             : unknownText()};
        for (std::size_t i = 0; i < readings.size(); ++i) {
            cells << readingText(timeline.series[sheet.series[i]],
                                 readings[i][row].value.value_or(kGap), unit);
            if (i == 0) {
                cells << signedText(mark.versusPrevious, unit)
                      << signedText(mark.versusFirst, unit);
            }
        }
        text += markdownRow(cells);
    }
    return text;
}

QString marksCsv(const MarksSheet& sheet)
{
    const Timeline& timeline = sheet.recording->timeline;
    const auto readings = readingsOf(sheet);
    const std::string unit =
        timeline.axis == AxisUnit::Nanoseconds ? "s" : std::string(idOf(timeline.axis));
    std::vector<std::string> titles{"mark", "time_" + unit, "since_previous_" + unit};
    for (const std::size_t index : sheet.series) {
        titles.push_back(csvName(timeline.series[index]));
        if (index == sheet.series.front()) {
            titles.insert(titles.end(), {"versus_previous", "versus_first"});
        }
    }
    std::string text = joined(titles);
    for (std::size_t row = 0; row < readings.front().size(); ++row) {
        const MarkReading& mark = readings.front()[row];
        std::vector<std::string> fields{mark.name, csvPosition(timeline.axis, mark.position),
                                        csvPosition(timeline.axis, mark.sincePrevious)};
        for (std::size_t i = 0; i < readings.size(); ++i) {
            fields.push_back(csvNumber(readings[i][row].value));
            if (i == 0) {
                fields.push_back(csvNumber(mark.versusPrevious));
                fields.push_back(csvNumber(mark.versusFirst));
            }
        }
        text += joined(fields);
    }
    return QString::fromStdString(text);
}

} // namespace tidemark::app
