// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/leak/leak_panel.h"

#include "app/leak/checked_input.h"
#include "app/leak/fact_grid.h"
#include "app/text/growth_rate_text.h"
#include "app/text/leak_text.h"
#include "app/text/plain_text.h"
#include "app/text/size_input.h"
#include "app/text/time_text.h"
#include "app/widgets/change_reaction.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>

namespace tidemark::app
{

namespace
{

constexpr int kMargin = 8;
constexpr int kHintMargin = 24;
constexpr int kStripeWidth = 4;
constexpr double kSentenceSize = 1.25;

std::optional<double> limitOf(std::string_view text)
{
    const auto bytes = bytesOf(text);
    return bytes && *bytes > 0.0 ? bytes : std::nullopt;
}

QString factsAsText(const QString& heading, const std::vector<Fact>& facts)
{
    QString text = heading + QLatin1Char('\n');
    for (const Fact& fact : facts) {
        text += fact.label + QLatin1Char('\t') + fact.text + QLatin1Char('\n');
    }
    return text;
}

} // namespace

LeakPanel::LeakPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_stack(new QStackedLayout(this)),
      m_hint(new QLabel(this)),
      m_subject(new QLabel(this)),
      m_sentence(new QLabel(this)),
      m_stripe(new QWidget(this)),
      m_limit(new CheckedInput(QStringLiteral("limit"), limitOf, this)),
      m_threshold(new CheckedInput(QStringLiteral("threshold"), bytesPerSecondOf, this)),
      m_copy(new QPushButton(this)),
      m_slope(new FactGrid(this)),
      m_memwatch(new FactGrid(this))
{
    onChange(*this, {QEvent::LanguageChange, QEvent::LocaleChange}, [this] { retranslate(); });
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setMargin(kHintMargin);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(makeContent());
    connect(&workspace.session, &Session::currentChanged, this, &LeakPanel::showLimit);
    connect(&workspace.leak, &LeakJudging::changed, this, &LeakPanel::showVerdict);
    connect(&workspace.options, &ViewOptions::changed, this, &LeakPanel::showVerdict);
    connect(m_limit, &CheckedInput::edited, this, &LeakPanel::takeLimit);
    connect(m_threshold, &CheckedInput::edited, this,
            [this] { m_workspace.leak.setThreshold(m_threshold->figure()); });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(asText()); });
    retranslate();
}

