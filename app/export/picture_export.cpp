// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/picture_export.h"

#include <QFileInfo>
#include <QImageWriter>
#include <QPixmap>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QWidget>

namespace tidemark::app
{

namespace
{

Result<void> finish(QSaveFile& file, bool drawn, const QString& reason)
{
    if (!drawn) {
        return failure(ErrorCode::CannotWrite, reason.toStdString());
    }
    if (!file.commit()) {
        return failure(ErrorCode::CannotWrite, file.errorString().toStdString());
    }
    return {};
}

} // namespace

Result<void> savePicture(QWidget& widget, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return failure(ErrorCode::CannotWrite, file.errorString().toStdString());
    }
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("svg")) {
        QSvgGenerator svg;
        svg.setOutputDevice(&file);
        svg.setSize(widget.size());
        svg.setViewBox(widget.rect());
        svg.setTitle(QStringLiteral("Tidemark"));
        constexpr int kDotsPerInch = 96;
        svg.setResolution(kDotsPerInch);
        widget.render(&svg);
        return finish(file, true, {});
    }
    QImageWriter writer(&file, ending.isEmpty() ? QByteArray("png") : ending.toLatin1());
    const bool written = writer.write(widget.grab().toImage());
    return finish(file, written, writer.errorString());
}

} // namespace tidemark::app
