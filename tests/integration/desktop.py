# SPDX-License-Identifier: Apache-2.0
"""What the tests of the window share: the program on a screen that nobody sees, used by keyboard and over AT-SPI.

A test file is run as `python3 file.py PATH-OF-NLS-TOKEN PATH-OF-NLS-TOKEN-DESK [unittest's own arguments]`, inside
tests/support/desktop-session. AT-SPI is spoken over D-Bus itself: the client libraries cache what they were told.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time

from gi.repository import Gio, GLib

import commandline
from commandline import CommandLineCase

DESK = ""
DEADLINE = 60  # seconds; only a defect takes so long, on the busiest machine

ACCESSIBLE = "org.a11y.atspi.Accessible"
# Places in the bit field of AT-SPI's states.
STATES = {"active": 1, "checked": 4, "enabled": 8, "focused": 12, "sensitive": 24, "showing": 25}
GONE = ("org.freedesktop.DBus.Error.UnknownObject", "org.freedesktop.DBus.Error.UnknownMethod",
        "org.freedesktop.DBus.Error.UnknownInterface", "org.freedesktop.DBus.Error.ServiceUnknown",
        "org.freedesktop.DBus.Error.NameHasNoOwner", "org.freedesktop.DBus.Error.NoReply",
        "org.freedesktop.DBus.Error.InvalidArgs", "org.freedesktop.DBus.Error.Failed")


class Gone(Exception):
    """An element that is no longer there."""


def waitFor(condition, what):
    """Polls until condition() is true and returns its value. What is gone meanwhile is looked for again."""
    deadline = time.monotonic() + DEADLINE
    while True:
        try:
            value = condition()
        except Gone:
            value = None
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"waited in vain for {what() if callable(what) else what}")
        time.sleep(0.05)


class Bus:
    """The accessibility bus."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                    Gio.DBusCallFlags.NONE, DEADLINE * 1000, None).unpack()[0]
        flags = Gio.DBusConnectionFlags
        self._connection = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)

    def call(self, name, path, interface, method, signature=None, *arguments):
        parameters = GLib.Variant(signature, arguments) if signature else None
        try:
            answer = self._connection.call_sync(name, path, interface, method, parameters, None,
                                                Gio.DBusCallFlags.NONE, DEADLINE * 1000, None)
        except GLib.Error as error:
            if Gio.DBusError.get_remote_error(error) in GONE:
                raise Gone(f"{path} {method}: {error.message}") from error
            raise
        values = answer.unpack()
        return values[0] if len(values) == 1 else values

    def applicationOf(self, process):
        """The element of the program with this process number; None while it has none."""
        root = Element(self, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        for child in root.children():
            try:
                number = self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                   "GetConnectionUnixProcessID", "(s)", child.owner)
            except Gone:
                continue
            if number == process:
                return child
        return None


class Element:
    """One element as a screen reader finds it. Everything is asked for anew."""

    def __init__(self, bus, owner, path):
        self._bus = bus
        self.owner = owner
        self.path = path

    def _call(self, interface, method, signature=None, *arguments):
        return self._bus.call(self.owner, self.path, interface, method, signature, *arguments)

    def _property(self, interface, name):
        return self._call("org.freedesktop.DBus.Properties", "Get", "(ss)", interface, name)

    def children(self):
        return [Element(self._bus, *place) for place in self._call(ACCESSIBLE, "GetChildren")]

    @property
    def name(self):
        return self._property(ACCESSIBLE, "Name")

    @property
    def description(self):
        return self._property(ACCESSIBLE, "Description")

    @property
    def role(self):
        return self._call(ACCESSIBLE, "GetRoleName")

    def has(self, state):
        low, high = self._call(ACCESSIBLE, "GetState")
        return bool((low | high << 32) >> STATES[state] & 1)

    @property
    def interfaces(self):
        return self._call(ACCESSIBLE, "GetInterfaces")

    @property
    def text(self):
        """What its Text interface gives out; empty when it has none."""
        if "org.a11y.atspi.Text" not in self.interfaces:
            return ""
        return self._call("org.a11y.atspi.Text", "GetText", "(ii)", 0, -1)

    @property
    def value(self):
        return self._property("org.a11y.atspi.Value", "CurrentValue")

    def press(self):
        """Does what a click does, or gives the focus to what can't be clicked."""
        actions = self._call("org.a11y.atspi.Action", "GetActions")
        names = [action[0] for action in actions]
        for wanted in ("Press", "Toggle", "ShowMenu", "SetFocus"):
            if wanted in names:
                return self._call("org.a11y.atspi.Action", "DoAction", "(i)", names.index(wanted))
        raise AssertionError(f"{self} can't be pressed: {names}")

    def all(self):
        """Itself and everything below that is on the screen."""
        yield self
        for child in self.children():
            try:
                if child.has("showing") or self.role == "application":
                    yield from child.all()
            except Gone:
                continue

    def __str__(self):
        return f"{self.role} {self.name!r}"


def xdotool(*arguments):
    return subprocess.run(["xdotool", *map(str, arguments)], capture_output=True, text=True, check=False,
                          timeout=DEADLINE).stdout.strip()


