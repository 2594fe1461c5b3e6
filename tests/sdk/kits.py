# SPDX-License-Identifier: Apache-2.0
"""How the snippets of each language are installed, checked and run.

`python3 kits.py FOLDER` installs what can be had below FOLDER and leaves a word on what could not. It is run by itself,
before the session with a home of its own begins, because the package managers' settings are in the user's home.

A registry that doesn't answer costs seconds: the package managers get short limits, and all of them work at once.
"""

import concurrent.futures
import os
import pathlib
import re
import shutil
import signal
import sys

from kit import HERE, INSTALL_LIMIT, SILENCE_LIMIT, Kit, installLines, pipInstall, told
from processes import call, leave


class Python(Kit):
    tools = ("python3",)
    # The SDK core has one of its own, and the WebSocket client inside of the speech SDK another.
    caVariables = {"accesskey": "ALIBABA_CLOUD_CA_BUNDLE", "token": "WEBSOCKET_CLIENT_CA_BUNDLE"}
    # The official line takes the SDK from its repository; this is an upload of the same source by others.
    packages = ("aliyun-python-sdk-core", "alibabacloud-nls-python-sdk==1.0.2")

    def install(self):
        return pipInstall(self.folder, self.packages)

    def remark(self):
        return f"ran with {' and '.join(self.packages)}"

    def caName(self, use):
        return self.caVariables[use]

    def environment(self, ca):
        return dict.fromkeys(self.caVariables.values(), ca) if ca else {}

    def run(self, file, arguments, env, ca):
        return call(self.folder / "bin/python", file, *arguments, env=env, cwd=file.parent)


class Node(Kit):
    tools = ("node", "npm")
    caVariable = "NODE_EXTRA_CA_CERTS"

    def install(self):
        packages = [line.split()[-1] for line in installLines("node")]
        return told(call("npm", "install", "--prefix", self.folder, "--ignore-scripts", "--no-audit", "--no-fund",
                         "--loglevel=error", "--fetch-timeout=10000", "--fetch-retries=1", "--fetch-retry-mintimeout=1000",
                         *packages, limit=INSTALL_LIMIT), " and ".join(packages))

    def check(self, file):
        return call("node", "--check", file), "node --check"

    def run(self, file, arguments, env, ca):
        modules = file.parent / "node_modules"
        if not modules.exists():
            modules.symlink_to(self.folder / "node_modules")
        return call("node", file, *arguments, env=env, cwd=file.parent)


class Java(Kit):
    tools = ("javac", "java", "mvn", "keytool")
    plain = ("AccessTokenDemo.java",)
    # nls-sdk trusts every certificate of a gateway, and asks for tokens over plain http.
    languages = ("java",)
    older = "2.1.6"  # which the documentation names too

    def install(self):
        wanted = re.findall(r"[\w.-]+:[\w.-]+:[\d.]+\d", " ".join(
            line for language in self.languages for line in installLines(language)))
        problem = self.copyJars(wanted)
        if not problem or not self.older or "no end" in problem:
            return problem
        return self.copyJars([re.sub(r"(nls-sdk-\w+:).*", rf"\g<1>{self.older}", name) for name in wanted])

    def copyJars(self, coordinates):
        dependencies = "".join(
            "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>".format(
                *name.split(":")) for name in dict.fromkeys(coordinates))
        (self.folder / "pom.xml").write_text(
            '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
            "<groupId>trial</groupId><artifactId>trial</artifactId><version>1</version>"
            f"<dependencies>{dependencies}</dependencies></project>", encoding="utf-8")
        return told(call("mvn", "-q", "-B", "-f", self.folder / "pom.xml", "dependency:copy-dependencies",
                         "-Daether.connector.connectTimeout=10000", "-Daether.connector.requestTimeout=20000",
                         f"-DoutputDirectory={self.folder / 'jars'}", limit=SILENCE_LIMIT), coordinates[0])

    def remark(self):
        versions = sorted({jar.stem.rpartition("-")[2] for jar in (self.folder / "jars").glob("nls-sdk-*.jar")})
        return f"ran with nls-sdk {' and '.join(versions)}" if versions else ""

    def classPath(self):
        return f"{self.folder / 'jars'}/*"

    def compiled(self, file):
        return call("javac", "-cp", self.classPath(), "-d", file.parent / "classes", file)

    def run(self, file, arguments, env, ca):
        done = self.compiled(file)
        if done.returncode != 0:
            return done
        return call("java", *self.trust(file, ca), "-cp", f"{self.classPath()}:{file.parent / 'classes'}", file.stem,
                    *arguments, env=env, cwd=file.parent)

    def trust(self, _file, _ca):
        return ()


