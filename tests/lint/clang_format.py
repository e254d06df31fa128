# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C++ file is as clang-format 14 leaves it. Skipped (exit 77) without that version."""

import pathlib
import re
import shutil
import subprocess
import sys

import source_tree

MAJOR = "14"


def formatter():
    """The clang-format with the right major version, or None: versions disagree in detail."""
    for name in (f"clang-format-{MAJOR}", "clang-format"):
        if shutil.which(name):
            version = subprocess.run([name, "--version"], capture_output=True, text=True).stdout
            if re.search(rf"version {MAJOR}\.", version):
                return name
    return None


def check(root):
    program = formatter()
    if program is None:
        print(f"skipped: no clang-format {MAJOR}")
        sys.exit(77)
    paths = source_tree.files(root, "core", "app", "tests", suffixes=(".h", ".cpp"))
    paths = [path.as_posix() for path in paths if "fixtures" not in path.parts]
    if not paths:
        return []
    command = [program, "--dry-run", "--Werror", "--style=file", *paths]
    result = subprocess.run(command, cwd=pathlib.Path(root), capture_output=True, text=True)
    found = sorted({line.split(":")[0] for line in result.stderr.splitlines() if " error: " in line})
    if result.returncode != 0 and not found:
        return [result.stderr.strip()]
    return [f"{path}: not formatted, run {program} -i" for path in found]


if __name__ == "__main__":
    source_tree.run(check)
