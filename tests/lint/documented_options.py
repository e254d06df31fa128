# SPDX-License-Identifier: GPL-3.0-or-later
"""The man pages and the shell completions know every command and every option that the programs'
own --help names, and no others."""

import os
import pathlib
import re
import subprocess

import source_tree

MAN = "resources/man"
COMPLETIONS = "resources/completions"
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
COMMAND = re.compile(r"^  ([a-z][a-z-]*)\s", re.MULTILINE)

# Asks the completion itself, as a Tab behind these words does.
ASK_BASH = """
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_tidemark_cli "$1" "${@: -1}" "${@: -2:1}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


def options_in_help(text):
    """The long options that a help text defines: those that begin a line, behind a short one or
    not. Its sentences may name others."""
    found = set()
    for line in text.splitlines():
        start = re.match(r"\s+(-\w,\s*)?(--[a-z][a-z-]*)", line)
        if start:
            found.add(start.group(2))
    return found


def commands_in_help(text):
    listed = re.split(r"^(?:sub)?commands:$", text, flags=re.MULTILINE | re.IGNORECASE)
    return COMMAND.findall(listed[1]) if len(listed) > 1 else []


def helps(program):
    """{command: options}, those of the program itself at ""."""

    def ask(*arguments):
        asked = subprocess.run(
            [program, "--lang", "en", *arguments, "--help"],
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        return asked.stdout

    general = ask()
    known = {"": options_in_help(general)}
    for command in commands_in_help(general):
        known[command] = options_in_help(ask(command))
    return known


def in_man_page(page):
    """{section: options}, from the headings .SS; what comes before the commands at ""."""
    plain = page.replace("\\-", "-")
    before, *sections = re.split(r"^\.SS (\S+)$", plain, flags=re.MULTILINE)
    known = {"": set(OPTION.findall(re.sub(r"^\.SH DESCRIPTION$.*?^\.SH", "", before, flags=re.M | re.S)))}
    for name, text in zip(sections[::2], sections[1::2]):
        known[name] = set(OPTION.findall(re.split(r"^\.SH", text, flags=re.MULTILINE)[0]))
    return known


def in_bash(script, commands):
    def ask(*words):
        answer = subprocess.run(
            ["bash", "-c", ASK_BASH, "bash", str(script), "tidemark-cli", *words],
            capture_output=True,
            check=True,
            text=True,
        )
        return set(answer.stdout.split())

    known = {"": ask("--")}
    offered = ask("")
    for command in sorted(offered | set(commands)):
        known[command] = ask(command, "--") if command in offered else None
    return {command: options for command, options in known.items() if options is not None}


def in_zsh(script):
    """A branch of its `case` for each command; `$name` stands for the line that sets it."""
    shared = dict(re.findall(r"^    local (?:-a )?(\w+)=(\([^()]*(?:\([^()]*\)[^()]*)*\)|'.*')", script, re.M))
    for _ in range(2):
        for name, text in shared.items():
            script = re.sub(rf"\${name}\b", lambda _: text, script)
    general, _, rest = script.partition("case $words[1] in")
    called = general[general.index("_arguments -C") :]
    known = {"": set(OPTION.findall(called))}
    for name, text in re.findall(r"^    ([\w-]+)\)\n(.*?);;$", rest, flags=re.M | re.S):
        known[name] = set(OPTION.findall(text))
    listed = set(re.findall(r"^        '([a-z-]+):", general, flags=re.MULTILINE))
    return {name: options for name, options in known.items() if not name or name in listed}


def in_fish(script):
    known = {"": set()}
    everywhere = set()
    for line in re.findall(r"^complete -c tidemark-cli (.*)$", script, flags=re.MULTILINE):
        options = {f"--{name}" for name in re.findall(r"-l ([a-z-]+)", line)}
        commands = re.match(r"-n '__fish_seen_subcommand_from ([a-z -]+)'", line)
        if commands:
            for command in commands.group(1).split():
                known.setdefault(command, set()).update(options)
        elif "needs_command" in line:
            known[""] |= options
            for name in re.findall(r"-a ([a-z-]+)", line):
                known.setdefault(name, set())
        else:
            everywhere |= options
    return {name: options | everywhere for name, options in known.items()}


def compare(where, found, expected, optional=frozenset()):
    """What is missing or invented; `optional` may be named everywhere."""
    findings = []
    for command in sorted(expected.keys() | found.keys()):
        if command not in found:
            findings.append(f"{where}: the command '{command}' is missing")
        elif command not in expected:
            findings.append(f"{where}: there is no command '{command}'")
        else:
            there = f"{where}: {command or 'before the command'}"
            missing = expected[command] - found[command] - optional
            invented = found[command] - expected[command] - optional
            findings += [f"{there}: {option} is missing" for option in sorted(missing)]
            findings += [f"{there}: there is no {option}" for option in sorted(invented)]
    return findings


def check(root, cli, window):
    root = pathlib.Path(root)

    def read(path):
        return (root / path).read_text(encoding="utf-8")

    expected = helps(cli)
    commands = expected.keys() - {""}
    findings = []
    if not commands:
        findings.append("tidemark-cli --help: no commands are found in it")
    page = f"{MAN}/tidemark-cli.1"
    everywhere = {"--lang", "--help", "--version"}  # told once, at the head of the page
    findings += compare(page, in_man_page(read(page)), expected, everywhere)
    findings += [
        f"{page}: {option} is missing" for option in everywhere if option not in in_man_page(read(page))[""]
    ]
    page = f"{MAN}/tidemark.1"
    findings += compare(page, {"": in_man_page(read(page))[""]}, helps(window))
    bash = f"{COMPLETIONS}/tidemark-cli.bash"
    findings += compare(bash, in_bash(root / bash, commands), expected, {"--lang"})
    zsh = f"{COMPLETIONS}/_tidemark-cli"
    findings += compare(zsh, in_zsh(read(zsh)), expected, {"--lang"})
    fish = f"{COMPLETIONS}/tidemark-cli.fish"
    findings += compare(fish, in_fish(read(fish)), expected, {"--lang"})
    return findings


if __name__ == "__main__":
    source_tree.run(check)
