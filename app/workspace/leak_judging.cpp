// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/leak_judging.h"

#include "app/workspace/palette.h"

#include <utility>

namespace tidemark::app
{

namespace
{

constexpr int kPause = 1'000; ///< milliseconds between two verdicts on what grows
constexpr QRgb kUndecidedColour = kSeriesColours.back();

/// What is selected of @p open, on its own axis.
std::optional<AxisRange> selectedOf(const Session& session, const OpenRecording& open)
{
    const auto& selected = session.time().selected();
    if (!selected || open.recording->timeline.axis != session.axisUnit()) {
        return {};
    }
    return session.placementOf(open).toOwn(*selected);
}

} // namespace

LeakJudging::LeakJudging(const Session& session)
    : m_session(session),
      m_job([this](Judged judged) {
          m_judged = std::move(judged);
          Q_EMIT changed();
      })
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(kPause);
    connect(&m_wait, &QTimer::timeout, this, &LeakJudging::judge);
    for (const auto signal : {&Session::listChanged, &Session::alignmentChanged}) {
        connect(&session, signal, this, &LeakJudging::judge);
    }
    connect(&session, &Session::currentChanged, this, &LeakJudging::judge);
    connect(&session, &Session::recordingChanged, this, &LeakJudging::judgeSoon);
    connect(&session.time(), &TimeSelection::selectedChanged, this, &LeakJudging::judge);
}

void LeakJudging::setWanted(Reader reader, bool isWanted)
{
    const bool before = this->isWanted();
    (reader == Reader::Panel ? m_panelWants : m_timelineWants) = isWanted;
    if (before != this->isWanted()) {
        judge();
        Q_EMIT wantedChanged();
    }
}

void LeakJudging::setLimit(int id, std::optional<double> bytes)
{
    if (bytes) {
        m_limits[id] = *bytes;
    } else {
        m_limits.remove(id);
    }
    judge();
}

void LeakJudging::setThreshold(std::optional<double> perSecond)
{
    m_threshold = perSecond;
    judge();
}

void LeakJudging::judgeSoon()
{
    if (!m_wait.isActive()) {
        m_wait.start();
    }
}

LeakQuestion LeakJudging::questionAbout(const OpenRecording& open) const
{
    const auto limit = m_limits.constFind(open.id);
    return {selectedOf(m_session, open),
            limit != m_limits.constEnd() ? std::optional(*limit) : std::nullopt, m_threshold};
}

/// Whether what is known is about what is there now.
bool LeakJudging::isAnswered(const OpenRecording& open) const
{
    return m_judged.id == open.id && m_judged.recording == open.recording &&
           m_judged.question == questionAbout(open);
}

void LeakJudging::forget()
{
    m_job.cancel();
    m_judged = {};
    Q_EMIT changed();
}

void LeakJudging::judge()
{
    const OpenRecording* const open = m_session.currentRun();
    if (!isWanted()) { // setWanted() makes up for it; until then nothing old is kept
        if (open == nullptr || !isAnswered(*open)) {
            forget();
        }
        return;
    }
    m_wait.stop();
    if (open == nullptr || !open->hasTimeline()) {
        forget();
        return;
    }
    if (isAnswered(*open)) {
        m_job.cancel();
        return;
    }
    if (m_judged.id != open->id) {
        m_judged = {}; // that of another recording, until the new one is known
        Q_EMIT changed();
    }
    m_job.startInBackground([id = open->id, recording = open->recording,
                             question = questionAbout(*open)](TaskControl&) {
        return Judged{id, recording, question, judgeLeak(recording->timeline, question)};
    });
}

QColor verdictColour(LeakVerdict verdict)
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

} // namespace tidemark::app

#include "moc_leak_judging.cpp"
