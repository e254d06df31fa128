// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/experiment_files.h"

#include "app/text/experiment_text.h"
#include "core/formats/tidemark/experiment_reader.h"

#include <QCoreApplication>
#include <QFile>

namespace tidemark::app
{

namespace
{

struct ExperimentFilesText {
    Q_DECLARE_TR_FUNCTIONS(ExperimentFiles)
};

constexpr qsizetype kMostSentences = 3; ///< about runs that failed

} // namespace

Result<QStringList> ExperimentFiles::open(const QString& path, QString& leftOut)
{
    const auto experiment = readExperiment(QFile::encodeName(path).toStdString());
    if (!experiment) {
        return tl::unexpected(experiment.error());
    }
    QStringList files;
    QStringList sentences;
    for (const ExperimentRun& run : experiment->runs) {
        if (run.counts()) {
            files << add(run, *experiment);
        } else if (const QString sentence = leftOutText(run, *experiment); !sentence.isEmpty()) {
            sentences << sentence;
        }
    }
    if (const auto more = static_cast<int>(sentences.size() - kMostSentences); more > 0) {
        sentences = sentences.mid(0, kMostSentences);
        sentences << ExperimentFilesText::tr("%n more are left out, too.", nullptr, more);
    }
    leftOut = sentences.join(u'\n');
    return files;
}

QStringList ExperimentFiles::addPast(const ExperimentDocument& experiment)
{
    ExperimentDocument withNext = experiment; // whose groups are called by their series
    ExperimentRun next;
    next.series = experiment.series() + 1;
    withNext.runs.push_back(next);
    QStringList files;
    for (const ExperimentRun& run : experiment.runs) {
        if (run.counts()) {
            files << add(run, withNext);
        }
    }
    return files;
}

QString ExperimentFiles::add(const ExperimentRun& run, const ExperimentDocument& experiment)
{
    const QString path = QFile::decodeName(run.file.c_str());
    ExperimentRun first = run;
    first.series = 1;
    m_groups[path] = {experimentGroupText(run, experiment),
                      run.series > 1 ? experimentGroupText(first, experiment) : QString()};
    return path;
}

} // namespace tidemark::app
