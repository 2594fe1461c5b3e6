# SPDX-License-Identifier: Apache-2.0
"""exec --renew-file: the program stays beside the command, as if it were the command."""

import os
import signal
import stat
import sys

from commandline import CommandLineCase, Terminal, main, waitFor

# Tells each signal that it gets, sends one to its group for each line that it reads, and ends with
# 9 at SIGQUIT.
LISTENER = """
import os, select, signal, sys
def tell(number, frame):
    os.write(1, (signal.Signals(number).name + "\\n").encode())
    if number == signal.SIGQUIT:
        os._exit(9)
for number in (1, 2, 3, 10, 12, 15, 18, 20, 28):
    signal.signal(number, tell)
os.write(1, b"ready\\n")
for line in sys.stdin:
    os.kill(0, signal.SIGUSR1)
# Not signal.pause(): a signal that Python has noted and not yet handled would wait for the next one.
while True:
    select.select([], [], [], 1)
"""
SHOW = 'cat "$NLS_TOKEN_FILE"; stat -c %a "$NLS_TOKEN_FILE"; echo "$NLS_TOKEN_FILE"'


class RenewFileCase(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox()
        self.add(self.service)
        self.file = self.path("the token")

    def beside(self, *command, **more):
        """The program beside a command that has begun; what it writes is read unbuffered."""
        process = self.start("exec", "demo", "--renew-file", self.file, "--", *command, bufsize=0,
                             **more)
        self.assertEqual(process.stdout.readline(), b"ready\n")
        return process

    def gone(self):
        self.assertFalse(os.path.lexists(self.file))


class File(RenewFileCase):
    def testItHoldsTheTokenForTheUserAlone(self):
        token = self.token()["token"]
        os.umask(0o022)
        outcome = self.good("exec", "--renew-file", self.file, "--", "sh", "-c", SHOW)
        self.assertEqual(outcome.out, f"{token}\n600\n{self.file}\n")
        self.assertEqual(outcome.err, "")
        self.gone()

    def testANameIsRelativeToWhereWeAre(self):
        outcome = self.good("exec", "--renew-file=t", "--", "sh", "-c", "cd /; " + SHOW,
                            cwd=self.folder)
        self.assertEqual(outcome.out.splitlines()[2], self.path("t"))
        self.assertFalse(os.path.lexists(self.path("t")))

    def testAutoIsInTheRuntimeFolder(self):
        run = self.path("run")
        os.mkdir(run, 0o700)
        outcome = self.good("exec", "--renew-file", "auto", "--", "sh", "-c",
                            SHOW + '; stat -c %a "$(dirname "$NLS_TOKEN_FILE")"',
                            env=self.env(XDG_RUNTIME_DIR=run))
        _, mode, name, folder = outcome.out.splitlines()
        self.assertEqual((mode, folder), ("600", "700"))
        self.assertEqual(os.path.dirname(name), os.path.join(run, "nls-token-desk"))
        self.assertEqual(os.listdir(os.path.dirname(name)), [])

    def testWithoutARuntimeFolderAFileIsToBeNamed(self):
        for value in (None, "", "relative"):
            outcome = self.call("exec", "--renew-file", "auto", "--", "true",
                                env=self.env(XDG_RUNTIME_DIR=value))
            self.assertEqual(outcome.status, 2, outcome)
            self.assertIn("--renew-file", outcome.err)

    def testSomethingElseIsNotOverwritten(self):
        self.write("precious", "a = b\nc = d\n")
        self.write("long", "x" * 1100)
        os.symlink(self.path("precious"), self.path("link"))
        os.symlink(self.path("nowhere"), self.path("dangling"))
        os.mkfifo(self.path("pipe"))
        before = sorted(os.listdir(self.folder))
        for name in ("precious", "long", "link", "dangling", "pipe", "."):
            with self.subTest(name):
                outcome = self.call("exec", "--renew-file", self.path(name), "--", "echo", "ran")
                self.assertEqual((outcome.status, outcome.out), (2, ""), outcome)
        self.assertEqual(sorted(os.listdir(self.folder)), before)
        with open(self.path("precious"), encoding="utf-8") as file:
            self.assertEqual(file.read(), "a = b\nc = d\n")

    def testAFolderOfEverybodyIsRefused(self):
        shared = self.path("shared")
        os.mkdir(shared)
        for mode in (0o777, 0o1777):
            os.chmod(shared, mode)
            outcome = self.call("exec", "--renew-file", os.path.join(shared, "token"), "--",
                                "echo", "ran")
            self.assertEqual((outcome.status, outcome.out), (2, ""), outcome)
            self.assertIn(f"Other users can write to the folder {shared}.", outcome.err)
        # Some systems leave the runtime folder open.
        self.good("exec", "--renew-file", "auto", "--", "true",
                  env=self.env(XDG_RUNTIME_DIR=shared))

    def testWhatIsLeftOfAnEarlierRunIsReplaced(self):
        for content in ("", "124fc7526f434b8c8198d6196b0a1234\n", "abc"):
            self.write(self.file, content)
            os.chmod(self.file, 0o644)
            outcome = self.good("exec", "--renew-file", self.file, "--", "sh", "-c", SHOW)
            self.assertEqual(outcome.out.splitlines()[:2], [self.token()["token"], "600"])
            self.gone()

    def testAPlaceThatCanNotBeWrittenIsTold(self):
        for place in (self.path("no", "such", "folder"), "/proc/token", ""):
            outcome = self.call("exec", "--renew-file", place, "--", "echo", "ran")
            self.assertEqual((outcome.status, outcome.out), (2, ""), outcome)

    def testNothingIsLeftOfACommandThatDoesNotStart(self):
        for command, status in (("no-such-command", 127), (self.folder, 126)):
            outcome = self.call("exec", "--renew-file", self.file, "--", command)
            self.assertEqual(outcome.status, status, outcome)
            self.gone()


class Renewal(RenewFileCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox("--ttl", "2")
        self.add(self.service, "short")

    def content(self):
        with open(self.file, encoding="ascii") as file:
            return file.read()

    def waiting(self, *arguments, **more):
        """A process with a command that tells when it runs and then waits for its input to end."""
        process = self.start("exec", *arguments, "--renew-file", self.file, "--", "sh", "-c",
                             "echo ready; cat", stdin=-1, bufsize=0, **more)
        self.assertEqual(process.stdout.readline(), b"ready\n")
        return process

    def checkRenewed(self, process):
        seen = [self.content()]
        for _ in range(2):
            inode = os.stat(self.file).st_ino
            waitFor(lambda: self.content() != seen[-1], "another token")
            self.assertNotEqual(os.stat(self.file).st_ino, inode)  # replaced, never half written
            seen.append(self.content())
            self.assertEqual(stat.S_IMODE(os.stat(self.file).st_mode), 0o600)
        self.assertEqual(len(self.service.requestsSoFar()), len(seen))
        for content in seen:
            self.assertRegex(content, r"\A[0-9a-f]{32}\n\Z")
        process.stdin.close()
        process.stdin = None
        outcome = self.finish(process)
        self.assertEqual((outcome.status, outcome.err), (0, ""), outcome)
        self.gone()

    def testItIsRenewedAheadOfItsExpiry(self):
        self.checkRenewed(self.waiting("short"))

    def testAKeyFromTheEnvironmentRenewsToo(self):
        self.checkRenewed(self.waiting("--from-env", "--endpoint", self.service.endpoint,
                                       env=self.keyEnv(self.service)))

    def testAnEndpointForThisCallRenewsToo(self):
        process = self.waiting("short", "--api-version", "2018-05-18")
        self.checkRenewed(process)

    def testAProfileThatIsEditedIsFollowed(self):
        process = self.waiting("short")
        other = self.sandbox("--ttl", "2")
        before = self.content()
        self.service.stop()
        self.good("profile", "edit", "short", "--access-key-id", other.id, "--endpoint",
                  other.endpoint, "--secret-stdin", input=other.secret)
        waitFor(lambda: self.content() != before, "a token of the new key")
        self.assertTrue(other.requestsSoFar())
        process.stdin.close()
        process.stdin = None
        self.finish(process)

    def testTheOldOneStaysWhenRenewingFails(self):
        process = self.waiting("short")
        before = self.content()
        self.service.stop()
        said = process.stderr.readline().decode()
        self.assertIn("Warning: ", said)
        self.assertIn(f"The token in {self.file} could not be renewed.", said)
        self.assertEqual(self.content(), before)
        process.terminate()
        self.assertEqual(process.wait(20), 128 + signal.SIGTERM)
        self.assertNotIn(self.file, self.finish(process).err)  # told once
        self.gone()

    def testWhatCanNotBeWrittenIsTriedAgain(self):
        process = self.waiting("short")
        before = self.content()
        os.unlink(self.file)
        os.mkdir(self.file)
        said = process.stderr.readline().decode()
        self.assertIn(f"The file {self.file} cannot be written.", said)
        self.assertIn("Is a directory", said)
        os.rmdir(self.file)
        waitFor(lambda: os.path.exists(self.file) and self.content() != before, "another token")
        process.stdin.close()
        process.stdin = None
        outcome = self.finish(process)
        self.assertEqual(outcome.status, 0, outcome)
        self.gone()

    def testARenewalLeavesTheTerminalAlone(self):
        terminal = self.terminal("exec", "short", "--renew-file", self.file, "--", "sh", "-c",
                                 "echo ready; read -r line; exit 0")
        terminal.expect("ready")
        before = self.content()
        waitFor(lambda: self.content() != before, "another token")
        terminal.type("\n")
        outcome = terminal.finish()
        self.assertEqual(outcome.status, 0)
        self.assertNotIn("Asking", outcome.out.split("ready")[1])


class Ends(RenewFileCase):
    def testItsStatusIsOurs(self):
        for status in (0, 3, 255):
            outcome = self.call("exec", "--renew-file", self.file, "--", "sh", "-c",
                                f"exit {status}")
            self.assertEqual(outcome.status, status, outcome)
            self.gone()

    def testASignalThatEndsItIsAddedTo128(self):
        for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGKILL,
                       signal.SIGSEGV, signal.SIGPIPE, signal.SIGTERM, signal.SIGUSR1,
                       signal.SIGRTMIN):
            outcome = self.call("exec", "--renew-file", self.file, "--", "sh", "-c",
                                f"kill -{int(number)} $$")
            self.assertEqual(outcome.status, 128 + number, outcome)
            self.gone()

    def testASignalToUsEndsItAndRemovesTheFile(self):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT,
                       signal.SIGUSR1, signal.SIGUSR2):
            process = self.beside("sh", "-c", "echo ready; exec sleep 100")
            self.assertTrue(os.path.exists(self.file))
            process.send_signal(number)
            self.assertEqual(self.finish(process).status, 128 + number)
            self.gone()

    def testWhereTheCallerIgnoresChildren(self):
        outcome = self.call("exec", "--renew-file", self.file, "--", "sh", "-c", "exit 6",
                            preexec_fn=lambda: signal.signal(signal.SIGCHLD, signal.SIG_IGN))
        self.assertEqual(outcome.status, 6, outcome)

    def testOthersThatItLeavesBehindAreNotWaitedFor(self):
        process = self.start("exec", "--renew-file", self.file, "--", "sh", "-c",
                             "sleep 100 >&- 2>&- & echo $!")
        outcome = self.finish(process)
        os.kill(int(outcome.out), signal.SIGKILL)
        self.assertEqual(outcome.status, 0, outcome)

    def testWhoeverReadsSeesTheEndOfItsOutput(self):
        process = self.beside("sh", "-c", "echo ready; exec >&-; exec sleep 100")
        self.assertEqual(process.stdout.read(), b"")  # while both are still there
        process.terminate()
        self.assertEqual(process.wait(20), 128 + signal.SIGTERM)


