# SPDX-License-Identifier: Apache-2.0
"""One window a user: what later starts ask of it, and starts that only copy."""

import itertools
import os
import shutil
import signal
import subprocess

import desktop
from desktop import DesktopCase, clipboard, main, waitFor, xdotool


class Instances(DesktopCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox()
        self.add(self.service, "one")
        self.add(self.service, "two")

    def running(self):
        """The process numbers of window programs with our folders."""
        mine = f"NLS_TOKEN_CONFIG_DIR={self.config}".encode()
        found = []
        for number in filter(str.isdigit, os.listdir("/proc")):
            try:
                if os.readlink(f"/proc/{number}/exe") != desktop.DESK:
                    continue
                with open(f"/proc/{number}/environ", "rb") as file:
                    if mine in file.read().split(b"\0"):
                        found.append(int(number))
            except OSError:
                continue
        return found

    def testALaterStartRaisesTheFirstAndSaysWhatToShow(self):
        first = self.window()
        first.reads("one, ap-southeast-1")
        other = subprocess.Popen(["xev"], env=self.env(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(other.wait)
        self.addCleanup(other.kill)
        waitFor(lambda: "Event Tester" in xdotool("getactivewindow", "getwindowname"), "another window in front")
        later = self.desk("--profile", "two")
        self.assertEqual(later.end(), 0, later.said())
        first.comes("two")
        self.assertEqual(self.running(), [first.process.pid])
        self.assertEqual(first.quits(), 0)

    def testALaterStartLearnsThatAProfileIsUnknown(self):
        first = self.window()
        later = self.desk("--profile", "nobody")
        self.assertEqual(later.end(), 3)
        self.assertIn("nobody", later.said())
        self.assertEqual(first.quits(), 0)

    def testTwoStartsAtOnceAreOneWindow(self):
        both = [self.desk(), self.desk()]
        gone = waitFor(lambda: next((desk for desk in both if desk.process.poll() is not None), None),
                       "one of two to end")
        self.assertEqual(gone.end(), 0, gone.said())
        stays = both[1 - both.index(gone)]
        stays.comes()
        self.assertEqual(self.running(), [stays.process.pid])
        self.assertEqual(stays.quits(), 0)

    def testCopyingThroughAWindowThatRuns(self):
        first = self.window()
        later = self.desk("--copy", "two")
        self.assertEqual(later.end(), 0, later.said())
        self.assertEqual(clipboard(), self.token("two")["token"])
        self.assertEqual(self.running(), [first.process.pid])
        self.assertEqual(first.quits(), 0)
        self.assertEqual(clipboard(), "")

    def testCopyingAloneStaysUntilTheClipboardIsCleared(self):
        self.settle(clipboardClearAfter=5)
        copying = self.desk("--copy", "one")
        self.assertEqual(copying.end(), 0, copying.said())
        self.assertIn("is in the clipboard for", copying.said())
        hidden = self.running()
        waitFor(lambda: not self.running(), f"{hidden} to end")
        self.assertEqual(clipboard(), "")
        self.assertEqual(len(self.service.requests()), 1)

    def testCopyingAloneHoldsTheToken(self):
        copying = self.desk("--copy", "one")
        self.assertEqual(copying.end(), 0, copying.said())
        self.assertEqual(clipboard(), self.token("one")["token"])
        [hidden] = self.running()
        # A start with a window comes out of the hidden one.
        shown = self.desk()
        self.assertEqual(shown.end(), 0, shown.said())
        self.assertEqual(self.running(), [hidden])
        waitFor(lambda: xdotool("getactivewindow", "getwindowpid") == str(hidden), "its window")
        xdotool("key", "ctrl+q")
        waitFor(lambda: not self.running(), "it to end")
        self.assertEqual(clipboard(), "")

    def testItsOptionsCanBeWrittenWithAnEqualsSign(self):
        copying = self.desk("--copy=one", "--lang=zh_CN")
        self.assertEqual(copying.end(), 0, copying.said())
        self.assertIn("剪贴板", copying.said())
        self.assertEqual(clipboard(), self.token("one")["token"])

    def testAHiddenOneOutlivesWhatWasCopied(self):
        self.settle(clipboardClearAfter=5)
        hidden = self.desk("--hidden")
        waitFor(self.running, "it to run")
        for name in ("one", "two"):
            copying = self.desk("--copy", name)
            self.assertEqual(copying.end(), 0, copying.said())
            self.assertEqual(clipboard(), self.token(name)["token"])
            waitFor(lambda: clipboard() == "", "the clipboard to be cleared")
        self.assertEqual(self.running(), [hidden.process.pid])
        shown = self.desk()
        self.assertEqual(shown.end(), 0, shown.said())
        waitFor(lambda: xdotool("getactivewindow", "getwindowpid") == str(hidden.process.pid), "its window")
        xdotool("key", "ctrl+q")
        self.assertEqual(hidden.end(), 0)

    def testOneThatWasHaltedIsNotWaitedFor(self):
        first = self.window()
        first.process.send_signal(signal.SIGSTOP)
        try:
            for arguments in ((), ("--copy", "one"), ("--hidden",)):
                later = self.desk(*arguments)
                self.assertEqual(later.end(), 1, later.said())
                self.assertIn("does not answer", later.said())
        finally:
            first.process.send_signal(signal.SIGCONT)
        self.assertEqual(first.quits(), 0)

    def testACrashOfTheWindowIsOneAnswer(self):
        folder = self.path("bin")
        os.mkdir(folder)
        program = os.path.join(folder, "nls-token")
        shutil.copy(self.program, program)
        crashing = os.path.join(folder, "nls-token-desk")
        with open(crashing, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\nkill -SEGV $$\n")
        os.chmod(crashing, 0o755)
        done = subprocess.run([program, "get", "one", "--copy"], env=self.env(PATH=f"{folder}:{os.environ['PATH']}"),
                              capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 1, done)
        self.assertIn("ended unexpectedly", done.stderr)
        self.assertNotIn("answered twice", done.stderr)

    def testCopyingTellsWhatIsWrong(self):
        self.add(self.service, "wrong", "--api-version", "2018-05-18", secret="x" * 30)
        for alone in (True, False):
            with self.subTest(alone=alone):
                first = None if alone else self.window()
                for name, status in (("nobody", 3), ("wrong", 5)):
                    copying = self.desk("--copy", name)
                    self.assertEqual(copying.end(), status, copying.said())
                    # In the words of the command line, with those of the service.
                    told = self.call("get", name).err
                    self.assertEqual(copying.said().strip().removeprefix("nls-token-desk: "),
                                     told.strip().removeprefix("nls-token: "))
                    self.assertEqual("The service said" in told, name == "wrong")
                if first:
                    self.assertEqual(first.quits(), 0)
                waitFor(lambda: not self.running(), "nothing to stay")

    def testWithoutADisplayItSaysSo(self):
        for arguments, display in itertools.product(((), ("--copy", "one")), (None, ":7777")):
            with self.subTest(arguments, display=display):
                desk = self.desk(*arguments, env=self.env(DISPLAY=display))
                self.assertEqual(desk.end(), 2, desk.said())
                self.assertIn("display" if not arguments else "clipboard", desk.said())


if __name__ == "__main__":
    main()
