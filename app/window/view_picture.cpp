// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/view_picture.h"

#include "app/window/theme.h"

#include <QWidget>

#include <utility>

namespace tidemark::app
{

ViewPicture::ViewPicture(QWidget& shown, PictureColours colours)
    : m_widget(&shown),
      m_before(shown.palette()),
      m_hadPalette(shown.testAttribute(Qt::WA_SetPalette))
{
    if (colours == PictureColours::Light) {
        m_widget->setPalette(lightPalette());
    }
}

ViewPicture::ViewPicture(std::unique_ptr<QWidget> made, PictureColours colours)
    : ViewPicture(*made, colours)
{
    m_made = std::move(made);
}

ViewPicture::~ViewPicture()
{
    if (m_made == nullptr) {
        m_widget->setPalette(m_hadPalette ? m_before : QPalette());
    }
}

} // namespace tidemark::app