class Signals(RenewFileCase):
    def testEachIsPassedOnOnce(self):
        process = self.beside(sys.executable, "-c", LISTENER)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1,
                       signal.SIGUSR2, signal.SIGWINCH, signal.SIGTSTP, signal.SIGCONT,
                       signal.SIGTERM, signal.SIGQUIT):
            process.send_signal(number)
            self.assertEqual(process.stdout.readline().decode().strip(), number.name)
        self.assertEqual(self.finish(process).status, 9)
        self.gone()

    # Two equal signals that wait to be delivered are one: in the next two tests, the program sleeps
    # until the command has had the first.
    def testWhatItSendsToItsGroupDoesNotComeBack(self):
        process = self.beside(sys.executable, "-c", LISTENER, stdin=-1, start_new_session=True)
        process.send_signal(signal.SIGSTOP)
        process.stdin.write(b"\n")
        self.assertEqual(process.stdout.readline(), b"SIGUSR1\n")
        process.send_signal(signal.SIGUSR2)  # would be passed on behind
        process.send_signal(signal.SIGCONT)
        told = {process.stdout.readline(), process.stdout.readline()}
        self.assertEqual(told, {b"SIGUSR2\n", b"SIGCONT\n"})
        process.send_signal(signal.SIGQUIT)
        self.assertEqual(self.finish(process).out, "SIGQUIT\n")

    def testCtrlCReachesItOnce(self):
        terminal = self.terminal("exec", "--renew-file", self.file, "--", sys.executable, "-c",
                                 LISTENER)
        terminal.expect("ready")
        terminal.process.send_signal(signal.SIGSTOP)
        terminal.type("\x03")
        terminal.expect("SIGINT")
        terminal.process.send_signal(signal.SIGCONT)
        terminal.expect("SIGCONT")
        terminal.type("\x1c")
        terminal.expect("SIGQUIT")
        outcome = terminal.finish()
        self.assertEqual(outcome.status, 9)
        self.assertEqual(outcome.out.count("SIGINT"), 1, outcome)
        self.gone()

    def testItReadsTheTerminal(self):
        terminal = self.terminal("exec", "--renew-file", self.file, "--", "sh", "-c",
                                 "echo ready; read -r line; echo got $line; exit 4")
        terminal.expect("ready")
        terminal.type("hello\n")
        terminal.expect("got hello")
        self.assertEqual(terminal.finish().status, 4)

    def testAHangUpEndsIt(self):
        terminal = self.terminal("exec", "--renew-file", self.file, "--", "sh", "-c",
                                 "echo ready; exec sleep 100")
        terminal.expect("ready")
        os.close(terminal._fd)
        terminal._fd = os.open(os.devnull, os.O_RDONLY)  # for close()
        self.assertEqual(terminal.process.wait(20), 128 + signal.SIGHUP)
        self.gone()

    def testAShellStopsAndContinuesIt(self):
        terminal = Terminal(self.env(PS1="$ "), "--norc", "-i", program="/bin/bash")
        self.addCleanup(terminal.close)
        for options in ("", f"--renew-file '{self.file}'"):
            terminal.type(f"{self.program} exec {options} -- sh -c 'echo rea''dy; read -r line; echo got $line'\n")
            terminal.expect("ready")
            terminal.type("\x1a")
            terminal.expect("Stopped")
            terminal.type("echo sh''ell; fg\n")
            terminal.expect("shell")
            terminal.type("hello\n")
            terminal.expect("got hello")
            terminal.type("echo status $?\n")
            terminal.expect("status 0")
        terminal.type("exit\n")
        self.assertEqual(terminal.finish().status, 0)

    def testACommandThatStopsItselfStopsUsToo(self):
        terminal = Terminal(self.env(PS1="$ "), "--norc", "-i", program="/bin/bash")
        self.addCleanup(terminal.close)
        terminal.type(f"{self.program} exec --renew-file '{self.file}' -- sh -c "
                      "'kill -TSTP $$; echo go''on; exit 5'\n")
        terminal.expect("Stopped")
        terminal.type("fg\n")
        terminal.expect("goon")
        terminal.type("echo status $?\n")
        terminal.expect("status 5")
        terminal.type("exit\n")
        self.assertEqual(terminal.finish().status, 0)


if __name__ == "__main__":
    main()
