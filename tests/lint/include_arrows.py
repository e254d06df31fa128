# SPDX-License-Identifier: GPL-3.0-or-later
"""Includes point only where the layout allows: app -> core/recorder -> core/{documents,processes} and
core/formats -> core/{timeline,snapshots} -> core/{heap,model} -> standard library. Views of the app never meet."""

import re

import source_tree

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')

# What each room may include besides itself. "core" and "app" are the files right in there.
PURE = ["core", "core/model", "core/system"]
FUNCTIONS = PURE + ["core/areas", "core/timeline", "core/heap", "core/snapshots"]
READING = ["core/formats/input"]
READERS = ["core/formats/series", "core/formats/heapsnapshot", "core/formats/tidemark", "core/formats/types"]
CORE = (
    FUNCTIONS
    + READING
    + READERS
    + ["core/formats", "core/processes", "core/documents", "core/recorder", "core/live", "core/history"]
)
SHARED = [
    "app/text",
    "app/report",
    "app/icons",
    "app/jobs",
    "app/workspace",
    "app/models",
    "app/widgets",
    "app/areas",
]
ROOMS = {
    "core": [],
    "core/system": ["core"],
    "core/model": ["core"],
    "core/areas": PURE,
    "core/timeline": PURE,
    "core/heap": PURE,
    "core/snapshots": PURE + ["core/areas", "core/heap"],
    "core/formats/input": FUNCTIONS,
    **{room: FUNCTIONS + READING for room in READERS},
    "core/formats": FUNCTIONS + READING + READERS,
    "core/processes": FUNCTIONS,
    "core/documents": FUNCTIONS,
    "core/recorder": FUNCTIONS + ["core/processes", "core/documents"],
    "core/history": FUNCTIONS + READING + ["core/documents", "core/formats/series"],
    "core/live": CORE,
    "app/text": CORE,
    "app/arguments": [],
    "app/report": CORE + ["app/text"],
    "app/cli": CORE + ["app/text", "app/arguments", "app/report"],
    "app/icons": [],
    "app/jobs": CORE + ["app/text"],
    "app/workspace": CORE + ["app/text", "app/jobs"],
    "app/models": CORE + ["app/text", "app/jobs", "app/workspace"],
    "app/widgets": CORE + [room for room in SHARED if room != "app/areas"],
    "app/areas": CORE + SHARED,
}
VIEW = CORE + SHARED
ASSEMBLY = ("app", "app/window")  # put the views together, and know everyone


def room_of(path):
    """ "core/model" for "core/model/axis.h", "app" for "app/main.cpp"."""
    return path.rpartition("/")[0]


def is_allowed(room, target):
    if room == target:
        return True
    if room in ASSEMBLY:
        return target not in ASSEMBLY or room == "app"
    return target in ROOMS.get(room, VIEW if room.startswith("app/") else [])


def check(root):
    findings = []
    for path in source_tree.files(root, "core", "app", suffixes=source_tree.CPP):
        room = room_of(path.as_posix())
        for number, line in source_tree.lines(root, path):
            match = INCLUDE.match(line)
            if not match:
                continue
            bracket, target = match.groups()
            if bracket == '"':
                known = target.startswith(("core/", "app/"))
                if not known and "/" not in target and not re.match(r"moc_\w+\.cpp$|\w+\.moc$", target):
                    findings.append(f'{path}:{number}: "{target}" is not given from the source root')
                elif known and not is_allowed(room, room_of(target)):
                    findings.append(f"{path}:{number}: {room} must not include {target}")
            elif room.startswith("core") and room != "core/live" and re.match(r"Q[A-Z]|Qt", target):
                findings.append(f"{path}:{number}: {room} must not include Qt")
    return findings


if __name__ == "__main__":
    source_tree.run(check)
