# SPDX-License-Identifier: Apache-2.0
"""`nls-token serve` as a process: whom it answers, what it answers, and how it ends."""

import http.client
import json
import os
import resource
import shutil
import signal
import socket
import ssl
import stat
import subprocess
import tempfile
import time
import unittest

import commandline
from commandline import DEADLINE, CommandLineCase, main, waitFor

BUSY = b"HTTP/1.1 503 "


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def json(self):
        return json.loads(self.body)


class Server:
    """A running server on a port of its own."""

    def __init__(self, case, *arguments, keyFile=None, env=None, **more):
        self.case = case
        self.keyFile = keyFile or case.path("serve.key")
        if "--listen" not in arguments and "pass_fds" not in more:
            arguments = ("--listen", "127.0.0.1:0", *arguments)
        self.err = open(case.path("serve.err"), "ab+")
        case.addCleanup(self.err.close)
        prefix = more.pop("prefix", [commandline.PROGRAM])
        self.process = subprocess.Popen(
            [*prefix, "serve", "--key-file", self.keyFile, *arguments], env=env or case.env(),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.err, **more)
        case.addCleanup(case._end, self.process)
        self.url = self.process.stdout.readline().decode().strip()
        case.assertTrue(self.url, self.said())
        if not self.url.startswith("unix:"):
            self.address = self.url.split("//")[1].split("/")[0]
            self.port = int(self.address.rpartition(":")[2])
        with open(self.keyFile, encoding="ascii") as file:
            self.key = file.read().strip()

    def said(self):
        return os.pread(self.err.fileno(), 1 << 20, 0).decode()

    def ask(self, target="/gettoken", method="GET", key=True, timeout=DEADLINE, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if key:
            headers.setdefault("Authorization", f"Bearer {self.key if key is True else key}")
        try:
            connection.request(method, target, headers=headers)
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def connect(self, sent=b""):
        one = socket.create_connection(("127.0.0.1", self.port), timeout=DEADLINE)
        self.case.addCleanup(one.close)
        one.sendall(sent)
        return one

    def request(self, target="/gettoken"):
        return (f"GET {target} HTTP/1.1\r\nHost: localhost\r\n"
                f"Authorization: Bearer {self.key}\r\n\r\n").encode()

    def stop(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        return self.process.wait(DEADLINE)


def readToEnd(connection):
    data = b""
    try:
        while piece := connection.recv(65536):
            data += piece
    except ConnectionResetError:
        pass
    return data


class Serve(CommandLineCase):
    def start(self, *arguments, **more):
        return Server(self, *arguments, **more)

    def desk(self, *sandbox):
        """A sandbox with its profile."""
        played = self.sandbox(*sandbox)
        self.add(played)
        return played

    def checkError(self, answer, status, kind):
        self.assertEqual(answer.status, status, answer.body)
        self.assertEqual(answer.headers["Content-Type"], "application/json")
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertEqual(set(answer.json), {"error"})
        error = answer.json["error"]
        self.assertEqual(set(error), {"kind", "message", "retryAfter"})
        self.assertEqual(error["kind"], kind)
        self.assertTrue(error["message"])
        return error

    # What is answered

    def test_token_is_the_one_of_get(self):
        sandbox = self.desk()
        server = self.start()
        answer = server.ask()
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.headers["Content-Type"], "application/json")
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertEqual(set(answer.json), {"token", "expireTime", "expiresIn"})
        left = answer.json["expireTime"] - time.time()
        self.assertTrue(left - 2 < answer.json["expiresIn"] <= left + 1, answer.json)
        self.assertEqual(answer.json["token"], self.token()["token"])
        for _ in range(50):
            self.assertEqual(server.ask().json["token"], answer.json["token"])
        self.assertEqual(len(sandbox.requests()), 1)

    def test_kept_token_is_served_without_a_request(self):
        sandbox = self.desk()
        token = self.token()["token"]
        self.assertEqual(self.start().ask().json["token"], token)
        self.assertEqual(len(sandbox.requests()), 1)

    @unittest.skipUnless(shutil.which("curl"), "curl is not installed")
    def test_curl_gets_it(self):
        self.desk()
        server = self.start()
        # As the help shows it: what stands in curl's own arguments everybody can see.
        out = subprocess.run(["curl", "-sS", "-H", "@-", server.url], check=True, capture_output=True,
                             input=f"Authorization: Bearer {server.key}".encode(), timeout=DEADLINE).stdout
        self.assertEqual(len(json.loads(out)["token"]), 32)

    def test_standard_output_is_one_line(self):
        self.desk()
        server = self.start()
        self.assertRegex(server.url, r"^http://127\.0\.0\.1:\d+/gettoken$")
        server.ask()
        server.stop()
        self.assertEqual(server.process.stdout.read(), b"")

    def test_health_is_ok(self):
        self.desk()
        server = self.start()
        answer = server.ask("/healthz")
        self.assertEqual((answer.status, answer.body), (200, b"ok"))

    def test_head_has_no_body(self):
        self.desk()
        server = self.start()
        answer = server.ask(method="HEAD")
        self.assertEqual((answer.status, answer.body), (200, b""))
        self.assertEqual(answer.headers["Content-Length"], str(len(server.ask().body)))

    def test_only_the_default_profile_is_served(self):
        sandbox = self.desk()
        self.add(sandbox, "second")
        self.good("profile", "default", "second")
        server = self.start()
        self.assertEqual(server.ask().status, 200)
        self.assertEqual(server.ask("/gettoken?profile=second").status, 200)
        self.checkError(server.ask("/gettoken?profile=demo"), 404, "profile")

    def test_named_profiles_are_served(self):
        one, other, third = self.sandbox(), self.sandbox(), self.sandbox()
        self.add(one, "one")
        self.add(other, "测试 two")
        self.add(third, "third")
        server = self.start("one", "测试 two")
        first = server.ask("/gettoken?profile=one").json["token"]
        second = server.ask("/gettoken?profile=%E6%B5%8B%E8%AF%95+two").json["token"]
        self.assertNotEqual(first, second)
        self.assertEqual(server.ask().json["token"], first)  # the first one named
        self.checkError(server.ask("/gettoken?profile=third"), 404, "profile")
        self.assertEqual((len(one.requests()), len(other.requests()), len(third.requests())), (1, 1, 0))

    def test_key_from_the_environment(self):
        sandbox = self.sandbox()
        server = self.start("--from-env", "--endpoint", sandbox.endpoint, env=self.keyEnv(sandbox))
        self.assertEqual(server.ask().status, 200)
        self.checkError(server.ask("/gettoken?profile=demo"), 404, "profile")

    def test_token_is_renewed_ahead(self):
        sandbox = self.desk("--ttl", "8")
        server = self.start()
        first = server.ask().json

        def next():
            answer = server.ask()
            self.assertEqual(answer.status, 200, answer.body)
            self.assertGreater(answer.json["expiresIn"], 0)
            return answer.json if answer.json["token"] != first["token"] else None

        renewed = waitFor(next, "another token")
        self.assertGreater(renewed["expireTime"], first["expireTime"])
        self.assertLess(time.time(), first["expireTime"])  # the old one was still good
        self.assertEqual(self.token()["token"], renewed["token"])
        self.assertLessEqual(len(sandbox.requests()), 3)

    def test_key_from_the_environment_is_renewed_ahead(self):
        sandbox = self.sandbox("--ttl", "8")
        server = self.start("--from-env", "--endpoint", sandbox.endpoint, env=self.keyEnv(sandbox))
        first = server.ask().json

        def next():
            answer = server.ask()
            self.assertEqual(answer.status, 200, answer.body)
            return answer.json["token"] != first["token"]

        waitFor(next, "another token")
        self.assertLess(time.time(), first["expireTime"])

    def test_edited_profile_is_renewed_ahead(self):
        one, other = self.sandbox("--ttl", "6"), self.sandbox("--ttl", "6")
        self.add(one)
        server = self.start()
        server.ask()
        one.stop()
        self.good("profile", "edit", "demo", "--access-key-id", other.id, "--endpoint",
                  other.endpoint, "--secret-stdin", input=other.secret)
        waitFor(lambda: other.requestsSoFar() and server.ask().json["token"], "the new key's token")
        first = server.ask().json

        def next():
            answer = server.ask()
            self.assertEqual(answer.status, 200, answer.body)
            return answer.json["token"] != first["token"]

        waitFor(next, "another token")
        self.assertLess(time.time(), first["expireTime"])

    def test_foreign_endpoint_is_told_once(self):
        sandbox = self.desk("--ttl", "2")
        server = self.start("--endpoint", sandbox.endpoint)
        first = server.ask().json["token"]
        waitFor(lambda: server.ask().json["token"] != first, "another token")
        self.assertEqual(server.said().count("not an address of Alibaba Cloud"), 1, server.said())

    def test_lasting_trouble_is_told_once_and_its_end_too(self):
        self.desk("--fault", "reset:12")
        server = self.start()
        for _ in range(3):
            self.checkError(server.ask(), 502, "network")
        self.assertEqual(server.said().count("demo: "), 1, server.said())
        waitFor(lambda: server.ask().status == 200, "a token")
        self.assertTrue(server.said().endswith("demo: There is a token again.\n"), server.said())
        self.assertEqual(server.said().count("demo: "), 2, server.said())

    def test_hundred_at_once_send_one_request(self):
        sandbox = self.desk()
        server = self.start()
        connections = [server.connect(server.request()) for _ in range(100)]
        answers = [one.recv(65536) for one in connections]
        self.assertEqual(len({answer.rpartition(b"\r\n")[2] for answer in answers}), 1, answers[0])
        self.assertEqual(len(sandbox.requests()), 1)

    def test_profile_that_changed_is_asked_anew(self):
        one, other = self.sandbox("--ttl", "2"), self.sandbox()
        self.add(one)
        server = self.start()
        server.ask()
        one.stop()
        self.good("profile", "edit", "demo", "--access-key-id", other.id, "--endpoint",
                  other.endpoint, "--secret-stdin", input=other.secret)
        waitFor(lambda: server.ask().json.get("expiresIn", 0) > 1000, "the token of the new key")
        self.good("profile", "remove", "demo", "--yes")

    # Who is answered

    def test_key_is_made_for_its_user_alone(self):
        self.desk()
        server = self.start()
        self.assertEqual(stat.S_IMODE(os.stat(server.keyFile).st_mode), 0o600)
        self.assertRegex(server.key, r"^[A-Za-z0-9_-]{43}$")
        server.stop()
        self.assertEqual(self.start().key, server.key)

    def test_key_is_nowhere_else(self):
        self.desk()
        server = self.start("-vv")
        server.ask()
        server.ask(key="wrong")
        for name in ("cmdline", "environ"):
            with open(f"/proc/{server.process.pid}/{name}", "rb") as file:
                self.assertNotIn(server.key.encode(), file.read())
        ps = subprocess.run(["ps", "axww"], capture_output=True, check=True).stdout
        self.assertNotIn(server.key.encode(), ps)
        server.stop()
        self.assertNotIn(server.key, server.said())
        for folder, _, names in os.walk(self.folder):
            for name in names:
                path = os.path.join(folder, name)
                if path != server.keyFile:
                    with open(path, "rb") as file:
                        self.assertNotIn(server.key.encode(), file.read(), path)

    def test_wrong_key_is_refused(self):
        sandbox = self.desk()
        server = self.start()
        for target in ("/gettoken", "/healthz", "/nothing", "/gettoken?profile=nobody"):
            for key in (None, "x", server.key[:-1], server.key + "x", server.key.swapcase()):
                answer = server.ask(target, key=key)
                self.checkError(answer, 401, "credentials")
                self.assertTrue(answer.headers["WWW-Authenticate"].startswith("Bearer"))
        answer = server.ask(key=None, Authorization="Basic " + server.key)
        self.checkError(answer, 401, "credentials")
        self.assertEqual(len(sandbox.requests()), 0)

    def test_foreign_names_are_refused(self):
        self.desk()
        server = self.start("--host", "desk.example")
        for host in ("evil.example", "127.0.0.1.evil.example", "0.0.0.0", "[::1]", "10.0.0.1", ""):
            self.checkError(server.ask(Host=host), 403, "usage")
        for host in ("localhost", "127.0.0.1", f"localhost:{server.port}", "DESK.example:80"):
            self.assertEqual(server.ask("/healthz", Host=host).status, 200, host)
        self.checkError(server.ask("http://evil.example/gettoken", Host="localhost"), 403, "usage")
        self.assertEqual(server.ask("http://localhost/healthz", Host="localhost").status, 200)

    def test_pages_are_refused_unless_listed(self):
        self.desk()
        server = self.start("--allow-origin", "https://app.example")
        for origin in ("https://evil.example", "null", "http://app.example", "http://localhost"):
            answer = server.ask(Origin=origin)
            self.checkError(answer, 403, "usage")
            self.assertNotIn("Access-Control-Allow-Origin", answer.headers)
        answer = server.ask(Origin="https://app.example")
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.headers["Access-Control-Allow-Origin"], "https://app.example")
        self.assertEqual(answer.headers["Vary"], "Origin")
        preflight = {"Origin": "https://app.example", "Access_Control_Request_Method": "GET",
                     "Access_Control_Request_Headers": "authorization",
                     "Access_Control_Request_Private_Network": "true"}
        answer = server.ask(method="OPTIONS", key=None, **preflight)
        self.assertEqual(answer.status, 204)
        self.assertEqual(answer.headers["Access-Control-Allow-Origin"], "https://app.example")
        self.assertEqual(answer.headers["Access-Control-Allow-Headers"], "authorization")
        self.assertEqual(answer.headers["Access-Control-Allow-Private-Network"], "true")
        preflight["Origin"] = "https://evil.example"
        self.checkError(server.ask(method="OPTIONS", key=None, **preflight), 403, "usage")

    def test_other_requests_are_refused(self):
        self.desk()
        server = self.start()
        self.checkError(server.ask("/nothing"), 404, "usage")
        self.checkError(server.ask("/gettoken/"), 404, "usage")
        for method in ("POST", "PUT", "DELETE", "OPTIONS"):
            answer = server.ask(method=method)
            self.checkError(answer, 405, "usage")
            self.assertIn("GET", answer.headers["Allow"])
        for bytes in (b"GET /gettoken HTTP/1.1\r\n\r\n", b"GET /gettoken\r\n\r\n", b"\x16\x03\x01\r\n",
                      server.request().replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n"),
                      server.request().replace(b"\r\n\r\n", b"\r\nHost: localhost\r\n\r\n"),
                      server.request().replace(b"\r\n", b"\n")):
            data = readToEnd(server.connect(bytes))
            self.assertTrue(data.startswith(b"HTTP/1.1 400 "), data)

    # What goes wrong behind it

    def test_faults_become_statuses(self):
        for fault, status, kind in (("throttling-retry-after", 429, "throttled"),
                                    ("reset", 502, "network"),
                                    ("server-error", 502, "network"),
                                    ("no-permission", 502, "credentials"),
                                    ("captive-portal", 502, "protocol"),
                                    ("clock", 502, "clock")):
            with self.subTest(fault):
                sandbox = self.sandbox("--fault", fault)
                self.add(sandbox, fault)
                server = self.start(fault)
                answer = server.ask()
                error = self.checkError(answer, status, kind)
                if kind == "throttled":
                    self.assertTrue(7 <= error["retryAfter"] <= 9, error)
                    self.assertEqual(answer.headers["Retry-After"], str(error["retryAfter"]))
                    self.checkError(server.ask(), status, kind)  # held back, nothing sent
                    self.assertEqual(len(sandbox.requests()), 1)
                else:
                    self.assertIsNone(error["retryAfter"])
                self.assertNotIn(sandbox.secret, answer.body.decode())
                self.assertNotIn(sandbox.id, answer.body.decode())
                server.stop()

    def test_error_heals_with_the_next_request(self):
        self.desk("--fault", "reset:3")
        server = self.start()
        self.checkError(server.ask(), 502, "network")
        self.assertEqual(server.ask().status, 200)
        self.assertIn("demo: ", server.said())

    def test_missing_key_is_told(self):
        self.desk()
        subprocess.run(["secret-tool", "clear", "type", "plaintext"], check=False)
        subprocess.run(["secret-tool", "clear", "type", "base64"], check=False)
        self.checkError(self.start().ask(), 503, "keychain")

    # Clients that misbehave

    def test_slow_and_silent_clients_disturb_nobody(self):
        self.desk()
        server = self.start()
        for sent in (b"", b"GET /gett", b"GET /gettoken HTTP/1.1\r\nHost: lo", b"\x16\x03\x01\x02"):
            server.connect(sent)
        self.assertEqual(server.ask().status, 200)

    def test_too_long_request_is_given_up(self):
        self.desk()
        server = self.start()
        for sent in (b"GET /" + b"a" * 9000, b"GET / HTTP/1.1\r\nA: " + b"b" * 9000):
            self.assertEqual(readToEnd(server.connect(sent)), b"")
        self.assertEqual(server.ask().status, 200)

    def test_silent_clients_lock_nobody_out(self):
        self.desk()
        server = self.start()
        known = server.connect()
        known.sendall(server.request())
        self.assertTrue(known.recv(65536).startswith(b"HTTP/1.1 200 "))
        stranger = socket.create_connection(("127.0.0.1", server.port), timeout=DEADLINE,
                                            source_address=("127.0.0.2", 0))
        self.addCleanup(stranger.close)
        silent = [server.connect() for _ in range(600)]
        self.assertEqual(server.ask().status, 200)
        known.sendall(server.request())  # who showed the key stays in
        self.assertTrue(known.recv(65536).startswith(b"HTTP/1.1 200 "))
        stranger.sendall(server.request())  # and so does who came before, from elsewhere
        self.assertTrue(stranger.recv(65536).startswith(b"HTTP/1.1 200 "))
        self.assertTrue(readToEnd(silent[0]).startswith(BUSY))
        self.assertEqual(server.ask().status, 200)

    def test_refused_clients_are_told_of_once_a_second(self):
        self.desk()
        server = self.start()
        for _ in range(20):
            self.checkError(server.ask(key="wrong"), 401, "credentials")
        told = [line for line in server.said().splitlines() if "Refused 127.0.0.1" in line]
        self.assertTrue(0 < len(told) < 20, server.said())
        self.assertIn("key", told[0])
        server.ask()
        self.assertNotIn(server.key, server.said())

    def test_clients_that_leave_during_a_fetch(self):
        self.desk("--fault", "slow:1")
        server = self.start()
        for _ in range(30):
            server.connect(server.request()).close()
        half = server.connect(server.request())
        half.shutdown(socket.SHUT_WR)
        self.assertEqual(server.ask().status, 200)
        self.assertIsNone(server.process.poll())

    def test_ten_thousand_connections(self):
        self.desk()
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4096), hard))
        self.addCleanup(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        server = self.start()
        served = [server.connect() for _ in range(256)]

        def ask(one):
            one.sendall(server.request())
            self.assertTrue(one.recv(65536).startswith(b"HTTP/1.1 200 "))

        refused = told = 0
        for _ in range(10):
            for one in served:  # none of them is idle for too long
                ask(one)
            crowd = [server.connect() for _ in range(1000)]
            for one in crowd:
                data = readToEnd(one)
                refused += 1
                told += data.startswith(BUSY)
                self.assertIn(data[:13], (b"", BUSY))
                one.close()
        self.assertEqual(refused, 10000)
        self.assertGreater(told, 9000)
        polite = server.connect(server.request())
        self.assertTrue(readToEnd(polite).startswith(BUSY))
        for one in served:  # who is in stays in
            ask(one)
        for one in served:
            one.close()
        waitFor(lambda: server.ask().status == 200, "a free place")

    # How it starts

    def test_refused_command_lines(self):
        self.desk()
        key = ("--key-file", self.path("k"))
        for arguments in ((), ("--listen", "0.0.0.0:0", *key), ("--listen", "[::]:0", *key),
                          ("--listen", "nonsense", *key), ("--listen", "127.0.0.1:0/x", *key),
                          ("--tls-cert", "x", *key), ("--tls-key", "x", *key),
                          ("--tls-cert", "x", "--tls-key", "x", *key),
                          ("--plain-http", "--tls-cert", "x", "--tls-key", "x", *key),
                          ("--host", "a:80", *key), ("--host", "*", *key), ("--host", "", *key),
                          ("--allow-origin", "*", *key), ("--allow-origin", "null", *key),
                          ("--allow-origin", "https://a/b", *key)):
            outcome = self.call("serve", *arguments)
            self.assertEqual(outcome.status, 2, outcome)
            self.assertEqual(outcome.out, "", outcome)
            self.assertTrue(outcome.err.startswith("nls-token: "), outcome)
        self.assertEqual(self.call("serve", "nobody", *key).status, 3)

    def test_key_files_that_are_refused(self):
        self.desk()
        shared = self.write("shared", "0123456789abcdef\n")
        os.chmod(shared, 0o640)
        short = self.write("short", "0123456789abcde\n")
        os.chmod(short, 0o600)
        for path, said in ((shared, "chmod 600"), (short, "16"), (self.folder, "read"),
                           (short + "/key", "written")):
            outcome = self.call("serve", "--key-file", path)
            self.assertEqual(outcome.status, 2, outcome)
            self.assertIn(said, outcome.err)

    def test_port_in_use(self):
        self.desk()
        server = self.start()
        outcome = self.call("serve", "--key-file", server.keyFile, "--listen", server.address)
        self.assertEqual(outcome.status, 7, outcome)
        self.assertIn(server.address, outcome.err)
        self.assertIn("Another program", outcome.err)
        self.assertIn("Address already in use", outcome.err)

    def test_foreign_address(self):
        self.desk()
        outcome = self.call("serve", "--key-file", self.path("k"), "--listen", "192.0.2.1:8080", "--plain-http")
        self.assertEqual(outcome.status, 7, outcome)
        self.assertIn("Cannot assign requested address", outcome.err)
        self.assertNotIn("Another program", outcome.err)

    def test_port_alone_is_on_loopback(self):
        self.desk()
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        server = self.start("--listen", str(port))
        self.assertEqual(server.url, f"http://127.0.0.1:{port}/gettoken")
        for wrong in ("70000", "127.1:80", "0x7f.1:80", "0.0.71", "unix:"):
            outcome = self.call("serve", "--key-file", server.keyFile, "--listen", wrong)
            self.assertEqual(outcome.status, 2, outcome)

    # Local sockets

    def connectTo(self, path, sent=b""):
        one = socket.socket(socket.AF_UNIX)
        self.addCleanup(one.close)
        one.settimeout(DEADLINE)
        one.connect(path)
        one.sendall(sent)
        return one

    def test_local_socket(self):
        self.desk()
        path = self.path("token.sock")
        server = self.start("--listen", "unix:" + path)
        self.assertEqual(server.url, "unix:" + path)
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        one = self.connectTo(path, server.request())
        self.assertTrue(one.recv(65536).startswith(b"HTTP/1.1 200 "))
        wrong = self.connectTo(path, server.request().replace(b"Bearer ", b"Bearer x"))
        self.assertTrue(wrong.recv(65536).startswith(b"HTTP/1.1 401 "))
        self.assertIn("Refused unix:" + path, server.said())
        outcome = self.call("serve", "--key-file", server.keyFile, "--listen", "unix:" + path)
        self.assertEqual(outcome.status, 7, outcome)
        self.assertIn("Address already in use", outcome.err)
        server.stop(signal.SIGKILL)
        again = self.start("--listen", "unix:" + path)  # what a killed server left is replaced
        self.assertTrue(self.connectTo(path, again.request()).recv(65536).startswith(b"HTTP/1.1 200 "))
        self.assertEqual(again.stop(), 0)
        self.assertFalse(os.path.exists(path))

    def test_local_socket_replaces_no_file(self):
        self.desk()
        path = self.write("precious", "1")
        outcome = self.call("serve", "--key-file", self.path("k"), "--listen", "unix:" + path)
        self.assertEqual(outcome.status, 7, outcome)
        self.assertIn("File exists", outcome.err)
        with open(path, encoding="ascii") as file:
            self.assertEqual(file.read(), "1")
        outcome = self.call("serve", "--key-file", self.path("k"), "--listen", "unix:/nowhere/at/all")
        self.assertIn("No such file or directory", outcome.err)

    @unittest.skipUnless(os.getuid() == 0, "only root can be another user")
    def test_local_socket_is_for_its_user(self):
        self.desk()
        with tempfile.TemporaryDirectory() as folder:
            os.chmod(folder, 0o755)
            path = os.path.join(folder, "token.sock")
            server = self.start("--listen", "unix:" + path)
            os.chmod(path, 0o666)
            code = (f"import socket; s = socket.socket(socket.AF_UNIX); s.connect({path!r}); "
                    "s.sendall(b'GET / HTTP/1.1' + bytes([13, 10])); print(s.recv(99))")
            other = subprocess.run(["python3", "-c", code], user="nobody", capture_output=True, text=True,
                                   timeout=DEADLINE, check=False)
            self.assertTrue(other.stdout.startswith("b\'\'") or "reset" in other.stderr or "Broken" in other.stderr, other)
            self.assertIn("Another user", server.said())
            server.stop()

    def test_key_is_shown_once_on_a_terminal(self):
        self.desk()
        terminal = self.terminal("serve", "--listen", "127.0.0.1:0")
        terminal.expect("/gettoken")
        key = terminal.shown.split("Key (shown only now): ")[1].split("\r\n")[0]
        self.assertRegex(key, r"^[A-Za-z0-9_-]{43}$")
        port = int(terminal.shown.split("/gettoken")[0].rpartition(":")[2])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=DEADLINE)
        self.addCleanup(connection.close)
        connection.request("GET", "/gettoken", headers={"Authorization": "Bearer " + key})
        self.assertEqual(connection.getresponse().status, 200)
        terminal.type("\x03")
        outcome = terminal.finish()
        self.assertEqual(outcome.status, 0, outcome)
        self.assertEqual(outcome.out.count(key), 1)

    def test_beyond_this_computer_in_the_clear_when_told_so(self):
        self.desk()
        server = self.start("--listen", "0.0.0.0:0", "--plain-http")
        self.assertEqual(server.ask("/healthz", Host="127.0.0.1").status, 200)
        self.checkError(server.ask(Host="evil.example"), 403, "usage")

    @unittest.skipUnless(socket.has_ipv6 and os.path.exists("/proc/net/if_inet6"), "no IPv6")
    def test_ipv6(self):
        self.desk()
        server = self.start("--listen", "[::1]:0")
        self.assertRegex(server.url, r"^http://\[::1\]:\d+/gettoken$")
        one = socket.create_connection(("::1", server.port), timeout=DEADLINE)
        self.addCleanup(one.close)
        one.sendall(server.request("/healthz").replace(b"localhost", f"[::1]:{server.port}".encode()))
        self.assertTrue(one.recv(65536).startswith(b"HTTP/1.1 200 "))

    def certificate(self, name="server", kind="ec"):
        certificate, key = self.path(name + ".pem"), self.path(name + ".key")
        how = ["-newkey", "rsa:2048"] if kind == "rsa" else ["-newkey", "ec", "-pkeyopt",
                                                              "ec_paramgen_curve:P-256"]
        subprocess.run(["openssl", "req", "-x509", "-nodes", *how, "-keyout", key, "-out",
                        certificate, "-days", "2", "-subj", "/CN=localhost", "-addext",
                        "subjectAltName=DNS:localhost,IP:127.0.0.1"], check=True, capture_output=True)
        return certificate, key

    def test_tls(self):
        self.desk()
        for kind, name in (("ec", "ECDSA"), ("rsa", "RSA")):
            certificate, key = self.certificate(kind, kind)
            server = self.start("--listen", "0.0.0.0:0", "--tls-cert", certificate, "--tls-key", key)
            self.assertTrue(server.url.startswith("https://"), server.url)
            context = ssl.create_default_context(cafile=certificate)
            connection = http.client.HTTPSConnection("localhost", server.port, context=context,
                                                     timeout=DEADLINE)
            self.addCleanup(connection.close)
            for _ in range(3):
                connection.request("GET", "/gettoken",
                                   headers={"Authorization": "Bearer " + server.key})
                answer = connection.getresponse()
                self.assertEqual((answer.status, len(json.loads(answer.read())["token"])), (200, 32))
            connection.request("GET", "/healthz", headers={"Connection": "close",
                                                           "Authorization": "Bearer " + server.key})
            self.assertEqual(connection.getresponse().read(), b"ok")
            for cipher, taken in ((f"ECDHE-{name}-AES128-GCM-SHA256", True), (f"ECDHE-{name}-AES128-SHA", False),
                                  ("AES128-GCM-SHA256", False), ("AES128-SHA", False)):
                self.assertEqual(self.takesCipher(server, cipher), taken, cipher)
            plain = server.connect(server.request())
            self.assertEqual(readToEnd(plain), b"")
            self.assertEqual(server.stop(), 0)

    @staticmethod
    def takesCipher(server, cipher):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers(cipher)
        with socket.create_connection(("127.0.0.1", server.port), timeout=DEADLINE) as one:
            try:
                context.wrap_socket(one).close()
                return True
            except (ssl.SSLError, ConnectionError):
                return False

    def test_certificates_that_are_refused(self):
        self.desk()
        certificate, key = self.certificate()
        other, otherKey = self.certificate("other")
        nonsense = self.write("nonsense", "nonsense")
        locked = self.path("locked.key")
        subprocess.run(["openssl", "ec", "-in", key, "-aes128", "-passout", "pass:secret", "-out",
                        locked], check=True, capture_output=True)
        shared = self.path("shared.key")
        shutil.copy(key, shared)
        os.chmod(shared, 0o644)
        for pair, said in (((certificate, otherKey), "belong"), ((certificate, shared), "chmod 600"), ((nonsense, key), "certificate"),
                           ((certificate, nonsense), "private key"), ((certificate, locked), "passphrase"),
                           ((certificate, self.path("missing")), "read")):
            outcome = self.call("serve", "--key-file", self.path("k"), "--tls-cert", pair[0],
                                "--tls-key", pair[1])
            self.assertEqual(outcome.status, 2, outcome)
            self.assertIn(said, outcome.err)

    def passed(self, listener, *arguments, **more):
        """A server that gets `listener` the way systemd does it."""
        script = f'LISTEN_PID=$$ LISTEN_FDS=1 exec {commandline.PROGRAM} "$@"'
        return self.start(*arguments, prefix=["sh", "-c", script, "sh"], pass_fds=(3,),
                          preexec_fn=lambda: os.dup2(listener.fileno(), 3), **more)

    def test_socket_of_systemd(self):
        self.desk()
        # Descriptor 3 has to be free for it here too.
        listener = socket.create_server(("127.0.0.1", 0), backlog=16)
        self.addCleanup(listener.close)
        early = socket.create_connection(listener.getsockname(), timeout=DEADLINE)
        self.addCleanup(early.close)
        server = self.passed(listener)
        self.assertEqual(server.port, listener.getsockname()[1])
        early.sendall(server.request())  # who came before the server waits for it
        self.assertTrue(early.recv(65536).startswith(b"HTTP/1.1 200 "))
        self.assertEqual(server.stop(), 0)

    def test_sockets_of_systemd_that_are_refused(self):
        self.desk()
        script = 'LISTEN_PID=$$ exec "$@"'
        idle = socket.socket()
        self.addCleanup(idle.close)
        everywhere = socket.create_server(("0.0.0.0", 0))
        self.addCleanup(everywhere.close)
        listener = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(listener.close)
        for passed, count, arguments in ((idle, "1", ()), (listener, "2", ()), (everywhere, "1", ()),
                                         (listener, "1", ("--listen", "127.0.0.1:0"))):
            outcome = self.call("serve", "--key-file", self.path("k"), *arguments,
                                prefix=["sh", "-c", script, "sh"], env=self.env(LISTEN_FDS=count),
                                pass_fds=(3,), preexec_fn=lambda: os.dup2(passed.fileno(), 3))
            self.assertEqual(outcome.status, 2, outcome)

    # How it ends

    def test_stop_finishes_the_answer_under_way(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            sandbox = self.sandbox("--fault", "slow:1")
            name = "p" + str(int(number))
            self.add(sandbox, name)
            server = self.start(name)
            idle = server.connect(server.request("/healthz"))
            self.assertTrue(idle.recv(65536).startswith(b"HTTP/1.1 200 "))
            waiting = server.connect(server.request())
            waitFor(sandbox.requestsSoFar, "the request to be sent")
            server.process.send_signal(number)
            self.assertEqual(readToEnd(idle), b"")
            with self.assertRaises(OSError):
                server.connect()
            data = readToEnd(waiting)
            self.assertTrue(data.startswith(b"HTTP/1.1 200 "), data)
            self.assertIn(b"\r\nConnection: close\r\n", data)
            self.assertEqual(server.process.wait(DEADLINE), 0)

    def test_second_signal_ends_at_once(self):
        sandbox = self.desk("--fault", "hang:1")
        server = self.start()
        waiting = server.connect(server.request())
        waitFor(sandbox.requestsSoFar, "the request to be sent")
        server.process.send_signal(signal.SIGINT)
        waitFor(lambda: not self.isListening(server.port), "the server to listen no more")
        server.process.send_signal(signal.SIGINT)
        self.assertEqual(server.process.wait(5), 0)
        self.assertEqual(readToEnd(waiting), b"")

    @staticmethod
    def isListening(port):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=DEADLINE).close()
            return True
        except OSError:
            return False

    def test_killed_server_leaves_nothing_in_the_way(self):
        sandbox = self.desk()
        server = self.start()
        token = server.ask().json["token"]
        server.stop(signal.SIGKILL)
        again = self.start("--listen", server.address)
        self.assertEqual(again.key, server.key)
        self.assertEqual(again.ask().json["token"], token)
        self.assertEqual(len(sandbox.requests()), 1)


if __name__ == "__main__":
    main()
