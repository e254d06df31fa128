// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/heap_hint.h"

#include "app/text/error_text.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>

namespace tidemark::app
{

namespace
{

constexpr int kMargin = 24;

} // namespace

HeapHint::HeapHint(QWidget* content, QWidget* parent)
    : QWidget(parent),
      m_stack(new QStackedLayout(this)),
      m_sentence(new QLabel(this)),
      m_retry(new QPushButton(this)),
      m_cancel(new QPushButton(this)),
      m_column(new QVBoxLayout)
{
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    auto* const page = new QWidget(this);
    page->setLayout(m_column);
    m_column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    m_column->addStretch(1);
    m_column->addWidget(m_sentence);
    m_column->addWidget(m_retry, 0, Qt::AlignCenter);
    m_column->addWidget(m_cancel, 0, Qt::AlignCenter);
    m_column->addStretch(1);
    m_stack->addWidget(content);
    m_stack->addWidget(page);
    connect(m_retry, &QPushButton::clicked, this, &HeapHint::retryRequested);
    connect(m_cancel, &QPushButton::clicked, this, &HeapHint::cancelRequested);
}

void HeapHint::showContent()
{
    m_stack->setCurrentIndex(0);
}

void HeapHint::addButton(QPushButton* button)
{
    m_column->insertWidget(m_column->count() - 1, button, 0, Qt::AlignCenter);
}

bool HeapHint::showsContent() const
{
    return m_stack->currentIndex() == 0;
}

void HeapHint::showSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
    m_retry->hide();
    m_cancel->hide();
    m_stack->setCurrentIndex(1);
}

void HeapHint::showWork(const QString& sentence)
{
    showSentence(sentence);
    m_cancel->setText(tr("Cancel"));
    m_cancel->show();
}

void HeapHint::showFailure(const Error& error)
{
    showSentence(error.code == ErrorCode::Cancelled ? tr("Cancelled before everything was known.")
                                                    : errorText(error));
    m_retry->setText(tr("Try again"));
    m_retry->show();
}

void HeapHint::showState(const HeapAnalyses& analyses, const SnapshotPtr& snapshot)
{
    if (snapshot == nullptr) {
        showSentence(tr("No heap snapshot is open. Open a .heapsnapshot file."));
    } else if (!snapshot->mappings.isEmpty()) {
        showSentence(tr("This snapshot lists what a process has mapped, no objects. Summary and "
                        "Comparison show it."));
    } else if (snapshot->graph == nullptr) {
        showSentence(
            tr("This snapshot holds only types, no objects. Summary and Comparison show them."));
    } else if (const auto failure = analyses.failureOf(snapshot)) {
        showFailure(*failure);
    } else {
        showSentence(tr("Working on the snapshot…"));
    }
}

} // namespace tidemark::app

#include "moc_heap_hint.cpp"
