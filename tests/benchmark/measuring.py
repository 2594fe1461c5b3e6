# SPDX-License-Identifier: Apache-2.0
"""What all topics of the benchmark share: contenders that run in turn, and the table of what came out.

A topic is a file beside this one with a function `measure(bench)`. It makes contenders, lets `bench.race` run them
round by round, so that noise hits all alike, and states aims: how many times as much one may need as another.
"""

import collections
import contextlib
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent / "integration"))

import commandline  # noqa: E402  (the sandbox as a process, and what must not reach a program under test)

WARM_UPS = 2  # rounds that are thrown away: page cache, the sandbox's and the keyring's first times
DEADLINE = 60  # seconds; only a defect takes so long

Sample = collections.namedtuple("Sample", "milliseconds processor peak")  # processor: ms, peak: KiB


class Contender:
    """One that takes part, called `name` in the table. `measure()` runs it once and gives a Sample."""

    def __init__(self, name, measure):
        self.name = name
        self.runs = 0
        self._measure = measure

    def sample(self):
        self.runs += 1
        return self._measure()


class Figures:
    """What the samples of one contender come to."""

    def __init__(self, samples):
        milliseconds = [sample.milliseconds for sample in samples]
        self.milliseconds = statistics.median(milliseconds)
        self.low, _, self.high = statistics.quantiles(milliseconds, n=4)
        self.processor = statistics.median(sample.processor for sample in samples)
        self.peak = statistics.median(sample.peak for sample in samples) / 1024


class Bench:
    """One run: where the programs are, a user's folders that go with it, and what is printed."""

    def __init__(self, build, rounds):
        self.build = pathlib.Path(build).resolve()
        self.rounds = rounds  # in place of every topic's own number, when not None
        self.nlsToken = self.build / "bin" / "nls-token"
        self.desk = self.build / "bin" / "nls-token-desk"
        commandline.PROGRAM = str(self.nlsToken)
        self._resources = contextlib.ExitStack()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="nls-token-benchmark."))
        self._resources.callback(shutil.rmtree, self.folder, ignore_errors=True)
        self.env = {name: value for name, value in os.environ.items() if not name.startswith(commandline.FOREIGN)}
        self.env.update(LANG="C.UTF-8", NLS_TOKEN_CONFIG_DIR=str(self.folder / "config"),
                        NLS_TOKEN_STATE_DIR=str(self.folder / "state"))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._resources.close()

    def atTheEnd(self, action, *arguments):
        """Runs `action` when the benchmark is over, last asked first."""
        self._resources.callback(action, *arguments)

    def comparison(self, name):
        return self.build / "tests" / "benchmark" / name

    def sandbox(self, *arguments):
        sandbox = commandline.Sandbox(self.env, *arguments)
        self.atTheEnd(sandbox.close)
        return sandbox

    def call(self, *command, input=None):
        """Runs a command that must succeed, outside of any measurement, and returns what it prints."""
        done = subprocess.run(list(map(str, command)), env=self.env, input=input, text=True, timeout=DEADLINE,
                              capture_output=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr}")
        return done.stdout

    def program(self, name, *command, env=None, arguments=None):
        """A contender that is a process, from its start to its end. `arguments()` makes more of them for each run."""

        def measure():
            words = [*map(str, command), *(arguments() if arguments else ())]
            done = subprocess.run([str(self.comparison("stopwatch")), *words], env=env or self.env, text=True,
                                  timeout=DEADLINE, capture_output=True, check=False)
            wall, processor, peak, status = map(int, done.stdout.split() or (0, 0, 0, done.returncode))
            if status != 0:
                raise SystemExit(f"{' '.join(words)} ended with {status}, so there is nothing to measure:\n"
                                 f"{done.stderr}")
            return Sample(wall / 1e6, processor / 1e3, peak)

        return Contender(name, measure)

    def race(self, title, rounds, contenders):
        """Runs every contender once a round, prints the figures and returns them by name."""
        rounds = self.rounds or rounds
        samples = {contender.name: [] for contender in contenders}
        before = load()
        for number in range(-WARM_UPS, rounds):
            # Each begins a round as often as the others: nobody always runs behind the same neighbour.
            first = number % len(contenders)
            for contender in contenders[first:] + contenders[:first]:
                sample = contender.sample()
                if number >= 0:
                    samples[contender.name].append(sample)
        busy = " (busy: trust the processor times more)" if max(before, load()) > (os.cpu_count() or 1) else ""
        say(f"\n{title}: {rounds} rounds, load {before:.1f} before and {load():.1f} after{busy}")
        say(f"  {'':<50}{'median':>10}{'middle half':>18}{'processor':>12}{'peak':>11}")
        figures = {name: Figures(each) for name, each in samples.items()}
        for name, each in figures.items():
            say(f"  {name:<50}{each.milliseconds:>7.1f} ms{each.low:>9.1f} - {each.high:>5.1f}"
                f"{each.processor:>10.1f} ms{each.peak:>7.1f} MiB")
        return figures

    def aim(self, figures, name, other, most=None, what="milliseconds", note=""):
        """Prints how many times as much `name` needs as `other`, and whether that is at most `most`."""
        ratio = getattr(figures[name], what) / getattr(figures[other], what)
        # The time that a process used is steadier than the time that went by, above all on a busy machine.
        aside = f"processor {figures[name].processor / figures[other].processor:.2f}x" if what == "milliseconds" else what
        verdict = "" if most is None else f"aim at most {most:.2f}x{note}: " + ("met" if ratio <= most else "NOT MET")
        say(f"    {ratio:>5.2f}x  {verdict:<34}{name} / {other} ({aside})")

    def compareLibraries(self, program, other):
        """Says which libraries only one of the two loads at its start: then they can't be compared."""
        ours, theirs = libraries(program), libraries(other)
        for library in sorted(ours ^ theirs):
            owner, lacking = (program, other) if library in ours else (other, program)
            say(f"    beware: {owner.name} loads {library}, {lacking.name} does not")


def libraries(program):
    told = subprocess.run(["ldd", str(program)], text=True, capture_output=True, check=True).stdout
    return set(re.findall(r"^\s*(\S+) =>", told, re.M))


def load():
    return os.getloadavg()[0]


def say(line):
    print(line, flush=True)


def skip(name, why):
    """The line of what can't be measured here."""
    say(f"\n{name}: skipped, {why}")
