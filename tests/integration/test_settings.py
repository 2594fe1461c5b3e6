# SPDX-License-Identifier: Apache-2.0
"""The settings file: damaged, newer, in the way, changed by many at once; never lost."""

import glob
import json
import os
import stat
import subprocess

from commandline import CommandLineCase, main


class SettingsFile(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox()
        self.add(self.service)
        with open(self.settings, "rb") as file:
            self.saved = file.read()

    def content(self, path=None):
        with open(path or self.settings, "rb") as file:
            return file.read()

    def aside(self):
        return glob.glob(glob.escape(self.settings) + ".damaged-*")

    def testModes(self):
        self.good("get")
        self.assertEqual(stat.S_IMODE(os.stat(self.config).st_mode), 0o700)
        for folder, folders, files in os.walk(self.folder):
            for name in folders:
                self.assertEqual(stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode), 0o700)
            for name in files:
                self.assertEqual(stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode), 0o600,
                                 name)

    def testItIsReadableJsonWithoutTheKey(self):
        text = self.saved.decode()
        self.assertEqual(json.loads(text)["profiles"][0]["name"], "demo")
        self.assertGreater(text.count("\n"), 5)
        self.assertNotIn(self.service.id, text)
        self.assertNotIn(self.service.secret, text)

    def testADamagedOneIsKeptAsideAndNamed(self):
        damages = {
            "truncated": self.saved[:len(self.saved) // 2],
            "binary": os.urandom(512),
            "nul bytes": b"\0" * 100,
            "empty": b"",
            "blank": b" \n",
            "no object": b"[]",
            "no version": b'{"profiles": []}',
            "version 0": self.saved.replace(b'"version": 1', b'"version": 0'),
            "text version": self.saved.replace(b'"version": 1', b'"version": "1"'),
            "deep": b"[" * 100000,
        }
        for damage, content in damages.items():
            with self.subTest(damage):
                self.write(self.settings, content)
                self.bad("profile", "get", code="SettingsDamaged")
                self.bad("profile", "profile", "list", code="SettingsDamaged")
                self.bad("profile", "profile", "rename", "demo", "x", code="SettingsDamaged")
                self.assertEqual(self.content(), content)
                outcome = self.add(self.service, "new")
                aside, = self.aside()
                self.assertIn(aside, outcome.err)
                self.assertEqual(self.content(aside), content)
                self.assertEqual(stat.S_IMODE(os.stat(aside).st_mode), 0o600)
                self.assertEqual([profile["name"] for profile in self.profiles()], ["new"])
                os.unlink(aside)

    def testAListThatIsNoneIsLeftAlone(self):
        for content in (b'{"version": 1, "profiles": "x"}', b'{"version": 1, "profiles": {}}'):
            self.write(self.settings, content)
            self.bad("profile", "get", code="SettingsDamaged")
            self.call("profile", "add", "new", "--access-key-id", "LTAI", "--secret-stdin",
                      input="x")
            kept = [self.content(path) for path in (self.settings, *self.aside())]
            self.assertIn(content, kept)

    def testAWrongProfileNamesItselfAndTheFile(self):
        for member in (b'{"region": "ap-southeast-1"}', b'1',
                       b'{"name": "bad", "endpoint": "http://evil.example"}'):
            with self.subTest(member):
                content = self.saved.replace(b'"profiles": [', b'"profiles": [' + member + b',')
                self.write(self.settings, content)
                self.assertIn(self.settings, self.call("profile", "list").err)
                self.assertEqual(self.content(), content)

    def testAWrongProfileDoesNotStopTheOthers(self):
        bad = b'"profiles": [{"name": "bad", "endpoint": "http://evil.example"},'
        self.write(self.settings, self.saved.replace(b'"profiles": [', bad))
        self.good("get", "demo")
        self.bad("profile", "get", "bad")
        self.good("profile", "remove", "bad", "--yes")

    def testOnlyWrongProfilesAreNotNone(self):
        self.write(self.settings, json.dumps({"version": 1, "profiles": [
            {"name": "bad", "region": "No Region"}]}))
        for command in (("status",), ("profile", "list")):
            outcome = self.good(*command)
            self.assertIn("No Region", outcome.err)
            self.assertNotIn("no profiles yet", outcome.err)

    def testACopiedBlockIsNamedAndRemovedAlone(self):
        root = json.loads(self.saved)
        root["profiles"].append({**root["profiles"][0], "name": "copy"})
        self.write(self.settings, json.dumps(root))
        self.bad("profile", "get", "copy", code="ProfileIdTwice")
        for command in (("status",), ("profile", "list")):
            outcome = self.good(*command)
            self.assertIn("copy", outcome.err)
            self.assertIn("demo", outcome.out)
        self.good("get", "demo")
        self.good("profile", "remove", "copy", "--yes")
        self.assertEqual([profile["name"] for profile in self.profiles()], ["demo"])
        self.good("get", "demo", "--fresh")

    def testNothingInOurFilesActsOnATerminal(self):
        self.call("get", "demo", "--api-version", "2000-01-01")
        hostile = "x\x1b]0;title\x07\x9b2J\u202e"
        root = json.loads(self.saved)
        demo = root["profiles"][0]
        demo.update(accessKeyIdMasked="LTAI****" + hostile, store=hostile)
        root["profiles"] += [{"name": hostile}, {"name": "gate", "gateway": "wss://h/" + hostile},
                             {"name": "region", "region": hostile}]
        self.write(self.settings, json.dumps(root))
        for path in glob.glob(os.path.join(glob.escape(self.state), "flights", "*.json")):
            with open(path, encoding="utf-8") as file:
                record = json.load(file)
            record["lastError"] = {"kind": "credentials", "code": hostile, "detail": hostile,
                                   "serverMessage": hostile, "requestId": hostile}
            record["standingRefusal"] = record["lastError"]
            self.write(path, json.dumps(record))
        for command in (("status",), ("profile", "list"), ("profile", "show", "demo"),
                        ("profile", "show", hostile), ("profile", "show", "gate"), ("get", "demo"),
                        ("get", "region"), ("get", hostile), ("profile", "remove", hostile)):
            for form in ((), ("--format", "json")):
                with self.subTest((command, form)):
                    outcome = self.call(*command, *form)
                    self.assertNotRegex(outcome.out + outcome.err,
                                        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")

    def testAFingerprintIsNoPath(self):
        precious = self.write("precious.json", "{}")
        self.good("get", "demo")
        root = json.loads(self.saved)
        root["profiles"][0]["identity"]["fingerprint"] = "../../precious"
        self.write(self.settings, json.dumps(root))
        self.good("status")
        self.good("profile", "remove", "demo", "--yes")
        self.assertEqual(self.content(precious), b"{}")

    def testPipesInPlaceOfOurFilesHangNobody(self):
        self.good("get", "demo")
        for folder, folders, files in os.walk(self.state):
            for name in files:
                os.unlink(os.path.join(folder, name))
                os.mkfifo(os.path.join(folder, name))
        for command in (("status",), ("profile", "list"), ("get", "demo"),
                        ("get", "demo", "--fresh"), ("profile", "remove", "demo", "--yes")):
            with self.subTest(command):
                self.call(*command)

    def testANewerVersionIsLeftAlone(self):
        content = self.saved.replace(b'"version": 1', b'"version": 2')
        self.write(self.settings, content)
        self.bad("profile", "get", code="SettingsNewer")
        outcome = self.call("profile", "add", "new", "--access-key-id", "LTAI", "--secret-stdin",
                            input="x")
        self.assertEqual(outcome.status, 3, outcome)
        self.bad("profile", "profile", "edit", "demo", "--appkey", "a", code="SettingsNewer")
        self.assertEqual(self.content(), content)

    def testAFolderInItsPlace(self):
        os.unlink(self.settings)
        os.mkdir(self.settings)
        self.bad("profile", "get", code="SettingsDirectory")
        self.bad("profile", "profile", "edit", "demo", "--appkey", "a", code="SettingsDirectory")

    def testAPipeInItsPlaceDoesNotHang(self):
        os.unlink(self.settings)
        os.mkfifo(self.settings)
        self.assertEqual(self.call("get").status, 3)
        self.assertEqual(self.call("profile", "list").status, 3)

    def testASymbolicLinkIsKept(self):
        elsewhere = self.path("dotfiles", "nls.json")
        os.mkdir(os.path.dirname(elsewhere))
        os.rename(self.settings, elsewhere)
        os.symlink(elsewhere, self.settings)
        self.good("profile", "edit", "demo", "--appkey", "changed")
        self.assertTrue(os.path.islink(self.settings))
        self.assertIn(b"changed", self.content(elsewhere))
        os.unlink(elsewhere)
        self.add(self.service, "again")
        self.assertTrue(os.path.islink(self.settings))
        self.assertIn(b"again", self.content(elsewhere))

    def testALinkToItself(self):
        os.unlink(self.settings)
        os.symlink("settings.json", self.settings)
        self.assertEqual(self.call("get").status, 3)
        outcome = self.call("profile", "add", "new", "--access-key-id", "LTAI",
                            "--secret-stdin", input="x")
        self.assertIn(outcome.status, (0, 3), outcome)
        if outcome.status == 0:
            self.assertEqual(len(self.profiles()), 1)

    def testAFileInTheFoldersPlace(self):
        os.rename(self.config, self.path("away"))
        self.write("config", "in the way")
        outcome = self.bad("profile", "get")
        self.assertTrue(outcome.error["code"].startswith("Settings"), outcome)
        outcome = self.call("profile", "add", "new", "--access-key-id", "LTAI",
                            "--secret-stdin", input="x")
        self.assertEqual(outcome.status, 3, outcome)

    def testAFolderWithBlanksAndChinese(self):
        env = self.env(NLS_TOKEN_CONFIG_DIR=self.path("配置 文件", "nls token"),
                       NLS_TOKEN_STATE_DIR=self.path("状态 🎤"))
        self.add(self.service, "elsewhere", env=env)
        self.good("get", env=env)
        self.assertTrue(os.path.exists(self.path("配置 文件", "nls token", "settings.json")))
        self.assertEqual(len(self.profiles()), 1)

    def testARelativeFolderIsRefused(self):
        for name in ("NLS_TOKEN_CONFIG_DIR", "NLS_TOKEN_STATE_DIR"):
            for value in ("~/nls", "nls"):
                outcome = self.bad("usage", "status", env=self.env(**{name: value}),
                                   code="FolderNotAbsolute", cwd=self.folder)
                self.assertIn(f"{name}={value}", outcome.error["message"])
        self.assertFalse(os.path.exists(self.path("~")))
        self.assertFalse(os.path.exists(self.path("nls")))

    def testHelpNeedsNoFolder(self):
        self.good("status", "--help", env=self.env(NLS_TOKEN_CONFIG_DIR="~/nls"))

    def testFoldersOfOthersAreWarnedOf(self):
        self.good("get")
        for folder in (self.config, self.state, os.path.join(self.state, "flights")):
            for mode in (0o777, 0o1777):
                os.chmod(folder, mode)
                outcome = self.good("status")
                self.assertIn(f"Other users can write to the folder {folder}.", outcome.err)
            os.chmod(folder, 0o755)
            self.assertEqual(self.good("status").err, "")

    def testXdgFolders(self):
        env = self.env(NLS_TOKEN_CONFIG_DIR=None, NLS_TOKEN_STATE_DIR=None,
                       XDG_CONFIG_HOME=self.path("xdg"), XDG_STATE_HOME=self.path("xdg state"))
        self.add(self.service, "there", env=env)
        self.assertTrue(os.path.exists(self.path("xdg", "nls-token-desk", "settings.json")))
        self.assertTrue(os.path.isdir(self.path("xdg state", "nls-token-desk")))


class ManyAtOnce(CommandLineCase):
    NUMBER = 50

    def all(self, *commands, secret=None):
        processes = [self.start(*command, stdin=subprocess.PIPE) for command in commands]
        for process in processes:
            if secret:
                process.stdin.write(secret.encode())
            process.stdin.close()
            process.stdin = None
        for process in processes:
            outcome = self.finish(process)
            self.assertEqual(outcome.status, 0, outcome)

    def testNothingIsLost(self):
        self.all(*(("profile", "add", f"p{i}", "--access-key-id", f"LTAI{i}", "--secret-stdin")
                   for i in range(self.NUMBER)), secret="x" * 30)
        self.assertEqual(len(self.profiles()), self.NUMBER)
        self.all(*(("profile", "rename", f"p{i}", f"q{i}") for i in range(self.NUMBER)))
        names = {profile["name"] for profile in self.profiles()}
        self.assertEqual(names, {f"q{i}" for i in range(self.NUMBER)})
        self.assertEqual(sorted(os.listdir(self.config)), ["settings.json", "settings.json.lock"])

    def testOneNameIsGivenOnce(self):
        processes = [self.start("profile", "add", "demo", "--access-key-id", f"LTAI{i}",
                                "--secret-stdin", stdin=subprocess.PIPE) for i in range(10)]
        for process in processes:
            process.stdin.write(b"x" * 30)
            process.stdin.close()
            process.stdin = None
        statuses = sorted(self.finish(process).status for process in processes)
        self.assertEqual(statuses.count(0), 1, statuses)
        # A keyring that ten programs write to at once may also be too busy for one of them.
        self.assertLessEqual(set(statuses), {0, 3, 4})
        self.assertEqual([profile["name"] for profile in self.profiles()], ["demo"])


if __name__ == "__main__":
    main()
