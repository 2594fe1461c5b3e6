# SPDX-License-Identifier: Apache-2.0
"""Parses files with a grammar of tree-sitter: parse.py GRAMMAR FILE... Prints what it doesn't understand."""

import importlib
import pathlib
import sys

from tree_sitter import Language, Parser


def broken(node):
    """The smallest parts that the grammar has no place for, or that are missing."""
    if not node.has_error:
        return
    inner = [part for child in node.children for part in broken(child)]
    yield from inner or [node]


def main():
    grammar, *files = sys.argv[1:]
    parser = Parser(Language(importlib.import_module(grammar).language()))
    status = 0
    for file in files:
        text = pathlib.Path(file).read_bytes()
        for node in broken(parser.parse(text).root_node):
            status = 1
            print(f"{file}:{node.start_point[0] + 1}: {text[node.start_byte:node.end_byte].decode('utf-8', 'replace')[:80]!r}")
    return status


if __name__ == "__main__":
    sys.exit(main())
