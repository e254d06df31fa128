// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace tidemark::app
{

/// A button that looks like a link: an icon, one line of plain text cut where it does not fit,
/// reached by Tab and pressed by Space or Enter.
class LinkButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit LinkButton(QWidget* parent = nullptr);

    /// Sets the text as shown (one line) and as accessible name.
    void setLink(const QString& text, Qt::TextElideMode mode = Qt::ElideRight);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int iconSpace() const;

    QString m_link;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace tidemark::app
