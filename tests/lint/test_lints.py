# SPDX-License-Identifier: GPL-3.0-or-later
"""Each lint finds what it is for, and leaves the rest alone."""

import pathlib
import tempfile
import unittest

import clang_format
import file_length
import formats_table
import include_arrows
import licence_lines
import machine_paths
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
        self.assertTrue(self.findings(file_length.check, {"core/a.cpp": "\n" * 500}))
        self.assertFalse(self.findings(file_length.check, {"core/a.cpp": "\n" * 499}))
        self.assertFalse(self.findings(file_length.check, {"build/a.cpp": "\n" * 999}))

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

    def test_machine_paths(self):
        self.assertTrue(self.findings(machine_paths.check, {"README.md": "in /work/x"}))
        self.assertTrue(self.findings(machine_paths.check, {"core/a.h": '"/home/someone/x"'}))
        self.assertTrue(self.findings(machine_paths.check, {".ci/run": "cd /root/x"}))
        self.assertFalse(self.findings(machine_paths.check, {"README.md": "/usr/bin, a/work/b"}))
        self.assertFalse(self.findings(machine_paths.check, {"README.md": "/home/user/a.dat"}))


if __name__ == "__main__":
    unittest.main()
