// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/search_palette.h"

#include "app/text/count_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/row_delegate.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>

#include <chrono>

namespace tidemark::app
{

namespace
{

constexpr int kSearchWidth = 720;
constexpr int kSearchHeight = 460;
constexpr int kSearchFromTop = 48;
constexpr std::chrono::milliseconds kTypingPause{60};
constexpr int kTargetRole = Qt::UserRole;

} // namespace

SearchPalette::SearchPalette(Workspace& workspace,
                             std::function<SearchGroup(const QString&)> commands, QWidget* parent)
    : QFrame(parent, Qt::Popup),
      m_workspace(workspace),
      m_commands(std::move(commands)),
      m_text(new QLineEdit(this)),
      m_results(new QTreeWidget(this)),
      m_note(new QLabel(this)),
      m_job([this](const std::vector<SearchGroup>& found) {
          show(found, found.empty() ? tr("Nothing else that is open has this in it.")
                                    : tr("Enter goes to a result, Esc closes."));
      })
{
    setFrameShape(QFrame::StyledPanel);
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    m_results->setColumnCount(2);
    m_results->setHeaderHidden(true);
    m_results->setRootIsDecorated(false);
    m_results->setItemsExpandable(false);
    m_results->setIndentation(12);
    m_results->setUniformRowHeights(true);
    m_results->setItemDelegate(new RowDelegate(m_results));
    m_results->setFocusPolicy(Qt::NoFocus);
    m_results->setTextElideMode(Qt::ElideMiddle);
    m_results->header()->setStretchLastSection(false);
    m_results->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_results->header()->setSectionResizeMode(1, QHeaderView::Fixed);
    m_results->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_text);
    column->addWidget(m_results, 1);
    column->addWidget(m_note);
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPause);
    connect(&m_typing, &QTimer::timeout, this, &SearchPalette::search);
    connect(m_text, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_results, &QTreeWidget::itemClicked, this,
            [this](QTreeWidgetItem* item) { choose(item); });
    onLanguageChange(*this, [this] { retranslate(); });
    retranslate();
}

void SearchPalette::start()
{
    const QWidget& window = *parentWidget();
    resize(std::min(kSearchWidth, window.width() - 32),
           std::min(kSearchHeight, window.height() - 2 * kSearchFromTop));
    move(window.mapToGlobal(QPoint((window.width() - width()) / 2, kSearchFromTop)));
    QFrame::show();
    m_text->setFocus();
    m_text->selectAll();
    show({}, tr("Searching…")); // what it listed last may be closed by now
    search();
}

/// The list follows the keys while one types.
bool SearchPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_text || event->type() != QEvent::KeyPress) {
        return QFrame::eventFilter(watched, event);
    }
    constexpr int kPage = 8;
    switch (static_cast<const QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(kPage);
        return true;
    case Qt::Key_PageUp:
        step(-kPage);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_results->currentItem());
        return true;
    default:
        return false;
    }
}

void SearchPalette::search()
{
    const QString text = m_text->text().trimmed();
    if (text.isEmpty()) {
        m_job.cancel();
        show({}, tr("Enter goes to a result, Esc closes."));
        return;
    }
    m_job.startInBackground([subject = searchSubjectOf(m_workspace), text](TaskControl& control) {
        return searchIn(subject, text, control);
    });
}

void SearchPalette::show(const std::vector<SearchGroup>& found, const QString& note)
{
    m_results->clear();
    m_targets.clear();
    const SearchGroup commands = m_commands(m_text->text().trimmed());
    if (!commands.results.empty()) {
        addGroup(commands);
    }
    for (const SearchGroup& group : found) {
        addGroup(group);
    }
    m_results->expandAll();
    fitDetails();
    m_note->setText(note);
    m_results->setCurrentItem(nullptr);
    step(1);
}

/// As much as they need, and at most a part of the width: the names count more.
void SearchPalette::fitDetails()
{
    constexpr double kMostOfWidth = 0.45;
    m_results->resizeColumnToContents(1);
    const int most = static_cast<int>(m_results->viewport()->width() * kMostOfWidth);
    m_results->setColumnWidth(1, std::min(m_results->columnWidth(1), most));
}

void SearchPalette::addGroup(const SearchGroup& group)
{
    auto* const head = new QTreeWidgetItem(m_results, {group.title});
    head->setFlags(Qt::ItemIsEnabled);
    QFont bold = font();
    bold.setBold(true);
    head->setFont(0, bold);
    if (group.more > 0) {
        head->setText(1, tr("%1 more").arg(countText(group.more)));
    }
    head->setForeground(1, palette().placeholderText());
    for (const SearchResult& result : group.results) {
        auto* const row = new QTreeWidgetItem(head, {result.text, result.detail});
        row->setData(0, kTargetRole, static_cast<qulonglong>(m_targets.size()));
        row->setForeground(1, palette().placeholderText());
        m_targets.push_back(result.target);
    }
}

/// Over the results, not the titles of their groups.
void SearchPalette::step(int by)
{
    const int last = static_cast<int>(m_targets.size()) - 1;
    if (last < 0) {
        return;
    }
    const QTreeWidgetItem* const now = m_results->currentItem();
    const int from = now != nullptr ? now->data(0, kTargetRole).toInt() : -1;
    const int wanted = std::clamp(from + by, 0, last);
    int seen = 0;
    for (int i = 0; i < m_results->topLevelItemCount(); ++i) {
        QTreeWidgetItem* const group = m_results->topLevelItem(i);
        if (wanted < seen + group->childCount()) {
            m_results->setCurrentItem(group->child(wanted - seen));
            if (wanted == 0) {
                m_results->scrollToTop(); // with the group's title
            }
            return;
        }
        seen += group->childCount();
    }
}

void SearchPalette::choose(QTreeWidgetItem* item)
{
    if (item == nullptr || item->parent() == nullptr) {
        return;
    }
    const SearchTarget target = m_targets[item->data(0, kTargetRole).toULongLong()];
    hide();
    Q_EMIT chosen(target);
}

void SearchPalette::retranslate()
{
    m_text->setPlaceholderText(
        tr("Functions, types, texts, properties, objects (@id), marks, output, commands"));
    m_text->setAccessibleName(tr("Search"));
    m_results->setAccessibleName(tr("Results"));
}

} // namespace tidemark::app

#include "moc_search_palette.cpp"
