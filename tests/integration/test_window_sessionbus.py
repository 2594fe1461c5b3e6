# SPDX-License-Identifier: Apache-2.0
"""Both programs where the way to the session bus leads nowhere: nothing is launched and nothing waits for ever."""

import os
import socket
import subprocess
import time

from commandline import CommandLineCase
import desktop
from desktop import main


class NoWay(CommandLineCase):
    def silentBus(self):
        """The address of a bus that takes a connection and never says a word."""
        listener = socket.socket(socket.AF_UNIX)
        self.addCleanup(listener.close)
        path = self.path("silent.bus")
        listener.bind(path)
        listener.listen(1)
        return f"unix:path={path}"

    def fullBus(self):
        """One that doesn't even take it."""
        address = self.silentBus()
        for _ in range(3):
            one = socket.socket(socket.AF_UNIX)
            self.addCleanup(one.close)
            one.setblocking(False)
            try:
                one.connect(address.partition("=")[2])
            except BlockingIOError:
                break
        return address

    def launcher(self):
        """An environment without a bus, and with a program to launch one that hangs; as in WSL."""
        folder = self.path("bin")
        os.mkdir(folder)
        launched = self.path("launched")
        program = os.path.join(folder, "dbus-launch")
        with open(program, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\ntouch {launched}\nexec sleep 1000\n")
        os.chmod(program, 0o755)
        env = self.env(PATH=f"{folder}:{os.environ['PATH']}")
        env.pop("DBUS_SESSION_BUS_ADDRESS", None)
        return env, launched

    def withKey(self, service, env):
        keys = self.keyEnv(service)
        return {**env, **{name: keys[name] for name in keys if name.startswith("ALIBABA_CLOUD_")}}

    def checkBoth(self, env):
        service = self.sandbox()
        begin = time.monotonic()
        error = self.call("profile", "add", "demo", "--access-key-id", service.id, "--endpoint",
                          service.endpoint, "--secret-stdin", input=service.secret, env=env)
        self.assertEqual(error.status, 4, error)
        self.assertIn("No keychain can be used in this session.", error.err)
        token = self.call("get", "--fresh", "--from-env", "--endpoint", service.endpoint,
                          env=self.withKey(service, env))
        self.assertEqual(token.status, 0, token)
        window = subprocess.run([desktop.DESK, "--quit-after-first-paint"], env=env, timeout=60,
                                capture_output=True, check=False)
        self.assertEqual(window.returncode, 0, window)
        self.assertLess(time.monotonic() - begin, 25)
        return error

    def testABusThatIsSilentIsGivenUp(self):
        error = self.checkBoth(self.env(DBUS_SESSION_BUS_ADDRESS=self.silentBus()))
        self.assertIn("timed out", error.err)

    def testABusThatAcceptsNobodyIsGivenUp(self):
        self.checkBoth(self.env(DBUS_SESSION_BUS_ADDRESS=self.fullBus()))

    def testNoBusIsLaunched(self):
        env, launched = self.launcher()
        error = self.checkBoth(env)
        self.assertIn("DBUS_SESSION_BUS_ADDRESS is not set", error.err)
        self.assertFalse(os.path.exists(launched))
        self.checkBoth({**env, "DBUS_SESSION_BUS_ADDRESS": "autolaunch:"})
        self.assertFalse(os.path.exists(launched))

    def testACommandOfTheUsersFindsTheVariableAsItWas(self):
        env, _ = self.launcher()
        service = self.sandbox()
        outcome = self.call("exec", "--from-env", "--endpoint", service.endpoint, "--", "sh", "-c",
                            "echo ${DBUS_SESSION_BUS_ADDRESS-unset}",
                            env=self.withKey(service, env))
        self.assertEqual(outcome.out, "unset\n", outcome)


if __name__ == "__main__":
    main()
