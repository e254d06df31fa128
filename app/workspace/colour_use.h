// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/open_recording.h"
#include "app/workspace/palette.h"

namespace tidemark::app
{

/// How often each colour of the palette is in use by recordings with a timeline: whoever comes gets
/// the one that is used least. What has no line in the chart is grey and takes none.
class ColourUse final
{
public:
    explicit ColourUse(const std::vector<OpenRecording>& open);

    void giveTo(OpenRecording& open);

private:
    void count(const OpenRecording& open);

    std::array<int, kSeriesColours.size()> m_uses{};
};

} // namespace tidemark::app
