// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace tidemark::app
{

/// One sentence that matters, in larger letters over as many lines as it needs, as plain text, with
/// a button that copies it.
class HolderBanner final : public QWidget
{
    Q_OBJECT

public:
    explicit HolderBanner(QWidget* parent = nullptr);

    void setSentence(const QString& sentence);
    QString sentence() const;

    /// Puts the sentence on the clipboard.
    void copy() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();
    void setFontAndIcon();

    QLabel* m_sentence;
    QToolButton* m_copy;
};

} // namespace tidemark::app
