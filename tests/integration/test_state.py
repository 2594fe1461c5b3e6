# SPDX-License-Identifier: Apache-2.0
"""A state or config folder that is missing, read-only or full."""

import os
import shutil
import subprocess
import unittest

from commandline import CommandLineCase, main

# Gives a command a mount of its own; as an ordinary user inside a namespace, and back to that user.
ROOT_SCRIPT = '{mount}; exec "$@"'
USER_SCRIPT = '{mount}; exec unshare --user --map-user={uid} --map-group={gid} -- "$@"'


def withMount(mount):
    if os.geteuid() == 0:
        return ("unshare", "--mount", "sh", "-ec", ROOT_SCRIPT.format(mount=mount), "sh")
    script = USER_SCRIPT.format(mount=mount, uid=os.getuid(), gid=os.getgid())
    return ("unshare", "--user", "--map-root-user", "--mount", "sh", "-ec", script, "sh")


def mountsArePossible():
    probe = subprocess.run((*withMount("mount -t tmpfs -o size=4k none /mnt"), "true"),
                           capture_output=True, check=False)
    return probe.returncode == 0


class Missing(CommandLineCase):
    def testItIsMadeAgain(self):
        service = self.sandbox()
        self.add(service)
        self.good("get")
        shutil.rmtree(self.state)
        self.good("get")
        self.assertTrue(os.path.isdir(self.state))
        self.good("get", "--fresh")
        self.good("status")

    def testAFileInItsPlace(self):
        service = self.sandbox()
        self.add(service)
        self.good("get")
        shutil.rmtree(self.state)
        self.write("state", "in the way")
        outcome = self.good("get", "--fresh")
        self.assertRegex(outcome.out, r"\A[0-9a-f]{32}\n\Z")
        self.assertIn(self.state, outcome.err)
        self.good("status")

    def testDamagedRecordsAreNoRecords(self):
        service = self.sandbox()
        self.add(service)
        self.good("get")
        for folder, _, files in os.walk(self.state):
            for name in files:
                if name != "salt":
                    self.write(os.path.join(folder, name), os.urandom(64))
        self.good("get")
        self.good("status")
        self.good("get", "--fresh")
        self.assertEqual(self.status()[0]["state"], "valid")

    def testADamagedSaltIsReplaced(self):
        service = self.sandbox()
        self.add(service)
        self.write("state/salt", "nonsense")
        self.good("get")
        self.good("profile", "edit", "demo", "--secret-stdin", input=service.secret)
        self.good("get")


@unittest.skipUnless(mountsArePossible(), "no mounts of one's own on this system")
class Mounted(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox()
        self.add(self.service)
        self.good("get")

    def readOnly(self, folder):
        return withMount(f"mount --bind '{folder}' '{folder}';"
                         f" mount -o remount,ro,bind '{folder}'")

    def full(self, folder, keep=""):
        """A tiny file system with the files that `folder` has, and no room for more."""
        return withMount(f"cp -a '{folder}' '{folder}.copy';"
                         f" mount -t tmpfs -o size=64k,mode=0700 none '{folder}';"
                         f" cp -a '{folder}.copy/.' '{folder}';"
                         f" cat /dev/zero >'{folder}/filler' 2>/dev/null || true")

    def checkTokenWithWarning(self, outcome):
        self.assertEqual(outcome.status, 0, outcome)
        self.assertRegex(outcome.out, r"\A[0-9a-f]{32}\n\Z")
        self.assertIn("Warning", outcome.err)
        self.assertIn(self.state, outcome.err)

    def testAReadOnlyStateFolder(self):
        prefix = self.readOnly(self.state)
        self.assertEqual(self.call("get", prefix=prefix).status, 0)
        self.checkTokenWithWarning(self.call("get", "--fresh", prefix=prefix))
        self.assertEqual(self.call("status", prefix=prefix).status, 0)

    def testAFullStateFolder(self):
        prefix = self.full(self.state)
        self.assertEqual(self.call("get", prefix=prefix).status, 0)
        self.checkTokenWithWarning(self.call("get", "--fresh", prefix=prefix))

    def testAFailureIsStillTheFailureInAReadOnlyStateFolder(self):
        self.service.stop()
        outcome = self.call("get", "--fresh", "--format", "json", prefix=self.readOnly(self.state))
        self.checkError(outcome, "network")

    def testAddingWithoutAWritableStateFolderIsToldAbout(self):
        os.unlink(os.path.join(self.state, "salt"))
        outcome = self.call("profile", "add", "other", "--access-key-id", self.service.id,
                            "--endpoint", self.service.endpoint, "--secret-stdin",
                            input=self.service.secret, prefix=self.readOnly(self.state))
        self.assertIn(self.state, outcome.err)

    def checkSettingsAreKept(self, prefix):
        with open(self.settings, "rb") as file:
            before = file.read()
        self.assertEqual(self.call("get", prefix=prefix).status, 0)
        for arguments in (("profile", "edit", "demo", "--appkey", "x" * 100),
                          ("profile", "rename", "demo", "other"),
                          ("profile", "default", "demo")):
            outcome = self.call(*arguments, "--format", "json", prefix=prefix)
            self.checkError(outcome, "profile")
            self.assertEqual(outcome.error["code"], "SettingsNotWritable", outcome)
            self.assertIn(self.settings, outcome.error["message"])
        with open(self.settings, "rb") as file:
            self.assertEqual(file.read(), before)
        # A key that was changed with the settings is put back.
        outcome = self.call("profile", "edit", "demo", "--secret-stdin", prefix=prefix,
                            input="another" + self.service.secret[7:])
        self.good("get", "--fresh")

    def testAReadOnlyConfigFolder(self):
        self.checkSettingsAreKept(self.readOnly(self.config))

    def testAFullConfigFolder(self):
        self.checkSettingsAreKept(self.full(self.config))

    def testAddingThatCannotBeSavedTakesTheKeyBack(self):
        before = self.keysInKeyring()
        outcome = self.call("profile", "add", "other", "--access-key-id", "LTAI5tother",
                            "--secret-stdin", "--format", "json", input="y" * 30,
                            prefix=self.readOnly(self.config))
        self.checkError(outcome, "profile")
        self.assertEqual(outcome.error["code"], "SettingsNotWritable", outcome)
        self.assertEqual(len(self.profiles()), 1)
        self.assertEqual(self.keysInKeyring(), before)

    @staticmethod
    def keysInKeyring():
        done = subprocess.run(("secret-tool", "search", "--all", "server", "nls-token-desk"),
                              capture_output=True, text=True, check=False)
        return (done.stdout + done.stderr).count("/accesskey/")


if __name__ == "__main__":
    main()
