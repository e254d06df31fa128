// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tidemark::app
{

/// One line of what is known of something: what it is called, and what it is.
struct Fact {
    QString label;
    QString text;

    bool operator==(const Fact&) const = default;
};

} // namespace tidemark::app
