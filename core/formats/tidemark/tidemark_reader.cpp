// SPDX-License-Identifier: GPL-3.0-or-later
// Tidemark's own recording (`.tidemark`), which core/documents writes and its README.md describes.
//
// Layout    JSON Lines. A header begins a recording, "end" ends it; between them sample rows
//           [group,position,value,...], and objects with one member, the kind of the line.
// Units     positions in the header's axis unit, nanoseconds for time; sizes in bytes. Exact.
// Cut off   a recording without its "end" line, or a file whose last "end" promised another
//           recording, reads up to there with FileCutOff.
// Versions  a newer minor version may add line kinds, series kinds and members: those are skipped,
//           lines and series counted. A newer major version is refused.
// Errors    damaged lines are skipped and counted; a damaged header takes its recording with it.
// Fixtures  converted from the mprof fixtures.

#include "core/formats/input/format_reader.h"
#include "core/formats/input/line_reader.h"
#include "core/formats/tidemark/tidemark_parser.h"

#include <algorithm>

namespace tidemark
{

namespace
{

class TidemarkReader final : public FormatReader
{
public:
    FormatInfo info() const override { return {"tidemark", "Tidemark recording", "*.tidemark"}; }

    bool isDocument() const override { return true; }
    bool finds(std::string_view head) const override;
    Result<Recordings> read(Input& input, TaskControl& control,
                            const ReadingOptions& options) const override;
};

/// True if the content starts with {"tidemark":"recording", blanks between them allowed.
bool TidemarkReader::finds(std::string_view head) const
{
    constexpr std::string_view kUtf8Bom = "\xef\xbb\xbf";
    constexpr std::string_view kBlanks = " \t\r\n";
    if (head.starts_with(kUtf8Bom)) {
        head.remove_prefix(kUtf8Bom.size());
    }
    for (const std::string_view token : {"{", "\"tidemark\"", ":", "\"recording\""}) {
        head.remove_prefix(std::min(head.find_first_not_of(kBlanks), head.size()));
        if (!head.starts_with(token)) {
            return false;
        }
        head.remove_prefix(token.size());
    }
    return true;
}

Result<Recordings> TidemarkReader::read(Input& input, TaskControl& control,
                                        const ReadingOptions& /*options*/) const
{
    TidemarkParser parser(input.folder());
    LineReader lines(input, control, TidemarkParser::kMaxLine);
    while (const auto line = lines.next()) {
        if (auto parsed = parser.parse(*line, lines.lineNumber(), lines.lineWasComplete());
            !parsed) {
            return tl::unexpected(std::move(parsed.error()));
        }
    }
    if (lines.error() && !leavesUsableFront(*lines.error())) {
        return tl::unexpected(*lines.error());
    }
    return parser.finish(lines.error());
}

} // namespace

std::unique_ptr<FormatReader> makeTidemarkReader()
{
    return std::make_unique<TidemarkReader>();
}

} // namespace tidemark
