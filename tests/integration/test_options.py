# SPDX-License-Identifier: Apache-2.0
"""Options, help, languages, the environment, and what is wrong with a command line."""

from commandline import CommandLineCase, main

COMMANDS = ((), ("get",), ("status",), ("sandbox",), ("sign",), ("profile",), ("profile", "add"),
            ("profile", "list"), ("profile", "show"), ("profile", "edit"), ("profile", "rename"),
            ("profile", "remove"), ("profile", "default"), ("completion",))


class Help(CommandLineCase):
    def testEveryCommandShowsAnExample(self):
        for command in COMMANDS:
            with self.subTest(command):
                outcome = self.good(*command, "--help")
                self.assertEqual(outcome.err, "")
                example = outcome.out[outcome.out.index("Example"):]
                self.assertIn("nls-token " + " ".join(command), example)
                self.assertEqual(self.good(*command, "-h").out, outcome.out)

    def testItComesFirstWhateverElseIsWrong(self):
        self.assertIn("Usage", self.good("get", "--bogus", "--help").out)

    def testEveryCommonOptionIsListed(self):
        text = self.good("get", "--help").out
        for option in ("--profile", "--from-env", "--region", "--endpoint", "--api-version",
                       "--timeout", "--ca-file", "--proxy", "--lang", "--quiet", "--verbose",
                       "--version", "--prompt"):
            self.assertIn(option, text)

    def testVersion(self):
        self.assertRegex(self.good("--version").out, r"\Anls-token \d+\.\d+\.\d+\n\Z")
        self.assertEqual(self.good("get", "--version").out, self.good("--version").out)
        self.assertEqual(self.good("-V").out, self.good("--version").out)

    def testHelpIsACommandToo(self):
        self.assertEqual(self.good("help").out, self.good("--help").out)
        self.assertEqual(self.good("help", "profile", "add").out,
                         self.good("profile", "add", "--help").out)
        self.assertEqual(self.call("help", "frob").status, 2)

    def testJsonIsAskedForInEveryUsualWay(self):
        for asked in (("-o", "json"), ("-ojson",), ("--json",), ("--format=json",)):
            with self.subTest(asked):
                self.assertEqual(self.good("profile", "ls", *asked).json, [])
                self.checkError(self.call("get", *asked), "profile")
                self.checkError(self.call("get", "--bogus", *asked), "usage")


