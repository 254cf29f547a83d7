"""Text and plain arrays in one zip, written whole or not at all and read without trusting it.

Nothing is compressed, so that no part can be larger than the file, and a part that claims to be more than it holds is
refused before memory is taken for it. Arrays are .npy without pickle: nothing in a file can run.
"""

import io
import json
import math
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import numpy as np
from numpy.typing import DTypeLike, NDArray

from dllab.files import write_atomically

LARGEST = 4 << 30  # bytes of a file that is read at all
MOST_TEXT = 16 << 20  # bytes of a part that is text

Header = Callable[[BinaryIO], tuple[tuple[int, ...], bool, np.dtype[Any]]]


class BadPart(Exception):
    """A part, or the whole file, is not there or not what it should be."""


def write_parts(path: Path, parts: Mapping[str, str | NDArray[Any]]) -> None:
    """Replace `path` by a file of these parts; raises CannotSave."""

    def write(stream: BinaryIO) -> None:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            for name, content in parts.items():
                entry = zipfile.ZipInfo(name)  # without a time: no zip can say one before 1980, as some clocks do
                if isinstance(content, str):
                    archive.writestr(entry, content.encode())
                else:
                    with archive.open(entry, "w", force_zip64=True) as part:
                        np.lib.format.write_array(part, content, allow_pickle=False)

    write_atomically(path, write)


class Parts:
    """The parts of a file. All raise BadPart for what is wrong with the file, OSError for the disk's troubles."""

    def __init__(self, path: Path):
        try:
            size = path.stat().st_size
            if size > LARGEST:
                raise BadPart("too large")
            self._zip = zipfile.ZipFile(path)
        except (OSError, BadPart):
            raise
        except Exception as error:  # whatever zipfile, or a name that no file can have, raises
            raise BadPart(error) from None
        entries = self._zip.infolist()
        self._entries = {entry.filename: entry for entry in entries}
        if len(self._entries) < len(entries) or sum(entry.file_size for entry in entries) > size:
            self._zip.close()
            raise BadPart("parts that overlap")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def text(self, name: str) -> str:
        """A part that is text."""
        try:
            return self._content(name, MOST_TEXT).decode()
        except UnicodeDecodeError as error:
            raise BadPart(f"{name}: {error}") from None

    def table(self, name: str) -> dict[str, Any]:
        """A part that is a table in JSON."""
        try:
            found = json.loads(self.text(name))
        except (ValueError, RecursionError) as error:
            raise BadPart(f"{name}: {error}") from None
        if not isinstance(found, dict):
            raise BadPart(name)
        return found

    def array(self, name: str, dtype: DTypeLike, shape: tuple[int | None, ...]) -> NDArray[Any]:
        """A part that is an array of exactly this kind; None in `shape` stands for any length."""
        stream = io.BytesIO(self._content(name, LARGEST))
        wanted = np.dtype(dtype)
        try:
            found, fortran, kind = _header_reader(stream)(stream)
            fits = len(found) == len(shape) and all(
                have >= 0 and want in (None, have) for want, have in zip(shape, found, strict=True)
            )
        except Exception as error:  # a header is a piece of Python: its reader raises what Python's does
            raise BadPart(f"{name}: {type(error).__name__}") from None
        values = stream.getbuffer()[stream.tell() :]
        if kind != wanted or not fits or math.prod(found) * kind.itemsize != len(values):
            raise BadPart(f"{name}: not the array that belongs there")
        return np.frombuffer(values, kind).reshape(found, order="F" if fortran else "C").copy()

    def _content(self, name: str, most: int) -> bytes:
        """A part's bytes, checked against its checksum."""
        entry = self._entries.get(name)
        if entry is None:
            raise BadPart(f"no {name}")
        if (
            entry.compress_type != zipfile.ZIP_STORED
            or entry.file_size != entry.compress_size
            or entry.file_size > most
        ):
            raise BadPart(name)
        try:
            return self._zip.read(entry)
        except OSError:
            raise
        except Exception as error:  # whatever zipfile raises
            raise BadPart(f"{name}: {error}") from None


def _header_reader(stream: BinaryIO) -> Header:
    """What reads the rest of an .npy header, which never evaluates more than literals."""
    readers: dict[tuple[int, int], Header] = {
        (1, 0): np.lib.format.read_array_header_1_0,
        (2, 0): np.lib.format.read_array_header_2_0,
    }
    version = np.lib.format.read_magic(stream)
    if version not in readers:
        raise ValueError(version)
    return readers[version]
