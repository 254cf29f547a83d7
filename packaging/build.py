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
import tarfile
from pathlib import Path

import system_libraries

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
DIST = ROOT / "dist"
MADE = ROOT / "build"
TOOLS = MADE / "tools"
APP = MADE / "app" / "dllab"
EXTRAS = "onnx,tables,video"
GLIBC = re.compile(rb"GLIBC_2\.(\d+)\0")
VERSION = re.search(r'__version__ = "(.+)"', (ROOT / "dllab" / "__init__.py").read_text(encoding="utf-8")).group(1)  # type: ignore[union-attr]
MACHINE = {"amd64": "x86_64", "aarch64": "arm64"}.get(platform.machine().lower(), platform.machine().lower())
DEBIAN = {"x86_64": "amd64"}.get(MACHINE, MACHINE)
NAME = f"dllab-{VERSION}"


class BuildFailed(Exception):
    """What a person must do before the app can be built."""


def say(message: str) -> None:
    """What is done now."""
    print(f"— {message}", flush=True)


def run(*command: str | Path, **environment: str) -> None:
    """Run a program in the repository's root; raises BuildFailed where it fails."""
    if subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode:
        raise BuildFailed(f"{' '.join(map(str, command))}: failed; the lines above say why")


def tool(name: str) -> Path:
    """A program of the environment that builds."""
    return TOOLS / ("Scripts" if os.name == "nt" else "bin") / name


def set_up() -> None:
    """The environment that builds; costs nothing where it is there already."""
    asked = [PACKAGING / "constraints.txt", PACKAGING / "build-requirements.txt", ROOT / "pyproject.toml"]
    wanted = hashlib.sha256(
        b"\0".join([*(file.read_bytes() for file in asked), os.fsencode(ROOT), sys.version.encode()])
    )
    stamp = TOOLS / "installed.sha256"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted.hexdigest():
        return
    say("Installing what builds into build/tools; this downloads what the lab needs once more.")
    shutil.rmtree(TOOLS, ignore_errors=True)
    run(sys.executable, "-m", "venv", TOOLS)
    pip = tool("python"), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"
    run(*pip, "-r", asked[1])
    run(*pip, "-c", asked[0], f".[{EXTRAS}]")
    stamp.write_text(wanted.hexdigest(), encoding="ascii")


def distributions() -> Path:
    """Wheel and sdist in dist/, and the wheel installed where the app is made of it; the wheel."""
    for old in DIST.glob("dllab_desktop-*"):
        old.unlink()
    run(tool("python"), "-m", "hatchling", "build", "-d", DIST)
    wheel = next(DIST.glob("dllab_desktop-*.whl"))
    again = "--no-deps", "--force-reinstall"
    run(tool("python"), "-m", "pip", "install", "--disable-pip-version-check", "--quiet", *again, wheel)
    return wheel


def app() -> None:
    """The folder with the standalone app, and the sources in it compiled: it may be where nobody can write."""
    run(tool("python"), "packaging/ready_kernels.py", "--into", MADE / "kernels")
    run(tool("python"), "packaging/app/icons.py", MADE)
    shutil.rmtree(APP.parent, ignore_errors=True)
    spec = "packaging/app/dllab.spec", "--noconfirm", "--log-level", "WARN"
    places = "--distpath", APP.parent, "--workpath", MADE / "pyinstaller"
    run(tool("python"), "-m", "PyInstaller", *spec, *places, DLLAB_BUILD=str(MADE), DLLAB_VERSION=VERSION)
    for package in APP.parent.rglob("dllab/engine"):
        compiling = "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash"
        run(tool("python"), *compiling, "-s", APP.parent, package.parent)


# What is handed out


def needed_glibc(folder: Path) -> str:
    """The newest version of glibc that anything in the folder asks for."""
    libraries = (path for path in folder.rglob("*") if path.is_file() and (".so" in path.name or path.name == "dllab"))
    return f"2.{max(int(number) for path in libraries for number in GLIBC.findall(path.read_bytes()))}"


