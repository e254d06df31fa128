// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"

#include <QObject>

namespace tidemark::app
{

/// How a tree with weights is drawn.
enum class AreaShape {
    Treemap, ///< rectangles inside of each other
    Icicle,  ///< a row for each level
};

/// What the areas of a heap are parts of.
enum class HeapAreas {
    Dominators, ///< of what keeps them alive: retained sizes
    Types,      ///< of their types: shallow sizes
};

/// How the user likes to see things, apart from what is open. GUI thread only; app/settings keeps
/// it between starts.
class ViewOptions final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    SizeUnit sizeUnit() const { return m_sizeUnit; }
    bool isFilled() const { return m_filled; }
    bool showsBand() const { return m_showsBand; }
    bool showsNames() const { return m_showsNames; }
    bool showsVerdict() const { return m_showsVerdict; }
    bool infersShapes() const { return m_infersShapes; }
    bool showsEngineFields() const { return m_showsEngineFields; }
    AreaShape heapShape() const { return m_heapShape; }
    HeapAreas heapAreas() const { return m_heapAreas; }
    AreaShape changesShape() const { return m_changesShape; }

    void setSizeUnit(SizeUnit unit)
    {
        if (unit != m_sizeUnit) {
            m_sizeUnit = unit;
            Q_EMIT changed();
        }
    }

    /// Lines, or areas filled down to zero.
    void setFilled(bool filled)
    {
        if (filled != m_filled) {
            m_filled = filled;
            Q_EMIT changed();
        }
    }

    /// Whether many recordings are one band with its median, and only those that lie apart are
    /// lines.
    void setShowsBand(bool shows)
    {
        if (shows != m_showsBand) {
            m_showsBand = shows;
            Q_EMIT changed();
        }
    }

    /// Whether the lines of the timeline have their names at their ends, where there are several.
    void setShowsNames(bool shows)
    {
        if (shows != m_showsNames) {
            m_showsNames = shows;
            Q_EMIT changed();
        }
    }

    /// Whether the leak verdict is drawn into the timeline, be its panel seen or not.
    void setShowsVerdict(bool shows)
    {
        if (shows != m_showsVerdict) {
            m_showsVerdict = shows;
            Q_EMIT changed();
        }
    }

    /// Whether plain objects of heap snapshots stand in classes by their properties.
    void setInfersShapes(bool infers)
    {
        if (infers != m_infersShapes) {
            m_infersShapes = infers;
            Q_EMIT changed();
        }
    }

    /// Whether what every object has for the engine's own use stands among its fields.
    void setShowsEngineFields(bool shows)
    {
        if (shows != m_showsEngineFields) {
            m_showsEngineFields = shows;
            Q_EMIT changed();
        }
    }

    /// How the map of one heap is drawn.
    void setHeapShape(AreaShape shape)
    {
        if (shape != m_heapShape) {
            m_heapShape = shape;
            Q_EMIT changed();
        }
    }

    void setHeapAreas(HeapAreas areas)
    {
        if (areas != m_heapAreas) {
            m_heapAreas = areas;
            Q_EMIT changed();
        }
    }

    /// How the changes between two heaps are drawn.
    void setChangesShape(AreaShape shape)
    {
        if (shape != m_changesShape) {
            m_changesShape = shape;
            Q_EMIT changed();
        }
    }

Q_SIGNALS:
    void changed();

private:
    SizeUnit m_sizeUnit = SizeUnit::Binary;
    bool m_filled = false;
    bool m_showsBand = false;
    bool m_showsNames = true;
    bool m_showsVerdict = false;
    bool m_infersShapes = true;
    bool m_showsEngineFields = false;
    AreaShape m_heapShape = AreaShape::Treemap;
    HeapAreas m_heapAreas = HeapAreas::Dominators;
    AreaShape m_changesShape = AreaShape::Treemap;
};

} // namespace tidemark::app
