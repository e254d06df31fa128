// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace tidemark::app
{

class FormatGuide;
class RecentFiles;

/// What stands in the window while nothing is open: how to begin, what was open last, and what
/// opens at all.
class WelcomePage final : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget* parent = nullptr);

    /// The newest first; the page shows eight.
    void setRecentFiles(const QStringList& paths);

Q_SIGNALS:
    void openRequested();
    void attachRequested();
    void runRequested();
    void sampleRequested();
    void recentRequested(const QString& path);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange(QWidget& column);
    void retranslate();

    QLabel* m_title;
    QLabel* m_sentence;
    QPushButton* m_open;
    QPushButton* m_attach;
    QPushButton* m_run;
    QPushButton* m_sample;
    QLabel* m_dropHint;
    RecentFiles* m_recent;
    FormatGuide* m_guide;
    QBoxLayout* m_columns;
};

} // namespace tidemark::app
