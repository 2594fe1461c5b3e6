# SPDX-License-Identifier: Apache-2.0
"""The service's own SDK for Node.js, which is installed below the build folder when npm can be reached.

`python3 nodesdk.py BUILD` installs it, and leaves a word on why it could not. It is run by itself, before the session
with a home of its own begins, because npm's settings are in the user's home.
"""

import pathlib
import shutil
import subprocess
import sys

PACKAGE = "@alicloud/pop-core"
VERSION = "1.8.0"
SCRIPT = pathlib.Path(__file__).resolve().parent / "nodesdk.js"


def folder(build):
    return pathlib.Path(build).resolve() / "tests" / "benchmark" / "node"


def modules(bench):
    return folder(bench.build) / "node_modules"


def missing(bench):
    """Why the SDK is not there; empty when it is."""
    if not shutil.which("node"):
        return "Node.js is not installed"
    if (modules(bench) / PACKAGE / "package.json").exists():
        return ""
    note = folder(bench.build) / "missing"
    return note.read_text(encoding="utf-8") if note.exists() else f"{PACKAGE} is not installed"


def install(build):
    place = folder(build)
    if (place / "node_modules" / PACKAGE / "package.json").exists():
        return
    place.mkdir(parents=True, exist_ok=True)
    (place / "missing").write_text(failure(place), encoding="utf-8")


def failure(place):
    if not shutil.which("npm"):
        return "npm is not installed"
    command = ["npm", "install", "--prefix", str(place), "--ignore-scripts", "--no-audit", "--no-fund",
               "--loglevel=error", "--fetch-retries=1", "--fetch-timeout=20000", f"{PACKAGE}@{VERSION}"]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              text=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        return "npm did not answer in two minutes"
    complaint = next(iter(done.stderr.splitlines()), "")
    return "" if done.returncode == 0 else f"npm could not install {PACKAGE} ({complaint})"


if __name__ == "__main__":
    install(sys.argv[1])
