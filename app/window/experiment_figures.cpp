// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/experiment_figures.h"

#include "core/formats/format_registry.h"

namespace tidemark::app
{

std::vector<std::optional<RunFigures>> figuresOfRuns(const ExperimentDocument& experiment,
                                                     TaskControl& control)
{
    const FormatRegistry registry = builtinFormats();
    std::vector<std::optional<RunFigures>> figures;
    for (const ExperimentRun& run : experiment.runs) {
        if (control.cancelled()) {
            break;
        }
        const auto read = registry.read(run.file, control);
        figures.push_back(read ? runFiguresOf(*read->front()) : std::nullopt);
    }
    return figures;
}

} // namespace tidemark::app