class JavaCore(Java):
    languages = ("java-core",)
    plain = ()
    older = ""
    caVariable = "javax.net.ssl.trustStore"

    def environment(self, ca):
        return {}

    def trust(self, file, ca):
        if not ca:
            return ()
        store = file.parent / f"{pathlib.Path(ca).parent.name}.p12"
        if not store.exists():
            call("keytool", "-importcert", "-noprompt", "-file", ca, "-keystore", store, "-storepass", "changeit")
        return f"-D{self.caVariable}={store}", f"-D{self.caVariable}Password=changeit"


class Go(Kit):
    tools = ("go", "gofmt")
    caVariable = "SSL_CERT_FILE"

    def goEnvironment(self):
        return {"GOFLAGS": "-mod=mod -modcacherw", "GOMODCACHE": str(self.folder / "modules"),
                "GOCACHE": str(self.folder / "cache")}

    def install(self):
        env = {**os.environ, **self.goEnvironment()}
        if not (self.folder / "go.mod").exists():
            call("go", "mod", "init", "trial", cwd=self.folder, env=env)
        absent = []
        for module in [line.split()[-1] for line in installLines("go")]:
            done = call("go", "get", module, cwd=self.folder, env=env, limit=SILENCE_LIMIT)
            if done.returncode is None:
                return told(done, module)
            if done.returncode != 0:
                absent.append(module)
        (self.folder / "absent").write_text("\n".join(absent), encoding="utf-8")
        return ""

    def missing(self, snippet):
        problem = super().missing(snippet)
        absent = self.folder / "absent"
        if not problem and absent.exists():
            for module in absent.read_text(encoding="utf-8").split():
                if module == snippet["install"].split()[-1]:
                    return f"{module.rpartition('/')[2]} could not be installed"
        return problem

    def check(self, file):
        """The speech SDK is declared by a stub."""
        done = call("gofmt", "-l", file)
        if done.returncode != 0 or done.stdout:
            done.returncode = done.returncode or 1
            return done, "gofmt"
        module = "github.com/aliyun/alibabacloud-nls-go-sdk"
        (file.parent / "go.mod").write_text(
            f"module trial\n\ngo 1.19\n\nrequire {module} v0.0.0\n\nreplace {module} => {HERE}/stubs/go\n", encoding="utf-8")
        env = {**os.environ, **self.goEnvironment(), "GOPROXY": "off"}
        return call("go", "vet", file, cwd=file.parent, env=env), "go vet against a stub package"

    def run(self, file, arguments, env, ca):
        for name in ("go.mod", "go.sum"):
            shutil.copy(self.folder / name, file.parent / name)
        return call("go", "run", file, *arguments, cwd=file.parent, env={**env, **self.goEnvironment(), "GOPROXY": "off"})


