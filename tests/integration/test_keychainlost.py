# SPDX-License-Identifier: Apache-2.0
"""A keychain that was there and is locked, stopped or killed now."""

import contextlib
import os
import signal
import subprocess
import time

from commandline import CommandLineCase, main
from kernelkeyring import KERNEL

DAEMON = int(os.environ["KEYRING_SESSION_DAEMON"])


@contextlib.contextmanager
def stoppedDaemon():
    os.kill(DAEMON, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(DAEMON, signal.SIGCONT)


def keyring(method, *arguments):
    subprocess.run(("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets",
                    "/org/freedesktop/secrets", f"org.freedesktop.Secret.Service.{method}",
                    *arguments), stdout=subprocess.DEVNULL, check=True)


def lock():
    keyring("Lock", "array:objpath:/org/freedesktop/secrets/collection/login")


class Lost(CommandLineCase):
    """In the order of their names: each leaves less of the keychain to the next."""

    def test2LockedItFailsAtOnceWithoutAPrompt(self):
        service = self.sandbox()
        self.add(service)
        token = self.token()
        lock()
        if KERNEL:
            self.assertEqual(self.token()["token"], token["token"])
        else:
            self.bad("keychain", "get", code="KeychainLocked")
        for arguments in (("get", "--min-ttl", "86400"), ("get", "--fresh"), ("sign",),
                          ("profile", "edit", "demo", "--region", "cn-shanghai",
                           "--endpoint", "http://127.0.0.1:1"),
                          ("profile", "remove", "demo", "--yes")):
            with self.subTest(arguments):
                begin = time.monotonic()
                self.bad("keychain", *arguments, code="KeychainLocked")
                self.assertLess(time.monotonic() - begin, 4)
        self.assertEqual(len(self.profiles()), 1)
        status, = self.status()
        self.assertEqual((status["state"], status["expireTime"]), ("valid", token["expireTime"]))
        self.good("profile", "edit", "demo", "--appkey", "abc")
        self.good("profile", "rename", "demo", "other")
        self.assertEqual(len(service.requests()), 1)

    def test1AStoppedOneIsWaitedForBriefly(self):
        service = self.sandbox()
        with stoppedDaemon():
            begin = time.monotonic()
            self.bad("keychain", "profile", "add", "demo", "--access-key-id", service.id,
                     "--secret-stdin", input=service.secret)
            self.assertLess(time.monotonic() - begin, 15)
            begin = time.monotonic()
            outcome = self.fromEnv(service)
            self.assertEqual(outcome.status, 0, outcome)
            self.assertEqual("Warning" in outcome.err, not KERNEL, outcome)
            self.assertLess(time.monotonic() - begin, 25)

    def test1TheTimeLimitHoldsForAStoppedOneToo(self):
        service = self.sandbox()
        with stoppedDaemon():
            begin = time.monotonic()
            outcome = self.fromEnv(service, "--timeout", "2")
            self.assertLess(time.monotonic() - begin, 9)
            self.assertIn(outcome.status, (0, 4), outcome)

    def test3KilledMidwayItFails(self):
        service = self.sandbox()
        os.kill(DAEMON, signal.SIGKILL)
        self.bad("keychain", "profile", "add", "demo", "--access-key-id", service.id,
                 "--secret-stdin", input=service.secret)
        outcome = self.fromEnv(service)
        self.assertEqual(outcome.status, 0, outcome)
        self.assertEqual("Warning" in outcome.err, not KERNEL, outcome)


if __name__ == "__main__":
    main()
