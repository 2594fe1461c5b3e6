# SPDX-License-Identifier: Apache-2.0
"""Runs every snippet as it is printed against sandboxes; run by ./dev test-sdk inside tests/support/keyring-session.

Usage: run.py NLS-TOKEN KITS [--record] [LANGUAGE...]    --record writes the table into resources/snippets/README.md

A snippet that obtains a token has to print one that the gateway accepts, and has to fail, without any secret in what it
says, with a wrong secret and with a refusal inside HTTP 200; one that asks a server gets it from `nls-token serve`. One
that uses a token has to complete its task, and has to fail with a token and with an Appkey that the gateway doesn't
know. What can't be run is compiled or looked at.
"""

import argparse
import array
import concurrent.futures
import datetime
import json
import math
import os
import pathlib
import re
import ssl
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

from kit import SNIPPETS
from kits import KITS

UNKNOWN_APPKEY = "NoSuchAppkey0001"
UNKNOWN_TOKEN = "0123456789abcdef0123456789abcdef"
README = SNIPPETS / "README.md"


class Failure(Exception):
    """A snippet does not do what it promises."""


class Sandbox:
    def __init__(self, program, *arguments):
        self.process = subprocess.Popen([program, "sandbox", "--format", "json", *arguments], text=True,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.about = json.loads(self.process.stdout.readline())
        self.ca = self.about["caFile"] or ""
        self.rest = re.sub("^ws", "http", self.about["gateway"]).removesuffix("/ws/v1")

    def keys(self):
        return {"ALIBABA_CLOUD_ACCESS_KEY_ID": self.about["accessKeyId"],
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET": self.about["accessKeySecret"]}

    def accepts(self, token):
        """Whether the gateway takes the token for one of its own."""
        query = urllib.parse.urlencode({"appkey": self.about["appkey"], "token": token, "text": "a"})
        try:
            with urllib.request.urlopen(f"{self.rest}/stream/v1/tts?{query}", timeout=20,
                                        context=ssl.create_default_context(cafile=self.ca) if self.ca else None) as answer:
                return answer.headers["Content-Type"] == "audio/mpeg"
        except urllib.error.HTTPError:
            return False

    def close(self):
        self.process.terminate()
        self.process.wait(20)
        self.process.stdout.close()


class Trial:
    def __init__(self, program, kits, folder):
        self.program = program
        self.kits = {name: kit(kits) for name, kit in KITS.items()}
        self.folder = pathlib.Path(folder)
        self.audio = self.folder / "speech.pcm"
        tone = (int(8000 * math.sin(i * 440 * 2 * math.pi / 16000)) for i in range(16000))
        self.audio.write_bytes(array.array("h", tone).tobytes())
        self.sandboxes = {(kind, way): Sandbox(program, *options, *(["--tls"] if way == "tls" else []))
                          for kind, options in (("good", ()), ("refusing", ("--fault", "no-permission-200")))
                          for way in ("tls", "plain")}
        for way in ("tls", "plain"):
            self.addProfile(way)
        self.keyFile = self.folder / "serve.key"
        self.server = subprocess.Popen(
            [program, "serve", "plain", "--listen", "127.0.0.1:0", "--key-file", self.keyFile], text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.serverAddress = self.server.stdout.readline().split()[-1]

    def close(self):
        self.server.terminate()
        self.server.wait(20)
        self.server.stdout.close()
        for sandbox in self.sandboxes.values():
            sandbox.close()

    def nlsToken(self, *arguments, **more):
        done = subprocess.run([self.program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              check=False, **more)
        if done.returncode != 0:
            raise Failure(f"nls-token {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def addProfile(self, way):
        about = self.sandboxes["good", way].about
        self.nlsToken("profile", "add", way, "--quiet", "--access-key-id", about["accessKeyId"], "--endpoint",
                      about["endpoint"], "--gateway", about["gateway"], "--appkey", about["appkey"], "--secret-stdin",
                      input=about["accessKeySecret"])

    def listed(self):
        return json.loads(self.nlsToken("snippet", "--list", "--format", "json"))

    def printed(self, snippet, way, *options):
        service = ("--service", snippet["service"]) if snippet["service"] else ()
        ca = self.sandboxes["good", way].ca
        return json.loads(self.nlsToken("snippet", snippet["language"], way, "--use", snippet["use"], *service,
                                        *(("--ca-file", ca) if ca else ()), "--format", "json", *options))["code"]

    def place(self, snippet, code, name):
        """The code in a folder of its own."""
        folder = self.folder / snippet["language"] / f"{snippet['use']}-{snippet['service']}-{name}"
        folder.mkdir(parents=True)
        file = folder / snippet["fileName"]
        file.write_text(code, encoding="utf-8")
        return file

    def outcome(self, snippet):
        """What there is to say about a snippet, in words."""
        kit = self.kits[snippet["language"]]
        way = "plain" if snippet["fileName"] in kit.plain else "tls"
        problem = kit.missing(snippet)
        if not problem:
            return self.obtains(snippet, kit, way) if snippet["use"] == "accesskey" else self.uses(snippet, kit, way)
        checked = kit.check(self.place(snippet, self.printed(snippet, way), "check"))
        if checked is None:
            return f"not checked: {problem}"
        process, how = checked
        if process.returncode != 0:
            raise Failure(f"{how}: {process.stdout}{process.stderr}")
        return f"checked by {how}: {problem}"

    def started(self, snippet, kit, name, code, sandbox, arguments=(), **variables):
        file = self.place(snippet, code, name)
        path = f"{pathlib.Path(self.program).resolve().parent}:{os.environ['PATH']}"
        env = {**os.environ, "PATH": path, **kit.environment(sandbox.ca), **variables}
        return kit.run(file, arguments, env, sandbox.ca), file

    def asks(self, snippet, kit):
        """For code that has no key and asks a server of the user's, which is `nls-token serve` here."""
        code = self.printed(snippet, "plain")
        good = self.sandboxes["good", "plain"]
        server = {"GETTOKEN_ADDRESS": self.serverAddress, "GETTOKEN_KEY": self.keyFile.read_text("utf-8").strip()}
        done, _ = self.started(snippet, kit, "good", code, good, **server)
        if done.returncode != 0 or not good.accepts(done.stdout.strip()):
            raise Failure(f"no token: status {done.returncode}\n{done.stdout}{done.stderr}")
        done, _ = self.started(snippet, kit, "key", code, good, **{**server, "GETTOKEN_KEY": "another-key-than-that"})
        self.mustFail(done, "another key")
        return f"asks `nls-token serve` for a token; {kit.remark()}"

    def obtains(self, snippet, kit, way):
        if "ALIBABA_CLOUD" not in self.printed(snippet, way):
            return self.asks(snippet, kit)
        good = self.sandboxes["good", way]
        done, _ = self.started(snippet, kit, "good", self.printed(snippet, way), good, **good.keys())
        token = next(iter(done.stdout.splitlines()), "")
        if done.returncode != 0 or not good.accepts(token):
            raise Failure(f"no token: status {done.returncode}\n{done.stdout}{done.stderr}")
        wrong = kit.wrongKeys(good.keys())
        done, _ = self.started(snippet, kit, "wrong", self.printed(snippet, way), good, **wrong)
        self.mustFail(done, "a wrong secret", wrong["ALIBABA_CLOUD_ACCESS_KEY_SECRET"])
        refusing = self.sandboxes["refusing", way]
        code = self.printed(snippet, way, "--endpoint", refusing.about["endpoint"])
        done, _ = self.started(snippet, kit, "refused", code, refusing, **refusing.keys())
        self.mustFail(done, "a refusal inside HTTP 200", refusing.about["accessKeySecret"])
        return "obtains a token over " + self.wayInWords(kit, snippet, way)

    def uses(self, snippet, kit, way):
        good = self.sandboxes["good", way]
        code = self.printed(snippet, way)
        arguments = () if snippet["service"] == "tts" else (str(self.audio),)
        done, file = self.started(snippet, kit, "good", code, good, arguments)
        if done.returncode != 0 or not self.isComplete(snippet, done, file.parent / "hello.wav"):
            raise Failure(f"not completed: status {done.returncode}\n{done.stdout}{done.stderr}")
        ca = good.ca
        token = self.nlsToken("get", way, *(("--ca-file", ca) if ca else ())).strip()
        if token not in code:
            raise Failure("the token is not in the code")
        done, _ = self.started(snippet, kit, "unknown", code.replace(token, UNKNOWN_TOKEN), good, arguments)
        self.mustFail(done, "a token that the gateway doesn't know")
        appkey = good.about["appkey"]
        if appkey not in code:
            raise Failure("the Appkey is not in the code")
        done, _ = self.started(snippet, kit, "appkey", code.replace(appkey, UNKNOWN_APPKEY), good, arguments)
        self.mustFail(done, "an Appkey that the gateway doesn't know")
        return "completes over " + self.wayInWords(kit, snippet, way)

    @staticmethod
    def isComplete(snippet, done, audio):
        """A synthesis leaves a file with sound; a page, which can't, and a recognition tell what came."""
        if snippet["service"] == "tts" and not snippet["fileName"].endswith(".html"):
            return audio.exists() and audio.read_bytes()[:4] == b"RIFF" and audio.stat().st_size > 1000
        return bool(done.stdout.strip())

    @staticmethod
    def mustFail(done, why, secret=None):
        said = done.stdout + done.stderr
        if done.returncode in (0, None):
            raise Failure(f"status {done.returncode} with {why}\n{said}")
        if not said.strip():
            raise Failure(f"says nothing about {why}")
        if secret and secret in said:
            raise Failure(f"tells the secret with {why}")

    @staticmethod
    def wayInWords(kit, snippet, way):
        ca = kit.caName(snippet["use"])
        words = "plain http" if way == "plain" else f"TLS (CA: `{ca}`)" if ca else "TLS (looks at no certificate)"
        return f"{words}; {kit.remark()}" if kit.remark() else words


def table(rows):
    lines = ["| language | snippet | SDK | result of the last run |", "|---|---|---|---|"]
    for snippet, words in rows:
        lines.append(f"| {snippet['language']} | `{snippet['fileName']}` | {snippet['sdk'] or ''} | {words} |")
    return "\n".join(lines) + "\n"


def record(text):
    """Replaces the table in the documentation."""
    readme = README.read_text(encoding="utf-8")
    before, heading, _ = readme.partition("## What runs\n")
    if not heading:
        raise SystemExit(f"{README} has no section “What runs”")
    README.write_text(f"{before}{heading}\nWritten by `./dev test-sdk --record` on {datetime.date.today()}.\n\n{text}",
                      encoding="utf-8")


def attempt(trial, snippet):
    """The snippet, what there is to say about it, and whether it failed."""
    try:
        return snippet, trial.outcome(snippet), False
    except Failure as failure:
        return snippet, f"FAILED: {failure}", True


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("kits")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE")
    arguments = parser.parse_intermixed_args()
    rows, failed, ran, absent = [], 0, 0, {}
    with tempfile.TemporaryDirectory(prefix="nls-token-sdk.") as folder:
        trial = Trial(arguments.program, arguments.kits, folder)
        try:
            wanted = [snippet for snippet in trial.listed()
                      if not arguments.languages or snippet["language"] in arguments.languages]
            with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
                for snippet, words, failure in pool.map(lambda snippet: attempt(trial, snippet), wanted):
                    print(f"{snippet['language']:10} {snippet['fileName']:24} {words}", flush=True)
                    rows.append((snippet, words))
                    failed += failure
                    ran += words.startswith(("obtains", "completes", "asks"))
                    if "could not be installed" in words or "composer is not installed" in words:
                        absent[words.rpartition(": ")[2]] = None
        finally:
            trial.close()
            for way in ("tls", "plain"):
                subprocess.run([arguments.program, "profile", "remove", way, "--yes", "--quiet"], check=False)
    if absent:
        print(f"Skipped: {'; '.join(absent)}")
    print(f"{ran} snippets ran, {len(rows) - ran - failed} could only be looked at, {failed} failed")
    if arguments.record and not failed and not arguments.languages:
        record(table(rows))
    return 1 if failed or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
