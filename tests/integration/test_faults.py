# SPDX-License-Identifier: Apache-2.0
"""Every fault of the sandbox: kind, exit status, and what the error says."""

import re
import time

from commandline import CommandLineCase, EXIT_STATUS, TOKEN_MEMBERS, main

ANSWERED = "answered"  # not an error

# name: kind, code (None: any), HTTP status (None: none in the error)
FAULTS = {
    "throttling": ("throttled", "Throttling.User", 400),
    "throttling-retry-after": ("throttled", "Throttling.User", 400),
    "throttling-retry-date": ("throttled", "Throttling.User", 400),
    "throttling-retry-ms": ("throttled", "Throttling.User", 400),
    "throttling-api": ("throttled", "Throttling.Api", 400),
    "unknown-key": ("credentials", "InvalidAccessKeyId.NotFound", 404),
    "disabled-key": ("credentials", "InvalidAccessKeyId.Inactive", 400),
    "wrong-secret": ("credentials", "SignatureDoesNotMatch", 400),
    "request-altered": ("credentials", "SignatureDoesNotMatch", 400),
    "clock": ("clock", "InvalidTimeStamp.Expired", 400),
    "clock-skew": (ANSWERED, None, None),
    "nonce": ("credentials", "SignatureNonceUsed", 400),
    "no-permission": ("credentials", "NoPermission", 403),
    "no-permission-200": ("credentials", "40020503", 200),
    "sts-expired": ("credentials", "InvalidSecurityToken.Expired", 400),
    "server-error": ("network", "InternalError", 500),
    "unavailable": ("network", "ServiceUnavailable", 503),
    "bad-gateway": ("network", None, 502),
    "slow": (ANSWERED, None, None),
    "trickle": ("network", "Timeout", None),
    "hang": ("network", "Timeout", None),
    "reset": ("network", None, None),
    "reset-midway": ("protocol", "AnswerTruncated", 200),
    "close": ("network", None, None),
    "truncated": ("protocol", "AnswerTruncated", 200),
    # To QNetworkAccessManager bytes that are no HTTP look like a connection that was closed (Qt 6.4.2).
    "garbage": ("network", None, None),
    "not-json": ("protocol", None, 200),
    "captive-portal": ("protocol", None, 200),
    "redirect": ("protocol", None, 302),
    "oversized": ("protocol", None, 200),
    "no-token": ("protocol", None, 200),
    "empty-token": ("protocol", None, 200),
    "long-token": ("protocol", None, 200),
    "control-token": ("protocol", None, 200),
    "past-expiry": ("protocol", None, 200),
    "far-expiry": ("protocol", None, 200),
    "text-expiry": ("protocol", None, 200),
    "huge-expiry": ("protocol", None, 200),
    "same-token": (ANSWERED, None, None),
    "short-token": (ANSWERED, None, None),
    "xml-error": ("credentials", "InvalidAccessKeyId.NotFound", 404),
    "proxy-407": ("network", "ProxyAuthentication", None),
}

CODES = {
    "Throttling.User": ("throttled", 400),
    "Throttling.Api": ("throttled", 400),
    "InvalidAccessKeyId.NotFound": ("credentials", 404),
    "InvalidAccessKeyId.Inactive": ("credentials", 400),
    "SignatureDoesNotMatch": ("credentials", 400),
    "Forbidden.RAM": ("credentials", 403),
    "InvalidVersion": ("credentials", 400),
    "MissingSecurityToken": ("credentials", 400),
    "InsufficientBalance": ("credentials", 400),
    "InvalidRegionId": ("credentials", 400),
    "UnsupportedHTTPMethod": ("credentials", 400),
    "InvalidTimeStamp.Expired": ("clock", 400),
    "InternalError": ("network", 500),
    "ServiceUnavailable": ("network", 503),
}

# Whose error comes from the service and not from a proxy or a page in its place.
WITHOUT_REQUEST_ID = {"bad-gateway", "trickle", "hang", "reset", "reset-midway", "close",
                      "truncated", "garbage", "not-json", "captive-portal", "redirect",
                      "oversized", "proxy-407"}

TIME_LIMITS = {"hang": "1", "trickle": "1"}


