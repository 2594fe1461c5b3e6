# SPDX-License-Identifier: Apache-2.0
"""Getting a token: the one that is kept, and a new one."""

import nodesdk
import rpcrequest
import user
from measuring import skip


def measure(bench):
    kept(bench)
    overHttps(bench)
    overHttp(bench)


# Wherever nls-token keeps a token, what others would have to do is to read an item of its size from the keyring.
def kept(bench):
    sandbox = bench.sandbox()
    user.addProfile(bench, "kept", sandbox)
    bench.call(bench.nlsToken, "get", "kept")
    user.storeItem(bench, 200)
    get = "nls-token get, kept token"
    bare = "bare QtKeychain read, same libraries"
    tool = "secret-tool lookup"
    figures = bench.race("Kept token", 100, [
        bench.program(get, bench.nlsToken, "get", "kept"),
        bench.program(bare, bench.comparison("keychain-read"), user.SERVICE, user.ITEM),
        bench.program(tool, "secret-tool", "lookup", "server", user.SERVICE, "user", user.ITEM),
    ])
    bench.aim(figures, get, bare, 1.25)
    bench.aim(figures, get, tool, 0.75, note=" later")
    bench.aim(figures, get, bare, what="peak")
    bench.compareLibraries(bench.nlsToken, bench.comparison("keychain-read"))
    # The token that was kept was the one that came.
    user.expectRequests(sandbox, 1)


def overHttps(bench):
    sandbox = bench.sandbox("--tls")
    user.addProfile(bench, "https", sandbox)
    get = "nls-token get --fresh, key and token in keyring"
    curl = "curl, the same request ready-made"
    contenders = [
        bench.program(get, bench.nlsToken, "get", "https", "--fresh", "--ca-file", sandbox.caFile),
        bench.program(curl, "curl", "--silent", "--fail", "--cacert", sandbox.caFile, sandbox.endpoint + "/",
                      "--header", "Accept: application/json",
                      arguments=lambda: ("--data", rpcrequest.signedBody(sandbox.id, sandbox.secret))),
    ]
    figures = bench.race("New token over HTTPS", 50, contenders)
    bench.aim(figures, get, curl)
    user.expectRequests(sandbox, sum(contender.runs for contender in contenders))


def overHttp(bench):
    sandbox = bench.sandbox()
    user.addProfile(bench, "http", sandbox)
    get = "nls-token get --fresh, key and token in keyring"
    fromEnv = "nls-token get --from-env, no keyring"
    sdk = "Node.js SDK, no keyring"
    keyEnv = {**bench.env, "ALIBABA_CLOUD_ACCESS_KEY_ID": sandbox.id,
              "ALIBABA_CLOUD_ACCESS_KEY_SECRET": sandbox.secret}
    del keyEnv["DBUS_SESSION_BUS_ADDRESS"]  # the way to the keyring
    contenders = [
        bench.program(get, bench.nlsToken, "get", "http", "--fresh"),
        bench.program(fromEnv, bench.nlsToken, "get", "--fresh", "--from-env", "--endpoint", sandbox.endpoint,
                      env=keyEnv),
    ]
    missing = nodesdk.missing(bench)
    if not missing:
        contenders.append(bench.program(sdk, "node", nodesdk.SCRIPT, sandbox.endpoint,
                                        env={**keyEnv, "NODE_PATH": str(nodesdk.modules(bench))}))
    figures = bench.race("New token over plain HTTP", 30, contenders)
    if missing:
        skip(sdk, missing)
    else:
        bench.aim(figures, get, sdk, 0.50)
        bench.aim(figures, fromEnv, sdk)
        bench.aim(figures, get, sdk, what="peak")
    user.expectRequests(sandbox, sum(contender.runs for contender in contenders))
