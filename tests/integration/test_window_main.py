# SPDX-License-Identifier: Apache-2.0
"""The window's main job, and the window beside the command line."""

import os
import stat

from desktop import DesktopCase, clipboard, main, waitFor


def seconds(clock):
    """"9:58 left of 10 min" as seconds."""
    total = 0
    for part in clock.split()[0].split(":"):
        total = total * 60 + int(part)
    return total


class MainJob(DesktopCase):
    def testFromTheFirstRunToATokenInAnotherProgram(self):
        service = self.sandbox("--ttl", "600")
        self.settle(clipboardClearAfter=3)
        desk = self.window()
        desk.reads("Get a speech token")
        desk.keys("alt+a")
        self.fillDialog(desk, service)
        desk.press("Test")
        desk.reads("The service accepted the key")
        desk.press("Save")
        desk.find("push button", "Copy token")
        self.assertEqual([profile["name"] for profile in self.profiles()], ["demo"])
        # What the test obtained is kept.
        self.assertEqual(len(service.requestsSoFar()), 1)

        def left():
            return seconds(desk.find("progress bar", "Time left").description)

        first = left()
        self.assertLessEqual(first, 600)
        waitFor(lambda: left() < first, "the countdown to go down")

        desk.comes("demo")
        desk.keys("ctrl+c")
        token = self.token("demo")
        self.assertEqual(token["source"], "cache")
        waitFor(lambda: clipboard() == token["token"], "the token in the clipboard")
        waitFor(lambda: clipboard() == "", "the clipboard to be cleared")

        self.settle(clipboardClearAfter=300)
        desk.reads("cleared after 5 min")
        desk.keys("ctrl+c")
        waitFor(lambda: clipboard() == token["token"], "the token in the clipboard again")
        self.assertEqual(clipboard(target="x-kde-passwordManagerHint"), "secret")
        self.assertEqual(desk.quits(), 0)
        self.assertEqual(clipboard(), "")
        self.assertEqual(desk.said(), "")
        self.assertEqual(len(service.requests()), 1)

    def testCopyingWithoutATokenObtainsOneFirst(self):
        service = self.sandbox()
        self.add(service)
        desk = self.window()
        desk.find("push button", "Obtain")
        desk.keys("ctrl+c")
        waitFor(clipboard, "a token in the clipboard")
        self.assertEqual(clipboard(), self.token("demo")["token"])
        self.assertEqual(len(service.requests()), 1)
        self.assertEqual(desk.quits(), 0)

    def testATokenInUseIsRenewedAheadAndOnce(self):
        service = self.sandbox("--ttl", "20")
        self.add(service)
        desk = self.window()
        desk.press("Obtain")
        desk.press("Copy token")
        first = waitFor(clipboard, "the token in the clipboard")
        waitFor(lambda: len(service.requestsSoFar()) == 2, "the renewal")
        desk.find("push button", "Copy token")
        self.assertNotEqual(self.token("demo", "--min-ttl", "1")["token"], first)
        self.assertEqual(len(service.requestsSoFar()), 2)


class BesideTheCommandLine(DesktopCase):
    def testWhatItDoesToProfilesIsNoticed(self):
        service = self.sandbox()
        desk = self.window()
        desk.reads("Get a speech token")
        self.add(service, "one")
        desk.find("list item", lambda name: name.startswith("one,"))
        self.add(service, "two")
        desk.find("list item", lambda name: name.startswith("two,"))
        self.good("profile", "rename", "two", "three")
        desk.find("list item", lambda name: name.startswith("three,"))
        desk.loses("two, ap-southeast-1 · no token yet", "list item")
        self.good("profile", "remove", "three", "--yes")
        desk.loses("three, ap-southeast-1 · no token yet", "list item")
        self.good("profile", "remove", "one", "--yes")
        desk.reads("Get a speech token")
        self.assertEqual(desk.quits(), 0)

    def testItsTokenShowsWithoutARequest(self):
        service = self.sandbox()
        self.add(service)
        desk = self.window()
        desk.find("push button", "Obtain")
        token = self.token("demo")
        desk.press("Copy token")
        waitFor(lambda: clipboard() == token["token"], "its token in the clipboard")
        self.assertEqual(len(service.requests()), 1)

    def testItGetsTheTokenThatTheWindowObtained(self):
        service = self.sandbox()
        self.add(service)
        desk = self.window()
        desk.press("Obtain")
        desk.press("Copy token")
        token = waitFor(clipboard, "the token in the clipboard")
        self.assertEqual(self.good("get").out, token + "\n")
        self.assertEqual(len(service.requests()), 1)


class Interrupted(DesktopCase):
    @staticmethod
    def sockets():
        folder = os.path.join(os.environ["XDG_RUNTIME_DIR"], "nls-token-desk")
        paths = [os.path.join(folder, name) for name in os.listdir(folder)] if os.path.isdir(folder) else []
        return {path for path in paths if stat.S_ISSOCK(os.stat(path).st_mode)}

    def testKilledWhileAskingItStartsAgainAndLosesNothing(self):
        service = self.sandbox("--fault", "hang:1")
        self.add(service)
        before, sockets = self.profiles(), self.sockets()
        desk = self.window()
        desk.press("Obtain")
        desk.reads("Asking 127.0.0.1")
        desk.process.kill()
        desk.process.wait()

        desk = self.window()
        desk.press("Obtain")
        desk.press("Copy token")
        token = waitFor(clipboard, "the token in the clipboard")
        self.assertEqual(self.good("get").out, token + "\n")
        self.assertEqual(self.profiles(), before)
        self.assertEqual(desk.quits(), 0)
        self.assertEqual(self.sockets(), sockets)

    def testClosingEndsARequestThatHangs(self):
        service = self.sandbox("--fault", "hang")
        self.add(service)
        desk = self.window()
        desk.press("Obtain")
        desk.reads("Asking 127.0.0.1")
        desk.keys("alt+F4")
        # The request itself would take 30 s to give up.
        self.assertEqual(desk.process.wait(20), 0)
        self.assertEqual(desk.said(), "")


if __name__ == "__main__":
    main()
