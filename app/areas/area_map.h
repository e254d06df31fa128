// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/areas/area_scene.h"

#include <QAbstractScrollArea>
#include <QImage>

#include <optional>

namespace tidemark::app
{

/// A tree with weights as a picture of areas, a treemap or an icicle. What is pointed at is told, a
/// click chooses it, a double click or Enter goes into it, Backspace or Escape out again, Alt+Left
/// and Alt+Right through what was seen before, and arrow keys from area to area. What has a title
/// is what a double click inside it goes into.
///
/// The layout is made when it is needed; it costs what is seen. GUI thread only.
class AreaMap final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit AreaMap(QWidget* parent = nullptr);

    /// Shows @p source, or nothing; over the same tree as before in the same place.
    void setSource(std::shared_ptr<const AreaSource> source);
    const std::shared_ptr<const AreaSource>& source() const { return m_scene.source(); }

    void setShape(AreaShape shape);

    /// Lets only these nodes stand out; all if it is null.
    void setMarked(std::shared_ptr<const AreaSource::Marked> marked);

    /// What fills the picture: a node, or the siblings of a rest.
    WeightedTree::Range place() const { return m_scene.place(); }
    const AreaHistory& history() const { return m_scene.history(); }
    bool canGoOut() const { return m_scene.canGoOut(); }
    void zoomInto(tidemark::WeightedTree::Range place);
    void zoomTo(std::uint32_t node) { zoomInto({node, node + 1}); }

    /// What zooming into a cell shows: it, or where nothing is in it the one around.
    WeightedTree::Range placeInto(std::uint32_t cell) { return m_scene.placeInto(cell); }
    void goOut()
    {
        m_scene.goOut();
        moved();
    }
    void goBack()
    {
        m_scene.goBack();
        moved();
    }
    void goForward()
    {
        m_scene.goForward();
        moved();
    }

    /// The node chosen; none if there is none, or what is current is a rest.
    std::optional<std::uint32_t> current() const { return m_scene.node(); }

    /// Makes a node the current one without telling so; none with nothing.
    void setCurrent(std::optional<std::uint32_t> node);

    /// The same, and where it is not drawn zooms to what it is in.
    void reveal(std::uint32_t node);

    /// What is drawn now: without cells if there is no source.
    const AreaLayout& areas() { return m_scene.areas(); }

    /// Where a cell is drawn, in the viewport.
    QRectF areaOf(std::uint32_t cell);

    /// One line about a cell: its name, figure and shares.
    QString textOf(const AreaCell& cell) const;

    /// The picture as it is seen, without what is pointed at.
    QImage picture();

Q_SIGNALS:
    /// A click or a key chose a node.
    void chosen(std::uint32_t node);

    /// Another place fills the picture, or the history is another one.
    void zoomed();

    /// What is told of the cell pointed at, or else of the current one, is new.
    void told(const QString& text);

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    const AreaSource& shown() const { return *m_scene.source(); }
    void moved();
    void makeStale();
    void fitRoom();
    std::optional<std::uint32_t> cellAt(const QPointF& point);
    void point(std::optional<std::uint32_t> cell);
    void choose(std::uint32_t cell);
    bool goByKey(const QKeyEvent& event);
    bool zoomByKey(const QKeyEvent& event);
    void bringToView(std::uint32_t cell);
    void tell();
    void describe();

    AreaScene m_scene;
    std::shared_ptr<const AreaSource::Marked> m_marked;
    QImage m_picture;                       ///< null while it is stale
    std::optional<std::uint32_t> m_pointed; ///< cell
};

} // namespace tidemark::app
