// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace tidemark::app
{

class LinkButton;

/// Sentences below each other, each one line and a link; the whole of it in its tooltip.
class SuspectsBanner final : public QWidget
{
    Q_OBJECT

public:
    explicit SuspectsBanner(QWidget* parent = nullptr);

    void setSentences(const QStringList& sentences);
    QStringList sentences() const { return m_sentences; }

Q_SIGNALS:
    /// The link with this number was followed.
    void chosen(int sentence);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_layout;
    QStringList m_sentences;
    std::vector<LinkButton*> m_links;
};

} // namespace tidemark::app
