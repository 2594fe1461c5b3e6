# SPDX-License-Identifier: Apache-2.0
"""Looks closely at a built Debian package: package.py FILE.deb

What is in it, with which modes and owners; on what it depends; how the programs are linked; lintian; the man pages.
Exits with 77 when dpkg-deb or lintian is not installed."""
import gzip
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import hardening

SOURCE = Path(__file__).resolve().parents[2]
VERSION = re.search(r"^    VERSION (\S+)", (SOURCE / "CMakeLists.txt").read_text(), re.M)[1]

FILES = """
usr/bin/nls-token
usr/lib/systemd/user/nls-token-serve.service
usr/lib/systemd/user/nls-token-serve.socket
usr/share/bash-completion/completions/nls-token
usr/share/doc/nls-token-desk/changelog.Debian.gz
usr/share/doc/nls-token-desk/changelog.gz
usr/share/doc/nls-token-desk/copyright
usr/share/fish/vendor_completions.d/nls-token.fish
usr/share/lintian/overrides/nls-token-desk
usr/share/man/man1/nls-token.1.gz
usr/share/zsh/vendor-completions/_nls-token
""".split()
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
# All of these or none: a menu entry without a program is a defect, and so is a program that no menu shows.
WINDOW_FILES = """
usr/bin/nls-token-desk
usr/share/applications/nls-token-desk.desktop
usr/share/icons/hicolor/scalable/apps/nls-token-desk.svg
usr/share/man/man1/nls-token-desk.1.gz
usr/share/metainfo/org.nls_token_desk.nls_token_desk.metainfo.xml
""".split() + [f"usr/share/icons/hicolor/{size}x{size}/apps/nls-token-desk.png" for size in ICON_SIZES]

# Opened by the window when there is a sound to play; built where Qt Multimedia is there.
SOUND_PLUGIN = "usr/lib/nls-token-desk/nls-token-sound.so"


