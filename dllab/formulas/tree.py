"""The parts that a formula is made of."""

from dataclasses import dataclass
from typing import Literal

Style = Literal["variable", "function", "number", "operator", "large", "word"]


@dataclass(frozen=True)
class Symbol:
    """Characters that stand together. large: a sum or product."""

    text: str
    style: Style


@dataclass(frozen=True)
class Space:
    """Between two parts; `width` in spaces."""

    width: int = 1


@dataclass(frozen=True)
class Row:
    """Parts beside each other."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Fraction:
    """One part above another."""

    above: "Node"
    below: "Node"


@dataclass(frozen=True)
class Root:
    """A square root."""

    of: "Node"


@dataclass(frozen=True)
class Script:
    """What stands at a part's upper and lower right."""

    base: "Node"
    upper: "Node | None" = None
    lower: "Node | None" = None


@dataclass(frozen=True)
class Hat:
    """A part with a hat."""

    of: "Node"


@dataclass(frozen=True)
class Fenced:
    """A part between brackets or bars, as high as it is."""

    left: str
    inside: "Node"
    right: str


Node = Symbol | Space | Row | Fraction | Root | Script | Hat | Fenced
