# SPDX-License-Identifier: Apache-2.0
"""From the start of the window program to its first paint, as somebody meets it who has one profile and a token."""

import display
import user
from measuring import skip


def measure(bench):
    window = "nls-token-desk"
    empty = "empty Widgets window, same libraries"
    env = display.start(bench)
    contenders = [bench.program(empty, bench.comparison("empty-window"), env=env)]
    if bench.desk.exists():
        user.addProfile(bench, "window", bench.sandbox())
        bench.call(bench.nlsToken, "get", "window")
        contenders.insert(0, bench.program(window, bench.desk, "--quit-after-first-paint", env=env))
    figures = bench.race("Window to first paint, and its end", 30, contenders)
    if not bench.desk.exists():
        return skip(window, "nls-token-desk is not built")
    bench.aim(figures, window, empty, 1.40)
    bench.aim(figures, window, empty, 1.50, what="peak")
    bench.compareLibraries(bench.desk, bench.comparison("empty-window"))
