// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace tidemark
{

/// The rank correlation of neighbours among @p residuals of a fit, 0 to 0.99: how much of each was
/// known from the one before. Corrected upwards for what the fit and few points take from it.
double neighbourCorrelation(const std::vector<double>& residuals);

/// By how much such a correlation makes the variance of a trend larger: (1 + r) / (1 - r).
double varianceInflation(double correlation);

} // namespace tidemark
