# SPDX-License-Identifier: Apache-2.0
"""`trial` against the gateway of the sandbox: verdicts, sounds, refusals, trouble on the way."""

import io
import json
import os
import re
import socket
import threading
import wave

from commandline import CommandLineCase, main

MEMBERS = {"profile", "gateway", "appkey", "verdict", "message", "file", "bytes", "requestId"}


class Answering:
    """A server that gives every connection one answer and closes it."""

    def __init__(self, answer):
        self.answer = answer
        self.requests = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.gateway = f"ws://127.0.0.1:{self.listener.getsockname()[1]}/ws/v1"
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            with connection:
                self.requests.append(connection.recv(65536))
                connection.sendall(self.answer)
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(65536):
                    pass

    def close(self):
        self.listener.close()


class Trial(CommandLineCase):
    def begin(self, *arguments, appkey=None, gateway=None):
        """A sandbox and a profile for it, by default without an Appkey."""
        sandbox = self.sandbox(*arguments)
        ca = ("--ca-file", sandbox.caFile) if sandbox.caFile else ()
        more = () if appkey is None else ("--appkey", appkey or sandbox.about["appkey"])
        self.add(sandbox, "demo", "--gateway", gateway or sandbox.about["gateway"], *more, *ca)
        return sandbox

    def tried(self, *arguments, **more):
        outcome = self.good("trial", "--format", "json", *arguments, **more)
        self.assertEqual(set(outcome.json), MEMBERS, outcome)
        return outcome.json

    def answering(self, answer):
        server = Answering(answer)
        self.addCleanup(server.close)
        return server

    def checkWave(self, content):
        with wave.open(io.BytesIO(content)) as sound:
            self.assertEqual(sound.getframerate(), 16000)
            self.assertGreater(sound.getnframes(), 1000)


