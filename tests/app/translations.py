#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the translations against the sources: complete, up to date, and with the same placeholders.

lupdate reads the sources into a copy, so nothing in the source tree is written.
Usage: translations.py LUPDATE SOURCE_DIR
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

LUPDATE, SOURCE_DIR = sys.argv.pop(1), sys.argv.pop(1)

# As `./dev translations` does it: English is translated only where a text has plural forms.
LANGUAGES = {"zh_CN": [], "en": ["-pluralonly"]}
HINT = "run ./dev translations and translate what is new"


class Message:
    def __init__(self, context, element):
        self.source = element.findtext("source", "")
        self.key = (context, self.source, element.findtext("comment", ""))
        translation = element.find("translation")
        self.state = "unfinished" if translation is None else translation.get("type", "finished")
        self.plural = element.get("numerus") == "yes"
        if translation is None:
            self.texts = []
        elif self.plural:
            self.texts = ["".join(form.itertext()) for form in translation.iter("numerusform")]
        else:
            self.texts = ["".join(translation.itertext())]

    def __str__(self):
        context, source, comment = self.key
        return f"{context}: {source!r}" + (f" ({comment})" if comment else "")


def messages_in(path):
    return [
        Message(context.findtext("name", ""), element)
        for context in ElementTree.parse(path).iter("context")
        for element in context.iter("message")
    ]


def checked_in(language):
    return os.path.join(SOURCE_DIR, "resources", "translations", f"nlstoken_{language}.ts")


def updated(language, options):
    """What lupdate makes of the checked-in file: only messages that the sources have."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(checked_in(language), folder)
        folders = [name for name in ("core", "ui", "app") if os.path.isdir(os.path.join(SOURCE_DIR, name))]
        subprocess.run(
            [LUPDATE, "-silent", "-I", ".", "-no-obsolete", "-locations", "none", "-source-language", "en",
             "-target-language", language, *options, *folders, "-ts", copy],
            cwd=SOURCE_DIR, check=True, timeout=50)
        return messages_in(copy)


def placeholders(text, but=()):
    return sorted(set(re.findall(r"%L?[0-9]{1,2}|%L?n", text)) - set(but))


class Translations(unittest.TestCase):
    maxDiff = None

    def each(self):
        for language in LANGUAGES:
            for message in messages_in(checked_in(language)):
                yield language, message

    def assertNone(self, found, problem):
        if found:
            self.fail(f"{problem}:\n  " + "\n  ".join(str(one) for one in found))

    def test_match_the_sources(self):
        for language, options in LANGUAGES.items():
            here = {message.key: message for message in messages_in(checked_in(language))}
            now = {message.key: message for message in updated(language, options)}
            # Lest a lupdate that reads nothing passes for one that finds everything.
            if not options:
                self.assertTrue(now, f"{language}: lupdate found no text in the sources")
            with self.subTest(language, check="missing"):
                self.assertNone([now[key] for key in now.keys() - here.keys()], f"Missing, {HINT}")
            with self.subTest(language, check="obsolete"):
                self.assertNone([here[key] for key in here.keys() - now.keys()], f"Not in the sources, {HINT}")

    def test_are_finished(self):
        self.assertNone(
            [f"{language}: {message}" for language, message in self.each()
             if message.state != "finished" or not message.texts or not all(message.texts)],
            f"Unfinished, {HINT}")

    def test_keep_the_placeholders(self):
        # A plural form may name its number in words: "one token".
        self.assertNone(
            [f"{language}: {message} -> {text!r}" for language, message in self.each() for text in message.texts
             if placeholders(text, ["%n", "%Ln"] if message.plural else [])
             != placeholders(message.source, ["%n", "%Ln"] if message.plural else [])],
            "Other placeholders than the source")

    def test_do_not_shout(self):
        self.assertNone(
            [f"{language}: {message} -> {text!r}" for language, message in self.each() for text in message.texts
             if re.search("[!\uff01]", text)],
            "Exclamation mark")


if __name__ == "__main__":
    unittest.main(verbosity=2)
