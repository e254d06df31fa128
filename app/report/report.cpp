// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/report.h"

#include "app/report/html_page.h"
#include "app/report/report_heaps.h"
#include "app/report/report_inputs.h"
#include "app/report/report_recordings.h"
#include "app/text/count_text.h"
#include "app/text/version_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kMostSections = 50; ///< about single recordings

struct ReportText {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

QString titleOf(const ReportRequest& request)
{
    if (!request.title.isEmpty()) {
        return request.title;
    }
    constexpr qsizetype kMostInTitle = 3;
    QStringList names;
    for (const ReportedRecording& one : request.recordings) {
        names << one.name;
    }
    if (names.size() <= kMostInTitle) {
        return names.join(QStringLiteral(", "));
    }
    return ReportText::tr("%1 and %Ln more", nullptr, static_cast<int>(names.size() - kMostInTitle))
        .arg(names.first(kMostInTitle).join(QStringLiteral(", ")));
}

/// Recordings that have more to say than their snapshots.
bool hasOwnSection(const ReportedRecording& one)
{
    const Recording& recording = *one.recording;
    return !recording.timeline.series.empty() || recording.snapshots.empty() ||
           !recording.warnings.empty();
}

Result<void> addRecordings(const ReportRequest& request, HtmlPage& page, TaskControl& control)
{
    std::size_t told = 0;
    QStringList others;
    for (const ReportedRecording& one : request.recordings) {
        if (control.cancelled()) {
            return failure(ErrorCode::Cancelled);
        }
        if (!hasOwnSection(one)) {
            continue;
        }
        if (++told > kMostSections) {
            others << one.name;
            continue;
        }
        if (auto added = addRecording(one, request.unit, page, control); !added) {
            return added;
        }
    }
    if (!others.isEmpty()) {
        page.addParagraph(ReportText::tr("Without a section of their own, as there are many: %1")
                              .arg(others.join(QStringLiteral(", "))));
    }
    return {};
}

Result<void> addOrigin(const ReportRequest& request, HtmlPage& page, TaskControl& control)
{
    auto inputs = inputTable(request.recordings, control);
    if (!inputs) {
        return tl::unexpected(std::move(inputs.error()));
    }
    page.addHeading(2, ReportText::tr("What this report was made of"));
    if (!inputs->rows.empty()) {
        page.addTable(*inputs);
    }
    std::vector<std::pair<QString, QString>> facts;
    if (!request.command.isEmpty()) {
        facts.emplace_back(ReportText::tr("Command"), request.command);
    }
    facts.emplace_back(ReportText::tr("Made"),
                       QLocale().toString(QDateTime::currentDateTime(), QLocale::LongFormat));
    facts.emplace_back(ReportText::tr("With"), QStringLiteral("Tidemark ") + versionNumber());
    page.addFacts(facts);
    return {};
}

} // namespace

Result<QString> makeReport(const ReportRequest& request, TaskControl& control)
{
    HtmlPage page(titleOf(request), QLocale().bcp47Name());
    if (!request.notes.isEmpty()) {
        page.addHeading(2, ReportText::tr("Notes"));
        page.addLines(request.notes);
    }
    if (request.hunt) {
        if (auto added = addHunt(*request.hunt, request.unit, page, control); !added) {
            return tl::unexpected(std::move(added.error()));
        }
    }
    addRuns(request, page);
    for (const auto add : {&addHeaps, &addRecordings, &addOrigin}) {
        if (auto added = add(request, page, control); !added) {
            return tl::unexpected(std::move(added.error()));
        }
    }
    return page.text();
}

} // namespace tidemark::app
