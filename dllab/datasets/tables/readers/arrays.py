"""Arrays by their names as one table: those with as many rows as most have, side by side, a target last.

A target in which a one stands in the place of each row's class is that class.
"""

import itertools
from abc import abstractmethod
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.checks import DataError
from dllab.datasets.notes import Note, showable
from dllab.datasets.tables.readers.fields import as_field
from dllab.datasets.tables.readers.library import told
from dllab.datasets.tables.source import Progress, Record, Rows
from dllab.messages import text

TARGETS = ("y", "y_train", "t", "target", "targets", "label", "labels", "class", "classes", "species")
NUMBERS, TEXTS = "biuf", "SU"
CHUNK = 1 << 16  # fields made at once
MOST_COLUMNS = 100_000

Named = dict[str, NDArray]


@dataclass(frozen=True)
class ArrayRows(Rows):
    """Arrays that are read again whenever they are wanted, so that a table is not in memory twice."""

    named: bool = True

    @abstractmethod
    def arrays(self) -> Named:
        """Every array of the file, by its name; raises DataError."""

    def records(self, progress: Progress) -> Iterator[Record]:
        """The names, as row 0, and the rows of the arrays, counted from 1."""
        parts = _parts(self.path, self.arrays())
        names = [name for part in parts for name in part.names]
        yield 0, names
        size, rows = self.path.stat().st_size, len(parts[0].values)
        step = max(1, CHUNK // len(names))
        for start in range(0, rows, step):
            chunk = zip(*(part.fields(start, start + step) for part in parts), strict=True)
            for row, fields in enumerate(chunk, start + 1):
                told(progress, size, row, rows)
                yield row, list(itertools.chain.from_iterable(fields))
        progress(size, size)


@dataclass(frozen=True, eq=False)
class Part:
    """[N, columns] of an array, and what the columns are called."""

    names: list[str]
    values: NDArray

    def fields(self, start: int, end: int) -> Iterator[list[str]]:
        """Row by row."""
        for row in self.values[start:end].tolist():
            yield [as_field(int(value) if value is True or value is False else value) for value in row]


def exact_columns(path: Path, arrays: Named) -> tuple[bool, ...]:
    """Which columns of the table hold numbers; raises DataError."""
    return tuple(part.values.dtype.kind in NUMBERS for part in _parts(path, arrays) for _ in part.names)


def described(path: Path, arrays: Named) -> tuple[Note, ...]:
    """Which arrays are left out of the table; raises DataError where none can be part of one."""
    used, left_out = _chosen(arrays)
    if not used:
        raise DataError(
            text("{file} holds no array of numbers or texts with two rows or more; it holds {names}"),
            file=path.name, names=_listed(arrays),
        )  # fmt: skip
    if not left_out:
        return ()
    return (Note(
        text("Arrays with other numbers of rows, or of a kind that no table holds, are left out: {names}"),
        {"names": showable(_listed(left_out))},
    ),)  # fmt: skip


def _chosen(arrays: Named) -> tuple[Named, Named]:
    """Those that make up the table, and the others: the rows are those that most arrays have, or else the most."""
    plain = {name: _upright(array) for name, array in arrays.items()}
    usable = {name: array for name, array in plain.items() if array is not None and len(array) > 1 and array.size}
    rows = Counter(len(array) for array in usable.values())
    most = max(rows, key=lambda count: (rows[count] > 1, count), default=0)
    chosen = {name: array for name, array in usable.items() if len(array) == most}
    last = [name for name in chosen if name.lower() in TARGETS]
    ordered = {name: chosen[name] for name in [*(name for name in chosen if name not in last), *last]}
    return ordered, {name: array for name, array in arrays.items() if name not in ordered}


def _upright(array: NDArray) -> NDArray | None:
    """[N], [N, columns] or more of plain values, a single row as a column; None for what no table can hold."""
    if array.ndim == 0 or not _is_plain(array):
        return None
    return array.reshape(-1) if array.ndim == 2 and array.shape[0] == 1 and not array.dtype.names else array


def _is_plain(array: NDArray) -> bool:
    kinds = [array.dtype[name] for name in array.dtype.names or ()] or [array.dtype]
    return all(kind.kind in NUMBERS + TEXTS and not kind.shape for kind in kinds)


def _as_classes(array: NDArray) -> NDArray:
    """The class of each row where a target holds a one in the place of its class and zeros elsewhere; else as it is."""
    if array.ndim != 2 or array.shape[1] < 2 or array.dtype.kind not in NUMBERS:
        return array
    is_one_hot = ((array == 0) | (array == 1)).all() and (array.sum(1, dtype=np.int64) == 1).all()
    return array.argmax(1) if is_one_hot else array


def _parts(path: Path, arrays: Mapping[str, NDArray]) -> list[Part]:
    used, _ = _chosen(dict(arrays))
    if not used:
        described(path, dict(arrays))
    targets = {name: _as_classes(array) for name, array in used.items() if name.lower() in TARGETS}
    parts = [part for name, array in (used | targets).items() for part in _split(name, array)]
    columns = sum(len(part.names) for part in parts)
    if columns > MOST_COLUMNS:
        raise DataError(
            text("{file} makes {columns:,} columns; a table may have {most:,}"),
            file=path.name, columns=columns, most=MOST_COLUMNS,
        )  # fmt: skip
    return parts


def _split(name: str, array: NDArray) -> Iterator[Part]:
    """The fields of records one by one, each a column or several; an array as it is, images as rows of pixels."""
    if array.dtype.names:
        for field in array.dtype.names:
            yield from _split(field, array[field])
        return
    flat = array.reshape(len(array), -1)
    if array.ndim == 1 or name and array.shape[1:] == (1,):
        yield Part([name or "column 1"], flat)
    else:
        stem = f"{name} " if name else "column "
        yield Part([f"{stem}{number}" for number in range(1, flat.shape[1] + 1)], flat)


def _listed(arrays: Mapping[str, NDArray]) -> list[str]:
    found = [
        f"{name or 'array'} {'×'.join(map(str, np.shape(array)))}{'' if _is_plain(array) else f' {array.dtype}'}"
        for name, array in arrays.items()
    ]
    return [*found[:6], *(["…"] if len(found) > 6 else [])] or ["—"]
