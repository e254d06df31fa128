// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_groups_report.h"

#include "app/cli/text_table.h"
#include "app/text/file_text.h"
#include "app/text/group_text.h"
#include "app/text/markdown_text.h"
#include "app/text/time_text.h"
#include "core/documents/json_null.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QXmlStreamWriter>

#include <cmath>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;

struct GroupsReport {
    Q_DECLARE_TR_FUNCTIONS(GroupsReport)
};

/// Both ends, in units of @p unit; null without a range.
void addRange(Json& json, const std::optional<Interval>& range, double unit = 1.0)
{
    json["low"] = range ? Json(range->low / unit) : Json();
    json["high"] = range ? Json(range->high / unit) : Json();
}

Json figureJson(const GroupFigure& figure, double unit = 1.0)
{
    Json json{{"mean", figure.mean / unit}, {"median", figure.median / unit}};
    json["sd"] = figure.deviation ? Json(*figure.deviation / unit) : Json();
    addRange(json, figure.interval, unit);
    return json;
}

Json changeJson(const GroupChange& change)
{
    Json json{{"ratio", orNull(change.ratio)}};
    addRange(json, change.ratioRange);
    json["differs"] = orNull(change.differs());
    return json;
}

/// Null where nobody counted.
void addPerItem(Json& json, const RunGroupFigures& figures, bool isTimed)
{
    const bool hasTime = isTimed && figures.durationPerItem;
    json["count"] = figures.count ? figureJson(*figures.count) : Json();
    json["peak_bytes_per_item"] = figures.peakPerItem ? Json(figures.peakPerItem->mean) : Json();
    json["seconds_per_item"] =
        hasTime ? Json(figures.durationPerItem->mean / kNanosecondsInSecond) : Json();
    json["averages_told"] = figures.hasTotals;
}

void addChangePerItem(Json& json, const RunGroupChange& change)
{
    json["peak_per_item"] = change.peakPerItem ? changeJson(*change.peakPerItem) : Json();
    json["duration_per_item"] =
        change.durationPerItem ? changeJson(*change.durationPerItem) : Json();
}

/// The columns of the table and of Markdown's; one row for each group.
QStringList headings()
{
    return {GroupsReport::tr("Group"),    GroupsReport::tr("Runs"),
            GroupsReport::tr("Peak"),     GroupsReport::tr("Standard deviation"),
            GroupsReport::tr("vs. base"), GroupsReport::tr("95 %"),
            GroupsReport::tr("Duration"), GroupsReport::tr("vs. base"),
            GroupsReport::tr("95 %")};
}

QStringList changeCells(const GroupChange* change)
{
    const QString unknown = unknownText();
    if (change == nullptr || !change->ratio) {
        return {unknown, unknown};
    }
    return {changeText(*change->ratio), change->ratioRange
                                            ? GroupsReport::tr("%1 to %2")
                                                  .arg(changeText(change->ratioRange->low),
                                                       changeText(change->ratioRange->high))
                                            : unknown};
}

QStringList cellsOf(const RunGroup& group)
{
    const auto& change = group.versusBase;
    const GroupFigure& peak = group.figures.peak;
    QStringList cells{fileText(group.name), QString::number(group.runs),
                      sizeText(peak.mean, SizeUnit::Binary),
                      peak.deviation ? sizeText(*peak.deviation, SizeUnit::Binary) : unknownText()};
    cells << changeCells(change ? &change->peak : nullptr)
          << axisLengthText(group.axis, std::llround(group.figures.duration.mean))
          << changeCells(change ? &change->duration : nullptr);
    return cells;
}

QString sentenceOf(const RunGroup& group, const std::vector<RunGroup>& groups)
{
    return groupSentence(fileText(group.name), group.figures, group.axis, group.versusBase,
                         fileText(groups[group.base].name), SizeUnit::Binary);
}

} // namespace

Json groupsJson(const std::vector<RunGroup>& groups)
{
    Json list = Json::array();
    for (const RunGroup& group : groups) {
        const bool isTimed = group.axis == AxisUnit::Nanoseconds;
        Json json{{"name", group.name},
                  {"n", group.runs},
                  {"peak_bytes", figureJson(group.figures.peak)},
                  {"duration_s",
                   isTimed ? figureJson(group.figures.duration, kNanosecondsInSecond) : Json()},
                  {"mean_bytes", figureJson(group.figures.mean)}};
        addPerItem(json, group.figures, isTimed);
        json["base"] = group.versusBase ? Json(groups[group.base].name) : Json();
        if (group.versusBase) {
            json["versus_base"] = {{"peak", changeJson(group.versusBase->peak)},
                                   {"duration", changeJson(group.versusBase->duration)},
                                   {"mean", changeJson(group.versusBase->mean)}};
            addChangePerItem(json["versus_base"], *group.versusBase);
        }
        list.push_back(std::move(json));
    }
    return list;
}

