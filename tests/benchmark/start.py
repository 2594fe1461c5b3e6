# SPDX-License-Identifier: Apache-2.0
"""Starting the command line: what scripts pay at every call."""


def measure(bench):
    alike = "empty program, same libraries"
    version = "nls-token --version"
    figures = bench.race("Start", 120, [
        bench.program(version, bench.nlsToken, "--version"),
        bench.program(alike, bench.comparison("empty-alike")),
        bench.program("empty program, QtCore alone", bench.comparison("empty-qtcore")),
    ])
    bench.aim(figures, version, alike, 1.15)
    bench.aim(figures, version, "empty program, QtCore alone")
    bench.aim(figures, version, alike, what="peak")
    bench.compareLibraries(bench.nlsToken, bench.comparison("empty-alike"))
