# SPDX-License-Identifier: Apache-2.0
"""The folders of core, ui and app include one another without a circle.

A folder may include its own sub-folders, which it joins together; those edges are not counted.
"""

import collections
import posixpath
import re
import unittest

import repository

INCLUDE = re.compile(r'^\s*#\s*include\s*"((?:core|ui|app)/[^"]+)"', re.M)


def edges(files):
    """Folder -> folder it includes -> the first include that says so."""
    graph = collections.defaultdict(dict)
    for name, text in files.items():
        for header in INCLUDE.findall(text):
            user, used = posixpath.dirname(name), posixpath.dirname(header)
            if user != used and not used.startswith(user + "/"):
                graph[user].setdefault(used, f"{name} includes {header}")
    return graph


def circle(graph):
    """The includes of one circle, or nothing."""
    done = set()

    def visit(folder, way):
        if folder in way:
            turn = way[way.index(folder):] + [folder]
            return [graph[a][b] for a, b in zip(turn, turn[1:])]
        if folder in done:
            return []
        for used in sorted(graph.get(folder, ())):
            found = visit(used, way + [folder])
            if found:
                return found
        done.add(folder)
        return []

    return next(filter(None, (visit(folder, []) for folder in sorted(graph))), [])


class Folders(unittest.TestCase):
    def test_a_circle_is_found(self):
        bad = {"core/a/x.h": '#include "core/b/y.h"\n', "core/b/y.h": '#include "core/c/z.h"\n',
               "core/c/z.h": '#include "core/a/x.h"\n', "core/c/d/w.h": '#include "core/c/z.h"\n'}
        self.assertEqual(len(circle(edges(bad))), 3)
        del bad["core/c/z.h"]
        self.assertEqual(circle(edges(bad)), [])

    def test_there_is_no_circle(self):
        graph = edges(repository.sources())
        self.assertGreater(len(graph), 10)
        self.assertEqual(circle(graph), [], "these folders need one another")


if __name__ == "__main__":
    unittest.main()
