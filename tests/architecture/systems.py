# SPDX-License-Identifier: Apache-2.0
"""What differs between systems is in core/platform. systems.txt has the exceptions, each with its reason."""

import re
import unittest

import repository

BRANCH = re.compile(r"^\s*#\s*(?:if|ifdef|ifndef|elif)\b.*\b(?:Q_OS_\w+|_WIN32|WIN32|__linux__|__APPLE__|__unix__)", re.M)
HOME = "core/platform/"


def branching(files):
    return {name for name, text in files.items() if not name.startswith(HOME) and BRANCH.search(text)}


class Systems(unittest.TestCase):
    def test_a_branch_is_found(self):
        files = {"core/a.cpp": "#ifdef Q_OS_WIN\n", "core/b.cpp": "# if defined(__linux__) && 1\n", "core/c.cpp": "#ifdef X\n",
                 HOME + "d.cpp": "#ifdef Q_OS_UNIX\n"}
        self.assertEqual(branching(files), {"core/a.cpp", "core/b.cpp"})

    def test_only_the_platform_folder_branches(self):
        found = branching(repository.sources())
        allowed = repository.listed("systems.txt")
        self.assertEqual(sorted(found - allowed), [], "belongs in core/platform, behind a header for all systems")
        self.assertEqual(sorted(allowed - found), [], "no longer needed: take them out of systems.txt")


if __name__ == "__main__":
    unittest.main()
