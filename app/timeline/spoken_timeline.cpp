// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/spoken_timeline.h"

#include "app/text/function_text.h"
#include "app/timeline/read_out.h"
#include "app/timeline/timeline_view.h"
#include "app/workspace/plotted_series.h"
#include "app/workspace/position_text.h"
#include "core/timeline/function_spans.h"

#include <QCoreApplication>

#include <utility>

namespace tidemark::app
{

namespace
{

struct SpokenText {
    Q_DECLARE_TR_FUNCTIONS(SpokenTimeline)
};

/// One sentence; has no widget of its own.
class SpokenSentence final : public QAccessibleInterface
{
public:
    SpokenSentence(SpokenTimeline& timeline, QString sentence)
        : m_timeline(timeline),
          m_sentence(std::move(sentence))
    {
    }

    bool isValid() const override { return m_timeline.isValid(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_timeline.window(); }
    QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override { return nullptr; }
    QAccessibleInterface* parent() const override { return &m_timeline; }
    QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface* /*child*/) const override { return -1; }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? m_sentence : QString();
    }
    void setText(QAccessible::Text /*kind*/, const QString& /*text*/) override {}
    QRect rect() const override { return m_timeline.rect(); }
    QAccessible::Role role() const override { return QAccessible::StaticText; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.focused = m_timeline.state().focused;
        state.readOnly = true;
        return state;
    }

private:
    SpokenTimeline& m_timeline;
    QString m_sentence;
};

QAccessibleInterface* makeSpokenTimeline(const QString& /*className*/, QObject* object)
{
    auto* const view = qobject_cast<TimelineView*>(object);
    return view != nullptr ? new SpokenTimeline(*view) : nullptr;
}

QString functionAt(const Session& session, std::int64_t position)
{
    const OpenRecording* const open = session.currentTimeline();
    if (open == nullptr) {
        return {};
    }
    const Timeline& timeline = open->recording->timeline;
    const Marker* const span =
        innermostSpanAt(timeline, session.placementOf(*open).toOwn(position));
    return span != nullptr ? FunctionNames(timeline)(span->name) : QString();
}

} // namespace

QString spokenReading(const Workspace& workspace)
{
    const Session& session = workspace.session;
    const auto& cursor = session.time().cursor();
    if (!cursor) {
        return {};
    }
    QStringList told{positionText(session, *cursor)};
    const ReadOut read =
        readOutAt(plottedSeries(session), *cursor, {}, workspace.options.sizeUnit());
    for (const ReadOut::Row& row : read.rows) {
        told << QStringLiteral("%1 %2").arg(row.name, row.value);
    }
    if (read.rows.empty()) {
        told << SpokenText::tr("no reading");
    }
    if (const QString function = functionAt(session, *cursor); !function.isEmpty()) {
        told << SpokenText::tr("in %1", "a function").arg(function);
    }
    return told.join(QStringLiteral(", "));
}

QString spokenRange(const Workspace& workspace)
{
    const AxisRange visible = workspace.session.time().visible();
    return SpokenText::tr("%1 to %2 shown", "positions on the axis")
        .arg(positionText(workspace.session, visible.begin),
             positionText(workspace.session, visible.end));
}

SpokenTimeline::SpokenTimeline(TimelineView& view) : QAccessibleWidget(&view, QAccessible::Grouping)
{
}

SpokenTimeline::~SpokenTimeline()
{
    drop();
}

void SpokenTimeline::drop()
{
    if (m_said != 0) {
        QAccessible::deleteAccessibleInterface(std::exchange(m_said, 0));
    }
}

QAccessibleInterface* SpokenTimeline::said() const
{
    return m_said != 0 ? QAccessible::accessibleInterface(m_said) : nullptr;
}

void SpokenTimeline::say(const QString& sentence)
{
    drop();
    auto* const spoken = new SpokenSentence(*this, sentence);
    m_said = QAccessible::registerAccessibleInterface(spoken);
    QAccessibleEvent focus(spoken, QAccessible::Focus);
    QAccessible::updateAccessibility(&focus);
}

int SpokenTimeline::childCount() const
{
    return QAccessibleWidget::childCount() + (m_said != 0 ? 1 : 0);
}

QAccessibleInterface* SpokenTimeline::child(int index) const
{
    return m_said != 0 && index == QAccessibleWidget::childCount()
               ? said()
               : QAccessibleWidget::child(index);
}

int SpokenTimeline::indexOfChild(const QAccessibleInterface* child) const
{
    return m_said != 0 && child == said() ? QAccessibleWidget::childCount()
                                          : QAccessibleWidget::indexOfChild(child);
}

QAccessibleInterface* SpokenTimeline::focusChild() const
{
    return m_said != 0 && widget()->hasFocus() ? said() : QAccessibleWidget::focusChild();
}

QString SpokenTimeline::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Description
               ? SpokenText::tr("Ctrl and the arrows read along the lines, the arrows alone move "
                                "what is shown, P goes to the peak.")
               : QAccessibleWidget::text(kind);
}

void installSpokenTimelines()
{
    QAccessible::installFactory(makeSpokenTimeline);
}

void say(TimelineView& view, const QString& sentence)
{
    if (!sentence.isEmpty()) {
        if (auto* const spoken =
                dynamic_cast<SpokenTimeline*>(QAccessible::queryAccessibleInterface(&view))) {
            spoken->say(sentence);
        }
    }
}

} // namespace tidemark::app