class Usage(CommandLineCase):
    def testWhatIsWrongIsNamed(self):
        for word, arguments in (
                ("frob", ("frob",)),
                ("frob", ("profile", "frob")),
                ("--bogus", ("get", "--bogus")),
                ("--bogus", ("--bogus", "get")),
                ("--bogus", ("get", "--bogus=secret-value")),
                ("-z", ("get", "-z")),
                ("NAME", ("profile", "add")),
                ("NEW", ("profile", "rename", "a")),
                ("extra", ("profile", "show", "a", "extra")),
                ("extra", ("profile", "list", "extra")),
                ("abc", ("get", "--timeout", "abc")),
                ("--timeout", ("get", "--timeout", "0")),
                ("--timeout", ("get", "--timeout", "-1")),
                ("--min-ttl", ("get", "--min-ttl", "-5")),
                ("--min-ttl", ("get", "--min-ttl", "99999999999999999999")),
                ("--access-key-id", ("profile", "add", "x")),
                ("--ttl", ("sandbox", "--ttl", "0")),
                ("nonsense", ("sandbox", "--fault", "nonsense")),
                ("slow:0", ("sandbox", "--fault", "slow:0")),
                ("192.0.2.1", ("sandbox", "--listen", "192.0.2.1:0")),
                ("0.0.0.0", ("sandbox", "--listen", "0.0.0.0:0")),
                ("--method", ("sign", "--from-env", "--method", "PUT")),
                ("fr", ("--lang", "fr", "get"))):
            with self.subTest(arguments):
                outcome = self.bad("usage", *arguments)
                self.assertIn(word, outcome.error["message"])
                self.assertNotIn("secret-value", outcome.out)
                self.assertEqual(outcome.err, "")
                text = self.call(*arguments)
                self.assertEqual((text.status, text.out), (2, ""), text)
                self.assertIn(word, text.err)

    def testAnOptionWithoutItsValue(self):
        outcome = self.call("get", "--format", "json", "--timeout")
        self.checkError(outcome, "usage")
        self.assertIn("--timeout", outcome.error["message"])
        self.assertEqual(self.call("get", "--format").status, 2)

    def testNoCommand(self):
        self.assertEqual(self.call("-q").status, 2)
        self.assertEqual(self.call("profile").status, 2)

    def testNothingAtAllShowsHelp(self):
        self.assertEqual(self.good().out, self.good("--help").out)

    def testTheNearestNameIsSuggested(self):
        self.add(self.sandbox(), "production")
        for meant, arguments in (
                ("status", ("statsu",)),
                ("list", ("profile", "lsit")),
                ("--format", ("get", "--fromat", "json")),
                ("json", ("get", "--format", "jsno")),
                ("production", ("get", "prodction")),
                ("production", ("-p", "prod", "get")),
                ("python", ("snippet", "pyhton")),
                ("throttling", ("sandbox", "--fault", "throtling:2")),
                ("Throttling.User", ("sandbox", "--fault", "Throttling.Usr"))):
            with self.subTest(arguments):
                outcome = self.call(*arguments)
                self.assertIn(outcome.status, (2, 3), outcome)
                self.assertIn(f"Did you mean “{meant}”?", outcome.err)
                self.assertIn(f"“{meant}”", self.call(*arguments, "--lang", "zh").err)
        self.assertNotIn("Did you mean", self.call("get", "another").err)

    def testARegionThatIsNearlyAnotherIsWarnedOf(self):
        outcome = self.good("profile", "add", "demo", "--access-key-id", "LTAI4FakeFakeFakeFakeFak",
                            "--secret-stdin", "--region", "cn-shanghia", input="s" * 30)
        self.assertIn("cn-shanghai", outcome.err)
        outcome = self.good("profile", "edit", "demo", "--region", "eu-central-1")
        self.assertNotIn("Did you mean", outcome.err)

    def testAWrongNameIsTracedToItsSource(self):
        self.assertIn("The name comes from --profile.", self.call("get", "-p", "nobody").err)
        self.assertIn("NLS_TOKEN_PROFILE", self.call("get", env=self.env(NLS_TOKEN_PROFILE="nobody")).err)
        self.assertNotIn("comes from", self.call("get", "nobody").err)
        self.add(self.sandbox())
        self.good("profile", "default", "demo")
        with open(self.settings, encoding="utf-8") as file:
            settings = file.read().replace('"defaultProfile": "demo"', '"defaultProfile": "nobody"')
        self.write("config/settings.json", settings)
        self.assertIn("default profile set in the settings", self.call("get").err)

    def testARefusalEndsWithWhatASupporterAsksFor(self):
        self.add(self.sandbox("--fault", "unknown-key"))
        last = self.call("get").err.splitlines()[-1]
        self.assertRegex(last, r"\ACode: InvalidAccessKeyId\.NotFound, HTTP: 404, RequestId: [0-9A-F-]{36}\Z")
        self.assertNotIn("Code:", self.call("get", "nobody").err)

    def testAdviceNamesCommands(self):
        self.assertIn("nls-token profile add", self.call("get").err)
        self.add(self.sandbox("--fault", "wrong-secret"))
        self.assertIn("nls-token profile edit NAME --secret-stdin", self.call("get").err)
        self.assertIn("nls-token profile list", self.call("get", "nobody").err)

    def testOneOfSeveralProfilesIsNamed(self):
        self.add(self.sandbox(), "good")
        self.add(self.sandbox("--fault", "unknown-key"), "bad")
        self.assertIn("“bad”", self.bad("credentials", "get", "good", "bad").error["message"])
        self.assertIn("“bad”", self.call("get", "bad", "good").err)
        self.assertNotIn("“bad”", self.call("get", "bad").err)

    def testAnUnknownFormat(self):
        outcome = self.call("get", "--format", "yaml")
        self.assertEqual((outcome.status, outcome.out), (2, ""), outcome)
        self.assertIn("yaml", outcome.err)

    def testAnUnknownCommandIsCalledOne(self):
        for arguments in (("frob",), ("profile", "frob")):
            self.assertIn("command", self.call(*arguments).err)

    def testFromEnvAndAProfileExcludeEachOther(self):
        for arguments in (("get", "demo"), ("get", "-p", "demo"), ("sign", "demo")):
            self.bad("usage", *arguments, "--from-env")


