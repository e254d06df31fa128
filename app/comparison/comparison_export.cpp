// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/comparison_export.h"

#include "app/text/error_text.h"
#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "core/documents/comparison_text.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QMenu>

namespace tidemark::app
{

namespace
{

/// A line of text takes as long as looking at so many samples.
constexpr std::size_t kLineCost = 20;

} // namespace

ComparisonExport::ComparisonExport(Comparison& comparison, QWidget* parent)
    : QToolButton(parent),
      m_comparison(comparison),
      m_copy(new QAction(this)),
      m_export(new QAction(this)),
      m_copyJob([](const QString& text) { QApplication::clipboard()->setText(text); }),
      m_exportJob([this](const Written& written) { tell(written); })
{
    onLanguageChange(*this, [this] { retranslate(); });
    auto* const menu = new QMenu(this);
    menu->addAction(m_copy);
    menu->addAction(m_export);
    setMenu(menu);
    setPopupMode(QToolButton::InstantPopup);
    setAutoRaise(true);
    connect(m_copy, &QAction::triggered, this, &ComparisonExport::copy);
    connect(m_export, &QAction::triggered, this, &ComparisonExport::chooseFile);
    const auto enable = [this] { setEnabled(m_comparison.table().comparison != nullptr); };
    connect(&comparison, &Comparison::changed, this, enable);
    enable();
    retranslate();
}

void ComparisonExport::copy()
{
    const ComparisonTable table = m_comparison.table();
    if (table.comparison != nullptr) {
        m_copyJob.start(table.comparison->types.size() * kLineCost, [table](TaskControl&) {
            return QString::fromStdString(comparisonTabSeparated(table));
        });
    }
}

void ComparisonExport::chooseFile()
{
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Export the comparison"),
                                     QStringLiteral("comparison.csv"), tr("CSV files (*.csv)"));
    if (!path.isEmpty()) {
        exportTo(path);
    }
}

void ComparisonExport::exportTo(const QString& path)
{
    const ComparisonTable table = m_comparison.table();
    if (table.comparison != nullptr) {
        m_exportJob.start(std::numeric_limits<std::size_t>::max(),
                          [table, path](TaskControl& control) -> Written {
                              const auto result = writeComparisonCsv(
                                  QFile::encodeName(path).toStdString(), table, control,
                                  Overwrite::AnyFile); // the dialog has asked
                              return result ? Written{path, {}} : Written{path, result.error()};
                          });
    }
}

void ComparisonExport::tell(const Written& written)
{
    Q_EMIT told(written.failure ? errorText(*written.failure, written.path.toStdString())
                                : tr("Exported to %1.").arg(singleLine(written.path)));
}

void ComparisonExport::retranslate()
{
    m_copy->setText(tr("Copy comparison"));
    m_export->setText(tr("Export as CSV…"));
    setText(tr("Export"));
    setToolTip(tr("Copy or export the whole comparison"));
}

} // namespace tidemark::app

#include "moc_comparison_export.cpp"
