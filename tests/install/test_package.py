# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the Debian package of a build, looks at what is in it, and starts the programs from it.

usage: test_package.py SOURCE BUILD CMAKE VERSION; exit 77 where no package can be made
"""

import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
FILE_TYPES = {
    "application/x-tidemark-recording": "*.tidemark",
    "application/x-tidemark-session": "*.tidemark-session",
    "application/x-tidemark-experiment": "*.tidemark-experiment",
    "application/x-v8-heapsnapshot": "*.heapsnapshot",
    "application/x-v8-heaptimeline": "*.heaptimeline",
}


def run(*command, **options):
    """What the command prints; an error with all it said if it fails."""
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, check=False, **options
    )
    if done.returncode != 0:
        raise AssertionError(f"{command} exits with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def files_below(folder):
    return {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()
    }


def png_size(path):
    head = path.read_bytes()[:24]
    return struct.unpack(">II", head[16:24]) if head.startswith(b"\x89PNG\r\n") else None


def expected_files(zsh, man_suffix):
    """Below the prefix."""
    icons = {
        f"share/icons/hicolor/{folder}/{context}/{name}.{suffix}"
        for context, name in (
            ("apps", "tidemark"),
            ("mimetypes", "application-x-tidemark-recording"),
            ("mimetypes", "application-x-v8-heapsnapshot"),
        )
        for folder, suffix in [("scalable", "svg")] + [(f"{n}x{n}", "png") for n in SIZES]
    }
    return icons | {
        "bin/tidemark",
        "bin/tidemark-cli",
        "share/applications/io.github.tidemark.desktop",
        "share/metainfo/io.github.tidemark.metainfo.xml",
        "share/mime/packages/io.github.tidemark.xml",
        f"share/man/man1/tidemark.1{man_suffix}",
        f"share/man/man1/tidemark-cli.1{man_suffix}",
        "share/bash-completion/completions/tidemark-cli",
        f"share/zsh/{zsh}/_tidemark-cli",
        "share/fish/vendor_completions.d/tidemark-cli.fish",
        "share/doc/tidemark/copyright",
        "share/tidemark/python/tidemark_agent.py",
    }


class Package(unittest.TestCase):
    source = build = cmake = version = None  # from the command line

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cpack = pathlib.Path(cls.cmake).with_name("cpack")
        config = pathlib.Path(cls.build) / "CPackConfig.cmake"
        run(cpack, "--config", config, "-G", "DEB", "-B", cls.folder, cwd=cls.build)
        (cls.package,) = cls.folder.glob("*.deb")
        cls.root = cls.folder / "root"
        run("dpkg-deb", "-x", cls.package, cls.root)
        cls.usr = cls.root / "usr"

    def field(self, name):
        return run("dpkg-deb", "-f", self.package, name).strip()

    def start(self, program, *arguments):
        """Runs a program of the package for a user who has nothing yet."""
        home = self.folder / "home"
        runtime = self.folder / "runtime"
        home.mkdir(exist_ok=True)
        runtime.mkdir(mode=0o700, exist_ok=True)
        environment = {name: text for name, text in os.environ.items() if "XDG" not in name}
        environment |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime)}
        return run(self.usr / "bin" / program, *arguments, env=environment)

    def fixture(self, name):
        return pathlib.Path(self.source) / "tests/fixtures" / name

    def test_every_file_is_in_its_place(self):
        self.assertEqual(
            files_below(self.usr), expected_files("vendor-completions", ".gz")
        )
        self.assertEqual({path.name for path in self.root.iterdir()}, {"usr"})

    def test_an_installation_by_hand(self):
        packed = self.folder / "packed"
        install = [self.cmake, "--install", self.build, "--prefix"]
        run(*install, "/opt/here", env={**os.environ, "DESTDIR": str(packed)})
        expected = expected_files("site-functions", "")
        self.assertEqual(files_below(packed), {f"opt/here/{name}" for name in expected})

        prefix = self.folder / "prefix"
        run(*install, prefix, env={**os.environ, "DESTDIR": ""})
        found = files_below(prefix)
        self.assertLessEqual(expected, found)
        if shutil.which("update-mime-database"):
            self.assertIn("share/mime/globs2", found)
        if shutil.which("update-desktop-database"):
            self.assertIn("share/applications/mimeinfo.cache", found)

    def test_what_the_package_says_of_itself(self):
        self.assertEqual(self.field("Package"), "tidemark")
        self.assertEqual(self.field("Version"), self.version)
        self.assertEqual(
            self.field("Architecture"), run("dpkg", "--print-architecture").strip()
        )
        self.assertIn(f"tidemark_{self.version}_", self.package.name)
        owners = run("dpkg-deb", "-c", self.package).splitlines()
        self.assertTrue(all(line.split()[1] == "root/root" for line in owners))

    def test_it_depends_on_what_it_loads(self):
        names = {entry.split()[0] for entry in re.split(r"[,|]\s*", self.field("Depends"))}
        for library in (
            "libqt6core6", "libqt6gui6", "libqt6widgets6", "libqt6charts6", "libqt6svg6",
            "libqt6dbus6", "zlib1g", "libzstd1", "libarchive13", "libc6", "libstdc++6",
        ):  # fmt: skip
            # Ubuntu 24.04 has renamed many for their 64-bit times.
            self.assertTrue(names & {library, library + "t64"}, f"{library} is not in {names}")
        self.assertTrue(any(re.fullmatch(r"libfmt\d+(t64)?", name) for name in names), names)
        self.assertIn("qt6-translations-l10n", names)
        self.assertFalse([name for name in names if name.endswith("-dev")])
        self.assertIn("fonts-", self.field("Recommends"))

    def test_the_command_line_starts(self):
        lines = self.start("tidemark-cli", "--version").splitlines()
        self.assertEqual(lines[0], self.version)
        self.assertGreater(len(lines), 5)
        recording = self.fixture("mprof/list_sum.dat")
        self.assertIn("list_sum", self.start("tidemark-cli", "summary", recording))

    def test_the_window_starts(self):
        picture = self.folder / "window.png"
        self.start("tidemark", "--sample", "--screenshot", picture, "--size", "1280x800")
        self.assertEqual(png_size(picture), (1280, 800))

    def test_icons_have_the_size_of_their_folder(self):
        icons = self.usr / "share/icons/hicolor"
        for size in SIZES:
            for picture in (icons / f"{size}x{size}").rglob("*.png"):
                self.assertEqual(png_size(picture), (size, size), picture)

    def test_file_types_open_with_tidemark(self):
        share = self.usr / "share"
        entry = (share / "applications/io.github.tidemark.desktop").read_text(encoding="utf-8")
        opened = set(re.search(r"^MimeType=(.*);$", entry, re.MULTILINE).group(1).split(";"))
        self.assertEqual(opened, set(FILE_TYPES))
        self.assertIn("Exec=tidemark %F", entry)
        types = ElementTree.parse(share / "mime/packages/io.github.tidemark.xml").getroot()
        found = {}
        for one in types.findall(f"{MIME}mime-type"):
            name = one.get("type")
            found[name] = one.find(f"{MIME}glob").get("pattern")
            icon = one.find(f"{MIME}icon")
            drawn = icon.get("name") if icon is not None else name.replace("/", "-")
            pictures = list((share / "icons").rglob(f"{drawn}.*"))
            self.assertEqual(len(pictures), len(SIZES) + 1, name)
        self.assertEqual(found, FILE_TYPES)

    def test_the_desktop_accepts_them(self):
        share = self.usr / "share"
        for tool, arguments in (
            ("desktop-file-validate", [share / "applications/io.github.tidemark.desktop"]),
            (
                "appstreamcli",
                ["validate", "--no-net", share / "metainfo/io.github.tidemark.metainfo.xml"],
            ),
            ("update-mime-database", ["-V", share / "mime"]),
        ):
            with self.subTest(tool):
                if shutil.which(tool) is None:
                    self.skipTest(f"no {tool}")
                self.assertNotRegex(run(tool, *arguments), r"(?i)warning|error:")
        known = (share / "mime/globs2").read_text(encoding="utf-8").splitlines()
        for name, pattern in FILE_TYPES.items():
            self.assertIn(f"50:{name}:{pattern}", known)

    @unittest.skipIf(shutil.which("man") is None, "no man")
    def test_man_pages_are_clean(self):
        for page in (self.usr / "share/man/man1").iterdir():
            command = ["man", "--warnings", "-E", "UTF-8", "-l", str(page)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            self.assertEqual(done.stderr, "")
            self.assertIn("EXIT STATUS", done.stdout)


if __name__ == "__main__":
    Package.source, Package.build, Package.cmake, Package.version = sys.argv[1:]
    for needed in ("dpkg-deb", "dpkg-shlibdeps", "file"):
        if shutil.which(needed) is None:
            print(f"skipped: no {needed}")
            sys.exit(77)
    unittest.main(argv=sys.argv[:1], verbosity=2)
