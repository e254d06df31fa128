// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace tidemark::app
{

/// One stop of a tour.
struct TourStep {
    QPointer<QWidget> place; ///< part of the window that it is about
    QString title;
    QString text;                      ///< a sentence or two, shown literally
    std::function<void()> arrive = {}; ///< brings the place into view; null if it always is
};

/// A small panel that goes from one part of the window to the next, frames it and says what it is.
/// The window works as ever meanwhile; Escape in it, its button, or whoever deletes it ends it.
class Tour final : public QFrame
{
    Q_OBJECT

public:
    using Steps = std::vector<TourStep>;

    /// @p makeSteps, called again for another language, makes as many each time, at least one. The
    /// places belong to @p window, which owns the tour and must outlive them.
    Tour(std::function<Steps()> makeSteps, QWidget& window);
    ~Tour() override;

    std::size_t step() const { return m_step; }

Q_SIGNALS:
    void ended();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void goTo(std::size_t step);
    void retranslate();
    void place();
    void end();

    std::function<Steps()> m_makeSteps;
    Steps m_steps;
    QWidget& m_window;
    QPointer<QWidget> m_frame; ///< around the place; child of the window
    std::size_t m_step = 0;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_count;
    QPushButton* m_leave;
    QPushButton* m_back;
    QPushButton* m_next;
};

} // namespace tidemark::app
