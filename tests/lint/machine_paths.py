# SPDX-License-Identifier: GPL-3.0-or-later
"""No file names a place on the machine of whoever wrote it."""

import re

import source_tree

# Made-up homes in documents, tests and fixtures are fine.
PATH = re.compile(r"(?<![\w.~-])/(work|root|Users|home/(?!user/|me/|you/|alice/|bob/)\w+)/")


def check(root):
    findings = []
    for path in source_tree.files(root):
        if path.parts[:2] == ("tests", "lint"):
            continue
        for number, line in source_tree.lines(root, path):
            if PATH.search(line):
                findings.append(f"{path}:{number}: a path of one machine: {line.strip()[:80]}")
    return findings


if __name__ == "__main__":
    source_tree.run(check)