QString groupsText(const std::vector<RunGroup>& groups)
{
    std::vector<TextTable::Column> columns;
    for (const QString& heading : headings()) {
        columns.push_back(
            {heading, columns.empty() ? TextTable::Align::Left : TextTable::Align::Right});
    }
    TextTable table(std::move(columns));
    for (const RunGroup& group : groups) {
        table.addRow(cellsOf(group));
    }
    QString text = table.text() + QLatin1Char('\n');
    for (const RunGroup& group : groups) {
        text += sentenceOf(group, groups) + QLatin1Char('\n');
    }
    return text;
}

QString groupsMarkdown(const std::vector<RunGroup>& groups)
{
    const QStringList titles = headings();
    QString text = markdownRow(titles) + markdownRule(titles.size());
    for (const RunGroup& group : groups) {
        QStringList cells;
        for (const QString& cell : cellsOf(group)) {
            cells << markdownText(cell);
        }
        text += markdownRow(cells);
    }
    for (const RunGroup& group : groups) {
        text += QLatin1Char('\n') + markdownText(sentenceOf(group, groups)) + QLatin1Char('\n');
    }
    return text;
}

bool isPassed(const GrowthLimit& limit, const RunGroup& group)
{
    if (!group.versusBase) {
        return false;
    }
    const GroupChange& peak = group.versusBase->peak;
    if (limit.isShare && peak.ratio) {
        return (peak.ratioRange ? peak.ratioRange->low : *peak.ratio) > limit.amount;
    }
    const double difference = peak.differenceRange ? peak.differenceRange->low : peak.difference;
    return difference > (limit.isShare ? 0.0 : limit.amount); // any is more than a share of 0
}

QString groupsJUnit(const std::vector<RunGroup>& groups, const std::optional<GrowthLimit>& limit,
                    const std::vector<QString>& withoutRuns)
{
    const auto failed = [&](const RunGroup& group) { return limit && isPassed(*limit, group); };
    const auto isCompared = [](const RunGroup& group) { return group.versusBase.has_value(); };
    QString text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("testsuite"));
    xml.writeAttribute(QStringLiteral("name"), QStringLiteral("tidemark runs"));
    xml.writeAttribute(QStringLiteral("tests"),
                       QString::number(std::ranges::count_if(groups, isCompared) +
                                       static_cast<qsizetype>(withoutRuns.size())));
    xml.writeAttribute(QStringLiteral("failures"),
                       QString::number(std::ranges::count_if(groups, failed)));
    xml.writeAttribute(QStringLiteral("errors"), QString::number(withoutRuns.size()));
    for (const RunGroup& group : groups) {
        if (!group.versusBase) {
            continue;
        }
        xml.writeStartElement(QStringLiteral("testcase"));
        xml.writeAttribute(QStringLiteral("classname"), QStringLiteral("memory"));
        xml.writeAttribute(QStringLiteral("name"),
                           GroupsReport::tr("peak of %1 against %2")
                               .arg(fileText(group.name), fileText(groups[group.base].name)));
        if (failed(group)) {
            xml.writeStartElement(QStringLiteral("failure"));
            xml.writeAttribute(QStringLiteral("message"), sentenceOf(group, groups));
            xml.writeEndElement();
        } else {
            xml.writeTextElement(QStringLiteral("system-out"), sentenceOf(group, groups));
        }
        xml.writeEndElement();
    }
    for (const QString& group : withoutRuns) {
        xml.writeStartElement(QStringLiteral("testcase"));
        xml.writeAttribute(QStringLiteral("classname"), QStringLiteral("memory"));
        xml.writeAttribute(QStringLiteral("name"), GroupsReport::tr("peak of %1").arg(group));
        xml.writeStartElement(QStringLiteral("error"));
        xml.writeAttribute(QStringLiteral("message"), GroupsReport::tr("No run ended well."));
        xml.writeEndElement();
        xml.writeEndElement();
    }
    xml.writeEndDocument();
    return text;
}

} // namespace tidemark::app
