// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/process_container.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

constexpr std::size_t kShortId = 12;

bool isHex(char character)
{
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
}

/// The id of a container, cut, if @p text is one.
std::string_view idIn(std::string_view text)
{
    constexpr std::size_t kIdLength = 64;
    const bool isId = text.size() == kIdLength && std::ranges::all_of(text, isHex);
    return isId ? text.substr(0, kShortId) : std::string_view();
}

/// What stands between @p before and @p after, if both do.
std::string_view between(std::string_view text, std::string_view before, std::string_view after)
{
    if (text.size() < before.size() + after.size() || !text.starts_with(before) ||
        !text.ends_with(after)) {
        return {};
    }
    return text.substr(before.size(), text.size() - before.size() - after.size());
}

/// What systemd wrote as "\x2d" is a "-".
std::string withDashes(std::string_view text)
{
    constexpr std::string_view kDash = "\\x2d";
    std::string plain;
    while (!text.empty()) {
        const bool isDash = text.starts_with(kDash);
        plain += isDash ? '-' : text.front();
        text.remove_prefix(isDash ? kDash.size() : 1);
    }
    return plain;
}

std::string named(std::string_view kind, std::string_view name)
{
    return name.empty() ? std::string() : std::string(kind) + ' ' + withDashes(name);
}

/// How the tools that run containers name groups after ids.
struct Prefix {
    std::string_view text;
    std::string_view kind;
};

constexpr std::array kIdPrefixes{
    Prefix{"docker-", "docker"},      Prefix{"libpod-", "podman"},
    Prefix{"crio-", "kubernetes"},    Prefix{"cri-containerd-", "kubernetes"},
    Prefix{"nerdctl-", "containerd"}, Prefix{"cri-containerd:", "kubernetes"},
};

/// The container that the group @p part belongs to, given the one it is in.
std::string containerIn(std::string_view part, std::string_view outer, bool isPod)
{
    const std::string_view last = part.substr(part.rfind(':') + 1); // "slice:cri-containerd:id"
    if (const auto id = idIn(last); !id.empty()) {
        const bool isDocker = outer == "docker";
        const bool isPodman = outer.starts_with("libpod");
        return named(isPod      ? "kubernetes"
                     : isDocker ? "docker"
                     : isPodman ? "podman"
                                : "container",
                     id);
    }
    for (const Prefix& prefix : kIdPrefixes) {
        for (const std::string_view end : {std::string_view(".scope"), std::string_view()}) {
            if (const auto id = idIn(between(part, prefix.text, end)); !id.empty()) {
                return named(isPod ? "kubernetes" : prefix.kind, id);
            }
        }
    }
    if (outer == "lxc" || outer == "lxc.payload") {
        return named("lxc", part);
    }
    if (const auto name = between(part, "lxc.payload.", ""); !name.empty()) {
        return named("lxc", name);
    }
    if (const auto name = between(part, "systemd-nspawn@", ".service"); !name.empty()) {
        return named("nspawn", name);
    }
    const auto machine = between(part, "machine-", ".scope"); // libvirt's are virtual machines
    const bool isVirtual = machine.starts_with("qemu");
    return isVirtual ? std::string() : named("nspawn", machine);
}

/// The innermost container in a path of groups.
std::string containerInPath(std::string_view path)
{
    std::string found;
    std::string_view outer;
    bool isPod = false;
    while (!path.empty()) {
        const std::string_view part = path.substr(0, path.find('/'));
        isPod = isPod || part.starts_with("kubepods");
        std::string inner = containerIn(part, outer, isPod);
        found = inner.empty() ? found : std::move(inner);
        outer = part;
        path.remove_prefix(std::min(part.size() + 1, path.size()));
    }
    return found;
}

} // namespace

std::string containerInGroups(std::string_view cgroups)
{
    std::string found;
    while (!cgroups.empty() && found.empty()) {
        const std::string_view line = cgroups.substr(0, cgroups.find('\n'));
        const std::size_t controllers = line.find(':');
        const std::size_t path =
            controllers == line.npos ? line.npos : line.find(':', controllers + 1);
        if (path != line.npos) {
            found = containerInPath(line.substr(path + 1));
        }
        cgroups.remove_prefix(std::min(line.size() + 1, cgroups.size()));
    }
    return found;
}

std::string pidNamespaceName(std::string_view link)
{
    const std::string_view number = between(link, "pid:[", "]");
    return number.empty() ? "namespace" : named("namespace", number);
}

} // namespace tidemark
