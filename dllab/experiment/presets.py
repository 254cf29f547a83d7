"""Experiments that ship with the lab, ready to run."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from dllab.assets import resource

GUIDES = "guides"  # a folder beside the experiments, which hold nothing but what is run


@dataclass(frozen=True)
class Guide:
    """What a preset is for, in three sentences; each is a text by language, "en" and "zh"."""

    watch: Mapping[str, str]
    change: Mapping[str, str]
    question: Mapping[str, str]


@dataclass(frozen=True)
class Preset:
    """One shipped experiment file. `name` is English, to be translated when shown."""

    id: str
    name: str
    path: Path


@functools.cache
def presets() -> tuple[Preset, ...]:
    """Every preset, in the order of the number its file name begins with: 20-name.toml is after 10-other.toml."""
    return tuple(_read(path) for path in sorted(resource("presets").glob("*.toml"), key=_number))


def guide_of(preset: Path) -> Guide | None:
    """The sentences that go with the file of a preset: they lie under its name in the folder `guides` beside it."""
    path = preset.parent / GUIDES / preset.name
    if not path.is_file():
        return None
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Guide(**{field.name: table[field.name] for field in fields(Guide)})


def _number(path: Path) -> int:
    return int(path.stem.split("-")[0])


def _read(path: Path) -> Preset:
    before_sections = path.read_text(encoding="utf-8").partition("\n[")[0]
    name = tomllib.loads(before_sections)["name"]
    return Preset(path.stem.split("-", 1)[1], name, path)
