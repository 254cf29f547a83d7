"""Text and plain arrays in one zip, written whole or not at all and read without trusting it.

Nothing is compressed, so that no part can be larger than the file, and a part that claims to be more than it holds is
refused before memory is taken for it. Arrays are .npy without pickle: nothing in a file can run.
"""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import numpy as np
from numpy.typing import DTypeLike, NDArray

from dllab.files import write_atomically
from dllab.messages import Sentence, text
from dllab.npy import NotPlain, read_header, shaped

LARGEST = 4 << 30  # bytes of a file that is read at all
MOST_TEXT = 16 << 20  # bytes of a part that is text


class BadPart(Exception):
    """A part, or the whole file, is not there or not what it should be."""

    @property
    def fault(self) -> Sentence:
        """What is wrong, for people: not what a library says of it."""
        said = self.args[0]
        part = str(self).partition(":")[0].removeprefix("no ")
        if isinstance(said, Sentence):
            return said
        if part.endswith((".json", ".toml", ".npy")):
            return Sentence(text("{part} in it is missing, or not what it should be"), part=part)
        return Sentence(text("it is damaged, or a file of another kind"))


def write_parts(path: Path, parts: Mapping[str, str | NDArray[Any]], head: bytes = b"") -> None:
    """Replace `path` by a file of these parts, after a head that is no part; raises CannotSave."""

    def write(stream: BinaryIO) -> None:
        stream.write(head)
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

    def __init__(self, path: Path, largest: int = LARGEST):
        """largest: bytes that the file may have."""
        try:
            size = path.stat().st_size
            if size > largest:
                raise BadPart(Sentence(text("it is too large")))
            self._zip = zipfile.ZipFile(path)
        except (OSError, BadPart):
            raise
        except Exception as error:  # whatever zipfile, or a name that no file can have, raises
            raise BadPart(error) from None
        entries = self._zip.infolist()
        self._entries = {entry.filename: entry for entry in entries}
        if len(self._entries) < len(entries) or sum(entry.file_size for entry in entries) > size:
            self._zip.close()
            raise BadPart(Sentence(text("parts of it overlap")))

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
        content = self._content(name, LARGEST)
        wanted = np.dtype(dtype)
        header = read_header(content)
        if header is None:
            raise BadPart(f"{name}: not an array")
        found = header.shape
        fits = len(found) == len(shape) and all(want in (None, have) for want, have in zip(shape, found, strict=True))
        if header.kind != wanted.str or not fits:
            raise BadPart(f"{name}: not the array that belongs there")
        try:
            return shaped(content, header)
        except NotPlain as error:
            raise BadPart(f"{name}: {error}") from None

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
