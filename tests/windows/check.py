# SPDX-License-Identifier: Apache-2.0
"""Reads every source with MinGW's compiler as Windows' own, without a Qt for Windows.

usage: check.py FOLDER [FILE...]    FOLDER takes what is made; FILE is a source, all of them if none is named

Only the syntax is checked. Qt's headers are those of this system: they choose by the compiler's own macros. Each file is
read alone, so this also finds an include that is missing where sources are otherwise compiled together.
"""

import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMPILER = "x86_64-w64-mingw32-g++-posix"
QT_MODULES = ("QtCore", "QtDBus", "QtGui", "QtMultimedia", "QtNetwork", "QtSvg", "QtWebSockets",
              "QtWidgets")

# What CMake compiles on Linux only: the kernel's keyring and the Secret Service.
LINUX_ONLY = {"core/secrets/" + name + ".cpp"
              for name in ("kernelkeyring", "secretservicecall", "secretserviceprobe", "unlockprompt")}

# Libraries whose headers are the same on every system. Copied, because the folder that they lie in has the headers of
# Linux' C library, which must not be seen.
PLAIN_HEADERS = ("tl", "CLI", "boost", "openssl", "qrencode.h", "qt6keychain")

# Read once for all; reading them is most of the work.
PRECOMPILED = {
    "core": ("QtCore/QtCore", "QtNetwork/QtNetwork"),
    "gui": ("QtCore/QtCore", "QtNetwork/QtNetwork", "QtGui/QtGui", "QtWidgets/QtWidgets"),
}


def qt_headers():
    query = shutil.which("qtpaths6") or "/usr/lib/qt6/bin/qtpaths"
    return pathlib.Path(subprocess.run([query, "--query", "QT_INSTALL_HEADERS"], check=True, capture_output=True,
                                       text=True).stdout.strip())


def copy_headers(target):
    """The plain headers below `target`, as they are now."""
    for folder in (pathlib.Path("/usr/include"), *pathlib.Path("/usr/include").glob("*-linux-gnu")):
        for name in PLAIN_HEADERS:
            source = folder / name
            if source.is_dir():
                shutil.copytree(source, target / name, dirs_exist_ok=True)
            elif source.exists():
                shutil.copy(source, target / name)


def sources():
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "core/*.cpp", "ui/*.cpp", "app/*.cpp"],
                            cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
    return sorted(path for path in set(listed) if (ROOT / path).exists() and path not in LINUX_ONLY
                  and not path.endswith(("_unix.cpp", "_linux.cpp", "_mac.cpp")))


def options(headers):
    qt = qt_headers()
    found = [COMPILER, "-std=c++20", "-fsyntax-only", "-w", "-fmax-errors=5", f"-I{ROOT}",
             "-isystem", str(headers), "-isystem", str(qt)]
    for module in QT_MODULES:
        found += ["-isystem", str(qt / module)]
    return found + ["-DQT_NO_KEYWORDS", "-DQT_NO_CAST_FROM_ASCII", "-DQT_NO_CAST_TO_ASCII",
                    "-DQT_DISABLE_DEPRECATED_BEFORE=0x060400", "-DQT_WEBSOCKETS_LIB",
                    '-DNLSTOKEN_VERSION="0"', '-DNLSTOKEN_SOUND_PLUGIN="x"']


def precompile(kind, command, folder):
    """A header with Qt's; GCC takes the .gch beside it."""
    header = folder / f"{kind}.h"
    header.write_text("".join(f"#include <{name}>\n" for name in PRECOMPILED[kind]))
    compile_it = [word for word in command if word != "-fsyntax-only"]
    subprocess.run([*compile_it, "-x", "c++-header", str(header), "-o", f"{header}.gch"], check=True)
    return header


def check(path, command, headers):
    kind = "core" if path.startswith(("core/", "app/cli/", "app/wiring/")) else "gui"
    return path, subprocess.run([*command, "-include", str(headers[kind]), str(ROOT / path)], capture_output=True,
                                text=True)


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    plain = folder / "include"
    shutil.rmtree(plain, ignore_errors=True)
    plain.mkdir(parents=True)
    copy_headers(plain)
    command = options(plain)
    begin = time.monotonic()
    paths = sys.argv[2:] or sources()
    failed = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        made = {kind: pool.submit(precompile, kind, command, folder) for kind in PRECOMPILED}
        headers = {kind: future.result() for kind, future in made.items()}
        for path, result in pool.map(lambda one: check(one, command, headers), paths):
            if result.returncode != 0:
                failed.append(path)
                print(f"{path} does not compile for Windows:\n{result.stderr}", flush=True)
    used = os.times()
    print(f"{len(paths)} files read for Windows in {time.monotonic() - begin:.0f} s "
          f"({used.children_user + used.children_system:.0f} s of processor time)")
    if failed:
        print("Failed: " + " ".join(failed))
    return 1 if failed or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
