// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/alignment_text.h"

#include "app/text/file_text.h"
#include "core/timeline/run_placement.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct AlignmentText {
    Q_DECLARE_TR_FUNCTIONS(AlignmentText)
};

constexpr int kMostLetters = 24; ///< of a function that are shown

QString shortName(const std::string& name)
{
    const QString text = fileText(name);
    return text.size() > kMostLetters ? text.left(kMostLetters) + QChar(0x2026) : text;
}

} // namespace

QString alignmentChoiceText(AlignmentKind kind)
{
    switch (kind) {
    case AlignmentKind::Start:
        return AlignmentText::tr("Align at start");
    case AlignmentKind::WallClock:
        return AlignmentText::tr("Align at wall clock");
    case AlignmentKind::End:
        return AlignmentText::tr("Align at end");
    case AlignmentKind::Function:
        return AlignmentText::tr("Align at a function…");
    case AlignmentKind::Mark:
        return AlignmentText::tr("Align at a mark…");
    case AlignmentKind::Stretched:
        return AlignmentText::tr("Stretch to equal length");
    case AlignmentKind::Functions:
        return AlignmentText::tr("Stretch by their functions");
    }
    return {};
}

QString alignmentText(const RunAlignment& alignment)
{
    switch (alignment.kind) {
    case AlignmentKind::Function:
        return AlignmentText::tr("Align at function “%1”").arg(shortName(alignment.name));
    case AlignmentKind::Mark:
        return AlignmentText::tr("Align at mark “%1”").arg(shortName(alignment.name));
    default:
        return alignmentChoiceText(alignment.kind);
    }
}

QString unplacedText(const RunAlignment& alignment, int count)
{
    if (isStretched(alignment.kind)) {
        return AlignmentText::tr("%n of a single sample cannot be stretched", nullptr, count);
    }
    return alignment.kind == AlignmentKind::WallClock
               ? AlignmentText::tr("%n without a known start begin at 0", nullptr, count)
               : AlignmentText::tr("%n without “%1” begin at 0", nullptr, count)
                     .arg(fileText(alignment.name));
}

} // namespace tidemark::app
