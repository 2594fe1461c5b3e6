# SPDX-License-Identifier: Apache-2.0
"""Names of types and files are words that somebody would search for. privatewords.txt has today's exceptions."""

import pathlib
import re
import unittest

import repository

PRIVATE = {"ask": "query, request", "asks": "query", "asked": "requested", "asker": "caller", "desk": "request handler; in tests: fixture",
           "front": "HTTP server", "place": "storage location", "moment": "timestamp", "tone": "status colour",
           "wish": "action, preference", "tell": "print", "glance": "check", "look": "check, appearance", "note": "state",
           "notes": "state", "flight": "fetch", "flights": "fetches", "quiet": "non-interactive"}
# Ordinary words in which a private one is only a run of letters.
ORDINARY = re.compile("desktop|lookup|mask|task|replace|placeholder|intelligent|milestone|notebook|notification")
TYPE = re.compile(r"^[ \t]*(?:class|struct|enum|enum class|using) ([A-Z]\w*|tst_\w+)(?: final)?\s*(?:[:{=]|$)", re.M)
TOPS = ("core/", "ui/", "app/", "tests/")


def words_of_type(name):
    return {part.lower() for part in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)}


def words_of_file(name):
    stem = ORDINARY.sub("-", pathlib.PurePath(name).stem.lower())
    return {word for word in PRIVATE if word in stem}


def private_names(files):
    """Name -> the words in it, for files (without their ending) and for the types that C++ files define."""
    found = {}
    for name, text in files.items():
        found[name.rsplit(".", 1)[0]] = words_of_file(name)
        if name.endswith((".h", ".cpp")):
            for kind in TYPE.findall(text):
                found[kind] = words_of_type(kind) & PRIVATE.keys()
    return {name: words for name, words in found.items() if words}


class Wording(unittest.TestCase):
    def test_private_words_are_found(self):
        bad = {"core/token/tokenask.h": "class TokenAsk final\n{\nenum class Tone {\nstruct Desktop\n{\nclass Note;\n",
               "app/gui/desktopmask.cpp": "using Placeholder = int;\n", "tests/x/httpfront.py": "class Desk {"}
        self.assertEqual(set(private_names(bad)), {"core/token/tokenask", "TokenAsk", "Tone", "tests/x/httpfront"})

    def test_names_are_the_fields_own(self):
        files = {name: text for name, text in repository.sources(".h", ".cpp", ".py").items() if name.startswith(TOPS)}
        found = private_names(files)
        allowed = repository.listed("privatewords.txt")
        for name in sorted(found.keys() - allowed):
            with self.subTest(name):
                self.fail("say instead: " + "; ".join(PRIVATE[word] for word in sorted(found[name])))
        self.assertEqual(sorted(allowed - found.keys()), [], "no longer there: take them out of privatewords.txt")


if __name__ == "__main__":
    unittest.main()
