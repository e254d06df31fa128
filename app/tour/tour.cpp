// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour/tour.h"

#include "app/widgets/change_reaction.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr int kTextWidth = 320;
constexpr int kTourMargin = 12;
constexpr int kDistance = 12; ///< from the place

/// A thick line around a part of the window, through which clicks go.
class PlaceFrame final : public QWidget
{
public:
    explicit PlaceFrame(QWidget* parent) : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setObjectName(QStringLiteral("tourFrame"));
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        constexpr int kWidth = 3;
        QPainter painter(this);
        painter.setPen(QPen(palette().color(QPalette::Highlight), kWidth));
        painter.drawRect(rect().adjusted(1, 1, -2, -2));
    }
};

} // namespace

Tour::Tour(std::function<Steps()> makeSteps, QWidget& window)
    : QFrame(&window),
      m_makeSteps(std::move(makeSteps)),
      m_window(window),
      m_frame(new PlaceFrame(&window)),
      m_title(new QLabel(this)),
      m_text(new QLabel(this)),
      m_count(new QLabel(this)),
      m_leave(new QPushButton(this)),
      m_back(new QPushButton(this)),
      m_next(new QPushButton(this))
{
    setObjectName(QStringLiteral("tour"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setFixedWidth(kTextWidth);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_leave->setObjectName(QStringLiteral("tourLeave"));
    m_back->setObjectName(QStringLiteral("tourBack"));
    m_next->setObjectName(QStringLiteral("tourNext"));
    auto* const buttons = new QHBoxLayout;
    buttons->addWidget(m_count, 1);
    buttons->addWidget(m_leave);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(kTourMargin, kTourMargin, kTourMargin, kTourMargin);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addLayout(buttons);
    connect(m_leave, &QPushButton::clicked, this, &Tour::end);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(m_step - 1); });
    connect(m_next, &QPushButton::clicked, this,
            [this] { m_step + 1 == m_steps.size() ? end() : goTo(m_step + 1); });
    onLanguageChange(*this, [this] { retranslate(); });
    m_window.installEventFilter(this);
    m_steps = m_makeSteps();
    for (const TourStep& step : m_steps) {
        step.place->installEventFilter(this);
    }
    goTo(0);
    show();
    m_next->setFocus(Qt::TabFocusReason); // to be seen
}

Tour::~Tour()
{
    delete m_frame;
}

void Tour::goTo(std::size_t step)
{
    m_step = step;
    if (m_steps[step].arrive) {
        m_steps[step].arrive();
    }
    retranslate();
    if (!m_back->isEnabled() && m_back->hasFocus()) {
        m_next->setFocus();
    }
}

void Tour::retranslate()
{
    m_steps = m_makeSteps();
    const TourStep& step = m_steps[m_step];
    m_title->setText(step.title);
    m_text->setText(step.text);
    m_count->setText(tr("%1 of %2", "steps of the tour").arg(m_step + 1).arg(m_steps.size()));
    m_leave->setText(tr("Leave"));
    m_back->setText(tr("Back"));
    m_next->setText(m_step + 1 == m_steps.size() ? tr("Done") : tr("Next"));
    m_back->setEnabled(m_step > 0);
    setAccessibleName(tr("Tour"));
    // Whoever does not see the panel hears its text with the button that has the focus.
    m_next->setAccessibleDescription(step.title + u'\n' + step.text);
    QAccessibleEvent said(m_next, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&said);
    place();
}

/// Beside the place where there is room, else in its middle; never outside the window.
void Tour::place()
{
    if (m_steps[m_step].place == nullptr || m_frame == nullptr) {
        return; // the window goes
    }
    const QWidget& target = *m_steps[m_step].place;
    m_frame->setVisible(target.isVisible());
    const QRect whole = m_window.rect();
    const QRect around =
        QRect(target.mapTo(&m_window, QPoint(0, 0)), target.size()).intersected(whole);
    m_frame->setGeometry(around);
    m_frame->raise();
    adjustSize();
    QRect own = rect();
    own.moveCenter(around.center());
    if (around.right() + kDistance + own.width() < whole.right()) {
        own.moveLeft(around.right() + kDistance);
    } else if (around.top() - kDistance - own.height() > 0) {
        own.moveBottom(around.top() - kDistance);
    } else if (around.bottom() + kDistance + own.height() < whole.bottom()) {
        own.moveTop(around.bottom() + kDistance);
    }
    own.moveLeft(std::clamp(own.left(), kDistance,
                            std::max(kDistance, whole.right() - own.width() - kDistance)));
    own.moveTop(std::clamp(own.top(), kDistance,
                           std::max(kDistance, whole.bottom() - own.height() - kDistance)));
    move(own.topLeft());
    raise();
}

void Tour::keyPressEvent(QKeyEvent* event)
{
    auto* const button = qobject_cast<QPushButton*>(focusWidget());
    if (event->key() == Qt::Key_Escape) {
        end();
    } else if (button != nullptr && button->hasFocus() &&
               (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        button->click();
    } else {
        QFrame::keyPressEvent(event);
    }
}

bool Tour::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = event->type();
    if (type == QEvent::Resize || type == QEvent::Move || type == QEvent::Show ||
        type == QEvent::Hide) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

void Tour::end()
{
    m_window.removeEventFilter(this);
    for (const TourStep& step : m_steps) {
        step.place->removeEventFilter(this);
    }
    hide();
    m_frame->hide();
    deleteLater();
    Q_EMIT ended();
}

} // namespace tidemark::app

#include "moc_tour.cpp"
