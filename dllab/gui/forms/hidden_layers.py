"""Widths of hidden layers as people write them: "32×20", "128, 64", "64, 32×3"."""

import itertools
import re

from dllab.catalogue import Parameter
from dllab.experiment.sections import MAX_DEPTH, MAX_WIDTH
from dllab.gui.forms.numbers import NotAccepted
from dllab.messages import text


def _count(name: str, default: int, least: int, most: int, label: str, explained: str) -> Parameter:
    return Parameter(
        name, "int", default, label, explained, "", least, most,
        open_minimum=False, open_maximum=False, options=(), live=False, logarithmic=False,
    )  # fmt: skip


DEPTH = _count(
    "depth", 2, 0, MAX_DEPTH, text("Hidden layers"),
    text("How many layers lie between the input and the output. 0: a linear model."),
)  # fmt: skip
WIDTH = _count("width", 16, 1, MAX_WIDTH, text("Units a layer"), text("How wide every hidden layer is."))


def written(hidden: tuple[int, ...]) -> str:
    """The shortest such text: equal neighbours as width × count; empty without hidden layers."""
    runs = [(width, len(list(same))) for width, same in itertools.groupby(hidden)]
    return ", ".join(str(width) if count == 1 else f"{width}×{count}" for width, count in runs)


def read_layers(typed: str) -> tuple[int, ...]:
    """The widths that were typed, with ×, x or * for repetition; raises NotAccepted."""
    widths: list[int] = []
    compact = re.sub(r"\s*[×xX*]\s*", "×", typed.strip())
    for part in filter(None, re.split(r"[,，、;；\s]+", compact)):
        widths += _read_part(part)
        if len(widths) > MAX_DEPTH:
            raise NotAccepted(
                text("'{typed}' is more than {most} hidden layers, the most there can be."), typed=typed, most=MAX_DEPTH
            )
    return tuple(widths)


def _read_part(part: str) -> list[int]:
    match = re.fullmatch(r"(\d+)(?:×(\d+))?", part)
    if match is None:
        raise NotAccepted(
            text("'{part}' is no layer. Write widths such as '128, 64', or '32×20' for 20 layers of 32."), part=part
        )
    width, count = int(match[1]), int(match[2] or 1)
    if not 1 <= width <= MAX_WIDTH:
        raise NotAccepted(text("A layer of {width}: the width must be from 1 to {most}."), width=width, most=MAX_WIDTH)
    if not 1 <= count <= MAX_DEPTH:
        raise NotAccepted(text("{count} layers: there can be 1 to {most} of them."), count=count, most=MAX_DEPTH)
    return [width] * count


def deepened(hidden: tuple[int, ...], depth: int, width: int) -> tuple[int, ...]:
    """As many layers as asked for: cut at the end, or grown by the last one's width (`width` where there is none)."""
    last = hidden[-1] if hidden else width
    return (hidden + (last,) * depth)[:depth]
