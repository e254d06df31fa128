// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sound/range_sound.h"

#include "app/workspace/plotted_series.h"
#include "core/documents/wav_file.h"
#include "core/timeline/tone.h"

#include <QDir>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr ToneRule kRule;
constexpr int kFrame = 33; // milliseconds between two places of the cursor

/// The line of the recording that stands out: its main series if that is plotted, else its first.
std::optional<PlottedSeries> heardOf(const Session& session)
{
    const OpenRecording* const open = session.currentTimeline();
    const auto all = plottedSeries(session);
    const Series* const main = open != nullptr ? open->recording->timeline.mainSeries() : nullptr;
    auto found = std::ranges::find(all, main, &PlottedSeries::series);
    if (found == all.end() && open != nullptr) {
        found = std::ranges::find(all, open->id, &PlottedSeries::recordingId);
    }
    return found == all.end() ? std::nullopt : std::optional(*found);
}

} // namespace

RangeSound::RangeSound(Workspace& workspace, QObject* parent)
    : QObject(parent),
      m_workspace(workspace)
{
    m_clock.setInterval(kFrame);
    connect(&m_clock, &QTimer::timeout, this, &RangeSound::moveCursor);
}

RangeSound::~RangeSound()
{
    stop();
}

const QStringList& RangeSound::players()
{
    static const QStringList names{QStringLiteral("pw-play"), QStringLiteral("paplay"),
                                   QStringLiteral("aplay")};
    return names;
}

void RangeSound::play()
{
    stop();
    const auto heard = heardOf(m_workspace.session);
    if (!heard) {
        Q_EMIT failed(tr("There is no line to be heard: no series of this recording is shown."));
        return;
    }
    QString player;
    for (const QString& name : players()) {
        player = player.isEmpty() ? QStandardPaths::findExecutable(name) : player;
    }
    if (player.isEmpty()) {
        Q_EMIT failed(tr("There is no program here that plays sounds. One of %1 is needed.")
                          .arg(players().join(QStringLiteral(", "))));
        return;
    }
    if (!write(*heard)) {
        Q_EMIT failed(tr("The sound could not be written to %1.").arg(QDir::tempPath()));
        return;
    }
    start(player);
}

bool RangeSound::write(const PlottedSeries& plotted)
{
    m_range = m_workspace.session.time().visible();
    const auto sound = toneOf(pitchesOf(*plotted.series, plotted.placement, m_range, kRule), kRule);
    const std::string file = wavFile(sound, kRule.rate);
    m_file = std::make_unique<QTemporaryFile>(
        QDir::temp().filePath(QStringLiteral("tidemark-XXXXXX.wav")));
    return m_file->open() &&
           m_file->write(file.data(), static_cast<qint64>(file.size())) ==
               static_cast<qint64>(file.size()) &&
           m_file->flush();
}

void RangeSound::start(const QString& player)
{
    m_player = new QProcess(this);
    m_player->setStandardInputFile(QProcess::nullDevice());
    m_player->setStandardOutputFile(QProcess::nullDevice());
    connect(m_player, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        const QString said = QString::fromLocal8Bit(m_player->readAllStandardError()).trimmed();
        const QString name = m_player->program();
        stop();
        if (code != 0 || status != QProcess::NormalExit) {
            Q_EMIT failed(tr("%1 could not play the sound: %2").arg(name, said));
        }
    });
    connect(m_player, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            const QString name = m_player->program();
            stop();
            Q_EMIT failed(tr("%1 could not be started.").arg(name));
        }
    });
    m_since.start();
    m_clock.start();
    m_player->start(player, {m_file->fileName()});
    m_workspace.isHeard = true;
    Q_EMIT changed();
}

void RangeSound::stop()
{
    QProcess* const player = std::exchange(m_player, nullptr);
    if (player == nullptr) {
        return;
    }
    m_clock.stop();
    disconnect(player, nullptr, this, nullptr);
    player->kill();
    player->waitForFinished(); // it is gone at once
    player->deleteLater();
    m_file.reset();
    m_workspace.isHeard = false;
    Q_EMIT changed();
}

void RangeSound::moveCursor()
{
    const double seconds = static_cast<double>(kRule.length()) / kRule.rate;
    const double share = std::min(static_cast<double>(m_since.elapsed()) / 1000.0 / seconds, 1.0);
    m_workspace.session.time().setCursor(
        m_range.begin + static_cast<std::int64_t>(share * static_cast<double>(m_range.length())));
}

} // namespace tidemark::app

#include "moc_range_sound.cpp"
