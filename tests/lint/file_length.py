# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file is short enough to be read in one go."""

import source_tree

LIMIT = 401
SUFFIXES = source_tree.CPP + source_tree.SCRIPTS + ("CMakeLists.txt",)


def check(root):
    findings = []
    for path in source_tree.files(root, suffixes=SUFFIXES):
        length = len(source_tree.lines(root, path))
        if length >= LIMIT:
            findings.append(f"{path}: {length} lines, the limit is {LIMIT - 1}")
    return findings


if __name__ == "__main__":
    source_tree.run(check)
