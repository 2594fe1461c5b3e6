# SPDX-License-Identifier: Apache-2.0
"""What a refusal means for the next call: held back, remembered, forgotten."""

import glob
import json
import os
import time

from commandline import CommandLineCase, main


class HeldBack(CommandLineCase):
    def testNothingIsSentWhileTheHoldLasts(self):
        service = self.sandbox("--fault", "throttling:1")
        self.add(service)
        first = self.bad("throttled", "get", code="Throttling.User")
        for arguments in (("get",), ("get", "--fresh"), ("get", "--min-ttl", "10")):
            outcome = self.bad("throttled", *arguments, code="HeldBack")
            self.assertTrue(1 <= outcome.error["retryAfter"] <= first.error["retryAfter"])
            self.assertIsNone(outcome.error["httpStatus"])
        status, = self.status()
        self.assertTrue(0 < status["heldUntil"] - time.time() <= 7, status)
        self.assertEqual(status["lastError"]["code"], "Throttling.User")
        self.assertEqual(len(service.requests()), 1)

    def testTextSaysForHowLong(self):
        service = self.sandbox("--fault", "throttling-retry-ms:1")
        self.add(service)
        self.call("get")
        self.assertRegex(self.call("get").err, r"\b[678] s")

    def testTheHoldIsTheKeysNotTheProfiles(self):
        service = self.sandbox("--fault", "throttling:1")
        self.add(service, "one")
        self.add(service, "two")
        self.bad("throttled", "get", "one", code="Throttling.User")
        self.bad("throttled", "get", "two", code="HeldBack")
        outcome = self.fromEnv(service, "--format", "json")
        self.assertEqual(outcome.error["code"], "HeldBack", outcome)
        self.assertEqual(len(service.requests()), 1)

    def testAnotherKeyIsNotHeldBack(self):
        self.add(self.sandbox("--fault", "throttling"), "one")
        self.add(self.sandbox(), "two")
        self.bad("throttled", "get", "one")
        self.good("get", "two")


class Remembered(CommandLineCase):
    FAULTS = {"wrong-secret": "SignatureDoesNotMatch", "unknown-key": "InvalidAccessKeyId.NotFound",
              "disabled-key": "InvalidAccessKeyId.Inactive", "no-permission": "NoPermission",
              "no-permission-200": "40020503"}

    def testALastingRefusalIsNotAskedForAgain(self):
        for fault, code in self.FAULTS.items():
            with self.subTest(fault):
                service = self.sandbox("--fault", fault)
                self.add(service, fault)
                first = self.bad("credentials", "get", fault, code=code)
                second = self.bad("credentials", "get", fault, code=code)
                self.assertEqual(first.error, second.error)
                entry, = self.status(fault)
                self.assertEqual(entry["lastError"]["code"], code)
                self.assertEqual(len(service.requests()), 1)

    def testFreshForgetsIt(self):
        service = self.sandbox("--fault", "disabled-key:1")
        self.add(service)
        self.bad("credentials", "get")
        self.good("get", "--fresh")
        self.assertIsNone(self.status()[0]["lastError"])
        self.assertEqual(len(service.requests()), 2)

    def testANewSecretForgetsIt(self):
        service = self.sandbox("--fault", "disabled-key:1")
        self.add(service)
        self.bad("credentials", "get")
        self.good("profile", "edit", "demo", "--secret-stdin", input=service.secret)
        self.good("get")

    def testAnyChangeOfTheProfileForgetsIt(self):
        service = self.sandbox("--fault", "disabled-key:1")
        self.add(service)
        self.bad("credentials", "get")
        self.good("profile", "edit", "demo", "--appkey", "abc")
        self.good("get")

    def testWhatHealsByItselfIsNotRemembered(self):
        for fault in ("server-error", "close", "not-json"):
            with self.subTest(fault):
                service = self.sandbox("--fault", f"{fault}:{1 if fault == 'not-json' else 3}")
                self.add(service, fault)
                self.assertNotEqual(self.call("get", fault).status, 0)
                self.good("get", fault)

    def testItDoesNotStopATokenThatIsGood(self):
        service = self.sandbox("--fault", "slow:1", "--fault", "disabled-key")
        self.add(service)
        token = self.token()["token"]
        self.bad("credentials", "get", "--fresh", code="InvalidAccessKeyId.Inactive")
        outcome = self.good("get")
        self.assertEqual((outcome.out.strip(), outcome.err), (token, ""))

    def testAKeyFromTheEnvironmentAsksAgain(self):
        service = self.sandbox("--fault", "disabled-key:1")
        self.assertEqual(self.fromEnv(service).status, 5)
        self.assertEqual(self.fromEnv(service).status, 0)


class ServedShort(CommandLineCase):
    def setUp(self):
        super().setUp()
        service = self.sandbox("--ttl", "700")
        self.add(service)
        self.good("get")
        service.stop()

    def testAWishForMoreThanIsLeftIsAPromise(self):
        self.bad("network", "get", "--min-ttl", "1000")
        self.bad("network", "get", "--fresh")
        self.assertEqual(self.token()["source"], "cache")

    def testBelowTheDefaultItIsServedWithAWarning(self):
        self.age(450)
        outcome = self.good("get", "--format", "json")
        self.assertEqual(outcome.json["source"], "cache")
        self.assertTrue(240 <= outcome.json["expiresIn"] <= 250, outcome)
        self.assertIn("Warning", outcome.err)
        self.assertRegex(outcome.err, r"\b2[45]\d\b")
        self.assertEqual(self.good("-q", "get").err, "")
        self.bad("network", "get", "--min-ttl", "300")

    def age(self, seconds):
        """Lets the service's clock, as it was learned, run ahead."""
        path, = glob.glob(os.path.join(self.state, "flights", "*.clock"))
        with open(path, encoding="utf-8") as file:
            clock = json.load(file)
        clock["offset"] += seconds * 1000
        self.write(path, json.dumps(clock))


if __name__ == "__main__":
    main()
