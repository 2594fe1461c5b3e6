# SPDX-License-Identifier: Apache-2.0
"""The man page knows exactly the commands and options of the program: test_commandtexts.py PROGRAM"""
import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

from helppages import all_pages, help_of

SOURCE = Path(__file__).resolve().parents[2]
INSTALLER = SOURCE / "installer"
PROGRAM = sys.argv.pop(1)
PAGES = all_pages(PROGRAM)
COMMON = PAGES[""].common
EXIT_STATUSES = re.findall(r"^    [A-Z]\w+ = (\d+),", (SOURCE / "app/wiring/exitcode.h").read_text(), re.M)


def pairs(options):
    return [f"{name} {value or ''}".strip() for name, value in options.items()]


def leaves():
    return {path: page for path, page in PAGES.items() if path and not page.commands}


class Texts(unittest.TestCase):
    maxDiff = None

    def same(self, shown, expected, where):
        self.assertEqual(sorted(shown), sorted(expected), f"\n{where}: the first list is not that of --help")


class Help(Texts):
    def test_is_understood(self):
        self.assertIn("get", PAGES)
        self.assertIn("profile add", PAGES)
        self.assertEqual(COMMON["--lang"], "en|zh_CN")
        self.assertEqual(COMMON["-p"], "NAME")
        self.assertIsNone(COMMON["--quiet"])
        self.assertIn("--min-ttl", PAGES["get"].options)
        self.assertIn("throttling", PAGES["sandbox"].faults)


    def test_has_the_pages_of_the_manual(self):
        statuses = re.findall(r"^  (\d+) ", help_of(PROGRAM, "exit-statuses"), re.M)
        self.same(statuses, EXIT_STATUSES, "help exit-statuses")
        variables = re.findall(r"\b[A-Z][A-Z_]{4,}\b", help_of(PROGRAM, "environment"))
        for variable in re.findall(r"\b(?:NLS|ALIBABA|ALIYUN|XDG)_[A-Z_]+", ManPage.environment()):
            self.assertIn(variable, variables)

    def test_names_every_common_option_and_where_they_are_explained(self):
        for path, page in PAGES.items():
            for option in COMMON:
                self.assertRegex(page.text, rf"[ /]{option}[,/\n]", path)
            self.assertIn("nls-token help options", page.text)

    def test_no_line_is_wider_than_a_page(self):
        for page in PAGES.values():
            self.assertLessEqual(max(map(len, page.text.split("\nExamples:")[0].splitlines())), 100, page.path)


class ManPage(Texts):
    @staticmethod
    def environment():
        return re.search(r"^\.SH ENVIRONMENT\n(.*?)^\.SH", (INSTALLER / "man/nls-token.1").read_text(), re.M | re.S)[1]

    @classmethod
    def setUpClass(cls):
        cls.source = (INSTALLER / "man/nls-token.1").read_text()
        cls.sections = {}
        for part in re.split(r"^(?=\.S[SH] )", cls.source, flags=re.M)[1:]:
            title, _, content = part.partition("\n")
            title = re.split(r" (?:\\fR)?\[?\\fI", cls.plain(title[4:], fonts=False))[0]
            cls.sections[title] = content

    @staticmethod
    def plain(text, fonts=True):
        text = text.replace(r"\-", "-").replace(r"\~", " ")
        return re.sub(r"\\f[BIRP]", "", text) if fonts else text

    def tags(self, section):
        """{option: value} of the paragraphs in the section that describe an option."""
        options = {}
        for tag in re.findall(r"^\.TP\n(.*)", self.sections[section], re.M):
            words = self.plain(re.sub(r"^\.[BI]+ ", "", tag))
            found = re.match(r"(-[^\s,]+(?:, --[^\s,]+)*)(?: +(\S+))?$", words)
            if found:
                options.update(dict.fromkeys(found[1].split(", "), found[2]))
        return options

    def test_has_a_section_for_every_command(self):
        shown = [title.removeprefix("nls-token ") for title in self.sections if title.startswith("nls-token ")]
        self.same(shown, leaves(), "nls-token.1, its commands")

    def test_has_every_option_with_its_value(self):
        for path, page in leaves().items():
            self.same(pairs(self.tags(f"nls-token {path}")), pairs(page.options), f"nls-token.1, {path}")
        self.same(pairs(self.tags("OPTIONS")), pairs(COMMON), "nls-token.1, OPTIONS")

    def test_has_every_exit_status(self):
        self.assertGreater(len(EXIT_STATUSES), 10)
        self.same(re.findall(r"^\.TP\n\.B (\d+)$", self.sections["EXIT STATUS"], re.M), EXIT_STATUSES, "nls-token.1, EXIT STATUS")

    def test_has_every_environment_variable_of_ours(self):
        wanted = set()
        for folder in ("app", "core"):
            for file in (SOURCE / folder).rglob("*.cpp"):
                wanted |= set(re.findall(r'"((?:NLS_TOKEN|ALIBABA_CLOUD|ALIYUN)_[A-Z_]+)"', file.read_text()))
        self.assertGreater(len(wanted), 5)
        wanted.discard("NLS_TOKEN_FAULT_POINT")  # only test builds have it
        missing = [name for name in sorted(wanted) if name not in self.sections["ENVIRONMENT"]]
        self.assertEqual(missing, [], "not in nls-token.1, ENVIRONMENT")

    def test_names_the_version(self):
        version = re.search(r"^    VERSION (\S+)", (SOURCE / "CMakeLists.txt").read_text(), re.M)[1]
        self.assertEqual(re.search(r'^\.TH .*"NLS Token Desk (.*?)"', self.source, re.M)[1], version)

    @unittest.skipUnless(shutil.which("groff"), "groff is not installed")
    def test_is_set_without_warnings(self):
        done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z", INSTALLER / "man/nls-token.1"],
                              capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