class Cpp(Kit):
    def missing(self, _snippet):
        return "the SDK is built from its repository"

    def check(self, file):
        if shutil.which("g++"):
            return (call("g++", "-std=c++17", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", f"-I{HERE}/stubs/cpp", file),
                    "g++ against stub headers")
        return None


class Php(Kit):
    tools = ("php",)
    caVariable = "curl.cainfo"
    language = "php"

    def environment(self, ca):
        return {}

    def install(self):
        """What has to be installed is noted; the snippets without an SDK run all the same."""
        if shutil.which("composer"):
            for line in filter(None, installLines(self.language)):
                call(*line.split(), "--no-interaction", "--quiet", f"--working-dir={self.folder}", limit=SILENCE_LIMIT)
        return ""

    def missing(self, snippet):
        problem = super().missing(snippet)
        if not problem and snippet["sdk"] and not (self.folder / "vendor/autoload.php").exists():
            return f"{snippet['sdk']} could not be installed" if shutil.which("composer") else "composer is not installed"
        return problem

    def check(self, file):
        """Runs it with classes that only stand for the SDK's."""
        if not shutil.which("php"):
            return None
        (file.parent / "vendor").symlink_to(HERE / "stubs/php/vendor")
        done = call("php", "-l", file)
        if done.returncode == 0:
            env = {**os.environ, "ALIBABA_CLOUD_ACCESS_KEY_ID": "an-id", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "a-secret"}
            done = call("php", "-d", "error_reporting=-1", "-d", "display_errors=stderr", file, file, env=env, cwd=file.parent)
            done.returncode = done.returncode or (1 if done.stderr else 0)
        return done, "php with stub classes"

    def run(self, file, arguments, env, ca):
        if (self.folder / "vendor").exists() and not (file.parent / "vendor").exists():
            (file.parent / "vendor").symlink_to(self.folder / "vendor")
        return call("php", "-d", f"{self.caVariable}={ca}", file, *arguments, env=env, cwd=file.parent)


class PhpNls(Php):
    language = "php-nls"

    def missing(self, snippet):
        problem = super().missing(snippet)
        return problem or ("needs a service of its own beside it" if snippet["use"] == "token" else "")


class Parsed(Kit):
    """A language whose compiler isn't to be had from a registry; its grammar is."""

    tools = ("python3",)
    grammar = ""  # a package of Python's
    why = ""

    def install(self):
        return pipInstall(self.folder, ("tree-sitter", self.grammar))

    def missing(self, snippet):
        problem = super().missing(snippet)
        return f"{self.why}, and {problem}" if problem else self.why

    def check(self, file):
        if super().missing(None):
            return None
        done = call(self.folder / "bin/python", "-B", HERE / "parse.py", self.grammar.replace("-", "_"), file)
        return done, f"a parser of the language ({self.grammar})"


class Dotnet(Parsed):
    grammar = "tree-sitter-c-sharp"
    why = "the .NET SDK comes from none of the registries used here"


class Ios(Parsed):
    grammar = "tree-sitter-swift"
    why = "runs on a phone"


class Android(Kit):
    def missing(self, _snippet):
        return "runs on a phone"

    def check(self, file):
        if shutil.which("javac"):
            return (call("javac", "-Xlint:all,-serial", "-Werror", "-sourcepath", HERE / "stubs/android", "-d",
                         file.parent / "classes", file), "javac against stub classes")
        return None


class Script(Kit):
    """JavaScript of WeChat: what asks a server for a token is run by Node.js, the rest is looked at."""

    tools = ("node",)

    def missing(self, snippet):
        return super().missing(snippet) or ("" if snippet["use"] == "accesskey" else "runs inside of WeChat")

    def remark(self):
        return "Node.js plays what surrounds it"

    def check(self, file):
        return (call("node", "--check", file), "node --check") if shutil.which("node") else None

    def run(self, file, arguments, env, ca):
        # Node.js tells a module that exports from one that is required by its name.
        exports = re.search(r"^export ", file.read_text(encoding="utf-8"), re.M)
        module = shutil.copy(file, file.with_suffix(".mjs" if exports else ".cjs"))
        return call("node", HERE / "gettoken.mjs", module, env=env, cwd=file.parent)


class Browser(Script):
    """Node.js plays the browser."""

    caVariable = "NODE_EXTRA_CA_CERTS"

    def missing(self, snippet):
        if shutil.which("node") and snippet["use"] == "token":
            script = "process.exit(typeof WebSocket === 'function' ? 0 : 1)"
            if call("node", "--experimental-websocket", "-e", script).returncode != 0:
                return "needs Node.js with WebSocket"
        return Kit.missing(self, snippet)

    def run(self, file, arguments, env, ca):
        if file.suffix != ".html":
            return super().run(file, arguments, env, ca)
        return call("node", "--no-warnings", "--experimental-websocket", HERE / "browser.mjs", file, *arguments, env=env,
                    cwd=file.parent)


class Curl(Kit):
    tools = ("sh", "curl", "openssl")
    caVariable = "CURL_CA_BUNDLE"

    def run(self, file, arguments, env, ca):
        return call("sh", file, *arguments, env=env, cwd=file.parent)


class Sh(Curl):
    """What uses nls-token itself, which no variable tells about another certificate authority."""

    tools = ("sh",)
    plain = ("get-token.sh",)
    caVariable = ""

    def remark(self):
        return "nls-token takes a CA as `--ca-file`"

    def wrongKeys(self, keys):
        """For the key that is known it would give the token that it keeps, and ask nobody."""
        return {**super().wrongKeys(keys), "ALIBABA_CLOUD_ACCESS_KEY_ID": "LTAI-of-nobody"}


KITS = {"python": Python, "java": Java, "java-core": JavaCore, "node": Node, "go": Go, "cpp": Cpp, "php": Php,
        "php-nls": PhpNls,         "dotnet": Dotnet, "android": Android, "ios": Ios, "wechat": Script, "browser": Browser, "curl": Curl,
        "sh": Sh}


def main():
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, leave)
    kits = [kit(sys.argv[1]) for kit in dict.fromkeys(KITS.values())]
    with concurrent.futures.ThreadPoolExecutor(len(kits)) as pool:
        list(pool.map(Kit.prepare, kits))


if __name__ == "__main__":
    main()