class Faults(CommandLineCase):
    def outcomes(self, fault):
        """The same failure in JSON and in text, from two sandboxes that fail in the same way."""
        outcomes = []
        for form in (("--format", "json"), ()):
            service = self.sandbox("--fault", fault)
            outcomes.append(self.fromEnv(service, "--timeout", TIME_LIMITS.get(fault, "10"),
                                         *form))
            outcomes[-1].requests = service.requests()
        return outcomes

    def testTheListIsTheSandboxesOwn(self):
        text = self.good("sandbox", "--help").out
        listed = re.findall(r"^  ([a-z0-9-]+)  +\S", text[text.index("Faults"):], re.MULTILINE)
        self.assertEqual(listed, list(FAULTS))

    def testKindStatusAndMembers(self):
        for fault, (kind, code, httpStatus) in FAULTS.items():
            with self.subTest(fault):
                json, text = self.outcomes(fault)
                self.assertEqual(json.status, text.status, json)
                if kind == ANSWERED:
                    self.assertEqual(json.status, 0, json)
                    self.assertEqual(set(json.json), TOKEN_MEMBERS)
                    self.assertRegex(text.out, r"\A[0-9a-f]{32}\n\Z")
                    continue
                self.checkError(json, kind)
                self.assertEqual(json.status, EXIT_STATUS[kind], json)
                error = json.error
                if code:
                    self.assertEqual(error["code"], code, json)
                self.assertEqual(error["httpStatus"], httpStatus, json)
                self.assertEqual(error["retryAfter"] is not None, kind == "throttled", json)
                if fault in WITHOUT_REQUEST_ID:
                    self.assertIsNone(error["requestId"], json)
                elif kind != "protocol":
                    self.assertTrue(error["requestId"], json)
                self.assertEqual(text.out, "")
                self.assertTrue(text.err.startswith("nls-token: "), text)
                self.assertTrue(error["advice"], json)

    def testEveryCodeOfTheServiceIsAFault(self):
        for code, (kind, httpStatus) in CODES.items():
            with self.subTest(code):
                outcome = self.fromEnv(self.sandbox("--fault", code), "--format", "json")
                self.checkError(outcome, kind)
                self.assertEqual(outcome.status, EXIT_STATUS[kind], outcome)
                self.assertEqual(outcome.error["code"], code, outcome)
                self.assertEqual(outcome.error["httpStatus"], httpStatus, outcome)
                self.assertTrue(outcome.error["requestId"], outcome)

    def testAsManyRequestsAreSentAsThePolicySays(self):
        for number, faults in (
                (1, ("unknown-key", "not-json", "truncated", "redirect", "proxy-407", "throttling")),
                (2, ("clock", "clock-skew")),
                (3, ("server-error", "unavailable", "bad-gateway", "reset", "close", "garbage"))):
            for fault in faults:
                with self.subTest(fault):
                    service = self.sandbox("--fault", fault)
                    self.fromEnv(service)
                    self.assertEqual(len(service.requests()), number)

    def testATroubleThatPassesByIsNotTold(self):
        for fault in ("server-error", "close", "reset"):
            with self.subTest(fault):
                service = self.sandbox("--fault", f"{fault}:2")
                outcome = self.fromEnv(service)
                self.assertEqual((outcome.status, outcome.err), (0, ""), outcome)
                self.assertEqual(len(service.requests()), 3)

    def testRetryAfterIsWhatTheServiceAsksForRoundedUp(self):
        for fault, least, most in (("throttling-retry-after", 7, 7), ("throttling-retry-ms", 8, 8),
                                   ("throttling-retry-date", 6, 7), ("throttling", 4, 6)):
            with self.subTest(fault):
                outcome = self.fromEnv(self.sandbox("--fault", fault), "--format", "json")
                self.assertTrue(least <= outcome.error["retryAfter"] <= most, outcome)

    def testTextSaysHowLongToWait(self):
        outcome = self.fromEnv(self.sandbox("--fault", "throttling-retry-after"))
        self.assertRegex(outcome.err, r"\b[67] s")

    def testTheServicesWordsArePlainAndMasked(self):
        service = self.sandbox("--fault", "wrong-secret")
        for form in ((), ("--format", "json")):
            outcome = self.fromEnv(service, *form)
            self.assertIn("string to sign", outcome.out + outcome.err)
            self.assertNotIn(service.id, outcome.out + outcome.err)

    def testAFaultMayBePlayedAFewTimes(self):
        service = self.sandbox("--fault", "not-json:2", "--fault", "unknown-key:1")
        statuses = [self.fromEnv(service).status for _ in range(4)]
        self.assertEqual(statuses, [8, 8, 5, 0])

    def testTheTimeLimitIsForAllOfIt(self):
        for fault in ("hang", "trickle", "slow"):
            with self.subTest(fault):
                service = self.sandbox("--fault", fault)
                begin = time.monotonic()
                outcome = self.fromEnv(service, "--timeout", "1", "--format", "json")
                taken = time.monotonic() - begin
                self.checkError(outcome, "network")
                self.assertTrue(1 <= taken < 5, f"{taken} s")

    def testAWrongClockIsCorrectedAndToldAbout(self):
        service = self.sandbox("--fault", "clock-skew")
        self.add(service)
        outcome = self.good("get", "--format", "json")
        self.assertTrue(86300 < outcome.json["expiresIn"] <= 86400, outcome)
        self.assertIn("Warning", outcome.err)
        self.assertEqual(self.token()["source"], "cache")
        self.assertTrue(86300 < self.status()[0]["expiresIn"] <= 86400)
        # What was learned is kept: no second refusal.
        self.good("get", "--fresh")
        self.assertEqual(len(service.requests()), 3)

    def testTheSameTokenAgainIsToldAbout(self):
        service = self.sandbox("--fault", "same-token")
        self.add(service)
        first = self.good("get")
        second = self.good("get", "--fresh")
        self.assertEqual(first.out, second.out)
        self.assertIn("same token", second.err)

    def testAFailureLeavesTheOldTokenAlone(self):
        service = self.sandbox("--fault", "slow:1", "--fault", "garbage:3", "--fault",
                               "past-expiry:1", "--fault", "no-permission-200:1")
        self.add(service)
        token = self.token()["token"]
        for _ in range(3):
            self.assertNotEqual(self.call("get", "--fresh").status, 0)
            self.assertEqual(self.token()["token"], token)


if __name__ == "__main__":
    main()
