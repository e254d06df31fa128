// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/hunt_panel.h"

#include "app/jobs/background_job.h"
#include "app/record/hunt_form.h"
#include "app/record/hunt_now_text.h"
#include "app/record/hunt_steps.h"
#include "app/text/hunt_text.h"
#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "app/workspace/palette.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QFontMetrics>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace tidemark::app
{

namespace
{

using Phase = HuntState::Phase;

constexpr int kHuntMargin = 8;
constexpr int kHuntColumns = 24; ///< between the columns
constexpr int kFormWidth = 400;
constexpr int kVerdictStripe = 4;
constexpr int kTickMilliseconds = 250;
constexpr double kVerdictSize = 1.15;

QColor colourOf(HuntVerdict verdict)
{
    switch (verdict) {
    case HuntVerdict::Leak:
        return QColor::fromRgb(kGrowthColour);
    case HuntVerdict::NoLeak:
        return QColor::fromRgb(kShrinkColour);
    case HuntVerdict::Undecided:
        break;
    }
    return QColor::fromRgb(kSeriesColours.back());
}

QLabel* makeText(QWidget* parent)
{
    auto* const label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

HuntPanel::HuntPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_form(new HuntForm(this)),
      m_start(new QPushButton(this)),
      m_cancel(new QPushButton(this)),
      m_steps(new HuntSteps(this)),
      m_stripe(new QWidget(this)),
      m_sentence(makeText(this)),
      m_details(makeText(this)),
      m_progress(new QProgressBar(this)),
      m_done(new QPushButton(this)),
      m_copy(new QPushButton(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    m_start->setObjectName(QStringLiteral("start"));
    m_cancel->setObjectName(QStringLiteral("cancelHunt"));
    m_done->setObjectName(QStringLiteral("done"));
    m_sentence->setObjectName(QStringLiteral("sentence"));
    m_details->setObjectName(QStringLiteral("details"));
    m_tick.setInterval(kTickMilliseconds);

    auto* const inner = new QWidget;
    auto* const row = new QHBoxLayout(inner);
    row->setContentsMargins(kHuntMargin, kHuntMargin / 2, kHuntMargin, kHuntMargin / 2);
    row->setSpacing(kHuntColumns);
    row->addWidget(makeLeft());
    row->addWidget(m_steps);
    row->addWidget(makeRight(), 1);
    auto* const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(inner);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
    connectAll();
    retranslate();
}

QWidget* HuntPanel::makeLeft()
{
    auto* const left = new QWidget(this);
    left->setFixedWidth(kFormWidth);
    m_form->addButton(m_start);
    m_form->addButton(m_cancel);
    auto* const column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_form);
    column->addStretch(1);
    return left;
}

QWidget* HuntPanel::makeRight()
{
    auto* const right = new QWidget(this);
    QFont large = m_sentence->font();
    large.setPointSizeF(large.pointSizeF() * kVerdictSize);
    m_sentence->setFont(large);
    m_sentence->setMinimumHeight(2 * QFontMetrics(large).lineSpacing()); // so that no button moves
    m_stripe->setFixedWidth(kVerdictStripe);
    m_stripe->setAutoFillBackground(true);
    m_progress->setRange(0, kProgressSteps);
    m_progress->setTextVisible(false);
    auto* const head = new QHBoxLayout;
    head->setSpacing(kHuntMargin);
    head->addWidget(m_stripe);
    head->addWidget(m_sentence, 1);
    head->addWidget(m_copy, 0, Qt::AlignTop);
    auto* const below = new QHBoxLayout;
    below->addWidget(m_done);
    below->addWidget(m_progress, 1);
    below->addStretch(0);
    auto* const column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kHuntMargin);
    column->addLayout(head);
    column->addLayout(below);
    column->addWidget(m_details);
    column->addStretch(1);
    return right;
}

void HuntPanel::connectAll()
{
    Hunting& hunting = m_workspace.hunting;
    connect(&hunting, &Hunting::remembered, m_form, &HuntForm::setTexts);
    connect(m_form, &HuntForm::edited, this, &HuntPanel::showState);
    connect(m_start, &QPushButton::clicked, this, &HuntPanel::start);
    connect(m_cancel, &QPushButton::clicked, &hunting, &Hunting::cancel);
    connect(m_done, &QPushButton::clicked, &hunting, &Hunting::finishByHand);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(asText()); });
    connect(&hunting, &Hunting::changed, this, &HuntPanel::showState);
    connect(&m_tick, &QTimer::timeout, this, &HuntPanel::showState);
    connect(&m_workspace.live, &LiveRecordings::heapChanged, this, &HuntPanel::showState);
    connect(&m_workspace.live, &LiveRecordings::changed, this, &HuntPanel::showState);
    connect(&m_workspace.session, &Session::currentChanged, this, &HuntPanel::showState);
    connect(&m_workspace.options, &ViewOptions::changed, this, &HuntPanel::showState);
}

