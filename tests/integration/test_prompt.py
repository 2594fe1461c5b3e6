# SPDX-License-Identifier: Apache-2.0
"""Where a secret comes from: standard input or a terminal."""

import os
import shlex
import signal
import subprocess

import commandline
from commandline import CommandLineCase, main


class StandardInput(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox()
        self.arguments = ("profile", "add", "demo", "--access-key-id", self.service.id,
                          "--endpoint", self.service.endpoint)

    def testOneTrailingLineBreakIsDropped(self):
        for i, ending in enumerate(("", "\n", "\r\n")):
            with self.subTest(repr(ending)):
                self.add(self.service, f"demo{i}", secret=self.service.secret + ending)
                self.good("get", f"demo{i}", "--fresh")

    def testASecondLineIsLeftOutAndToldAbout(self):
        outcome = self.add(self.service, secret=self.service.secret + "\nsecond line\n")
        self.assertIn("Warning", outcome.err)
        self.assertNotIn("second line", outcome.err)
        self.good("get")

    def testTheSecondLineIsTheSecurityToken(self):
        outcome = self.call(*self.arguments, "--secret-stdin", "--security-token-stdin",
                            input=self.service.secret + "\r\nCAIStoken\r\n")
        self.assertEqual(outcome.status, 0, outcome)
        # The sandbox's own key is a permanent one.
        self.bad("credentials", "get", code="InvalidSecurityToken.MismatchWithAccessKey")

    def testEmptyAndMissingParts(self):
        add = self.arguments
        self.bad("profile", *add, "--secret-stdin", input="", code="AccessKeySecretEmpty")
        self.bad("profile", *add, "--secret-stdin", input="\n", code="AccessKeySecretEmpty")
        self.bad("profile", *add, "--secret-stdin", input="\r\n", code="AccessKeySecretEmpty")
        self.bad("profile", *add, "--secret-stdin", "--security-token-stdin", input="secret\n",
                 code="SecurityTokenEmpty")
        self.bad("profile", *add, "--secret-stdin", "--security-token-stdin", input="secret\n\n",
                 code="SecurityTokenEmpty")
        self.assertEqual(self.profiles(), [])

    def testNeitherStandardInputNorATerminal(self):
        outcome = self.bad("usage", *self.arguments)
        self.assertIn("--secret-stdin", outcome.error["message"])

    def testAClosedStandardInputIsAnEmptySecret(self):
        outcome = self.call(*self.arguments, "--secret-stdin", "--format", "json",
                            prefix=("sh", "-c", 'exec "$0" "$@" <&-'))
        self.assertEqual(outcome.status, 3, outcome)
        self.assertEqual(outcome.error["code"], "AccessKeySecretEmpty", outcome)

    def testOneLineIsEnoughWhereStandardInputStaysOpen(self):
        process = self.start(*self.arguments, "--secret-stdin", stdin=subprocess.PIPE)
        process.stdin.write(self.service.secret.encode() + b"\n")
        process.stdin.flush()
        try:
            self.assertEqual(process.wait(10), 0)
        except subprocess.TimeoutExpired:
            self.fail("it waits for more than the line that it asked for")

    def testAnEndlessLineIsRefused(self):
        outcome = self.call(*self.arguments, "--secret-stdin", "--format", "json",
                            input="x" * (1 << 20))
        self.assertEqual(outcome.status, 3, outcome)
        self.assertEqual(outcome.error["code"], "SecretTooLong", outcome)
        self.assertEqual(self.profiles(), [])
        self.assertNotIn("x" * 100, outcome.out + outcome.err)


class OnATerminal(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox()
        self.arguments = ("profile", "add", "demo", "--access-key-id", self.service.id,
                          "--endpoint", self.service.endpoint)

    def testTheSecretIsAskedForWithoutEcho(self):
        terminal = self.terminal(*self.arguments)
        terminal.expect("AccessKey secret")
        terminal.typeSecret(self.service.secret + "\n")
        outcome = terminal.finish()
        self.assertEqual(outcome.status, 0, outcome)
        self.assertNotIn(self.service.secret, outcome.out)
        self.good("get")

    def testTheEchoIsOffBeforeTheQuestionIsThere(self):
        for _ in range(5):
            terminal = self.terminal(*self.arguments)
            terminal.expect("not shown")
            self.assertFalse(terminal.echoes())
            terminal.type("\x04")
            terminal.finish()

    def testCtrlCAtTheQuestionEndsIt(self):
        for _ in range(5):
            terminal = self.terminal(*self.arguments)
            terminal.expect("not shown")
            terminal.type("\x03")
            self.assertEqual(terminal.finish().status, 130)
        self.assertEqual(self.profiles(), [])

    def testATerminationAtTheQuestionEndsIt(self):
        terminal = self.terminal(*self.arguments)
        terminal.expect("not shown")
        terminal.process.send_signal(signal.SIGTERM)
        self.assertEqual(terminal.finish().status, 130)

    def testASecretTypedAfterASuspensionIsNotShown(self):
        shell = commandline.Terminal(self.env(PS1="ready> ", HISTFILE=""), "--norc", "--noprofile",
                                     "-i", program="bash")
        self.addCleanup(shell.close)
        shell.expect("ready> ")
        shell.type(shlex.join((commandline.PROGRAM, *self.arguments)) + "\n")
        shell.expect("not shown")
        shell.typeSecret("part of it")
        shell.type("\x1a")
        shell.expect("ready> ")
        shell.type("fg\n")
        # It asks again, with the echo off before.
        shell.expect("not shown")
        shell.typeSecret(self.service.secret + "\n")
        shell.expect("ready> ")
        shell.type("exit\n")
        outcome = shell.finish()
        self.assertNotIn(self.service.secret, outcome.out)
        self.assertNotIn("part of it", outcome.out)
        self.good("get")

    def testWhereNoShellCouldContinueItCtrlZDoesNotStopIt(self):
        terminal = self.terminal(*self.arguments)
        terminal.expect("not shown")
        terminal.type("\x1a")
        terminal.expect("not shown")
        terminal.typeSecret(self.service.secret + "\n")
        outcome = terminal.finish()
        self.assertEqual(outcome.status, 0, outcome)
        self.assertNotIn(self.service.secret, outcome.out)

    def testAfterwardsTheEchoIsOnAgain(self):
        for ending in ("\x04", "\n"):
            terminal = self.terminal(*self.arguments)
            terminal.expect("not shown")
            commandline.waitFor(lambda t=terminal: not t.echoes(), "the echo to go off")
            terminal.type(ending)
            terminal.process.wait(commandline.DEADLINE)
            self.assertTrue(terminal.echoes())

    def testAnEmptyAnswerIsAnEmptySecret(self):
        terminal = self.terminal(*self.arguments)
        terminal.expect("not shown")
        terminal.typeSecret("\n")
        self.assertEqual(terminal.finish().status, 3)

    def testATemporaryKeyIsAskedForItsSecurityToken(self):
        terminal = self.terminal("profile", "add", "sts", "--access-key-id", "STS.NUabcdefgh",
                                 "--endpoint", self.service.endpoint)
        terminal.expect("AccessKey secret")
        terminal.typeSecret("a" * 30 + "\n")
        terminal.expect("SecurityToken")
        terminal.typeSecret("CAIStoken\n")
        outcome = terminal.finish()
        self.assertEqual(outcome.status, 0, outcome)
        self.assertNotIn("CAIStoken", outcome.out)

    def storedSecurityToken(self, typed):
        """What comes of typing `typed` at the question for a SecurityToken: `sign` shows it."""
        terminal = self.terminal("profile", "add", "sts", "--access-key-id", "STS.NUabcdefgh",
                                 "--endpoint", self.service.endpoint)
        terminal.expect("AccessKey secret")
        terminal.typeSecret("a" * 30 + "\n")
        terminal.expect("SecurityToken")
        terminal.typeSecret(typed)
        self.assertEqual(terminal.finish().status, 0)
        signed = self.good("sign", "sts", "--format", "json").json
        self.good("profile", "remove", "sts", "--yes")
        return signed["parameters"]["SecurityToken"]

    def testALongSecurityTokenArrivesWhole(self):
        for size in (4096, 16 * 1024, 40 * 1024):
            token = "CAIS" + "".join(chr(ord("a") + i % 26) for i in range(size - 4))
            self.assertEqual(self.storedSecurityToken(token + "\n"), token)

    def testTypingErrorsCanBeMended(self):
        for typed, token in (("CAISX\x7ftoken\n", "CAIStoken"), ("CAISX\btoken\n", "CAIStoken"),
                             ("wrong\x15CAIStoken\n", "CAIStoken"), ("\x7fCAIS\n", "CAIS"),
                             ("wrong\x17CAIStoken\n", "CAIStoken"),
                             ("\u4e2d\x7fCAIS\n", "CAIS"),
                             ("CAIS\r", "CAIS"), ("CAIS\x04token\n", "CAIStoken"),
                             ("CAIStoken\x04\x04", "CAIStoken")):
            with self.subTest(repr(typed)):
                self.assertEqual(self.storedSecurityToken(typed), token)

    def testWhatIsPastedBehindASecretAnswersNoOtherQuestion(self):
        terminal = self.terminal("profile", "add", "sts", "--access-key-id", "STS.NUabcdefgh",
                                 "--endpoint", self.service.endpoint)
        terminal.expect("AccessKey secret")
        terminal.typeSecret("a" * 30 + "\n\n")
        terminal.expect("SecurityToken")
        terminal.typeSecret("CAIStoken\n")
        self.assertEqual(terminal.finish().status, 0)

    def testTheAccessKeyIdIsAskedForToo(self):
        terminal = self.terminal("profile", "add", "typed", "--endpoint", self.service.endpoint)
        terminal.expect("AccessKey ID:")
        terminal.type(f" {self.service.id}\n")
        terminal.expect("AccessKey secret")
        terminal.typeSecret(self.service.secret + "\n")
        outcome = terminal.finish()
        self.assertEqual(outcome.status, 0, outcome)
        self.assertNotIn(self.service.secret, outcome.out)
        self.assertEqual(self.good("sign", "typed", "--json").json["parameters"]["AccessKeyId"], self.service.id)

    def testWhatWaitsOnATerminalSaysSo(self):
        terminal = self.terminal("profile", "add", "waiting", "--access-key-id", self.service.id, "--secret-stdin")
        terminal.expect("AccessKey secret")
        terminal.typeSecret("\x03")
        self.assertNotEqual(terminal.finish().status, 0)
        terminal = self.terminal("sign", "--from-env", "--compare", "-", env=self.keyEnv(self.service))
        terminal.expect("Ctrl+D")
        terminal.type("\x04")
        self.assertEqual(terminal.finish().status, 2)

    def testTheSandboxesRecipeStaysOnThisComputerAndWorksTwice(self):
        env = self.env(PATH=f"{os.path.dirname(self.program)}:{os.environ['PATH']}")
        for verb in ("add", "edit"):
            process = self.start("sandbox", env=env)
            recipe = []
            for line in iter(process.stdout.readline, b""):
                if line.startswith(b"  "):
                    recipe.append(line.decode())
                if b"nls-token trial" in line:
                    break
            self.assertIn(f"profile {verb} sandbox", recipe[0])
            done = subprocess.run(["sh", "-e", "-c", "".join(recipe)], env=env, cwd=self.folder,
                                  capture_output=True, text=True, timeout=60, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("127.0.0.1 spoke", done.stdout)
            process.send_signal(signal.SIGTERM)
            process.wait(60)

    def testSecretStdinOnATerminalDoesNotShowItEither(self):
        terminal = self.terminal(*self.arguments, "--secret-stdin")
        terminal.expect("token in your name")
        commandline.waitFor(lambda: not terminal.echoes() or terminal.process.poll() is not None,
                            "the echo to go off")
        terminal.type(self.service.secret + "\n")
        outcome = terminal.finish()
        self.assertEqual(outcome.status, 0, outcome)
        self.assertNotIn(self.service.secret, outcome.out)

    def testProgressIsWipedAway(self):
        self.add(self.service)
        outcome = self.terminal("get").finish()
        self.assertEqual(outcome.status, 0, outcome)
        self.assertRegex(outcome.out, r"\r\x1b\[K[0-9a-f]{32}\r\n\Z")

    def testQuietShowsNoProgress(self):
        self.add(self.service)
        outcome = self.terminal("-q", "get").finish()
        self.assertRegex(outcome.out, r"\A[0-9a-f]{32}\r\n\Z")

    def testNoColorMeansNoColour(self):
        self.add(self.service)
        for env in (self.env(), self.env(NO_COLOR="1")):
            outcome = self.terminal("get", "--fresh", env=env).finish()
            self.assertNotRegex(outcome.out, r"\x1b\[[0-9;]*m")


class HandEditedEndpoint(CommandLineCase):
    """A key is kept with the endpoint that it was entered for."""

    def setUp(self):
        super().setUp()
        self.service = self.sandbox()
        self.foreign = self.sandbox()
        self.add(self.service)
        with open(self.settings, encoding="utf-8") as file:
            settings = file.read()
        path = os.path.relpath(self.settings, self.folder)
        self.write(path, settings.replace(self.service.endpoint, self.foreign.endpoint))

    def testWithoutATerminalItIsRefused(self):
        outcome = self.bad("profile", "get", code="EndpointNotConfirmed")
        self.assertIn(self.foreign.endpoint, outcome.error["message"])
        self.assertIn("token in your name", outcome.error["message"])
        self.bad("profile", "get", "--fresh", code="EndpointNotConfirmed")
        self.assertEqual(self.foreign.requests(), [])

    def testOnATerminalItAsks(self):
        terminal = self.terminal("get")
        terminal.expect("token in your name")
        terminal.expect("[y/N]")
        terminal.type("n\n")
        self.assertNotEqual(terminal.finish().status, 0)
        self.assertEqual(self.foreign.requestsSoFar(), [])
        terminal = self.terminal("get")
        terminal.expect("[y/N]")
        terminal.type("y\n")
        terminal.finish()
        self.assertEqual(len(self.foreign.requests()), 1)

    def testAnotherEditDoesNotConfirmIt(self):
        for change in (("--appkey", "abc"), ("--gateway", "wss://gateway.example/ws/v1"),
                       ("--api-version", "2019-02-28")):
            self.call("profile", "edit", "demo", *change)
            self.bad("profile", "get", code="EndpointNotConfirmed")
        self.assertEqual(self.foreign.requests(), [])

    def testEditingTheEndpointItselfConfirmsItInWords(self):
        outcome = self.good("profile", "edit", "demo", "--endpoint", self.foreign.endpoint)
        self.assertIn("token in your name", outcome.err)
        self.call("get")
        self.assertEqual(len(self.foreign.requests()), 1)


if __name__ == "__main__":
    main()