class Desk:
    """One run of the window program."""

    def __init__(self, case, *arguments, env=None):
        self._case = case
        self._out = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen([DESK, *arguments], env=env or case.env(), stdin=subprocess.DEVNULL,
                                        stdout=self._out, stderr=subprocess.STDOUT)
        self._bus = case.bus

    # The process

    def said(self):
        return os.pread(self._out.fileno(), 1 << 20, 0).decode()

    def end(self):
        """The exit status of a program that ends by itself."""
        try:
            return self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"it goes on: {self.said()}") from None

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(DEADLINE)
        self._out.close()

    # What is to be seen

    def application(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the window program ended with {self.process.returncode}: {self.said()}")
        return self._bus.applicationOf(self.process.pid)

    def elements(self):
        application = self.application()
        return [] if application is None else list(application.all())

    def shown(self):
        """All that is to be read on the screen, for messages."""
        try:
            return "\n".join(f"  {element}" for element in self.elements())
        except Gone as error:
            return f"  {error}"

    def _where(self, role, name):
        found = []
        for element in self.elements():
            if role is not None and element.role != role:
                continue
            heard = element.name
            if name is None or (name(heard) if callable(name) else heard == name):
                found.append(element)
        return found

    def find(self, role, name=None):
        """Waits for an element. `name` is a text or a function that likes one."""
        return waitFor(lambda: (self._where(role, name) or [None])[-1],
                       lambda: f"{role} {name if isinstance(name, str) else ''!r} in\n{self.shown()}")

    def sees(self, name, role=None):
        """Whether an element is there at this moment."""
        try:
            return bool(self._where(role, name))
        except Gone:
            return False

    def reads(self, part):
        """Waits until `part` of a text is to be read."""
        return self.find(None, lambda name: part in name)

    def reaches(self, role, name, state, wanted=True):
        return waitFor(lambda: next((element for element in self._where(role, name)
                                     if element.has(state) == wanted), None),
                       lambda: f"{role} {name!r} to be {state}: {wanted}, in\n{self.shown()}")

    def loses(self, name, role=None):
        waitFor(lambda: not self._where(role, name), lambda: f"{name!r} to go away from\n{self.shown()}")

    # What is done

    def press(self, name, role="push button"):
        """Presses a button, once it can be."""
        self.reaches(role, name, "enabled").press()

    def comes(self, title=None):
        """Waits until a window of it has the keyboard, the one with this title if there is one named."""
        def active():
            number = xdotool("getactivewindow")
            if not number or xdotool("getwindowpid", number) != str(self.process.pid):
                return False
            if title is not None and title not in xdotool("getwindowname", number):
                return False
            # The program has to know it too, or it doesn't take keys yet.
            application = self.application()
            return application and any(top.has("active") for top in application.children())
        waitFor(active, lambda: f"the window {title!r} of {self.process.pid} to come forward; {self.said()}")
        return self

    def keys(self, *keys):
        self.comes()
        xdotool("key", "--clearmodifiers", *keys)

    def types(self, text):
        """Types what has to reach the field that has the keyboard."""
        self.comes()
        xdotool("type", "--clearmodifiers", "--delay", 4, text)

    def goesTo(self, key, name):
        """Presses a field's key and waits until it has the keyboard."""
        self.keys(key)
        return self.reaches(None, name, "focused")

    def quits(self):
        """Ctrl+Q, and the status that it ends with."""
        self.keys("ctrl+q")
        return self.end()


def clipboard(selection="clipboard", target=None):
    """What another program pastes; empty when there is nothing."""
    command = ["xclip", "-selection", selection, "-o"] + (["-t", target] if target else [])
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=DEADLINE).stdout


class DesktopCase(CommandLineCase):
    """A user with folders and a screen of their own."""

    def setUp(self):
        super().setUp()
        self.bus = Bus()

    def env(self, **more):
        return super().env(QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", **more)

    def desk(self, *arguments, env=None):
        desk = Desk(self, *arguments, env=env)
        self.addCleanup(desk.close)
        return desk

    def window(self, *arguments, env=None):
        """A started program whose window has the keyboard."""
        return self.desk(*arguments, env=env).comes()

    def settle(self, **values):
        """Puts values into the settings file, which is replaced as a whole."""
        os.makedirs(self.config, mode=0o700, exist_ok=True)
        content = {"version": 1}
        if os.path.exists(self.settings):
            with open(self.settings, encoding="utf-8") as file:
                content = json.load(file)
        content.update(values)
        self.write("settings.json.new", json.dumps(content))
        os.replace(self.path("settings.json.new"), self.settings)

    def fillDialog(self, desk, service, name="demo", secret=None):
        """Fills in the dialog of a new profile, by keyboard."""
        desk.comes("Add profile")
        desk.goesTo("alt+n", "Name")
        desk.types(name)
        desk.goesTo("alt+i", "AccessKey ID")
        desk.types(service.id)
        desk.goesTo("alt+s", "AccessKey secret")
        desk.types(service.secret if secret is None else secret)
        desk.keys("alt+a")
        desk.find("text", "Endpoint")
        desk.goesTo("alt+e", "Endpoint")
        desk.keys("ctrl+a")
        desk.types(service.endpoint)


def main():
    global DESK
    if len(sys.argv) < 3:
        sys.exit("usage: python3 FILE.py PATH-OF-NLS-TOKEN PATH-OF-NLS-TOKEN-DESK [UNITTEST-ARGUMENT...]")
    # This file is the test file's import of it, not __main__.
    DESK = os.path.abspath(sys.argv.pop(2))
    commandline.main()
