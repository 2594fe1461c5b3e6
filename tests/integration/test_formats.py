# SPDX-License-Identifier: Apache-2.0
"""The forms in which `get` hands a token on."""

import os
import subprocess
import urllib.parse

from commandline import CommandLineCase, DEADLINE, main

NAMES = ("NLS_TOKEN", "NLS_TOKEN_EXPIRE_TIME", "NLS_GATEWAY_URL", "NLS_APPKEY", "NLS_REGION")
FORMATS = ("text", "json", "shell", "powershell", "dotenv", "header", "url")
HOSTILE = "ws://127.0.0.1:1/it's/$HOME/$(id)/;id"


class Formats(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox()
        self.add(self.service, "demo", "--appkey", "it's$(id)\\", "--gateway", HOSTILE)
        self.kept = self.token()
        self.wanted = dict(zip(NAMES, (
            self.kept["token"], str(self.kept["expireTime"]), HOSTILE, "it's$(id)\\",
            "ap-southeast-1")))

    def get(self, form, *arguments):
        outcome = self.good("get", "--format", form, *arguments)
        self.assertEqual(outcome.err, "")
        self.assertTrue(outcome.out.endswith("\n"))
        return outcome.out

    def ran(self, script, **more):
        """The variables that a script in sh leaves to a program."""
        done = subprocess.run(
            ["sh", "-c", script + "\nexec env -0", self.program], env=self.env(**more),
            capture_output=True, text=True, timeout=DEADLINE, check=True)
        return {name: value for name, _, value in
                (entry.partition("=") for entry in done.stdout.split("\0")) if name in NAMES}

    def testShellLinesAreEvaluated(self):
        self.assertEqual(self.ran('eval "$("$0" get --format shell)"', NLS_APPKEY="other"),
                         self.wanted)

    def testWithoutATokenAnEvalFailsAndNothingOfBeforeIsLeft(self):
        old = {name: "old" for name in NAMES}
        for arguments in ("get nobody", "get --bogus", "get demo --fresh"):
            for quote in ('"', ""):
                for form in ("--format shell", "-o shell", "-oshell", "--format=shell"):
                    with self.subTest((arguments, quote, form)):
                        self.service.stop()
                        script = (f'if eval {quote}$("$0" {arguments} {form}){quote}; '
                                  'then NLS_APPKEY="it went on"; fi')
                        self.assertEqual(self.ran(script, **old), {})

    def testWithoutATokenPowerShellThrows(self):
        outcome = self.call("get", "nobody", "--format", "powershell")
        self.assertEqual(outcome.status, 3, outcome)
        for name in NAMES:
            self.assertIn(f"Env:{name}", outcome.out)
        self.assertRegex(outcome.out, r"\ARemove-Item .*; throw '[^']+'\n\Z")
        self.assertIn("nobody", outcome.err)

    def testADotenvFileIsSourced(self):
        path = self.path("a.env")
        self.assertEqual(self.ran(f'"$0" get --format dotenv > {path}; set -a; . {path}'),
                         self.wanted)

    def testPowerShellLines(self):
        lines = self.get("powershell").splitlines()
        self.assertEqual([line.split(" = ")[0] for line in lines],
                         ["$env:" + name for name in NAMES])
        self.assertEqual(lines[0], f"$env:NLS_TOKEN = '{self.kept['token']}'")
        self.assertEqual(lines[3], "$env:NLS_APPKEY = 'it''s$(id)\\'")

    def testHeader(self):
        self.assertEqual(self.get("header"), f"X-NLS-Token: {self.kept['token']}\n")

    def testUrl(self):
        self.good("profile", "edit", "demo", "--gateway", self.service.about["gateway"])
        url = urllib.parse.urlsplit(self.get("url").rstrip("\n"))
        self.assertEqual(urllib.parse.parse_qs(url.query), {"token": [self.kept["token"]]})
        self.assertEqual(url._replace(query="").geturl(), self.service.about["gateway"])

    def testThePlainOnesAreAsBefore(self):
        self.assertEqual(self.get("text"), self.kept["token"] + "\n")
        self.assertEqual(self.token()["token"], self.kept["token"])

    def testSeveralProfiles(self):
        self.add(self.sandbox(), "other")
        tokens = [self.kept["token"], self.token("other")["token"]]
        self.assertEqual(self.get("text", "demo", "other").splitlines(), tokens)
        self.assertEqual(self.get("header", "demo", "other").splitlines(),
                         ["X-NLS-Token: " + token for token in tokens])
        self.assertEqual([line.rpartition("=")[2] for line in
                          self.get("url", "demo", "other").splitlines()], tokens)
        for form in ("shell", "powershell", "dotenv"):
            outcome = self.call("get", "demo", "other", "--format", form)
            self.assertEqual(outcome.status, 2, outcome)
            self.assertNotIn("=", outcome.out)
            self.assertIn("one profile", outcome.err)

    def testAnUnknownFormIsAUsageError(self):
        for form in ("", "yaml", "Shell"):
            outcome = self.call("get", "--format", form)
            self.assertEqual((outcome.status, outcome.out), (2, ""), outcome)

    def testAReaderThatHasGoneIsNoError(self):
        for form in FORMATS:
            with self.subTest(form):
                read, write = os.pipe()
                os.close(read)
                outcome = self.call("get", "--format", form, stdout=write)
                os.close(write)
                self.assertEqual((outcome.status, outcome.err), (0, ""), outcome)

    def testAFullDiskIsAnError(self):
        for form in FORMATS:
            with self.subTest(form), open("/dev/full", "wb") as full:
                outcome = self.call("get", "--format", form, stdout=full)
                self.assertEqual(outcome.status, 1, outcome)

    def testAKeyFromTheEnvironment(self):
        outcome = self.fromEnv(self.service, "--format", "shell", ALIBABA_CLOUD_REGION_ID="cn-beijing")
        self.assertEqual(outcome.status, 0, outcome)
        self.assertIn("export NLS_REGION='cn-beijing'\n", outcome.out)
        self.assertIn("export NLS_APPKEY=''\n", outcome.out)
        for secret in (self.service.secret, self.service.id):
            self.assertNotIn(secret, outcome.out)


if __name__ == "__main__":
    main()
