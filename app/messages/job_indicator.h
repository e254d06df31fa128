// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QProgressBar;
class QToolButton;

namespace tidemark::app
{

class ElidedLabel;

/// What runs in the background: a text, how far it is, Cancel. Of several jobs the one that began
/// last is shown, then those before it. Hidden while nothing runs.
class JobIndicator final : public QWidget
{
    Q_OBJECT

public:
    /// Who runs a job; only compared, never looked into.
    using Owner = const QObject*;

    explicit JobIndicator(QWidget* parent = nullptr);

    /// Shows @p text, shown literally, with an empty bar; or anew, if the owner's job goes on with
    /// something else.
    void start(Owner owner, const QString& text);

    /// @p steps of kProgressSteps.
    void setProgress(Owner owner, int steps);
    void finish(Owner owner);

Q_SIGNALS:
    /// For the job that is shown.
    void cancelRequested(const QObject* owner);

private:
    void retranslate();

    void showLast();

    struct Job {
        Owner owner;
        QString text;
        int steps;
    };

    std::vector<Job> m_jobs; ///< by their begin
    ElidedLabel* m_text;
    QProgressBar* m_bar;
    QToolButton* m_cancel;
};

} // namespace tidemark::app
