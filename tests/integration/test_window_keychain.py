# SPDX-License-Identifier: Apache-2.0
"""The window beside a keychain that is locked or absent; run once in each of keyring-session's modes."""

import os
import subprocess
import unittest

from commandline import CommandLineCase
from desktop import DesktopCase, clipboard, main, waitFor, xdotool
from kernelkeyring import KERNEL

MODE = ("nobus" if os.environ["DBUS_SESSION_BUS_ADDRESS"].endswith("/none") else
        "locked" if os.environ.get("KEYRING_SESSION_DAEMON") else "absent")


def lock():
    subprocess.run(("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets",
                    "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock",
                    "array:objpath:/org/freedesktop/secrets/collection/login"), check=True, capture_output=True)


class Locked(DesktopCase):
    def prompt(self, desk):
        """Waits until the desktop's own prompt has the keyboard."""
        def others():
            number = xdotool("getactivewindow", "getwindowpid")
            return number and number != str(desk.process.pid)
        waitFor(others, "the desktop's prompt")

    def unlock(self, desk):
        self.prompt(desk)
        xdotool("type", "--delay", 4, os.environ["KEYRING_SESSION_PASSWORD"])
        xdotool("key", "Return")

    def testObtainingWaitsForTheDesktopsPrompt(self):
        service = self.sandbox()
        self.add(service)
        lock()
        desk = self.window()
        desk.press("Obtain")
        desk.reads("The keychain is locked")
        desk.reads("Type its password in the window that opened.")
        self.prompt(desk)
        xdotool("key", "Escape")
        desk.reads("did not allow the access.")
        desk.press("Try now")
        self.unlock(desk)
        desk.find("push button", "Copy token")
        self.assertEqual(len(service.requests()), 1)
        self.assertEqual(desk.quits(), 0)

    @unittest.skipUnless(KERNEL, "the kernel keeps no tokens here")
    def testWhatTheKernelKeepsIsShownAllTheSame(self):
        service = self.sandbox()
        self.add(service)
        token = self.token("demo")["token"]
        lock()
        desk = self.window()
        desk.press("Copy token")
        waitFor(lambda: clipboard() == token, "the token that was kept")
        desk.press("Renew now")
        self.unlock(desk)
        waitFor(lambda: len(service.requestsSoFar()) == 2, "the renewal")
        desk.find("push button", "Copy token")
        self.assertEqual(desk.quits(), 0)

    @unittest.skipIf(KERNEL, "the kernel keeps the token, and no keychain is needed")
    def testAtTheStartThePageOffersToUnlockItAndPromptsForNothing(self):
        service = self.sandbox()
        self.add(service)
        token = self.token("demo")["token"]
        lock()
        desk = self.window()
        desk.reads("is locked")
        desk.press("Unlock")
        self.unlock(desk)
        desk.press("Copy token")
        waitFor(lambda: clipboard() == token, "the token that was kept")
        self.assertEqual(len(service.requests()), 1)
        self.assertEqual(desk.quits(), 0)


class Absent(DesktopCase):
    def testAddingSaysItInWordsAndTheSandboxWorks(self):
        desk = self.window()
        desk.reads("No keychain: keys can't be kept")
        desk.keys("alt+a")
        self.fillDialog(desk, self.sandbox())
        desk.press("Save")
        desk.reads("No keychain can be used in this session.")
        desk.press("Cancel")
        desk.loses("Add profile", "dialog")
        self.assertEqual(self.profiles(), [])
        desk.press("Try the sandbox")
        desk.press("Obtain")
        desk.press("Copy token")
        self.assertRegex(waitFor(clipboard, "a token in the clipboard"), "^[0-9a-f]{32}$")
        self.assertEqual(desk.quits(), 0)


class NoBus(DesktopCase):
    """Without a session bus nothing can be read over AT-SPI: the clipboard and the titles tell."""

    def setUp(self):
        CommandLineCase.setUp(self)
        self.bus = None

    def testTheSandboxWorks(self):
        desk = self.desk()

        def title():
            mine = xdotool("getactivewindow", "getwindowpid") == str(desk.process.pid)
            return xdotool("getactivewindow", "getwindowname") if mine else ""

        def repeating(key, condition):
            """A key that comes too early is lost, and one that comes twice does no harm."""
            return waitFor(lambda: condition() or xdotool("key", key) or condition(), f"what {key} does")

        waitFor(title, "the window")
        repeating("alt+s", lambda: title().startswith("Sandbox"))
        repeating("ctrl+c", clipboard)
        self.assertRegex(clipboard(), "^[0-9a-f]{32}$")
        xdotool("key", "ctrl+q")
        self.assertEqual(desk.end(), 0)
        self.assertEqual(desk.said(), "")


if __name__ == "__main__":
    MODES = {"locked": Locked, "absent": Absent, "nobus": NoBus}
    # The loader takes every case that the module has.
    del Locked, Absent, NoBus
    Case = MODES[MODE]
    main()