def linux() -> list[Path]:
    """An archive that runs from anywhere, and a Debian package."""
    stage = MADE / "stage"
    shutil.rmtree(stage, ignore_errors=True)
    home, glibc = stage / NAME, needed_glibc(APP)
    shutil.copytree(APP, home / "app", symlinks=True)
    for script in ("dllab", "register"):
        content = (PACKAGING / "linux" / script).read_text(encoding="utf-8").replace("@GLIBC@", glibc)
        (home / script).write_text(content, encoding="utf-8")
        (home / script).chmod(0o755)
    share = home / "share"
    for file, place in {
        PACKAGING / "linux" / "dllab.desktop": "applications/dllab.desktop",
        PACKAGING / "linux" / "dllab.xml": "mime/packages/dllab.xml",
        ROOT / "resources" / "icons" / "app.svg": "icons/hicolor/scalable/apps/dllab.svg",
        MADE / "dllab.png": "icons/hicolor/256x256/apps/dllab.png",
    }.items():
        (share / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, share / place)
    shutil.copyfile(ROOT / "LICENSE", home / "LICENSE")
    return [archive(home), debian(home, glibc)]


def archive(home: Path) -> Path:
    """The folder as .tar.xz, packed on all cores where there is xz."""
    made = DIST / f"{NAME}-linux-{MACHINE}.tar.xz"
    if not shutil.which("xz"):
        with tarfile.open(made, "w:xz") as tar:
            tar.add(home, home.name)
        return made
    packed = made.with_suffix("")
    with tarfile.open(packed, "w") as tar:
        tar.add(home, home.name)
    run("xz", "--force", "--threads=0", "-6", packed)
    return made


def debian(home: Path, glibc: str) -> Path:
    """The folder as .deb: the app in /opt, its entry and kinds of files where Debian looks for them."""
    root, made = home.parent / "debian", DIST / f"{NAME}-linux-{DEBIAN}.deb"
    if not shutil.which("dpkg-deb"):
        raise BuildFailed("dpkg-deb is not there: the Debian package was not made")
    (root / "DEBIAN").mkdir(parents=True)
    (root / "opt").mkdir()
    (root / "usr" / "bin").mkdir(parents=True)
    shutil.move(home, root / "opt" / "dllab")
    shutil.move(root / "opt" / "dllab" / "share", root / "usr" / "share")
    (root / "opt" / "dllab" / "register").unlink()
    (root / "usr" / "bin" / "dllab").symlink_to("../../opt/dllab/dllab")
    (root / "DEBIAN" / "control").write_text(control(root, glibc), encoding="utf-8")
    for place in root.rglob("*"):
        if not place.is_symlink():
            place.chmod(0o755 if place.is_dir() or os.access(place, os.X_OK) else 0o644)
    run("dpkg-deb", "--build", "--root-owner-group", "-Zxz", "-z6", root, made)
    return made


def control(root: Path, glibc: str) -> str:
    """What Debian is told of the package."""
    libraries = {**system_libraries.QT, **system_libraries.X11}.values()
    renamed = [f"{package} | {package}t64" if package == "libglib2.0-0" else package for package in libraries]
    size = sum(path.lstat().st_size for path in root.rglob("*") if path.is_file()) // 1024
    facts = {
        "Package": "dllab",
        "Version": VERSION,
        "Architecture": DEBIAN,
        "Maintainer": "dllab contributors <dllab@invalid>",
        "Installed-Size": str(size),
        "Depends": ", ".join([f"libc6 (>= {glibc})", *renamed]),
        "Section": "education",
        "Priority": "optional",
        "Description": "deep-learning lab\n Shows a deep network while it trains: loss, gradients of every layer, decision"
        "\n boundary, what goes wrong and why. Works offline; experiments are files.",
    }
    return "".join(f"{name}: {value}\n" for name, value in facts.items())


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
