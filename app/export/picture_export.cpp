// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/picture_export.h"

#include "core/documents/output_file.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QImageWriter>
#include <QPixmap>
#include <QSvgGenerator>
#include <QWidget>

namespace tidemark::app
{

namespace
{

void drawSvg(QWidget& widget, QIODevice& device)
{
    QSvgGenerator svg;
    svg.setOutputDevice(&device);
    svg.setSize(widget.size());
    svg.setViewBox(widget.rect());
    svg.setTitle(QStringLiteral("Tidemark"));
    constexpr int kDotsPerInch = 96;
    svg.setResolution(kDotsPerInch);
    widget.render(&svg);
}

Result<void> draw(QWidget& widget, const QString& ending, QIODevice& device)
{
    if (ending == QLatin1String("svg")) {
        drawSvg(widget, device);
        return {};
    }
    QImageWriter writer(&device, ending.isEmpty() ? QByteArray("png") : ending.toLatin1());
    if (!writer.write(widget.grab().toImage())) {
        return failure(ErrorCode::CannotWrite, writer.errorString().toStdString());
    }
    return {};
}

} // namespace

Result<void> savePicture(QWidget& widget, const QString& path, Overwrite overwrite)
{
    auto file = OutputFile::replacing(QFile::encodeName(path).toStdString(), overwrite);
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    QBuffer picture;
    picture.open(QIODevice::WriteOnly);
    if (auto drawn = draw(widget, QFileInfo(path).suffix().toLower(), picture); !drawn) {
        return drawn;
    }
    file->append(picture.data().toStdString());
    return file->commit();
}

} // namespace tidemark::app