/// The recording in whose process a hunt would be.
int HuntPanel::subject() const
{
    const OpenRecording* const open = m_workspace.session.current();
    return open != nullptr ? open->id : 0;
}

void HuntPanel::start()
{
    const auto request = m_form->request();
    if (!request) {
        return;
    }
    const auto* const asked = std::get_if<HttpRequest>(&request->action);
    if (asked != nullptr && !isOnThisMachine(asked->url)) {
        askAboutRemote(*request);
    } else {
        begin(*request);
    }
}

void HuntPanel::begin(const HuntRequest& request)
{
    m_holders.clear();
    m_workspace.hunting.remember(m_form->toTexts());
    m_workspace.hunting.start(subject(), request);
}

/// Returns at once.
void HuntPanel::askAboutRemote(const HuntRequest& request)
{
    const QUrl& url = std::get<HttpRequest>(request.action).url;
    auto* const box =
        new QMessageBox(QMessageBox::Question, tr("Send requests to another machine?"),
                        tr("%1 is not on this machine. Send requests there again and again?")
                            .arg(singleLine(url.host())),
                        QMessageBox::NoButton, this);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("askRemote"));
    const QAbstractButton* const yes = box->addButton(tr("Send requests"), QMessageBox::AcceptRole);
    box->setEscapeButton(box->addButton(QMessageBox::Cancel));
    connect(box, &QMessageBox::buttonClicked, this,
            [this, request, yes](const QAbstractButton* chosen) {
                if (chosen == yes) {
                    begin(request);
                }
            });
    box->open();
}

void HuntPanel::showState()
{
    const HuntState& state = m_workspace.hunting.state();
    m_form->setEditable(!state.isRunning());
    m_start->setVisible(!state.isRunning());
    m_start->setEnabled(m_form->request() && m_workspace.hunting.canStart(subject()));
    const QString hint = startHint();
    m_start->setToolTip(hint.isEmpty() || state.isRunning() ? tr("Begin the hunt") : hint);
    m_cancel->setVisible(state.isRunning());
    m_done->setVisible(waitsForUser(state));
    m_copy->setVisible(state.phase == Phase::Over && state.findings);
    m_stripe->setVisible(state.phase == Phase::Over && state.findings);
    const bool isIdling = state.phase == Phase::Hunting && state.progress.step == HuntStep::Idling;
    if (isIdling != m_tick.isActive()) {
        isIdling ? m_tick.start() : m_tick.stop();
    }
    m_steps->setVisible(!state.findings); // else there is more to be told
    showProgress(state);
    if (state.isRunning()) {
        showRunning(state);
    } else if (state.phase == Phase::Over) {
        showOver(state);
    } else {
        showBefore();
    }
}

/// Of the actions, of the snapshot, or of the wait.
void HuntPanel::showProgress(const HuntState& state)
{
    double share = 0.0;
    bool isKnown = state.phase == Phase::Hunting && !waitsForUser(state);
    if (state.progress.step == HuntStep::Capturing) {
        const auto heap = m_workspace.live.heapOf(state.recordingId);
        const HeapWatchState watch = heap ? heap->state() : HeapWatchState();
        share = watch.step == HeapWatchState::Step::Capturing ? watch.progress : 0.0;
    } else if (state.progress.step == HuntStep::Idling) {
        const std::chrono::duration<double> gone =
            std::chrono::steady_clock::now() - state.stepBegan;
        share = gone / std::max(state.idle, std::chrono::milliseconds(1));
    } else if (state.actions > 0) {
        share = static_cast<double>(state.progress.actions) / static_cast<double>(state.actions);
    }
    isKnown = isKnown || state.phase == Phase::Judging;
    m_progress->setVisible(isKnown);
    m_progress->setRange(0, state.phase == Phase::Judging ? 0 : kProgressSteps);
    m_progress->setValue(static_cast<int>(std::clamp(share, 0.0, 1.0) * kProgressSteps));
}

