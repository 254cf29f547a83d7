"""Arrays of NumPy (.npz, .npy), read without pickle: nothing in a file can run.

Source: NumPy enhancement proposal 1, A simple file format for NumPy arrays.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from numpy.typing import NDArray

from dllab.datasets.checks import DataError
from dllab.datasets.tables.manner import Manner
from dllab.datasets.tables.readers.arrays import ArrayRows, Named, described, exact_columns
from dllab.datasets.tables.readers.library import MOST_BYTES, reading, refuse_large
from dllab.messages import text
from dllab.npy import NotPlain, read_array

KIND = "NPZ"
SUFFIX = ".npy"


@dataclass(frozen=True)
class NpzRows(ArrayRows):
    """Arrays of a zip, or the one of a file of its own."""

    def arrays(self) -> Named:
        return dict(_arrays(self.path))


def open_npz(path: Path, manner: Manner) -> NpzRows:
    """The arrays as a table; raises DataError."""
    arrays = dict(_arrays(path))
    return NpzRows(path, described(path, arrays), exact=exact_columns(path, arrays))


def _arrays(path: Path) -> Iterator[tuple[str, NDArray]]:
    with reading(path, KIND), open(path, "rb") as file:
        if file.read(2) != b"PK":
            refuse_large(path, path.stat().st_size)
            file.seek(0)
            yield "", _array(path, path.stem, file.read())
            return
        with zipfile.ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist() if entry.filename.endswith(SUFFIX)]
            refuse_large(path, sum(entry.file_size for entry in entries))
            for entry in entries:
                name = entry.filename.removesuffix(SUFFIX)
                with archive.open(entry) as part:
                    yield name, _array(path, name, part.read(MOST_BYTES))


def _array(path: Path, name: str, content: bytes) -> NDArray:
    try:
        return read_array(content)
    except NotPlain as reason:
        if reason.pickled:
            raise DataError(
                text("{file}: the array {name!r} holds Python objects, which can run programs when they are read; save "
                     "it as numbers or texts"),
                file=path.name, name=name,
            ) from None  # fmt: skip
        raise DataError(
            text("{file}: the array {name!r} is damaged ({reason})"), file=path.name, name=name, reason=reason
        ) from None
