# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of the app is translated: no unfinished, empty or obsolete entry is left."""

import pathlib
import xml.etree.ElementTree as xml

import source_tree


def problem_of(message):
    """What is wrong with one <message>, or None."""
    translation = message.find("translation")
    if translation is None:
        return "has no translation"
    kind = translation.get("type")
    if kind is not None:
        return f"is {kind}"
    forms = translation.findall("numerusform") or [translation]
    if not all("".join(form.itertext()).strip() for form in forms):
        return "is empty"
    return None


def check(root):
    findings = []
    for path in source_tree.files(root, "translations", suffixes=(".ts",)):
        for message in xml.parse(pathlib.Path(root) / path).iter("message"):
            problem = problem_of(message)
            if problem:
                findings.append(f"{path}: '{message.findtext('source')}' {problem}")
    return findings


if __name__ == "__main__":
    source_tree.run(check)
