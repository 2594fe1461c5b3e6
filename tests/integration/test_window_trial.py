# SPDX-License-Identifier: Apache-2.0
"""The trial page: from the token to a working call."""

import os
import stat
import subprocess
import wave

from desktop import DesktopCase, clipboard, main, waitFor


class TrialPage(DesktopCase):
    def begin(self, *arguments, appkey=True, snippet="curl"):
        """A window with a token of a sandbox, on the trial page."""
        self.service = self.sandbox(*arguments)
        more = ("--appkey", self.service.about["appkey"]) if appkey else ()
        self.add(self.service, "demo", "--gateway", self.service.about["gateway"], *more)
        self.settle(snippet={"language": snippet, "service": "tts", "use": "token"}, clipboardClearAfter=300)
        desk = self.window()
        desk.press("Obtain")
        desk.find("push button", "Copy token")
        desk.press("SDK trial", "page tab")
        desk.find("push button", "Copy snippet")
        return desk

    def calls(self):
        return [line for line in self.service.requestsSoFar() if "/stream/v1/tts" in line]

    def code(self, desk):
        return desk.find("text", "Code").text

    def testACopiedSnippetRuns(self):
        desk = self.begin()
        token = self.token("demo")["token"]
        self.assertIn("•" * 28 + token[-4:], self.code(desk))
        desk.press("Copy snippet")
        code = waitFor(clipboard, "the snippet in the clipboard")
        self.assertIn(token, code)
        self.assertEqual(clipboard(target="x-kde-passwordManagerHint"), "secret")
        os.mkdir(self.path("there"))
        subprocess.run(["sh", "-c", code], cwd=self.path("there"), env=self.env(), check=True, timeout=60)
        with wave.open(self.path("there", "hello.wav")) as sound:
            self.assertGreater(sound.getnframes(), 1000)
        self.assertEqual(len(self.calls()), 1)
        for element in desk.application().all():
            self.assertNotIn(token, element.name + element.description + element.text, element)
        self.assertEqual(desk.quits(), 0)
        self.assertEqual(clipboard(), "")
        self.assertEqual(desk.said(), "")

    def testWhatIsMarkedIsCopiedWhole(self):
        desk = self.begin()
        token = self.token("demo")["token"]
        desk.reaches("text", "Code", "showing").press()
        desk.reaches("text", "Code", "focused")
        desk.keys("ctrl+a")
        desk.keys("ctrl+c")
        waitFor(lambda: token in clipboard(), "the code with its token in the clipboard")
        self.assertTrue(clipboard().startswith("#!/bin/sh"))
        self.assertNotIn(token, clipboard("primary"))

    def testBillingIsSaidOnceAndTheVerdictInWords(self):
        desk = self.begin()
        desk.press("Try it")
        desk.reads("Alibaba Cloud bills")
        self.assertEqual(self.calls(), [])
        desk.comes("Try it")
        desk.keys("Return")
        desk.reads("The gateway accepted this token and the Appkey.")
        self.assertEqual(len(self.calls()), 1)
        desk.comes("demo")
        desk.keys("ctrl+r")
        waitFor(lambda: len(self.calls()) == 2, "the second call, without a question")
        with open(self.settings, encoding="utf-8") as file:
            self.assertIn('"knowsOfBilling": true', file.read())

    def testWithoutAnAppkeyTheHandshakeIsMade(self):
        desk = self.begin(appkey=False)
        self.assertIn("YOUR_APPKEY", self.code(desk))
        desk.press("Try it")
        desk.reads("The gateway accepted this token.")
        self.assertEqual(self.calls(), [])
        desk.goesTo("alt+y", "Appkey")
        desk.keys("ctrl+a")
        desk.types(self.service.about["appkey"])
        desk.keys("Return")
        waitFor(lambda: self.profiles()[0]["appkey"] == self.service.about["appkey"], "the Appkey to be kept")
        waitFor(lambda: self.service.about["appkey"] in self.code(desk), "the Appkey in the code")

    def testARefusalIsExplained(self):
        desk = self.begin("--fault", "40000001.expired:1", appkey=False)
        desk.press("Try it")
        desk.reads("has expired")
        desk.reads("40000001")
        desk.press("Try it")
        desk.reads("The gateway accepted this token.")

    def testASnippetIsSavedForTheUserAlone(self):
        desk = self.begin()
        desk.press("Save as file…")
        desk.comes("Save the snippet")
        desk.keys("ctrl+a")
        desk.types(self.path("mine.sh"))
        desk.keys("Return")
        desk.reads("Saved as")
        self.assertEqual(stat.S_IMODE(os.stat(self.path("mine.sh")).st_mode), 0o600)
        with open(self.path("mine.sh"), encoding="utf-8") as file:
            self.assertIn(self.token("demo")["token"], file.read())

    def testAChoiceIsRemembered(self):
        desk = self.begin(snippet="python")
        desk.press("Obtain one in code", "check box")
        waitFor(lambda: "ALIBABA_CLOUD_ACCESS_KEY_ID" in self.code(desk), "the code that obtains a token")
        self.assertEqual(desk.quits(), 0)
        again = self.window()
        again.press("SDK trial", "page tab")
        waitFor(lambda: "ALIBABA_CLOUD_ACCESS_KEY_ID" in self.code(again), "the same code")


if __name__ == "__main__":
    main()
