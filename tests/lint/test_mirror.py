# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests lie where what they test lies: tests/core/heap tests core/heap. Each test file is called after a
source file of that folder, includes a header of it, or runs the program that the folder belongs to."""

import pathlib
import re

import source_tree

PROGRAMS = {"app/cli": "TIDEMARK_CLI", "app/window": "TIDEMARK_PROGRAM"}
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def included(root, path, seen):
    """The project's headers that a test includes, itself or by what tests share."""
    for target in INCLUDE.findall((root / path).read_text(encoding="utf-8")):
        if target in seen:
            continue
        seen.add(target)
        if target.startswith("tests/") and (root / target).is_file():
            included(root, target, seen)
    return seen


def check(root):
    root = pathlib.Path(root)
    findings = []
    for path in source_tree.files(root, "tests", suffixes=(".cpp",)):
        if not path.name.startswith("tst_"):
            continue
        room = path.parent.relative_to("tests").as_posix()
        if not room.startswith(("core/", "app/")) or not (root / room).is_dir():
            findings.append(f"{path}: there is no folder {room} that it could test")
            continue
        sources = {source.stem for source in (root / room).glob("*.cpp")}
        if any(path.stem.startswith(f"tst_{source}") for source in sources):
            continue
        headers = included(root, path, set())
        if any(header.startswith(f"{room}/") for header in headers):
            continue
        texts = [path, *(header for header in headers if header.startswith("tests/"))]
        program = PROGRAMS.get(room)
        if not program or not any(program in (root / text).read_text(encoding="utf-8") for text in texts):
            findings.append(f"{path}: tests nothing of {room}")
    return findings


if __name__ == "__main__":
    source_tree.run(check)
