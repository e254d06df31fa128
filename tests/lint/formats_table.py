# SPDX-License-Identifier: GPL-3.0-or-later
"""The README's table of formats names exactly the formats that the program reads."""

import json
import pathlib
import re
import subprocess

import source_tree

ROW = re.compile(r"^\|\s*`([^`]+)`\s*\|")


def ids_in_readme(root):
    text = (pathlib.Path(root) / "README.md").read_text(encoding="utf-8")
    section = re.search(r"^## Formats$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    rows = section.group(1).splitlines() if section else []
    return [match.group(1) for match in map(ROW.match, rows) if match]


def ids_in_program(cli):
    output = subprocess.run([cli, "formats", "--json"], check=True, capture_output=True).stdout
    return [entry["id"] for entry in json.loads(output)["formats"]]


def compare(documented, known):
    findings = []
    for one in known:
        if one not in documented:
            findings.append(f"README.md: '{one}' is missing in the formats table")
    for one in sorted(set(documented)):
        if one not in known:
            findings.append(f"README.md: no reader is called '{one}'")
        if documented.count(one) > 1:
            findings.append(f"README.md: '{one}' has several rows")
    return findings


def check(root, cli):
    return compare(ids_in_readme(root), ids_in_program(cli))


if __name__ == "__main__":
    source_tree.run(check)
