"""Files that an experiment names: in its file by the way from there, so that both may be moved together."""

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any

NAMING = (
    ("dataset", "path"),
    ("training", "start_from"),
    ("explorer", "path"),
)  # sections and keys that may name a file


def found_beside(table: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The table of an experiment file in `folder`: what is named there and lies there is named by its whole path."""

    def find(name: str) -> str:
        place = folder / name
        return str(place.absolute()) if not Path(name).is_absolute() and _is_file(place) else name

    return _renamed(table, find)


def told_beside(table: dict[str, Any], folder: Path) -> dict[str, Any]:
    """What a file in `folder` says of it: what lies in that folder, or below, by the way from there."""

    def tell(name: str) -> str:
        named, home = PurePath(name), folder.absolute()
        return named.relative_to(home).as_posix() if named.is_absolute() and named.is_relative_to(home) else name

    return _renamed(table, tell)


def _renamed(table: dict[str, Any], rename: Callable[[str], str]) -> dict[str, Any]:
    made = dict(table)
    for section, key in NAMING:
        found = made.get(section)
        if isinstance(found, dict) and isinstance(found.get(key), str) and found[key]:
            made[section] = {**found, key: rename(found[key])}
    return made


def _is_file(place: Path) -> bool:
    try:
        return place.is_file()
    except (OSError, ValueError):  # no name that a file could have
        return False
