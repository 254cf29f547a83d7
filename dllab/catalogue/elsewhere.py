"""Folders of choices that are no part of the lab: a person's own, and those of installed packages.

A package adds choices by an entry point of the group "dllab.choices" that names a package of its own, in which a folder
a family lies, as in dllab: my_package/choices/optimizers/mine.py and, in pyproject.toml,

    [project.entry-points."dllab.choices"]
    my-package = "my_package.choices"
"""

import functools
import importlib.util
import logging
import os
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from dllab.messages import UserError, text

OWN_CHOICES = "DLLAB_CHOICES"  # names folders of one's own, with a folder a family in them, as in dllab
GROUP = "dllab.choices"

log = logging.getLogger(__name__)


class LeftOut(UserError):
    """A choice's file, or a package's entry point, that cannot be used, and why; the lab starts without it."""

    def __init__(self, file: Path | str, reason: str):
        super().__init__(text("{file} is left out: {reason}"), file=str(file), reason=reason)


left_out: list[LeftOut] = []  # of all families, since the start


def leave_out(file: Path | str, reason: str) -> None:
    """Note what cannot be used."""
    left_out.append(LeftOut(file, reason))
    log.warning("%s", left_out[-1])


def folders() -> list[Path]:
    """Those of DLLAB_CHOICES, then those of packages by the names of their entry points."""
    own = [Path(named) for named in os.environ.get(OWN_CHOICES, "").split(os.pathsep) if named]
    return own + _of_packages()


@functools.cache
def _of_packages() -> list[Path]:
    found: list[Path] = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        try:
            found += _places(point)
        except Exception as error:  # whatever a package of somebody's does when it is looked for
            leave_out(f"{GROUP}: {point.name} = {point.value}", f"{type(error).__name__}: {error}")
    return found


def _places(point: EntryPoint) -> list[Path]:
    spec = importlib.util.find_spec(point.value)
    if spec is None:
        raise ModuleNotFoundError(f"there is no package {point.value}")
    if spec.submodule_search_locations is None:
        raise ImportError(f"{point.value} is a module; it must be a package, with a folder a family in it")
    return [Path(place) for place in spec.submodule_search_locations]
