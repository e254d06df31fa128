// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/area_view.h"

#include "app/areas/area_legend.h"
#include "app/areas/area_path.h"
#include "app/areas/area_search.h"
#include "app/icons/icon.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/elided_label.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QToolButton>

namespace tidemark::app
{

AreaView::AreaView(QWidget* parent)
    : QWidget(parent),
      m_map(new AreaMap(this)),
      m_path(new AreaPath(this)),
      m_search(new AreaSearch(this)),
      m_legend(new AreaLegend(this)),
      m_foot(new QWidget(this)),
      m_footRow(new QBoxLayout(QBoxLayout::LeftToRight, m_foot)),
      m_told(new ElidedLabel(this)),
      m_shape(new QComboBox(this)),
      m_row(new QHBoxLayout),
      m_back(makeButton("back", &AreaMap::goBack)),
      m_forward(makeButton("forward", &AreaMap::goForward)),
      m_out(makeButton("zoom-out", &AreaMap::goOut))
{
    onLanguageChange(*this, [this] { retranslate(); });
    m_shape->setObjectName(QStringLiteral("areaShape"));
    m_told->setObjectName(QStringLiteral("areaTold"));
    m_row->setContentsMargins(4, 2, 4, 2);
    m_row->setSpacing(4);
    for (QToolButton* const button : {m_back, m_forward, m_out}) {
        m_row->addWidget(button);
    }
    m_row->addWidget(m_path, 1);
    m_row->addWidget(m_search);
    m_row->addWidget(m_shape);
    m_footRow->setContentsMargins(8, 2, 8, 2);
    m_footRow->addWidget(m_told, 1);
    m_footRow->addWidget(m_legend);
    m_told->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_row);
    column->addWidget(m_map, 1);
    column->addWidget(m_foot);
    connect(m_map, &AreaMap::zoomed, this, &AreaView::showPlace);
    connect(m_map, &AreaMap::told, this, &AreaView::tell);
    connect(m_path, &AreaPath::chosen, m_map, &AreaMap::zoomInto);
    connect(m_search, &AreaSearch::found, m_map, &AreaMap::setMarked);
    connect(m_shape, &QComboBox::activated, this,
            [this](int index) { Q_EMIT shapeChosen(static_cast<AreaShape>(index)); });
    retranslate();
    showPlace();
}

QToolButton* AreaView::makeButton(const char* name, void (AreaMap::*work)())
{
    auto* const button = new QToolButton(this);
    const QString icon = QString::fromLatin1(name);
    button->setObjectName(icon);
    button->setAutoRaise(true);
    const auto draw = [button, icon] { button->setIcon(themedIcon(icon, button->palette())); };
    onChange(*button, {QEvent::PaletteChange}, draw);
    draw();
    connect(button, &QToolButton::clicked, m_map, work);
    return button;
}

void AreaView::setSource(const std::shared_ptr<const AreaSource>& source)
{
    m_map->setSource(source);
    m_search->setSource(source);
    m_legend->setTones(source != nullptr ? source->tones() : std::vector<AreaTone>());
    layOutFoot();
    tell({});
}

void AreaView::setShape(AreaShape shape)
{
    const QSignalBlocker blocker(m_shape);
    m_shape->setCurrentIndex(static_cast<int>(shape));
    m_map->setShape(shape);
}

void AreaView::add(QWidget* control)
{
    m_row->addWidget(control);
}

void AreaView::setMapName(const QString& name)
{
    m_map->setAccessibleName(name);
}

void AreaView::setNote(const QString& note)
{
    m_note = note;
    tell({});
}

void AreaView::showPlace()
{
    m_back->setEnabled(m_map->history().canGoBack());
    m_forward->setEnabled(m_map->history().canGoForward());
    m_out->setEnabled(m_map->canGoOut());
    m_path->showPath(m_map->source().get(), m_map->place());
}

void AreaView::tell(const QString& text)
{
    m_told->setText(text.isEmpty() ? m_note : text);
}

void AreaView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOutFoot();
}

/// What is told and the legend stand beside each other where both have room. In a low panel the map
/// itself needs the room; tool tips say what the foot would.
void AreaView::layOutFoot()
{
    constexpr int kLeastWithFoot = 150;
    constexpr int kLeastWithTwoLines = 200;
    constexpr int kLettersTold = 110;
    const int told = kLettersTold * fontMetrics().averageCharWidth();
    const bool isBeside = width() >= told + m_legend->sizeHint().width();
    m_footRow->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_legend->setVisible(isBeside || height() >= kLeastWithTwoLines);
    m_foot->setVisible(height() >= kLeastWithFoot);
}

/// Ctrl+F looks in the map while it has the focus.
bool AreaView::event(QEvent* event)
{
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if ((isOverride || event->type() == QEvent::KeyPress) &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Find)) {
        if (!isOverride) {
            m_search->start();
        }
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void AreaView::retranslate()
{
    const auto name = [](QToolButton* button, const QString& text, const QString& key) {
        button->setAccessibleName(text);
        button->setToolTip(QStringLiteral("%1 (%2)").arg(text, key));
    };
    const auto keyText = [](const QKeySequence& key) {
        return key.toString(QKeySequence::NativeText);
    };
    name(m_back, tr("Back"), keyText(Qt::ALT | Qt::Key_Left));
    name(m_forward, tr("Forward"), keyText(Qt::ALT | Qt::Key_Right));
    name(m_out, tr("Zoom out"), keyText(Qt::Key_Backspace));
    const QSignalBlocker blocker(m_shape);
    const int index = std::max(m_shape->currentIndex(), 0);
    m_shape->clear();
    m_shape->addItems({tr("Treemap"), tr("Icicle")}); // in the order of AreaShape
    m_shape->setCurrentIndex(index);
    m_shape->setAccessibleName(tr("How the map is drawn"));
    m_shape->setToolTip(tr("Rectangles inside of each other, or a row for each level"));
}

} // namespace tidemark::app

#include "moc_area_view.cpp"
