# SPDX-License-Identifier: Apache-2.0
"""The direction of includes, what each folder may use of Qt, and what the programs link.

Qt's include root accepts <QtWidgets/...> from a target that links only Qt6::Core, so the linker does not notice.
"""

import pathlib
import re
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
QT_HEADERS = pathlib.Path(sys.argv.pop())
DESK = sys.argv.pop()
PROGRAM = sys.argv.pop()

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)

# Folder (the longest match counts): folders of ours it may include, Qt modules it may use.
RULES = {
    "core": ({"core"}, {"QtCore", "QtNetwork"}),
    "core/platform": ({"core/base", "core/platform"}, {"QtCore", "QtNetwork"}),
    "core/secrets": ({"core"}, {"QtCore", "QtDBus"}),
    "core/http": ({"core"}, {"QtCore", "QtNetwork"}),
    "core/sandbox": ({"core"}, {"QtCore", "QtNetwork", "QtWebSockets"}),
    "core/server": ({"core"}, {"QtCore", "QtNetwork", "QtWebSockets"}),
    "ui": ({"core", "ui"}, {"QtCore", "QtGui", "QtWidgets", "QtSvg"}),
    "app/wiring": ({"core", "app/wiring"}, {"QtCore", "QtNetwork"}),
    "app/cli": ({"core", "app/wiring", "app/cli"}, {"QtCore", "QtNetwork"}),
    "app/gui": ({"core", "ui", "app/wiring", "app/sound", "app/gui"},
                {"QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtDBus"}),
    "app/sound": ({"core", "app/sound"}, {"QtCore", "QtMultimedia"}),
}

# Header: the only file that may include it.
LONERS = {
    "keyutils.h": "core/secrets/kernelkeyring.cpp",
    "qt6keychain/keychain.h": "core/secrets/keychainstore.cpp",
    "qrencode.h": "ui/trial/qrcode.cpp",
    "CLI/CLI.hpp": "app/cli/parsing/commandline.cpp",
    "boost/beast/http/basic_parser.hpp": "core/http/requestparser.cpp",
}


def sources():
    for top in ("core", "ui", "app"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix in (".cpp", ".h"):
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def rule_for(path):
    folder = max((f for f in RULES if path.startswith(f + "/")), key=len, default=None)
    return RULES.get(folder)


def module_of(header):
    """The Qt modules that have `header`; none for a header of somebody else."""
    first = header.split("/")[0]
    if first.startswith("Qt") and (QT_HEADERS / first).is_dir():
        return {first}
    return {m.name for m in QT_HEADERS.iterdir() if m.name.startswith("Qt") and (m / header).exists()}


def libraries_of(program):
    return subprocess.run(["readelf", "-d", program], check=True, capture_output=True, text=True).stdout


class Layers(unittest.TestCase):
    def test_there_is_something_to_look_at(self):
        self.assertGreater(len(list(sources())), 100)
        self.assertEqual(module_of("QString"), {"QtCore"})
        self.assertEqual(module_of("QtWidgets/QLabel"), {"QtWidgets"})

    def test_includes_point_inwards(self):
        for path, text in sources():
            rule = rule_for(path)
            self.assertIsNotNone(rule, f"{path} is in a folder without a rule")
            for kind, header in INCLUDE.findall(text):
                if kind == '"' and "/" in header:
                    allowed = any(header.startswith(folder + "/") for folder in rule[0])
                    self.assertTrue(allowed, f"{path} includes {header}")

    def test_qt_modules_stay_where_they_belong(self):
        for path, text in sources():
            for kind, header in INCLUDE.findall(text):
                modules = module_of(header) if kind == "<" else set()
                if modules:
                    self.assertTrue(modules & rule_for(path)[1], f"{path} includes <{header}> of {modules}")

    def test_module_includes_are_not_used(self):
        for path, text in sources():
            for kind, header in INCLUDE.findall(text):
                self.assertFalse(kind == "<" and re.fullmatch(r"Qt\w+/Qt\w+|Qt(Core|Gui|Widgets|Network)", header),
                                 f"{path} includes a whole module: {header}")

    def test_some_headers_have_one_includer(self):
        for path, text in sources():
            for _, header in INCLUDE.findall(text):
                self.assertIn(path, (LONERS.get(header, path),), f"{path} includes {header}")

    def test_every_file_names_its_licence_first(self):
        for path, text in sources():
            self.assertTrue(text.startswith("// SPDX-License-Identifier: Apache-2.0\n"), path)

    def test_every_header_is_guarded_once(self):
        for path, text in sources():
            if path.endswith(".h"):
                self.assertIn("#pragma once", text, path)
                self.assertNotIn("using namespace", text, path)

    def test_no_loop_runs_inside_a_loop(self):
        for path, text in sources():
            self.assertNotRegex(text, r"\bQEventLoop\b|processEvents\(|\.instance\(\)\.", path)

    def test_the_window_links_no_multimedia(self):
        self.assertIn("libQt6Widgets", libraries_of(DESK))
        self.assertNotIn("Multimedia", libraries_of(DESK))

    def test_the_command_line_links_no_window(self):
        libraries = libraries_of(PROGRAM)
        self.assertIn("libQt6Core", libraries)
        self.assertNotRegex(libraries, r"libQt6(Gui|Widgets)")
        # Loading it takes a sixth of the start, and only the sandbox's certificate needs it.
        self.assertNotIn("libcrypto", libraries)


if __name__ == "__main__":
    unittest.main()
