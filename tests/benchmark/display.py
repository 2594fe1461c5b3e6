# SPDX-License-Identifier: Apache-2.0
"""A screen that nobody sees, with a window manager on it."""

import os
import subprocess


def start(bench):
    """The environment of programs that are to appear on the new screen; it is gone at the end of the benchmark."""
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
                              pass_fds=[write], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL)
    bench.atTheEnd(end, server)
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    if not number:
        raise SystemExit("Xvfb did not start.")
    env = {**bench.env, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}

    # Its own start command tells when it manages windows.
    ready = bench.folder / "openbox"
    os.mkfifo(ready)
    manager = subprocess.Popen(["openbox", "--sm-disable", "--startup", f"cp /dev/null {ready}"], env=env,
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    bench.atTheEnd(end, manager)
    subprocess.run(["cat", str(ready)], stdout=subprocess.DEVNULL, timeout=20, check=True)
    return env


def end(process):
    process.terminate()
    process.wait(20)
