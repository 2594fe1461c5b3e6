# SPDX-License-Identifier: Apache-2.0
"""The main job: a key in, a token out, kept and shared."""

import glob
import json
import os
import time

from commandline import CommandLineCase, main


class Get(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox()

    def testTextIsTheTokenAndALineBreak(self):
        self.add(self.service)
        outcome = self.good("get")
        self.assertRegex(outcome.out, r"\A[0-9a-f]{32}\n\Z")
        self.assertEqual(outcome.err, "")

    def testJsonHasEveryMember(self):
        self.add(self.service)
        before = int(time.time())
        token = self.token()
        self.assertEqual(token["profile"], "demo")
        self.assertEqual(token["region"], "ap-southeast-1")
        self.assertEqual(token["source"], "service")
        self.assertRegex(token["token"], r"\A[0-9a-f]{32}\Z")
        self.assertRegex(token["userId"], r"\A[0-9]+\Z")
        self.assertRegex(token["requestId"], r"\A[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\Z")
        self.assertRegex(token["nlsRequestId"], r"\A[0-9a-f]{32}\Z")
        self.assertIsInstance(token["expireTime"], int)
        self.assertIsInstance(token["expiresIn"], int)
        self.assertTrue(before + 86400 <= token["expireTime"] <= time.time() + 86401)
        self.assertTrue(86300 < token["expiresIn"] <= 86400)

    def testTheSecondGetComesFromTheCache(self):
        self.add(self.service)
        first, second = self.token(), self.token()
        self.assertEqual(second.pop("source"), "cache")
        self.assertEqual(first.pop("source"), "service")
        for token in (first, second):
            token.pop("expiresIn")
        self.assertEqual(first, second)
        self.assertEqual(self.good("get").out.strip(), first["token"])
        self.assertEqual(len(self.service.requests()), 1)

    def testFreshAsksAgain(self):
        self.add(self.service)
        first, second = self.token(), self.token("--fresh")
        self.assertNotEqual(first["token"], second["token"])
        self.assertEqual(second["source"], "service")
        self.assertEqual(self.token()["token"], second["token"])
        self.assertEqual(len(self.service.requests()), 2)

    def testMinTtlDecidesWhetherTheCacheIsGoodEnough(self):
        self.add(self.service)
        self.good("get")
        self.assertEqual(self.token("--min-ttl", "80000")["source"], "cache")
        self.assertEqual(self.token("--min-ttl", "86400")["source"], "service")
        self.assertEqual(self.token("--min-ttl", "0")["source"], "cache")

    def testWhatIsShorterThanAskedIsServedForAMinuteWithoutAskingAgain(self):
        short = self.sandbox("--ttl", "100")
        self.add(short)
        outcomes = [self.good("get", "--min-ttl", "3600") for _ in range(3)]
        for outcome in outcomes:
            self.assertEqual(outcome.out, outcomes[0].out)
            self.assertRegex(outcome.err, r"valid for (100|9\d) more seconds")
        self.assertEqual(len(short.requestsSoFar()), 1)
        self.assertEqual(self.good("get").err, "")
        self.assertNotEqual(self.good("get", "--fresh", "--min-ttl", "3600").out, outcomes[0].out)
        self.assertEqual(len(short.requests()), 2)

    def testAShortTokenIsAnsweredButNotReused(self):
        short = self.sandbox("--ttl", "1")
        self.add(short)
        self.assertLessEqual(self.token()["expiresIn"], 1)
        self.assertEqual(self.token()["source"], "service")

    def testHalfTheLifetimeIsTheMostThatTheDefaultWants(self):
        short = self.sandbox("--ttl", "400")
        self.add(short)
        self.good("get")
        self.assertEqual(self.token()["source"], "cache")

    def testProfilesOfOneKeyShareOneToken(self):
        self.add(self.service, "one")
        self.add(self.service, "two")
        outcome = self.good("get", "one", "two", "--format", "json")
        one, two = outcome.json
        self.assertEqual((one["profile"], two["profile"]), ("one", "two"))
        self.assertEqual(one["token"], two["token"])
        self.assertEqual(len(self.service.requests()), 1)

    def testSeveralProfilesAreLinesInTheirOrder(self):
        other = self.sandbox()
        self.add(self.service, "one")
        self.add(other, "two")
        lines = self.good("get", "two", "one").out.splitlines()
        self.assertEqual(lines, [self.token("two")["token"], self.token("one")["token"]])
        self.assertNotEqual(*lines)

    def testOneUnknownProfileFailsAllOfThem(self):
        self.add(self.service)
        outcome = self.bad("profile", "get", "demo", "nobody", code="ProfileUnknown")
        self.assertIn("nobody", outcome.error["message"])
        self.assertEqual(self.service.requests(), [])

    def testBothSignaturesAreAccepted(self):
        self.add(self.service, "third", "--signature", "v3")
        self.assertEqual(self.token("third")["source"], "service")

    def testTestingAKeyBeforeItIsStored(self):
        self.add(self.service, "demo", "--test")
        self.assertEqual(len(self.service.requestsSoFar()), 1)
        self.bad("credentials", "profile", "add", "wrong", "--access-key-id", self.service.id,
                 "--endpoint", self.service.endpoint, "--secret-stdin", "--test",
                 input="another" + self.service.secret[7:], code="SignatureDoesNotMatch")
        self.assertEqual([profile["name"] for profile in self.profiles()], ["demo"])

    def testAddingSendsNothing(self):
        self.add(self.service)
        self.assertEqual(self.service.requests(), [])

    def testOverridesForOneCall(self):
        self.add(self.service)
        before = self.token()
        for arguments in (("get", "demo", "--region", "cn-shanghai"),
                          ("--region", "cn-shanghai", "get", "demo"),
                          ("--region=cn-shanghai", "get", "demo")):
            outcome = self.good(*arguments, "--format", "json")
            self.assertEqual(outcome.json["region"], "cn-shanghai")
            self.assertNotEqual(outcome.json["token"], before["token"])
        self.assertEqual(self.profiles()[0]["region"], "ap-southeast-1")
        self.assertEqual(self.token()["token"], before["token"])

    def testAnApiVersionForOneCallIsAnotherIdentity(self):
        self.add(self.service)
        first = self.token()
        for place in ((), ("demo",)):
            outcome = self.good("--api-version", "2018-05-18", "get", "--format", "json", *place)
            self.assertNotEqual(outcome.json["token"], first["token"])
        self.assertEqual(len(self.service.requests()), 2)

    def testAnEndpointForOneCallIsToldAbout(self):
        other = self.sandbox("--fault", "unknown-key")
        self.add(self.service)
        outcome = self.call("get", "--endpoint", other.endpoint)
        self.assertEqual(outcome.status, 5, outcome)
        self.assertIn(other.endpoint, outcome.err)
        self.assertIn("token in your name", outcome.err)


class Status(CommandLineCase):
    def testEveryState(self):
        service = self.sandbox("--ttl", "1")
        self.add(service)
        self.assertEqual(self.status(), [{
            "profile": "demo", "state": "none", "expireTime": None, "expiresIn": None,
            "heldUntil": None, "lastError": None, "renewable": True}])
        token = self.token()
        time.sleep(max(0, token["expireTime"] - time.time()))  # what expires is what is tested
        status, = self.status()
        self.assertEqual((status["state"], status["expireTime"]), ("expired", token["expireTime"]))
        self.assertLessEqual(status["expiresIn"], 0)

    def testAValidTokenAndOneThatHasAged(self):
        self.add(self.sandbox())
        self.good("get")
        status, = self.status()
        self.assertEqual(status["state"], "valid")
        self.assertTrue(86300 < status["expiresIn"] <= 86400)
        self.assertRegex(self.good("status").out, r"\APROFILE +STATE +TIME LEFT +REMARKS\ndemo +valid +23 h 59 min\n\Z")
        path, = glob.glob(os.path.join(self.state, "flights", "*.json"))
        with open(path, encoding="utf-8") as file:
            record = json.load(file)
        record["expireTime"] -= 86400 - 300
        record["obtainedAt"] -= (86400 - 300) * 1000
        self.write(path, json.dumps(record))
        status, = self.status()
        self.assertEqual(status["state"], "expiring")
        self.assertRegex(self.good("status").out, r"(?m)^demo +expiring +4 min")

    def testItSendsNothingAndReadsNoKey(self):
        service = self.sandbox()
        self.add(service)
        self.good("status")
        self.assertEqual(service.requests(), [])

    def testNoProfilesIsAnEmptyList(self):
        self.assertEqual(self.status(), [])
        outcome = self.good("status")
        self.assertEqual(outcome.out, "")
        self.assertIn("profile add", outcome.err)


if __name__ == "__main__":
    main()
