// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/picture_file.h"

#include "app/window/window_files.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>
#include <vector>

namespace tidemark::app
{

std::optional<PictureFile> choosePictureFile(QWidget& parent)
{
    struct Kind {
        QString filter;
        int scale = 1;
    };
    const std::vector<Kind> kinds{{WindowFiles::tr("PNG picture (*.png)")},
                                  {WindowFiles::tr("PNG picture, twice as large (*.png)"), 2},
                                  {WindowFiles::tr("PNG picture, four times as large (*.png)"), 4},
                                  {WindowFiles::tr("SVG drawing (*.svg)")},
                                  {WindowFiles::tr("PDF document (*.pdf)")}};
    QStringList filters;
    for (const Kind& kind : kinds) {
        filters << kind.filter;
    }
    QString chosen;
    PictureFile file;
    file.path = QFileDialog::getSaveFileName(&parent, WindowFiles::tr("Save picture"),
                                             QStringLiteral("tidemark"),
                                             filters.join(QStringLiteral(";;")), &chosen);
    if (file.path.isEmpty()) {
        return {};
    }
    const auto kind = std::ranges::find(kinds, chosen, &Kind::filter);
    if (QFileInfo(file.path).suffix().isEmpty() && kind != kinds.end()) {
        file.path += kind->filter.mid(kind->filter.lastIndexOf(QLatin1Char('.'))).chopped(1);
    }
    file.scale = kind != kinds.end() ? kind->scale : 1;
    return file;
}

} // namespace tidemark::app
