# SPDX-License-Identifier: Apache-2.0
"""Profiles: listed, shown, edited, renamed, removed, chosen."""

import json

from commandline import CommandLineCase, PROFILE_MEMBERS, main


class Profiles(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox()
        self.add(self.service)

    def show(self, name="demo"):
        outcome = self.good("profile", "show", name, "--format", "json")
        self.assertEqual(set(outcome.json), PROFILE_MEMBERS, outcome)
        return outcome.json

    def testShowAndListAgree(self):
        profile = self.show()
        self.assertEqual(self.profiles(), [profile])
        self.assertEqual(profile["name"], "demo")
        self.assertIs(profile["default"], False)
        masked = profile["accessKeyIdMasked"]
        self.assertEqual((masked[:4], masked[-4:]), (self.service.id[:4], self.service.id[-4:]))
        self.assertEqual(set(masked[4:-4]), {"*"})
        self.assertEqual(profile["endpoint"], self.service.endpoint)
        self.assertEqual(profile["region"], "ap-southeast-1")
        self.assertEqual(profile["apiVersion"], "2019-07-17")
        self.assertEqual(profile["signature"], "v1")
        self.assertEqual(profile["gateway"],
                         "wss://nls-gateway-ap-southeast-1.aliyuncs.com/ws/v1")
        self.assertIsNone(profile["appkey"])
        self.assertIsInstance(profile["store"], str)

    def testAddPrintsTheProfileAsJson(self):
        outcome = self.add(self.service, "other", "--appkey", "abcDEF123", "--format", "json")
        self.assertEqual(outcome.json, self.show("other"))
        self.assertEqual(outcome.json["appkey"], "abcDEF123")

    def testTextNamesEverything(self):
        text = self.good("profile", "show", "demo").out
        for value in ("demo", self.service.endpoint, "ap-southeast-1", "2019-07-17", "v1"):
            self.assertIn(value, text)
        self.assertNotIn(self.service.id, text)
        self.assertNotIn(self.service.secret, text)
        self.assertIn("demo", self.good("profile", "list").out)

    def testARegionBringsItsPreset(self):
        presets = {
            "ap-southeast-1": ("https://nlsmeta.ap-southeast-1.aliyuncs.com", "2019-07-17",
                               "nls-gateway-ap-southeast-1"),
            "cn-shanghai": ("https://nls-meta.cn-shanghai.aliyuncs.com", "2019-02-28",
                            "nls-gateway-cn-shanghai"),
            "cn-beijing": ("https://nls-meta.cn-shanghai.aliyuncs.com", "2019-02-28",
                           "nls-gateway-cn-beijing"),
            "cn-shenzhen": ("https://nls-meta.cn-shanghai.aliyuncs.com", "2019-02-28",
                            "nls-gateway-cn-shenzhen"),
            "cn-hangzhou": ("https://nls-meta.cn-shanghai.aliyuncs.com", "2019-02-28",
                            "nls-gateway-cn-shanghai"),
            "eu-central-1": ("https://nlsmeta.ap-southeast-1.aliyuncs.com", "2019-07-17",
                             "nls-gateway-ap-southeast-1"),
        }
        self.good("profile", "add", "preset", "--access-key-id", self.service.id,
                  "--secret-stdin", input=self.service.secret)
        for region, (endpoint, version, gateway) in presets.items():
            with self.subTest(region):
                self.good("profile", "edit", "preset", "--region", region)
                profile = self.show("preset")
                self.assertEqual(profile["region"], region)
                self.assertEqual(profile["endpoint"], endpoint)
                self.assertEqual(profile["apiVersion"], version)
                self.assertEqual(profile["gateway"], f"wss://{gateway}.aliyuncs.com/ws/v1")

    def testARegionLeavesWhatWasGivenByHand(self):
        self.good("profile", "edit", "demo", "--gateway", "wss://gateway.example/ws/v1")
        self.good("profile", "edit", "demo", "--region", "cn-shanghai")
        profile = self.show()
        self.assertEqual(profile["gateway"], "wss://gateway.example/ws/v1")
        self.assertEqual(profile["endpoint"], self.service.endpoint)
        self.assertEqual(self.token()["source"], "service")

    def testANewSecretTakesTheOldOnesPlace(self):
        self.add(self.service, "broken", secret="not" + self.service.secret[3:])
        self.bad("credentials", "get", "broken", code="SignatureDoesNotMatch")
        self.good("profile", "edit", "broken", "--secret-stdin", input=self.service.secret)
        self.assertEqual(self.token("broken", "--fresh")["source"], "service")

    def testANewKeyAndEndpoint(self):
        other = self.sandbox()
        outcome = self.good("profile", "edit", "demo", "--access-key-id", other.id, "--endpoint",
                            other.endpoint, "--secret-stdin", input=other.secret)
        self.assertIn("token in your name", outcome.err)
        self.token()
        self.assertEqual(len(other.requests()), 1)
        self.assertEqual(self.service.requests(), [])

    def testEditingKeepsMembersItDoesNotKnow(self):
        with open(self.settings, encoding="utf-8") as file:
            settings = json.load(file)
        settings["future"] = {"a": [1, 2]}
        settings["profiles"][0]["colour"] = "red"
        self.write("config/settings.json", json.dumps(settings))
        self.good("profile", "edit", "demo", "--appkey", "abc")
        with open(self.settings, encoding="utf-8") as file:
            after = json.load(file)
        self.assertEqual(after["future"], {"a": [1, 2]})
        self.assertEqual(after["profiles"][0]["colour"], "red")

    def testRenamingKeepsKeyAndToken(self):
        token = self.token()["token"]
        self.good("profile", "default", "demo")
        outcome = self.good("profile", "rename", "demo", "新加坡 🎤", "--format", "json")
        self.assertEqual(outcome.json["name"], "新加坡 🎤")
        self.assertIs(outcome.json["default"], True)
        self.assertEqual(self.token("新加坡 🎤")["token"], token)
        self.assertEqual(self.token()["profile"], "新加坡 🎤")
        self.bad("profile", "get", "demo", code="ProfileUnknown")

    def testRenamingOnlyTheCase(self):
        self.good("profile", "rename", "demo", "DEMO")
        self.assertEqual(self.profiles()[0]["name"], "DEMO")

    def testRemovingKeepsASharedToken(self):
        self.add(self.service, "other")
        token = self.token("demo")["token"]
        self.good("profile", "remove", "demo", "--yes")
        self.assertEqual(self.token("other")["token"], token)
        self.good("profile", "remove", "other", "--yes")
        self.assertEqual(self.profiles(), [])
        self.add(self.service, "again")
        self.assertEqual(self.token("again")["source"], "service")

    def testRemovingWithoutATerminalWantsYes(self):
        self.bad("usage", "profile", "remove", "demo")
        self.assertEqual(len(self.profiles()), 1)

    def testRemovingOnATerminalAsks(self):
        for answer, status in (("n\n", 0), ("\n", 0), ("\x04", 0), ("\x03", 130)):
            with self.subTest(answer):
                terminal = self.terminal("profile", "remove", "demo")
                terminal.expect("[y/N]")
                terminal.type(answer)
                outcome = terminal.finish()
                self.assertEqual(outcome.status, status, outcome)
                # No is an answer, and Ctrl+C is none.
                self.assertIn("Nothing was removed." if status == 0 else "Interrupted.", outcome.out)
                self.assertEqual(len(self.profiles()), 1)
        terminal = self.terminal("profile", "remove", "demo")
        terminal.expect("[y/N]")
        terminal.type("y\n")
        self.assertEqual(terminal.finish().status, 0)
        self.assertEqual(self.profiles(), [])

    def testRemovingTheDefaultLeavesNone(self):
        self.add(self.service, "other")
        self.good("profile", "default", "demo")
        self.good("profile", "remove", "demo", "--yes")
        self.assertEqual([profile["default"] for profile in self.profiles()], [False])
        self.assertEqual(self.token()["profile"], "other")

    def testUnknownNames(self):
        for arguments in (("show", "x"), ("edit", "x", "--appkey", "a"), ("rename", "x", "y"),
                          ("remove", "x", "--yes"), ("default", "x")):
            with self.subTest(arguments):
                outcome = self.bad("profile", "profile", *arguments, code="ProfileUnknown")
                self.assertIn("x", outcome.error["message"])

    def testANameThatIsTakenIsRefusedBeforeTheSecretIsRead(self):
        outcome = self.call("profile", "add", "Demo", "--access-key-id", "LTAIother",
                            "--secret-stdin", "--format", "json", input="x")
        self.assertEqual(outcome.error["code"], "ProfileExists", outcome)
        self.add(self.service, "other")
        self.bad("profile", "profile", "rename", "other", "DEMO", code="ProfileExists")


class Choosing(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox()
        self.add(self.service, "one")
        self.add(self.service, "two")

    def chosen(self, *arguments, **env):
        return self.token(*arguments, env=self.env(**env))["profile"]

    def testNeverAGuessBetweenTwo(self):
        outcome = self.bad("profile", "get", code="ProfileNotChosen")
        self.assertIn("one, two", outcome.error["advice"])
        self.assertEqual(self.service.requests(), [])

    def testArgumentThenOptionThenEnvironmentThenDefault(self):
        self.good("profile", "default", "one")
        self.assertEqual(self.chosen(), "one")
        self.assertEqual(self.chosen(NLS_TOKEN_PROFILE="two"), "two")
        self.assertEqual(self.chosen("-p", "one", NLS_TOKEN_PROFILE="two"), "one")
        self.assertEqual(self.chosen("--profile=two", NLS_TOKEN_PROFILE="one"), "two")
        self.assertEqual(self.chosen("two", "-p", "one"), "two")
        outcome = self.good("-p", "two", "get", "--format", "json")
        self.assertEqual(outcome.json["profile"], "two")

    def testAnEmptyEnvironmentVariableIsNone(self):
        self.good("profile", "default", "two")
        self.assertEqual(self.chosen(NLS_TOKEN_PROFILE=""), "two")

    def testNamesAreFoundWhateverTheirCase(self):
        self.assertEqual(self.chosen("ONE"), "one")

    def testTheDefaultIsMarked(self):
        outcome = self.good("profile", "default", "two", "--format", "json")
        self.assertIs(outcome.json["default"], True)
        self.assertEqual({p["name"]: p["default"] for p in self.profiles()},
                         {"one": False, "two": True})
        self.assertIn("* two", self.good("profile", "list").out)

    def testNoProfileAtAll(self):
        for name in ("one", "two"):
            self.good("profile", "remove", name, "--yes")
        self.bad("profile", "get", code="ProfileNone")

    def testANameMayBeACommandsWord(self):
        for name in ("get", "status", "profile", "list", "sign", "sandbox"):
            with self.subTest(name):
                self.good("profile", "rename", "one", name)
                self.assertEqual(self.token(name)["profile"], name)
                self.good("profile", "show", name)
                self.good("status", name)
                self.good("profile", "default", name)
                self.good("profile", "rename", name, "one")


if __name__ == "__main__":
    main()
