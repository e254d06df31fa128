// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/data_table.h"

#include "app/text/error_text.h"
#include "app/widgets/bar_delegate.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/resting_row.h"
#include "app/widgets/table_header.h"
#include "app/widgets/table_picture.h"
#include "core/documents/output_file.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr int kWidestAtFirst = 320;
constexpr int kHeaderMargin = 20; ///< room for the sort arrow
constexpr int kFittedRows = 100;  ///< that columns take their width from

} // namespace

DataTable::DataTable(QWidget* parent)
    : QTreeView(parent),
      m_header(new TableHeader(this)),
      m_delegate(new BarDelegate(this)),
      m_resting(new RestingRow(*this))
{
    setHeader(m_header);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setTextElideMode(Qt::ElideMiddle);
    setSortingEnabled(true);
    header()->setSortIndicatorClearable(true);
    header()->setResizeContentsPrecision(kFittedRows);
    connect(this, &QAbstractItemView::clicked, this, &DataTable::rowChosen);
}

void DataTable::setModel(QAbstractItemModel* model)
{
    QTreeView::setModel(model);
    m_header->forgetUser();
    m_isFitted = false;
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &DataTable::rememberPlace);
    connect(model, &QAbstractItemModel::modelReset, this, &DataTable::fitColumns);
    connect(model, &QAbstractItemModel::modelReset, this, &DataTable::restorePlace);
    fitColumns();
}

void DataTable::rememberPlace()
{
    m_currentRow = currentIndex().row();
    m_scrolled = verticalScrollBar()->value();
}

void DataTable::goToRow(const QModelIndex& index)
{
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                 QItemSelectionModel::Rows);
}

void DataTable::restorePlace()
{
    if (m_keepsPlace && m_currentRow >= 0 && m_currentRow < model()->rowCount()) {
        goToRow(model()->index(m_currentRow, 0));
        verticalScrollBar()->setValue(m_scrolled);
    }
}

void DataTable::setEmptyText(const QString& sentence)
{
    if (sentence != m_emptyText) {
        m_emptyText = sentence;
        viewport()->update();
    }
}

void DataTable::setMarkedText(const QString& text)
{
    m_delegate->setMarkedText(text);
    viewport()->update();
}

void DataTable::setPointedRow(std::optional<int> row)
{
    m_resting->setRow({});
    if (row != m_pointedRow) { // which may be asked for with every move of the mouse
        const auto before = std::exchange(m_pointedRow, row);
        m_delegate->setPointedRow(row.value_or(-1));
        updateRow(before);
        updateRow(row);
    }
}

void DataTable::followPointedRow(std::optional<int> row)
{
    if (row != m_pointedRow) {
        setPointedRow(row);
        m_resting->setRow(row);
    }
}

bool DataTable::waitsForPointedRow() const
{
    return m_resting->isWaiting();
}

void DataTable::updateRow(std::optional<int> row)
{
    if (row && model() != nullptr) {
        const QRect cell = visualRect(model()->index(*row, 0));
        viewport()->update(QRect(0, cell.top(), viewport()->width(), cell.height()));
    }
}

void DataTable::followMouse()
{
    setMouseTracking(true);
    connect(this, &QAbstractItemView::entered, this, &DataTable::rowPointed);
    connect(this, &QAbstractItemView::viewportEntered, this, [this] { Q_EMIT rowPointed({}); });
    onChange(*viewport(), {QEvent::Leave}, [this] { Q_EMIT rowPointed({}); });
}

void DataTable::setBrief(bool isBrief)
{
    m_delegate->setBrief(isBrief);
    viewport()->update();
}

bool DataTable::isUserSized(int column) const
{
    return m_header->isUserSized(column);
}

void DataTable::suggestWidth(int column, int width)
{
    if (!isUserSized(column)) {
        setColumnWidth(column, width);
    }
}

