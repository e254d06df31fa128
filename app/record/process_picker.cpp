// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/process_picker.h"

#include "app/icons/icon.h"
#include "app/record/picker_state.h"
#include "app/record/watch_options.h"
#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/tree_table.h"
#include "core/processes/process_pattern.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>

#include <algorithm>
#include <unistd.h>

namespace tidemark::app
{

namespace
{

constexpr QSize kSize(900, 600);
constexpr int kSpacing = 8;
constexpr int kMargin = 12;
constexpr int kNarrowestName = 200;
constexpr int kNarrowestCommand = 120;
constexpr int kIndentation = 14;

const ProcessEntry* entryOf(const std::vector<ProcessEntry>& processes,
                            const ProcessIdentity& identity)
{
    const auto found = std::ranges::find(processes, identity, &ProcessEntry::identity);
    return found == processes.end() ? nullptr : &*found;
}

} // namespace

ProcessPicker::ProcessPicker(ViewOptions& options, ProcessSource source, QWidget* parent)
    : QDialog(parent),
      m_options(options),
      m_feed(std::move(source)),
      m_filter(new QLineEdit(this)),
      m_asTree(new QCheckBox(this)),
      m_count(new QLabel(this)),
      m_table(new TreeTable(this)),
      m_advice(new QLabel(this)),
      m_watch(new WatchOptions(this)),
      m_attach(new QPushButton(this)),
      m_cancel(new QPushButton(this)),
      m_processes(std::make_shared<const std::vector<ProcessEntry>>())
{
    onLanguageChange(*this, [this] { retranslate(); });
    onChange(*this, {QEvent::PaletteChange},
             [this] { m_attach->setIcon(themedIcon(QStringLiteral("attach"), palette())); });
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setNarrowestFirst(kNarrowestName);
    m_table->setRootIsDecorated(false);
    m_table->setIndentation(kIndentation);
    m_table->sortByColumn(ProcessTree::Resident, Qt::DescendingOrder);
    m_advice->setTextFormat(Qt::PlainText);
    m_advice->setWordWrap(true);
    m_advice->setMinimumHeight(2 * m_advice->fontMetrics().lineSpacing()); // nothing jumps
    m_attach->setDefault(true);
    m_cancel->setAutoDefault(false);

    auto* const tools = new QHBoxLayout;
    tools->setSpacing(kSpacing);
    tools->addWidget(m_filter, 1);
    tools->addWidget(m_asTree);
    tools->addSpacing(kSpacing);
    tools->addWidget(m_count);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(kSpacing);
    buttons->addWidget(m_advice, 1);
    auto* const box = new QDialogButtonBox(this); // in the platform's order
    box->addButton(m_attach, QDialogButtonBox::AcceptRole);
    box->addButton(m_cancel, QDialogButtonBox::RejectRole);
    buttons->addWidget(box);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(kSpacing);
    layout->addLayout(tools);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_watch);
    layout->addLayout(buttons);

    connect(&m_feed, &ProcessFeed::listed, this, &ProcessPicker::take);
    connect(m_filter, &QLineEdit::textChanged, this, &ProcessPicker::changeView);
    connect(m_asTree, &QCheckBox::toggled, this, &ProcessPicker::changeView);
    connect(m_table, &TreeTable::entryCurrent, this, &ProcessPicker::select);
    connect(m_table, &TreeTable::entryActivated, this, &ProcessPicker::attach);
    connect(m_watch, &WatchOptions::changed, this, &ProcessPicker::updateState);
    connect(m_attach, &QPushButton::clicked, this, &ProcessPicker::attach);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(&options, &ViewOptions::changed, this, &ProcessPicker::showProcesses);
    const auto* const anew = new QShortcut(QKeySequence::Refresh, this);
    connect(anew, &QShortcut::activated, &m_feed, &ProcessFeed::refresh);
    setModal(false);
    resize(kSize);
    m_filter->setFocus();
    retranslate();
}

void ProcessPicker::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    m_feed.start();
}

void ProcessPicker::hideEvent(QHideEvent* event)
{
    m_feed.stop();
    QDialog::hideEvent(event);
}

