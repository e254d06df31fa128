// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sources/card_step.h"

#include <QToolButton>

namespace tidemark::app
{

/// Stands above a group of cards, with their number; a press, or Left and Right, fold it.
class SourceHeading final : public QToolButton
{
    Q_OBJECT

public:
    explicit SourceHeading(QWidget* parent = nullptr);

    /// An empty name stands for those that are in no group.
    void setGroup(const QString& name, std::size_t count, bool isFolded);

    QSize sizeHint() const override;

Q_SIGNALS:
    void foldRequested(bool isFolded);
    void stepRequested(tidemark::app::CardStep step);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslate();

    QString m_name;
    std::size_t m_count = 0;
    bool m_isFolded = false;
};

} // namespace tidemark::app
