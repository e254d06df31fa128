// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marks/marks_export.h"

#include "app/text/error_text.h"
#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "core/documents/output_file.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QMenu>

namespace tidemark::app
{

MarksExport::MarksExport(const ViewOptions& options, QWidget* parent)
    : QToolButton(parent),
      m_options(options),
      m_copyText(new QAction(this)),
      m_copyMarkdown(new QAction(this)),
      m_copyCsv(new QAction(this)),
      m_export(new QAction(this)),
      m_job([this](const Written& written) { tell(written); })
{
    onLanguageChange(*this, [this] { retranslate(); });
    auto* const menu = new QMenu(this);
    menu->addActions({m_copyText, m_copyMarkdown, m_copyCsv});
    menu->addSeparator();
    menu->addAction(m_export);
    setMenu(menu);
    setPopupMode(QToolButton::InstantPopup);
    setAutoRaise(true);
    connect(m_copyText, &QAction::triggered, this, &MarksExport::copyRequested);
    connect(m_copyMarkdown, &QAction::triggered, this, [this] {
        QApplication::clipboard()->setText(marksMarkdown(m_sheet, m_options.sizeUnit()));
    });
    connect(m_copyCsv, &QAction::triggered, this,
            [this] { QApplication::clipboard()->setText(marksCsv(m_sheet)); });
    connect(m_export, &QAction::triggered, this, &MarksExport::chooseFile);
    setSheet({});
    retranslate();
}

void MarksExport::setSheet(MarksSheet sheet)
{
    m_sheet = std::move(sheet);
    setEnabled(m_sheet.recording != nullptr);
}

void MarksExport::chooseFile()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export the marks"), QStringLiteral("marks.csv"), tr("CSV files (*.csv)"));
    if (!path.isEmpty()) {
        exportTo(path);
    }
}

void MarksExport::exportTo(const QString& path)
{
    if (m_sheet.recording == nullptr) {
        return;
    }
    m_job.startInBackground([path, text = marksCsv(m_sheet).toStdString()](TaskControl&) {
        auto file = OutputFile::replacing(QFile::encodeName(path).toStdString(),
                                          Overwrite::AnyFile); // the dialog has asked
        if (!file) {
            return Written{path, file.error()};
        }
        file->append(text);
        const auto committed = file->commit();
        return committed ? Written{path, {}} : Written{path, committed.error()};
    });
}

void MarksExport::tell(const Written& written)
{
    Q_EMIT told(written.failure ? errorText(*written.failure, written.path.toStdString())
                                : tr("Exported to %1.").arg(singleLine(written.path)));
}

void MarksExport::retranslate()
{
    setText(tr("Copy"));
    setToolTip(tr("Copy or export the marks"));
    m_copyText->setText(tr("Copy as text"));
    m_copyMarkdown->setText(tr("Copy as Markdown"));
    m_copyCsv->setText(tr("Copy as CSV"));
    m_export->setText(tr("Export as CSV…"));
}

} // namespace tidemark::app

#include "moc_marks_export.cpp"
