"""The system libraries that Qt needs on Linux: which are missing, and on Debian how to get them.

A bare Debian, as in a container or on a server, has none of them; a desktop has them all.
"""

from __future__ import annotations  # an older Python must get as far as being told so

import ctypes
import os
import shutil
import subprocess
import sys

# What Qt loads, and the Debian package that holds it.
QT = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
# What a window on an X display needs besides.
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def missing(libraries: dict[str, str]) -> list[str]:
    """The Debian packages of the libraries that cannot be loaded; empty off Linux, where Qt's wheels hold them all."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in libraries.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install(packages: list[str]) -> bool:
    """Install Debian packages where that needs no password, and say whether it worked; else print the one command."""
    if not shutil.which("apt-get"):
        print(f"Missing system libraries, called on Debian: {' '.join(packages)}", flush=True)
        return False
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    prefix = _root_prefix()
    if prefix is None:
        print(f"Missing system packages. Please run:\n\n    sudo {' '.join(command)}\n", flush=True)
        return False
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]
    subprocess.run([*quiet, "apt-get", "update", "--quiet"], check=False)
    command[-len(packages) :] = [current_name(package) for package in packages]
    if subprocess.run([*quiet, *command], check=False).returncode == 0:
        return True
    print(f"That failed. Once the reason above is gone, run:\n\n    sudo {' '.join(command)}\n", flush=True)
    return False


def current_name(package: str) -> str:
    """The package's name in this release: since Debian 13 some end in t64, for their 64-bit time."""
    renamed = f"{package}t64"
    known = subprocess.run(["apt-cache", "show", renamed], capture_output=True, check=False).returncode == 0
    return renamed if known else package


def _root_prefix() -> list[str] | None:
    """What to put before a command to run it as root: nothing, sudo, or None where a password would be asked for."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None
