"""Set dllab up, run it, test it: needs Python 3.11 or newer and nothing else.

    python3 packaging/dev.py run [ARGUMENTS]     the window; without a display a training run and dashboard.png
    python3 packaging/dev.py test                every test, on all cores
    python3 packaging/dev.py test --quick        what finds most faults within a minute
    python3 packaging/dev.py test ARGUMENTS      the tests that these arguments of pytest name
    python3 packaging/dev.py oldest              tests with the oldest versions of what the lab needs
    python3 packaging/dev.py check               style, types and the direction of imports
    python3 packaging/dev.py kernel NAME         a choice's kernels as plain Python, in numbers; --debug: step by step
    python3 packaging/dev.py translations        collect what the lab says, and compile what is translated
    python3 packaging/dev.py bench               how fast the engine and the window are
    python3 packaging/dev.py shots               pictures of the window's states in build/shots/
    python3 packaging/dev.py handbook            the handbook as PDF and as a site, in build/handbook/
    python3 packaging/dev.py build               wheel, sdist and this system's standalone app in dist/

Everything is installed into .venv, once; a later start finds it there.
"""

from __future__ import annotations  # an older Python must get as far as being told so

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import system_libraries

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
STAMP = VENV / "installed.sha256"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
MOST_WORKERS = 8  # each holds a window and the compiled kernels: about 1 GB


class SetupFailed(Exception):
    """What a person must do before the lab can be set up."""


def say(message: str) -> None:
    """A line for the person, in order with what the programs print."""
    print(message, flush=True)


# The environment


def program(name: str) -> str:
    """The path of a program in the environment."""
    return str(VENV / ("Scripts" if os.name == "nt" else "bin") / name)


def python(*arguments: str, environment: Mapping[str, str] | None = None) -> int:
    """Run the environment's Python in the repository's root, with these variables besides; its exit status."""
    command = [program("python"), *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **(environment or {})}, check=False).returncode


def fingerprint() -> str:
    """What an environment was made for: these requirements, at this place, with this Python."""
    facts = [CONSTRAINTS.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), os.fsencode(ROOT)]
    return hashlib.sha256(b"\0".join([*facts, repr(sys.version_info[:2]).encode()])).hexdigest()


def is_ready() -> bool:
    """Whether the environment was completed for what is asked of it now."""
    return works() and STAMP.is_file() and STAMP.read_text(encoding="ascii") == fingerprint()


