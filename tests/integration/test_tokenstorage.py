# SPDX-License-Identifier: Apache-2.0
"""Where a token rests: in the kernel's keyring, or in the keychain where the kernel refuses; and what a cached get
wakes. Run with and without the kernel's keyring."""

import os
import select
import socket
import subprocess
import unittest

from commandline import CommandLineCase, main, waitFor
from kernelkeyring import KERNEL, KERNEL_KEYRING, SESSION_OF_ITS_OWN

needsKernel = unittest.skipUnless(KERNEL, "the kernel's keyring is refused here")


def tokensInKeychain(fingerprint):
    done = subprocess.run(("secret-tool", "search", "--all", "server", "nls-token-desk"),
                          capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).count("nls-token-desk/token/" + fingerprint)


class Bus:
    """A session bus that takes calls and answers none."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(path)
        self.socket.listen()

    def wasCalled(self):
        return bool(select.select([self.socket], [], [], 0)[0])


class Place(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox()
        self.add(self.service)

    def kept(self):
        """In how many places the token is: the kernel, the keychain."""
        fingerprint, = self.fingerprints()
        return int(KERNEL_KEYRING.find(fingerprint) is not None), tokensInKeychain(fingerprint)

    def testOnePlaceHasIt(self):
        self.good("get")
        self.assertEqual(self.kept(), (1, 0) if KERNEL else (0, 1))
        self.good("get", "--fresh")
        self.assertEqual(self.kept(), (1, 0) if KERNEL else (0, 1))

    def testRemovingTheProfileEmptiesIt(self):
        self.good("get")
        fingerprint, = self.fingerprints()
        self.good("profile", "remove", "demo", "--yes")
        self.assertIsNone(KERNEL_KEYRING.find(fingerprint))
        self.assertEqual(tokensInKeychain(fingerprint), 0)

    def testAnotherKeyEmptiesIt(self):
        self.good("get")
        fingerprint, = self.fingerprints()
        other = self.sandbox()
        self.good("profile", "edit", "demo", "--access-key-id", other.id, "--endpoint",
                  other.endpoint, "--secret-stdin", input=other.secret)
        self.assertIsNone(KERNEL_KEYRING.find(fingerprint))
        self.assertEqual(tokensInKeychain(fingerprint), 0)

    @needsKernel
    def testAForgottenTokenIsAskedForAnew(self):
        first = self.token()
        self.forgetTokens()
        self.assertEqual(self.status()[0]["state"], "valid")  # as far as its record tells
        second = self.token()
        self.assertEqual(second["source"], "service")
        self.assertNotEqual(first["token"], second["token"])

    @needsKernel
    def testOneThatWasRefusedBeforeIsFoundAndThenReplaced(self):
        refusal = os.environ.get("REFUSE_KEYRING")
        if not refusal:
            self.skipTest("REFUSE_KEYRING names no program that refuses")
        prefix = (refusal, "ENOSYS")
        before = self.token(prefix=prefix)
        self.assertEqual(self.kept(), (0, 1))
        self.assertEqual(self.token()["token"], before["token"])
        self.assertEqual(self.token(prefix=prefix)["source"], "cache")
        after = self.token("--fresh")
        self.assertEqual(self.kept(), (1, 0))
        self.assertEqual(self.token()["token"], after["token"])
        self.assertEqual(len(self.service.requests()), 2)

    def testEveryProcessOfTheUserFindsIt(self):
        self.good("get")
        for prefix in (("setsid", "--wait"), SESSION_OF_ITS_OWN if KERNEL else ()):
            self.assertEqual(self.token(prefix=prefix)["source"], "cache")
        self.assertEqual(len(self.service.requests()), 1)


class Asleep(CommandLineCase):
    """What a cached get does not need."""

    def setUp(self):
        super().setUp()
        self.service = self.sandbox()
        self.add(self.service)
        self.first = self.token()
        # Both ways to a session bus: its address, and the socket where libdbus looks without one.
        os.mkdir(self.path("run"), mode=0o700)
        self.bus = Bus(self.path("run", "bus"))
        self.addCleanup(self.bus.socket.close)

    def silentBus(self, **more):
        return self.env(XDG_RUNTIME_DIR=self.path("run"),
                        DBUS_SESSION_BUS_ADDRESS="unix:path=" + self.path("run", "bus"), **more)

    @needsKernel
    def testItCallsNeitherTheBusNorTheService(self):
        requests = self.service.requests()
        for env in (self.silentBus(),
                    self.env(XDG_RUNTIME_DIR=self.path("run"), DBUS_SESSION_BUS_ADDRESS=None),
                    self.env(XDG_RUNTIME_DIR=None, DBUS_SESSION_BUS_ADDRESS=None)):
            token = self.token(env=env)
            self.assertEqual((token["token"], token["source"]), (self.first["token"], "cache"))
        self.assertFalse(self.bus.wasCalled())
        self.assertEqual(len(requests), 1)

    def testWhatNeedsAKeyCallsTheBus(self):
        self.start("get", "--fresh", env=self.silentBus())
        waitFor(self.bus.wasCalled, "a call to the bus")

    @unittest.skipIf(KERNEL, "the kernel's keyring works here")
    def testWithoutTheKernelTheKeychainIsNeeded(self):
        self.start("get", env=self.silentBus())
        waitFor(self.bus.wasCalled, "a call to the bus")


if __name__ == "__main__":
    main()
