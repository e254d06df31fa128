// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/area_path.h"

#include "app/areas/area_text.h"
#include "app/text/plain_text.h"

#include <QBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kMostSteps = 5; ///< behind the root
constexpr int kWidestStep = 190;
constexpr int kNarrowestStep = 60;
constexpr int kGap = 22; ///< what stands between two, about

} // namespace

AreaPath::AreaPath(QWidget* parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(2);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void AreaPath::showPath(const AreaSource* source, WeightedTree::Range place)
{
    m_steps.clear();
    m_isShortened = false;
    if (source != nullptr) {
        const WeightedTree& tree = source->tree();
        std::uint32_t at = place.first;
        if (place.count() > 1) {
            m_steps.prepend({place, restText(place.count())});
            at = tree.parent(at);
        }
        while (at != WeightedTree::kRoot && m_steps.size() < kMostSteps) {
            m_steps.prepend({{at, at + 1}, source->name(at)});
            at = tree.parent(at);
        }
        m_isShortened = at != WeightedTree::kRoot;
        m_steps.prepend(
            {{WeightedTree::kRoot, WeightedTree::kRoot + 1}, source->name(WeightedTree::kRoot)});
    }
    fill();
}

/// As many as find room, those at the end first.
void AreaPath::fill()
{
    while (QLayoutItem* const item = m_row->takeAt(0)) {
        if (QWidget* const widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // it may be what was clicked
        }
        delete item;
    }
    if (m_steps.isEmpty()) {
        return;
    }
    const int room = std::max(width() / (kNarrowestStep + kGap), 2);
    const int behind = std::min(static_cast<int>(m_steps.size()) - 1, room - 1);
    const int each = std::clamp(width() / (behind + 1) - kGap, kNarrowestStep, kWidestStep);
    const bool hasGap = m_isShortened || behind < m_steps.size() - 1;
    addButton(m_steps.first(), each);
    for (qsizetype i = m_steps.size() - behind; i < m_steps.size(); ++i) {
        const bool isFirst = i == m_steps.size() - behind;
        addGap(isFirst && hasGap ? QStringLiteral("› … ›") : QStringLiteral("›"));
        addButton(m_steps[i], each);
    }
    m_row->addStretch(1);
}

void AreaPath::addButton(const Step& step, int width)
{
    auto* const button = new QToolButton(this);
    const QString name = singleLine(step.name);
    button->setAutoRaise(true);
    button->setText(fontMetrics()
                        .elidedText(name, Qt::ElideMiddle, width)
                        .replace(QLatin1Char('&'), QStringLiteral("&&")));
    button->setToolTip(plainToolTip(name));
    button->setAccessibleName(name);
    connect(button, &QToolButton::clicked, this,
            [this, place = step.place] { Q_EMIT chosen(place); });
    m_row->addWidget(button);
    button->show();
}

void AreaPath::addGap(const QString& text)
{
    auto* const label = new QLabel(text, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    m_row->addWidget(label);
    label->show();
}

void AreaPath::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fill();
}

} // namespace tidemark::app

#include "moc_area_path.cpp"
