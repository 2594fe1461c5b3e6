# SPDX-License-Identifier: Apache-2.0
"""No invisible characters in texts: tab and newline are the only controls, nothing changes the reading direction."""

import re
import unittest

import repository

HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]")


def problems(files):
    for name, data in files.items():
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            yield f"{name}: byte {error.start} is not UTF-8"
            continue
        for found in HIDDEN.finditer(text):
            yield f"{name}:{repository.line_of(text, found.start())}: U+{ord(found.group()):04X}"


class Characters(unittest.TestCase):
    def test_hidden_characters_are_found(self):
        bad = {"a.h": b"//! \x08rief\n", "b.h": "x\u202ey".encode(), "c.txt": b"\xff", "good": "\t中文\n".encode()}
        self.assertEqual(list(problems(bad)), ["a.h:1: U+0008", "b.h:1: U+202E", "c.txt: byte 0 is not UTF-8"])

    def test_texts_hold_none(self):
        self.assertEqual(list(problems(repository.texts())), [])


if __name__ == "__main__":
    unittest.main()
