# SPDX-License-Identifier: Apache-2.0
"""What nobody may find who looks over a user's shoulder or through their files."""

import os
import resource
import signal
import subprocess

from desktop import DesktopCase, Gone, clipboard, main, waitFor


class Secrets(DesktopCase):
    def files(self):
        for top in (self.config, self.state, os.environ["XDG_RUNTIME_DIR"]):
            for folder, _, names in os.walk(top):
                for name in names:
                    path = os.path.join(folder, name)
                    if os.path.isfile(path):
                        with open(path, "rb") as file:
                            yield path, file.read()

    def heard(self, desk):
        """Everything that a screen reader can be told, of all windows."""
        words = []
        for element in desk.elements():
            try:
                words += [element.name, element.description, element.text]
            except Gone:
                continue
        return "\n".join(words)

    def titles(self):
        return subprocess.run(["xwininfo", "-root", "-tree"], capture_output=True, text=True, check=True).stdout

    def testNoCoreDumpHoldsThem(self):
        with open("/proc/sys/kernel/core_pattern", encoding="ascii") as file:
            if "/" in file.read():
                self.skipTest("cores are written elsewhere here")
        service = self.sandbox()
        folder = self.path("cores")
        os.mkdir(folder)
        here = os.getcwd()
        os.chdir(folder)
        try:
            desk = self.window()
        finally:
            os.chdir(here)
        desk.keys("alt+a")
        self.fillDialog(desk, service)
        number = desk.process.pid
        self.assertEqual(resource.prlimit(number, resource.RLIMIT_CORE)[0], 0)
        with open(f"/proc/{number}/coredump_filter", encoding="ascii") as file:
            self.assertEqual(int(file.read(), 16), 0)
        # As where a program takes the dumps, which knows no limit.
        hard = resource.prlimit(number, resource.RLIMIT_CORE)[1]
        resource.prlimit(number, resource.RLIMIT_CORE, (hard, hard))
        desk.process.send_signal(signal.SIGABRT)
        desk.process.wait(30)
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), "rb") as file:
                content = file.read()
            self.assertLess(len(content), 1 << 20)
            for form in (service.secret.encode(), service.secret.encode("utf-16-le")):
                self.assertNotIn(form, content)

    def testAProgramThatItStartsHasItsOwnLimits(self):
        folder = self.path("bin")
        os.mkdir(folder)
        seen = self.path("seen")
        opener = os.path.join(folder, "xdg-open")
        with open(opener, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\n{{ echo \"$1\"; ulimit -S -c; cat /proc/self/coredump_filter; }} > {seen}.new\n"
                       f"mv {seen}.new {seen}\n")
        os.chmod(opener, 0o755)
        soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
        try:
            desk = self.window(env=self.env(PATH=f"{folder}:{os.environ['PATH']}"))
        finally:
            resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))
        desk.press("Activate the service and make one for a RAM user")
        waitFor(lambda: os.path.exists(seen), "the address to be opened")
        with open(seen, encoding="ascii") as file:
            address, limit, dumped = file.read().split()
        self.assertTrue(address.startswith("https://"), address)
        self.assertEqual(limit, "unlimited" if hard == resource.RLIM_INFINITY else str(hard // 1024))
        with open("/proc/self/coredump_filter", encoding="ascii") as file:
            self.assertEqual(int(dumped, 16), int(file.read(), 16))

    def testNothingButTheClipboardHoldsThem(self):
        service = self.sandbox()
        desk = self.window()
        desk.keys("alt+a")
        self.fillDialog(desk, service)
        typing = self.heard(desk)
        self.assertIn(service.id, typing)
        self.assertNotIn(service.secret, typing)
        desk.press("Test")
        desk.reads("The service accepted the key")
        desk.press("Save")
        desk.find("push button", "Copy token")

        # Typing left something there.
        primary = clipboard("primary")
        desk.comes("demo")
        desk.keys("ctrl+c")
        token = waitFor(clipboard, "the token in the clipboard")
        self.assertIn(token[-4:], self.heard(desk))
        self.assertNotIn(token, self.heard(desk))
        # Shown on request, to a screen reader too, and never selected.
        desk.keys("ctrl+t")
        desk.find("push button", "Hide the token")
        self.assertIn(token, self.heard(desk))
        self.assertEqual(clipboard("primary"), primary)
        desk.keys("ctrl+t")
        desk.find("push button", "Show the token")
        self.assertNotIn(token, self.heard(desk))

        titles = self.titles()
        self.assertIn("demo", titles)
        process = f"/proc/{desk.process.pid}"
        places = [("titles", titles.encode()), ("output", desk.said().encode()), *self.files()]
        for name in ("cmdline", "environ"):
            with open(f"{process}/{name}", "rb") as file:
                places.append((name, file.read()))
        self.assertGreater(len(places), 6)
        for place, content in places:
            self.assertNotIn(service.secret.encode(), content, place)
            self.assertNotIn(token.encode(), content, place)
            self.assertNotIn(service.id.encode(), content, place)
        self.assertEqual(desk.quits(), 0)
        self.assertEqual(desk.said(), "")
        for path, content in self.files():
            self.assertNotIn(service.secret.encode(), content, path)
            self.assertNotIn(token.encode(), content, path)


if __name__ == "__main__":
    main()
