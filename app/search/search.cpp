// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/search.h"

#include "app/text/file_text.h"
#include "app/text/function_text.h"
#include "app/text/kind_text.h"
#include "app/text/node_text.h"
#include "app/text/output_text.h"
#include "app/text/plain_text.h"
#include "app/text/size_text.h"
#include "app/text/time_text.h"
#include "app/workspace/open_snapshots.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <map>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kMostInGroup = 8;
constexpr std::size_t kLinesBetweenLooks = 4096;

struct SearchText {
    Q_DECLARE_TR_FUNCTIONS(Search)
};

/// As tr() takes it.
int clampedCount(std::uint64_t count)
{
    return static_cast<int>(std::min<std::uint64_t>(count, std::numeric_limits<int>::max()));
}

/// Goes through all that is open, group by group.
class Searching
{
public:
    Searching(const SearchSubject& subject, const QString& text, TaskControl& control)
        : m_subject(subject),
          m_text(text.trimmed()),
          m_control(control)
    {
    }

    std::vector<SearchGroup> all()
    {
        if (m_text.isEmpty()) {
            return {};
        }
        recordings();
        functions();
        markers();
        types();
        object();
        heaps();
        output();
        return std::move(m_groups);
    }

private:
    bool matches(const QString& name) const { return name.contains(m_text, Qt::CaseInsensitive); }
    bool matches(const std::string& name) const { return matches(QString::fromStdString(name)); }

    /// Of one run nobody asks which it is.
    QString ofRun(const SearchSubject::Run& run, const QString& what) const
    {
        return m_subject.runs.size() == 1 ? what : QStringLiteral("%1 · %2").arg(what, run.name);
    }
    QString ofHeap(const SearchSubject::Heap& heap, const QString& what) const
    {
        return m_subject.heaps.size() == 1 ? what : QStringLiteral("%1 · %2").arg(what, heap.name);
    }

    static void add(SearchGroup& group, SearchResult result)
    {
        if (group.results.size() < kMostInGroup) {
            group.results.push_back(std::move(result));
        } else {
            ++group.more;
        }
    }
    void take(SearchGroup group)
    {
        if (!group.results.empty()) {
            m_groups.push_back(std::move(group));
        }
    }

    void recordings();
    void functions();
    void markers();
    void types();
    void object();
    void heaps();
    void output();

    const SearchSubject& m_subject;
    const QString m_text;
    TaskControl& m_control;
    std::vector<SearchGroup> m_groups;
};

void Searching::recordings()
{
    SearchGroup group{SearchText::tr("Recordings"), {}};
    for (const SearchSubject::Run& run : m_subject.runs) {
        if (matches(run.name)) {
            add(group, {run.name, fileText(run.recording->program), RecordingTarget{run.id}});
        }
    }
    take(std::move(group));
}

/// Each function once a recording, with its longest call.
void Searching::functions()
{
    SearchGroup group{SearchText::tr("Functions"), {}};
    for (const SearchSubject::Run& run : m_subject.runs) {
        struct Calls {
            const Marker* longest = nullptr;
            std::uint64_t count = 0;
        };
        std::map<std::string, Calls> functions;
        for (const Marker& marker : run.recording->timeline.markers) {
            if (marker.kind == MarkerKind::Function && matches(marker.name)) {
                Calls& calls = functions[marker.name];
                ++calls.count;
                if (calls.longest == nullptr || marker.length() > calls.longest->length()) {
                    calls.longest = &marker;
                }
            }
        }
        const FunctionNames names(run.recording->timeline);
        for (const auto& [name, calls] : functions) {
            const QString told =
                SearchText::tr("%Ln call(s), the longest %1", nullptr, clampedCount(calls.count))
                    .arg(axisText(run.recording->timeline.axis, calls.longest->length()));
            add(group, {names(name), ofRun(run, told),
                        RangeTarget{run.id, {calls.longest->start, calls.longest->end}}});
        }
    }
    take(std::move(group));
}

void Searching::markers()
{
    SearchGroup group{SearchText::tr("Marks and events"), {}};
    for (const SearchSubject::Run& run : m_subject.runs) {
        const Timeline& timeline = run.recording->timeline;
        for (const Marker& marker : timeline.markers) {
            const QString name = markerNameText(marker);
            if (marker.kind != MarkerKind::Function && matches(name)) {
                add(group,
                    {singleLine(name), ofRun(run, axisPositionText(timeline.axis, marker.start)),
                     PositionTarget{run.id, marker.start}});
            }
        }
    }
    take(std::move(group));
}

