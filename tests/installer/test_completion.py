# SPDX-License-Identifier: Apache-2.0
"""What the shells offer, asked of real ones: test_completion.py PROGRAM"""
import json
import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from helppages import all_pages

SCRIPTS = Path(__file__).resolve().parents[2] / "installer/completions"
PROGRAM = os.path.abspath(sys.argv.pop(1))
PAGES = all_pages(PROGRAM)
COMMON = PAGES[""].common
BASH = shutil.which("bash")
FISH = shutil.which("fish")
ZSH = shutil.which("zsh")
DEADLINE = 20
PROFILES = ("demo", "My profile", "it's", "$HOME", "新加坡")


def choices(value):
    """What is offered for a value that help calls "text|json"."""
    return value.split("|") if value and "|" in value and "FILE" not in value else None


def leaves():
    return {path: page for path, page in PAGES.items() if path and not page.commands}


class Shells(unittest.TestCase):
    """A user with a few profiles, and a folder with one file and the program on the path."""

    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "config").mkdir(mode=0o700)
        (self.folder / "work").mkdir()
        (self.folder / "work/notes.txt").touch()
        (self.folder / "config/settings.json").write_text(json.dumps({"version": 1, "profiles": [
            {"id": f"{number:032x}", "name": name, "region": "cn-shanghai",
             "endpoint": "https://nls-meta.cn-shanghai.aliyuncs.com", "apiVersion": "2019-02-28",
             "gateway": "wss://nls-gateway-cn-shanghai.aliyuncs.com/ws/v1", "signature": "v1"}
            for number, name in enumerate(PROFILES, 1)]}))
        (self.folder / "config/settings.json").chmod(0o600)
        self.env = {**os.environ, "PATH": f"{Path(PROGRAM).parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8",
                    "HOME": str(self.folder), "NLS_TOKEN_CONFIG_DIR": str(self.folder / "config"),
                    "NLS_TOKEN_STATE_DIR": str(self.folder / "state"), "TERM": "dumb"}

    def run_in(self, *command):
        done = subprocess.run(command, capture_output=True, text=True, env=self.env, cwd=self.folder / "work", timeout=DEADLINE)
        self.assertEqual(done.stderr, "")
        return done.stdout

    def same(self, shown, expected, where):
        self.assertEqual(sorted(shown), sorted(expected), f"\n{where}")

    def typed(self, *shell, setup, keys, until):
        """What a terminal shows when somebody types `keys` into an interactive shell."""
        ours, theirs = os.openpty()
        process = subprocess.Popen(shell, stdin=theirs, stdout=theirs, stderr=theirs, env=self.env,
                                   cwd=self.folder / "work", start_new_session=True)
        os.close(theirs)
        shown = ""
        deadline = time.monotonic() + DEADLINE

        def wait_for(text):
            nonlocal shown
            while not re.search(text, shown):
                if not select.select([ours], [], [], max(0, deadline - time.monotonic()))[0]:
                    self.fail(f"no {text!r} in {shown!r}")
                shown += os.read(ours, 4096).decode()

        try:
            os.write(ours, (setup + "; echo rea''dy\n").encode())
            wait_for(r"\nready")
            shown = ""
            os.write(ours, keys.encode())
            wait_for(until)
        finally:
            process.kill()
            process.wait(DEADLINE)
            os.close(ours)
        return shown


class Program(Shells):
    def test_prints_the_script_of_every_shell(self):
        for shell in ("bash", "zsh", "fish", "powershell"):
            script = subprocess.run([PROGRAM, "completion", shell], capture_output=True, check=True, timeout=DEADLINE).stdout
            self.assertEqual(script, (SCRIPTS / f"nls-token.{shell}").read_bytes())
            self.assertIn(f"completion {shell} --".encode(), script)

    def test_sends_nothing_and_writes_nothing(self):
        self.run_in(PROGRAM, "completion", "bash", "--", "get", "")
        self.assertFalse((self.folder / "state").exists())

    def test_the_scripts_are_read_without_a_word(self):
        for shell, check in ((BASH, "-n"), (ZSH, "-n"), (FISH, "-n")):
            if shell:
                self.run_in(shell, check, SCRIPTS / f"nls-token.{Path(shell).name}")


