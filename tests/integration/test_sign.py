# SPDX-License-Identifier: Apache-2.0
"""`sign` against published vectors and against an independent computation."""

import base64
import hashlib
import hmac
import json
import os
import random
import shlex
import signal
import subprocess
import urllib.parse
import urllib.request

import commandline
from commandline import CommandLineCase, ROOT, main

SEED = int(os.environ.get("NLS_TOKEN_TEST_SEED", "0")) or random.SystemRandom().randrange(1 << 32)


def encoded(text):
    return urllib.parse.quote(text, safe="~")


def handles(process, number):
    """Whether a process has a handler for a signal."""
    with open(f"/proc/{process}/status", encoding="ascii") as file:
        caught = next(line for line in file if line.startswith("SigCgt:"))
    return bool(int(caught.split()[1], 16) >> (number - 1) & 1)


def rpc(method, parameters, secret):
    """The RPC signature as the service's documents describe it, in Python's own means."""
    query = "&".join(f"{encoded(name)}={encoded(value)}"
                     for name, value in sorted(parameters.items()))
    string = f"{method}&%2F&{encoded(query)}"
    digest = hmac.new((secret + "&").encode(), string.encode(), hashlib.sha1).digest()
    return query, string, base64.b64encode(digest).decode()


def acs3(method, headers, secret):
    """ACS3-HMAC-SHA256 of a request to / without query and body."""
    names = sorted(name for name in headers if name != "authorization")
    lines = "".join(f"{name}:{headers[name].strip()}\n" for name in names)
    request = "\n".join((method, "/", "", lines, ";".join(names),
                         headers["x-acs-content-sha256"]))
    string = "ACS3-HMAC-SHA256\n" + hashlib.sha256(request.encode()).hexdigest()
    return request, string, hmac.new(secret.encode(), string.encode(), hashlib.sha256).hexdigest()


class Signing(CommandLineCase):
    def keys(self, id_, secret, token=None):
        return self.env(ALIBABA_CLOUD_ACCESS_KEY_ID=id_, ALIBABA_CLOUD_ACCESS_KEY_SECRET=secret,
                        ALIBABA_CLOUD_SECURITY_TOKEN=token)

    def sign(self, parameters, secret, *arguments):
        outcome = self.good(
            "sign", "--from-env", "--format", "json", "--region", parameters["RegionId"],
            "--api-version", parameters["Version"], "--timestamp", parameters["Timestamp"],
            "--nonce", parameters["SignatureNonce"], *arguments,
            env=self.keys(parameters["AccessKeyId"], secret, parameters.get("SecurityToken")))
        self.assertEqual(outcome.err, "")
        return outcome.json


class Vectors(Signing):
    def testEachByteForByte(self):
        with open(os.path.join(ROOT, "tests", "data", "rpc-hmac-sha1.json"),
                  encoding="utf-8") as file:
            vectors = json.load(file)
        self.assertEqual(len(vectors), 24)
        for vector in vectors:
            with self.subTest(vector["name"]):
                parameters = vector["parameters"]
                signed = self.sign(parameters, vector["accessKeySecret"], "--method",
                                   vector["method"])
                self.assertEqual(set(signed), {"method", "parameters", "canonicalQuery",
                                               "stringToSign", "signature"})
                self.assertEqual(signed["method"], vector["method"])
                self.assertEqual(signed["parameters"], parameters)
                self.assertEqual(signed["stringToSign"], vector["stringToSign"])
                self.assertEqual(signed["signature"], vector["signature"])
                self.assertEqual(signed["canonicalQuery"] + "&Signature="
                                 + encoded(signed["signature"]), vector["wire"])


