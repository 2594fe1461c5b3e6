# SPDX-License-Identifier: Apache-2.0
"""The units for systemd are understood by it, start what there is, and keep the server in: test_units.py PROGRAM"""
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from helppages import all_pages

UNITS = Path(__file__).resolve().parents[2] / "installer/linux"
PROGRAM = sys.argv.pop(1)
SERVICE = (UNITS / "nls-token-serve.service").read_text()
SOCKET = (UNITS / "nls-token-serve.socket").read_text()


class Units(unittest.TestCase):
    def test_service_starts_a_command_that_there_is(self):
        program, command, *arguments = re.search(r"^ExecStart=(.*)$", SERVICE, re.M)[1].split()
        self.assertEqual((program, command), ("/usr/bin/nls-token", "serve"))
        options = all_pages(PROGRAM)["serve"].options
        for argument in arguments:
            if argument.startswith("-"):
                self.assertIn(argument, options)

    def test_socket_is_one_address_of_this_computer(self):
        self.assertEqual(re.findall(r"^Listen\w+=(.*)$", SOCKET, re.M), ["127.0.0.1:8723"])

    @unittest.skipUnless(shutil.which("systemd-analyze"), "systemd is not installed")
    def test_systemd_finds_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            names = []
            for name, text in (("service", SERVICE), ("socket", SOCKET)):
                path = Path(folder, "nls-token-serve." + name)
                path.write_text(text.replace("/usr/bin/nls-token", PROGRAM))
                names.append(str(path))
            done = subprocess.run(["systemd-analyze", "--user", "verify", "--man=no", *names],
                                  env={"XDG_RUNTIME_DIR": folder, "HOME": folder, "PATH": "/usr/bin:/bin"},
                                  capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))

    def test_service_is_kept_in(self):
        for name in ("NoNewPrivileges", "MemoryDenyWriteExecute", "LockPersonality", "RestrictNamespaces",
                     "RestrictRealtime", "RestrictSUIDSGID"):
            self.assertIn(f"\n{name}=yes\n", SERVICE)
        self.assertIn("\nSystemCallFilter=@system-service\n", SERVICE)

    def test_service_shares_the_kernels_keyring(self):
        self.assertNotRegex(SERVICE, r"(?m)^(Protect\w+|Private\w+|(ReadWrite|ReadOnly|Inaccessible|Bind)\w*|KeyringMode)=")


if __name__ == "__main__":
    unittest.main()
