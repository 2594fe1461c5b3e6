# SPDX-License-Identifier: Apache-2.0
"""The units for systemd are understood by it, start what there is, and keep the server in: test_units.py PROGRAM"""
import ctypes
import ctypes.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.request
from pathlib import Path

from helppages import all_pages

UNITS = Path(__file__).resolve().parents[2] / "installer/linux"
PROGRAM = sys.argv.pop(1)
SERVICE = (UNITS / "nls-token-serve.service").read_text()
SOCKET = (UNITS / "nls-token-serve.socket").read_text()


def system_calls(name, known={}):
    """The system calls of systemd's set `name`, or itself."""
    if not name.startswith("@"):
        return {name}
    if name not in known:
        shown = subprocess.run(["systemd-analyze", "syscall-filter", name], check=True, capture_output=True, text=True).stdout
        members = [line.strip() for line in shown.splitlines()[1:] if line.strip() and not line.strip().startswith("#")]
        known[name] = set().union(*(system_calls(member) for member in members))
    return known[name]


def allowed_calls():
    """What the service's filter leaves, as systemd reads its lines."""
    allowed = set()
    for value in re.findall(r"^SystemCallFilter=(.*)$", SERVICE, re.M):
        calls = set().union(*(system_calls(name) for name in value.lstrip("~").split()))
        allowed = allowed - calls if value.startswith("~") else allowed | calls
    return allowed


class Filter:
    """Keeps a child to `calls`; every other one fails with EPERM, as the unit says."""

    def __init__(self, calls):
        self.library = ctypes.CDLL(ctypes.util.find_library("seccomp") or "libseccomp.so.2", use_errno=True)
        self.library.seccomp_init.restype = ctypes.c_void_p
        for function in (self.library.seccomp_rule_add, self.library.seccomp_load):
            function.argtypes = [ctypes.c_void_p] + [ctypes.c_uint32, ctypes.c_int, ctypes.c_uint32][:
                                 3 if function is self.library.seccomp_rule_add else 0]
        refuse, self.allow = 0x00050001, 0x7fff0000  # SCMP_ACT_ERRNO(EPERM), SCMP_ACT_ALLOW
        self.context = ctypes.c_void_p(self.library.seccomp_init(refuse))
        for name in sorted(calls | {"execve", "exit", "exit_group", "rt_sigreturn"}):
            number = self.library.seccomp_syscall_resolve_name(name.encode())
            if number >= 0:
                self.library.seccomp_rule_add(self.context, self.allow, number, 0)

    def enter(self):
        if self.library.seccomp_load(self.context) != 0:
            os._exit(99)


class Units(unittest.TestCase):
    def test_service_starts_a_command_that_there_is(self):
        program, command, *arguments = re.search(r"^ExecStart=(.*)$", SERVICE, re.M)[1].split()
        self.assertEqual((program, command), ("/usr/bin/nls-token", "serve"))
        options = all_pages(PROGRAM)["serve"].options
        for argument in arguments:
            if argument.startswith("-"):
                self.assertIn(argument, options)

    def test_socket_is_one_address_of_this_computer(self):
        self.assertEqual(re.findall(r"^Listen\w+=(.*)$", SOCKET, re.M), ["127.0.0.1:8723"])

    @unittest.skipUnless(shutil.which("systemd-analyze"), "systemd is not installed")
    def test_systemd_finds_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            names = []
            for name, text in (("service", SERVICE), ("socket", SOCKET)):
                path = Path(folder, "nls-token-serve." + name)
                path.write_text(text.replace("/usr/bin/nls-token", PROGRAM))
                names.append(str(path))
            done = subprocess.run(["systemd-analyze", "--user", "verify", "--man=no", *names],
                                  env={"XDG_RUNTIME_DIR": folder, "HOME": folder, "PATH": "/usr/bin:/bin"},
                                  capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))

    @unittest.skipUnless(shutil.which("systemd-analyze") and os.path.exists("/proc/keys"), "systemd is not installed")
    def test_server_works_within_its_filter_and_shares_the_token(self):
        self.assertNotIn("mount", allowed_calls())
        self.assertNotIn("setpriority", allowed_calls())
        try:
            inside = Filter(allowed_calls())
        except OSError:
            self.skipTest("libseccomp is not installed")
        with tempfile.TemporaryDirectory() as folder:
            env = {"PATH": "/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8", "NLS_TOKEN_CONFIG_DIR": folder + "/config",
                   "NLS_TOKEN_STATE_DIR": folder + "/state"}
            sandbox = subprocess.Popen([PROGRAM, "sandbox", "--format", "json"], env=env, stdout=subprocess.PIPE, text=True)
            self.addCleanup(lambda: (sandbox.kill(), sandbox.wait(), sandbox.stdout.close()))
            about = json.loads(sandbox.stdout.readline())
            env.update(ALIBABA_CLOUD_ACCESS_KEY_ID=about["accessKeyId"],
                       ALIBABA_CLOUD_ACCESS_KEY_SECRET=about["accessKeySecret"])
            arguments = ["--from-env", "--endpoint", about["endpoint"]]
            server = subprocess.Popen([PROGRAM, "serve", *arguments, "--listen", "127.0.0.1:0", "--key-file", folder + "/key"],
                                      env=env, stdout=subprocess.PIPE, text=True, preexec_fn=inside.enter)
            self.addCleanup(lambda: (server.kill(), server.wait(), server.stdout.close()))
            address = server.stdout.readline().strip()
            key = Path(folder, "key").read_text().strip()
            request = urllib.request.Request(address, headers={"Authorization": "Bearer " + key})
            with urllib.request.urlopen(request, timeout=20) as answer:
                served = json.load(answer)
            outside = json.loads(subprocess.run([PROGRAM, "get", *arguments, "--format", "json"], env=env, check=True,
                                                capture_output=True, text=True).stdout)
            self.assertEqual((outside["token"], outside["source"]), (served["token"], "cache"))

    def test_service_is_kept_in(self):
        for name in ("NoNewPrivileges", "MemoryDenyWriteExecute", "LockPersonality", "RestrictNamespaces",
                     "RestrictRealtime", "RestrictSUIDSGID"):
            self.assertIn(f"\n{name}=yes\n", SERVICE)
        self.assertIn("\nSystemCallFilter=@system-service\n", SERVICE)

    def test_service_shares_the_kernels_keyring(self):
        self.assertNotRegex(SERVICE, r"(?m)^(Protect\w+|Private\w+|(ReadWrite|ReadOnly|Inaccessible|Bind)\w*|KeyringMode)=")


if __name__ == "__main__":
    unittest.main()
