// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/source_names.h"

#include "app/text/plain_text.h"
#include "app/text/time_text.h"
#include "core/timeline/life_ranges.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <vector>

namespace tidemark::app
{

namespace
{

struct NameDifference {
    Q_DECLARE_TR_FUNCTIONS(SourceNames)
};

using Same = std::vector<const OpenRecording*>;

/// The folders of a path, the nearest to the file first.
QStringList foldersOf(const OpenRecording& open)
{
    QStringList folders = QFileInfo(open.path).path().split(u'/', Qt::SkipEmptyParts);
    std::ranges::reverse(folders);
    return open.path.isEmpty() ? QStringList() : folders;
}

/// The text of each, and how many of them differ.
struct Told {
    std::vector<QString> texts;

    std::size_t kinds() const { return std::set(texts.begin(), texts.end()).size(); }
};

/// The folders at @p depth, counted from the file, up to @p width more above them.
Told foldersAt(const std::vector<QStringList>& all, qsizetype depth, qsizetype width)
{
    Told told;
    for (const QStringList& folders : all) {
        QStringList part = folders.mid(depth, width);
        std::ranges::reverse(part);
        told.texts.push_back(part.join(u'/'));
    }
    return told;
}

/// The shortest part of the paths that tells as many of them apart as the whole paths do.
Told shortestPart(const Same& same)
{
    std::vector<QStringList> all;
    qsizetype deepest = 0;
    for (const OpenRecording* const open : same) {
        all.push_back(foldersOf(*open));
        deepest = std::max(deepest, all.back().size());
    }
    const std::size_t wanted = foldersAt(all, 0, deepest).kinds();
    for (qsizetype width = 1; width <= deepest; ++width) {
        for (qsizetype depth = 0; depth + width <= deepest; ++depth) {
            Told told = foldersAt(all, depth, width);
            if (told.kinds() == wanted) {
                return told;
            }
        }
    }
    return foldersAt(all, 0, 0);
}

Told starts(const Same& same)
{
    Told told;
    for (const OpenRecording* const open : same) {
        const auto& started = open->recording->startedUnixNs;
        told.texts.push_back(started ? wallClockText(*started) : QString());
    }
    return told;
}

Told processes(const Same& same)
{
    Told told;
    for (const OpenRecording* const open : same) {
        const auto lives = lifeRangesOf(open->recording->timeline);
        told.texts.push_back(
            lives.front().pid ? NameDifference::tr("PID %1").arg(*lives.front().pid) : QString());
    }
    return told;
}

Told numbers(const Same& same)
{
    Told told;
    for (std::size_t i = 0; i < same.size(); ++i) {
        told.texts.push_back(QStringLiteral("#%1").arg(i + 1));
    }
    return told;
}

/// Tells them apart by one thing after the other, until each is told from all.
void tell(const Same& same, std::size_t step, QHash<int, QString>& differences)
{
    using Rule = Told (*)(const Same&);
    constexpr Rule kRules[] = {shortestPart, starts, processes, numbers};
    if (same.size() < 2 || step == std::size(kRules)) {
        return;
    }
    const Told told = kRules[step](same);
    if (told.kinds() == 1) {
        tell(same, step + 1, differences);
        return;
    }
    std::map<QString, Same> parts;
    for (std::size_t i = 0; i < same.size(); ++i) {
        QString& known = differences[same[i]->id];
        QStringList both{known, singleLine(told.texts[i])};
        both.removeAll(QString());
        known = both.join(QStringLiteral(" · "));
        parts[told.texts[i]].push_back(same[i]);
    }
    for (const auto& [text, part] : parts) {
        tell(part, step + 1, differences);
    }
}

} // namespace

QHash<int, QString> differencesInName(std::span<const OpenRecording> recordings)
{
    std::map<QString, Same> byName;
    for (const OpenRecording& open : recordings) {
        byName[open.name].push_back(&open);
    }
    QHash<int, QString> differences;
    for (const auto& [name, same] : byName) {
        tell(same, 0, differences);
    }
    return differences;
}

} // namespace tidemark::app
