// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/heap/heap_map.h"
#include "app/jobs/background_result.h"
#include "app/workspace/workspace.h"

#include <QWidget>

class QComboBox;

namespace tidemark::app
{

class AreaView;
class HeapHint;

/// One snapshot as a map: what keeps its memory, by dominators or by type, as areas. What is chosen
/// there is the object or the type that all views show, and the other way round.
///
/// Works only while it is visible, and lets go of a heap as soon as it is closed or another one is
/// shown. GUI thread only.
class HeapMapView final : public QWidget
{
    Q_OBJECT

public:
    explicit HeapMapView(Workspace& workspace, QWidget* parent = nullptr);

    /// Zooms to where @p subject of the snapshot that is shown is drawn, once the map is there. A
    /// type is shown on the map by type.
    void reveal(const MapSubject& subject);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void followSession();
    void refresh();
    void start(const std::shared_ptr<const HeapAnalysis>& analysis);
    void showMap(const std::shared_ptr<const HeapMap>& map);
    void showChosen();
    void revealWanted();
    void choose(std::uint32_t node);
    bool hasObjects() const { return m_snapshot != nullptr && m_snapshot->graph != nullptr; }
    HeapAreas areas() const;

    Workspace& m_workspace;
    AreaView* m_view;
    QComboBox* m_by;
    HeapHint* m_hint;
    SnapshotPtr m_snapshot;
    std::shared_ptr<const HeapMap> m_map; ///< that is shown
    std::optional<MapSubject> m_wanted;   ///< to be revealed
    SizeUnit m_unit;                      ///< in which
    bool m_withShapes;                    ///< that the map by type is made with
    BackgroundResult<HeapMap> m_byDominator;
    BackgroundResult<HeapMap> m_byType;
};

} // namespace tidemark::app
