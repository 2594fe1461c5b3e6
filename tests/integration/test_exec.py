# SPDX-License-Identifier: Apache-2.0
"""A command of the user's with a token in its environment, as if nothing stood before it."""

import os
import resource
import signal
import subprocess
import sys

from commandline import CommandLineCase, DEADLINE, main, waitFor

ENV = ("/usr/bin/env", "-0")
TOUCHED = {b"NLS_TOKEN", b"NLS_TOKEN_EXPIRE_TIME", b"NLS_GATEWAY_URL", b"NLS_APPKEY",
           b"NLS_REGION", b"NLS_TOKEN_FILE"}


def variables(out):
    return dict(entry.split(b"=", 1) for entry in out.split(b"\0") if entry)


class ExecCase(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox()

    def run_(self, *words, **more):
        """A process as it is, with its output as bytes."""
        more = {"stdin": subprocess.DEVNULL, "env": self.env(), **more}
        return subprocess.run([*words], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=DEADLINE, check=False, **more)

    def exec_(self, *arguments, **more):
        return self.run_(self.program, "exec", *arguments, **more)

    def script(self, name, content, mode=0o755):
        path = self.write(name, content)
        os.chmod(path, mode)
        return path


class Variables(ExecCase):
    def environmentOf(self, *arguments, **more):
        done = self.exec_(*arguments, "--", *ENV, **more)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return variables(done.stdout)

    def testTheChildHasTheTokenAndItsPlace(self):
        self.add(self.service, "demo", "--appkey", "key$1", "--gateway", self.service.about["gateway"])
        token = self.token()
        environment = self.environmentOf()
        self.assertEqual({name: environment.get(name) for name in TOUCHED}, {
            b"NLS_TOKEN": token["token"].encode(),
            b"NLS_TOKEN_EXPIRE_TIME": str(token["expireTime"]).encode(),
            b"NLS_GATEWAY_URL": self.service.about["gateway"].encode(),
            b"NLS_APPKEY": b"key$1",
            b"NLS_REGION": b"ap-southeast-1",
            b"NLS_TOKEN_FILE": None})

    def testTheRestOfTheEnvironmentStaysByteForByte(self):
        self.add(self.service)
        odd = {os.fsencode(name): os.fsencode(value) for name, value in self.env(
            LC_ALL="C", LANG="de_DE.ISO-8859-1", XDG_CURRENT_DESKTOP="KDE",
            NLS_APPKEY="of another profile", NLS_TOKEN_FILE="/of/another",
            NLS_TOKEN_PROFILE="demo", ALIBABA_CLOUD_ACCESS_KEY_SECRET="not used here").items()}
        odd.update({b"EMPTY": b"", b"LINES": b"a\nb\n", b"BYTES": b"\xff\xfe=\x01", b"a b": b"c"})
        before = variables(self.run_(*ENV, env=odd).stdout)
        self.assertEqual(before, odd)
        after = self.environmentOf(env=odd)
        self.assertEqual(set(after) - set(before), TOUCHED - {b"NLS_APPKEY", b"NLS_TOKEN_FILE"})
        for name in TOUCHED:
            before.pop(name, None)
            after.pop(name, None)
        self.assertEqual(after, before)

    def testAnAppkeyOfAnotherProfileIsNeverTaken(self):
        self.add(self.service)
        environment = self.environmentOf(
            "--set", "KEY=appkey", env=self.env(NLS_APPKEY="other", KEY="other"))
        self.assertNotIn(b"NLS_APPKEY", environment)
        self.assertNotIn(b"KEY", environment)

    def testARegionForThisCallMovesTheGateway(self):
        self.add(self.service)
        environment = self.environmentOf("--region", "cn-beijing")
        self.assertEqual(environment[b"NLS_REGION"], b"cn-beijing")
        self.assertIn(b"cn-beijing", environment[b"NLS_GATEWAY_URL"])

    def testVariablesOfOnesOwn(self):
        self.add(self.service, "demo", "--appkey", "key")
        token = self.token()
        environment = self.environmentOf(
            "--set", "_T=token", "--set=E2=expireTime", "--set", "G=gateway", "--set", "A=appkey",
            "--set", "R=region", "--set", "NLS_REGION=appkey", "--set", "TWICE=token", "--set",
            "TWICE=region")
        self.assertEqual(environment[b"_T"], token["token"].encode())
        self.assertEqual(environment[b"E2"], str(token["expireTime"]).encode())
        self.assertEqual(environment[b"G"], environment[b"NLS_GATEWAY_URL"])
        self.assertEqual(environment[b"A"], b"key")
        self.assertEqual(environment[b"R"], b"ap-southeast-1")
        self.assertEqual(environment[b"NLS_REGION"], b"key")
        self.assertEqual(environment[b"TWICE"], b"ap-southeast-1")

    def testAWrongVariableIsToldBeforeAnythingIsSent(self):
        self.add(self.service)
        for wrong in ("", "=token", "NAME", "NAME=", "NAME=secret", "NAME=Token", "1A=token",
                      "A B=token", "A-B=token", "Ä=token", "A\n=token", "A=token\n", "A==token"):
            with self.subTest(wrong):
                done = self.exec_("--set", wrong, "--", *ENV)
                self.assertEqual((done.returncode, done.stdout), (2, b""), done.stderr)
        self.assertEqual(self.service.requests(), [])

    def testAKeyFromTheEnvironmentDoesNotReachTheChild(self):
        first = {"ALIBABA_CLOUD_ACCESS_KEY_ID": self.service.id,
                 "ALIBABA_CLOUD_ACCESS_KEY_SECRET": self.service.secret}
        second = {"ALIYUN_AK_ID": self.service.id, "ALIYUN_AK_SECRET": self.service.secret}
        region = {"ALIBABA_CLOUD_REGION_ID": "cn-shanghai"}
        for keys in (first, second, first | second,
                     second | {"ALIBABA_CLOUD_SECURITY_TOKEN": "CAIS+/=="}):
            for stays in ((), ("--renew-file", "auto")):
                with self.subTest(keys=list(keys), stays=stays):
                    environment = self.environmentOf(
                        "--from-env", "--endpoint", self.service.endpoint, *stays,
                        env=self.env(**keys, **region))
                    self.assertEqual([name for name in environment if name.startswith(b"ALI")],
                                     [b"ALIBABA_CLOUD_REGION_ID"])
                    self.assertEqual(environment[b"NLS_REGION"], b"cn-shanghai")
                    for value in environment.values():
                        for secret in keys.values():
                            self.assertNotIn(secret.encode(), value)


class Commands(ExecCase):
    def setUp(self):
        super().setUp()
        self.add(self.service)

    def testItsStatusIsOurs(self):
        for status in (0, 1, 3, 130, 255):
            self.assertEqual(self.exec_("--", "sh", "-c", f"exit {status}").returncode, status)

    def testItIsTheProcessThatWasStarted(self):
        process = self.start("exec", "--", "sh", "-c", "echo $$")
        self.assertEqual(int(self.finish(process).out), process.pid)
        for number in (signal.SIGTERM, signal.SIGKILL, signal.SIGPIPE):
            self.assertEqual(self.exec_("--", "sh", "-c", f"kill -{int(number)} $$").returncode, -number)
        done = self.run_("sh", "-c", '"$0" exec -- sh -c "kill -9 \\$\\$"; exit $?', self.program)
        self.assertEqual(done.returncode, 137, done.stderr)

    def testWhatIsNotThere(self):
        for words in (["no-such-command"], [""], ["./no-such"], ["/no/such/command", "x"]):
            done = self.exec_("--", *words)
            self.assertEqual((done.returncode, done.stdout), (127, b""), words)
            self.assertIn(b"There is no command", done.stderr)

    def testWhatCanNotBeExecuted(self):
        for command in (self.script("plain", "echo hello\n", 0o644), self.folder,
                        self.script("script", "#!/etc/passwd\n")):
            done = self.exec_("--", command)
            self.assertEqual((done.returncode, done.stdout), (126, b""), done.stderr)
            self.assertIn("“".encode() + os.fsencode(command) + "” could not be started".encode(), done.stderr)

    def testWhatIsMissingOfAScriptIsSaid(self):
        def told(name, content, *arguments):
            path = self.write(name, content)
            os.chmod(path, 0o755)
            done = self.run_(self.program, "exec", "--from-env", "--endpoint", self.service.endpoint, "--", path,
                             *arguments, env=self.keyEnv(self.service))
            self.assertEqual((done.returncode, done.stdout), (126, b""), done.stderr)
            return done.stderr.decode()

        self.assertIn("/no/such/python", told("interpreter", "#!/no/such/python -u\n"))
        self.assertIn("CRLF", told("linebreaks", "#!/bin/sh\r\necho\r\n"))
        path = self.write("not-executable", "#!/bin/sh\n")
        done = self.run_(self.program, "exec", "--from-env", "--endpoint", self.service.endpoint, "--", path,
                         env=self.keyEnv(self.service))
        self.assertIn("Permission denied", done.stderr.decode())
        self.assertIn("chmod +x", done.stderr.decode())

    def testAScriptWithoutItsInterpretersNameIsForTheShell(self):
        done = self.exec_("--", self.script("bare", "echo hello $1\n"), "you")
        self.assertEqual((done.returncode, done.stdout), (0, b"hello you\n"), done.stderr)

    def testCommandsThatAreCalledLikeOptions(self):
        path = f"{self.folder}:{os.environ['PATH']}"
        for name in ("--help", "--version", "get", "exec", "-p", "--set", "--", "-"):
            self.script(name, '#!/bin/sh\nprintf "%s|" ours "$@"\n')
            done = self.exec_("--", name, "--help", "-p", "x y", "--", "",
                              env=self.env(PATH=path))
            self.assertEqual((done.returncode, done.stdout), (0, b"ours|--help|-p|x y|--||"), name)

    def testArgumentsAreByteForByte(self):
        odd = [b"\xff\xfe", b"a\nb", b"*", b"$(id)", b"'\"\\"]
        done = self.exec_("--", "printf", r"%s\0", *odd)
        self.assertEqual(done.stdout.split(b"\0")[:-1], odd)

    def testTheProfileStandsBeforeTheDashes(self):
        self.add(self.sandbox(), "other")
        for arguments in (("exec", "other", "--"), ("-p", "other", "exec", "--"),
                          ("exec", "--profile=other", "--")):
            outcome = self.good(*arguments, "sh", "-c", "echo $NLS_TOKEN")
            self.assertEqual(outcome.out.strip(), self.token("other")["token"])
        self.assertEqual(self.exec_("--", "true").returncode, 3)  # never a guess between two
        self.assertEqual(self.exec_("demo", "other", "--", "true").returncode, 2)

    def testNoCommandIsAUsageError(self):
        for arguments in ((), ("--",), ("demo",), ("demo", "--"), ("./demo", "-v")):
            done = self.exec_(*arguments)
            self.assertEqual((done.returncode, done.stdout), (2, b""), arguments)
            self.assertIn(b"--", done.stderr)

    def testBeforeTheStartTheStatusIsOurs(self):
        marker = self.path("started")
        slow = self.sandbox("--fault", "throttling")
        self.add(slow, "slow")
        for status, arguments in ((3, ("nobody",)), (6, ("slow",)), (2, ("demo", "--bogus")),
                                  (2, ("demo", "--min-ttl", "x"))):
            done = self.exec_(*arguments, "--", "touch", marker)
            self.assertEqual(done.returncode, status, done.stderr)
            self.assertFalse(os.path.exists(marker))

    def testAnInterruptionBeforeTheStartStartsNothing(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            hanging = self.sandbox("--fault", "hang:1")
            self.add(hanging, number.name)
            process = self.start("exec", number.name, "--", "touch", self.path("started"))
            waitFor(hanging.requestsSoFar, "the request")
            process.send_signal(number)
            self.assertEqual(self.finish(process).status, 130)
        self.assertFalse(os.path.exists(self.path("started")))

    def testStreamsAreTheChilds(self):
        done = subprocess.run([self.program, "exec", "demo", "--", "sh", "-c", "cat; cat >&2"],
                              input=b"in\xff", env=self.env(), capture_output=True,
                              timeout=DEADLINE, check=False)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"in\xff", b""))

    def testACommandOnTheTerminal(self):
        fresh = self.sandbox()
        self.add(fresh, "fresh")
        terminal = self.terminal("exec", "fresh", "--", "sh", "-c",
                                 "echo ready; read -r line; echo got $line; exit 4")
        terminal.expect("\r\x1b[K")  # the progress of the request has been wiped away
        terminal.expect("ready")
        terminal.type("hello\n")
        terminal.expect("got hello")
        self.assertEqual(terminal.finish().status, 4)

    def testCtrlCReachesTheCommand(self):
        terminal = self.terminal("exec", "demo", "--", "sh", "-c",
                                 "trap 'echo interrupted; exit 5' INT; echo ready; read -r line")
        terminal.expect("ready")
        terminal.type("\x03")
        terminal.expect("interrupted")
        self.assertEqual(terminal.finish().status, 5)