class FromEnvironment(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox()
        self.get = ("get", "--from-env", "--endpoint", self.service.endpoint)

    def testAlibabaCloudsVariables(self):
        outcome = self.fromEnv(self.service, "--format", "json")
        self.assertEqual(outcome.status, 0, outcome)
        self.assertIsNone(outcome.json["profile"])
        self.assertEqual(outcome.err, "")  # given for this call: nothing to be told about

    def testAliyunsVariables(self):
        self.good(*self.get, env=self.env(ALIYUN_AK_ID=self.service.id,
                                          ALIYUN_AK_SECRET=self.service.secret))

    def testAlibabaCloudsComeFirst(self):
        self.good(*self.get, env=self.keyEnv(self.service, ALIYUN_AK_ID="other",
                                             ALIYUN_AK_SECRET="other"))

    def testTheFamiliesAreNotMixed(self):
        outcome = self.bad("profile", *self.get, env=self.env(
            ALIBABA_CLOUD_ACCESS_KEY_ID=self.service.id, ALIYUN_AK_SECRET=self.service.secret))
        self.assertIn("ALIBABA_CLOUD_ACCESS_KEY_SECRET", outcome.error["message"])

    def testNothingIsSet(self):
        outcome = self.bad("profile", *self.get, code="EnvironmentKeyMissing")
        self.assertIn("ALIBABA_CLOUD_ACCESS_KEY_ID", outcome.error["message"])

    def testTheRegion(self):
        outcome = self.fromEnv(self.service, "--format", "json",
                               ALIBABA_CLOUD_REGION_ID="cn-shanghai")
        self.assertEqual(outcome.json["region"], "cn-shanghai", outcome)
        outcome = self.fromEnv(self.service, "--format", "json", "--region", "cn-beijing",
                               ALIBABA_CLOUD_REGION_ID="cn-shanghai")
        self.assertEqual(outcome.json["region"], "cn-beijing", outcome)

    def testTheSecurityToken(self):
        outcome = self.fromEnv(self.service, ALIBABA_CLOUD_SECURITY_TOKEN="CAIS")
        # The sandbox's own key is a permanent one.
        self.assertEqual(outcome.status, 5, outcome)
        self.assertIn("SecurityToken", outcome.err)
        self.assertEqual(self.fromEnv(self.service, ALIBABA_CLOUD_SECURITY_TOKEN="").status, 0)

    def testTheTokenIsSharedWithAProfileOfTheSameKey(self):
        self.add(self.service)
        outcome = self.fromEnv(self.service)
        self.assertEqual(self.good("get").out, outcome.out)
        self.assertEqual(len(self.service.requests()), 1)

    def testNothingIsStored(self):
        self.fromEnv(self.service)
        self.assertEqual(self.profiles(), [])


class Language(CommandLineCase):
    def told(self, *arguments, **env):
        return self.call("get", *arguments, env=self.env(**env)).err

    def testChineseByOptionAndEnvironment(self):
        chinese = self.told("--lang", "zh_CN")
        self.assertRegex(chinese, "[\u4e00-\u9fff]")
        for name in ("zh", "zh-CN", "ZH_cn"):
            self.assertEqual(self.told(f"--lang={name}"), chinese)
        self.assertEqual(self.told(LANG="zh_CN.UTF-8"), chinese)
        self.assertEqual(self.told(LANG="zh_CN"), chinese)
        self.assertEqual(self.told(LC_ALL="zh_CN.UTF-8"), chinese)

    def testEnglishElsewhere(self):
        english = self.told()
        self.assertNotRegex(english, "[\u4e00-\u9fff]")
        for locale in ("C", "POSIX", "en_US.UTF-8", "de_DE.UTF-8", "nonsense"):
            self.assertEqual(self.told(LANG=locale), english)
        self.assertEqual(self.told("--lang", "en", LANG="zh_CN.UTF-8"), english)
        self.assertEqual(self.told(LC_ALL="C", LANG="zh_CN.UTF-8"), english)

    def testHelpAndUsageErrorsAreTranslatedToo(self):
        for command in COMMANDS:
            with self.subTest(command):
                text = self.good(*command, "--help", "--lang", "zh_CN").out
                self.assertRegex(text, "[\u4e00-\u9fff]")
                for line in text.splitlines():
                    self.assertNotRegex(line, r"\b(the|with|when|which|and)\b")
        outcome = self.call("get", "--bogus", "--lang", "zh_CN")
        self.assertRegex(outcome.err, "[\u4e00-\u9fff].*--bogus|--bogus.*[\u4e00-\u9fff]")

    def testMachineOutputIsNot(self):
        self.add(self.sandbox())
        self.token("--lang", "zh_CN")
        error = self.bad("usage", "get", "--bogus", "--lang", "zh_CN").error
        self.assertEqual(error["kind"], "usage")
        self.assertRegex(error["message"], "[\u4e00-\u9fff]")


class Loudness(CommandLineCase):
    def testQuietKeepsWarningsAwayButNotErrors(self):
        service = self.sandbox()
        outcome = self.good("-q", "profile", "add", "demo", "--access-key-id", "short",
                            "--secret-stdin", "--endpoint", service.endpoint, input="short")
        self.assertNotIn("Warning", outcome.err)
        outcome = self.call("get", "-q")
        self.assertEqual(outcome.status, 5, outcome)
        self.assertTrue(outcome.err.startswith("nls-token: "), outcome)

    def testTheTraceTellsMoreAndNothingSecret(self):
        service = self.sandbox()
        self.add(service)
        quiet = self.good("get", "--fresh")
        self.assertEqual(quiet.err, "")
        once = self.good("get", "--fresh", "-v")
        twice = self.good("-v", "get", "--fresh", "-v")
        self.assertTrue(once.err, "-v traces nothing")
        self.assertGreaterEqual(len(twice.err), len(once.err))
        for outcome in (once, twice):
            self.assertIn("127.0.0.1", outcome.err)
            for secret in (service.secret, service.id, outcome.out.strip(), "Signature="):
                self.assertNotIn(secret, outcome.err)


if __name__ == "__main__":
    main()
