// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/count_text.h"
#include "app/text/size_text.h"
#include "app/text/table_column.h"
#include "app/text/time_text.h"
#include "core/model/series.h"

namespace tidemark::app
{

/// How numbers for programs name bytes and rates of them.
inline const QString kBytesName = QStringLiteral("B");
inline const QString kRateName = QStringLiteral("B/s");

/// How they name positions and lengths: "ns", "instructions".
inline QString axisName(AxisUnit axis)
{
    const std::string_view id = idOf(axis);
    return QString::fromLatin1(id.data(), static_cast<qsizetype>(id.size()));
}

/// How they name what the readings of @p series are; empty for plain numbers.
inline QString readingName(const Series& series)
{
    return series.isInBytes() ? kBytesName : QString();
}

/// NaN where a figure is not known: what columns take for unknown.
template <typename Figure>
double figureOrGap(const std::optional<Figure>& figure)
{
    return figure ? static_cast<double>(*figure) : kGap;
}

/// A column of sizes; @p bytesOf says of a row how many bytes, NaN if that is not known.
template <typename Row, typename BytesOf>
TableColumn<Row> sizeColumn(const ColumnTitle& title, SizeUnit unit, BytesOf bytesOf)
{
    return TableColumn<Row>(title.in(kBytesName),
                            [=](const Row& row) { return sizeText(double{bytesOf(row)}, unit); })
        .withNumber(bytesOf)
        .withExact([=](const Row& row) { return exactSizeText(bytesOf(row)); });
}

/// A column of sizes with their signs: by how many bytes something grew.
template <typename Row, typename BytesOf>
TableColumn<Row> sizeChangeColumn(const ColumnTitle& title, SizeUnit unit, BytesOf bytesOf)
{
    return TableColumn<Row>(title.in(kBytesName),
                            [=](const Row& row) { return signedSizeText(bytesOf(row), unit); })
        .withNumber(bytesOf)
        .withExact([=](const Row& row) { return signedSizeText(bytesOf(row), SizeUnit::Bytes); });
}

/// A column of stretches of an axis, in its units.
template <typename Row, typename LengthOf>
TableColumn<Row> axisColumn(const ColumnTitle& title, AxisUnit axis, LengthOf lengthOf)
{
    return TableColumn<Row>(title.in(axisName(axis)),
                            [=](const Row& row) { return axisText(axis, lengthOf(row)); })
        .withNumber([=](const Row& row) { return static_cast<double>(lengthOf(row)); })
        .withExact([=](const Row& row) { return exactAxisText(axis, lengthOf(row)); });
}

/// A column of positions on an axis, in its units.
template <typename Row, typename PositionOf>
TableColumn<Row> positionColumn(const ColumnTitle& title, AxisUnit axis, PositionOf positionOf)
{
    TableColumn<Row> column = axisColumn<Row>(title, axis, positionOf);
    column.text = [=](const Row& row) { return axisPositionText(axis, positionOf(row)); };
    return column;
}

/// A column of numbers of things; @p countOf gives an integer.
template <typename Row, typename CountOf>
TableColumn<Row> countColumn(const ColumnTitle& title, CountOf countOf)
{
    return TableColumn<Row>(title, [=](const Row& row) { return countText(countOf(row)); })
        .withNumber([=](const Row& row) { return static_cast<double>(countOf(row)); });
}

} // namespace tidemark::app
