# SPDX-License-Identifier: Apache-2.0
"""What the built program says about its own commands and options."""
import os
import re
import subprocess


def help_of(program, *words):
    return subprocess.run([program, "help", *words], check=True, capture_output=True, text=True,
                          env={**os.environ, "LC_ALL": "C.UTF-8"}).stdout


class Page:
    """The help of one command: path such as "profile add", its own options and those of every command."""

    def __init__(self, program, path):
        self.program = program
        self.path = path
        self.text = help_of(program, *path.split())
        self.commands = [row.split()[0] for row in self._rows("Commands:")]
        self.options = self._options("Options:")
        self.common = {} if path else self._options("Options of every command, before or behind its name:", "options")
        faults = re.search(r"^Faults .*?\n((?:  .*\n)+)", self.text, re.M)
        self.faults = re.findall(r"^  ([a-z][a-z0-9-]*)  ", faults[1], re.M) if faults else []

    def _rows(self, title, topic=None):
        text = help_of(self.program, topic) if topic else self.text
        found = re.search(rf"^{re.escape(title)}\n((?:  .*\n)+)", text, re.M)
        return [row[2:] for row in found[1].splitlines() if row[2:3] != " "] if found else []

    def _options(self, title, topic=None):
        """{"--format": "text|json", "-q": None, ...}: every spelling with what its value is called."""
        options = {}
        for row in self._rows(title, topic):
            names = re.match(r"(-[^\s,]+(?:, --[^\s,]+)*)(?: ([^ ]+))?(?:  |$)", row)
            if not names:
                raise ValueError(f"{self.path} --help: not understood: {row}")
            for name in names[1].split(", "):
                options[name] = names[2]
        return options


def all_pages(program):
    """{path: Page} of the program (path "") and of every command and subcommand."""
    pages = {}
    waiting = [""]
    while waiting:
        path = waiting.pop(0)
        pages[path] = Page(program, path)
        waiting += [f"{path} {command}".strip() for command in pages[path].commands]
    return pages
