// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"

#include <QStringList>

namespace tidemark::app
{

/// What the recordings of one file are called: by the file, which is called @p fileName, with "#2"
/// where it holds several; a run of which only totals are known by its label, with "#2" where
/// several have that; and what a server told of a fleet by the names of its members. One line each.
QStringList recordingNames(const QString& fileName, const Recordings& recordings);

} // namespace tidemark::app
