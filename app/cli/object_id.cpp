// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/object_id.h"

#include "app/cli/console.h"
#include "app/text/file_text.h"
#include "core/heap/nodes_by_id.h"

#include <QCoreApplication>

#include <charconv>

namespace tidemark::app
{

namespace
{

struct ObjectId {
    Q_DECLARE_TR_FUNCTIONS(ObjectId)
};

std::optional<std::uint64_t> idFrom(std::string_view text)
{
    text.remove_prefix(text.starts_with('@') ? 1 : 0);
    std::uint64_t id = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, id);
    return error == std::errc() && rest == end ? std::optional(id) : std::nullopt;
}

} // namespace

OrExit<std::uint32_t> nodeWithId(const ChosenSnapshot& chosen, const std::string& id)
{
    const auto number = idFrom(id);
    if (!number) {
        printMessage(ObjectId::tr("“%1” is no object id. Ids are whole numbers, as in @12345.")
                         .arg(fileText(id)));
        return tl::unexpected(ExitStatus::WrongUsage);
    }
    const auto node = NodesById(*chosen.graph()).find(*number);
    if (!node) {
        printMessage(ObjectId::tr("%1: There is no object @%2 in this snapshot.")
                         .arg(fileText(chosen.named.path), QString::number(qulonglong{*number})));
        return tl::unexpected(ExitStatus::WrongUsage);
    }
    return *node;
}

} // namespace tidemark::app
