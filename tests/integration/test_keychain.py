# SPDX-License-Identifier: Apache-2.0
"""The keychain present, locked, absent; run once in each of keyring-session's modes."""

import os
import subprocess
import time
import unittest

from commandline import CommandLineCase, main
from kernelkeyring import KERNEL


def mode():
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return "nobus"
    if not os.environ.get("KEYRING_SESSION_DAEMON"):
        return "absent"
    locked = subprocess.run(
        ("dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.secrets",
         "/org/freedesktop/secrets/collection/login", "org.freedesktop.DBus.Properties.Get",
         "string:org.freedesktop.Secret.Collection", "string:Locked"),
        capture_output=True, text=True, check=True)
    return "locked" if "true" in locked.stdout else "unlocked"


MODE = mode()


class EveryMode(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox()

    def testAKeyFromTheEnvironmentWorks(self):
        kept = KERNEL or MODE == "unlocked"
        for _ in range(2):
            outcome = self.fromEnv(self.service, "--format", "json")
            self.assertEqual(outcome.status, 0, outcome)
            self.assertEqual("Warning" in outcome.err, not kept, outcome)
        self.assertEqual(len(self.service.requests()), 1 if kept else 2)

    def testSigningWithAKeyFromTheEnvironmentNeedsNone(self):
        outcome = self.good("sign", "--from-env", env=self.keyEnv(self.service))
        self.assertEqual(outcome.err, "")

    def testWhatNeedsNoKeychainWorks(self):
        self.good("profile", "list")
        self.good("status")
        self.good("--help")

    def testAddingWorksOrFailsAtOnceAndStoresNothing(self):
        if MODE == "unlocked":
            self.add(self.service)
            return
        begin = time.monotonic()
        outcome = self.bad("keychain", "profile", "add", "demo", "--access-key-id",
                           self.service.id, "--endpoint", self.service.endpoint, "--secret-stdin",
                           input=self.service.secret)
        self.assertLess(time.monotonic() - begin, 4)
        self.assertEqual(outcome.error["code"],
                         "KeychainLocked" if MODE == "locked" else "KeychainAbsent", outcome)
        self.assertTrue(outcome.error["advice"])
        self.assertEqual(self.profiles(), [])

    @unittest.skipUnless(MODE == "locked", "there is nothing to unlock")
    def testOnATerminalItSaysThatTheDesktopAsks(self):
        terminal = self.terminal("profile", "add", "demo", "--access-key-id", self.service.id)
        terminal.expect("not shown")
        terminal.type(self.service.secret + "\n")
        terminal.expect("The keychain is locked")
        self.assertEqual(terminal.finish().status, 4)
        self.assertEqual(self.profiles(), [])

    @unittest.skipIf(MODE in ("locked", "unlocked"), "there is one")
    def testWithoutAKeychainNobodyTypesASecretInVain(self):
        terminal = self.terminal("profile", "add", "demo", "--endpoint", self.service.endpoint)
        outcome = terminal.finish()
        self.assertEqual(outcome.status, 4, outcome)
        self.assertNotIn("AccessKey ID:", outcome.out)
        self.assertNotIn("not shown", outcome.out)


if __name__ == "__main__":
    main()
