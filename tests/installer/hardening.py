# SPDX-License-Identifier: Apache-2.0
"""What a built program says of how it was compiled and linked: hardening.py FILE...

Each line that the compiler left in the file stands for sources of ours that were compiled with the same options
(-frecord-gcc-switches), so that none was left out. What no option shows is seen by what the program calls."""
import platform
import re
import subprocess
import sys
import unittest
from pathlib import Path

OPTIONS = {
    "-fstack-protector-strong": None,
    "-fstack-clash-protection": None,
    "-ftrivial-auto-var-init=zero": None,
    "-fcf-protection": "x86_64",
    "-mbranch-protection=standard": "aarch64",
}


def readelf(*arguments):
    return subprocess.run(["readelf", "--wide", *arguments], check=True, capture_output=True, text=True).stdout


def problems(program):
    """What is wrong with the shipped program or plugin `program`, a sentence each."""
    found = []
    compiled = re.findall(r"GNU C\+\+.*", readelf("--string-dump=.GCC.command.line", program))
    if not compiled:
        found.append("the compiler left no options in it")
    for option, machine in OPTIONS.items():
        if machine in (None, platform.machine()):
            found += [f"{option} is not in: {line}" for line in compiled if f" {option}" not in line]
    isProgram = ".so" not in Path(program).suffixes
    called = readelf("--dyn-syms", program)
    # A plugin may be too small to need any.
    if isProgram and "__glibcxx_assert_fail" not in called:
        found.append("nothing calls what _GLIBCXX_ASSERTIONS calls")
    if isProgram and not re.search(r" __\w+_chk@", called):
        found.append("nothing calls what _FORTIFY_SOURCE calls")
    header = readelf("--file-header", program)
    segments = readelf("--program-headers", program)
    dynamic = readelf("--dynamic", program)
    if not re.search(r"Type:\s+DYN", header) or (isProgram and not re.search(r"FLAGS_1\).*\bPIE\b", dynamic)):
        found.append("its place in memory is not random")
    if not re.search(r"FLAGS_1\).*\bNOW\b", dynamic) or "GNU_RELRO" not in segments:
        found.append("its table of functions can be written to")
    if re.search(r"GNU_STACK.*\bRWE\b", segments) or "GNU_STACK" not in segments:
        found.append("its stack can be executed")
    return found


class Hardening(unittest.TestCase):
    def test_built_files_are_hardened(self):
        for program in PROGRAMS:
            with self.subTest(program):
                self.assertEqual(problems(program), [])


if __name__ == "__main__":
    PROGRAMS, sys.argv[1:] = sys.argv[1:], []
    unittest.main()
