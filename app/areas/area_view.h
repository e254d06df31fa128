// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/areas/area_map.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QHBoxLayout;
class QToolButton;

namespace tidemark::app
{

class AreaLegend;
class AreaPath;
class AreaSearch;
class ElidedLabel;

/// An AreaMap with what surrounds it: the way to what is seen, back and forward, a search, the
/// choice of treemap or icicle, and below it, where there is room, what is pointed at and a legend.
class AreaView final : public QWidget
{
    Q_OBJECT

public:
    explicit AreaView(QWidget* parent = nullptr);

    AreaMap& map() { return *m_map; }

    /// Shows @p source, or nothing; over the same tree as before in the same place.
    void setSource(const std::shared_ptr<const AreaSource>& source);
    void setShape(AreaShape shape);

    /// Puts a control into the row above the map.
    void add(QWidget* control);

    /// What the map is called for those who do not see it.
    void setMapName(const QString& name);

    /// What is said below the map while nothing is pointed at and nothing is current.
    void setNote(const QString& note);

Q_SIGNALS:
    void shapeChosen(tidemark::app::AreaShape shape);

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void showPlace();
    void layOutFoot();
    void tell(const QString& text);
    QToolButton* makeButton(const char* name, void (AreaMap::*work)());

    AreaMap* m_map;
    AreaPath* m_path;
    AreaSearch* m_search;
    AreaLegend* m_legend;
    QWidget* m_foot;
    QBoxLayout* m_footRow;
    ElidedLabel* m_told;
    QComboBox* m_shape;
    QHBoxLayout* m_row;
    QToolButton* m_back;
    QToolButton* m_forward;
    QToolButton* m_out;
    QString m_note;
};

} // namespace tidemark::app
