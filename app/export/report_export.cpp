// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/report_export.h"

#include "app/workspace/open_snapshots.h"
#include "core/documents/output_file.h"
#include "core/formats/format_registry.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct ReportExport {
    Q_DECLARE_TR_FUNCTIONS(ReportExport)
};

QString formatOf(const Recording& recording, const FormatRegistry& registry)
{
    const FormatReader* const reader = registry.find(recording.format);
    return reader != nullptr ? QString::fromUtf8(reader->info().name)
                             : ReportExport::tr("Recorded live");
}

std::optional<ReportedHunt> huntOf(const Workspace& workspace)
{
    const auto finished = workspace.hunting.finished();
    if (!finished) {
        return {};
    }
    ReportedHunt hunt{{}, finished->conditions};
    for (std::size_t i = 0; i < hunt.snapshots.size(); ++i) {
        hunt.snapshots[i] = snapshotOf(workspace.session, SnapshotRef{finished->recordings[i], 0});
        if (hunt.snapshots[i] == nullptr || hunt.snapshots[i]->graph == nullptr) {
            return {};
        }
    }
    return hunt;
}

} // namespace

ReportRequest reportOf(const Workspace& workspace)
{
    const FormatRegistry registry = builtinFormats();
    ReportRequest request;
    request.unit = workspace.options.sizeUnit();
    request.notes = workspace.notes.text();
    request.hunt = huntOf(workspace);
    request.alignment = {workspace.session.alignment(), workspace.session.alignedAt()};
    for (const OpenRecording& open : workspace.session.recordings()) {
        request.recordings.push_back({QFile::encodeName(open.path).toStdString(), open.name,
                                      formatOf(*open.recording, registry), open.recording,
                                      open.group.toStdString(), open.groupBase.toStdString()});
    }
    return request;
}

Result<void> writeReport(const QString& path, const ReportRequest& request, TaskControl& control)
{
    auto report = makeReport(request, control);
    if (!report) {
        return tl::unexpected(std::move(report.error()));
    }
    auto file = OutputFile::replacing(QFile::encodeName(path).toStdString(), Overwrite::AnyFile);
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    file->append(report->toStdString());
    return file->commit();
}

} // namespace tidemark::app
