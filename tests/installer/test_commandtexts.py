# SPDX-License-Identifier: Apache-2.0
"""The man page and the completions know exactly the commands and options of the program: test_commandtexts.py PROGRAM"""
import os
import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

from helppages import all_pages

SOURCE = Path(__file__).resolve().parents[2]
INSTALLER = SOURCE / "installer"
PROGRAM = sys.argv.pop(1)
PAGES = all_pages(PROGRAM)
COMMON = PAGES[""].common
BASH = shutil.which("bash")
FISH = shutil.which("fish")
ZSH = shutil.which("zsh")


def choices(value):
    """What is offered for a value that help calls "text|json"; a "-" stands for standard input and is not offered."""
    return sorted(set(value.split("|")) - {"-"}) if value and "|" in value and "FILE" not in value else None


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


class ManPage(Texts):
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
        header = (SOURCE / "app/wiring/exitcode.h").read_text()
        wanted = re.findall(r"^    [A-Z]\w+ = (\d+),", header, re.M)
        self.assertGreater(len(wanted), 10)
        self.same(re.findall(r"^\.TP\n\.B (\d+)$", self.sections["EXIT STATUS"], re.M), wanted, "nls-token.1, EXIT STATUS")

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


@unittest.skipUnless(BASH, "bash is not installed")
class BashCompletion(Texts):
    def offered(self, *words):
        """What bash offers for the last word; the program it asks is the built one."""
        script = """
            source "$1"; program=$2; shift 2
            COMP_WORDS=("$program" "$@"); COMP_CWORD=$#
            _nls_token "$program" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
            printf '%s\\n' "${COMPREPLY[@]}" """
        done = subprocess.run(
            [BASH, "--norc", "-c", script, "bash", INSTALLER / "completions/nls-token.bash", PROGRAM, *words],
            capture_output=True, text=True, check=True, env={**os.environ, "NLS_TOKEN_CONFIG_DIR": os.devnull + "/none"})
        self.assertEqual(done.stderr, "")
        return done.stdout.split()

    def test_offers_every_command(self):
        for path, page in PAGES.items():
            if page.commands:
                self.same(self.offered(*path.split(), ""), page.commands, f"nls-token.bash, after '{path}'")

    def test_offers_every_option(self):
        for path, page in PAGES.items():
            if page.commands and path:
                continue
            wanted = [*page.options, *COMMON]
            self.same(self.offered(*path.split(), "-"), wanted, f"nls-token.bash, options of '{path}'")

    def test_offers_the_values(self):
        for path, page in leaves().items():
            for option, value in {**page.options, **COMMON}.items():
                if choices(value):
                    self.same(self.offered(*path.split(), option, ""), choices(value), f"nls-token.bash, {path} {option}")
                    self.same(self.offered(*path.split(), option, "=", ""), choices(value), f"nls-token.bash, {path} {option}=")

    def test_takes_no_value_for_an_argument(self):
        for path, page in leaves().items():
            for option, value in {**page.options, **COMMON}.items():
                if value:
                    self.same(self.offered(*path.split(), option, "x", "-"), [*page.options, *COMMON],
                              f"nls-token.bash, after {path} {option} x")
        for option, value in COMMON.items():
            if value:
                self.same(self.offered(option, "x", ""), PAGES[""].commands, f"nls-token.bash, after {option} x")

    def test_knows_which_options_take_a_value(self):
        for path, page in leaves().items():
            for option, value in {**page.options, **COMMON}.items():
                done = subprocess.run([BASH, "--norc", "-c", 'source "$1"; _nls_token_takes_value "$2"', "bash",
                                       INSTALLER / "completions/nls-token.bash", option])
                self.assertEqual(done.returncode == 0, value is not None, f"nls-token.bash, {path} {option}")

    def test_offers_the_faults(self):
        self.same(self.offered("sandbox", "--fault", ""), PAGES["sandbox"].faults, "nls-token.bash, --fault")

    def test_offers_the_languages_and_services_of_snippets(self):
        self.assertIn("python", self.offered("snippet", ""))
        self.assertEqual(self.offered("snippet", "pyth"), ["python"])
        self.assertEqual(self.offered("snippet", "python", ""), [])
        self.assertEqual(self.offered("snippet", "python", "--service", ""), ["tts", "asr", "st"])

    def test_offers_nothing_after_two_dashes(self):
        self.assertEqual(self.offered("get", "--", ""), [])


