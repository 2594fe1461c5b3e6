# SPDX-License-Identifier: Apache-2.0
"""Endpoints, certificates, proxies, and a network that fails."""

import json
import os
import socket
import threading
import time

from commandline import CommandLineCase, main


def closedPort():
    """A port of this computer on which nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Endpoints(CommandLineCase):
    REFUSED = {
        "nlsmeta.ap-southeast-1.aliyuncs.com": "EndpointWithoutScheme",
        "https:/host.example": "EndpointWithoutScheme",
        "https://host.example/path": "EndpointWithPath",
        "https://host.example/?a=b": "EndpointWithQuery",
        "https://host.example?": "EndpointWithQuery",
        "https://host.example#part": "EndpointWithQuery",
        "https://user@host.example": "EndpointWithCredentials",
        "https://user:s3cr3tpw@host.example": "EndpointWithCredentials",
        "http://host.example": "EndpointPlainHttp",
        "http://localhost.example": "EndpointPlainHttp",
        "http://127.0.0.1.example": "EndpointPlainHttp",
        "http://10.0.0.1": "EndpointPlainHttp",
        "http://0.0.0.0": "EndpointPlainHttp",
        "http://[::ffff:127.0.0.1]": "EndpointPlainHttp",
        "ftp://host.example": "EndpointInvalid",
        "file:///etc/passwd": "EndpointInvalid",
        "https://": "EndpointInvalid",
        "https://host name": "EndpointInvalid",
        "https://host.example:99999": "EndpointInvalid",
        "https://host.example:0": "EndpointInvalid",
        "https://[::1": "EndpointInvalid",
    }

    def setUp(self):
        super().setUp()
        self.keys = self.env(ALIBABA_CLOUD_ACCESS_KEY_ID="LTAI5tabcdefghijklmnopqr",
                             ALIBABA_CLOUD_ACCESS_KEY_SECRET="x" * 30)

    def testWrongOnesAreRefusedEverywhere(self):
        self.add(self.sandbox())
        for endpoint, code in self.REFUSED.items():
            with self.subTest(endpoint):
                self.bad("profile", "get", "--endpoint", endpoint, code=code)
                self.bad("profile", "get", "--from-env", "--endpoint", endpoint, code=code,
                         env=self.keys)
                self.bad("profile", "profile", "edit", "demo", "--endpoint", endpoint, code=code)
                self.bad("profile", "sign", "--from-env", "--endpoint", endpoint, code=code,
                         env=self.keys)

    def testNoErrorTextRepeatsWhatMayBeSecret(self):
        for endpoint in ("https://user:s3cr3tpw@host.example", "user:s3cr3tpw@host.example",
                         "https://host.example/?AccessKeyId=LTAI5tabcdefghijklmnopqr&Signature=s1g",
                         "host.example/?AccessKeyId=LTAI5tabcdefghijklmnopqr&Signature=s1g",
                         "https://host.example/a?AccessKeyId=LTAI5tabcdefghijklmnopqr",
                         "https://host.example/LTAI5tabcdefghijklmnopqr/Signature=s1g",
                         "https://host name/?Signature=s1g", "ftp://host.example/?Signature=s1g",
                         "https://user:s3cr3tpw@[::1"):
            with self.subTest(endpoint):
                for form in ((), ("--format", "json")):
                    outcome = self.call("get", "--from-env", "--endpoint", endpoint, *form,
                                        env=self.keys)
                    self.assertEqual(outcome.status, 3, outcome)
                    for secret in ("s3cr3tpw", "s1g", "LTAI5tabcdefghijklmnopqr"):
                        self.assertNotIn(secret, outcome.out + outcome.err)

    def testLoopbackMayBePlain(self):
        port = closedPort()
        for host in ("127.0.0.1", "127.8.9.10", "localhost", "LOCALHOST", "[::1]"):
            with self.subTest(host):
                self.bad("network", "get", "--from-env", "--endpoint", f"http://{host}:{port}",
                         env=self.keys)

    def testAnUnknownHost(self):
        for endpoint in ("https://nobody.invalid", "https://例え.invalid"):
            outcome = self.bad("network", "get", "--from-env", "--endpoint", endpoint,
                               "--timeout", "10", env=self.keys, code="HostNotFound")
            self.assertNotIn(":443", outcome.error["message"])

    def testAClosedPort(self):
        outcome = self.bad("network", "get", "--from-env", "--endpoint",
                           f"http://127.0.0.1:{closedPort()}", env=self.keys,
                           code="ConnectionRefused")
        self.assertIn("127.0.0.1", outcome.error["message"])

    def testAServerThatOnlyAccepts(self):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            begin = time.monotonic()
            self.bad("network", "get", "--from-env", "--timeout", "1", "--endpoint",
                     f"http://127.0.0.1:{listener.getsockname()[1]}", env=self.keys,
                     code="Timeout")
            self.assertLess(time.monotonic() - begin, 5)

    def testOnlyAForeignEndpointIsToldAbout(self):
        def told(*arguments):
            outcome = self.good("profile", "add", "demo", "--access-key-id", "LTAI5tabc",
                                "--secret-stdin", *arguments, input="x" * 30)
            self.good("profile", "remove", "demo", "--yes")
            return "token in your name" in outcome.err

        self.assertFalse(told())
        self.assertFalse(told("--region", "cn-shanghai"))
        self.assertFalse(told("--endpoint", "https://nls-meta.cn-shanghai.aliyuncs.com"))
        self.assertTrue(told("--endpoint", "https://aliyuncs.com.example"))
        self.assertTrue(told("--endpoint", "https://xaliyuncs.com"))
        self.assertTrue(told("--endpoint", "http://127.0.0.1:1"))
        self.assertTrue(told("-q", "--endpoint", "https://proxy.example"))


class Tls(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.service = self.sandbox("--tls")
        self.assertTrue(self.service.endpoint.startswith("https://"))

    def testWithItsCaFile(self):
        self.add(self.service)
        self.good("get", "--ca-file", self.service.caFile)
        self.good("--ca-file", self.service.caFile, "get", "--fresh")

    def testWithoutIt(self):
        outcome = self.fromEnv(self.service, "--format", "json")
        self.checkError(outcome, "network")
        self.assertEqual(outcome.error["code"], "TlsUntrusted", outcome)
        self.assertEqual(self.service.requests(), [])

    def testWithAnotherOne(self):
        other = self.sandbox("--tls")
        outcome = self.fromEnv(self.service, "--ca-file", other.caFile, "--format", "json")
        self.assertEqual(outcome.error["code"], "TlsUntrusted", outcome)
        self.assertEqual(self.service.requests(), [])

    def testPlainHttpWhereTlsIsSpoken(self):
        outcome = self.call("get", "--from-env", "--endpoint",
                            self.service.endpoint.replace("https:", "http:"), "--timeout", "5",
                            env=self.keyEnv(self.service))
        self.assertIn(outcome.status, (7, 8), outcome)

    def testTlsWherePlainHttpIsSpoken(self):
        plain = self.sandbox()
        outcome = self.call("get", "--from-env", "--endpoint",
                            plain.endpoint.replace("http:", "https:"), "--timeout", "5",
                            "--format", "json", env=self.keyEnv(plain))
        self.checkError(outcome, "network")

    def testTheCaFileGoesWithTheSandbox(self):
        path = self.service.caFile
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
        self.service.stop()
        self.assertFalse(os.path.exists(path))

    def testACaFileIsOnlyLoadedForARequest(self):
        self.add(self.service)
        self.good("get", "--ca-file", self.service.caFile)

        def loadsTls(*arguments):
            # glibc tells what it loads.
            outcome = self.good(*arguments, "--ca-file", self.service.caFile,
                                env=self.env(LD_DEBUG="libs"))
            return "libssl" in outcome.err

        self.assertTrue(loadsTls("get", "--fresh"))
        self.assertFalse(loadsTls("get"))

    def testACaFileThatIsNone(self):
        for path, code in ((self.path("missing.pem"), "CaFileUnreadable"),
                           (self.folder, "CaFileUnreadable"),
                           (self.write("text.pem", "no certificate"), "CaFileNotPem"),
                           (self.write("empty.pem", ""), "CaFileNotPem"),
                           (self.write("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n"
                                       "-----END CERTIFICATE-----\n"), "CaFileNotPem"),
                           (self.write("binary.pem", os.urandom(4096)), "CaFileNotPem"),
                           ("", None)):
            with self.subTest(path):
                outcome = self.fromEnv(self.service, "--ca-file", path, "--format", "json")
                self.assertIn(outcome.status, (2, 3), outcome)
                if code:
                    self.assertEqual(outcome.error["code"], code, outcome)
                    self.assertIn(path, outcome.error["message"])
        self.assertEqual(self.service.requests(), [])


class Gateways(CommandLineCase):
    def testATokenGoesToNoneInTheClear(self):
        service = self.sandbox()
        self.add(service)
        for gateway in ("ws://gateway.example/ws/v1", "ws://nls-gateway-cn-shanghai.aliyuncs.com/ws/v1"):
            with self.subTest(gateway):
                self.bad("profile", "profile", "edit", "demo", "--gateway", gateway, code="GatewayPlain")
                with open(self.settings, encoding="utf-8") as file:
                    settings = json.load(file)
                settings["profiles"][0]["gateway"] = gateway
                with open(self.settings, "w", encoding="utf-8") as file:
                    json.dump(settings, file)
                for arguments in (("get", "--format", "url"), ("exec", "--", "true"), ("snippet", "curl")):
                    outcome = self.call(*arguments, "--lang", "en")
                    self.assertNotEqual(outcome.status, 0, outcome)
                    self.assertEqual(outcome.out.replace("false\n", ""), "", outcome)
        self.assertEqual(service.requests(), [])

    def testNotEveryHostUnderAliyuncsIsTheService(self):
        for host, foreign in (("nls-meta.cn-shanghai.aliyuncs.com", False),
                              ("nlsmeta.ap-southeast-1.aliyuncs.com", False),
                              ("bucket.oss-cn-shanghai.aliyuncs.com", True)):
            with self.subTest(host):
                outcome = self.call("profile", "add", host.replace(".", "-"), "--access-key-id",
                                    "LTAI5tabcdefghijklmnopqr", "--endpoint", f"https://{host}", "--secret-stdin",
                                    input="x" * 30)
                self.assertEqual(outcome.status, 0, outcome)
                self.assertEqual("can obtain a token in your name" in outcome.err, foreign, outcome)


class RecordingProxy:
    """Takes connections, keeps what is said first, and closes them."""

    def __init__(self, answer=b""):
        self._answer = answer
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = "http://127.0.0.1:%d" % self._listener.getsockname()[1]
        self.heard = []
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self):
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection:
                self.heard.append(connection.recv(4096))
                connection.sendall(self._answer)

    def close(self):
        self._listener.close()


class Proxies(CommandLineCase):
    def setUp(self):
        super().setUp()
        self.keys = {"ALIBABA_CLOUD_ACCESS_KEY_ID": "LTAI5tabcdefghijklmnopqr",
                     "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "x" * 30}

    def get(self, *arguments, **env):
        return self.bad("network", "get", "--from-env", "--endpoint", "https://nobody.invalid",
                        "--timeout", "10", *arguments, env=self.env(**self.keys, **env))

    def testADeadOne(self):
        dead = f"http://127.0.0.1:{closedPort()}"
        error = self.get("--proxy", dead).error
        self.assertEqual(error["code"], "ProxyFailed")
        self.assertIn(dead.removeprefix("http://"), error["message"])
        self.assertEqual(self.get(https_proxy=dead).error["code"], "ProxyFailed")
        self.assertEqual(self.get(HTTPS_PROXY=dead).error["code"], "ProxyFailed")

    def testItIsUsedForTheEndpoint(self):
        proxy = RecordingProxy(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
        self.addCleanup(proxy.close)
        self.get("--proxy", proxy.address)
        self.assertIn(b"CONNECT nobody.invalid:443", proxy.heard[0])

    def testOneThatWantsAPassword(self):
        proxy = RecordingProxy(b"HTTP/1.1 407 Proxy Authentication Required\r\n"
                               b'Proxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n')
        self.addCleanup(proxy.close)
        self.assertEqual(self.get("--proxy", proxy.address).error["code"], "ProxyAuthentication")

    def testAPasswordComesFromTheEnvironmentOnly(self):
        outcome = self.call("get", "--from-env", "--proxy", "http://user:s3cr3tpw@proxy.example:1",
                            env=self.env(**self.keys))
        self.assertIn(outcome.status, (2, 3), outcome)
        self.assertNotIn("s3cr3tpw", outcome.err)
        dead = f"http://user:s3cr3tpw@127.0.0.1:{closedPort()}"
        outcome = self.get(https_proxy=dead)
        self.assertNotIn("s3cr3tpw", outcome.out + outcome.err)

    def testWrongOnes(self):
        for proxy in ("nonsense", "ftp://proxy.example:1", "http://", "http://proxy:99999", ""):
            with self.subTest(proxy):
                outcome = self.call("get", "--from-env", "--proxy", proxy, "--format", "json",
                                    env=self.env(**self.keys))
                self.assertIn(outcome.status, (2, 3), outcome)
                self.assertTrue(outcome.error["message"])

    def testTheyAreTakenAsPeopleWriteThem(self):
        for name, form in (("https_proxy", "{}"), ("HTTPS_PROXY", '"http://{}"'), ("ALL_PROXY", "http://{}/"),
                           ("all_proxy", "me:p@ss/w#rd@{}")):
            with self.subTest(name):
                proxy = RecordingProxy(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
                self.addCleanup(proxy.close)
                where = proxy.address.removeprefix("http://")
                outcome = self.get("-v", **{name: form.format(where)})
                self.assertIn(b"CONNECT nobody.invalid:443", proxy.heard[0])
                self.assertEqual(outcome.err.count(f'proxy: "{where}" from "{name}"'), 1, outcome)
                self.assertNotIn("p@ss", outcome.err)
                self.assertIn(where, outcome.error["message"])

    def testOneThatIsExemptIsNotUsed(self):
        dead = f"127.0.0.1:{closedPort()}"
        for exempt in ("*", "invalid", ".invalid", "nobody.invalid:443"):
            with self.subTest(exempt):
                self.assertEqual(self.get(https_proxy=dead, no_proxy=exempt).error["code"], "HostNotFound")

    def testOneThatCanNotBeUsedIsToldOnce(self):
        outcome = self.get(https_proxy="https://proxy.example:1")
        self.assertEqual(outcome.error["code"], "HostNotFound")
        self.assertEqual(outcome.err.count("https_proxy"), 1, outcome)

    def testItsOwnTroubleIsNamed(self):
        unknown = self.get(https_proxy="no-such-proxy.invalid:3128").error
        self.assertEqual(unknown["code"], "ProxyFailed")
        self.assertIn("no-such-proxy.invalid:3128", unknown["message"])
        for answer in (b"HTTP/1.1 407 Proxy Authentication Required\r\n"
                       b'Proxy-Authenticate: Basic realm="x"\r\nConnection: close\r\n\r\n<html></html>',
                       b"HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate\r\nConnection: close\r\n\r\n",
                       b"HTTP/1.0 407 No\r\n\r\n"):
            with self.subTest(answer):
                proxy = RecordingProxy(answer)
                self.addCleanup(proxy.close)
                where = proxy.address.removeprefix("http://")
                begin = time.monotonic()
                error = self.get(https_proxy=where).error
                self.assertLess(time.monotonic() - begin, 8)
                self.assertIn(error["code"], ("ProxyAuthentication", "ProxyFailed"), error)
                self.assertIn(where, error["message"])
        closing = RecordingProxy()
        self.addCleanup(closing.close)
        error = self.get(https_proxy=closing.address).error
        self.assertEqual(error["code"], "ProxyFailed", error)
        self.assertIn(closing.address.removeprefix("http://"), error["message"])

    def testLoopbackNeedsNone(self):
        service = self.sandbox()
        dead = f"http://127.0.0.1:{closedPort()}"
        outcome = self.fromEnv(service, http_proxy=dead, https_proxy=dead)
        self.assertEqual(outcome.status, 0, outcome)


if __name__ == "__main__":
    main()