def works() -> bool:
    """Whether .venv holds a Python that is this one's version and has pip; half-made and moved ones do not."""
    probe = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    try:
        return subprocess.run([program("python"), "-c", probe], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def set_up() -> None:
    """Make .venv hold the lab and its tools; costs nothing where it does already. Raises SetupFailed."""
    if is_ready():
        return
    if not works():
        make_venv()
    say("Installing into .venv; the first time this downloads about 350 MB and takes some minutes.")
    if python(
        "-m", "pip", "install", "--disable-pip-version-check", "-c", str(CONSTRAINTS), "-e", ".[dev,onnx,tables,video]"
    ):
        raise SetupFailed("pip could not install what dllab needs; its last lines above say why.")
    if python("packaging/ready_kernels.py"):
        say("The kernels could not be compiled now; the lab compiles each when it is first needed.")
    STAMP.write_text(fingerprint(), encoding="ascii")


def make_venv() -> None:
    """A new .venv in place of whatever is there."""
    if VENV.exists():
        say(".venv is incomplete or made by another Python; making it anew.")
        shutil.rmtree(VENV)
    say(f"Making .venv with Python {sys.version.split()[0]}.")
    if not has_ensurepip():
        system_libraries.install(["python3-venv"])
        if not has_ensurepip():
            raise SetupFailed("This Python cannot make virtual environments: it lacks the module ensurepip.")
    if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
        raise SetupFailed("Python could not make .venv; the lines above say why.")


def has_ensurepip() -> bool:
    """Whether this Python can put pip into a new environment; Debian packs that part separately."""
    return subprocess.run([sys.executable, "-c", "import ensurepip"], capture_output=True, check=False).returncode == 0


# The display


def has_display() -> bool:
    """Whether a window can be shown; only Linux can be without a display."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def prepare_qt(environment: Mapping[str, str]) -> None:
    """Install the libraries Qt lacks where that is allowed; raises SetupFailed where it cannot start without them."""
    wanted = system_libraries.QT if environment is OFFSCREEN else system_libraries.QT | system_libraries.X11
    packages = system_libraries.missing(wanted)
    if not packages or system_libraries.install(packages):
        return
    if python("-c", "from PySide6.QtGui import QGuiApplication; QGuiApplication([])", environment=environment):
        raise SetupFailed("Qt cannot start without the system libraries named above.")


@contextlib.contextmanager
def display_to_measure() -> Iterator[Mapping[str, str]]:
    """The environment of a real display, a virtual one where there is none, or at worst Qt's offscreen platform."""
    if has_display():
        yield {}
        return
    if not (shutil.which("Xvfb") or (system_libraries.install(["xvfb", "xauth"]) and shutil.which("Xvfb"))):
        say("There is no display and no Xvfb: the window is measured on Qt's offscreen platform.")
        yield OFFSCREEN
        return
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    try:
        os.close(write)
        with os.fdopen(read) as numbers:
            number = numbers.readline().strip()
        if not number:
            raise SetupFailed("Xvfb did not start.")
        yield {"DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait()


# The verbs: each takes the further arguments and returns the exit status


def run(*arguments: str) -> int:
    """The window; without a display, a training run that leaves its picture in dashboard.png."""
    if has_display():
        prepare_qt({})
        return python("-m", "dllab", *arguments)
    prepare_qt(OFFSCREEN)
    if arguments:
        return python("-m", "dllab", *arguments, environment=OFFSCREEN)
    say("There is no display: training the default experiment and drawing the window into dashboard.png.")
    return python("-m", "dllab.gui.stage.shots", "--dashboard", "dashboard.png", environment=OFFSCREEN)


def test(*arguments: str) -> int:
    """Tests, with no window on the screen; many are dealt out to the cores, a few run in one process."""
    prepare_qt(OFFSCREEN)
    workers = min(cores(), MOST_WORKERS)
    dealt = ["-n", str(workers), "--dist", "worksteal"] if workers > 1 and set(arguments) <= {"--quick"} else []
    return python("-m", "pytest", *dealt, *arguments, environment=OFFSCREEN)


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def oldest(*arguments: str) -> int:
    """Tests in an environment with the oldest versions that are allowed."""
    prepare_qt(OFFSCREEN)
    return python("packaging/oldest.py", *arguments)


def kernel(*arguments: str) -> int:
    """A choice's kernels as plain Python."""
    return python("packaging/kernel.py", *arguments)


def translations() -> int:
    """The file of translations brought up to date and compiled."""
    return python("packaging/translations.py")


CHECKS = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy"),
    "import-linter": (
        "-c",
        "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))",
    ),
}


def check() -> int:
    """Every check, also after one has failed."""
    failed = []
    for name, command in CHECKS.items():
        say(f"— {name}")
        if python(*command):
            failed.append(name)
    say(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return len(failed) > 0


def bench() -> int:
    """The engine's and the window's speed."""
    status = python("-m", "dllab", "bench", "engine")
    with display_to_measure() as environment:
        prepare_qt(environment)
        return python("-m", "dllab", "bench", "ui", environment=environment) or status


def shots() -> int:
    """Pictures of every state of the window."""
    prepare_qt(OFFSCREEN)
    return python("-m", "dllab.gui.stage.shots", "--all", "build/shots", environment=OFFSCREEN)


def handbook() -> int:
    """The handbook in both languages, as PDF and as a site."""
    prepare_qt(OFFSCREEN)
    return python("packaging/handbook.py", environment=OFFSCREEN)


def build() -> int:
    """What is handed out."""
    return python("packaging/standalone.py")


DOING = run, test, oldest, check, kernel, translations, bench, shots, handbook, build
VERBS = {verb.__name__: verb for verb in DOING}
OPEN_ENDED = (run, test, oldest, kernel)


def main(arguments: list[str]) -> int:
    """Set up, then do what is asked."""
    if sys.version_info < (3, 11):
        say(f"dllab needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 2
    verb = VERBS.get(arguments[0]) if arguments else None
    if verb is None or (arguments[1:] and verb not in OPEN_ENDED):
        say((__doc__ or "").strip())
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    try:
        set_up()
        return verb(*arguments[1:])
    except SetupFailed as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
