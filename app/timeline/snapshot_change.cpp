// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/snapshot_change.h"

#include "app/text/count_text.h"
#include "app/text/mapping_text.h"
#include "app/text/plain_text.h"
#include "core/snapshots/comparison_total.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kMostTypes = 3;

struct SnapshotChangeText {
    Q_DECLARE_TR_FUNCTIONS(SnapshotChange)
};

Result<std::shared_ptr<const SnapshotChange>> changeOf(const KnownSnapshot& before,
                                                       const KnownSnapshot& after, bool withShapes,
                                                       TaskControl& control)
{
    const auto table = compareSnapshots({}, before, after, {Matching::ByType, withShapes}, control);
    if (!table) {
        return tl::unexpected(table.error());
    }
    const TypeComparison& comparison = *table->comparison;
    const ComparisonTotal total = totalOf(comparison);
    auto change = std::make_shared<SnapshotChange>();
    change->countDelta = total.countDelta;
    change->sizeDelta = total.sizeDelta;
    for (const std::uint32_t type : mostChanged(comparison, kMostTypes)) {
        const ComparedType& compared = comparison.types[type];
        change->most.push_back(
            {compared.heapClass.name, compared.countDelta(), compared.sizeDelta()});
    }
    return change;
}

} // namespace

SnapshotChanges::SnapshotChanges(Workspace& workspace, QObject* parent)
    : QObject(parent),
      m_workspace(workspace),
      m_result([this] { Q_EMIT changed(); })
{
    connect(&workspace.analyses, &HeapAnalyses::changed, this,
            [this](const SnapshotPtr& /*snapshot*/) { update(); });
}

void SnapshotChanges::ask(const SnapshotPtr& before, const SnapshotPtr& after)
{
    if (before == m_before.lock() && after == m_after.lock() && !m_result.failure()) {
        return;
    }
    m_result.reset();
    m_before = before;
    m_after = after;
    m_workspace.analyses.request(before);
    m_workspace.analyses.request(after);
    update();
}

bool SnapshotChanges::isKnown(const SnapshotPtr& snapshot) const
{
    return snapshot != nullptr &&
           (snapshot->graph == nullptr || m_workspace.analyses.overviewOf(snapshot) != nullptr);
}

KnownSnapshot SnapshotChanges::known(const SnapshotPtr& snapshot) const
{
    return {snapshot, m_workspace.analyses.overviewOf(snapshot), nullptr};
}

void SnapshotChanges::update()
{
    const SnapshotPtr before = m_before.lock();
    const SnapshotPtr after = m_after.lock();
    if (m_result.isWanted() && isKnown(before) && isKnown(after)) {
        m_result.start([before = known(before), after = known(after),
                        withShapes = m_workspace.options.infersShapes()](TaskControl& control) {
            return changeOf(before, after, withShapes, control);
        });
    } else if (failure()) {
        Q_EMIT changed();
    }
}

std::optional<Error> SnapshotChanges::failure() const
{
    for (const auto& one : {m_before.lock(), m_after.lock()}) {
        if (auto failed = m_workspace.analyses.failureOf(one)) {
            return failed;
        }
    }
    return m_result.failure();
}

QString changeText(const SnapshotChange& change, const QString& name, SizeUnit unit)
{
    const auto sizeOf = [unit](std::int64_t bytes) {
        return signedSizeText(static_cast<double>(bytes), unit);
    };
    QString text = SnapshotChangeText::tr("Since %1: %2, objects: %3")
                       .arg(name, sizeOf(change.sizeDelta), signedCountText(change.countDelta));
    for (const SnapshotChange::Type& type : change.most) {
        text += QStringLiteral("\n  %1  %2  (%3)")
                    .arg(sizeOf(type.sizeDelta), singleLine(QString::fromStdString(type.name)),
                         signedCountText(type.countDelta));
    }
    return text;
}

QString changeText(const MappingComparison& comparison, const QString& name, SizeUnit unit)
{
    constexpr qsizetype kNameLimit = 60;
    const auto deltaOf = [](const ComparedMapping& row) { return row.delta().rss; };
    std::vector<ComparedMapping> rows = comparison.rows;
    std::ranges::stable_sort(rows, std::ranges::greater(),
                             [&](const ComparedMapping& row) { return std::abs(deltaOf(row)); });
    const auto sizeOf = [unit](std::int64_t bytes) {
        return signedSizeText(static_cast<double>(bytes), unit);
    };
    QString text =
        SnapshotChangeText::tr("Since %1: RSS %2").arg(name, sizeOf(comparison.delta().rss));
    for (std::size_t i = 0; i < std::min(kMostTypes, rows.size()) && deltaOf(rows[i]) != 0; ++i) {
        text += QStringLiteral("\n  %1  %2")
                    .arg(sizeOf(deltaOf(rows[i])),
                         mappingNameText(rows[i].kind, rows[i].name, kNameLimit));
    }
    return text;
}

} // namespace tidemark::app

#include "moc_snapshot_change.cpp"
