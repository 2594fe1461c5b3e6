# SPDX-License-Identifier: Apache-2.0
"""Measures, and prints tables; run by ./dev bench inside tests/support/keyring-session.

Usage: run.py BUILD [--rounds N] [TOPIC...]    a topic is a file beside this one that has `measure`
"""

import argparse
import datetime
import importlib
import os
import pathlib
import platform
import re

from measuring import Bench, say

TOPICS = ("start", "get", "serve", "window")


def processor():
    told = pathlib.Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.*)", told.read_text(encoding="utf-8")) if told.exists() else None
    return model.group(1) if model else platform.machine()


def main():
    parser = argparse.ArgumentParser(description="Measure Release builds side by side.")
    parser.add_argument("build")
    parser.add_argument("--rounds", type=int, help="in place of each topic's own number")
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help=f"any of {', '.join(TOPICS)}; all if not given")
    arguments = parser.parse_intermixed_args()
    unknown = set(arguments.topics) - set(TOPICS)
    if unknown:
        parser.error(f"no such topic: {', '.join(sorted(unknown))} (there are {', '.join(TOPICS)})")
    if arguments.rounds is not None and arguments.rounds < 2:
        parser.error("--rounds: at least 2")

    say(f"{datetime.datetime.now():%Y-%m-%d %H:%M}, {os.cpu_count()} x {processor()}, Linux {platform.release()}")
    say("Each table is one run; its contenders take turns. Processor is user and system time of the process itself.")
    for topic in arguments.topics or TOPICS:
        with Bench(arguments.build, arguments.rounds) as bench:
            importlib.import_module(topic).measure(bench)


if __name__ == "__main__":
    main()
