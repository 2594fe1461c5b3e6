# SPDX-License-Identifier: Apache-2.0
"""Where output goes, output that goes nowhere, and signals."""

import os
import re
import signal
import time
import unicodedata

from commandline import CommandLineCase, main, waitFor


class Output(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox()
        self.add(self.service)
        self.good("get")

    def shell(self, script, *arguments):
        """Runs the program as "$0" "$@" in a script."""
        return self.call(*arguments, prefix=("sh", "-c", script))

    def testStandardOutputHoldsResultsAlone(self):
        for arguments in (("profile", "edit", "demo", "--appkey", "a"),
                          ("profile", "rename", "demo", "DEMO"),
                          ("profile", "default", "demo")):
            outcome = self.good(*arguments)
            self.assertEqual(outcome.out, "")
            self.assertTrue(outcome.err)
            self.assertEqual(self.good("-q", *arguments).err, "")

    def testAReaderThatHasGoneIsNoError(self):
        for arguments in (("get",), ("get", "--format", "json"), ("profile", "list"),
                          ("profile", "show"), ("status",), ("--help",), ("--version",),
                          ("sign",), ("nonsense", "--format", "json")):
            with self.subTest(arguments):
                read, write = os.pipe()
                os.close(read)
                outcome = self.call(*arguments, stdout=write)
                os.close(write)
                self.assertEqual(outcome.status, 2 if "nonsense" in arguments else 0, outcome)
                self.assertEqual(outcome.err, "")

    def testStandardErrorThatHasGoneStopsNothing(self):
        read, write = os.pipe()
        os.close(read)
        outcome = self.call("profile", "add", "other", "--access-key-id", "short",
                            "--secret-stdin", "--endpoint", "http://127.0.0.1:1",
                            input="short", stderr=write)
        self.assertEqual(outcome.status, 0, outcome)
        outcome = self.call("get", "nobody", stderr=write)
        self.assertEqual(outcome.status, 3, outcome)
        os.close(write)
        self.assertEqual(len(self.profiles()), 2)

    def testAFullDiskIsAnError(self):
        for arguments in (("get",), ("get", "--format", "json"), ("profile", "list"),
                          ("status",), ("sign",), ("--help",)):
            with self.subTest(arguments):
                with open("/dev/full", "wb") as full:
                    outcome = self.call(*arguments, stdout=full)
                self.assertEqual(outcome.status, 1, outcome)
                self.assertIn("could not be written", outcome.err)

    def testAClosedStandardOutputIsAnError(self):
        for redirection in (">&-", ">&- <&-"):
            for arguments in (("get",), ("get", "--fresh"), ("profile", "list")):
                outcome = self.shell(f'exec "$0" "$@" {redirection}', *arguments)
                self.assertEqual(outcome.status, 1, outcome)
                self.assertIn("could not be written", outcome.err)

    def testClosedDescriptorsNeverReachOurFiles(self):
        before = {}
        for folder, _, files in os.walk(self.folder):
            for name in files:
                before[name] = True
        for redirection in (">&-", "2>&-", "<&-", ">&- 2>&-", ">&- 2>&- <&-"):
            for arguments in (("profile", "edit", "demo", "--appkey", "x", "--format", "json"),
                              ("get", "--fresh"), ("get", "nobody"), ("-v", "-v", "get")):
                self.shell(f'exec "$0" "$@" {redirection}', *arguments)
        self.assertEqual(self.profiles()[0]["appkey"], "x")
        for folder, _, files in os.walk(self.folder):
            for name in files:
                self.assertTrue(name in before or name.endswith((".jsonl", ".used")), name)
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    text = file.read()
                self.assertNotIn("nls-token: ", text)
                self.assertNotIn("Changed the profile", text)
        self.good("get")


class Signals(CommandLineCase):
    def hanging(self, *arguments, fault="hang:1"):
        """A get whose request has reached the sandbox."""
        service = self.sandbox("--fault", fault)
        self.add(service)
        process = self.start("get", *arguments)
        waitFor(service.requestsSoFar, "the request")
        return service, process

    def testAnInterruptedGetEndsAtOnceAndFreesTheLock(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(number.name):
                self.setUp()
                service, process = self.hanging("--format", "json")
                begin = time.monotonic()
                process.send_signal(number)
                outcome = self.finish(process)
                self.assertLess(time.monotonic() - begin, 5)
                self.assertEqual(outcome.status, 130, outcome)
                self.checkError(outcome, "interrupted")
                self.good("get", "--timeout", "5")
                self.assertEqual(len(service.requests()), 2)

    def testAnInterruptedTextGetSaysSoOnStandardError(self):
        _, process = self.hanging()
        process.send_signal(signal.SIGINT)
        outcome = self.finish(process)
        self.assertEqual((outcome.status, outcome.out), (130, ""), outcome)

    def testAKilledGetFreesTheLock(self):
        service, process = self.hanging()
        process.kill()
        process.wait()
        self.good("get", "--timeout", "5")
        self.assertEqual(len(service.requests()), 2)

    def testWaitingForAnotherHasItsTimeLimit(self):
        _, process = self.hanging()
        begin = time.monotonic()
        outcome = self.bad("network", "get", "--timeout", "1", code="LockTimeout")
        self.assertTrue(1 <= time.monotonic() - begin < 5, outcome)
        process.kill()

    def testAWaitingGetCanBeInterrupted(self):
        _, process = self.hanging()
        waiting = self.start("get")
        # Its lock file handle tells that it has come to wait.
        waitFor(lambda: self.hasOpen(waiting.pid, ".lock"), "the second get to wait")
        waiting.send_signal(signal.SIGINT)
        self.assertEqual(self.finish(waiting).status, 130)
        process.kill()

    @staticmethod
    def hasOpen(pid, ending):
        folder = f"/proc/{pid}/fd"
        try:
            return any(os.readlink(os.path.join(folder, fd)).endswith(ending)
                       for fd in os.listdir(folder))
        except OSError:  # not dumpable: its descriptors are its own business
            with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
                return re.search(r"\) S ", stat.read()) is not None

    def testTheSandboxEndsPolitely(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            service = self.sandbox()
            self.assertEqual(service.stop(number), 0)
        service, process = self.hanging()
        self.assertEqual(service.stop(), 0)
        self.assertEqual(self.finish(process).status, 7)

    def testASandboxWhosePortIsTaken(self):
        service = self.sandbox()
        outcome = self.call("sandbox", "--listen", service.endpoint.removeprefix("http://"))
        self.assertNotEqual(outcome.status, 0, outcome)
        self.assertIn("could not listen", outcome.err)



class Color(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.add(self.sandbox())
        self.good("get")

    def onTerminal(self, *arguments, **env):
        terminal = self.terminal(*arguments, env=self.env(**{"TERM": "xterm", "NO_COLOR": None, **env}))
        return terminal.finish().out

    def testErrorsWarningsAndStatesAreColouredOnATerminal(self):
        self.assertIn("\x1b[1;31mnls-token:\x1b[0m There is no", self.onTerminal("get", "nobody"))
        self.assertRegex(self.onTerminal("status"), "demo +\x1b\\[32mvalid\x1b")
        shown = self.onTerminal("get", "--region", "cn-shanghia")
        self.assertIn("\x1b[33mWarning:\x1b[0m ", shown)

    def testWhoeverWantsNoneGetsNone(self):
        for arguments, env in ((("--color", "never"), {}), ((), {"NO_COLOR": "1"}), ((), {"TERM": "dumb"}),
                               (("--color=never",), {"CLICOLOR_FORCE": "1"}),
                               ((), {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"})):
            for command in (("get", "nobody"), ("status",)):
                self.assertNotIn("\x1b", self.onTerminal(*command, *arguments, **env))

    def testAPipeHasThemOnlyWhenAskedFor(self):
        self.assertNotIn("\x1b", self.good("status").out + self.call("get", "nobody").err)
        for arguments, env in ((("--color", "always"), {}), ((), {"CLICOLOR_FORCE": "1"})):
            self.assertIn("\x1b[32m", self.good("status", *arguments, env=self.env(**env)).out)
            self.assertIn("\x1b[1;31m", self.call("get", "nobody", *arguments, env=self.env(**env)).err)
        # A token and JSON are no text for people.
        for command in (("get",), ("status", "--json"), ("profile", "list", "--json")):
            self.assertNotIn("\x1b", self.good(*command, "--color", "always").out)

    def testAnotherWordIsAnError(self):
        self.assertIn("always", self.call("status", "--color", "alwas").err)


class Tables(CommandLineCase):
    def testColumnsStandBelowOneAnother(self):
        for name in ("demo", "新加坡演示", "a longer name"):
            self.add(self.sandbox(), name)
        self.good("profile", "default", "demo")
        for command in (("status",), ("profile", "list")):
            lines = self.good(*command).out.splitlines()
            self.assertEqual(len(lines), 4)
            self.assertIn("PROFILE", lines[0])
            second = {self.width(re.match(r"(?:\* |  )?\S+(?: \S+)*  +", line)[0]) for line in lines}
            self.assertEqual(len(second), 1, "\n".join(lines))

    def testNothingHasNoHeader(self):
        self.assertEqual(self.good("status").out, "")
        self.assertEqual(self.good("profile", "list").out, "")

    @staticmethod
    def width(text):
        return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


class Log(CommandLineCase):
    def testEveryLineHasTheTimeOfDay(self):
        self.add(self.sandbox())
        for line in self.good("get", "-v").err.splitlines():
            self.assertRegex(line, r"\A\d\d:\d\d:\d\d\.\d{3} \w")


if __name__ == "__main__":
    main()
