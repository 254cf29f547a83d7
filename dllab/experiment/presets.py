"""Experiments that ship with the lab, ready to run."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from dllab.assets import resource


@dataclass(frozen=True)
class Preset:
    """One shipped experiment file. `name` is English, to be translated when shown."""

    id: str
    name: str
    path: Path


def presets() -> tuple[Preset, ...]:
    """Every preset, in the order of the number its file name begins with: 20-name.toml is after 10-other.toml."""
    return tuple(_read(path) for path in sorted(resource("presets").glob("*.toml"), key=_number))


def _number(path: Path) -> int:
    return int(path.stem.split("-")[0])


def _read(path: Path) -> Preset:
    name = tomllib.loads(path.read_text(encoding="utf-8"))["name"]
    return Preset(path.stem.split("-", 1)[1], name, path)
