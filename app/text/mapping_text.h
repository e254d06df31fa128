// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/snapshots/rss_waterfall.h"

#include <QStringList>

namespace tidemark::app
{

QString mappingKindText(MappingKind kind);

/// What is behind a kind of mappings, in a sentence.
QString mappingKindHint(MappingKind kind);

/// The name of a row for one line of plain text, cut in the middle to @p limit characters; in its
/// place what it means to have none.
QString mappingNameText(MappingKind kind, std::string_view name, qsizetype limit);

QString rssPartText(RssPart part);

/// The rule by which the step of a waterfall is made, in a sentence.
QString rssPartRule(RssPart part);

/// What the rest of the RSS behind all steps is called, and what that is; or by how much the steps
/// come to more than the RSS, and why.
QString notExplainedText();
QString notExplainedRule(const RssWaterfall& waterfall, SizeUnit unit);

} // namespace tidemark::app
