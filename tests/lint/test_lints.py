# SPDX-License-Identifier: GPL-3.0-or-later
"""Each lint finds what it is for, and leaves the rest alone."""

import json
import pathlib
import subprocess
import tempfile
import unittest

import clang_format
import documented_options
import clang_tidy
import file_length
import formats_table
import include_arrows
import licence_lines
import machine_paths
import named_tests
import no_print_in_core
import test_mirror
import translations


class Lints(unittest.TestCase):
    def findings(self, check, files):
        """What `check` says about a project with these files (path: text)."""
        with tempfile.TemporaryDirectory() as root:
            for name, text in files.items():
                path = pathlib.Path(root) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return check(root)

    def assert_arrow(self, path, include, allowed):
        found = self.findings(include_arrows.check, {path: f"#include {include}\n"})
        self.assertEqual(not found, allowed, f"{path} -> {include}: {found}")

    def test_arrows_between_rooms(self):
        for path, include in (
            ("core/formats/a.cpp", '"core/model/axis.h"'),
            ("core/formats/a.cpp", '"core/formats/b.h"'),
            ("core/formats/a.cpp", '"core/formats/series/b.h"'),
            ("core/formats/series/a.cpp", '"core/formats/input/b.h"'),
            ("core/model/a.h", '"core/result.h"'),
            ("core/model/a.h", "<vector>"),
            ("core/live/a.cpp", "<QTimer>"),
            ("core/live/a.cpp", '"core/history/b.h"'),
            ("core/history/a.cpp", '"core/formats/series/b.h"'),
            ("app/main.cpp", '"app/window/main_window.h"'),
            ("app/window/main_window.cpp", '"app/timeline/view.h"'),
            ("app/sources/card.cpp", '"app/widgets/label.h"'),
            ("app/cli/main.cpp", '"app/arguments/command_line.h"'),
            ("app/timeline/view.cpp", '"app/workspace/session.h"'),
            ("app/timeline/view.cpp", '"core/timeline/peaks.h"'),
            ("app/timeline/view.cpp", "<QWidget>"),
            ("app/timeline/view.cpp", '"view.moc"'),
        ):
            self.assert_arrow(path, include, True)
        for path, include in (
            ("core/model/a.h", '"core/timeline/peaks.h"'),
            ("core/timeline/a.h", '"core/heap/b.h"'),
            ("core/formats/a.cpp", '"core/processes/b.h"'),
            ("core/formats/series/a.cpp", '"core/formats/tidemark/b.h"'),
            ("core/formats/input/a.cpp", '"core/formats/series/b.h"'),
            ("core/formats/series/a.cpp", '"core/formats/b.h"'),
            ("core/documents/a.cpp", '"core/formats/b.h"'),
            ("core/formats/a.cpp", '"app/text/b.h"'),
            ("core/formats/a.cpp", '"core/live/b.h"'),
            ("core/history/a.cpp", '"core/live/b.h"'),
            ("core/history/a.cpp", "<QUrl>"),
            ("core/unknown/a.cpp", '"core/model/b.h"'),
            ("core/model/a.h", "<QString>"),
            ("core/model/a.h", "<QtCore/QString>"),
            ("core/model/a.h", '"axis.h"'),
            ("app/timeline/a.cpp", '"app/sources/b.h"'),
            ("app/workspace/a.cpp", '"app/timeline/b.h"'),
            ("app/text/a.cpp", '"app/workspace/b.h"'),
            ("app/cli/a.cpp", '"app/workspace/b.h"'),
            ("app/arguments/a.cpp", '"app/cli/b.h"'),
            ("app/timeline/a.cpp", '"app/window/main_window.h"'),
            ("app/window/main_window.cpp", '"app/program_options.h"'),
            ("app/widgets/label.cpp", '"app/sources/card.h"'),
        ):
            self.assert_arrow(path, include, False)

    def test_file_length(self):
        self.assertTrue(self.findings(file_length.check, {"core/a.cpp": "\n" * 401}))
        self.assertFalse(self.findings(file_length.check, {"core/a.cpp": "\n" * 400}))
        self.assertFalse(self.findings(file_length.check, {"build/a.cpp": "\n" * 999}))

    def test_named_tests(self):
        test = {"tests/core/tst_a.cpp": ""}
        self.assertFalse(self.findings(named_tests.check, {"README.md": "`tst_a`", **test}))
        self.assertTrue(self.findings(named_tests.check, {"core/README.md": "x\ntst_b", **test}))

    def test_no_print_in_core(self):
        for line in (
            'std::cout << "x";',
            "std::cerr << x;",
            'printf("x");',
            'std::fprintf(stderr, "x");',
            'puts("x");',
            'fmt::print("x");',
            "#include <iostream>",
        ):
            self.assertTrue(self.findings(no_print_in_core.check, {"core/a.cpp": line}), line)
        for line in ('std::snprintf(out, 9, "x");', "fmt::format(x);", "// puts(x)", "inputs(x);"):
            self.assertFalse(self.findings(no_print_in_core.check, {"core/a.cpp": line}), line)
        self.assertFalse(self.findings(no_print_in_core.check, {"app/cli/a.cpp": "puts(x);"}))

    def test_formats_table(self):
        readme = "## Formats\n\n| id | f |\n|---|---|\n| `a` | x |\n| `b` | y |\n\n## Next\n| `c` | z |\n"
        ids = self.findings(formats_table.ids_in_readme, {"README.md": readme})
        self.assertEqual(ids, ["a", "b"])
        self.assertFalse(formats_table.compare(ids, ["b", "a"]))
        self.assertTrue(formats_table.compare(ids, ["a"]))
        self.assertTrue(formats_table.compare(ids, ["a", "b", "c"]))
        self.assertTrue(formats_table.compare(["a", "a"], ["a"]))

    def test_options_in_help(self):
        text = (
            "A program\n\nOptions:\n  -h,--help          Like --other\n  --lang TEXT        x\n\n"
            "Subcommands:\n  sum                        Adds\n  list-all                   Lists\n"
        )
        self.assertEqual(documented_options.options_in_help(text), {"--help", "--lang"})
        self.assertEqual(documented_options.commands_in_help(text), ["sum", "list-all"])

    def test_documented_options(self):
        page = (
            ".SH DESCRIPTION\nSee \\-\\-far.\n.SH OPTIONS\n.BI \\-\\-lang\n.SS sum\n"
            ".B \\-\\-fail\\-above\n.SH EXAMPLES\n\\-\\-other\n"
        )
        known = {"": {"--lang"}, "sum": {"--fail-above"}}
        self.assertEqual(documented_options.in_man_page(page), known)
        zsh = (
            "    local -a everywhere=(\n        '--lang[x]:y:(en ja)'\n        '(-h --help)'{-h,--help}'[x]'\n    )\n"
            "    local json='--json[x]'\n        'sum:adds'\n    _arguments -C $everywhere\n"
            "    case $words[1] in\n    sum)\n        _arguments $json\n        ;;\n    esac\n"
        )
        known = {"": {"--lang", "--help"}, "sum": {"--json"}}
        self.assertEqual(documented_options.in_zsh(zsh), known)
        fish = (
            "complete -c tidemark-cli -l lang\n"
            "complete -c tidemark-cli -n __tidemark_cli_needs_command -a sum -d 'Adds'\n"
            "complete -c tidemark-cli -n '__fish_seen_subcommand_from sum' -s o -l output -r\n"
        )
        known = {"": {"--lang"}, "sum": {"--lang", "--output"}}
        self.assertEqual(documented_options.in_fish(fish), known)
        bash = '_tidemark_cli() { COMPREPLY=(); [[ $2 ]] && COMPREPLY=(--lang) || COMPREPLY=(sum); }\n'
        with tempfile.NamedTemporaryFile("w", suffix=".bash") as script:
            script.write(bash)
            script.flush()
            known = {"": {"--lang"}, "sum": {"--lang"}}
            self.assertEqual(documented_options.in_bash(script.name, ["gone"]), known)

    def test_what_is_documented_is_compared(self):
        known = {"": {"--lang"}, "sum": {"--json"}}
        self.assertEqual(documented_options.compare("x", known, known), [])
        for found, optional, findings in (
            ({"": {"--lang"}}, set(), 1),
            ({**known, "gone": set()}, set(), 1),
            ({"": {"--lang"}, "sum": set()}, set(), 1),
            ({"": {"--lang"}, "sum": {"--json", "--top"}}, set(), 1),
            ({"": set(), "sum": {"--json"}}, {"--lang"}, 0),
        ):
            got = documented_options.compare("x", found, known, optional)
            self.assertEqual(len(got), findings, got)

    def test_translations(self):
        for translation, good in (
            ("<translation>訳</translation>", True),
            ("<translation><numerusform>訳</numerusform></translation>", True),
            ('<translation type="unfinished">訳</translation>', False),
            ('<translation type="vanished">訳</translation>', False),
            ("<translation></translation>", False),
            ("<translation><numerusform></numerusform></translation>", False),
            ("", False),
        ):
            text = f"<TS><context><message><source>s</source>{translation}</message></context></TS>"
            found = self.findings(translations.check, {"translations/a.ts": text})
            self.assertEqual(not found, good, translation)

    @unittest.skipIf(clang_format.formatter() is None, "no clang-format of the right version")
    def test_clang_format(self):
        style = {".clang-format": "BasedOnStyle: LLVM\n"}
        self.assertTrue(self.findings(clang_format.check, style | {"core/a.cpp": "int  a ;\n"}))
        self.assertFalse(self.findings(clang_format.check, style | {"core/a.cpp": "int a;\n"}))

    def test_licence_lines(self):
        line = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
        self.assertFalse(self.findings(licence_lines.check, {"core/a.h": line}))
        self.assertTrue(self.findings(licence_lines.check, {"core/a.h": "\n\n\n" + line}))
        self.assertTrue(self.findings(licence_lines.check, {"app/run.sh": "#!/bin/bash\n"}))
        self.assertFalse(self.findings(licence_lines.check, {"tests/fixtures/a.py": "\n"}))

    def test_test_mirror(self):
        source = {"core/heap/shapes.h": "", "core/heap/shapes.cpp": "", "app/cli/main.cpp": ""}
        for path, text, good in (
            ("tests/core/heap/tst_shapes.cpp", "", True),
            ("tests/core/heap/tst_shapes_of_many.cpp", "", True),
            ("tests/core/heap/tst_other.cpp", '#include "core/heap/shapes.h"\n', True),
            ("tests/core/heap/tst_other.cpp", '#include "core/model/axis.h"\n', False),
            ("tests/core/heap/tst_other.cpp", "TIDEMARK_CLI", False),
            ("tests/app/cli/tst_other.cpp", "TIDEMARK_CLI", True),
            ("tests/core/shapes/tst_shapes.cpp", '#include "core/heap/shapes.h"\n', False),
            ("tests/heap/tst_shapes.cpp", "", False),
        ):
            found = self.findings(test_mirror.check, source | {path: text})
            self.assertEqual(not found, good, f"{path}: {text}: {found}")

    def test_clang_tidy(self):
        if clang_tidy.program() is None:
            self.skipTest("no clang-tidy")
        rules = (pathlib.Path(__file__).parents[2] / ".clang-tidy").read_text(encoding="utf-8")

        def check(root):
            command = {"directory": root, "file": f"{root}/core/a.cpp", "command": f"c++ -c {root}/core/a.cpp"}
            (pathlib.Path(root) / "compile_commands.json").write_text(json.dumps([command]))
            return clang_tidy.check(root, root, "core/a.cpp")

        for text, good in (
            ("int valueOf(int* place);\nint valueOf(int* place) { return place == nullptr ? 0 : *place; }\n", True),
            ("int value_of(int* place);\nint value_of(int* place) { return *place; }\n", False),
            ("int valueOf();\nint valueOf() { int* const place = nullptr; return *place; }\n", False),
            ("std::string text;\n", False),
        ):
            found = self.findings(check, {"core/a.cpp": text, ".clang-tidy": rules})
            self.assertEqual(not found, good, f"{text}: {found}")

    def test_plain_commands(self):
        with tempfile.TemporaryDirectory() as root:
            unity = pathlib.Path(root) / "Unity" / "unity_0_cxx.cxx"
            unity.parent.mkdir()
            unity.write_text('#include "/a.cpp"\n#include "/b.cpp"\n')
            flags = "c++ -O2 -fpch-preprocess -Winvalid-pch -include /x/cmake_pch.hxx -include y.h -c"
            commands = clang_tidy.plain_commands(
                [{"directory": "/", "file": file, "command": f"{flags} {file}"} for file in (str(unity), "/c.cpp")]
            )
            self.assertEqual([command["file"] for command in commands], ["/a.cpp", "/b.cpp", "/c.cpp"])
            for command in commands:
                expected = ["c++", "-O2", "-include", "y.h", "-c", command["file"]]
                self.assertEqual(command["arguments"], expected)

    def test_changed_sources(self):
        with tempfile.TemporaryDirectory() as root:

            def git(*arguments):
                identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
                subprocess.run(["git", "-C", root, *identity, *arguments], check=True, capture_output=True)

            def write(name):
                path = pathlib.Path(root) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("a", encoding="utf-8") as file:
                    file.write("\n")
                git("add", "-A")

            git("init", "-b", "main")
            for name in ("core/old.cpp", "core/a.h", "core/a.cpp", "core/gone.cpp"):
                write(name)
            git("commit", "-m", "first")
            self.assertEqual(clang_tidy.changed_sources(root), [])
            git("update-ref", "refs/remotes/origin/main", "HEAD")
            for name in ("app/b.cpp", "README.md", "tests/c.cpp", "core/a.h"):
                write(name)
            git("rm", "core/gone.cpp")
            git("commit", "-m", "second")
            write("core/d.cpp")
            self.assertEqual(clang_tidy.changed_sources(root), ["core/d.cpp", "app/b.cpp", "core/a.cpp"])
            git("commit", "-m", "third")
            git("update-ref", "refs/remotes/origin/main", "HEAD")  # then the last commits count
            self.assertEqual(clang_tidy.changed_sources(root), ["core/d.cpp", "app/b.cpp", "core/a.cpp"])

    def test_machine_paths(self):
        self.assertTrue(self.findings(machine_paths.check, {"README.md": "in /work/x"}))
        self.assertTrue(self.findings(machine_paths.check, {"core/a.h": '"/home/someone/x"'}))
        self.assertTrue(self.findings(machine_paths.check, {".ci/run": "cd /root/x"}))
        self.assertFalse(self.findings(machine_paths.check, {"README.md": "/usr/bin, a/work/b"}))
        self.assertFalse(self.findings(machine_paths.check, {"README.md": "/home/user/a.dat"}))


if __name__ == "__main__":
    unittest.main()