class Independent(Signing):
    ALPHABETS = ("abcXYZ019", "abc -._~!*'()&=+%/?#@", "新加坡é🎤 \"\\", "\u200bａ\u00a0'")

    def text(self, random_, longest=40):
        alphabet = random_.choice(self.ALPHABETS)
        return "".join(random_.choice(alphabet) for _ in range(random_.randint(1, longest)))

    def testRandomParameters(self):
        random_ = random.Random(SEED)
        for i in range(60):
            secret = self.text(random_)
            parameters = {
                "AccessKeyId": self.text(random_), "Action": "CreateToken", "Format": "JSON",
                "RegionId": self.text(random_), "SignatureMethod": "HMAC-SHA1",
                "SignatureNonce": self.text(random_), "SignatureVersion": "1.0",
                "Timestamp": self.text(random_), "Version": self.text(random_)}
            if random_.random() < 0.4:
                parameters["SecurityToken"] = self.text(random_, 600)
            method = random_.choice(("GET", "POST"))
            with self.subTest(seed=SEED, case=i):
                signed = self.sign(parameters, secret, "--method", method)
                self.assertEqual(signed["parameters"], parameters)
                self.assertEqual((signed["canonicalQuery"], signed["stringToSign"],
                                  signed["signature"]), rpc(method, parameters, secret))

    def testRandomVersion3(self):
        random_ = random.Random(SEED)
        for i in range(20):
            secret, id_ = self.text(random_), "LTAI5t%018d" % i
            token = self.text(random_, 300).strip() or None if i % 2 else None
            arguments = ("--endpoint", f"http://127.0.0.1:{i + 1}", "--api-version", "2019-02-28",
                         "--timestamp", "2026-11-22T08:17:02Z", "--nonce", f"nonce-{i}")
            with self.subTest(seed=SEED, case=i):
                outcome = self.good("sign", "--from-env", "--signature", "v3", "--format", "json",
                                    *arguments, env=self.keys(id_, secret, token))
                signed = outcome.json
                self.assertLessEqual({"method", "headers", "canonicalRequest", "stringToSign",
                                      "signature", "canonicalQuery"}, set(signed))
                headers = signed["headers"]
                self.assertEqual(headers["host"], f"127.0.0.1:{i + 1}")
                self.assertEqual(headers["x-acs-action"], "CreateToken")
                self.assertEqual(headers["x-acs-version"], "2019-02-28")
                self.assertEqual(headers["x-acs-date"], "2026-11-22T08:17:02Z")
                self.assertEqual(headers["x-acs-signature-nonce"], f"nonce-{i}")
                self.assertEqual(headers.get("x-acs-security-token"), token)
                self.assertEqual(headers["x-acs-content-sha256"], hashlib.sha256().hexdigest())
                request, string, signature = acs3(signed["method"], headers, secret)
                self.assertEqual(signed["canonicalRequest"], request)
                self.assertEqual(signed["stringToSign"], string)
                self.assertEqual(signed["signature"], signature)
                self.assertIn(f"Credential={id_},", headers["authorization"])
                self.assertTrue(headers["authorization"].endswith("Signature=" + signature))


