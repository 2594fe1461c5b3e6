# SPDX-License-Identifier: Apache-2.0
"""Names of profiles, parts of keys, and the other values of a profile."""

from commandline import CommandLineCase, main


class Names(CommandLineCase):
    GOOD = ("a", "新加坡", "Singapore demo", "🎤" * 64, "👩\u200d👩\u200d👧", "...", "a.b", "trailing ",
            "“quoted”", "x" * 64, "$HOME `id` ;&|", "%s%n", "été")
    BAD = {
        "": "ProfileNameEmpty",
        "🎤" * 65: "ProfileNameLong",
        "x" * 65: "ProfileNameLong",
        "a/b": "ProfileNameCharacter",
        "a\\b": "ProfileNameCharacter",
        "a\tb": "ProfileNameCharacter",
        "a\nb": "ProfileNameCharacter",
        "a\x1b[31mb": "ProfileNameCharacter",
        "a\x7fb": "ProfileNameCharacter",
        "a\x85b": "ProfileNameCharacter",
        "a\u2028b": "ProfileNameCharacter",
        "a\u200eb": "ProfileNameCharacter",
        "a\u061cb": "ProfileNameCharacter",
        "a\u202eb": "ProfileNameCharacter",
        "a\u2066b": "ProfileNameCharacter",
        " a": "ProfileNameStart",
        "\u3000a": "ProfileNameStart",
        "\u00a0a": "ProfileNameStart",
        ".": "ProfileNameReserved",
        "..": "ProfileNameReserved",
    }
    SAME = (("demo", "DEMO"), ("Été", "éTÉ"), ("Σίγμα", "ΣΊΓΜΑ"), ("ДЕМО", "демо"), ("Ⅷ", "ⅷ"))

    def setUp(self):
        super().setUp()
        self.service = self.sandbox()

    def testGoodOnesWorkEverywhere(self):
        for name in self.GOOD:
            with self.subTest(name):
                self.add(self.service, name)
                self.assertEqual(self.token(name)["profile"], name)
                self.assertIn(name, self.good("profile", "show", name).out)
                self.assertIn(name, self.good("profile", "list").out)
                self.assertIn(name, self.good("status").out)
        self.assertEqual([profile["name"] for profile in self.profiles()], list(self.GOOD))

    def testBadOnesAreRefused(self):
        self.add(self.service, "present")
        for name, code in self.BAD.items():
            with self.subTest(repr(name)):
                self.bad("profile", "profile", "add", name, "--access-key-id", self.service.id,
                         "--secret-stdin", input=self.service.secret, code=code)
                outcome = self.call("profile", "rename", "present", name, "--lang", "en")
                self.assertEqual(outcome.status, 3, outcome)
                for character in ("\x1b", "\u202e", "\u2066", "\t"):
                    self.assertNotIn(character, outcome.err)
        self.assertEqual(len(self.profiles()), 1)

    def testALeadingHyphenIsNoName(self):
        outcome = self.call("profile", "rename", "--", "x", "-a")
        self.assertIn(outcome.status, (2, 3), outcome)

    def testNamesThatDifferOnlyInCase(self):
        for one, other in self.SAME:
            with self.subTest(one):
                self.add(self.service, one)
                self.bad("profile", "profile", "add", other, "--access-key-id", self.service.id,
                         "--secret-stdin", input=self.service.secret, code="ProfileExists")
                self.assertEqual(self.token(other)["profile"], one)

    def testAnUnknownNameIsShownPlainly(self):
        outcome = self.call("get", "a\x1b[31mb\u202ec")
        self.assertEqual(outcome.status, 3, outcome)
        self.assertNotIn("\x1b", outcome.err)
        self.assertNotIn("\u202e", outcome.err)

    def testAnEmptyNameIsNoneOfThem(self):
        self.add(self.service)
        outcome = self.bad("profile", "get", "")
        self.assertEqual(outcome.error["code"], "ProfileUnknown", outcome)
        self.assertIn("no profile", outcome.error["message"])


