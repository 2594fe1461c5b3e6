# SPDX-License-Identifier: Apache-2.0
"""GET /gettoken for a token in memory, beside nginx that answers the same bytes; and memory over a million requests.

Server and client get a processor each, so that the figure is that of one core. wrk counts requests a second of the
clock; those a second of the server's processor time hold on a busy machine too.
"""

import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import urllib.request

import commandline
import user
from measuring import DEADLINE, say, skip

CONNECTIONS = 64
SECONDS = 3  # of one turn
ROUNDS = 5
AIM = 40_000  # requests a second, one core
AIM_BESIDE_NGINX = 0.80
MILLION = 1_000_000
PLEDGED_GROWTH = 1024  # KiB over the million

NGINX = """
worker_processes 1;
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    keepalive_requests 1000000000;
    default_type application/json;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        location /gettoken {{
            add_header Cache-Control no-store;
            return 200 '{body}';
        }}
    }}
}}
"""


class Answering:
    """A server that wrk asks, and what came of it."""

    def __init__(self, name, process, url, key):
        self.name = name
        self.process = process
        self.url = url
        self.key = key
        self.rates = []  # a second of the clock
        self.worth = []  # a second of processor time

    def processorTime(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        """Resident KiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])

    def turn(self, seconds=SECONDS, connections=CONNECTIONS):
        """Lets wrk ask for so long and returns how many answers came."""
        before = self.processorTime()
        told = subprocess.run([*on(1), "wrk", "--threads", "1", "--connections", str(connections), "--duration",
                               f"{seconds}s", "--header", f"Authorization: Bearer {self.key}", self.url], text=True,
                              capture_output=True, check=True, timeout=seconds + DEADLINE).stdout
        if "Non-2xx" in told or "Socket errors" in told:
            raise SystemExit(f"{self.name}: wrk was not answered as it should be:\n{told}")
        count = int(re.search(r"(\d+) requests in", told)[1])
        self.rates.append(float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1]))
        self.worth.append(count / (self.processorTime() - before))
        return count


def on(processor):
    """What keeps a process on one processor, where there are several."""
    return ["taskset", "--cpu-list", str(processor)] if (os.cpu_count() or 1) > 1 else []


def started(bench, command, **more):
    process = subprocess.Popen([*on(0), *map(str, command)], env=bench.env, stdin=subprocess.DEVNULL, **more)

    def end():
        process.terminate()
        process.wait(DEADLINE)

    bench.atTheEnd(end)
    return process


def tokenServer(bench):
    keyFile = bench.folder / "serve.key"
    process = started(bench, [bench.nlsToken, "serve", "served", "--listen", "127.0.0.1:0", "--key-file", keyFile],
                      stdout=subprocess.PIPE, text=True)
    url = process.stdout.readline().strip()
    return Answering("nls-token serve", process, url, keyFile.read_text(encoding="ascii").strip())


def fetch(server):
    asked = urllib.request.Request(server.url, headers={"Authorization": f"Bearer {server.key}"})
    with urllib.request.urlopen(asked, timeout=DEADLINE) as answer:
        return answer.read().decode()


def nginx(bench, body, key):
    folder = bench.folder / "nginx"
    folder.mkdir()
    port = freePort()
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, body=body), encoding="ascii")
    process = started(bench, ["nginx", "-c", folder / "nginx.conf"], stderr=subprocess.DEVNULL)
    server = Answering("nginx, the same bytes", process, f"http://127.0.0.1:{port}/gettoken", key)

    def answers():
        try:
            return fetch(server) == body
        except OSError:
            return False

    commandline.waitFor(answers, "nginx to answer")
    return server


def freePort():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def measure(bench):
    missing = [tool for tool in ("wrk", "nginx", "taskset") if not shutil.which(tool)]
    if missing:
        return skip("Serving", f"{', '.join(missing)} not installed")
    sandbox = bench.sandbox()
    user.addProfile(bench, "served", sandbox)
    ours = tokenServer(bench)
    theirs = nginx(bench, fetch(ours), ours.key)
    beside(bench, ours, theirs)
    overAMillion(ours)
    user.expectRequests(sandbox, 1)


def beside(bench, ours, theirs):
    rounds = bench.rounds or ROUNDS
    for server in (ours, theirs):
        server.turn(1)
        server.rates.clear()
        server.worth.clear()
    for number in range(rounds):
        for server in ((ours, theirs), (theirs, ours))[number % 2]:
            server.turn()
    say(f"\nServing a token in memory: {rounds} rounds of {SECONDS} s, {CONNECTIONS} connections, one core, load "
        f"{os.getloadavg()[0]:.1f}")
    say(f"  {'':<30}{'requests/s':>14}{'per processor second':>24}")
    for server in (ours, theirs):
        say(f"  {server.name:<30}{statistics.median(server.rates):>14,.0f}{statistics.median(server.worth):>24,.0f}")
    for what, values in (("requests/s", "rates"), ("per processor second", "worth")):
        mine, other = (statistics.median(getattr(server, values)) for server in (ours, theirs))
        say(f"    {mine:>9,.0f}  aim at least {AIM:,}: {verdict(mine >= AIM)} ({what})")
        say(f"    {mine / other:>8.2f}x  aim at least {AIM_BESIDE_NGINX:.2f}x nginx: "
            f"{verdict(mine / other >= AIM_BESIDE_NGINX)} ({what})")


def overAMillion(ours):
    # More at a time than will be: what is left of the old connections when the new ones come is no leak.
    ours.turn(1, 3 * CONNECTIONS)
    before, answered = ours.memory(), 0
    while answered < MILLION:
        answered += ours.turn()
    after = ours.memory()
    say(f"    memory {before / 1024:.1f} MiB before and {after / 1024:.1f} MiB after {answered:,} more requests: "
        f"{verdict(after - before <= PLEDGED_GROWTH)} (flat)")


def verdict(met):
    return "met" if met else "NOT MET"