/// Those of the newest snapshots first; each type once a snapshot.
void Searching::types()
{
    SearchGroup group{SearchText::tr("Types"), {}};
    for (auto heap = m_subject.heaps.rbegin(); heap != m_subject.heaps.rend(); ++heap) {
        const auto tell = [&](const std::string& name, std::uint64_t count, std::uint64_t bytes) {
            const QString told = SearchText::tr("%Ln object(s), %1", nullptr, clampedCount(count))
                                     .arg(sizeText(static_cast<double>(bytes), SizeUnit::Binary));
            add(group, {fileText(name), ofHeap(*heap, told), TypeTarget{heap->ref, name}});
        };
        if (heap->overview != nullptr) {
            for (const ClassRow& row : heap->overview->rows) {
                const std::string& name = heap->overview->classes.classes[row.heapClass].name;
                if (matches(name)) {
                    tell(name, row.count, row.shallowBytes);
                }
            }
        }
        for (const TypeRow& row : heap->snapshot->types.rows) {
            if (matches(row.name)) {
                tell(row.name, static_cast<std::uint64_t>(row.count),
                     static_cast<std::uint64_t>(row.shallowBytes));
            }
        }
    }
    take(std::move(group));
}

/// "75895" and "@75895".
void Searching::object()
{
    bool isNumber = false;
    const QString digits = m_text.startsWith(QLatin1Char('@')) ? m_text.mid(1) : m_text;
    const qulonglong wanted = digits.toULongLong(&isNumber);
    SearchGroup group{SearchText::tr("Objects"), {}};
    for (const SearchSubject::Heap& heap : m_subject.heaps) {
        if (!isNumber || heap.snapshot->graph == nullptr || m_control.cancelled()) {
            continue;
        }
        const HeapGraph& graph = *heap.snapshot->graph;
        for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
            if (graph.nodeIds[node] == wanted) {
                const DomStates states =
                    heap.overview != nullptr ? heap.overview->states : DomStates();
                add(group, {nodeTextWithId(graph, states, node), heap.name,
                            ObjectTarget{{heap.snapshot, node}}});
                break;
            }
        }
    }
    take(std::move(group));
}

void Searching::heaps()
{
    SearchGroup texts{SearchText::tr("Texts in heaps"), {}};
    SearchGroup properties{SearchText::tr("Properties"), {}};
    for (auto heap = m_subject.heaps.rbegin(); heap != m_subject.heaps.rend(); ++heap) {
        if (heap->snapshot->graph == nullptr) {
            continue;
        }
        const HeapGraph& graph = *heap->snapshot->graph;
        const auto found = searchHeap(graph, m_text.toStdString(), kMostInGroup, m_control);
        if (!found) {
            break;
        }
        const DomStates states = heap->overview != nullptr ? heap->overview->states : DomStates();
        for (const std::uint32_t node : found->strings) {
            const QString told =
                sizeText(static_cast<double>(graph.selfSizes[node]), SizeUnit::Binary);
            add(texts, {nodeTextWithId(graph, states, node), ofHeap(*heap, told),
                        ObjectTarget{{heap->snapshot, node}}});
        }
        texts.more += found->stringCount - found->strings.size();
        for (const NamedObjects& property : found->properties) {
            const QString told = SearchText::tr("%Ln reference(s), first of %1", nullptr,
                                                clampedCount(property.count))
                                     .arg(nodeTextWithId(graph, states, property.node));
            add(properties, {fileText(graph.strings[property.name]), ofHeap(*heap, told),
                             ObjectTarget{{heap->snapshot, property.node}}});
        }
    }
    take(std::move(texts));
    take(std::move(properties));
}

void Searching::output()
{
    SearchGroup group{SearchText::tr("Output"), {}};
    for (const SearchSubject::Run& run : m_subject.runs) {
        const ProgramOutput& lines = run.recording->output;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i % kLinesBetweenLooks == 0 && m_control.cancelled()) {
                return;
            }
            const QString line = outputText(lines[i].text);
            if (matches(line)) {
                add(group,
                    {line,
                     ofRun(run, axisPositionText(run.recording->timeline.axis, lines[i].position)),
                     PositionTarget{run.id, lines[i].position}});
            }
        }
    }
    take(std::move(group));
}

} // namespace

SearchSubject searchSubjectOf(const Workspace& workspace)
{
    SearchSubject subject;
    for (const OpenRecording& open : workspace.session.recordings()) {
        subject.runs.push_back({open.id, singleLine(open.name), open.recording});
    }
    for (const SnapshotRef& ref : allSnapshots(workspace.session)) {
        const SnapshotPtr snapshot = snapshotOf(workspace.session, ref);
        subject.heaps.push_back({ref, singleLine(snapshotName(workspace.session, ref)), snapshot,
                                 workspace.analyses.overviewOf(snapshot)});
    }
    return subject;
}

std::vector<SearchGroup> searchIn(const SearchSubject& subject, const QString& text,
                                  TaskControl& control)
{
    return Searching(subject, text, control).all();
}

} // namespace tidemark::app
