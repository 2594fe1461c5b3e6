# SPDX-License-Identifier: Apache-2.0
"""What nobody may find who looks over a user's shoulder or through their files."""

import os
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