/// Up and down in the filter box move the selection: type, choose, Enter.
bool ProcessPicker::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown ||
            key == Qt::Key_PageUp) {
            const QModelIndex current = m_table->currentIndex();
            if (current.isValid()) {
                QCoreApplication::sendEvent(m_table, event);
            } else {
                m_table->setCurrentIndex(m_table->model()->index(0, 0));
            }
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void ProcessPicker::take(const Processes& processes)
{
    m_processes = processes;
    showProcesses();
}

/// Gives numbers to those that are new, and drops those of processes that are gone.
void ProcessPicker::numberProcesses()
{
    ProcessNumbers numbers;
    const auto add = [&](const ProcessIdentity& identity) {
        const auto known = m_numbers.find(identity);
        numbers[identity] = known != m_numbers.end() ? known->second : m_nextNumber++;
    };
    for (const ProcessEntry& process : *m_processes) {
        add(process.identity);
    }
    if (m_selected) {
        add(m_selected->identity);
    }
    m_numbers = std::move(numbers);
}

void ProcessPicker::showProcesses()
{
    const ProcessEntry* const seen =
        m_selected ? entryOf(*m_processes, m_selected->identity) : nullptr;
    if (seen != nullptr) {
        m_selected = *seen;
        followCommand();
    }
    m_isSelectedEnded = m_selected && seen == nullptr;
    if (const ProcessEntry* const next = successor()) {
        m_selected = *next;
        m_isSelectedEnded = false;
    }
    numberProcesses();
    const bool isFirst = m_tree == nullptr;
    m_tree = std::make_shared<const ProcessTree>(
        m_processes, m_numbers, m_isSelectedEnded ? m_selected : std::nullopt,
        ProcessView{m_asTree->isChecked(), TextFilter(m_filter->text(), false),
                    m_options.sizeUnit(), ::geteuid()});
    if (isFirst || m_table->model()->rowCount() == 0) {
        m_table->tree().setSource(m_tree);
        fitColumns();
    } else {
        m_table->tree().refresh(m_tree);
    }
    restoreSelection();
    updateState();
}

/// A process may have become another program since it was selected, as what a shell starts does:
/// then the pattern that was suggested means it no more.
void ProcessPicker::followCommand()
{
    const std::string pattern = m_watch->pattern().toStdString();
    if (processesMatching({*m_selected}, pattern, ::getpid()).empty()) {
        m_watch->suggestPattern(QString::fromUtf8(suggestedPattern(*m_selected)));
    }
}

/// What the selected process, which is gone, was started again as: one that its pattern means and
/// that was not there before.
const ProcessEntry* ProcessPicker::successor() const
{
    if (!m_selected || !state().isSelectedGone()) {
        return nullptr;
    }
    const std::string pattern = m_watch->followsRestarts() ? m_watch->pattern().toStdString()
                                                           : suggestedPattern(*m_selected);
    for (const ProcessEntry& found : processesMatching(*m_processes, pattern, ::getpid())) {
        if (!m_numbers.contains(found.identity)) {
            return entryOf(*m_processes, found.identity);
        }
    }
    return nullptr;
}

/// Figures have room for what they may become, and the command line takes what is left.
void ProcessPicker::fitColumns()
{
    m_table->fitColumns();
    const auto widen = [this](int column, const QString& longest) {
        constexpr int kPadding = 12;
        const int wanted = m_table->fontMetrics().horizontalAdvance(longest) + kPadding;
        m_table->suggestWidth(column, std::max(m_table->columnWidth(column), wanted));
    };
    widen(ProcessTree::Pid, QStringLiteral("4000000"));
    widen(ProcessTree::Resident, QStringLiteral("1,020 MiB"));
    widen(ProcessTree::Cpu, QStringLiteral("1,000 %"));
    int others = 0;
    for (int column = 0; column < ProcessTree::CommandLine; ++column) {
        others += m_table->columnWidth(column);
    }
    m_table->suggestWidth(ProcessTree::CommandLine,
                          std::max(m_table->viewport()->width() - others, kNarrowestCommand));
}

QModelIndex ProcessPicker::indexOf(const TreeEntry& entry) const
{
    QModelIndex index;
    for (const TreeEntry& step : m_tree->pathTo(entry)) {
        index = m_table->tree().find(step, index);
    }
    return index;
}

/// The line of the process that is selected, wherever it is now; what the filter most likely means
/// if that process is not shown.
void ProcessPicker::restoreSelection()
{
    QModelIndex index;
    if (m_selected) {
        index = indexOf(ProcessTree::entryWith(m_numbers.at(m_selected->identity)));
    }
    if (index.isValid() && index == m_table->currentIndex().siblingAtColumn(0)) {
        return;
    }
    const bool isGuess = !index.isValid();
    if (isGuess) {
        m_selected.reset();
        m_isSelectedEnded = false;
        const QHeaderView& header = *m_table->header();
        const TreeOrder order{header.sortIndicatorSection(),
                              header.sortIndicatorOrder() == Qt::DescendingOrder};
        index = m_filter->text().isEmpty() ? index : indexOf(m_tree->bestMatch(order));
    }
    m_table->setCurrentIndex(index);
    select(m_table->tree().entry(index)); // also if it was current before
    m_isGuess = isGuess;
}

void ProcessPicker::select(const TreeEntry& entry)
{
    const ProcessEntry* const process = m_tree->process(entry);
    if (process == nullptr || (m_selected && m_selected->identity == process->identity)) {
        return;
    }
    m_selected = *process;
    m_isSelectedEnded = m_tree->isEnded(entry);
    m_isGuess = false;
    m_watch->suggestPattern(QString::fromUtf8(suggestedPattern(*process)));
    updateState();
}

/// Another filter, or a tree instead of a list.
void ProcessPicker::changeView()
{
    if (m_isGuess) {
        m_selected.reset(); // another letter may mean another process
    }
    m_table->setRootIsDecorated(m_asTree->isChecked());
    m_table->setMarkedText(m_filter->text());
    showProcesses();
    if (m_asTree->isChecked()) {
        m_table->expandAll();
    }
    if (m_table->currentIndex().isValid()) {
        m_table->scrollTo(m_table->currentIndex());
    }
}

PickerState ProcessPicker::state() const
{
    return {*m_processes, m_selected, m_isSelectedEnded,
            m_watch->followsRestarts() ? m_watch->pattern() : QString(), m_tree->matchCount() > 0};
}

void ProcessPicker::attach()
{
    if (state().canAttach()) {
        const auto process = state().target();
        const WatchRequest request =
            m_watch->request(process ? std::optional(process->identity) : std::nullopt);
        accept();
        Q_EMIT attachRequested(request);
    }
}

QString ProcessPicker::emptyText() const
{
    return m_processes->empty() ? tr("Looking for processes…")
                                : tr("No process matches “%1”.").arg(singleLine(m_filter->text()));
}

void ProcessPicker::updateState()
{
    if (!m_selected) { // what is looked for and not there may be waited for
        m_watch->suggestPattern(m_tree->matchCount() == 0 ? m_filter->text().trimmed() : QString());
    }
    m_table->setEmptyText(emptyText());
    m_attach->setEnabled(state().canAttach());
    m_advice->setText(state().advice());
    const std::size_t all = m_processes->size();
    const QLocale locale;
    m_count->setText(m_filter->text().isEmpty()
                         ? tr("%n process(es)", nullptr, static_cast<int>(all))
                         : tr("%1 of %2", "processes that match, of all")
                               .arg(locale.toString(static_cast<qulonglong>(m_tree->matchCount())),
                                    locale.toString(static_cast<qulonglong>(all))));
}

void ProcessPicker::retranslate()
{
    setWindowTitle(tr("Attach to a process"));
    m_filter->setPlaceholderText(tr("Filter by name, PID, user or command line"));
    m_filter->setAccessibleName(tr("Filter processes"));
    m_asTree->setText(tr("As a &tree"));
    m_asTree->setToolTip(tr("Show each process below the one that started it"));
    m_table->setAccessibleName(tr("Processes"));
    m_attach->setText(tr("&Attach"));
    m_attach->setIcon(themedIcon(QStringLiteral("attach"), palette()));
    m_cancel->setText(tr("Cancel"));
    showProcesses();
    fitColumns();
}

} // namespace tidemark::app

#include "moc_process_picker.cpp"
