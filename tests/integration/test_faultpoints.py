# SPDX-License-Identifier: Apache-2.0
"""A program that is killed at any step: the others go on, and nothing is lost.

Needs a program with fault points (core/base/faultpoint.h).
"""

import json
import os
import signal
import time

from commandline import CommandLineCase, main, waitFor

BEFORE_THE_LOCK = ("cache", "record", "lock")
WITH_THE_LOCK = ("locked", "key", "send", "answer", "store")
WITH_A_TOKEN = ("stored", "recorded")
OF_A_FAILURE = ("pause", "refused")
LONG = ("--timeout", "300")


class Killed(CommandLineCase):
    def begin(self, *faults):
        """A service, and a token of it that is good for a day."""
        self.call("profile", "remove", "demo", "--yes")
        self.add(self.sandbox(*faults))
        return self.good("get").out

    def stopped(self, point, *arguments):
        """A program that has come to `point` and stands still there."""
        process = self.start("get", "--fresh", *LONG, *arguments,
                             env=self.env(NLS_TOKEN_FAULT_POINT=f"{point}:stop"))
        _, status = os.waitpid(process.pid, os.WUNTRACED)
        self.assertTrue(os.WIFSTOPPED(status), f"{point} was not come to")
        return process

    def waiting(self, *arguments):
        """A program that waits for the lock."""
        with open(self.path("waiting"), "wb") as err:
            process = self.start("get", "-v", *LONG, *arguments, stderr=err)

        def said():
            with open(self.path("waiting"), encoding="utf-8") as file:
                return "waiting for another process" in file.read()
        waitFor(said, "the lock to be waited for")
        return process

    def checkNothingIsDamaged(self):
        flights = os.path.join(self.state, "flights")
        for name in os.listdir(flights):
            path = os.path.join(flights, name)
            if name.endswith((".json", ".clock")):
                with open(path, encoding="utf-8") as file:
                    json.load(file)
            else:
                self.assertRegex(name, r"\A[0-9a-f]{32}\.(lock|used|keychange)\Z")
        self.assertEqual(self.status()[0]["state"], "valid")
        self.good("get", "--fresh", "--timeout", "20")  # the key is there, the lock is free

    def testTheOldTokenOrTheNewOneIsServedAfterwards(self):
        for point in (*BEFORE_THE_LOCK, *WITH_THE_LOCK, *WITH_A_TOKEN):
            with self.subTest(point):
                old = self.begin()
                outcome = self.call("get", "--fresh",
                                    env=self.env(NLS_TOKEN_FAULT_POINT=f"{point}:kill"))
                self.assertEqual((outcome.status, outcome.out), (-signal.SIGKILL, ""))
                kept = self.good("get").out
                self.assertEqual(kept == old, point not in WITH_A_TOKEN)
                self.checkNothingIsDamaged()

    def testReadersDoNotWait(self):
        for point in (*WITH_THE_LOCK, *WITH_A_TOKEN):
            with self.subTest(point):
                old = self.begin()
                process = self.stopped(point)
                kept = self.good("get").out
                self.assertEqual(kept == old, point not in WITH_A_TOKEN)
                process.kill()

    def testTheOthersGoOn(self):
        for point in (*WITH_THE_LOCK, "stored"):
            with self.subTest(point):
                old = self.begin()
                holder = self.stopped(point)
                others = [self.waiting("--fresh") for _ in range(3)]
                holder.kill()
                begin = time.monotonic()
                outcomes = [self.finish(process) for process in others]
                print(f"killed at {point}: {time.monotonic() - begin:.2f} s", flush=True)
                self.assertEqual({outcome.status for outcome in outcomes}, {0})
                token, = {outcome.out for outcome in outcomes}
                self.assertNotEqual(token, old)
                self.assertEqual(self.good("get").out, token)
                self.checkNothingIsDamaged()

    def testTheTokenOfOneThatWasKilledIsFound(self):
        service = self.sandbox("--fault", "short-token:1")
        self.add(service)
        self.good("get")
        holder = self.start("get", "--min-ttl", "3600", *LONG,
                            env=self.env(NLS_TOKEN_FAULT_POINT="stored:stop"))
        os.waitpid(holder.pid, os.WUNTRACED)
        # The record doesn't tell of it yet, but the keychain has it.
        token = self.good("get", "--min-ttl", "3600").out
        holder.kill()
        self.assertEqual(self.good("get").out, token)
        self.assertEqual(self.status()[0]["state"], "valid")
        self.assertEqual(len(service.requests()), 2)

    def testOneThatFailsAndIsKilledIsFollowed(self):
        for point in OF_A_FAILURE:
            with self.subTest(point):
                self.begin("--fault", "slow:1", "--fault",
                           "unavailable:1" if point == "pause" else "not-json:1")
                holder = self.stopped(point)
                other = self.waiting("--fresh")
                holder.kill()
                self.assertEqual(self.finish(other).status, 0)
                self.checkNothingIsDamaged()

    def testASignalWhileACommandStartsIsPassedOn(self):
        """Whichever thread takes it: there are others once a token was asked for."""
        file = self.path("file")
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT,
                       signal.SIGUSR1):
            with self.subTest(number.name):
                self.add(self.sandbox(), number.name)
                process = self.start("exec", number.name, "--renew-file", file, "--", "sleep",
                                     "100", env=self.env(NLS_TOKEN_FAULT_POINT="fork:stop"))
                _, status = os.waitpid(process.pid, os.WUNTRACED)
                self.assertTrue(os.WIFSTOPPED(status), "no process was started")
                process.send_signal(number)
                process.send_signal(signal.SIGCONT)
                self.assertEqual(self.finish(process).status, 128 + number)
                self.assertFalse(os.path.lexists(file))


if __name__ == "__main__":
    main()
