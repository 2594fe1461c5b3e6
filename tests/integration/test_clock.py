# SPDX-License-Identifier: Apache-2.0
"""A computer whose wall clock is wrong, or is set while it runs."""

import shutil
import unittest

from commandline import CommandLineCase, main

# A lifetime of a day, less what a slow computer needs to ask twice.
WHOLE_DAY = range(86400 - 120, 86401)


@unittest.skipUnless(shutil.which("faketime"), "faketime is not installed")
class WrongClock(CommandLineCase):
    def at(self, offset):
        """Runs a program `offset` away from the time that the sandbox has."""
        # Without the variable the clock since boot would follow the wall clock, as on no computer.
        return {"prefix": ("faketime", "-f", offset),
                "env": self.env(FAKETIME_DONT_FAKE_MONOTONIC="1")}

    def expiresIn(self, offset):
        entry, = self.good("status", "--format", "json", **self.at(offset)).json
        return entry["expiresIn"]

    def testHoursHealWithOneRetryAndAPlainWarning(self):
        for offset, words in (("+8h", r"8:00:\d\d .*time zone"), ("-5h", r"5:00:\d\d .*time zone"),
                              ("+49h", r"49:00:\d\d"), ("-20m", r"0:20:\d\d")):
            with self.subTest(offset):
                service = self.sandbox()
                self.add(service, "demo" + offset)
                first = self.good("get", "demo" + offset, "--format", "json", **self.at(offset))
                self.assertIn(first.json["expiresIn"], WHOLE_DAY)
                self.assertRegex(first.err, r"\AWarning: .*clock is (ahead of|behind) .*" + words)
                again = self.good("get", "demo" + offset, "--fresh", "--format", "json",
                                  **self.at(offset))
                self.assertIn(again.json["expiresIn"], WHOLE_DAY)
                self.assertEqual(len(service.requests()), 3)  # refused, corrected; known

    def testAClockThatIsSetDoesNotShiftTheCountdown(self):
        service = self.sandbox()
        self.add(service)
        token = self.token()["token"]
        for offset in ("+0", "+8h", "-30h", "+400d"):
            with self.subTest(offset):
                self.assertIn(self.expiresIn(offset), WHOLE_DAY)
                outcome = self.good("get", "--format", "json", **self.at(offset))
                self.assertEqual(outcome.json["token"], token)
                self.assertIn(outcome.json["expiresIn"], WHOLE_DAY)
        self.assertEqual(len(service.requests()), 1)

    def testAWrongClockThatIsPutRightDoesNotEither(self):
        service = self.sandbox()
        self.add(service)
        token = self.good("get", "--format", "json", **self.at("+8h")).json["token"]
        self.assertEqual(self.token()["token"], token)
        self.assertIn(self.status()[0]["expiresIn"], WHOLE_DAY)
        self.assertEqual(self.good("get", "--fresh").err, "")

    def testAHoldIsNotCutShortByAClockThatIsSet(self):
        service = self.sandbox("--fault", "throttling-retry-after:1")
        self.add(service)
        self.bad("throttled", "get", code="Throttling.User")
        for offset in ("+8h", "-8h"):
            self.bad("throttled", "get", code="HeldBack", **self.at(offset))
        self.assertEqual(len(service.requests()), 1)

    def testATimeZoneIsNoClock(self):
        service = self.sandbox()
        self.add(service)
        self.token()
        for zone in ("Asia/Shanghai", "America/St_Johns", "UTC"):
            outcome = self.good("status", "--format", "json", env=self.env(TZ=zone))
            self.assertIn(outcome.json[0]["expiresIn"], WHOLE_DAY)


if __name__ == "__main__":
    main()
