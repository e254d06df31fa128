// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace tidemark
{

/// The most bytes of a string or a number in JSON that is parsed by a library, which holds a token
/// as a whole, several times over: far more than any of a recording's.
inline constexpr std::size_t kMostTokenBytes = 1U << 20U;

/// Follows the tokens of a JSON text, block by block, to find one that is too long.
class JsonTokens
{
public:
    /// Takes the next bytes. Returns how many of them come before a token has more than
    /// kMostTokenBytes, or none if no token has.
    std::optional<std::size_t> take(std::string_view block)
    {
        for (std::size_t at = 0; at < block.size(); ++at) {
            const char c = block[at];
            if (m_isInText) {
                m_isInText = m_isEscaped || c != '"';
                m_isEscaped = !m_isEscaped && c == '\\';
            } else if (c == '"') {
                m_isInText = true;
                m_length = 0;
            } else if (isBetween(c)) {
                m_length = 0;
                continue;
            }
            if (++m_length > kMostTokenBytes) {
                return at;
            }
        }
        return {};
    }

private:
    static bool isBetween(char c)
    {
        return c == ',' || c == ':' || c == '[' || c == ']' || c == '{' || c == '}' || c == ' ' ||
               c == '\t' || c == '\n' || c == '\r';
    }

    std::size_t m_length = 0; ///< of the token at hand
    bool m_isInText = false;
    bool m_isEscaped = false;
};

} // namespace tidemark