QWidget* LeakPanel::makeContent()
{
    m_subject->setTextFormat(Qt::PlainText);
    m_sentence->setObjectName(QStringLiteral("verdict"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QFont large = m_sentence->font();
    large.setPointSizeF(large.pointSizeF() * kSentenceSize);
    m_sentence->setFont(large);
    m_stripe->setFixedWidth(kStripeWidth);
    m_stripe->setAutoFillBackground(true);

    auto* const tools = new QHBoxLayout;
    tools->addWidget(m_subject, 1);
    tools->addWidget(m_threshold);
    tools->addWidget(m_limit);
    tools->addWidget(m_copy);
    auto* const verdict = new QHBoxLayout;
    verdict->setSpacing(kMargin);
    verdict->addWidget(m_stripe);
    verdict->addWidget(m_sentence, 1);
    auto* const rules = new QHBoxLayout;
    rules->setSpacing(3 * kMargin);
    rules->addWidget(m_slope, 1);
    rules->addWidget(m_memwatch, 1);

    auto* const inner = new QWidget;
    auto* const layout = new QVBoxLayout(inner);
    layout->setContentsMargins(kMargin, kMargin / 2, kMargin, kMargin);
    layout->setSpacing(kMargin);
    layout->addLayout(tools);
    layout->addLayout(verdict);
    layout->addLayout(rules, 1);
    auto* const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(inner);
    return scroll;
}

void LeakPanel::takeLimit()
{
    if (const OpenRecording* open = m_workspace.session.currentRun()) {
        m_limits[open->id] = m_limit->text();
        m_workspace.leak.setLimit(open->id, m_limit->figure());
    }
}

void LeakPanel::showLimit()
{
    const OpenRecording* open = m_workspace.session.currentRun();
    m_limit->setText(open != nullptr ? m_limits.value(open->id) : QString());
    const auto known = open != nullptr ? knownMemoryLimit(open->recording->timeline) : std::nullopt;
    m_limit->setPlaceholder(known ? sizeText(*known, m_workspace.options.sizeUnit())
                                  : QStringLiteral("512 MiB"));
}

/// Shows what counts where nothing is typed.
void LeakPanel::showThreshold()
{
    const auto& used = judged().judgement.slope.threshold;
    if (!m_threshold->figure()) {
        m_threshold->setPlaceholder(used ? growthRateText(*used, m_workspace.options.sizeUnit())
                                         : QStringLiteral("1 MiB/day"));
    }
}

void LeakPanel::showVerdict()
{
    const OpenRecording* open = m_workspace.session.currentRun();
    if (judged().recording == nullptr || open == nullptr) {
        m_hint->setText(open == nullptr ? tr("Open a profile to see whether its memory leaks.")
                        : open->hasTimeline() ? tr("Looking for a leak…")
                                              : tr("This recording has no timeline."));
        m_subject->clear(); // else these could come back in an old language
        m_sentence->clear();
        m_slope->setFacts({}, {}, {});
        m_memwatch->setFacts({}, {}, {});
        m_stack->setCurrentIndex(0);
        return;
    }
    showThreshold();
    m_hint->clear(); // else it could come back in an old language
    const Timeline& timeline = judged().recording->timeline;
    const SizeUnit unit = m_workspace.options.sizeUnit();
    const auto& range = judged().question.range;
    const QString name = singleLine(open->name);
    m_subject->setText(range ? tr("%1, %2 to %3 selected", "recording, times")
                                   .arg(name, axisPositionText(timeline.axis, range->begin),
                                        axisPositionText(timeline.axis, range->end))
                             : name);
    m_sentence->setText(leakSentence(judged().judgement, timeline, unit));
    QPalette palette;
    palette.setColor(QPalette::Window, verdictColour(judged().judgement.verdict));
    m_stripe->setPalette(palette);
    m_slope->setFacts(slopeHeading(judged().judgement),
                      slopeFacts(judged().judgement, timeline, unit), {});
    m_memwatch->setFacts(memwatchHeading(judged().judgement),
                         memwatchFacts(judged().judgement, timeline, unit),
                         memwatchQuirks(judged().judgement));
    m_stack->setCurrentIndex(1);
}

QString LeakPanel::asText() const
{
    if (judged().recording == nullptr) {
        return {};
    }
    const Timeline& timeline = judged().recording->timeline;
    const SizeUnit unit = m_workspace.options.sizeUnit();
    QString text = m_subject->text() + QLatin1Char('\n') + m_sentence->text() +
                   QStringLiteral("\n\n") +
                   factsAsText(slopeHeading(judged().judgement),
                               slopeFacts(judged().judgement, timeline, unit)) +
                   QLatin1Char('\n') +
                   factsAsText(memwatchHeading(judged().judgement),
                               memwatchFacts(judged().judgement, timeline, unit));
    return text + memwatchQuirks(judged().judgement) + QLatin1Char('\n');
}

void LeakPanel::retranslate()
{
    m_limit->setTexts({tr("Limit:"), tr("Memory limit"), tr("Memory that the program may use"),
                       tr("This is no size. Write it as 512 MiB or 2 GB.")});
    m_threshold->setTexts(
        {tr("Matters from:"), tr("Growth that matters"),
         tr("How fast memory must grow to matter. If nothing is typed, 1 MiB or 1 % of its size a "
            "day."),
         tr("This is no rate. Write it as 1 MiB/day, 10 KiB/h or 2 MB/min.")});
    findChild<QScrollArea*>()->setAccessibleName(tr("Leak verdict"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the verdict with its figures"));
    showLimit();
    showVerdict();
}

void LeakPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_workspace.leak.setWanted(LeakJudging::Reader::Panel, true);
}

void LeakPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_workspace.leak.setWanted(LeakJudging::Reader::Panel, false);
}

} // namespace tidemark::app

#include "moc_leak_panel.cpp"
