// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tidemark::app
{

class LinkButton;

/// What stands in the window while nothing is open: how to begin, and what was open last.
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

private:
    void retranslate();

    QLabel* m_title;
    QLabel* m_sentence;
    QPushButton* m_open;
    QPushButton* m_attach;
    QPushButton* m_run;
    QPushButton* m_sample;
    QLabel* m_dropHint;
    QLabel* m_recentTitle;
    QVBoxLayout* m_recent;
    std::vector<LinkButton*> m_links;
};

} // namespace tidemark::app
