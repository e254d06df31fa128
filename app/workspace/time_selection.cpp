// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/time_selection.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr std::int64_t kShortest = 16;
constexpr qint64 kGesturePause = 500; // milliseconds

} // namespace

void TimeSelection::setWhole(AxisRange whole)
{
    if (whole == m_whole) {
        return;
    }
    const bool sawAll = !isZoomed() || whole.isEmpty(); // a zoom into nothing is none
    m_whole = whole;
    m_earlier.clear();
    m_later.clear();
    Q_EMIT wholeChanged(m_whole);
    show(sawAll ? whole : clamped(m_visible));
    updateFollowing();
    if (m_selected) {
        const AxisRange kept{std::max(m_selected->begin, whole.begin),
                             std::min(m_selected->end, whole.end)};
        select(kept.isEmpty() ? std::nullopt : std::optional(kept));
    }
    if (m_whole.isEmpty()) {
        setCursor({});
    }
}

void TimeSelection::growWhole(AxisRange whole)
{
    if (m_whole.isEmpty() || whole.begin != m_whole.begin || whole.end < m_whole.end) {
        setWhole(whole);
        return;
    }
    if (whole == m_whole) {
        return;
    }
    const bool sawAll = !isZoomed();
    for (std::vector<AxisRange>* const history : {&m_earlier, &m_later}) {
        std::ranges::replace(*history, m_whole, whole); // who saw all gets all back
    }
    m_whole = whole;
    Q_EMIT wholeChanged(m_whole);
    if (sawAll) {
        show(whole);
    } else if (m_isFollowing) {
        show({whole.end - m_visible.length(), whole.end});
    }
}

void TimeSelection::follow()
{
    if (!m_isFollowing) {
        adjustTo({m_whole.end - m_visible.length(), m_whole.end});
    }
}

void TimeSelection::updateFollowing()
{
    const bool seesEnd = m_visible.end >= m_whole.end;
    if (std::exchange(m_isFollowing, seesEnd) != seesEnd) {
        Q_EMIT followingChanged();
    }
}

/// Inside m_whole, and of the length asked for where that fits.
AxisRange TimeSelection::clamped(AxisRange range) const
{
    const std::int64_t length = std::min(std::max(range.length(), kShortest), m_whole.length());
    const std::int64_t begin = std::clamp(range.begin, m_whole.begin, m_whole.end - length);
    return {begin, begin + length};
}

void TimeSelection::zoomTo(AxisRange range)
{
    if (range.isEmpty() || m_whole.isEmpty()) {
        return;
    }
    const AxisRange target =
        clamped({std::max(range.begin, m_whole.begin), std::min(range.end, m_whole.end)});
    if (target == m_visible) {
        return;
    }
    m_earlier.push_back(m_visible);
    m_later.clear();
    m_inGesture = false;
    show(target);
}

void TimeSelection::zoomAround(std::int64_t anchor, double factor)
{
    const double length =
        std::max(static_cast<double>(m_visible.length()) * factor, static_cast<double>(kShortest));
    if (m_whole.isEmpty() || length >= static_cast<double>(m_whole.length())) {
        zoomTo(m_whole);
        return;
    }
    const double share = static_cast<double>(anchor - m_visible.begin) /
                         static_cast<double>(std::max<std::int64_t>(m_visible.length(), 1));
    const auto begin = anchor - static_cast<std::int64_t>(std::llround(length * share));
    adjustTo({begin, begin + std::llround(length)});
}

void TimeSelection::adjustTo(AxisRange range)
{
    const AxisRange target = clamped(range);
    if (target == m_visible || m_whole.isEmpty()) {
        return;
    }
    if (!m_inGesture || m_sinceLastStep.hasExpired(kGesturePause)) {
        m_earlier.push_back(m_visible);
        m_later.clear();
    }
    m_inGesture = true;
    m_sinceLastStep.start();
    show(target);
}

void TimeSelection::zoomBack()
{
    if (!canZoomBack()) {
        return;
    }
    m_later.push_back(m_visible);
    const AxisRange earlier = m_earlier.back();
    m_earlier.pop_back();
    m_inGesture = false;
    show(clamped(earlier));
}

void TimeSelection::zoomForward()
{
    if (!canZoomForward()) {
        return;
    }
    m_earlier.push_back(m_visible);
    const AxisRange later = m_later.back();
    m_later.pop_back();
    m_inGesture = false;
    show(clamped(later));
}

void TimeSelection::select(std::optional<AxisRange> range)
{
    if (range && range->begin > range->end) {
        std::swap(range->begin, range->end);
    }
    if (range && range->isEmpty()) {
        range.reset();
    }
    if (range != m_selected) {
        m_selected = range;
        Q_EMIT selectedChanged();
    }
}

void TimeSelection::setCursor(std::optional<std::int64_t> position)
{
    if (position != m_cursor) {
        m_cursor = position;
        Q_EMIT cursorChanged();
    }
}

void TimeSelection::show(AxisRange range)
{
    if (range == m_visible) {
        return;
    }
    m_visible = range;
    updateFollowing();
    Q_EMIT visibleChanged(m_visible);
}

} // namespace tidemark::app

#include "moc_time_selection.cpp"
