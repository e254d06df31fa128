// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis.h"

#include <QFont>
#include <QPixmap>

#include <functional>

class QPainter;
class QWidget;

namespace tidemark::app
{

/// What a lane shows apart from what the mouse is on: drawn once and kept, so that a move of the
/// mouse copies pixels. What is printed or saved as a drawing is drawn anew, as strokes and text.
/// GUI thread only.
class LanePicture final
{
public:
    /// What the picture depends on, beside the looks of the lane.
    struct Key {
        AxisRange visible;
        int scrolled = 0;
        int left = 0; ///< margins
        int right = 0;

        bool operator==(const Key&) const = default;
    };

    /// Draws on @p painter, which is that of @p viewport, what @p paint draws: from the picture if
    /// key, size, palette and font are still the same.
    void draw(QPainter& painter, const QWidget& viewport, const Key& key,
              const std::function<void(QPainter&)>& paint);

    /// The contents are others now.
    void forget() { m_picture = QPixmap(); }

private:
    QPixmap m_picture; ///< null if there is none
    Key m_key;
    qint64 m_palette = 0; ///< its cacheKey()
    QFont m_font;
};

} // namespace tidemark::app
