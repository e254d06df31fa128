// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/statistics_panel.h"

#include "app/heap/heap_kind_colour.h"
#include "app/text/figure_columns.h"
#include "app/text/heap_kind_text.h"
#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/data_table.h"
#include "app/widgets/heap_hint.h"
#include "app/workspace/open_snapshots.h"
#include "core/model/value_column.h"

#include <QBoxLayout>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr int kPanelMargin = 8;
constexpr int kBarsAbove = 640; ///< narrower than this, the table stands under the bars

using Column = TableColumn<HeapKind>;

QString shareText(double share)
{
    return std::isnan(share) ? unknownText() : percentText(100.0 * share);
}

/// Of a snapshot whose statistics are not known yet, kGap.
double bytesOf(const StatisticsBar& bar, HeapKind kind)
{
    return bar.statistics ? static_cast<double>(bar.statistics->of(kind)) : kGap;
}

double shareOf(const StatisticsBar& bar, HeapKind kind)
{
    return bar.statistics && bar.statistics->total > 0
               ? bytesOf(bar, kind) / static_cast<double>(bar.statistics->total)
               : kGap;
}

} // namespace

StatisticsPanel::StatisticsPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_bars(new StatisticsBars(this)),
      m_table(new DataTable(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    auto* const content = new QWidget(this);
    auto* const barsSide = new QVBoxLayout;
    barsSide->setContentsMargins(kPanelMargin, kPanelMargin, kPanelMargin, 0);
    barsSide->addWidget(m_bars);
    barsSide->addStretch(1);
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(kPanelMargin);
    m_layout->addLayout(barsSide, 1);
    m_layout->addWidget(m_table, 1);
    m_hint = new HeapHint(content, this);
    auto* const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_hint);
    m_model.setSwatch(colourOf);
    m_table->setModel(&m_model);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_model.setRows({kHeapKinds.begin(), kHeapKinds.end()});

    connect(m_hint, &HeapHint::retryRequested, this, [this] {
        for (const Shown& shown : m_shown) {
            m_workspace.analyses.request(shown.snapshot);
        }
        follow();
    });
    connect(&workspace.session, &Session::listChanged, this, &StatisticsPanel::follow);
    connect(&workspace.session, &Session::recordingChanged, this, &StatisticsPanel::follow);
    connect(&workspace.session.snapshots(), &SnapshotSelection::currentChanged, this,
            &StatisticsPanel::follow);
    connect(&workspace.session.snapshots(), &SnapshotSelection::rolesChanged, this,
            &StatisticsPanel::follow);
    connect(&workspace.analyses, &HeapAnalyses::changed, this, &StatisticsPanel::follow);
    connect(&workspace.options, &ViewOptions::changed, this, &StatisticsPanel::follow);
    retranslate();
}

std::vector<StatisticsPanel::Shown> StatisticsPanel::snapshots() const
{
    std::vector<Shown> all;
    const auto add = [&](const std::optional<SnapshotRef>& snapshot, const QString& letter) {
        const SnapshotPtr taken = snapshotOf(m_workspace.session, snapshot);
        if (taken != nullptr && taken->graph != nullptr) {
            const auto analysis = m_workspace.analyses.analysisOf(taken);
            all.push_back({{letter, singleLine(snapshotName(m_workspace.session, *snapshot)),
                            analysis ? std::optional(analysis->statistics) : std::nullopt},
                           taken});
        }
    };
    const SnapshotSelection& selection = m_workspace.session.snapshots();
    const auto& current = selection.current();
    if (current && !selection.roleOf(*current)) {
        add(current, {});
    }
    for (const SnapshotRole role : kSnapshotRoles) {
        add(selection.snapshot(role), QString(QChar(u'A' + static_cast<int>(role))));
    }
    if (all.size() == 1) {
        all.front().bar.letter.clear(); // nothing to tell it from
    }
    return all;
}

void StatisticsPanel::follow()
{
    m_shown = snapshots();
    std::vector<StatisticsBar> bars;
    for (const Shown& shown : m_shown) {
        bars.push_back(shown.bar);
    }
    if (isVisible()) {
        for (const Shown& shown : m_shown) {
            if (!shown.bar.statistics && !m_workspace.analyses.failureOf(shown.snapshot)) {
                m_workspace.analyses.request(shown.snapshot);
            }
        }
    }
    m_bars->setBars(std::move(bars), m_workspace.options.sizeUnit());
    setTable();
    const bool isAnyKnown = std::ranges::any_of(
        m_shown, [](const Shown& shown) { return shown.bar.statistics.has_value(); });
    if (isAnyKnown) {
        m_hint->showContent();
    } else {
        m_hint->showState(m_workspace.analyses,
                          m_shown.empty() ? snapshotOf(m_workspace.session,
                                                       m_workspace.session.snapshots().current())
                                          : m_shown.front().snapshot);
    }
}

Column StatisticsPanel::shareColumn(const StatisticsBar& bar) const
{
    return Column(ColumnTitle(tr("Share"), tr("Of the whole snapshot")).in(QStringLiteral("share")),
                  [bar](HeapKind kind) { return shareText(shareOf(bar, kind)); })
        .withNumber([bar](HeapKind kind) { return shareOf(bar, kind); });
}

/// Size and share in one, where several snapshots have to find room.
Column StatisticsPanel::snapshotColumn(const StatisticsBar& bar) const
{
    const auto both = [](const QString& size, double share) {
        return std::isnan(share) ? unknownText()
                                 : QStringLiteral("%1 · %2").arg(size, shareText(share));
    };
    const SizeUnit unit = m_workspace.options.sizeUnit();
    const ColumnTitle title(bar.letter.isEmpty() ? tr("Shown") : bar.letter, bar.name);
    return Column(title.in(kBytesName),
                  [bar, unit, both](HeapKind kind) {
                      return both(sizeText(bytesOf(bar, kind), unit), shareOf(bar, kind));
                  })
        .withNumber([bar](HeapKind kind) { return bytesOf(bar, kind); })
        .withExact([bar, both](HeapKind kind) {
            return both(exactSizeText(bytesOf(bar, kind)), shareOf(bar, kind));
        });
}

void StatisticsPanel::setTable()
{
    TypedTableModel<HeapKind>::Columns columns{
        Column(tr("Kind"), [](HeapKind kind) { return heapKindText(kind); })};
    if (m_shown.size() == 1) {
        columns.push_back(sizeColumn<HeapKind>(
            tr("Size"), m_workspace.options.sizeUnit(),
            [bar = m_shown.front().bar](HeapKind kind) { return bytesOf(bar, kind); }));
        columns.push_back(shareColumn(m_shown.front().bar));
    } else {
        for (const Shown& shown : m_shown) {
            columns.push_back(snapshotColumn(shown.bar));
        }
    }
    m_model.setColumns(std::move(columns));
    m_table->fitColumns();
}

void StatisticsPanel::retranslate()
{
    m_bars->setAccessibleName(tr("Memory by kind"));
    m_table->setAccessibleName(tr("Memory by kind"));
    follow();
}

void StatisticsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    follow();
}

void StatisticsPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < kBarsAbove;
    m_layout->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_layout->setStretch(0, isNarrow ? 0 : 1);
}

} // namespace tidemark::app

#include "moc_statistics_panel.cpp"
