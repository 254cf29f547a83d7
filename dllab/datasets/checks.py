"""Turning anything array-like into arrays that can be trained on, or saying what is wrong with it.

Every function takes the name of the array it checks, so that an error can point at the value: `x_train[17, 3] is nan`.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dllab.datasets.notes import Remedy, showable
from dllab.messages import UserError, text

LONGEST_NAME = 1000  # characters
LARGEST = np.finfo(np.float32).max
DEEPEST = 8  # lists within lists that are looked into
EXACT = 2**53  # up to here a float64 holds every whole number


class DataError(UserError):
    """Data that cannot be trained on; says where and which value, shortened where it is long.

    remedies: other readings of the same data that would do, each one click away.
    """

    def __init__(self, template: str, **values: Any):
        super().__init__(template, **{name: showable(value) for name, value in values.items()})
        self.remedies: tuple[Remedy, ...] = ()

    def offering(self, *remedies: Remedy) -> Self:
        """The same, with these remedies."""
        self.remedies = remedies
        return self


def feature_rows(
    name: str, values: ArrayLike, width: int | None = None
) -> tuple[NDArray[np.float32] | NDArray[np.float64], tuple[int, int] | None]:
    """[N, features], and the height and width of an image where `values` holds images.

    float64, but float32 where that holds the type of `values`; not yet a copy.

    `width` is what the number of features must be; without it, `values` is the training set and may not be empty.
    """
    array = _numbers(name, values)
    if array.ndim == 0:
        raise DataError(
            text("{name} is the single number {value}; it must have a row an example"), name=name, value=array
        )
    if array.size == 0:
        if width is None and len(array):
            raise DataError(text("{name} has no columns; an example needs at least one feature"), name=name)
        if width is None:
            raise DataError(text("{name} is empty; training needs at least one example"), name=name)
        return np.zeros((0, width), np.float32), None
    image_shape = (array.shape[1], array.shape[2]) if array.ndim == 3 else None
    rows = _floating(name, array).reshape(len(array), -1)
    if width is not None and rows.shape[1] != width:
        raise DataError(
            text("{name} has {found} features and x_train has {expected}; they must be the same"),
            name=name,
            found=rows.shape[1],
            expected=width,
        )
    return rows, image_shape


def target_rows(y_train: ArrayLike, held_out: Mapping[str, ArrayLike]) -> dict[str, NDArray]:
    """[N, outputs] of every part, float32 or float64 like `feature_rows`; `held_out` holds "val" and "test"."""
    rows = {part: _target_rows(f"y_{part}", values) for part, values in {"train": y_train, **held_out}.items()}
    columns = rows["train"].shape[1]
    for part, found in rows.items():
        if len(found) == 0:
            rows[part] = np.zeros((0, columns), np.float32)
        elif found.shape[1] != columns:
            raise DataError(
                text("y_{part} has {found} columns and y_train has {expected}; they must be the same"),
                part=part,
                found=found.shape[1],
                expected=columns,
            )
    return rows


def _target_rows(name: str, values: ArrayLike) -> NDArray:
    array = _numbers(name, values)
    if array.ndim not in (1, 2):
        raise DataError(text("{name} has shape {shape}; it must be [N] or [N, outputs]"), name=name, shape=array.shape)
    return _floating(name, array).reshape(len(array), -1 if array.size else 1)


def class_indices(
    y_train: ArrayLike, held_out: Mapping[str, ArrayLike], count: int | None
) -> tuple[dict[str, NDArray[np.int64]], int]:
    """int64[N] labels of every part, and the number of classes; `held_out` maps "val" and "test" to their labels.

    `count` is that number where it is known; otherwise the training labels must be 0 … K − 1 without a gap.
    """
    labels = {part: _labels(f"y_{part}", values) for part, values in {"train": y_train, **held_out}.items()}
    train = labels["train"]
    if len(train) == 0:
        raise DataError(text("{name} is empty; training needs at least one example"), name="y_train")
    if count == 1:
        raise DataError(text("`classes` names a single class; classification needs two or more"))
    if count is None:
        count = int(train.max()) + 1
        if count > len(train) or 0 in np.bincount(train):
            missing = next(label for label, present in enumerate(np.unique(train)) if label != present)
            raise DataError(
                text(
                    "no training example has the label {missing}, but {largest} occurs; number the classes 0, 1, 2, … "
                    "without a gap, or name them all with `classes`"
                ),
                missing=missing,
                largest=count - 1,
            )
    if count < 2:
        raise DataError(text("all training examples are of one class; classification needs two or more"))
    for part, found in labels.items():
        if outside := np.flatnonzero(found >= count).tolist():
            raise DataError(
                text("{name}[{row}] is {value}; the {count} classes are 0 to {largest}"),
                name=f"y_{part}",
                row=outside[0],
                value=found[outside[0]],
                count=count,
                largest=count - 1,
            )
    return labels, count


def _labels(name: str, values: ArrayLike) -> NDArray[np.int64]:
    array = _numbers(name, values)
    if array.ndim == 2 and array.shape[1] == 1:
        array = array[:, 0]
    if array.ndim != 1:
        raise DataError(
            text("{name} has shape {shape}; it must be [N], one class number an example"), name=name, shape=array.shape
        )
    number = array.astype(np.float64)
    wrong = (number < 0) | (number != np.floor(number)) | (number > np.iinfo(np.int32).max)
    if wrong.any():
        row = int(wrong.argmax())
        raise DataError(
            text("{name}[{row}] is {value}; class labels are the whole numbers 0, 1, 2, …"),
            name=name,
            row=row,
            value=array[row],
        )
    return array.astype(np.int64)


def _floating(name: str, array: NDArray[Any]) -> NDArray[np.float32] | NDArray[np.float64]:
    """float32 of what it holds without loss, whatever the values; else float64, in which moments are taken."""
    if np.can_cast(array.dtype, np.float32):
        return array.astype(np.float32, copy=False)
    if array.dtype.kind in "iu":
        _refuse_inexact(name, array)
    return array.astype(np.float64, copy=False)


def _refuse_inexact(name: str, array: NDArray[Any]) -> None:
    """Refuse whole numbers of which a float64 would lose the last digits: those of more than 53 bits up to the last 1.

    Divided by that 1 they are odd, so that a quotient of 2⁵³ is one that was rounded to it.
    """
    if not ((array > EXACT) | (array < -EXACT)).any():
        return
    last = np.abs((array & -array).astype(np.float64))
    lost = (array != 0) & (np.abs(array.astype(np.float64)) >= EXACT * last)
    for index in np.argwhere(lost)[:1]:
        _refuse_digits(name, tuple(index), int(array[tuple(index)]))


def _whole(value: Any) -> int | None:
    """The whole number that it is, however it is kept; None for what is written as no such."""
    written = value.decode() if isinstance(value, bytes) else value
    if isinstance(written, str):
        return int(written) if written.strip().lstrip("+-").isdecimal() else None
    return int(value)


def _refuse_digits(name: str, index: tuple[int, ...], value: int) -> NoReturn:
    raise DataError(
        text("{where} is {value}, more digits than a number keeps: it would become {kept}. Subtract what all have in "
             "common, or leave identifiers out"),
        where=_place(name, index), value=value, kept=int(float(value)),
    )  # fmt: skip


def _numbers(name: str, values: ArrayLike) -> NDArray[Any]:
    """An array of real numbers that a float32 can hold."""
    try:
        _refuse_masked(name, values)
        array = np.asarray(values)
    except DataError:
        raise
    except Exception as error:  # whatever an array of another library raises
        if isinstance(error, ValueError) and isinstance(values, list | tuple):
            _refuse_ragged(name, values)
        raise DataError(
            text("{name} is a {type}, which does not turn into an array ({reason}); turn it into one of NumPy first"),
            name=name, type=type(values).__name__, reason=str(error),
        ) from error  # fmt: skip
    _refuse_other_kinds(name, array)
    if array.dtype.kind not in "biuf":
        array = _parsed(name, array)
    if array.dtype.kind == "f":
        bad = ~(np.abs(array) <= LARGEST)  # true for nan as well
        if bad.any():
            _refuse(name, array, np.argwhere(bad)[0])
    return array


def _refuse_masked(name: str, values: Any) -> None:
    """Refuse values behind a mask, which an array without one would show again."""
    for place in _masked(values):
        raise DataError(
            text("{where} is masked; fill in what is missing (x.filled(…)), or leave such examples out"),
            where=_place(name, place),
        )


def _masked(values: Any, at: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """Places of what is masked in an array, or in lists of lists of them."""
    if isinstance(values, np.ma.MaskedArray):
        for place in np.argwhere(np.ma.getmaskarray(values)).tolist():
            yield (*at, *place)
    elif isinstance(values, list | tuple) and len(at) < DEEPEST:
        for row, part in enumerate(values):
            if isinstance(part, np.ma.MaskedArray | list | tuple):
                yield from _masked(part, (*at, row))


def _refuse_other_kinds(name: str, array: NDArray[Any]) -> None:
    """Refuse what NumPy would turn into numbers that mean something else, or nothing."""
    remedies = {
        "M": text("{name} holds dates (its type is {type}); subtract the first and divide by a unit of time, as in "
                  "(t - t[0]) / np.timedelta64(1, 'D')"),
        "m": text("{name} holds spans of time (its type is {type}); divide them by a unit, as in "
                  "t / np.timedelta64(1, 's')"),
        "c": text("{name} holds complex numbers (its type is {type}); use their real and imaginary parts as two "
                  "features"),
        "V": text("{name} holds records (its type is {type}); use each of their fields as a feature"),
    }  # fmt: skip
    if array.dtype.kind in remedies:
        raise DataError(remedies[array.dtype.kind], name=name, type=str(array.dtype))
    if array.dtype.kind == "O" and array.ndim == 0 and not isinstance(array.item(), float | int):
        raise DataError(
            text("{name} is a {type}, which is no array; turn it into one, as with .toarray()"),
            name=name, type=type(array.item()).__name__,
        )  # fmt: skip


def _parsed(name: str, array: NDArray[Any]) -> NDArray[np.float64]:
    """float64 of objects or text that read as numbers."""
    numbers = np.empty(array.shape, np.float64)
    for index, value in np.ndenumerate(array.astype(object)):
        try:
            if isinstance(value, complex | np.generic) and not isinstance(
                value, np.number | np.bool_ | np.str_ | bytes
            ):
                raise TypeError  # dates, spans of time and complex numbers, which NumPy would cut to a number
            if isinstance(value, str) and "_" in value:
                raise ValueError  # which Python, but no spreadsheet, reads
            number = numbers[index] = float(value)
            whole = _whole(value) if EXACT <= abs(number) < np.inf else None
        except (TypeError, ValueError, OverflowError):
            raise DataError(
                text("{where} is {value!r}, which is not a number"), where=_place(name, index), value=value
            ) from None
        if whole is not None and int(number) != whole:
            _refuse_digits(name, index, whole)
    return numbers


def _refuse(name: str, array: NDArray[Any], index: NDArray[np.intp]) -> NoReturn:
    value = array[tuple(index)]
    template = (
        text("{where} is {value}, which is more than a 32-bit float can hold ({largest:.3g})")
        if np.isfinite(value)
        else text("{where} is {value}; every value must be finite")
    )
    raise DataError(template, where=_place(name, tuple(index)), value=value, largest=LARGEST)


def _refuse_ragged(name: str, values: Any, depth: int = 0) -> None:
    """Refuse the first row that is not like the first, or is itself no array."""
    shapes = [_shape(row) for row in values]
    for row, shape in enumerate(shapes):
        if shape is None and depth < DEEPEST:
            _refuse_ragged(f"{name}[{row}]", values[row], depth + 1)
        elif shape != shapes[0] and shape is not None and shapes[0] is not None:
            template = (
                text("{name}[{row}] has {found} values and {name}[0] has {expected}; all rows must be alike")
                if len(shape) == len(shapes[0]) == 1
                else text("{name}[{row}] has shape {found} and {name}[0] has shape {expected}; all must be alike")
            )
            found, expected = (each[0] if len(shape) == len(shapes[0]) == 1 else each for each in (shape, shapes[0]))
            raise DataError(template, name=name, row=row, found=found, expected=expected)


def _shape(row: Any) -> tuple[int, ...] | None:
    try:
        return np.shape(row)
    except ValueError:  # ragged itself
        return None


def _place(name: str, index: tuple[int, ...]) -> str:
    return f"{name}[{', '.join(str(position) for position in index)}]"
