# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file names its licence in its first lines."""

import source_tree

LINE = "SPDX-License-Identifier: GPL-3.0-or-later"
SUFFIXES = (".h", ".cpp") + source_tree.SCRIPTS + (".svg", ".js", ".java")


def check(root):
    findings = []
    for path in source_tree.files(root, suffixes=SUFFIXES):
        head = [line for _, line in source_tree.lines(root, path)[:3]]
        if "fixtures" not in path.parts and not any(LINE in line for line in head):
            findings.append(f"{path}: the line '{LINE}' is missing")
    return findings


if __name__ == "__main__":
    source_tree.run(check)
