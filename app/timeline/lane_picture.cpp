// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/lane_picture.h"

#include <QPaintEngine>
#include <QPainter>
#include <QWidget>

namespace tidemark::app
{

void LanePicture::draw(QPainter& painter, const QWidget& viewport, const Key& key,
                       const std::function<void(QPainter&)>& paint)
{
    if (painter.paintEngine()->type() != QPaintEngine::Raster) {
        painter.save();
        paint(painter);
        painter.restore();
        return;
    }
    const double ratio = viewport.devicePixelRatioF();
    const QSize size = viewport.size() * ratio;
    if (m_picture.size() != size || m_key != key || m_palette != viewport.palette().cacheKey() ||
        m_font != viewport.font()) {
        m_picture = QPixmap(size);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter still(&m_picture);
        still.setFont(painter.font());
        paint(still);
        m_key = key;
        m_palette = viewport.palette().cacheKey();
        m_font = viewport.font();
    }
    painter.drawPixmap(QPoint(), m_picture);
}

} // namespace tidemark::app
