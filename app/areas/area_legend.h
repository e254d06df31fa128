// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/areas/area_source.h"

#include <QWidget>

namespace tidemark::app
{

/// The tones of areas with their names, in a row; what finds no room at the end is left out.
class AreaLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit AreaLegend(QWidget* parent = nullptr);

    void setTones(std::vector<AreaTone> tones);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int widthOf(const AreaTone& tone) const;

    std::vector<AreaTone> m_tones;
};

} // namespace tidemark::app
