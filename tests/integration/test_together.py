# SPDX-License-Identifier: Apache-2.0
"""Many processes that want the same token at once."""

import http.server
import json
import os
import shutil
import subprocess
import threading
import time

import commandline
from commandline import CommandLineCase, main

class CountingService(http.server.ThreadingHTTPServer):
    """Answers every CreateToken after a second with a token of its own, and counts."""

    daemon_threads = True

    def __init__(self, status=200, body=None):
        self.count = 0
        self.atOnce = self.mostAtOnce = 0
        self.answeredAt = None
        self.lock = threading.Lock()
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                with service.lock:
                    service.count += 1
                    number = service.count
                    service.atOnce += 1
                    service.mostAtOnce = max(service.mostAtOnce, service.atOnce)
                time.sleep(1)
                answer = json.dumps(body or {"RequestId": f"R{number}", "Token": {
                    "Id": f"{number:032x}", "ExpireTime": int(time.time()) + 86400,
                    "UserId": "1"}}).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(answer)))
                with service.lock:
                    service.atOnce -= 1
                    service.answeredAt = time.monotonic()
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        super().__init__(("127.0.0.1", 0), Handler)
        self.endpoint = f"http://127.0.0.1:{self.server_address[1]}"
        self.id = "LTAI5tTogetherTogether12"
        self.secret = "s" * 30
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Together(CommandLineCase):
    NUMBER = 20

    def all(self, *arguments, env=None):
        processes = [self.start("get", *arguments, env=env) for _ in range(self.NUMBER)]
        return [self.finish(process, *arguments) for process in processes]

    def counting(self, *arguments, **more):
        service = CountingService(*arguments, **more)
        self.addCleanup(service.server_close)
        self.addCleanup(service.shutdown)
        return service

    def testOneFreshRequestToo(self):
        service = self.sandbox("--fault", "short-token:1", "--fault", "slow")
        self.add(service)
        old = self.good("get").out
        outcomes = self.all("--fresh")
        tokens = {outcome.out for outcome in outcomes}
        self.assertEqual({outcome.status for outcome in outcomes}, {0})
        self.assertEqual(len(tokens), 1)
        self.assertNotIn(old, tokens)
        self.assertEqual(len(service.requests()), 2)

    def testProfilesAndTheEnvironmentShareIt(self):
        service = self.sandbox("--fault", "slow")
        self.add(service, "one")
        self.add(service, "two")
        processes = [self.start("get", "one", "two"), self.start("get", "two"),
                     self.start("get", "--from-env", "--endpoint", service.endpoint,
                                env=self.keyEnv(service))]
        outcomes = [self.finish(process) for process in processes]
        self.assertEqual([outcome.status for outcome in outcomes], [0, 0, 0])
        tokens = {line for outcome in outcomes for line in outcome.out.splitlines()}
        self.assertEqual(len(tokens), 1)
        self.assertEqual(len(service.requests()), 1)

    def testOneRefusalForAll(self):
        for fault, status in (("throttling", 6), ("disabled-key", 5)):
            with self.subTest(fault):
                service = self.sandbox("--fault", fault)
                self.add(service, fault)
                outcomes = self.all(fault, "--format", "json")
                self.assertEqual({outcome.status for outcome in outcomes}, {status})
                self.assertEqual(len(service.requests()), 1)

    def testFirstUseOfAnEmptyStateFolder(self):
        service = self.sandbox()
        outcomes = self.all("--from-env", "--endpoint", service.endpoint,
                            env=self.keyEnv(service))
        self.assertEqual(len({outcome.out for outcome in outcomes}), 1)
        self.assertEqual(len(service.requests()), 1)

    def testTheSameTokenAgainAtItsEndIsSharedToo(self):
        end = int(time.time()) + 100
        service = self.counting(body={"RequestId": "R", "Token": {
            "Id": "5" * 32, "ExpireTime": end, "UserId": "1"}})
        self.add(service)
        self.good("get")
        outcomes = self.all("--fresh")
        self.assertEqual({outcome.out for outcome in outcomes}, {"5" * 32 + "\n"})
        self.assertEqual(service.count, 2)

    def testWhatNobodyCanKeepIsAskedForOneAfterAnother(self):
        refusal = os.environ.get("REFUSE_KEYRING")
        if not refusal:
            self.skipTest("REFUSE_KEYRING names no program that refuses")
        service = self.counting()
        env = self.keyEnv(service, DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere")
        command = (refusal, "EPERM", commandline.PROGRAM, "get", "--from-env", "--endpoint",
                   service.endpoint)
        processes = [subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL,
                                      stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                     for _ in range(4)]
        outcomes = [self.finish(process) for process in processes]
        self.assertEqual({outcome.status for outcome in outcomes}, {0})
        self.assertEqual(len({outcome.out for outcome in outcomes}), 4)
        self.assertEqual((service.count, service.mostAtOnce), (4, 1))
        for folder, _, names in os.walk(self.state):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    content = file.read()
                for outcome in outcomes:
                    self.assertNotIn(outcome.out.strip().encode(), content)

    def testTwoKeysDoNotWaitForEachOther(self):
        slow, quick = self.sandbox("--fault", "hang"), self.sandbox()
        self.add(slow, "slow")
        self.add(quick, "quick")
        process = self.start("get", "slow")
        self.good("get", "quick")
        self.assertIsNone(process.poll())
        process.kill()


class Crowd(Together):
    """Two hundred that are let go together."""

    NUMBER = 200

    def all(self, *arguments, env=None):
        out = self.path("out")
        shutil.rmtree(out, ignore_errors=True)
        os.mkdir(out)
        command = [commandline.PROGRAM, "get", *arguments]
        env = env or self.env()
        gate, opener = os.pipe()
        before = os.times()
        children = [self.child(gate, opener, os.path.join(out, str(i)), command, env)
                    for i in range(self.NUMBER)]
        os.close(gate)
        self.letGo = time.monotonic()
        os.close(opener)
        statuses = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        self.done = time.monotonic()
        after = os.times()
        self.cpu = (after.children_user + after.children_system
                    - before.children_user - before.children_system)
        return [self.outcome(os.path.join(out, str(i)), status, arguments)
                for i, status in enumerate(statuses)]

    @staticmethod
    def child(gate, opener, out, command, env):
        """A process that becomes the program when the gate is opened."""
        child = os.fork()
        if child:
            return child
        try:
            os.close(opener)
            for number, kind in ((1, "out"), (2, "err")):
                os.dup2(os.open(f"{out}.{kind}", os.O_WRONLY | os.O_CREAT), number)
            os.read(gate, 1)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.execve(command[0], command, env)
        finally:
            os._exit(127)

    @staticmethod
    def outcome(path, status, arguments):
        texts = []
        for kind in ("out", "err"):
            with open(f"{path}.{kind}", encoding="utf-8") as file:
                texts.append(file.read())
        return commandline.Outcome(arguments, status, *texts)

    def tell(self, what, begin):
        print(f"{what}: {self.NUMBER} done {self.done - begin:.2f} s later,"
              f" {self.cpu:.2f} s of CPU", flush=True)

    def testOneRequestAndOneToken(self):
        service = self.counting()
        self.add(service)
        for arguments, requests in ((), 1), (("--fresh",), 2):
            outcomes = self.all(*arguments)
            self.assertEqual({(outcome.status, outcome.err) for outcome in outcomes}, {(0, "")})
            self.assertEqual({outcome.out for outcome in outcomes}, {f"{requests:032x}\n"})
            self.assertEqual(service.count, requests)
            self.tell("answered", service.answeredAt)
        outcomes = self.all()
        self.assertEqual(len({outcome.out for outcome in outcomes}), 1)
        self.assertEqual(service.count, 2)
        self.tell("from the cache", self.letGo)

    def testOneAttemptAndOneErrorAtAClosedPort(self):
        service = self.sandbox()
        self.add(service)
        service.stop()
        outcomes = self.all("--format", "json", "-v")
        self.assertEqual({outcome.status for outcome in outcomes}, {7})
        self.assertEqual(len({outcome.out for outcome in outcomes}), 1)
        self.assertEqual(sum("try 1" in outcome.err for outcome in outcomes), 1)
        self.tell("nobody there", self.letGo)
        # Who asks later isn't answered by it.
        self.assertIn("try 1", self.call("get", "-v").err)

    def testOneRefusalForAll(self):
        for kind, code, status in ("throttled", "Throttling.User", 6), (
                "credentials", "InvalidAccessKeyId.Inactive", 5):
            with self.subTest(kind):
                service = self.counting(400, body={"RequestId": "R", "Code": code, "Message": "x"})
                self.add(service, kind)
                outcomes = self.all(kind, "--format", "json")
                self.assertEqual({outcome.status for outcome in outcomes}, {status})
                self.assertEqual({outcome.error["code"] for outcome in outcomes}, {code})
                self.assertEqual(service.count, 1)

    # The others are about whom it is shared with, not about numbers.
    testOneFreshRequestToo = None
    testProfilesAndTheEnvironmentShareIt = None
    testFirstUseOfAnEmptyStateFolder = None
    testTheSameTokenAgainAtItsEndIsSharedToo = None
    testWhatNobodyCanKeepIsAskedForOneAfterAnother = None
    testTwoKeysDoNotWaitForEachOther = None


if __name__ == "__main__":
    main()
