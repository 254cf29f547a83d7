"""Make the wheel, the sdist and this system's standalone app and installer, all into dist/: dev.py build.

The app is made of the wheel, in an environment of its own below build/, with the tested versions and no development
tools. Kernels are compiled for every class of this kind of processor and put inside. What comes out: on Linux an
archive and a Debian package, on Windows a setup (where makensis is installed) and a .zip, on macOS a disk image.
"""

import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

import icu_data
import linux_packages
import system_libraries

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
DIST = ROOT / "dist"
MADE = ROOT / "build"
TOOLS = MADE / "tools"
APP = MADE / "app" / "dllab"
EXTRAS = "onnx,tables,video"
VERSION = re.search(r'__version__ = "(.+)"', (ROOT / "dllab" / "version.py").read_text(encoding="utf-8")).group(1)  # type: ignore[union-attr]
MACHINE = {"amd64": "x86_64", "aarch64": "arm64"}.get(platform.machine().lower(), platform.machine().lower())
NAME = f"dllab-{VERSION}"


class BuildFailed(Exception):
    """What a person must do before the app can be built."""


def say(message: str) -> None:
    """What is done now."""
    print(f"— {message}", flush=True)


def run(*command: str | Path, **environment: str) -> None:
    """Run a program in the repository's root, where it finds no other dllab; raises BuildFailed where it fails."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if subprocess.run(command, cwd=ROOT, env=inherited | environment, check=False).returncode:
        raise BuildFailed(f"{' '.join(map(str, command))}: failed; the lines above say why")


def tool(name: str) -> Path:
    """A program of the environment that builds."""
    return TOOLS / ("Scripts" if os.name == "nt" else "bin") / name


def set_up() -> None:
    """The environment that builds; costs nothing where it is there already."""
    asked = [PACKAGING / "constraints.txt", PACKAGING / "build-requirements.txt", ROOT / "pyproject.toml"]
    facts = [*(file.read_bytes() for file in asked), os.fsencode(ROOT), sys.version.encode()]
    wanted = hashlib.sha256(b"\0".join(facts)).hexdigest()
    stamp = TOOLS / "installed.sha256"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    say("Installing what builds into build/tools; this downloads what the lab needs once more.")
    shutil.rmtree(TOOLS, ignore_errors=True)
    run(sys.executable, "-m", "venv", TOOLS)
    pip = tool("python"), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"
    run(*pip, "-r", asked[1])
    run(*pip, "-c", asked[0], f".[{EXTRAS}]")
    stamp.write_text(wanted, encoding="ascii")


def distributions() -> Path:
    """Wheel and sdist in dist/, and the wheel installed where the app is made of it; the wheel."""
    for old in DIST.glob("dllab_desktop-*"):
        old.unlink()
    run(tool("python"), "-m", "hatchling", "build", "-d", DIST)
    wheel = next(DIST.glob("dllab_desktop-*.whl"))
    again = "--no-deps", "--force-reinstall"
    run(tool("python"), "-m", "pip", "install", "--disable-pip-version-check", "--quiet", *again, wheel)
    return wheel


def kernels() -> None:
    """What the app takes along of compiled code."""
    run(tool("python"), "packaging/ready_kernels.py", "--into", MADE / "kernels")


def app() -> None:
    """The folder with the standalone app, and the sources in it compiled: it may be where nobody can write.

    -P: PyInstaller finds the wheel, and not the sources in the current folder, which have no resources inside. Modules
    lie in its archive as they are: what is handed out is packed as a whole, which makes them smaller than one by one.
    """
    run(tool("python"), "packaging/app/icons.py", MADE)
    shutil.rmtree(APP.parent, ignore_errors=True)
    spec = "packaging/app/dllab.spec", "--noconfirm", "--log-level", "WARN"
    places = "--distpath", APP.parent, "--workpath", MADE / "pyinstaller"
    told = {"DLLAB_BUILD": str(MADE), "DLLAB_VERSION": VERSION, "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"}
    run(tool("python"), "-P", "-m", "PyInstaller", *spec, *places, **told)
    for package in APP.parent.rglob("dllab/engine"):
        compiling = "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash"
        run(tool("python"), *compiling, "-s", APP.parent, package.parent)
    run(
        APP / ("dllab.exe" if os.name == "nt" else "dllab"), "labs", "list", "--json"
    )  # it starts, and has its resources


# What is handed out


def linux() -> list[Path]:
    """An archive that runs from anywhere, and a Debian package."""
    linux_packages.strip_debugging(APP)
    try:
        icu_data.leave_out(APP)
    except icu_data.OtherUse as error:
        raise BuildFailed(str(error)) from error
    product = linux_packages.Product(
        VERSION, APP, MADE / "dllab.png", MACHINE, {"x86_64": "amd64"}.get(MACHINE, MACHINE)
    )
    return linux_packages.make(product, MADE / "stage", DIST)


def windows() -> list[Path]:
    """A .zip and, where makensis is installed, a setup."""
    made = [Path(shutil.make_archive(str(DIST / f"{NAME}-windows-{MACHINE}"), "zip", APP.parent, APP.name))]
    setup = DIST / f"{NAME}-windows-{MACHINE}-setup.exe"
    compiler = shutil.which("makensis") or shutil.which("makensis", path=r"C:\Program Files (x86)\NSIS")
    if compiler:
        facts = {"VERSION": VERSION, "SOURCE": APP, "TARGET": setup}
        run(
            compiler,
            "-V2",
            *(f"-D{name}={value}" for name, value in facts.items()),
            PACKAGING / "windows" / "dllab.nsi",
        )
        made.append(setup)
    return made


def macos() -> list[Path]:
    """A disk image with the app and a way to the applications."""
    stage, made = MADE / "stage", DIST / f"{NAME}-macos-{MACHINE}.dmg"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    run("ditto", APP.parent / "dllab.app", stage / "dllab.app")
    run(
        "codesign", "--force", "--deep", "--sign", "-", stage / "dllab.app"
    )  # sources were compiled since it was sealed
    (stage / "Applications").symlink_to("/Applications")
    run("hdiutil", "create", "-volname", "dllab", "-srcfolder", stage, "-ov", "-format", "ULMO", made)
    return [made]


def main() -> int:
    """Everything, and how large it is."""
    try:
        if sys.platform.startswith("linux"):
            wanted = system_libraries.missing(system_libraries.QT | system_libraries.X11)
            if wanted and not system_libraries.install(wanted):
                raise BuildFailed("the app would lack those libraries")
        set_up()
        say("Wheel and sdist")
        made = [distributions(), next(DIST.glob("dllab_desktop-*.tar.gz"))]
        say("Standalone app")
        kernels()
        app()
        say("What is handed out")
        made += {"linux": linux, "win32": windows, "darwin": macos}[sys.platform]()
    except BuildFailed as error:
        say(str(error))
        return 1
    for path in made:
        print(f"{path.stat().st_size / 1e6:7.1f} MB  {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
