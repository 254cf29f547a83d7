"""Where the files that ship with the lab are, and where it may keep its own.

The same call finds a resource in the source tree (`resources/` beside the package), in an installed wheel
(`dllab/resources/`) and in a frozen app (`dllab/resources/` in the folder it unpacks to).
"""

import os
import sys
from importlib.abc import MetaPathFinder
from pathlib import Path

import platformdirs

from dllab.messages import UserError, text


class MissingResource(UserError):
    """A file that ships with the lab is not there: the installation is damaged."""


class Moved(MissingResource):
    """The app is no longer where it was started: nothing more can be read from there, or it is another version's."""


class InPlace(MetaPathFinder):
    """Asked before every module, in an app: raises Moved where its program is another one, or none.

    PyInstaller would end the process, or take for a module what lies at its place in the other version.
    """

    def __init__(self) -> None:
        self._program = Path(sys.executable)
        self._identity = _identity(self._program)

    @classmethod
    def watch(cls) -> None:
        """Begin to, in an app."""
        if hasattr(sys, "_MEIPASS"):
            sys.meta_path.insert(0, cls())

    def find_spec(self, *module: object) -> None:
        """Leave it to the others where the program is in its place."""
        if _identity(self._program) != self._identity:
            raise Moved(
                text("dllab was moved, replaced or removed while it ran; save your work, close it and start it again")
            )


def resource(*parts: str) -> Path:
    """The shipped file or folder `resources/<parts…>`; raises Moved, or MissingResource where there is none."""
    for finder in sys.meta_path:
        if isinstance(finder, InPlace):
            finder.find_spec()
    path = _root().joinpath(*parts)
    if not path.exists():
        raise MissingResource(
            text("{file} is missing from the installation (looked for {path}); please reinstall dllab"),
            file="/".join(parts),
            path=path,
        )
    return path


def is_shipped(path: Path) -> bool:
    """Whether `path` is, or would be, inside the folder of what ships: links and letter case do not hide it."""
    root = _identity(_root())
    whole = Path(os.path.realpath(path))  # where links lead to each other, resolve raises RuntimeError
    return root is not None and any(_identity(place) == root for place in (whole, *whole.parents))


def user_cache_dir() -> Path:
    """The folder for what can be made again, such as compiled kernels; it may not exist yet."""
    return platformdirs.user_cache_path("dllab", appauthor=False)


def user_data_dir() -> Path:
    """The folder for what a person would miss; it may not exist yet."""
    return platformdirs.user_data_path("dllab", appauthor=False)


def _identity(place: Path) -> tuple[int, int] | None:
    """What tells one file or folder from every other; None where there is none, or none that may be looked at."""
    try:
        found = place.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _root() -> Path:
    package = Path(__file__).parent
    if hasattr(sys, "_MEIPASS"):  # set by PyInstaller's bootloader
        package = Path(sys._MEIPASS) / "dllab"
    shipped = package / "resources"
    return shipped if shipped.is_dir() else package.parent / "resources"
