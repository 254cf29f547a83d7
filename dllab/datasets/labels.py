"""Class labels that are names: numbered before they are checked as numbers are."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from dllab.catalogue import nearest_name
from dllab.datasets.checks import DataError
from dllab.messages import text

SHOWN = 10  # names that a message lists


def numbered(
    y_train: ArrayLike, held_out: Mapping[str, ArrayLike], classes: Sequence[str] | None
) -> tuple[ArrayLike, Mapping[str, ArrayLike], Sequence[str] | None]:
    """Labels as numbers, and the names of the classes; labels that are numbers, also as text, are left as they are.

    Names are numbered as they stand in `classes`, or else in the order of the alphabet. Raises DataError for a label
    that is neither in `classes` nor, without these, among the training labels.
    """
    names = _names("y_train", y_train)
    if names is None:
        return y_train, held_out, classes
    known = list(classes) if classes is not None else sorted(set(names))
    places = {name: place for place, name in enumerate(known)}
    parts = {part: _names(f"y_{part}", values) for part, values in held_out.items()}
    return (
        _indices("y_train", names, places),
        {
            part: held_out[part] if found is None else _indices(f"y_{part}", found, places)
            for part, found in parts.items()
        },
        known,
    )


def _names(part: str, values: ArrayLike) -> list[str] | None:
    """Labels that are all text, and not all of them numbers; None for others. Raises DataError for one that is none."""
    try:
        listed = np.asarray(values, object)
    except Exception:  # of rows that are not alike, or another library's: which the checks of numbers say
        return None
    if listed.ndim == 2 and listed.shape[1] == 1:
        listed = listed[:, 0]
    found: list[Any] = listed.tolist() if listed.ndim == 1 else []
    texts = [one for one in found if isinstance(one, str)]
    if all(map(_is_number, texts)):
        return None
    for row, one in enumerate(found):
        if not isinstance(one, str) and (one is None or one != one):
            raise DataError(
                text("{part}[{row}] is {value!r}, and other labels are texts such as {other!r}; give it one, or leave "
                     "such examples out"),
                part=part, row=row, value=one, other=texts[0],
            )  # fmt: skip
    return [str(one) for one in found] if len(texts) == len(found) else None


def _is_number(written: str) -> bool:
    try:
        float(written)
    except ValueError:
        return False
    return True


def _indices(part: str, names: list[str], places: Mapping[str, int]) -> list[int]:
    for row, name in enumerate(names):
        if name not in places:
            raise _unknown(f"{part}[{row}]", name, list(places))
    return [places[name] for name in names]


def _unknown(where: str, name: str, known: list[str]) -> DataError:
    nearest = nearest_name(name, known)
    if nearest:
        return DataError(
            text("{where} is {name!r}, which is none of the classes; did you mean {nearest!r}?"),
            where=where, name=name, nearest=nearest,
        )  # fmt: skip
    listed = ", ".join(known[:SHOWN]) + (", …" if len(known) > SHOWN else "")
    return DataError(
        text("{where} is {name!r}, which is none of the classes: {known}"), where=where, name=name, known=listed
    )
