// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/areas/area_source.h"

#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace tidemark::app
{

/// The way from the root of a tree to what fills a picture, a node or siblings, as buttons that
/// lead back: the root, and of a long way only its end.
class AreaPath final : public QWidget
{
    Q_OBJECT

public:
    explicit AreaPath(QWidget* parent = nullptr);

    /// Null shows nothing.
    void showPath(const AreaSource* source, WeightedTree::Range place);

Q_SIGNALS:
    void chosen(tidemark::WeightedTree::Range place);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Step {
        WeightedTree::Range place;
        QString name;
    };

    void fill();
    void addButton(const Step& step, int width);
    void addGap(const QString& text);

    QHBoxLayout* m_row;
    QList<Step> m_steps; ///< from the root
    bool m_isShortened = false;
};

} // namespace tidemark::app