class Defaults(Signing):
    def testTimeAndNonceAreFresh(self):
        env = self.keys("LTAI5tabc", "x" * 30)
        one, two = (self.good("sign", "--from-env", "--format", "json", env=env).json["parameters"]
                    for _ in range(2))
        self.assertRegex(one["Timestamp"], r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z")
        self.assertNotEqual(one["SignatureNonce"], two["SignatureNonce"])
        self.assertEqual(one["RegionId"], "ap-southeast-1")
        self.assertEqual(one["Version"], "2019-07-17")

    def testARegionBringsItsSiteHoweverItIsGiven(self):
        env = self.keys("LTAI5tabc", "x" * 30)
        option = self.good("sign", "--from-env", "--region", "cn-shanghai", "--curl", env=env).out
        variable = self.good("sign", "--from-env", "--curl",
                             env={**env, "ALIBABA_CLOUD_REGION_ID": "cn-shanghai"}).out
        for part in ("https://nls-meta.cn-shanghai.aliyuncs.com", "Version=2019-02-28", "RegionId=cn-shanghai"):
            self.assertIn(part, option)
            self.assertIn(part, variable)

    def testTheEnvironmentsRegionIsTakenByteForByte(self):
        env = self.env(ALIBABA_CLOUD_ACCESS_KEY_ID="LTAI", ALIBABA_CLOUD_ACCESS_KEY_SECRET="x",
                       ALIBABA_CLOUD_REGION_ID="新加坡 1")
        signed = self.good("sign", "--from-env", "--format", "json", env=env).json
        self.assertEqual(signed["parameters"]["RegionId"], "新加坡 1")

    def testOnlyAnEmptyValueIsRefused(self):
        env = self.keys("LTAI5tabc", "x")
        for option in ("--region", "--api-version", "--nonce", "--timestamp"):
            with self.subTest(option):
                self.bad("usage", "sign", "--from-env", option, "", env=env)
                self.good("sign", "--from-env", option, " ", env=env)
                self.good("sign", "--from-env", f"{option}=-x", env=env)
        for id_, secret in (("", "x"), ("x", "")):
            self.bad("profile", "sign", "--from-env", env=self.keys(id_, secret))

    def testLoneBytesOfTheEnvironment(self):
        env = {name.encode(): value.encode() for name, value in self.keys("LTAI", "x").items()}
        env[b"ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = b"\xff\xfe secret"
        signed = self.good("sign", "--from-env", "--format", "json", env=env).json
        digest = hmac.new(b"\xff\xfe secret&", signed["stringToSign"].encode(), hashlib.sha1)
        self.assertEqual(signed["signature"], base64.b64encode(digest.digest()).decode())


class Shown(Signing):
    ID, TOKEN = "LTAI5tabcdefghijklmnopqr", "CAIS+/=安全 token" * 5

    def testMaskedUnlessRevealed(self):
        env = self.keys(self.ID, "x" * 30, self.TOKEN)
        for version in ("v1", "v3"):
            for method in ("GET", "POST"):
                arguments = ("sign", "--from-env", "--signature", version, "--method", method)
                hidden = self.good(*arguments, env=env).out
                shown = self.good(*arguments, "--reveal", env=env).out
                for text in (self.ID, self.TOKEN, encoded(self.TOKEN),
                             encoded(encoded(self.TOKEN))):
                    self.assertNotIn(text, hidden)
                self.assertIn(self.ID, shown)
                self.assertTrue(self.TOKEN in shown or encoded(self.TOKEN) in shown)
                for text in (hidden, shown):
                    self.assertNotIn("x" * 30, text)

    def testWhatIsPastedOnATerminalCanBeBrokenOff(self):
        for end in (lambda t: t.type("\x03"), lambda t: t.process.send_signal(signal.SIGTERM)):
            terminal = self.terminal("sign", "--from-env", "--compare", "-",
                                     env=self.keys(self.ID, "x" * 30))
            terminal.type("the beginning\n")
            commandline.waitFor(lambda t=terminal: handles(t.process.pid, signal.SIGTERM),
                                "the program to be ready")
            end(terminal)
            self.assertEqual(terminal.finish().status, 130)

    def compare(self, text, *arguments, name="-"):
        return self.call("sign", "--from-env", "--compare", name, *arguments, input=text,
                         env=self.keys(self.ID, "x" * 30))

    def serverText(self, method="POST", **changes):
        parameters = {
            "AccessKeyId": self.ID, "Action": "CreateToken", "Format": "JSON",
            "RegionId": "ap-southeast-1", "SignatureMethod": "HMAC-SHA1",
            "SignatureNonce": "n1", "SignatureVersion": "1.0",
            "Timestamp": "2026-11-22T08:17:02Z", "Version": "2019-07-17", **changes}
        string = rpc(method, parameters, "x")[1]
        return ("SignatureDoesNotMatch: Specified signature is not matched with our calculation. "
                "server string to sign is:" + string)

    def testEqualStrings(self):
        for method in ("GET", "POST"):
            outcome = self.compare(self.serverText(method), "--format", "json")
            self.assertEqual(outcome.status, 0, outcome)
            self.assertIs(outcome.json["equal"], True)
        path = self.write("error.txt", self.serverText())
        self.assertEqual(self.compare("", name=path).status, 0)

    def testStringsThatDiffer(self):
        text = self.serverText(RegionId="cn-shanghai", Extra="1")
        outcome = self.compare(text, "--format", "json")
        self.assertEqual(outcome.status, 5, outcome)
        self.assertIs(outcome.json["equal"], False)
        found = {row["parameter"]: row for row in outcome.json["differences"]}
        self.assertEqual(set(found), {"RegionId", "Extra"})
        self.assertEqual(outcome.json["error"]["kind"], "credentials")
        outcome = self.compare(text)
        self.assertEqual(outcome.status, 5, outcome)
        self.assertIn("cn-shanghai", outcome.out)
        self.assertNotIn(self.ID, outcome.out + outcome.err)

    def testNothingToCompare(self):
        self.assertEqual(self.compare("no string in here").status, 2)
        self.assertEqual(self.compare("").status, 2)
        self.assertEqual(self.compare("", name=self.path("missing")).status, 2)
        self.assertEqual(self.compare("", name=self.folder).status, 2)


class Curl(Signing):
    def testTheSandboxAcceptsIt(self):
        for version in ("v1", "v3"):
            for method in ("GET", "POST"):
                with self.subTest(version + " " + method):
                    service = self.sandbox()
                    outcome = self.good("sign", "--from-env", "--curl", "--signature", version,
                                        "--method", method, "--endpoint", service.endpoint,
                                        env=self.keyEnv(service))
                    answer = self.send(outcome.out)
                    self.assertRegex(answer["Token"]["Id"], r"\A[0-9a-f]{32}\Z")

    def testItIsOneShellCommandWhateverTheKeyHolds(self):
        env = self.keys("it's $(id) `id` \\ \"x\"", "x", "o'token")
        for version in ("v1", "v3"):
            outcome = self.good("sign", "--from-env", "--curl", "--signature", version, env=env)
            self.assertEqual(shlex.split(outcome.out)[0], "curl")
            self.assertEqual(len(outcome.out.splitlines()), 1)

    @staticmethod
    def send(command):
        try:
            done = subprocess.run(["sh", "-c", command], capture_output=True, check=True,
                                  env={**os.environ, "no_proxy": "127.0.0.1"})
            return json.loads(done.stdout)
        except subprocess.CalledProcessError as error:
            if error.returncode != 127:
                raise
        # Without curl: the same request by hand.
        words = shlex.split(command)
        headers = dict(word.split(": ", 1) for flag, word in zip(words, words[1:]) if flag == "-H")
        data = next((word for flag, word in zip(words, words[1:]) if flag == "--data-raw"), None)
        request = urllib.request.Request(words[-1], headers=headers,
                                         method=words[words.index("-X") + 1],
                                         data=data.encode() if data else None)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)


if __name__ == "__main__":
    main()
