# SPDX-License-Identifier: GPL-3.0-or-later
"""Core tells its caller; it never writes to the terminal."""

import re

import source_tree

PRINTS = re.compile(
    r"std::(cout|cerr|clog|print(ln)?)\b|\b(f|v|vf)?printf\s*\(|\bf?puts\s*\(|\bputchar\s*\("
    r"|\bperror\s*\(|\bfmt::print|#\s*include\s*<iostream>|\bq(Debug|Info|Warning|Critical)\s*\("
)
COMMENT = re.compile(r"//.*")


def check(root):
    findings = []
    for path in source_tree.files(root, "core", suffixes=source_tree.CPP):
        for number, line in source_tree.lines(root, path):
            match = PRINTS.search(COMMENT.sub("", line))
            if match:
                findings.append(f"{path}:{number}: core must not print: {match.group().strip()}")
    return findings


if __name__ == "__main__":
    source_tree.run(check)
