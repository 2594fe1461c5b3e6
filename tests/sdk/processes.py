# SPDX-License-Identifier: Apache-2.0
"""Programs that are waited for, with what they start."""

import os
import signal
import subprocess

RUN_LIMIT = 120  # seconds; a virtual machine may have to start on a loaded computer

running = set()  # processes, by their groups


def call(*words, limit=RUN_LIMIT, **more):
    """A finished process; one that is too slow has status None."""
    words = [str(word) for word in words]
    # In a group of its own: what a package manager or `go run` started would hold the pipes open.
    with subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          errors="replace", start_new_session=True, **more) as process:
        running.add(process.pid)
        try:
            out, err = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, _ = process.communicate()
            return subprocess.CompletedProcess(words, None, out, f"no end after {limit} s")
        finally:
            running.discard(process.pid)
    return subprocess.CompletedProcess(words, process.returncode, out, err)


def leave(number, _frame):
    """Ends what runs too, which a signal from the terminal doesn't reach."""
    for group in list(running):
        os.killpg(group, signal.SIGKILL)
    os._exit(128 + number)
