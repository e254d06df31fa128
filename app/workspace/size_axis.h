// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

namespace tidemark::app
{

/// Which sizes stand at the edges of a chart, in bytes, and how those between them are spread. A
/// plain value.
struct SizeScale {
    double lowest = 0.0;  ///< at the lower edge; above 0 where the scale is logarithmic
    double highest = 1.0; ///< at the upper edge, above the lowest
    bool isLogarithmic = false;

    /// How far up @p bytes stand: 0 at the lower edge, 1 at the upper one. What is not above 0 is
    /// far below a logarithmic scale.
    double shareOf(double bytes) const;

    /// The size that stands @p share of the way up.
    double bytesAt(double share) const;

    /// What stands between these two shares of this scale, and nothing else.
    SizeScale between(double lower, double upper) const;

    bool contains(double bytes) const { return bytes >= lowest && bytes <= highest; }
    bool operator==(const SizeScale&) const = default;
};

/// How the memory axis of the timeline is chosen: by itself, in one of three ways, or zoomed by
/// hand until it is reset. GUI thread only.
class SizeAxis final : public QObject
{
    Q_OBJECT

public:
    enum class Kind {
        FromZero,    ///< to the highest that is visible
        Fitted,      ///< from the lowest to the highest that are visible
        Logarithmic, ///< likewise
    };

    using QObject::QObject;

    Kind kind() const { return m_kind; }

    /// Also lets a zoom go.
    void setKind(Kind kind);

    /// What is shown instead of what the kind chooses, if it was zoomed.
    const std::optional<SizeScale>& zoomed() const { return m_zoomed; }

    /// Shows @p scale from now on. One that is less than some bytes high, or reaches beyond what
    /// any computer has, is left out.
    void zoomTo(const SizeScale& scale);
    void reset();

Q_SIGNALS:
    void changed();

private:
    Kind m_kind = Kind::FromZero;
    std::optional<SizeScale> m_zoomed;
};

} // namespace tidemark::app
