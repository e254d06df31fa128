// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QProgressBar;
class QToolButton;

namespace tidemark::app
{

class ElidedLabel;

/// What runs in the background: a text, how far it is, Cancel. Hidden while nothing runs.
class JobIndicator final : public QWidget
{
    Q_OBJECT

public:
    explicit JobIndicator(QWidget* parent = nullptr);

    /// Shows @p text, shown literally, with an empty bar.
    void start(const QString& text);

    /// @p steps of kProgressSteps.
    void setProgress(int steps);
    void finish();

Q_SIGNALS:
    void cancelRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    ElidedLabel* m_text;
    QProgressBar* m_bar;
    QToolButton* m_cancel;
};

} // namespace tidemark::app
