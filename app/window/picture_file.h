// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

class QWidget;

namespace tidemark::app
{

/// Where a picture is to go.
struct PictureFile {
    QString path; ///< its ending says the format
    int scale = 1;
};

/// Asks for it; none if the user gave it up.
std::optional<PictureFile> choosePictureFile(QWidget& parent);

} // namespace tidemark::app
