// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/picture_export.h"

#include "core/documents/output_file.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QImageWriter>
#include <QPainter>
#include <QPdfWriter>
#include <QPixmap>
#include <QSvgGenerator>
#include <QWidget>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kDotsPerInch = 96;

void drawSvg(QWidget& widget, QIODevice& device)
{
    QSvgGenerator svg;
    svg.setOutputDevice(&device);
    svg.setSize(widget.size());
    svg.setViewBox(widget.rect());
    svg.setTitle(QStringLiteral("Tidemark"));
    svg.setResolution(kDotsPerInch);
    widget.render(&svg);
}

/// One page of the widget's size.
void drawPdf(QWidget& widget, QIODevice& device)
{
    constexpr double kPointsPerInch = 72.0;
    QPdfWriter pdf(&device);
    pdf.setResolution(kDotsPerInch);
    pdf.setPageMargins({});
    pdf.setPageSize(
        QPageSize(QSizeF(widget.size()) * kPointsPerInch / kDotsPerInch, QPageSize::Point));
    pdf.setTitle(QStringLiteral("Tidemark"));
    widget.render(&pdf);
}

Result<void> draw(QWidget& widget, const QString& ending, QIODevice& device, int scale)
{
    if (ending == QLatin1String("pdf")) {
        drawPdf(widget, device);
        return {};
    }
    if (ending == QLatin1String("svg")) {
        drawSvg(widget, device);
        return {};
    }
    QImageWriter writer(&device, ending.isEmpty() ? QByteArray("png") : ending.toLatin1());
    if (!writer.write(scale > 1 ? pictureOf(widget, scale) : widget.grab().toImage())) {
        return failure(ErrorCode::CannotWrite, writer.errorString().toStdString());
    }
    return {};
}

} // namespace

QImage pictureOf(QWidget& widget, int scale)
{
    QImage image(widget.size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::transparent);
    widget.render(&image);
    return image;
}

Result<void> savePicture(QWidget& widget, const QString& path, Overwrite overwrite, int scale)
{
    auto file = OutputFile::replacing(QFile::encodeName(path).toStdString(), overwrite);
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    QBuffer picture;
    picture.open(QIODevice::WriteOnly);
    if (auto drawn = draw(widget, QFileInfo(path).suffix().toLower(), picture, scale); !drawn) {
        return drawn;
    }
    file->append(picture.data().toStdString());
    return file->commit();
}

void drawFitted(QWidget& widget, QPainter& painter, const QRectF& area)
{
    const QSizeF size = widget.size();
    const double scale = std::min(area.width() / size.width(), area.height() / size.height());
    painter.save();
    painter.translate(area.left() + (area.width() - size.width() * scale) / 2, area.top());
    painter.scale(scale, scale);
    widget.render(&painter);
    painter.restore();
}

} // namespace tidemark::app
