# SPDX-License-Identifier: Apache-2.0
"""What the kits of all languages have in common."""

import hashlib
import json
import pathlib
import shutil

from processes import call

HERE = pathlib.Path(__file__).resolve().parent
SNIPPETS = HERE.parents[1] / "resources" / "snippets"
# What stands for everything that an installation depends on.
WANTED = hashlib.sha256(b"".join(
    file.read_bytes() for file in (HERE / "kit.py", HERE / "kits.py", SNIPPETS / "index.json"))).hexdigest()
INSTALL_LIMIT = 240  # seconds
SILENCE_LIMIT = 60  # seconds; for package managers that would wait longer for a registry that says nothing


def installLines(language):
    """What the index says about the SDKs of a language, once each, in order."""
    index = json.loads((SNIPPETS / "index.json").read_text(encoding="utf-8"))
    snippets = next(entry["snippets"] for entry in index["languages"] if entry["id"] == language)
    return list(dict.fromkeys(snippet.get("install", "") for snippet in snippets))


def told(process, what):
    """A problem in words, from a package manager that failed; empty when it didn't."""
    if process.returncode == 0:
        return ""
    return f"{what} could not be installed" + (f" ({process.stderr})" if process.returncode is None else "")


def pipInstall(folder, packages):
    """Installs into a Python of its own below the folder; a problem in words."""
    done = call("python3", "-m", "venv", folder)
    if done.returncode == 0:
        done = call(folder / "bin/pip", "install", "-q", "--disable-pip-version-check", "--timeout=10", "--retries=1",
                    *packages, limit=INSTALL_LIMIT)
    return told(done, " and ".join(packages))


class Kit:
    """A language with what its snippets need. What it can't do it says in words."""

    tools = ()  # programs that have to be there
    plain = ()  # snippets whose SDK asks over plain http, whatever they want
    caVariable = ""  # where this runtime is told about another certificate authority

    def __init__(self, folder):
        self.folder = pathlib.Path(folder).resolve() / type(self).__name__.lower()

    @property
    def note(self):
        return self.folder / "missing"

    def prepare(self):
        """Installs, and writes down why that failed. What was installed for the same lines stays."""
        ready = self.folder / "ready"
        if any(not shutil.which(tool) for tool in self.tools) or ready.exists() and ready.read_text("utf-8") == WANTED:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        problem = self.install()
        (self.note if problem else ready).write_text(problem or WANTED, encoding="utf-8")

    def missing(self, _snippet):
        """Why a snippet can't be run; empty when it can."""
        absent = [tool for tool in self.tools if not shutil.which(tool)]
        if absent:
            return f"{absent[0]} is not installed"
        return self.note.read_text(encoding="utf-8") if self.note.exists() else ""

    def install(self):
        return ""

    def remark(self):
        """What is to be known about the SDK that runs."""
        return ""

    def caName(self, _use):
        """Where the SDK for this use is told about another certificate authority."""
        return self.caVariable

    def environment(self, ca):
        return {self.caVariable: ca} if self.caVariable and ca else {}

    def wrongKeys(self, keys):
        """The variables of a key that is refused."""
        return {**keys, "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "not-the-secret-of-this-key"}

    def check(self, _file):
        """A process that looks at the file without running it, what that is called, or None."""
        return None

    def run(self, file, arguments, env, ca):
        raise NotImplementedError
