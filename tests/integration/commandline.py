# SPDX-License-Identifier: Apache-2.0
"""What the tests of the command line as a process share.

A test file is run as `python3 file.py PATH-OF-NLS-TOKEN [unittest's own arguments]`, inside
tests/support/keyring-session.
"""

import fcntl
import glob
import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import time
import unittest

from kernelkeyring import KERNEL_KEYRING

PROGRAM = ""
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DEADLINE = 20  # seconds; only a defect takes so long

TOKEN_MEMBERS = {"profile", "token", "expireTime", "expiresIn", "userId", "region", "requestId",
                 "nlsRequestId", "source"}
STATUS_MEMBERS = {"profile", "state", "expireTime", "expiresIn", "heldUntil", "lastError",
                  "renewable"}
PROFILE_MEMBERS = {"name", "default", "accessKeyIdMasked", "region", "endpoint", "apiVersion",
                   "signature", "gateway", "appkey", "store"}
ERROR_MEMBERS = {"kind", "code", "message", "advice", "httpStatus", "requestId", "retryAfter"}
EXIT_STATUS = {"internal": 1, "usage": 2, "profile": 3, "keychain": 4, "credentials": 5,
               "throttled": 6, "network": 7, "protocol": 8, "clock": 9, "gateway": 10,
               "findings": 11, "interrupted": 130}

# Nothing of the caller's may reach the programs under test.
FOREIGN = ("NLS_TOKEN_", "ALIBABA_CLOUD_", "ALIYUN_", "LC_", "LANG", "http_proxy", "https_proxy",
           "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY",
           "NO_COLOR", "QT_")


def waitFor(condition, what):
    """Polls until condition() is true and returns its value."""
    deadline = time.monotonic() + DEADLINE
    while time.monotonic() < deadline:
        value = condition()
        if value:
            return value
        time.sleep(0.01)
    raise AssertionError(f"waited in vain for {what}")


class Outcome:
    """How one run of the program ended."""

    def __init__(self, arguments, status, out, err):
        self.arguments = arguments
        self.status = status
        self.out = out
        self.err = err

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def error(self):
        return self.json["error"]

    def __str__(self):
        return (f"nls-token {' '.join(map(str, self.arguments))}\n  status {self.status}\n"
                f"  stdout {self.out!r}\n  stderr {self.err!r}")


