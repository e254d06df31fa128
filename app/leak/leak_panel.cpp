// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/leak/leak_panel.h"

#include "app/leak/fact_grid.h"
#include "app/text/leak_text.h"
#include "app/text/plain_text.h"
#include "app/text/size_input.h"
#include "app/text/time_text.h"
#include "app/widgets/change_reaction.h"
#include "app/workspace/palette.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
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
constexpr int kLimitWidth = 96;
constexpr int kPause = 1'000; ///< milliseconds between two verdicts on what grows
constexpr double kSentenceSize = 1.25;
constexpr QRgb kUndecidedColour = kSeriesColours.back();

QColor colourOf(LeakVerdict verdict)
{
    switch (verdict) {
    case LeakVerdict::Leak:
        return QColor::fromRgb(kGrowthColour);
    case LeakVerdict::NoLeak:
        return QColor::fromRgb(kShrinkColour);
    case LeakVerdict::Undecided:
        break;
    }
    return QColor::fromRgb(kUndecidedColour);
}

QString factsAsText(const QString& heading, const std::vector<LeakFact>& facts)
{
    QString text = heading + QLatin1Char('\n');
    for (const LeakFact& fact : facts) {
        text += fact.label + QLatin1Char('\t') + fact.text + QLatin1Char('\n');
    }
    return text;
}

} // namespace

LeakPanel::LeakPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_job([this](Judged judged) {
          m_judged = std::move(judged);
          showVerdict();
      }),
      m_stack(new QStackedLayout(this)),
      m_hint(new QLabel(this)),
      m_subject(new QLabel(this)),
      m_sentence(new QLabel(this)),
      m_stripe(new QWidget(this)),
      m_limitLabel(new QLabel(this)),
      m_limit(new QLineEdit(this)),
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
    m_wait.setSingleShot(true);
    m_wait.setInterval(kPause);
    connect(&m_wait, &QTimer::timeout, this, &LeakPanel::judge);
    connect(&workspace.session, &Session::currentChanged, this, [this] {
        showLimit();
        judge();
    });
    connect(&workspace.session, &Session::listChanged, this, &LeakPanel::judge);
    connect(&workspace.session, &Session::alignmentChanged, this, &LeakPanel::judge);
    connect(&workspace.session, &Session::recordingChanged, this, &LeakPanel::judgeSoon);
    connect(&workspace.session.time(), &TimeSelection::selectedChanged, this, &LeakPanel::judge);
    connect(&workspace.options, &ViewOptions::changed, this, &LeakPanel::showVerdict);
    connect(m_limit, &QLineEdit::textEdited, this, &LeakPanel::takeLimit);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(asText()); });
    retranslate();
    judge();
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
    m_limit->setFixedWidth(kLimitWidth);
    m_limitLabel->setBuddy(m_limit);

    auto* const tools = new QHBoxLayout;
    tools->addWidget(m_subject, 1);
    tools->addWidget(m_limitLabel);
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

std::optional<AxisRange> LeakPanel::selectedRange(const OpenRecording& open) const
{
    const auto& selected = m_workspace.session.time().selected();
    if (!selected || open.recording->timeline.axis != m_workspace.session.axisUnit()) {
        return {};
    }
    const std::int64_t offset = m_workspace.session.offsetOf(open);
    return AxisRange{selected->begin - offset, selected->end - offset};
}

std::optional<double> LeakPanel::typedLimit() const
{
    const auto bytes = bytesOf(m_limit->text().simplified().toStdString());
    return bytes && *bytes > 0.0 ? bytes : std::nullopt;
}

void LeakPanel::judgeSoon()
{
    if (!m_wait.isActive()) {
        m_wait.start();
    }
}

void LeakPanel::judge()
{
    if (!isVisible()) {
        return; // showEvent() makes up for it
    }
    m_wait.stop();
    const OpenRecording* open = m_workspace.session.current();
    if (open == nullptr || !open->hasTimeline()) {
        m_job.cancel();
        m_judged = {};
        showVerdict();
        return;
    }
    if (m_judged.id != open->id) {
        m_judged = {}; // that of another recording, until the new one is known
        showVerdict();
    }
    const LeakQuestion question{selectedRange(*open), typedLimit()};
    m_job.startInBackground([id = open->id, recording = open->recording, question](TaskControl&) {
        return Judged{id, recording, judgeLeak(recording->timeline, question)};
    });
}

