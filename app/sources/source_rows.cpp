// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/source_rows.h"

#include "app/text/file_text.h"
#include "app/text/plain_text.h"
#include "core/timeline/run_grouping.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <map>

namespace tidemark::app
{

namespace
{

bool isWanted(const OpenRecording& open, const QString& filter)
{
    return filter.isEmpty() || open.name.contains(filter, Qt::CaseInsensitive) ||
           open.path.contains(filter, Qt::CaseInsensitive) ||
           fileText(open.recording->program).contains(filter, Qt::CaseInsensitive);
}

using Names = std::vector<QString>;

/// Of the whole list, so that names do not change while it is filtered.
Names foldersOf(const std::vector<OpenRecording>& recordings)
{
    std::vector<NamedRun> runs;
    for (const OpenRecording& open : recordings) {
        runs.push_back({QFile::encodeName(open.path).toStdString()});
    }
    Names names;
    for (const auto& name : groupNamesBy(GroupRule::Folder, runs)) {
        names.push_back(name ? singleLine(fileText(*name)) : QString());
    }
    return names;
}

Names programsOf(const std::vector<OpenRecording>& recordings)
{
    Names names;
    for (const OpenRecording& open : recordings) {
        names.push_back(programOf(open.recording->program));
    }
    return names;
}

} // namespace

QString programOf(const std::string& commandLine)
{
    const QStringList words = fileText(commandLine).split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty()) {
        return {};
    }
    QString program = QFileInfo(words.front()).fileName();
    if (words.size() > 1 && !words[1].startsWith(u'-') &&
        (words[1].contains(u'.') || words[1].contains(u'/'))) {
        program += u' ' + QFileInfo(words[1]).fileName(); // what an interpreter runs
    }
    return singleLine(program);
}

SourceRows sourceRowsOf(const Session& session, const SourceListing& listing)
{
    const auto& recordings = session.recordings();
    const bool isGrouped =
        listing.grouping() != SourceListing::Grouping::None && recordings.size() >= kManySources;
    Names names(recordings.size());
    if (isGrouped) {
        names = listing.grouping() == SourceListing::Grouping::Folder ? foldersOf(recordings)
                                                                      : programsOf(recordings);
    }
    SourceRows rows{isGrouped, {}};
    std::map<QString, std::size_t> places;
    for (std::size_t i = 0; i < recordings.size(); ++i) {
        if (!isWanted(recordings[i], listing.filter())) {
            continue;
        }
        const auto [place, isNew] = places.emplace(names[i], rows.groups.size());
        if (isNew) {
            rows.groups.push_back({names[i], {}});
        }
        rows.groups[place->second].ids.push_back(recordings[i].id);
    }
    return rows;
}

} // namespace tidemark::app