class Sandbox:
    """A sandbox of its own; what it tells on standard error counts its requests."""

    def __init__(self, env, *arguments):
        self._err = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            [PROGRAM, "sandbox", "--format", "json", *arguments], env=env, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self._err)
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError(f"the sandbox did not start: {self.said()}")
        self.about = json.loads(line)
        self.endpoint = self.about["endpoint"]
        self.id = self.about["accessKeyId"]
        self.secret = self.about["accessKeySecret"]
        self.caFile = self.about["caFile"]

    def said(self):
        return os.pread(self._err.fileno(), 1 << 20, 0).decode()

    def requestsSoFar(self):
        return [line for line in self.said().splitlines() if line[2:3] == ":"]

    def requests(self):
        """Every request line; ends the sandbox, so that none is missing."""
        self.stop()
        return self.requestsSoFar()

    def stop(self, number=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(number)
        status = self.process.wait(DEADLINE)
        return status

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(DEADLINE)
        self.process.stdout.close()
        self._err.close()


class Terminal:
    """The program, or another one, on a terminal of its own, as a user sits at it."""

    def __init__(self, env, *arguments, program=None):
        self.arguments = arguments
        self.shown = ""
        self._read = 0
        self._fd, other = os.openpty()

        def takeTerminal():
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen([program or PROGRAM, *arguments], env=env, stdin=other,
                                        stdout=other, stderr=other, start_new_session=True,
                                        preexec_fn=takeTerminal)
        os.close(other)

    def expect(self, text):
        """Waits until `text` is on the screen, behind what was expected before."""
        deadline = time.monotonic() + DEADLINE
        while text not in self.shown[self._read:]:
            if not self._readMore(deadline):
                raise AssertionError(f"no {text!r} on the terminal: {self.shown!r}")
        self._read = self.shown.index(text, self._read) + len(text)

    def echoes(self):
        return bool(termios.tcgetattr(self._fd)[3] & termios.ECHO)

    def type(self, text):
        os.write(self._fd, text.encode())

    def typeSecret(self, text):
        waitFor(lambda: not self.echoes(), "the echo to go off")
        self.type(text)

    def finish(self):
        deadline = time.monotonic() + DEADLINE
        while self._readMore(deadline):
            pass
        status = self.process.wait(max(0.1, deadline - time.monotonic()))
        return Outcome(self.arguments, status, self.shown, "")

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(DEADLINE)
        os.close(self._fd)

    def _readMore(self, deadline):
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([self._fd], [], [], left)[0]:
            raise AssertionError(f"the terminal stays silent: {self.shown!r}")
        try:
            data = os.read(self._fd, 4096)
        except OSError:  # the program has gone
            return False
        self.shown += data.decode()
        return bool(data)


class CommandLineCase(unittest.TestCase):
    """A user with folders of their own."""

    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="nls-token-test.")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.config = os.path.join(self.folder, "config")
        self.state = os.path.join(self.folder, "state")
        self.addCleanup(self.forgetTokens)

    def fingerprints(self):
        """Of every key identity that has a refresh state or a profile."""
        found = {os.path.basename(path)[:-len(".json")]
                 for path in glob.glob(os.path.join(self.state, "flights", "*.json"))}
        if os.path.isfile(self.settings):  # a test may have put a pipe there
            with open(self.settings, encoding="utf-8", errors="replace") as file:
                found |= set(re.findall(r'"fingerprint": *"([^"]+)"', file.read()))
        return found

    def forgetTokens(self):
        """The kernel's keyring is the user's, whatever folders a test has."""
        for fingerprint in self.fingerprints():
            KERNEL_KEYRING.forget(fingerprint)

    @property
    def program(self):
        return PROGRAM

    @property
    def settings(self):
        return os.path.join(self.config, "settings.json")

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, content):
        path = self.path(name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def env(self, **more):
        env = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        env.update(LANG="C.UTF-8", NLS_TOKEN_CONFIG_DIR=self.config,
                   NLS_TOKEN_STATE_DIR=self.state)
        env.update(more)
        return {name: value for name, value in env.items() if value is not None}

    def start(self, *arguments, env=None, **more):
        """The program as a Popen, with pipes unless told otherwise."""
        more = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE,
                **more}
        process = subprocess.Popen([PROGRAM, *arguments], env=env or self.env(), **more)
        self.addCleanup(self._end, process)
        return process

    @staticmethod
    def _end(process):
        if process.poll() is None:
            process.kill()
            process.wait(DEADLINE)
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream:
                stream.close()

    def finish(self, process, *arguments):
        out, err = process.communicate(timeout=DEADLINE)
        return Outcome(arguments, process.returncode, (out or b"").decode(), (err or b"").decode())

    def call(self, *arguments, input=None, env=None, prefix=(), **more):
        """Runs the program to its end. `input` is text or bytes; without it there is none."""
        if input is not None:
            more["input"] = input if isinstance(input, bytes) else input.encode()
        elif "stdin" not in more:
            more["stdin"] = subprocess.DEVNULL
        more = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
        done = subprocess.run([*prefix, PROGRAM, *arguments], env=env or self.env(),
                              timeout=DEADLINE, check=False, **more)
        return Outcome(arguments, done.returncode, (done.stdout or b"").decode(),
                       (done.stderr or b"").decode())

    def good(self, *arguments, **more):
        outcome = self.call(*arguments, **more)
        self.assertEqual(outcome.status, 0, outcome)
        return outcome

    def bad(self, kind, *arguments, code=None, **more):
        """Runs with --format json and checks everything that every error promises."""
        outcome = self.call(*arguments, "--format", "json", **more)
        self.assertEqual(outcome.status, EXIT_STATUS[kind], outcome)
        self.checkError(outcome, kind)
        if code is not None:
            self.assertEqual(outcome.error["code"], code, outcome)
        return outcome

    def checkError(self, outcome, kind):
        self.assertEqual(set(outcome.json), {"error"}, outcome)
        error = outcome.error
        self.assertEqual(set(error), ERROR_MEMBERS, outcome)
        self.assertEqual(error["kind"], kind, outcome)
        self.assertIsInstance(error["message"], str, outcome)
        self.assertTrue(error["message"], outcome)
        for name, kinds in (("code", str), ("advice", str), ("requestId", str),
                            ("httpStatus", int), ("retryAfter", int)):
            self.assertIsInstance(error[name], (kinds, type(None)), outcome)

    def sandbox(self, *arguments):
        sandbox = Sandbox(self.env(), *arguments)
        self.addCleanup(sandbox.close)
        return sandbox

    def terminal(self, *arguments, env=None):
        terminal = Terminal(env or self.env(), *arguments)
        self.addCleanup(terminal.close)
        return terminal

    def add(self, sandbox, name="demo", *arguments, secret=None, **more):
        """Adds a profile with the sandbox's key."""
        return self.good("profile", "add", name, "--access-key-id", sandbox.id, "--endpoint",
                         sandbox.endpoint, "--secret-stdin", *arguments,
                         input=sandbox.secret if secret is None else secret, **more)

    def token(self, *arguments, **more):
        """The object of `get --format json`."""
        outcome = self.good("get", "--format", "json", *arguments, **more)
        self.assertEqual(set(outcome.json), TOKEN_MEMBERS, outcome)
        return outcome.json

    def fromEnv(self, sandbox, *arguments, **more):
        """Runs `get --from-env` with the sandbox's key and checks nothing."""
        return self.call("get", "--from-env", "--endpoint", sandbox.endpoint, *arguments,
                         env=self.keyEnv(sandbox, **more))

    def status(self, *arguments):
        outcome = self.good("status", "--format", "json", *arguments)
        for entry in outcome.json:
            self.assertEqual(set(entry), STATUS_MEMBERS, outcome)
        return outcome.json

    def profiles(self):
        outcome = self.good("profile", "list", "--format", "json")
        for entry in outcome.json:
            self.assertEqual(set(entry), PROFILE_MEMBERS, outcome)
        return outcome.json

    def keyEnv(self, sandbox, **more):
        return self.env(ALIBABA_CLOUD_ACCESS_KEY_ID=sandbox.id,
                        ALIBABA_CLOUD_ACCESS_KEY_SECRET=sandbox.secret, **more)


def main():
    global PROGRAM
    if len(sys.argv) < 2:
        sys.exit("usage: python3 FILE.py PATH-OF-NLS-TOKEN [UNITTEST-ARGUMENT...]")
    # The program leaves ignored signals alone, and whoever runs tests in the background ignores it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # The test file's import of this module is another copy than __main__, never this one.
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main(module="__main__", verbosity=2)
