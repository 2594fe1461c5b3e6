# SPDX-License-Identifier: Apache-2.0
"""The files of the repository, as the checks beside this file read them."""

import os
import pathlib
import subprocess

ROOT = pathlib.Path(os.environ.get("NLSTOKEN_CHECKED_TREE") or pathlib.Path(__file__).resolve().parents[2])
BINARY = {".mp3", ".png"}
SOURCES = ("core/", "ui/", "app/")


def names():
    """Every file of the repository; without git, every file that is not built."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                                check=True, capture_output=True, text=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        listed = [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*")
                  if not {".git", "build", "__pycache__"} & set(path.relative_to(ROOT).parts)]
    return sorted(name for name in listed if name and (ROOT / name).is_file())


def texts():
    """Name and bytes of every text file."""
    return {name: (ROOT / name).read_bytes() for name in names() if pathlib.PurePath(name).suffix not in BINARY}


def sources(*endings):
    """Name and text of the C++ files of core, ui and app, or of all files with one of `endings`."""
    return {name: text.decode("utf-8") for name, text in texts().items()
            if (name.endswith(endings) if endings else name.startswith(SOURCES) and name.endswith((".cpp", ".h")))}


def listed(file):
    """The entries of a list of exceptions: first word of each line that is not empty and no comment."""
    lines = (pathlib.Path(__file__).parent / file).read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line.strip() and not line.startswith("#")}


def line_of(text, position):
    return text.count("\n", 0, position) + 1
