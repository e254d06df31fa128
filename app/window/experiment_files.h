// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/experiment_document.h"
#include "core/result.h"

#include <QHash>
#include <QStringList>

#include <utility>

namespace tidemark::app
{

/// The files of runs of experiments that are being read, and the groups that they belong to. GUI
/// thread only.
class ExperimentFiles final
{
public:
    /// The files of the runs that count. @p leftOut says which failed, if any did. Errors: as
    /// readExperiment().
    Result<QStringList> open(const QString& path, QString& leftOut);

    /// The files of the runs that count so far, of an experiment that gets another series.
    QStringList addPast(const ExperimentDocument& experiment);

    /// The file of one run.
    QString add(const ExperimentRun& run, const ExperimentDocument& experiment);

    /// The group of what was read from @p path, and that one's base; empty for other files. Asked
    /// once.
    std::pair<QString, QString> takeGroup(const QString& path) { return m_groups.take(path); }

private:
    QHash<QString, std::pair<QString, QString>> m_groups;
};

} // namespace tidemark::app
