# SPDX-License-Identifier: Apache-2.0
"""A user of the benchmark: profiles whose keys are in the keyring of this session."""

SERVICE = "nls-token-benchmark"  # attributes of an item as QtKeychain has them: `server` and `user`
ITEM = "item"


def addProfile(bench, name, sandbox):
    bench.call(bench.nlsToken, "profile", "add", name, "--access-key-id", sandbox.id, "--endpoint", sandbox.endpoint,
               "--secret-stdin", "--quiet", input=sandbox.secret)


def storeItem(bench, length):
    """Puts an item of so many bytes into the keyring, which QtKeychain and secret-tool both find."""
    bench.call("secret-tool", "store", "--label", SERVICE, "server", SERVICE, "user", ITEM, "type", "plaintext",
               input="x" * length)


def expectRequests(sandbox, count):
    """Ends `sandbox` and the benchmark with it, when others than `count` requests reached it: then something else
    was measured than the table says."""
    seen = len(sandbox.requests())
    if seen != count:
        raise SystemExit(f"The sandbox saw {seen} requests where {count} were to be made.")
