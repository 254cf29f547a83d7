"""Whether what describes arrays fits them: names of features and classes, the shape of images, how many there are."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray

from dllab.datasets.checks import LONGEST_NAME, DataError
from dllab.messages import text


def check_description(width: int, features: Sequence[str], image_shape: tuple[int, int] | None) -> None:
    """Refuse feature names or an image shape that do not fit x_train's `width`."""
    if len(features) != width:
        raise DataError(
            text("{names} feature names are given for the {count} features of x_train"),
            names=len(features),
            count=width,
        )
    if image_shape is not None and not _is_shape(image_shape):
        raise DataError(
            text("image_shape is {shape!r}; it must be two whole numbers above 0, height and width"), shape=image_shape
        )
    if image_shape and image_shape[0] * image_shape[1] != width:
        raise DataError(
            text("image_shape {shape} does not hold the {count} features of x_train"), shape=image_shape, count=width
        )


def check_names(features: Sequence[str], classes: Sequence[str]) -> None:
    """Refuse names of features or classes that are no names, or of which two are alike."""
    for kind, names in (("features", features), ("classes", classes)):
        first: dict[str, int] = {}
        for place, name in enumerate(names):
            if isinstance(name, str) and not name.strip():
                raise DataError(text("{kind}[{place}] is empty; give it a name"), kind=kind, place=place)
            if not isinstance(name, str):
                raise DataError(
                    text("{kind}[{place}] is {name}; it must be text, such as {example!r}"),
                    kind=kind, place=place, name=name, example=str(name),
                )  # fmt: skip
            if len(name) > LONGEST_NAME:
                raise DataError(
                    text("{kind}[{place}], {name!r}, has {count:,} characters; a name has {most:,} at most"),
                    kind=kind, place=place, name=name, count=len(name), most=LONGEST_NAME,
                )  # fmt: skip
            if any("\ud800" <= letter <= "\udfff" for letter in name):
                raise DataError(
                    text("{kind}[{place}], {name}, holds half of a character, which no file can hold; take it out"),
                    kind=kind, place=place, name=repr(name),
                )  # fmt: skip
            seen = unicodedata.normalize("NFC", name).strip()
            if first.setdefault(seen, place) != place:
                raise DataError(
                    text("{kind}[{first}] and {kind}[{place}] are both called {name!r}; give each a name of its own"),
                    kind=kind, first=first[seen], place=place, name=name,
                )  # fmt: skip


def _is_shape(shape: Any) -> bool:
    is_pair = isinstance(shape, tuple | list) and len(shape) == 2
    return is_pair and all(isinstance(side, int) and not isinstance(side, bool) and side > 0 for side in shape)


def check_lengths(part: str, x: NDArray[Any], y: NDArray[Any]) -> None:
    """Refuse a set whose examples and targets are not as many."""
    if len(x) != len(y):
        raise DataError(
            text("x_{part} has {x} rows and y_{part} has {y}; there must be one target an example"),
            part=part,
            x=len(x),
            y=len(y),
        )
