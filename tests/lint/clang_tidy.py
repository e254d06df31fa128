# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy finds nothing in the sources that changed last (the checks are in .clang-tidy).

    clang_tidy.py ROOT BUILD [FILE... | all]

Without files it takes the sources of core and app that differ from the commit where origin/main was left,
or, on main itself, from what it was a few commits ago; at most LIMIT of them, those committed last. That
keeps it within minutes, where the whole tree takes an hour. Skipped (exit 77) without clang-tidy.

The precompiled headers are gcc's, so every file is read without them: one that only compiles because they
include something for it is found as well."""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import source_tree

LIMIT = 12
RECENT = 10  # commits
INCLUDE = re.compile(r'^#include "(/[^"]+)"', re.MULTILINE)
FINDING = re.compile(r"^.*:\d+:\d+: (?:error|warning): .*\[\S+\]$", re.MULTILINE)


def program():
    """The clang-tidy to run, or None. Others than version 14 know other checks."""
    return next((name for name in ("clang-tidy-14", "clang-tidy") if shutil.which(name)), None)


def git(root, *arguments):
    """What git says, line by line; nothing if it fails, as where there is no repository."""
    result = subprocess.run(["git", "-C", root, *arguments], capture_output=True, text=True)
    return result.stdout.split() if result.returncode == 0 else []


def base_commit(root):
    """The commit that changes are counted from, or None in a repository of a single one."""
    head = git(root, "rev-parse", "HEAD")
    left = git(root, "merge-base", "HEAD", "origin/main")
    if left and left != head:
        return left[0]
    recent = git(root, "rev-list", "--first-parent", f"--max-count={RECENT + 1}", "HEAD")
    return recent[-1] if len(recent) > 1 else None


def is_source(path):
    return path.startswith(("core/", "app/")) and path.endswith(".cpp")


def changed_sources(root):
    """Changed .cpp files, and those next to changed headers: first what is not committed yet."""
    base = base_commit(root)
    names = git(root, "diff", "--name-only", "HEAD") + git(root, "ls-files", "--others", "--exclude-standard")
    if base:
        names += git(root, "log", "--format=", "--name-only", f"{base}..HEAD")
    sources = [re.sub(r"\.h$", ".cpp", name) for name in names]
    return [name for name in dict.fromkeys(sources) if is_source(name) and os.path.exists(f"{root}/{name}")]


def plain_command(entry):
    """The words of a compilation without gcc's precompiled header, and without its warnings as errors."""
    words = []
    for word in shlex.split(entry["command"]):
        if words and words[-1] == "-include" and word.endswith("cmake_pch.hxx"):
            words.pop()
        elif word not in ("-Winvalid-pch", "-fpch-preprocess", "-Werror"):
            words.append(word)
    return words


def plain_commands(entries):
    """The compilation of each source, also of those that are compiled as part of a larger one."""
    commands = []
    for entry in entries:
        words = plain_command(entry)
        file = pathlib.Path(entry["file"])
        parts = [str(file)]
        if file.parent.name == "Unity":
            parts = INCLUDE.findall(file.read_text(encoding="utf-8"))
        for part in parts:
            arguments = [part if word == str(file) else word for word in words]
            commands.append({"directory": entry["directory"], "file": part, "arguments": arguments})
    return commands


def check(root, build, *names):
    tidy = program()
    database = pathlib.Path(build) / "compile_commands.json"
    if tidy is None or not database.exists():
        print("skipped: no clang-tidy" if tidy is None else f"skipped: no {database}")
        sys.exit(77)
    commands = plain_commands(json.loads(database.read_text(encoding="utf-8")))
    known = {os.path.relpath(command["file"], root): command for command in commands}
    sources = [name for name in known if is_source(name)] if names == ("all",) else list(names)
    if not names:
        sources = [name for name in changed_sources(root) if name in known]
        if len(sources) > LIMIT:
            print(f"{LIMIT} of {len(sources)} changed sources")
        sources = sources[:LIMIT]
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "compile_commands.json").write_text(json.dumps(commands))

        def examine(name):
            arguments = [tidy, "--quiet", f"-p={folder}", f"{root}/{name}"]
            result = subprocess.run(arguments, capture_output=True, text=True)
            # What clang makes of the library's own headers, written for gcc, and what moc writes into the
            # build folder, are no faults of ours.
            everything = FINDING.findall(result.stdout)
            ours = (f"{root}/core/", f"{root}/app/")
            found = [one.removeprefix(f"{root}/") for one in everything if one.startswith(ours)]
            is_unexplained = result.returncode != 0 and not everything
            return found or ([result.stderr.strip() or name] if is_unexplained else [])

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            found = [finding for some in pool.map(examine, sources) for finding in some]
    return sorted(dict.fromkeys(found))  # a header is read for each source that includes it


if __name__ == "__main__":
    source_tree.run(check)
