// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

#include <memory>

class QWidget;

namespace tidemark::app
{

enum class PictureColours {
    AsShown,
    Light, ///< to be printed, whatever the program looks like
};

/// A view while a picture is made of it, in the colours of the picture: one that is shown gets its
/// own back afterwards, before anything is painted.
class ViewPicture final
{
public:
    ViewPicture(QWidget& shown, PictureColours colours);

    /// One that is made for the picture alone.
    ViewPicture(std::unique_ptr<QWidget> made, PictureColours colours);

    ~ViewPicture();
    ViewPicture(const ViewPicture&) = delete;
    ViewPicture& operator=(const ViewPicture&) = delete;

    QWidget& widget() const { return *m_widget; }

private:
    std::unique_ptr<QWidget> m_made; ///< null for one that is shown
    QWidget* m_widget;
    QPalette m_before;
    bool m_hadPalette;
};

} // namespace tidemark::app
