# SPDX-License-Identifier: Apache-2.0
"""Many processes that want the same token at once."""

import time

from commandline import CommandLineCase, main


class Together(CommandLineCase):
    NUMBER = 20

    def all(self, *arguments, env=None):
        processes = [self.start("get", *arguments, env=env) for _ in range(self.NUMBER)]
        return [self.finish(process, *arguments) for process in processes]

    def testOneRequestAndOneToken(self):
        service = self.sandbox("--fault", "slow")
        self.add(service)
        outcomes = self.all()
        self.assertEqual({(outcome.status, outcome.err) for outcome in outcomes}, {(0, "")})
        self.assertEqual(len({outcome.out for outcome in outcomes}), 1)
        self.assertEqual(len(service.requests()), 1)

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

    def testAClosedPortFailsThemAllWithoutDelay(self):
        service = self.sandbox()
        self.add(service)
        service.stop()
        begin = time.monotonic()
        outcomes = self.all("--format", "json")
        self.assertLess(time.monotonic() - begin, 10)
        for outcome in outcomes:
            self.checkError(outcome, "network")
            self.assertEqual(outcome.status, 7)

    def testFirstUseOfAnEmptyStateFolder(self):
        service = self.sandbox()
        outcomes = self.all("--from-env", "--endpoint", service.endpoint,
                            env=self.keyEnv(service))
        self.assertEqual(len({outcome.out for outcome in outcomes}), 1)
        self.assertEqual(len(service.requests()), 1)

    def testTwoKeysDoNotWaitForEachOther(self):
        slow, quick = self.sandbox("--fault", "hang"), self.sandbox()
        self.add(slow, "slow")
        self.add(quick, "quick")
        process = self.start("get", "slow")
        begin = time.monotonic()
        self.good("get", "quick")
        self.assertLess(time.monotonic() - begin, 5)
        process.kill()


if __name__ == "__main__":
    main()
