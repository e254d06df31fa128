// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/area_search.h"

#include "app/text/count_text.h"
#include "app/text/size_text.h"
#include "app/widgets/change_reaction.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>

namespace tidemark::app
{

namespace
{

constexpr int kPause = 150; ///< milliseconds
constexpr int kFieldWidth = 150;

} // namespace

AreaSearch::AreaSearch(QWidget* parent)
    : QWidget(parent),
      m_text(new QLineEdit(this)),
      m_note(new QLabel(this)),
      m_typing(new QTimer(this)),
      m_job([this](const Found& found) { take(found); })
{
    onLanguageChange(*this, [this] { retranslate(); });
    m_text->setObjectName(QStringLiteral("areaSearch"));
    m_text->setClearButtonEnabled(true);
    m_text->setFixedWidth(kFieldWidth);
    m_note->setObjectName(QStringLiteral("areasFound"));
    m_note->setTextFormat(Qt::PlainText);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text);
    row->addWidget(m_note);
    m_typing->setSingleShot(true);
    m_typing->setInterval(kPause);
    connect(m_text, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_typing, &QTimer::timeout, this, &AreaSearch::search);
    m_note->hide();
    retranslate();
}

void AreaSearch::setSource(const std::shared_ptr<const AreaSource>& source)
{
    const bool isOtherTree =
        source == nullptr || m_source == nullptr || source->sharedTree() != m_source->sharedTree();
    m_source = source;
    if (isOtherTree) {
        m_found = {};
        m_job.cancel();
        search();
    }
    tell();
}

void AreaSearch::start()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void AreaSearch::search()
{
    const QString text = m_text->text();
    if (m_source == nullptr || text.isEmpty()) {
        m_job.cancel();
        take({});
        return;
    }
    m_job.start(m_source->tree().size(), [tree = m_source->sharedTree(), find = m_source->finder(),
                                          text](TaskControl& control) {
        auto marked = std::make_shared<const AreaSource::Marked>(find(text, control));
        const MarkedWeight all =
            control.cancelled() ? MarkedWeight() : markedWeight(*tree, *marked);
        return Found{tree, marked, all};
    });
}

void AreaSearch::take(const Found& found)
{
    m_found = found;
    tell();
    Q_EMIT this->found(m_found.marked);
}

void AreaSearch::tell()
{
    m_note->setVisible(m_found.tree != nullptr);
    if (m_found.tree != nullptr) {
        const auto whole = static_cast<double>(m_found.tree->weight(WeightedTree::kRoot));
        const double share =
            whole > 0.0 ? 100.0 * static_cast<double>(m_found.all.weight) / whole : 0.0;
        m_note->setText(m_found.all.nodes == 0
                            ? tr("No match")
                            : tr("%1 found · %2", "a number, a share of the whole")
                                  .arg(countText(m_found.all.nodes), percentText(share)));
        m_note->setToolTip(tr("How many have the text in their names, and which share of the whole "
                              "they and what is in them take"));
    }
}

void AreaSearch::retranslate()
{
    m_text->setPlaceholderText(tr("Search the map"));
    m_text->setAccessibleName(tr("Search the map"));
    tell();
}

} // namespace tidemark::app

#include "moc_area_search.cpp"
