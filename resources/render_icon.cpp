// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>

/// render_icon SVG SIZE PNG: draws an icon as a square of so many pixels. Runs while Tidemark is
/// built, so that the SVG stays the only original.
int main(int count, char** arguments)
{
    if (count != 4) {
        std::fputs("usage: render_icon SVG SIZE PNG\n", stderr);
        return 2;
    }
    QSvgRenderer renderer(QString::fromLocal8Bit(arguments[1]));
    const int size = QByteArray(arguments[2]).toInt();
    QImage image(size, size, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter);
    painter.end();
    if (!renderer.isValid() || !image.save(QString::fromLocal8Bit(arguments[3]), "PNG")) {
        std::fprintf(stderr, "render_icon: cannot draw %s to %s\n", arguments[1], arguments[3]);
        return 1;
    }
    return 0;
}
