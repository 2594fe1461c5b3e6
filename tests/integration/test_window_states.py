# SPDX-License-Identifier: Apache-2.0
"""What the window says when something is the matter, and what it offers then."""

from gi.repository import Gio, GLib

from desktop import DesktopCase, clipboard, main, waitFor


def keychainItems():
    """How many items the keychain holds."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    asked = GLib.Variant("(ss)", ("org.freedesktop.Secret.Collection", "Items"))
    return len(session.call_sync("org.freedesktop.secrets", "/org/freedesktop/secrets/collection/login",
                                 "org.freedesktop.DBus.Properties", "Get", asked, None, Gio.DBusCallFlags.NONE, -1,
                                 None).unpack()[0])


class States(DesktopCase):
    def testAWrongSecretLeadsToTheProfile(self):
        service = self.sandbox()
        self.add(service, secret="x" * 30)
        desk = self.window()
        desk.press("Obtain")
        desk.reads("Edit the profile; nothing is sent until then.")
        desk.press("Edit profile…")
        desk.comes("Edit profile")
        desk.goesTo("alt+s", "AccessKey secret")
        desk.types(service.secret)
        desk.press("Save")
        desk.press("Obtain")
        desk.find("push button", "Copy token")
        self.assertEqual(len(service.requests()), 2)

    def testFlowControlIsWaitedOut(self):
        service = self.sandbox("--fault", "throttling")
        self.add(service)
        desk = self.window()
        desk.press("Obtain")
        desk.reads("No request for ")
        desk.reads("Asked too often.")
        desk.press("Explain")
        self.assertEqual(len(service.requests()), 1)

    def testOfflineAValidTokenStaysUsable(self):
        service = self.sandbox()
        self.add(service)
        token = self.token("demo")["token"]
        service.stop()
        desk = self.window()
        desk.press("Renew now")
        desk.reads("The service cannot be reached.")
        desk.press("Copy token")
        waitFor(lambda: clipboard() == token, "the token in the clipboard")
        self.assertEqual(desk.quits(), 0)

    def testTheSandboxPlaysFaultsFromItsMenu(self):
        before = keychainItems()
        desk = self.window("--sandbox")
        desk.press("Obtain")
        desk.press("Copy token")
        self.assertRegex(waitFor(clipboard, "a token in the clipboard"), "^[0-9a-f]{32}$")
        desk.keys("alt+p")
        desk.find("menu item", "Sandbox")
        desk.keys("s")
        desk.find("menu item", "Token service")
        desk.keys("t")
        desk.find("menu item", "Refused by flow control, without saying for how long")
        desk.keys("Return")
        desk.loses("Answer well", "menu item")
        desk.keys("F5")
        desk.reads("Valid; no request for ")
        desk.keys("alt+p")
        desk.find("menu item", "Sandbox")
        desk.keys("s")
        desk.find("menu item", "Speech gateway")
        desk.keys("s")
        desk.find("menu item", "40000000 · The gateway could not use what it was sent.")
        desk.keys("Return")
        desk.loses("Answer well", "menu item")
        desk.keys("ctrl+r")
        desk.reads("The gateway could not use what it was sent.")
        self.assertEqual(desk.quits(), 0)
        self.assertEqual(keychainItems(), before)

    def testADamagedSettingsFileIsSaid(self):
        self.settle(version="?")
        desk = self.window()
        desk.reads("settings file")
        self.assertEqual(desk.quits(), 0)


class Removing(DesktopCase):
    def ask(self, desk):
        desk.keys("alt+p")
        desk.find("menu item", "Remove…")
        desk.keys("r")
        desk.comes("Remove profile")

    def testItAsksAndDeletesTheKeyAndTheToken(self):
        service = self.sandbox()
        self.add(service)
        self.good("get")
        self.assertGreater(keychainItems(), 0)
        desk = self.window()
        desk.find("push button", "Copy token")

        self.ask(desk)
        desk.reads("Remove the profile “demo”?")
        desk.reads(f"Its AccessKey {service.id[:4]}")
        desk.reads("and its token are deleted from this computer")
        # Cancel is what Return takes.
        desk.keys("Return")
        desk.comes("demo")
        self.assertEqual(len(self.profiles()), 1)

        self.ask(desk)
        desk.press("Remove")
        desk.reads("Get a speech token")
        self.assertEqual(self.profiles(), [])
        waitFor(lambda: keychainItems() == 0, "the keychain to be empty")
        self.assertEqual(desk.quits(), 0)


if __name__ == "__main__":
    main()