void HuntPanel::showRunning(const HuntState& state)
{
    m_steps->showState(state);
    m_sentence->setText(huntNowText(state));
    const OpenRecording* const open = m_workspace.session.find(state.recordingId);
    const QString name = open != nullptr ? singleLine(open->name) : QString();
    m_details->setText(
        open == nullptr ? QString() // the snapshots of an earlier hunt are judged
        : state.round == 1
            ? tr("Hunting in %1.", "a recording").arg(name)
            : tr("Hunting in %1, round %2: the one before left a doubt, so there are twice as "
                 "many actions.",
                 "a recording, a number")
                  .arg(name)
                  .arg(state.round));
}

void HuntPanel::showOver(const HuntState& state)
{
    m_steps->showState(state);
    if (state.failure) {
        m_sentence->setText(huntEndText(*state.failure, state.problem));
        m_details->setText(tr("Snapshots that were taken before that are kept."));
        return;
    }
    QPalette palette;
    palette.setColor(QPalette::Window, colourOf(state.findings->judgement.verdict));
    m_stripe->setPalette(palette);
    m_sentence->setText(huntVerdictText(*state.findings, m_workspace.options.sizeUnit()));
    m_details->setText(findingsText(state));
}

/// The types that grew, and what holds them.
QString HuntPanel::findingsText(const HuntState& state)
{
    const HuntFindings& findings = *state.findings;
    const SizeUnit unit = m_workspace.options.sizeUnit();
    QStringList lines;
    if (const QString failed = huntFailedText(findings); !failed.isEmpty()) {
        lines << failed;
    }
    if (findings.survivors) {
        m_holders = huntHolderTexts(findings, unit);
    }
    lines << m_holders;
    const auto& types = huntedTypes(findings);
    if (!lines.isEmpty() && !types.empty()) {
        lines << QString(); // so that one is told from the other
    }
    for (std::size_t i = 0; i < std::min(types.size(), kMostHunted); ++i) {
        lines << huntedTypeText(types[i], unit);
    }
    return lines.join(u'\n');
}

QString HuntPanel::startHint() const
{
    const OpenRecording* const open = m_workspace.session.current();
    if (open == nullptr || !m_workspace.live.isLive(open->id)) {
        return tr("Attach to a Node.js first, or run one.");
    }
    const auto heap = m_workspace.live.heapOf(open->id);
    if (!heap || heap->state().step == HeapWatchState::Step::Ended) {
        return tr("Watch the V8 heap first: the button is above.");
    }
    if (heap->state().runtime != HeapRuntime::V8) {
        return tr("A leak hunt takes heap snapshots of a Node.js, which this program has none of. "
                  "Compare two snapshots by type instead.");
    }
    if (open->path.isEmpty()) {
        return tr("This recording has no file, so there is no place for snapshots.");
    }
    return m_form->problem();
}

void HuntPanel::showBefore()
{
    m_steps->showPlan(m_form->times(), m_form->idle());
    m_sentence->setText(
        tr("Does the program keep something of each action? It is done again and again, with "
           "three snapshots in between; what grows with it is a leak."));
    m_details->setText(startHint());
}

QString HuntPanel::asText() const
{
    const HuntState& state = m_workspace.hunting.state();
    return state.phase == Phase::Over ? m_sentence->text() + u'\n' + m_details->text() + u'\n'
                                      : QString();
}

void HuntPanel::retranslate()
{
    m_start->setText(tr("Start"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Give the hunt up; the program and its recording go on"));
    m_done->setText(tr("Done"));
    m_done->setToolTip(tr("It has been done as often as it says"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy what was found"));
    showState();
}

} // namespace tidemark::app

#include "moc_hunt_panel.cpp"
