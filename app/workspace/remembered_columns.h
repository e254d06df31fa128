// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/source_table.h"

#include <QByteArray>
#include <QStringList>

#include <span>
#include <vector>

namespace tidemark::app
{

/// What the user said about columns, by the layout of the table: its format and the names of its
/// columns in their order. Of 100 layouts at most, those said last. Plain value: a copy may be
/// asked in another thread.
class RememberedColumns final
{
public:
    static constexpr std::size_t kMost = 100;

    /// What was said of tables of @p format with columns called @p names; nothing if nothing was.
    ColumnChoices find(std::string_view format, std::span<const std::string> names) const;

    /// Takes @p choices in the place of what was said before; forgets the layout if they are empty.
    void remember(std::string_view format, std::span<const std::string> names,
                  const ColumnChoices& choices);

    std::size_t size() const { return m_layouts.size(); }

    /// One text for each layout, the newest first. Texts that make no sense are passed over.
    QStringList toTexts() const;
    static RememberedColumns fromTexts(const QStringList& texts);

private:
    struct Layout {
        QByteArray fingerprint;
        ColumnChoices choices;
    };

    std::vector<Layout> m_layouts; ///< the newest first
};

} // namespace tidemark::app
