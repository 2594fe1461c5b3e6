# SPDX-License-Identifier: Apache-2.0
"""After a full run no file, log or output holds a secret, in whatever form."""

import base64
import os
import random
import re
import string
import urllib.parse

from commandline import CommandLineCase, main, waitFor

QUICK = {"hang": "1", "trickle": "1", "slow": "1"}


def forms(secret):
    """Every way in which `secret` might be written down, as name and bytes."""
    plain = secret.encode()
    yield "plain", plain
    yield "UTF-16LE", secret.encode("utf-16-le")
    yield "UTF-16BE", secret.encode("utf-16-be")
    yield "UTF-32LE", secret.encode("utf-32-le")
    once = urllib.parse.quote(secret, safe="~")
    yield "percent", once.encode()
    yield "percent twice", urllib.parse.quote(once, safe="~").encode()
    yield "percent everywhere", "".join(f"%{byte:02X}" for byte in plain).encode()
    yield "percent everywhere, small", "".join(f"%{byte:02x}" for byte in plain).encode()
    yield "hex", plain.hex().encode()
    yield "HEX", plain.hex().upper().encode()
    yield "hex with blanks", plain.hex(" ").encode()
    yield "backwards", plain[::-1]
    for shift in range(3):
        text = base64.b64encode(bytes(shift) + plain)
        whole = (shift + len(plain)) * 8 // 6
        inner = text[-(-shift * 8 // 6):whole]
        yield f"base64 at {shift}", inner
        yield f"base64url at {shift}", inner.translate(bytes.maketrans(b"+/", b"-_"))


class Forms(CommandLineCase):
    def testTheSearchItselfFinds(self):
        secret = "s3cret/with+slash= ünd 新"
        for before in ("", "a", "ab", "abc"):
            text = base64.b64encode((before + secret + "zz").encode())
            self.assertTrue(any(form in text for _, form in forms(secret)), before)
        self.assertIn(urllib.parse.quote(secret, safe="~").encode(),
                      [form for _, form in forms(secret)])


class FullRun(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.temporary = self.path("tmp")
        os.mkdir(self.temporary)
        self.outcomes = []
        self.secrets = {}  # never anywhere
        self.tokens = set()  # only where the user asks for them
        self.ids = set()

    def env(self, **more):
        return super().env(TMPDIR=self.temporary, **more)

    def do(self, *arguments, shows=(), **more):
        """Runs the program; `shows` names what its standard output may hold: id, token."""
        outcome = self.call(*arguments, **more)
        outcome.shows = set(shows)
        self.outcomes.append(outcome)
        return outcome

    def service(self, *arguments):
        service = self.sandbox(*arguments)
        self.secrets["secret of " + service.endpoint] = service.secret
        self.ids.add(service.id)
        return service

    def collectToken(self, outcome):
        if outcome.status == 0:
            self.tokens.add(outcome.json["token"] if outcome.out.startswith("{")
                            else outcome.out.strip())

    def everything(self):
        # Random, with characters that every encoding changes.
        self.secrets["SecurityToken"] = "CAIS+/=" + "".join(
            random.SystemRandom().choices(string.ascii_letters + "+/=", k=300))
        service = self.service()
        foreign = self.service()
        typed = ("--access-key-id", service.id, "--endpoint", service.endpoint, "--secret-stdin")
        loud = ("-v", "-v")
        self.do(*loud, "profile", "add", "demo", *typed, "--test", input=service.secret)
        self.do(*loud, "profile", "add", "json", *typed, "--format", "json", input=service.secret)
        self.do(*loud, "profile", "add", "sts", *typed, "--security-token-stdin",
                input=service.secret + "\n" + self.secrets["SecurityToken"])
        self.do("profile", "add", "swapped", "--access-key-id", "LTAI5tsomething",
                "--secret-stdin", input=service.id)
        self.do("profile", "add", "control", *typed, input=service.secret + "\x01")
        self.do("profile", "add", "lines", *typed, input="x\n" + service.secret)
        for form in ((), ("--format", "json")):
            for arguments in (("demo",), ("demo", "--fresh"), ("sts",),
                              ("demo", "--endpoint", foreign.endpoint)):
                self.collectToken(self.do(*loud, "get", *arguments, *form, shows=("token",)))
            self.do(*loud, "status", *form)
            self.do(*loud, "exec", "demo", "--set", "MORE=token", "--", "env", shows=("token",))
            self.do(*loud, "exec", "demo", "--renew-file", "auto", "--", "sh", "-c",
                    'cat "$NLS_TOKEN_FILE"', shows=("token",))
            self.do(*loud, "exec", "demo", "--", "no-such-command")
            self.do(*loud, "profile", "list", *form)
            self.do(*loud, "profile", "show", "demo", *form)
            self.do(*loud, "profile", "edit", "demo", "--appkey", "abc", *form)
            self.do(*loud, "profile", "edit", "demo", "--secret-stdin", *form,
                    input=service.secret)
            self.do(*loud, "profile", "rename", "json", "json2", *form)
            self.do(*loud, "profile", "rename", "json2", "json", *form)
            self.do(*loud, "profile", "default", "demo", *form)
        environment = self.keyEnv(service,
                                  ALIBABA_CLOUD_SECURITY_TOKEN=self.secrets["SecurityToken"])
        for name in ("demo", "sts"):
            for version in ("v1", "v3"):
                self.do(*loud, "sign", name, "--signature", version)
                self.do(*loud, "sign", name, "--signature", version, "--reveal",
                        shows=("id", "SecurityToken"))
                self.do(*loud, "sign", name, "--signature", version, "--curl",
                        shows=("id", "SecurityToken"))
                self.do(*loud, "sign", name, "--signature", version, "--format", "json",
                        shows=("id", "SecurityToken"))
        self.do(*loud, "sign", "--from-env", env=environment)
        self.do(*loud, "get", "--from-env", "--endpoint", service.endpoint, env=environment,
                shows=("token",))
        for stays in ((), ("--renew-file", "auto")):
            self.do(*loud, "exec", "--from-env", "--endpoint", service.endpoint, *stays, "--",
                    "env", env=self.keyEnv(service), shows=("token",))
        self.faults()
        self.do(*loud, "profile", "remove", "json", "--yes")
        self.outcomes.append(self.told(service))
        self.outcomes.append(self.told(foreign))

    def told(self, service):
        """What a sandbox said on standard error; its standard output names its invented key."""
        outcome = self.good("--version")
        service.stop()
        outcome.err, outcome.shows = service.said(), set()
        return outcome

    def faults(self):
        text = self.good("sandbox", "--help").out
        names = re.findall(r"^  ([a-z0-9-]+)  +\S", text[text.index("Faults"):], re.MULTILINE)
        self.assertGreater(len(names), 40)
        for name in names:
            service = self.service("--fault", name)
            self.add(service, name)
            for form in ((), ("--format", "json")):
                outcome = self.do("-v", "-v", "get", name, "--fresh", "--timeout",
                                  QUICK.get(name, "10"), *form, shows=("token",))
                self.collectToken(outcome)
                self.do("status", name, *form)
            self.outcomes.append(self.told(service))

    def files(self):
        home, runtime = os.environ["HOME"], os.environ["XDG_RUNTIME_DIR"]
        for top in (self.folder, home, runtime):
            for folder, folders, names in os.walk(top):
                if folder.startswith(os.path.join(home, ".local", "share", "keyrings")):
                    continue
                for name in names:
                    path = os.path.join(folder, name)
                    yield path, os.fsencode(path)
                    if os.path.isfile(path) and not os.path.islink(path):
                        with open(path, "rb") as file:
                            yield path, file.read()

    def searched(self):
        """Everything that was written: where, the bytes, and what they may hold."""
        for path, content in self.files():
            yield path, content, set()
        for outcome in self.outcomes:
            where = "nls-token " + " ".join(outcome.arguments)
            yield "standard output of " + where, outcome.out.encode(), outcome.shows
            yield "standard error of " + where, outcome.err.encode(), set()

    def testNothingHoldsASecret(self):
        self.everything()
        self.assertGreater(len(self.tokens), 3)
        places = list(self.searched())
        self.assertGreater(len(places), 300)
        self.assertTrue(any(path.endswith(".jsonl") for path, _, _ in places))
        found = []
        for place, content, allowed in places:
            for name, secret in self.secrets.items():
                if name in allowed:
                    continue
                found += [f"{name}, {form}: {place}"
                          for form, text in forms(secret) if text in content]
            if "token" not in allowed:
                found += [f"token: {place}" for token in self.tokens
                          if any(text in content for _, text in forms(token))]
            if "id" not in allowed:
                found += [f"AccessKey ID: {place}" for id_ in self.ids if id_.encode() in content]
        self.assertEqual(found, [])


class Processes(CommandLineCase):
    def testARunningProcessShowsNothing(self):
        service = self.sandbox("--fault", "hang:1")
        self.add(service)
        process = self.start("get")
        waitFor(service.requestsSoFar, "the request")
        for name in ("environ", "cmdline"):
            try:
                with open(f"/proc/{process.pid}/{name}", "rb") as file:
                    content = file.read()
            except PermissionError:  # not dumpable: nobody but root may look
                continue
            for form, text in forms(service.secret):
                self.assertNotIn(text, content, f"{form} in {name}")
        with open(f"/proc/{process.pid}/limits", encoding="ascii") as file:
            self.assertRegex(file.read(), r"Max core file size\s+0\s")
        process.kill()

    def testAnEnvironmentKeyReachesNoChild(self):
        service = self.sandbox("--fault", "hang:1")
        process = self.start("get", "--from-env", "--endpoint", service.endpoint,
                             env=self.keyEnv(service))
        waitFor(service.requestsSoFar, "the request")
        children = f"/proc/{process.pid}/task/{process.pid}/children"
        with open(children, encoding="ascii") as file:
            self.assertEqual(file.read().split(), [])
        process.kill()


if __name__ == "__main__":
    main()
