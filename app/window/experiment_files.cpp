// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/experiment_files.h"

#include "app/text/experiment_text.h"
#include "core/formats/tidemark/experiment_reader.h"

#include <QFile>

namespace tidemark::app
{

Result<QStringList> ExperimentFiles::open(const QString& path, QStringList& leftOut)
{
    const auto experiment = readExperiment(QFile::encodeName(path).toStdString());
    if (!experiment) {
        return tl::unexpected(experiment.error());
    }
    QStringList files;
    for (const ExperimentRun& run : experiment->runs) {
        if (run.counts()) {
            files << add(run, *experiment);
        } else if (const QString sentence = leftOutText(run, *experiment); !sentence.isEmpty()) {
            leftOut << sentence;
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