/// What is no size is marked as such and does not count.
void LeakPanel::takeLimit()
{
    if (const OpenRecording* open = m_workspace.session.current()) {
        m_limits[open->id] = m_limit->text();
    }
    showLimit();
    judge();
}

void LeakPanel::showLimit()
{
    const OpenRecording* open = m_workspace.session.current();
    const QString text = open != nullptr ? m_limits.value(open->id) : QString();
    if (m_limit->text() != text) {
        m_limit->setText(text);
    }
    const auto known = open != nullptr ? knownMemoryLimit(open->recording->timeline) : std::nullopt;
    m_limit->setPlaceholderText(known ? sizeText(*known, m_workspace.options.sizeUnit())
                                      : QStringLiteral("512 MiB"));
    const bool isWrong = !text.isEmpty() && !typedLimit();
    QPalette palette = QApplication::palette(m_limit);
    if (isWrong) {
        palette.setColor(QPalette::Text, QColor::fromRgb(kGrowthColour));
    }
    m_limit->setPalette(palette);
    m_limit->setToolTip(isWrong ? tr("This is no size. Write it as 512 MiB or 2 GB.")
                                : tr("Memory that the program may use"));
    m_limit->setAccessibleDescription(m_limit->toolTip());
}

void LeakPanel::showVerdict()
{
    const OpenRecording* open = m_workspace.session.current();
    if (m_judged.recording == nullptr || open == nullptr) {
        m_hint->setText(open == nullptr ? tr("Open a profile to see whether its memory leaks.")
                        : open->hasTimeline() ? tr("Looking for a leak…")
                                              : tr("This recording has no timeline."));
        m_stack->setCurrentIndex(0);
        return;
    }
    m_hint->clear(); // else it could come back in an old language
    const Timeline& timeline = m_judged.recording->timeline;
    const SizeUnit unit = m_workspace.options.sizeUnit();
    const auto range = selectedRange(*open);
    const QString name = singleLine(open->name);
    m_subject->setText(range ? tr("%1, %2 to %3 selected", "recording, times")
                                   .arg(name, axisText(timeline.axis, range->begin),
                                        axisText(timeline.axis, range->end))
                             : name);
    m_sentence->setText(leakSentence(m_judged.judgement, timeline, unit));
    QPalette palette;
    palette.setColor(QPalette::Window, colourOf(m_judged.judgement.verdict));
    m_stripe->setPalette(palette);
    m_slope->setFacts(slopeHeading(m_judged.judgement),
                      slopeFacts(m_judged.judgement, timeline, unit), {});
    m_memwatch->setFacts(memwatchHeading(m_judged.judgement),
                         memwatchFacts(m_judged.judgement, timeline, unit),
                         memwatchQuirks(m_judged.judgement));
    m_stack->setCurrentIndex(1);
}

QString LeakPanel::asText() const
{
    if (m_judged.recording == nullptr) {
        return {};
    }
    const Timeline& timeline = m_judged.recording->timeline;
    const SizeUnit unit = m_workspace.options.sizeUnit();
    QString text = m_subject->text() + QLatin1Char('\n') + m_sentence->text() +
                   QStringLiteral("\n\n") +
                   factsAsText(slopeHeading(m_judged.judgement),
                               slopeFacts(m_judged.judgement, timeline, unit)) +
                   QLatin1Char('\n') +
                   factsAsText(memwatchHeading(m_judged.judgement),
                               memwatchFacts(m_judged.judgement, timeline, unit));
    return text + memwatchQuirks(m_judged.judgement) + QLatin1Char('\n');
}

void LeakPanel::retranslate()
{
    m_limitLabel->setText(tr("Limit:"));
    m_limit->setAccessibleName(tr("Memory limit"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the verdict with its figures"));
    showLimit();
    showVerdict();
}

void LeakPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    judge();
}

} // namespace tidemark::app

#include "moc_leak_panel.cpp"
