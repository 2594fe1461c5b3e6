# SPDX-License-Identifier: Apache-2.0
"""Code for the SDKs: what is printed, for whom, and that hostile values stay values."""

import ast
import datetime
import os
import shutil
import subprocess
import unittest

from commandline import CommandLineCase, DEADLINE, main

HOSTILE_GATEWAY = "ws://127.0.0.1:1/it's/$HOME/$(id)/;id"
HOSTILE_APPKEY = "a'b\"c\\d$(id)`id`${HOME}?><</script>*/{{token|sh}}"
SNIPPET_MEMBERS = {"language", "name", "use", "service", "sdk", "install", "fileName"}


class Snippet(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox()

    def addHostile(self):
        self.add(self.service, "demo", "--appkey", HOSTILE_APPKEY, "--gateway", HOSTILE_GATEWAY)

    def asked(self):
        return len(self.service.requestsSoFar())

    def testUsesTheToken(self):
        self.add(self.service, "demo", "--appkey", "hT7kQ2mVwLpZ81xR")
        outcome = self.good("snippet", "python", "demo")
        self.assertIn("pip install", outcome.err)
        self.assertIn("contains the token", outcome.err)
        self.assertEqual(self.good("snippet", "python", "demo", "--json").err, "")
        kept = self.token()
        expires = datetime.datetime.fromtimestamp(kept["expireTime"], datetime.timezone.utc)
        self.assertIn(f'token="{kept["token"]}"', outcome.out)
        self.assertIn('appkey="hT7kQ2mVwLpZ81xR"', outcome.out)
        self.assertIn(f"{expires:%Y-%m-%d %H:%M:%S} UTC", outcome.out)
        self.assertEqual(kept["source"], "cache")

    def testObtainsOneAndSendsNothing(self):
        self.add(self.service)
        for language in ("python", "java", "java-core", "node", "go", "cpp", "php", "php-nls", "dotnet", "curl", "sh"):
            outcome = self.good("snippet", language, "--use", "accesskey")
            self.assertIn("ALIBABA_CLOUD_ACCESS_KEY_SECRET", outcome.out)
            self.assertIn(self.service.endpoint.removeprefix("http://"), outcome.out)
            for secret in (self.service.secret, self.service.id):
                self.assertNotIn(secret, outcome.out)
            self.assertNotIn("contains the token", outcome.err)
        self.assertEqual(self.asked(), 0)

    def testTheFirstExampleRunsAsItIs(self):
        self.add(self.service, "demo", "--gateway", self.service.about["gateway"], "--appkey", self.service.about["appkey"])
        example = self.good("help", "snippet").out
        self.assertIn("nls-token snippet curl | sh\n", example)
        done = subprocess.run(["sh", "-c", '"$0" snippet curl | sh', self.program], env=self.env(), cwd=self.folder,
                              capture_output=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(any(name.endswith(".wav") for name in os.listdir(self.folder)), done)

    def testTheKeyOfTheEnvironmentIsNotWrittenIn(self):
        outcome = self.good("snippet", "python", "--from-env", "--endpoint", self.service.endpoint,
                            env=self.keyEnv(self.service))
        for secret in (self.service.secret, self.service.id):
            self.assertNotIn(secret, outcome.out)
        self.assertRegex(outcome.out, r'token="[0-9a-f]{32}"')

    def testWithoutAnyProfileObtainingCodeTakesTheRegion(self):
        outcome = self.good("snippet", "java-core", "--use", "accesskey", "--from-env", "--region",
                            "cn-beijing", env=self.env())
        self.assertIn('"nls-meta.cn-shanghai.aliyuncs.com"', outcome.out)
        self.assertIn("ProtocolType.HTTPS", outcome.out)

    def testEveryLanguageAndServiceIsPrinted(self):
        self.addHostile()
        listed = self.good("snippet", "--list", "--format", "json").json
        self.assertGreater(len(listed), 30)
        for entry in listed:
            self.assertEqual(set(entry), SNIPPET_MEMBERS)
            arguments = ["snippet", entry["language"], "--use", entry["use"], "--format", "json"]
            if entry["service"]:
                arguments += ["--service", entry["service"]]
            printed = self.good(*arguments).json
            code = printed.pop("code")
            self.assertEqual(printed, entry)
            # The Appkey holds what looks like a placeholder, and nothing else does.
            self.assertEqual(code.replace("{{token|sh}}", "").count("{{"), 0, code)
        self.assertEqual(self.asked(), 1)

    def testTheListAsText(self):
        text = self.good("snippet", "--list").out
        self.assertRegex(text, r"(?m)^python +Python +token \(tts, asr, st\), accesskey$")
        self.assertRegex(self.good("snippet", "--list", "--lang", "zh_CN").out, "(?m)^tts +语音合成$")

    def testOtherNamesOfALanguage(self):
        self.add(self.service)
        wanted = self.good("snippet", "node").out
        for name in ("nodejs", "JS", "Node.js"):
            self.assertEqual(self.good("snippet", name).out, wanted)

    def testAMissingAppkeyIsSaid(self):
        self.add(self.service)
        outcome = self.good("snippet", "go")
        self.assertIn("YOUR_APPKEY", outcome.out)
        self.assertIn("--appkey", outcome.err)
        self.assertEqual(self.good("snippet", "go", "--quiet").err, "")

    def testUsageErrors(self):
        self.add(self.service)
        for arguments, words in (
                ([], "python, java"),
                (["cobol"], "“cobol”"),
                ([""], "python, java"),
                (["python", "--use", "magic"], "token, accesskey"),
                (["python", "--use", "accesskey", "--service", "tts"], "--service"),
                (["python", "--service", "smell"], "tts, asr, st"),
                (["php", "--service", "st"], "tts, asr"),
                (["java-core"], "--use accesskey"),
                (["--list", "python"], "“python”"),
                (["python", "demo", "more"], "more")):
            with self.subTest(arguments):
                outcome = self.call("snippet", *arguments)
                self.assertEqual((outcome.status, outcome.out), (2, ""), outcome)
                self.assertIn(words, outcome.err)
        self.bad("usage", "snippet", "cobol")
        self.bad("profile", "snippet", "python", "nobody")
        self.assertEqual(self.asked(), 0)

    def testARefusalIsTheServices(self):
        self.add(self.service, secret="wrong" * 6)
        self.bad("credentials", "snippet", "python", code="SignatureDoesNotMatch")

    def testHostileValuesStayValuesInPython(self):
        self.addHostile()
        tree = ast.parse(self.good("snippet", "python").out)
        values = {keyword.arg: ast.literal_eval(keyword.value) for node in ast.walk(tree)
                  if isinstance(node, ast.Call) for keyword in node.keywords
                  if isinstance(keyword.value, ast.Constant)}
        self.assertEqual(values["appkey"], HOSTILE_APPKEY)
        self.assertEqual(values["url"], HOSTILE_GATEWAY)

    def testHostileValuesStayValuesInTheShell(self):
        self.addHostile()
        token = self.token()["token"]
        # A curl of ours tells its arguments and what it reads.
        self.write("curl", '#!/bin/sh\nprintf "%s\\n" "$@" > "$0.arguments"\ncat > "$0.input"\nprintf audio/mpeg\n')
        subprocess.run(["chmod", "+x", self.path("curl")], check=True)
        code = self.good("snippet", "curl").out
        done = subprocess.run(["sh", "-c", code], capture_output=True, text=True, timeout=DEADLINE,
                              env=self.env(PATH=f"{self.folder}:/usr/bin:/bin"), check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""), code)
        with open(self.path("curl.arguments"), encoding="utf-8") as file:
            arguments = file.read().splitlines()
        self.assertIn("appkey=" + HOSTILE_APPKEY, arguments)
        self.assertNotIn(token, "\n".join(arguments))
        with open(self.path("curl.input"), encoding="utf-8") as file:
            self.assertEqual(file.read(), f"X-NLS-Token: {token}\n")

    @unittest.skipUnless(shutil.which("curl") and shutil.which("openssl"), "curl or openssl is not installed")
    def testTheShellObtainsAToken(self):
        self.add(self.service)
        code = self.good("snippet", "curl", "--use", "accesskey").out
        done = subprocess.run(["sh", "-c", code], capture_output=True, text=True, timeout=DEADLINE,
                              env=self.keyEnv(self.service), check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, r"\A[0-9a-f]{32}\nvalid until .+\n\Z")
        self.assertEqual(self.asked(), 1)
        refused = subprocess.run(
            ["sh", "-c", code], capture_output=True, text=True, timeout=DEADLINE, check=False,
            env={**self.keyEnv(self.service), "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "wrong"})
        self.assertEqual((refused.returncode, refused.stdout), (1, ""))
        self.assertIn("SignatureDoesNotMatch", refused.stderr)


if __name__ == "__main__":
    main()
