# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's own text files, and how a lint reports what it found in them."""

import os
import pathlib
import sys

CPP = (".h", ".cpp", ".h.in", ".cpp.in")
SCRIPTS = (".py", ".sh")


def files(root, *folders, suffixes=()):
    """Paths below the folders of `root` (all of it without any), sorted, as seen from `root`.

    Build trees, hidden folders and caches do not belong to the project; `.ci` does.
    """
    root = pathlib.Path(root)
    found = []
    for start in folders or (".",):
        for folder, below, names in os.walk(root / start):
            below[:] = [
                name
                for name in below
                if name == ".ci" or not name.startswith((".", "build", "__pycache__"))
            ]
            for name in names:
                if name == ".git":  # a file in a linked work tree
                    continue
                if not suffixes or name.endswith(tuple(suffixes)):
                    found.append((pathlib.Path(folder) / name).relative_to(root))
    return sorted(found)


def lines(root, path):
    """The numbered lines of a file, from 1; none of a binary one."""
    try:
        text = (pathlib.Path(root) / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return []
    return list(enumerate(text.splitlines(), start=1))


def run(check):
    """Calls check(root, arguments...) as the command line says; exits 1 if it returns findings."""
    findings = check(*sys.argv[1:])
    for finding in findings:
        print(finding)
    sys.exit(1 if findings else 0)
