// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/print_view.h"

#include "app/export/picture_export.h"

#include <QPainter>
#include <QPrintPreviewDialog>
#include <QPrinter>

namespace tidemark::app
{

void printView(QWidget& parent, QWidget& view)
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setPageOrientation(QPageLayout::Landscape);
    printer.setDocName(parent.windowTitle());
    QPrintPreviewDialog preview(&printer, &parent);
    QObject::connect(&preview, &QPrintPreviewDialog::paintRequested, &view,
                     [&view](QPrinter* paper) {
                         QPainter painter(paper);
                         drawFitted(view, painter, painter.viewport());
                     });
    preview.resize(parent.size());
    preview.exec();
}

} // namespace tidemark::app
