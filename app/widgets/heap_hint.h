// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/heap_analyses.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;
class QVBoxLayout;

namespace tidemark::app
{

/// Holds a view; while the view has nothing to show, a sentence that says why stands in its place,
/// with a button where something can be done about it.
class HeapHint final : public QWidget
{
    Q_OBJECT

public:
    /// Takes over @p content.
    explicit HeapHint(QWidget* content, QWidget* parent = nullptr);

    void showContent();
    void showSentence(const QString& sentence);

    /// Says what is being done, with a button to cancel it.
    void showWork(const QString& sentence);

    /// Says why there is nothing to show, with a button to start again.
    void showFailure(const Error& error);

    /// What is known of @p snapshot where it is not enough to show something: it is not there, it
    /// is being worked on, or that failed or was cancelled, with a button to start again.
    void showState(const HeapAnalyses& analyses, const SnapshotPtr& snapshot);

    /// Puts a button of the caller's, who shows and hides it, under the sentence.
    void addButton(QPushButton* button);

    bool showsContent() const;

Q_SIGNALS:
    void retryRequested();
    void cancelRequested();

private:
    QStackedLayout* m_stack;
    QLabel* m_sentence;
    QPushButton* m_retry;
    QPushButton* m_cancel;
    QVBoxLayout* m_column; ///< the sentence and its buttons
};

} // namespace tidemark::app
