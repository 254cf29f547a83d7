"""The licences of Python and of the system's libraries that an app takes along: packages from PyPI bring their own."""

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path


def licences_of(binaries: list[tuple[str, str, str]], folder: Path) -> list[Path]:
    """Files in `folder`: Python's licence and, on Debian, one for every package that a library was taken from.

    binaries: as PyInstaller lists them, (place in the app, place on this system, kind).
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    texts = {f"{package}.txt": Path("/usr/share/doc", package, "copyright") for package in _packages(binaries)}
    for place in (sysconfig.get_paths()["stdlib"], sys.base_prefix):
        if (Path(place) / "LICENSE.txt").is_file():
            texts["Python.txt"] = Path(place) / "LICENSE.txt"
    return [Path(shutil.copyfile(text, folder / name)) for name, text in sorted(texts.items()) if text.is_file()]


def _packages(binaries: list[tuple[str, str, str]]) -> set[str]:
    """Debian's packages that hold any of them."""
    if not shutil.which("dpkg-query"):
        return set()
    places = {str(form) for _, place, _ in binaries for form in (Path(place), Path(place).resolve())}
    own = sorted(place for place in places if place.startswith(("/lib/", "/usr/lib/")))
    places_without_usr = [place.removeprefix("/usr") for place in own]  # as Debian 12 still lists some
    said = subprocess.run(["dpkg-query", "-S", *own, *places_without_usr], capture_output=True, text=True, check=False)
    return {line.partition(":")[0] for line in said.stdout.splitlines()} if own else set()
