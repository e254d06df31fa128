// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/unwritten_files.h"

#include "app/export/recording_saver.h"

#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace tidemark::app
{

UnwrittenFiles::UnwrittenFiles(QWidget& window, std::vector<RecordingSaver*> savers)
    : QObject(&window),
      m_window(window),
      m_savers(std::move(savers))
{
    for (const RecordingSaver* const saver : m_savers) {
        connect(saver, &RecordingSaver::failed, this, &UnwrittenFiles::takeFailure);
        connect(saver, &RecordingSaver::idle, this, &UnwrittenFiles::closeIfWritten);
    }
}

int UnwrittenFiles::waiting() const
{
    int all = 0;
    for (const RecordingSaver* const saver : m_savers) {
        all += saver->waiting();
    }
    return all;
}

bool UnwrittenFiles::mayClose(bool asks)
{
    if (waiting() == 0) {
        return true;
    }
    m_isClosing = true;
    if (!asks) {
        delete m_box;
    } else if (m_box == nullptr) {
        ask();
    }
    return false;
}

void UnwrittenFiles::ask()
{
    m_box = new QMessageBox(QMessageBox::Information, tr("Files are being saved"),
                            tr("%Ln file(s) are still being saved.", nullptr, waiting()),
                            QMessageBox::Cancel, &m_window);
    m_box->setObjectName(QStringLiteral("unwrittenFiles"));
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    m_box->setInformativeText(tr("The window closes as soon as they are complete."));
    m_box->addButton(tr("Close without saving"), QMessageBox::DestructiveRole);
    m_box->setDefaultButton(QMessageBox::Cancel);
    connect(m_box, &QMessageBox::finished, this, &UnwrittenFiles::answer);
    m_box->open();
}

void UnwrittenFiles::answer()
{
    const QMessageBox* const box = std::exchange(m_box, nullptr);
    if (QAbstractButton* const clicked = box->clickedButton();
        clicked == nullptr || box->buttonRole(clicked) != QMessageBox::DestructiveRole) {
        m_isClosing = false;
        return;
    }
    for (RecordingSaver* const saver : m_savers) {
        saver->cancel();
    }
}

/// A file that cannot be written is told of in the window, which then stays; without a question
/// nobody is there to read it, and what was discarded fails as it should.
void UnwrittenFiles::takeFailure()
{
    if (m_box != nullptr) {
        m_isClosing = false;
        delete m_box;
    }
}

void UnwrittenFiles::closeIfWritten()
{
    if (m_isClosing && waiting() == 0) {
        m_isClosing = false;
        delete m_box;
        m_window.close();
    }
}

} // namespace tidemark::app

#include "moc_unwritten_files.cpp"