class Restored(ExecCase):
    """The child finds everything as a child of ours alone would: compared with and without."""

    STAYS = ()  # options of exec

    def setUp(self):
        super().setUp()
        self.add(self.service)
        self.good("get")

    def compare(self, *words, **more):
        alone = self.run_(*words, **more)
        ours = self.exec_(*self.STAYS, "--", *words, **more)
        self.assertEqual((ours.returncode, ours.stderr), (alone.returncode, alone.stderr))
        return alone.stdout.decode(), ours.stdout.decode()

    def same(self, *words, **more):
        alone, ours = self.compare(*words, **more)
        self.assertTrue(alone)
        self.assertEqual(ours, alone)

    def testLimits(self):
        self.same("cat", "/proc/self/limits")

        def lower():
            resource.setrlimit(resource.RLIMIT_CORE, (4096, 8192))
            resource.setrlimit(resource.RLIMIT_NOFILE, (200, 300))

        # Whether the machine lets a core be that large does not matter here: lowering always works.
        _, hard = resource.getrlimit(resource.RLIMIT_CORE)
        if hard == resource.RLIM_INFINITY or hard >= 8192:
            alone, ours = self.compare("cat", "/proc/self/limits", preexec_fn=lower)
            self.assertRegex(alone, r"Max core file size +4096 +8192")
            self.assertEqual(ours, alone)

    def signals(self, preexec=None):
        return self.compare("grep", "^Sig[BI]", "/proc/self/status", preexec_fn=preexec,
                            restore_signals=False)

    def testSignals(self):
        alone, ours = self.signals()
        self.assertEqual(ours, alone)

        def ignore():
            for number in (signal.SIGINT, signal.SIGHUP, signal.SIGPIPE, signal.SIGUSR1,
                           signal.SIGCHLD, signal.SIGRTMIN + 3):
                signal.signal(number, signal.SIG_IGN)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_SETMASK, [signal.SIGUSR2, signal.SIGALRM])

        alone, ours = self.signals(ignore)
        self.assertEqual(ours, alone)

        def notice():
            for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
                signal.signal(number, signal.SIG_DFL)

        alone, ours = self.signals(notice)
        self.assertIn("SigIgn:\t0000000000000000", alone)
        self.assertEqual(ours, alone)

    def testDescriptors(self):
        with open(os.devnull, "rb") as file:
            for passed in ((), (file.fileno(),)):
                # Those of ls itself are among both.
                self.same("ls", "/proc/self/fd", pass_fds=passed)

    def testClosedStreamsAreClosedAgain(self):
        for stream in (0, 2):
            self.same("ls", "/proc/self/fd", preexec_fn=lambda: os.close(stream))
        alone, ours = self.compare("ls", "/proc/self/fd", "/no/such", preexec_fn=lambda: os.close(1))
        self.assertEqual(ours, alone)

    def testItMayBeDumpedAgain(self):
        # PR_GET_DUMPABLE
        self.same(sys.executable, "-c", "import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))")

    def testFolderAndMask(self):
        os.mkdir(self.path("here"))
        self.same("sh", "-c", "pwd; umask", cwd=self.path("here"), umask=0o013)


class RestoredWithAFile(Restored):
    def setUp(self):
        super().setUp()
        self.STAYS = ("--renew-file", self.path("token"))


class Nohup(ExecCase):
    def testAnIgnoredHangUpStaysIgnoredWhileWeAsk(self):
        slow = self.sandbox("--fault", "slow:1")
        self.add(slow)
        process = self.start("exec", "--", "sh", "-c", "kill -HUP $$; echo alive",
                             preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        waitFor(slow.requestsSoFar, "the request")
        process.send_signal(signal.SIGHUP)
        outcome = self.finish(process)
        self.assertEqual((outcome.status, outcome.out), (0, "alive\n"), outcome)


if __name__ == "__main__":
    main()