@unittest.skipUnless(BASH, "bash is not installed")
class Bash(Shells):
    def offered(self, *words):
        """What bash offers for the last word."""
        script = """
            source <("$0" completion bash)
            COMP_WORDS=("$0" "$@"); COMP_CWORD=$#
            _nls_token "$0" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
            ((${#COMPREPLY[@]})) && printf '%s\\n' "${COMPREPLY[@]}" || true """
        return self.run_in(BASH, "--norc", "-c", script, PROGRAM, *words).splitlines()

    def test_offers_every_command(self):
        for path, page in PAGES.items():
            if page.commands:
                self.same(self.offered(*path.split(), ""), page.commands + ([] if path else ["help"]), path)

    def test_offers_every_option_with_its_values(self):
        for path, page in leaves().items():
            wanted = {**page.options, **COMMON}
            self.same(self.offered(*path.split(), "-"), wanted, path)
            for option, value in wanted.items():
                if value:
                    self.same(self.offered(*path.split(), option, "x", "-"), wanted, f"{path} {option} x")
                if choices(value):
                    self.same(self.offered(*path.split(), option, ""), choices(value), f"{path} {option}")
                    if option.startswith("--"):
                        self.same(self.offered(*path.split(), option, "="), choices(value), f"{path} {option}=")
                        self.same(self.offered(*path.split(), option, "=", choices(value)[0]),
                                  [one for one in choices(value) if one.startswith(choices(value)[0])], f"{path} {option}=")

    def test_common_options_come_before_the_command_too(self):
        for option, value in COMMON.items():
            if value:
                self.same(self.offered(option, "x", "ge"), ["get"], option)
        self.same(self.offered("--la", ), ["--lang"], "before")

    def test_offers_profiles_as_the_shell_reads_them(self):
        quoted = self.run_in(BASH, "-c", "printf '%q\\n' \"$@\"", "bash", *PROFILES).splitlines()
        for words in (("get",), ("-p",), ("exec",), ("profile", "show"), ("profile", "remove"), ("snippet", "python")):
            self.same(self.offered(*words, ""), quoted, words)
        self.assertEqual(self.offered("get", "My\\ p"), ["My\\ profile"])
        self.assertEqual(self.offered("profile", "add", ""), [])
        self.assertEqual(self.offered("profile", "rename", "demo", ""), [])
        self.assertEqual(self.offered("sign", "demo", ""), [])

    def test_offers_what_the_program_knows(self):
        self.same(self.offered("sandbox", "--fault", ""), PAGES["sandbox"].faults, "--fault")
        self.assertEqual(self.offered("snippet", "pyth"), ["python"])
        self.assertEqual(self.offered("snippet", "python", "--service", ""), ["tts", "asr", "st"])
        self.assertEqual(self.offered("--region", "cn-sh"), ["cn-shanghai", "cn-shenzhen"])
        self.assertEqual(self.offered("completion", ""), ["bash", "zsh", "fish", "powershell"])

    def test_offers_files_and_commands(self):
        self.assertEqual(self.offered("sign", "--compare", ""), ["notes.txt"])
        self.assertIn("env", self.offered("exec", "demo", "--", "en"))
        self.assertEqual(self.offered("exec", "--", "cat", "no"), ["notes.txt"])
        self.assertEqual(self.offered("get", "--", ""), [])

    def test_on_a_terminal(self):
        shown = self.typed(BASH, "--norc", "-i", setup='source <(nls-token completion bash)',
                           keys="nls-token profile show My\t", until="profile show My.* ?profile")
        self.assertIn("My\\ profile", shown)


@unittest.skipUnless(FISH, "fish is not installed")
class Fish(Shells):
    def offered(self, line):
        out = self.run_in(FISH, "-N", "-c", f"nls-token completion fish | source; complete -C {line!r}")
        return [row.split("\t")[0] for row in out.splitlines()]

    def test_offers_every_command(self):
        for path, page in PAGES.items():
            if page.commands:
                self.same(self.offered(f"nls-token {path} ".replace("  ", " ")), page.commands + ([] if path else ["help"]), path)

    def test_offers_every_option_with_its_values(self):
        for path, page in leaves().items():
            wanted = {**page.options, **COMMON}
            self.same(set(self.offered(f"nls-token {path} -")), wanted, path)
            for option, value in page.options.items():
                if choices(value):
                    self.same(self.offered(f"nls-token {path} {option} "), choices(value), f"{path} {option}")
                    if option.startswith("--"):
                        self.same(self.offered(f"nls-token {path} {option}="),
                                  [f"{option}={one}" for one in choices(value)], f"{path} {option}=")

    def test_offers_names_files_and_commands(self):
        self.same(self.offered("nls-token get "), PROFILES, "get")
        self.assertEqual(self.offered("nls-token sign --compare no"), ["notes.txt"])
        self.assertIn("env", self.offered("nls-token exec demo -- en"))
        self.assertEqual(self.offered("nls-token exec -- cat no"), ["notes.txt"])

    def test_says_what_they_mean(self):
        out = self.run_in(FISH, "-N", "-c", "nls-token completion fish | source; complete -C 'nls-token get --fre'")
        self.assertRegex(out, r"^--fresh\t\w+")


@unittest.skipUnless(ZSH, "zsh is not installed")
class Zsh(Shells):
    def completed(self, keys, until):
        setup = (f"PS1='% '; unsetopt zle_bracketed_paste; fpath=({self.folder} $fpath); autoload -Uz compinit; "
                 "compinit -u -D; source <(nls-token completion zsh); bindkey '^I' complete-word; "
                 "zstyle ':completion:*' menu no")
        return self.typed(ZSH, "-f", "-i", setup=setup, keys=keys, until=until)

    def test_completes_commands_options_and_values(self):
        self.completed("nls-token stat\t", "status")
        self.completed("nls-token get --fre\t", "--fresh")
        self.completed("nls-token get --format pow\t", "powershell")
        self.completed("nls-token get --format=pow\t", "--format=powershell")
        self.completed("nls-token sandbox --fault reset-m\t", "reset-midway")

    def test_completes_profiles_as_the_shell_reads_them(self):
        self.completed("nls-token get My\t", r"My\\ profile")
        self.completed("nls-token get 新\t", "新加坡")

    def test_completes_files_and_commands(self):
        self.completed("nls-token sign --compare no\t", r"notes\.txt")
        self.completed("nls-token exec demo -- mkfif\t", "mkfifo")
        self.completed("nls-token exec -- cat no\t", r"notes\.txt")

    def test_lists_what_they_mean(self):
        self.completed("nls-token profile re\t", r"rename +-- Gives a profile")

    def test_is_found_by_the_name_of_its_file(self):
        shutil.copy(SCRIPTS / "nls-token.zsh", self.folder / "_nls-token")
        setup = (f"PS1='% '; fpath=({self.folder} $fpath); autoload -Uz compinit; compinit -u -D; bindkey '^I' complete-word")
        self.typed(ZSH, "-f", "-i", setup=setup, keys="nls-token stat\t", until="status")


if __name__ == "__main__":
    unittest.main()