class KeyParts(CommandLineCase):
    def adding(self, id_, secret, *arguments):
        return self.call("profile", "add", "demo", "--access-key-id", id_, "--secret-stdin",
                         "--format", "json", *arguments, input=secret)

    def refused(self, code, *arguments):
        outcome = self.adding(*arguments)
        self.assertEqual(outcome.status, 3, outcome)
        self.assertEqual(outcome.error["code"], code, outcome)

    def testEmptyAndControlCharactersAreRefused(self):
        self.refused("AccessKeyIdEmpty", "", "secret")
        self.refused("AccessKeyIdControl", "LTAI\n5t", "secret")
        self.refused("AccessKeyIdControl", "LTAI\x7f", "secret")
        self.refused("AccessKeyIdControl", "LTAI\x1b[0m", "secret")
        self.refused("AccessKeySecretEmpty", "LTAI5tabc", "")
        self.refused("AccessKeySecretControl", "LTAI5tabc", "a\0b")
        self.refused("AccessKeySecretControl", "LTAI5tabc", "a\rb")
        self.refused("AccessKeySecretControl", "LTAI5tabc", "a\x1bb")
        self.refused("SecurityTokenControl", "STS.NUabc", "secret\ntok\x07en",
                     "--security-token-stdin")
        self.assertEqual(self.profiles(), [])

    def testWhatIsUnusualIsToldAboutAndAccepted(self):
        id_, secret = "LTAI5t" + "a" * 18, "b" * 30
        for what, parts in {
                "short id": ("LTAI", secret),
                "prefix": ("x" * 24, secret),
                "short secret": (id_, "short"),
                "swapped": (secret, id_),
                "blank in id": (id_[:-2] + " x", secret),
                "blank in secret": (id_, " " + secret),
                "quotes": (id_, f"'{secret}'"),
                "not ASCII": (id_, secret[:-1] + "键"),
                "full width": ("ＬＴＡＩ" + id_[4:], secret),
                "temporary without SecurityToken": ("STS." + id_, secret)}.items():
            with self.subTest(what):
                outcome = self.adding(*parts)
                self.assertEqual(outcome.status, 0, outcome)
                self.assertIn("Warning", outcome.err)
                self.assertNotIn(parts[1], outcome.err)
                self.good("profile", "remove", "demo", "--yes")

    def testAUsualKeyIsNotWarnedAbout(self):
        outcome = self.adding("LTAI5t" + "a" * 18, "b" * 30)
        self.assertNotIn("Warning", outcome.err)

    def testAnUnusualKeyIsUsedByteForByte(self):
        service = self.sandbox()
        outcome = self.adding("测试 id", "päss wörd", "--endpoint", service.endpoint)
        self.assertEqual(outcome.status, 0, outcome)
        # The sandbox knows its own key alone: refused for the id, not for the encoding.
        self.bad("credentials", "get", code="InvalidAccessKeyId.NotFound")


class Values(CommandLineCase):
    BAD = (("--region", "X Y", "RegionInvalid"), ("--region", "新加坡", "RegionInvalid"),
           ("--api-version", "x", "ApiVersionInvalid"), ("--gateway", "x", "GatewayInvalid"),
           ("--gateway", "https://h/ws/v1", "GatewayInvalid"),
           ("--gateway", "wss://u:pw@h/ws/v1", "GatewayInvalid"),
           ("--gateway", "wss://h/ws/v1?token=abc", "GatewayInvalid"),
           ("--appkey", "a b", "AppkeyInvalid"), ("--appkey", "a\nb", "AppkeyInvalid"),
           ("--signature", "v2", "SignatureInvalid"))

    def testBadOnesAreRefusedAndNothingIsLost(self):
        self.add(self.sandbox())
        before = self.profiles()
        for option, value, code in self.BAD:
            with self.subTest(option + " " + value):
                outcome = self.bad("profile", "profile", "edit", "demo", option, value, code=code)
                self.assertNotIn("pw@", outcome.out)
                # The general sentence of its kind would not say what is wrong.
                self.assertNotIn("cannot be used as they are", outcome.error["message"])
        for option in ("--region", "--api-version", "--endpoint"):
            with self.subTest(option):
                outcome = self.bad("usage", "profile", "edit", "demo", option, "")
                self.assertIn(option, outcome.error["message"])
        self.assertEqual(self.profiles(), before)


if __name__ == "__main__":
    main()