class FishCompletion(Texts):
    @classmethod
    def setUpClass(cls):
        cls.file = INSTALLER / "completions/nls-token.fish"
        cls.commands = {}  # path: its commands
        cls.options = {}  # path, or None for all: {option: (takes a value, what is offered)}
        cls.text = cls.file.read_text()
        for line in re.findall(r"^complete -c nls-token (.*)", cls.text, re.M):
            at = re.match(r"""-n ('|")__nls_token_at (.*?)\1 """, line)
            paths = [quoted or bare for quoted, bare in re.findall(r"'([^']*)'|(\S+)", at[2])] if at else [None]
            names = ["-" + name for name in re.findall(r"(?:^| )-s (\S)", line)]
            names += ["--" + name for name in re.findall(r"(?:^| )-l (\S+)", line)]
            command = re.search(r" -a ([a-z][a-z-]*) ", line)
            offered = re.search(r" -xa '([^(']*)'", line)
            for path in paths:
                if command:
                    cls.commands.setdefault(path, []).append(command[1])
                for name in names:
                    takes = re.search(r" -(x|xa|r|rF)\b", line) is not None
                    cls.options.setdefault(path, {})[name] = (takes, sorted(offered[1].split()) if offered else None)

    def test_has_every_command(self):
        for path, page in PAGES.items():
            if page.commands:
                self.same(self.commands[path], page.commands, f"nls-token.fish, after '{path}'")

    def test_has_every_option_with_its_values(self):
        for path, page in {**leaves(), None: None}.items():
            wanted = COMMON if path is None else page.options
            shown = self.options.get(path, {})
            self.same(shown, wanted, f"nls-token.fish, options of '{path}'")
            for option, value in wanted.items():
                self.assertEqual(shown[option][0], value is not None, f"nls-token.fish, {path} {option}")
                if choices(value):
                    self.assertEqual(shown[option][1], choices(value), f"nls-token.fish, {path} {option}")

    def test_knows_which_options_take_a_value(self):
        known = re.search(r"set -l with_value ((?:.*\\\n)*.*)", self.text)[1].replace("\\\n", " ").split()
        wanted = {option for page in PAGES.values() for option, value in {**page.options, **COMMON}.items() if value}
        self.same(known, wanted, "nls-token.fish, with_value")

    @unittest.skipUnless(FISH, "fish is not installed")
    def test_fish_offers_the_same(self):
        environment = {**os.environ, "PATH": f"{Path(PROGRAM).parent}:{os.environ['PATH']}"}
        for path, page in leaves().items():
            done = subprocess.run([FISH, "-N", "-c", f"source {self.file}; complete -C'nls-token {path} -'; complete -C'nls-token {path} --'"],
                                  capture_output=True, text=True, check=True, env=environment)
            self.assertEqual(done.stderr, "")
            self.same({line.split("\t")[0] for line in done.stdout.splitlines()}, {*page.options, *COMMON}, f"fish, {path}")


class ZshCompletion(Texts):
    @classmethod
    def setUpClass(cls):
        cls.file = INSTALLER / "completions/_nls-token"
        cls.text = cls.file.read_text()
        cls.lists = {}  # name of an array: its lines
        for name, content in re.findall(r"local -a (\w+)=\((.*?)\)\n(?=\s*(?:local|case|_\w+))", cls.text, re.S):
            cls.lists.setdefault(name, []).append(content)
        cls.branches = dict(re.findall(r"^    ([a-z-]+)\)\n(.*?)^      ;;", cls.text, re.M | re.S))

    @staticmethod
    def options(content):
        """{option: (takes a value, what is offered)} of the specifications in content."""
        options = {}
        for names, one, rest in re.findall(r"'(?:(?:\([^)']*\)|\*)?'\{([^}]*)\}'|(?:\*)?(--?[\w-]+))(\[.*)'(?: \\)?$", content, re.M):
            value = re.match(r"\[(?:[^\]])*\](:.*)?", rest)[1]
            offered = re.search(r":\(([^)]*)\)$", value or "")
            for name in (names or one).split(","):
                options[name] = (value is not None, sorted(offered[1].split()) if offered else None)
        return options

    def test_has_every_command(self):
        top, profile = (re.findall(r"^    '([a-z-]+):", content, re.M) for content in self.lists["commands"])
        self.same(top, PAGES[""].commands, "_nls-token, commands")
        self.same(profile, PAGES["profile"].commands, "_nls-token, after profile")
        self.same(self.branches, [path.replace(" ", "-") for path in leaves()], "_nls-token, case")

    def test_has_every_option_with_its_values(self):
        common = self.options(self.lists["common"][0])
        self.compare(common, COMMON, "every command")
        for path, page in leaves().items():
            branch = self.branches[path.replace(" ", "-")]
            self.assertIn("_arguments $common", branch)
            shown = self.options(branch)
            for name in re.findall(r"\$(\w+)", branch):
                if name != "common":
                    shown |= self.options(self.lists[name][0])
            self.compare(shown, page.options, path)

    def compare(self, shown, wanted, where):
        self.same(shown, wanted, f"_nls-token, options of {where}")
        for option, value in wanted.items():
            self.assertEqual(shown[option][0], value is not None, f"_nls-token, {where} {option}")
            if choices(value):
                self.assertEqual(shown[option][1], choices(value), f"_nls-token, {where} {option}")

    @unittest.skipUnless(ZSH, "zsh is not installed")
    def test_zsh_reads_it(self):
        done = subprocess.run([ZSH, "-f", "-n", self.file], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
