// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/icons/icon.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace tidemark::app
{

namespace
{

constexpr int kSizes[] = {16, 24, 32, 48};
constexpr int kSwatchSize = 32;

QByteArray svgOf(const QString& name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray recoloured(QByteArray svg, const QColor& colour)
{
    const QByteArray name = colour.name().toLatin1();
    for (const char* black : {"#000000", "currentColor", "#000"}) {
        svg.replace(QByteArray("\"") + black, QByteArray("\"") + name);
        svg.replace(QByteArray(":") + black, QByteArray(":") + name);
    }
    return svg;
}

QPixmap rendered(QSvgRenderer& renderer, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

/// Rendered once for each colour: lists ask for the same icon hundreds of times.
void addPixmaps(QIcon& icon, const QString& name, const QColor& colour, QIcon::Mode mode)
{
    QSvgRenderer renderer;
    for (const int size : kSizes) {
        const QString key = QStringLiteral("icon/%1/%2/%3").arg(name, colour.name()).arg(size);
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            if (!renderer.isValid() && !renderer.load(recoloured(svgOf(name), colour))) {
                return;
            }
            pixmap = rendered(renderer, size);
            QPixmapCache::insert(key, pixmap);
        }
        icon.addPixmap(pixmap, mode);
    }
}

} // namespace

QIcon themedIcon(const QString& name, const QPalette& palette)
{
    QIcon icon;
    addPixmaps(icon, name, palette.color(QPalette::Active, QPalette::WindowText), QIcon::Normal);
    addPixmaps(icon, name, palette.color(QPalette::Disabled, QPalette::WindowText),
               QIcon::Disabled);
    return icon;
}

QIcon swatchIcon(const QColor& colour)
{
    QPixmap pixmap(kSwatchSize, kSwatchSize);
    pixmap.fill(colour);
    return pixmap;
}

} // namespace tidemark::app