def output(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


class Package(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.root = Path(cls.folder.name)
        output("dpkg-deb", "--extract", DEB, cls.root)
        # "drwxr-xr-x root/root 0 2026-11-22 12:00 ./usr/"
        cls.rows = [row.split(maxsplit=5) for row in output("dpkg-deb", "--contents", DEB).splitlines()]
        cls.files = sorted(row[5].removeprefix("./") for row in cls.rows if not row[5].endswith("/"))
        cls.programs = [cls.root / name for name in cls.files if name.startswith("usr/bin/")]
        cls.window = "usr/bin/nls-token-desk" in cls.files
        cls.sound = SOUND_PLUGIN in cls.files

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def field(self, name):
        return output("dpkg-deb", "--field", DEB, name).strip()

    def names(self, field):
        return [re.sub(r" \(.*?\)", "", name) for name in self.field(field).split(", ")]

    def test_holds_exactly_these_files(self):
        self.assertEqual(self.files, sorted(FILES + (WINDOW_FILES if self.window else [])
                                            + ([SOUND_PLUGIN] if self.sound else [])))

    def test_modes_and_owners_are_right(self):
        for mode, owner, _, _, _, name in self.rows:
            wanted = "-rwxr-xr-x" if name.startswith("./usr/bin/n") else "drwxr-xr-x" if name.endswith("/") else "-rw-r--r--"
            self.assertEqual((mode, owner), (wanted, "root/root"), name)
        for row in subprocess.run(f'dpkg-deb --ctrl-tarfile "{DEB}" | tar -tv', shell=True, check=True,
                                  capture_output=True, text=True).stdout.splitlines():
            self.assertRegex(row, r"^(drwxr-xr-x|-rw-r--r--) root/root |^(drwxr-xr-x|-rw-r--r--) 0/0 ")

    def test_control_fields(self):
        self.assertEqual(self.field("Package"), "nls-token-desk")
        self.assertEqual(self.field("Version"), f"{VERSION}-1")
        self.assertEqual(self.field("Section"), "utils")
        self.assertRegex(self.field("Maintainer"), r"^.+ <.+@.+>$")
        self.assertRegex(self.field("Description"), r"^access tokens .*\n Intelligent")
        self.assertGreater(int(self.field("Installed-Size")), 100)

    def test_depends_on_what_is_linked_and_what_is_opened(self):
        depends = self.names("Depends")
        self.assertIn("libsecret-1-0", depends)
        for library in ("libc6", "libqt6core6", "libqt6network6", "libqt6dbus6", "libqt6keychain1", "libkeyutils1", "libssl3"):
            self.assertTrue([name for name in depends if name.startswith(library)], f"{library} is not in {depends}")
        self.assertEqual(bool([name for name in depends if name.startswith("libqt6widgets6")]), self.window)
        self.assertEqual(bool([name for name in depends if name.startswith("libqrencode4")]), self.window)
        recommends = self.names("Recommends")
        self.assertEqual(recommends[:2], ["gnome-keyring | kwalletmanager | keepassxc", "ca-certificates"])

    def test_only_suggests_what_plays_sounds(self):
        self.assertNotRegex(self.field("Depends") + self.field("Recommends"), "(?i)multimedia")
        self.assertEqual(bool(re.fullmatch(r"libqt6multimedia6(t64)? \(>= [^)]+\)", self.field("Suggests"))), self.sound)

    def test_the_sound_plugin_is_stripped_and_hardened(self):
        if not self.sound:
            self.skipTest("built without Qt Multimedia")
        plugin = self.root / SOUND_PLUGIN
        self.assertNotRegex(output("readelf", "--wide", "--section-headers", plugin), r"\.debug_|\.symtab")
        self.assertIn("GNU_RELRO", output("readelf", "--wide", "--program-headers", plugin))
        dynamic = output("readelf", "--wide", "--dynamic", plugin)
        self.assertRegex(dynamic, r"FLAGS_1\).*\bNOW\b")
        self.assertNotRegex(dynamic, r"RPATH|RUNPATH")

    def test_programs_are_stripped_and_hardened(self):
        self.assertTrue(self.programs)
        for program in self.programs:
            sections = output("readelf", "--wide", "--section-headers", program)
            self.assertNotRegex(sections, r"\.debug_|\.symtab")
            self.assertNotRegex(output("readelf", "--wide", "--dynamic", program), r"RPATH|RUNPATH")
        for program in self.programs + ([self.root / SOUND_PLUGIN] if self.sound else []):
            self.assertEqual(hardening.problems(program), [], program)

    def test_holds_no_path_of_the_build(self):
        for name in self.files:
            content = (self.root / name).read_bytes()
            content = gzip.decompress(content) if name.endswith(".gz") else content
            self.assertNotIn(os.fsencode(SOURCE), content, name)

    def test_program_runs(self):
        self.assertEqual(output(self.root / "usr/bin/nls-token", "--version"), f"nls-token {VERSION}\n")

    def test_compressed_files_hold_no_time(self):
        for name in self.files:
            if name.endswith(".gz"):
                self.assertEqual((self.root / name).read_bytes()[3:8], bytes(5), name)

    def test_changelog_is_of_this_version(self):
        told = output("dpkg-parsechangelog", "--file", self.root / "usr/share/doc/nls-token-desk/changelog.Debian.gz", "--all")
        self.assertIn(f"Version: {VERSION}-1\n", told)

    @unittest.skipUnless(shutil.which("man"), "man is not installed")
    def test_man_pages_are_set_without_warnings(self):
        for page in (self.root / "usr/share/man/man1").iterdir():
            done = subprocess.run(["man", "--warnings", "-l", page], capture_output=True, text=True,
                                  env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MANPAGER": "cat"})
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn("SYNOPSIS", done.stdout)

    def test_icons_have_the_size_of_their_folder(self):
        for size in ICON_SIZES if self.window else ():
            content = (self.root / f"usr/share/icons/hicolor/{size}x{size}/apps/nls-token-desk.png").read_bytes()
            self.assertEqual(struct.unpack(">II", content[16:24]), (size, size))

    def test_lintian_finds_nothing(self):
        done = subprocess.run(["lintian", "--allow-root", "--no-cfg", "--profile", "debian",
                               "--fail-on", "error,warning", "--tag-display-limit", "0", "--display-info", DEB],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertNotRegex(done.stdout, r"(?m)^[EW]: ")
        print(done.stdout, end="")


if __name__ == "__main__":
    for tool in ("dpkg-deb", "lintian"):
        if not shutil.which(tool):
            print(f"skipped: {tool} is not installed")
            sys.exit(77)
    DEB = Path(sys.argv.pop(1)).resolve()
    unittest.main()
