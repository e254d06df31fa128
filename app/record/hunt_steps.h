// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/hunt_state.h"

#include <QWidget>

#include <array>

class QLabel;

namespace tidemark::app
{

/// The steps of a hunt in their order: which are done, and at which it is.
class HuntSteps final : public QWidget
{
    Q_OBJECT

public:
    explicit HuntSteps(QWidget* parent = nullptr);

    /// Of a hunt that has not begun: @p actions and @p idle are as it would be.
    void showPlan(std::uint64_t actions, std::chrono::milliseconds idle);

    void showState(const HuntState& state);

private:
    static constexpr std::size_t kCount = 8;

    /// At step number @p present, from 0, which has @p mark; all are done if that is kCount, and
    /// none at -1.
    void showAt(int present, const QString& mark, std::uint64_t actions,
                std::chrono::milliseconds idle);

    std::array<QLabel*, kCount> m_marks{};
    std::array<QLabel*, kCount> m_texts{};
};

} // namespace tidemark::app