class Handshake(Trial):
    def testTheTokenIsGood(self):
        for arguments in ((), ("--tls",)):
            with self.subTest(arguments):
                sandbox = self.begin(*arguments)
                ca = ("--ca-file", sandbox.caFile) if sandbox.caFile else ()
                tried = self.tried(*ca)
                self.assertEqual(tried["verdict"], "token-good")
                self.assertEqual((tried["appkey"], tried["file"], tried["bytes"]), (None,) * 3)
                self.assertEqual(tried["gateway"], sandbox.about["gateway"])
                spoken = self.good("trial", *ca)
                self.assertIn("The token is good", spoken.out)
                self.assertEqual([line for line in sandbox.requests() if "WS " in line], [])
                self.good("profile", "remove", "demo", "--yes")

    def testAnExpiredTokenIsToldFromAnUnknownOne(self):
        self.begin("--fault", "40000001.expired:1", "--fault", "40000001:1",
                   "--fault", "40000001.missing:1")
        seen = [self.bad("gateway", "trial", code="40000001") for _ in range(3)]
        for outcome, words in zip(seen, ("has expired", "does not know this token", "No token")):
            self.assertIn(words, outcome.error["message"])
            self.assertEqual(outcome.error["httpStatus"], 403)
        self.assertEqual(self.tried()["verdict"], "token-good")

    def testTheTokenIsNeverInTheVerdict(self):
        self.begin("--fault", "40000001")
        token = self.token()["token"]
        for arguments in (("--format", "json"), ("-vv",)):
            outcome = self.call("trial", *arguments)
            self.assertNotIn(token, outcome.out + outcome.err, outcome)

    def testAForeignAnswerIsNoVerdict(self):
        html = b"<html>Forbidden</html>"
        for answer, kind, code in (
                (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", "protocol", "NotTheGateway"),
                (b"HTTP/1.1 403 Forbidden\r\n\r\n" + html, "protocol", "NotTheGateway"),
                (b"HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: x\r\n\r\n",
                 "protocol", "NotTheGateway"),
                (b"\x00\x01garbage", "protocol", "NotTheGateway"),
                (b"HTTP/1.1 502 Bad Gateway\r\n\r\n", "network", "ServerTrouble"),
                (b"HTTP/1.1 403 Forbidden\r\n\r\n", "gateway", "40000001"),
                (b"", "network", "ConnectionClosed")):
            with self.subTest(answer):
                server = self.answering(answer)
                self.begin(gateway=server.gateway)
                self.bad(kind, "trial", code=code)
                self.assertRegex(server.requests[0].decode(),
                                 r"(?s)\AGET /ws/v1 HTTP/1.1\r\n.*\r\nX-NLS-Token: [0-9a-f]{32}\r\n")
                self.good("profile", "remove", "demo", "--yes")

    def testAGatewayThatIsNotThere(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        self.begin(gateway=f"ws://127.0.0.1:{port}/ws/v1")
        self.bad("network", "trial", code="ConnectionRefused")

    def testARefusalThatDoesNotEndIsReadAllTheSame(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            self.begin(gateway=f"ws://127.0.0.1:{server.getsockname()[1]}")
            self.token()
            process = self.start("trial", "--timeout", "4", "--format", "json")
            connection, _ = server.accept()
            with connection:
                request = connection.recv(65536)
                self.assertTrue(request.startswith(b"GET /ws/v1 HTTP/1.1\r\n"), request)
                connection.sendall(b"HTTP/1.1 403 Forbidden\r\n\r\n"
                                   b"Gateway:ACCESS_DENIED:The token 'a' has expired!")
                self.assertEqual(self.finish(process).status, 10)

    def testATokenThatComesBackAsAnIdIsNotPrinted(self):
        server = self.answering(b"")
        self.begin(gateway=server.gateway)
        token = self.token()["token"].upper()
        server.answer = (b'HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n'
                         + json.dumps({"task_id": token, "status": 40000001,
                                       "message": "no"}).encode())
        outcome = self.bad("gateway", "trial", code="40000001")
        self.assertNotIn(token.lower(), (outcome.out + outcome.err).lower())

    def testATraceTellsOfTheGateway(self):
        sandbox = self.begin("--fault", "40000001.expired:1")
        outcome = self.call("trial", "-v")
        self.assertIn(f'handshake with "{sandbox.about["gateway"].split("/")[2]}"', outcome.err)
        self.assertRegex(outcome.err, r"gateway: HTTP \d+ \S*40000001")

    def testAnOfferOfHttp2IsPassedOver(self):
        sandbox = self.begin()
        host, port = sandbox.endpoint.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), 10) as connection:
            connection.sendall(
                b"GET /stream/v1/tts?appkey=" + sandbox.about["appkey"].encode()
                + b"&text=hi HTTP/1.1\r\nHost: " + host.encode()
                + b"\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: \r\n"
                + b"X-NLS-Token: " + self.token()["token"].encode() + b"\r\n\r\n")
            self.assertRegex(connection.recv(65536), rb"\AHTTP/1.1 200 ")

    def testAGatewayThatIsSilent(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            self.begin(gateway=f"ws://127.0.0.1:{silent.getsockname()[1]}/ws/v1")
            self.token()
            self.bad("network", "trial", "--timeout", "1", code="Timeout")

    def testACertificateThatIsNotTrusted(self):
        plain = self.sandbox()
        tls = self.sandbox("--tls")
        self.add(plain, "demo", "--gateway", tls.about["gateway"])
        self.bad("network", "trial", code="TlsUntrusted")

    def testNoTokenTravelsInClear(self):
        self.begin()
        self.bad("profile", "profile", "edit", "demo", "--gateway", "ws://nls-gateway-cn-shanghai.aliyuncs.com/ws/v1",
                 code="GatewayPlain")

    def testNothingIsSpokenWithoutAnAppkey(self):
        self.begin()
        for arguments in (("--text", "hi"), ("--out", self.path("a.wav"))):
            self.bad("usage", "trial", *arguments)
        self.assertFalse(os.path.exists(self.path("a.wav")))


class Speech(Trial):
    def testASentenceIsSaved(self):
        for arguments in ((), ("--tls",)):
            with self.subTest(arguments):
                sandbox = self.begin(*arguments, appkey="")
                ca = ("--ca-file", sandbox.caFile) if sandbox.caFile else ()
                out = self.path(f"spoken{len(arguments)}.wav")
                tried = self.tried("--out", out, "--text", "你好", *ca)
                self.assertEqual(tried["verdict"], "token-and-appkey-good")
                self.assertEqual(tried["file"], out)
                self.assertEqual(tried["bytes"], os.path.getsize(out))
                self.assertRegex(tried["requestId"], r"\A[0-9a-f]{32}\Z")
                with open(out, "rb") as file:
                    self.checkWave(file.read())
                said = sandbox.requests()
                self.assertEqual(len([line for line in said if "/stream/v1/tts" in line]), 1, said)
                self.good("profile", "remove", "demo", "--yes")

    def testAnEchoedTokenIsNoTaskId(self):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.begin(appkey="", gateway=f"ws://127.0.0.1:{listener.getsockname()[1]}/ws/v1")
            token = self.token()["token"]
            body = json.dumps({"status": 40000010, "message": f"The token '{token}' x {token}",
                               "task_id": token}).encode()
            process = self.start("trial", "--format", "json", "--out", self.path("a"))
            connection, _ = listener.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n"
                                   b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
                outcome = self.finish(process)
        self.assertEqual(outcome.status, 10, outcome)
        self.assertNotIn(token, outcome.out + outcome.err)

    def testWithoutANameTheFileHasTheTime(self):
        self.begin(appkey="")
        os.mkdir(self.path("here"))
        outcome = self.good("trial", cwd=self.path("here"))
        name, = os.listdir(self.path("here"))
        self.assertRegex(name, r"\Anls-trial-\d{8}-\d{6}\.wav\Z")
        self.assertIn(name, outcome.out)

    def testSeveralInOneSecondHaveNamesOfTheirOwn(self):
        self.begin(appkey="")
        os.mkdir(self.path("here"))
        processes = [self.start("trial", cwd=self.path("here")) for _ in range(5)]
        for process in processes:
            self.assertEqual(self.finish(process).status, 0)
        self.assertEqual(len(os.listdir(self.path("here"))), 5)

    def testAHyphenIsNoFile(self):
        self.begin(appkey="")
        self.bad("usage", "trial", "--out", "-", cwd=self.folder)
        self.assertFalse(os.path.exists(self.path("-")))

    def testTheNameInJsonDoesNotDependOnTheFolder(self):
        self.begin(appkey="")
        tried = self.tried("--out", "a.wav", cwd=self.folder)
        self.assertEqual(os.path.realpath(tried["file"]), os.path.realpath(self.path("a.wav")))
        self.assertTrue(os.path.isabs(tried["file"]))

    def testAFileThatExistsIsLeftAlone(self):
        sandbox = self.begin(appkey="")
        old = self.write("old.wav", "precious")
        os.symlink("/nowhere/at/all", self.path("dangling"))
        self.bad("usage", "trial", "--out", old, code="FileExists")
        self.bad("usage", "trial", "--out", self.path("dangling"), code="FileExists")
        self.bad("usage", "trial", "--out", self.path("no", "such", "folder.wav"),
                 code="FileNotWritable")
        with open(old, encoding="utf-8") as file:
            self.assertEqual(file.read(), "precious")
        self.assertEqual(sandbox.requests(), [])

    def testARefusalLeavesNoFile(self):
        self.begin(appkey="aaaaaaaaaaaaaaaa")
        out = self.path("out.wav")
        outcome = self.bad("gateway", "trial", "--out", out, code="40020105")
        self.assertIn("does not know this Appkey", outcome.error["message"])
        self.assertRegex(outcome.error["requestId"], r"\A[0-9a-f]{32}\Z")
        self.assertFalse(os.path.exists(out))

    def testAnInterruptionLeavesNoFile(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            self.begin(appkey="", gateway=f"ws://127.0.0.1:{silent.getsockname()[1]}/ws/v1")
            out = self.path("out.wav")
            process = self.start("trial", "--out", out)
            connection, _ = silent.accept()
            with connection:
                process.terminate()
                self.assertEqual(self.finish(process).status, 130)
        self.assertFalse(os.path.exists(out))

    def testAnAppkeyOfAnotherAccount(self):
        self.begin(appkey="OtherAccountsKey")
        outcome = self.bad("gateway", "trial", "--out", self.path("a"), code="40020106")
        self.assertIn("another account", outcome.error["message"])
        self.assertNotIn("is known to", outcome.err)

    def testAnotherAccountIsWarnedOfBeforeTheCall(self):
        sandbox = self.begin(appkey="OtherAccountsKey")
        self.call("trial", "--out", self.path("a"))
        outcome = self.call("trial", "--out", self.path("a"))
        warning, _, rest = outcome.err.partition("\n")
        self.assertIn("is known to belong to another account", warning)
        self.assertIn(self.token()["userId"], warning)
        self.assertNotIn("is known to", rest)
        # It is only a warning: the gateway has the last word.
        self.assertEqual(outcome.status, 10)
        called = [line for line in sandbox.requests() if "/stream/v1/tts" in line]
        self.assertEqual(len(called), 2, called)

    def testEveryStatusOfTheGatewayCanBePlayed(self):
        listed = self.good("sandbox", "--help").out.split("status of the gateway")[1]
        names = re.findall(r"\b[2-9]\d{7}(?:\.[a-z]+)?\b", listed)
        self.assertGreater(len(names), 25)
        faults = [part for name in names for part in ("--fault", f"{name}:1")]
        self.begin(*faults, appkey="")
        for name in names:
            with self.subTest(name):
                outcome = self.bad("gateway", "trial", "--out", self.path("a"), code=name[:8])
                self.assertNotIn("refused the trial", outcome.error["message"])
        self.tried("--out", self.path("a"))

    def testTextsThatCannotBeSpoken(self):
        sandbox = self.begin(appkey="")
        for text in ("", "  ", "a" * 301):
            self.bad("usage", "trial", "--text", text, "--out", self.path("a"))
        self.assertEqual(sandbox.requests(), [])
        self.assertFalse(os.path.exists(self.path("a")))

    def testAForeignAnswerIsNoSound(self):
        for answer, code in (
                (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi",
                 "NotTheGateway"),
                (b"HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: 2\r\n\r\nhi",
                 "NotTheGateway"),
                (b"HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\n\r\nRIFF", "AnswerTruncated"),
                (b"HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: 99\r\n\r\nRIFF",
                 "AnswerTruncated")):
            with self.subTest(answer):
                server = self.answering(answer)
                self.begin(appkey="", gateway=server.gateway)
                self.bad("protocol", "trial", "--out", self.path("a"), code=code)
                self.assertFalse(os.path.exists(self.path("a")))
                self.assertNotIn(b"token=", server.requests[0])
                self.good("profile", "remove", "demo", "--yes")


if __name__ == "__main__":
    main()
