# SPDX-License-Identifier: Apache-2.0
"""The desktop entry and the AppStream metainfo are valid and agree with each other and with the version.

Exits with 77 when neither of the validators is installed; what needs none is checked all the same."""
import configparser
import re
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
LINUX = SOURCE / "installer/linux"
ENTRY = LINUX / "nls-token-desk.desktop"
METAINFO = LINUX / "org.nls_token_desk.nls_token_desk.metainfo.xml"
VERSION = re.search(r"^    VERSION (\S+)", (SOURCE / "CMakeLists.txt").read_text(), re.M)[1]
DESKTOP_FILE_VALIDATE = shutil.which("desktop-file-validate")
APPSTREAMCLI = shutil.which("appstreamcli")


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode, done.stdout


class DesktopFiles(unittest.TestCase):
    @unittest.skipUnless(DESKTOP_FILE_VALIDATE, "desktop-file-validate is not installed")
    def test_desktop_entry_is_valid(self):
        self.assertEqual(run(DESKTOP_FILE_VALIDATE, ENTRY), (0, ""))

    @unittest.skipUnless(APPSTREAMCLI, "appstreamcli is not installed")
    def test_metainfo_is_valid(self):
        status, told = run(APPSTREAMCLI, "validate", "--no-net", "--no-color", "--pedantic", METAINFO)
        self.assertEqual(status, 0, told)
        self.assertNotRegex(told, r"(?m)^[EWIP]: ")

    def test_they_agree(self):
        entry = configparser.ConfigParser(interpolation=None, delimiters="=")
        entry.optionxform = str
        entry.read(ENTRY, encoding="utf-8")
        entry = entry["Desktop Entry"]
        component = ElementTree.parse(METAINFO).getroot()
        self.assertEqual(component.findtext("id") + ".metainfo.xml", METAINFO.name)
        self.assertEqual(component.findtext("launchable"), ENTRY.name)
        self.assertEqual(component.findtext("name"), entry["Name"])
        self.assertEqual(component.findtext("icon"), entry["Icon"])
        self.assertIn(entry["Exec"], [binary.text for binary in component.findall("provides/binary")])
        self.assertTrue((SOURCE / f"resources/icons/{entry['Icon']}.svg").exists())

    def test_they_speak_both_languages(self):
        text = ENTRY.read_text()
        for key in ("Name", "GenericName", "Comment", "Keywords"):
            self.assertRegex(text, rf"(?m)^{key}=.+\n{key}\[zh_CN\]=.+")
        component = ElementTree.parse(METAINFO).getroot()
        language = "{http://www.w3.org/XML/1998/namespace}lang"
        for path in ("summary", "description/p", "description/ul/li"):
            languages = [element.get(language) for element in component.findall(path)]
            self.assertEqual(languages, [None, "zh_CN"] * (len(languages) // 2), path)

    def test_they_name_the_version(self):
        release = ElementTree.parse(METAINFO).getroot().find("releases/release")
        self.assertEqual(release.get("version"), VERSION)
        self.assertTrue((LINUX / "changelog").read_text().startswith(f"nls-token-desk ({VERSION}-1) "))
        for page in (SOURCE / "installer/man").glob("*.1"):
            self.assertIn(f'"NLS Token Desk {VERSION}"', page.read_text())


if __name__ == "__main__":
    result = unittest.main(exit=False).result
    if not result.wasSuccessful():
        sys.exit(1)
    if not DESKTOP_FILE_VALIDATE and not APPSTREAMCLI:
        sys.exit(77)