void DataTable::fitColumns()
{
    if (model()->rowCount() == 0) {
        return;
    }
    const int last = model()->columnCount() - 1;
    const QVariant alignment = model()->headerData(last, Qt::Horizontal, Qt::TextAlignmentRole);
    header()->setStretchLastSection(!alignment.value<Qt::Alignment>().testFlag(Qt::AlignRight));
    for (int column = 0; column <= last; ++column) {
        const int wanted = wantedWidth(column);
        suggestWidth(column, m_isFitted ? std::max(wanted, columnWidth(column)) : wanted);
    }
    m_isFitted = true;
}

int DataTable::wantedWidth(int column) const
{
    const int title = header()->fontMetrics().horizontalAdvance(
        model()->headerData(column, Qt::Horizontal).toString());
    return std::max(std::min(sizeHintForColumn(column), kWidestAtFirst), title + kHeaderMargin);
}

int DataTable::contentsWidth() const
{
    int width = verticalScrollBar()->sizeHint().width();
    const int columns = model() != nullptr ? model()->columnCount() : 0;
    for (int column = 0; column < columns; ++column) {
        const bool isStretched = header()->stretchLastSection() && column == columns - 1;
        width += isStretched ? wantedWidth(column) : columnWidth(column);
    }
    return width;
}

void DataTable::copy(TableForm form) const
{
    QApplication::clipboard()->setText(rowsAs(form, *this));
}

void DataTable::copyPicture() const
{
    QApplication::clipboard()->setImage(tablePicture(*this));
}

void DataTable::saveAsCsv()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save table"), QStringLiteral("table.csv"), tr("CSV (*.csv)"));
    if (path.isEmpty()) {
        return;
    }
    auto file = OutputFile::replacing(QFile::encodeName(path).toStdString(), Overwrite::AnyFile);
    if (file) {
        file->append(rowsAs(TableForm::Csv, *this).toStdString());
    }
    const auto written = file ? file->commit() : tl::unexpected(file.error());
    if (!written) {
        QMessageBox box(QMessageBox::Warning, tr("Save table"),
                        errorText(written.error(), path.toStdString()), QMessageBox::Ok, this);
        box.setTextFormat(Qt::PlainText);
        box.exec();
    }
}

void DataTable::paintEvent(QPaintEvent* event)
{
    QTreeView::paintEvent(event);
    if (!m_emptyText.isEmpty() && model()->rowCount() == 0) {
        constexpr int kMargin = 24;
        QPainter painter(viewport());
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(viewport()->rect().adjusted(kMargin, kMargin, -kMargin, -kMargin),
                         Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    }
}

/// What follows the current row may have moved the rows before the one under the mouse is selected.
void DataTable::mousePressEvent(QMouseEvent* event)
{
    const QPersistentModelIndex pressed = indexAt(event->position().toPoint()).siblingAtColumn(0);
    QTreeView::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier &&
        pressed.isValid() && currentIndex().siblingAtColumn(0) == pressed &&
        !selectionModel()->isSelected(pressed)) {
        goToRow(pressed);
    }
}

void DataTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        event->accept();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
               currentIndex().isValid()) {
        Q_EMIT rowChosen(currentIndex());
        event->accept();
    } else {
        QTreeView::keyPressEvent(event);
    }
}

void DataTable::contextMenuEvent(QContextMenuEvent* event)
{
    showMenu(event->globalPos());
}

void DataTable::showMenu(const QPoint& place)
{
    Q_EMIT menuAboutToShow();
    QMenu menu(this);
    menu.addAction(tr("Copy rows"), QKeySequence::Copy, this,
                   [this] { copy(TableForm::TabSeparated); });
    menu.addAction(tr("Copy picture"), this, &DataTable::copyPicture);
    menu.addAction(tr("Copy as Markdown"), this, [this] { copy(TableForm::Markdown); });
    menu.addAction(tr("Copy as CSV"), this, [this] { copy(TableForm::Csv); });
    menu.addAction(tr("Save as CSV…"), this, &DataTable::saveAsCsv);
    menu.addSeparator();
    menu.addActions(actions());
    menu.exec(place);
}

} // namespace tidemark::app

#include "moc_data_table.cpp"
