# SPDX-License-Identifier: GPL-3.0-or-later
"""Every test that a README names is there: a promise that names one is held by it."""

import re

import source_tree

NAME = re.compile(r"\btst_[a-z0-9_]+\b")


def check(root):
    there = {path.stem for path in source_tree.files(root, "tests", suffixes=(".cpp",))}
    findings = []
    for path in source_tree.files(root, suffixes=(".md",)):
        for number, line in source_tree.lines(root, path):
            for name in NAME.findall(line):
                if name not in there:
                    findings.append(f"{path}:{number}: there is no test {name}")
    return findings


if __name__ == "__main__":
    source_tree.run(check)
