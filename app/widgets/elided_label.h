// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tidemark::app
{

/// One line of plain text, cut in the middle where it does not fit; the whole is its tooltip and
/// its accessible name. A number is never cut: of several parts with " · " between them those at
/// the end are left out as a whole. Takes the foreground role of its palette like a QLabel.
class ElidedLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    void setText(const QString& text);
    const QString& text() const { return m_text; }

    /// What of the text is seen now.
    QString seenText() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    QString m_text; ///< as shown: one line
};

} // namespace tidemark::app
