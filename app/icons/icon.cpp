// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/icons/icon.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace tidemark::app
{

namespace
{

constexpr int kSizes[] = {16, 24, 32, 48};
constexpr int kSwatchSize = 32;

QByteArray recoloured(QByteArray svg, const QColor& colour)
{
    const QByteArray name = colour.name().toLatin1();
    for (const char* black : {"#000000", "currentColor", "#000"}) {
        svg.replace(QByteArray("\"") + black, QByteArray("\"") + name);
        svg.replace(QByteArray(":") + black, QByteArray(":") + name);
    }
    return svg;
}

void addPixmaps(QIcon& icon, const QByteArray& svg, const QColor& colour, QIcon::Mode mode)
{
    QSvgRenderer renderer(recoloured(svg, colour));
    if (!renderer.isValid()) {
        return;
    }
    for (const int size : kSizes) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        icon.addPixmap(pixmap, mode);
    }
}

} // namespace

QIcon themedIcon(const QString& name, const QPalette& palette)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray svg = file.readAll();
    QIcon icon;
    addPixmaps(icon, svg, palette.color(QPalette::Active, QPalette::WindowText), QIcon::Normal);
    addPixmaps(icon, svg, palette.color(QPalette::Disabled, QPalette::WindowText), QIcon::Disabled);
    return icon;
}

QIcon swatchIcon(const QColor& colour)
{
    QPixmap pixmap(kSwatchSize, kSwatchSize);
    pixmap.fill(colour);
    return pixmap;
}

} // namespace tidemark::app
