// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/curvature.h"

#include "core/timeline/neighbour_correlation.h"
#include "core/timeline/trend.h"

#include <algorithm>
#include <cmath>

namespace tidemark
{

namespace
{

/// Least squares for y = a + b u + c (u² - r u - s), where the terms are orthogonal over the
/// points: each coefficient then is a quotient of two sums.
struct Parabola {
    double r = 0.0;
    double s = 0.0;
    double meanU = 0.0;
    double a = 0.0;
    double b = 0.0;
    double c = 0.0;
    double bendSum = 0.0; ///< of squares of the last term

    double bend(double u) const { return (u - meanU) * (u - meanU) - r * (u - meanU) - s; }
    double at(double u) const { return a + b * (u - meanU) + c * bend(u); }
    double slope(double u) const { return b + c * (2.0 * (u - meanU) - r); }
};

Parabola parabolaThrough(const std::vector<double>& u, std::span<const TimedValue> points)
{
    Parabola fit;
    const auto n = static_cast<double>(u.size());
    for (std::size_t i = 0; i < u.size(); ++i) {
        fit.meanU += u[i] / n;
        fit.a += points[i].value / n;
    }
    double squares = 0.0;
    double cubes = 0.0;
    double products = 0.0;
    for (std::size_t i = 0; i < u.size(); ++i) {
        const double x = u[i] - fit.meanU;
        squares += x * x;
        cubes += x * x * x;
        products += x * (points[i].value - fit.a);
    }
    if (squares <= 0.0) {
        return fit;
    }
    fit.b = products / squares;
    fit.r = cubes / squares;
    fit.s = squares / n;
    double bent = 0.0;
    for (std::size_t i = 0; i < u.size(); ++i) {
        fit.bendSum += fit.bend(u[i]) * fit.bend(u[i]);
        bent += fit.bend(u[i]) * (points[i].value - fit.a);
    }
    fit.c = fit.bendSum > 0.0 ? bent / fit.bendSum : 0.0;
    return fit;
}

} // namespace

Curvature curvatureOf(std::span<const TimedValue> points)
{
    constexpr std::size_t kLeastPoints = 5;
    if (points.size() < kLeastPoints || points.front().position == points.back().position) {
        return {};
    }
    const auto first = static_cast<std::uint64_t>(points.front().position);
    const auto length =
        static_cast<double>(static_cast<std::uint64_t>(points.back().position) - first);
    std::vector<double> u; // from 0 to 1
    for (const TimedValue& point : points) {
        u.push_back(static_cast<double>(static_cast<std::uint64_t>(point.position) - first) /
                    length);
    }
    const Parabola fit = parabolaThrough(u, points);
    std::vector<double> residuals;
    double squares = 0.0;
    for (std::size_t i = 0; i < u.size(); ++i) {
        residuals.push_back(points[i].value - fit.at(u[i]));
        squares += residuals.back() * residuals.back();
    }
    const double perSecond = static_cast<double>(kSecond) / length;
    Curvature curvature{fit.slope(0.25) * perSecond, fit.slope(0.75) * perSecond, 0.0, {}};
    const double deviation =
        std::sqrt(squares / (static_cast<double>(u.size()) - 3.0) / fit.bendSum *
                  varianceInflation(neighbourCorrelation(residuals)));
    if (fit.bendSum > 0.0) {
        // A curve without any noise is as sure as one can be.
        curvature.significance = fit.c / std::max(deviation, std::abs(fit.c) * 1e-9 + 1e-300);
    }
    curvature.residuals = std::move(residuals);
    return curvature;
}

} // namespace tidemark
