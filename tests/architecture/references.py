# SPDX-License-Identifier: Apache-2.0
"""What documents and comments name exists: paths, links, pages, sections.

A path in `back quotes` is looked for from the top and from the document's own folder. A class may be named without its
ending, and `{a,b}` and `*` are read as a shell reads them. `NAME`, `<x>` and `...` stand for something else.
"""

import fnmatch
import posixpath
import re
import unittest

import repository

QUOTED = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
PATH = re.compile(r"[\w.+{},*-]+(?:/[\w.+{},*-]*)+|[a-z0-9_]+\.(?:cpp|h|py)")
PAGE = re.compile(r"(?<![\w/.:-])((?:[\w.-]+/)*[\w-]+\.md)\b(?:,? section (\d+))?")
# Files of other projects and of users, which our documents speak of.
MACHINE = re.compile(r"(?<![\w.}\"])/(?:work|home|Users|tmp/[a-z])/[/\w.-]+")


def expanded(path):
    found = re.search(r"\{([^{}]*)\}", path)
    if not found:
        return [path]
    return [done for part in found.group(1).split(",")
            for done in expanded(path[:found.start()] + part + path[found.end():])]


class Tree:
    def __init__(self, names):
        self.files = set(names)
        self.folders = {posixpath.dirname(n)[:i] for n in names for i, c in enumerate(posixpath.dirname(n) + "/")
                        if c == "/"}
        self.tops = {folder for folder in self.folders if "/" not in folder}
        self.bases = {posixpath.basename(n) for n in names}

    def has(self, path):
        path = posixpath.normpath(path)
        if "*" in path:
            return any(fnmatch.fnmatch(name, path) for name in self.files)
        return path in self.files or path in self.folders or any(
            path + ending in self.files for ending in (".h", ".cpp", ".py"))

    def is_ours(self, path, folder):
        """Whether `path` begins with a folder that is at the top or in `folder`."""
        first = path.split("/")[0]
        return first in self.tops or (folder and posixpath.join(folder, first) in self.folders)


def problems(files, others=()):
    tree = Tree({*files, *others})
    for name, text in files.items():
        folder = posixpath.dirname(name)

        def at(found):
            return f"{name}:{repository.line_of(text, found.start())}"

        if name.endswith(".md"):
            for found in QUOTED.finditer(text):
                path = found.group(1)
                if not PATH.fullmatch(path) or "..." in path:
                    continue
                for one in expanded(path):
                    if "/" not in one:
                        known = one in tree.bases or "*" in one
                    else:
                        known = not tree.is_ours(one, folder) or tree.has(one) or tree.has(posixpath.join(folder, one))
                    if not known:
                        yield f"{at(found)}: there is no {one}"
            for found in LINK.finditer(text):
                target, _, anchor = found.group(1).partition("#")
                if re.match(r"\w+:", target):
                    continue
                page = posixpath.normpath(posixpath.join(folder, target)) if target else name
                if not tree.has(page):
                    yield f"{at(found)}: the link {target} leads nowhere"
                elif anchor and anchor not in anchors(files.get(page, "")):
                    yield f"{at(found)}: {page} has no heading #{anchor}"
        for found in PAGE.finditer(text):
            page = next((p for p in (found.group(1), posixpath.join(folder, found.group(1))) if p in files), None)
            if page is None:
                yield f"{at(found)}: there is no page {found.group(1)}"
            elif found.group(2) and not re.search(rf"^## {found.group(2)}\. ", files[page], re.M):
                yield f"{at(found)}: {page} has no section {found.group(2)}"
        for found in MACHINE.finditer(text):
            yield f"{at(found)}: {found.group()} is a path of one computer"


def anchors(text):
    for heading in re.findall(r"^#+ (.+)$", text, re.M):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


class References(unittest.TestCase):
    maxDiff = None

    def test_what_is_wrong_is_found(self):
        bad = {
            "core/a/x.cpp": "// docs/p.md section 2, facts/errors.md\n",
            "docs/p.md": "## 1. One\n`core/b/`, `core/a/x`, `core/{a,c}/x.cpp`, `y.cpp`\n[gone](q.md), [one](#1-one), [two](#2)\n",
            "README.md": "`a/b` `core/a/*.cpp` `NAME/x` [p](docs/p.md#1-one) [site](https://example.com/x.md)\n",
        }
        self.assertEqual(list(problems(bad)), [
            "core/a/x.cpp:1: docs/p.md has no section 2",
            "core/a/x.cpp:1: there is no page facts/errors.md",
            "docs/p.md:2: there is no core/b/",
            "docs/p.md:2: there is no core/c/x.cpp",
            "docs/p.md:2: there is no y.cpp",
            "docs/p.md:3: the link q.md leads nowhere",
            "docs/p.md:3: docs/p.md has no heading #2",
            "docs/p.md:3: there is no page q.md",
        ])

    def test_everything_named_exists(self):
        files = {name: text.decode("utf-8") for name, text in repository.texts().items()}
        # The list of changes names what there was; this file has wrong examples.
        skipped = ("CHANGELOG.md", "tests/architecture/references.py")
        found = [problem for problem in problems(files, repository.names()) if not problem.startswith(skipped)]
        self.assertEqual(found, [])


if __name__ == "__main__":
    unittest.main()
