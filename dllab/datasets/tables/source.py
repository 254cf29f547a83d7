"""Where a table comes from: a file, as rows of fields, or the reason why there are none."""

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dllab.datasets.checks import DataError
from dllab.datasets.notes import Note
from dllab.datasets.tables.look import Kind
from dllab.messages import system_reason, text

Progress = Callable[[int, int], None]
Stamp = tuple[str, int, int]  # a file's place, its bytes, and when it was written, in ns
Record = tuple[int, list[str]]  # its number in the file, counted from 1 as a spreadsheet does, and its fields


@dataclass(frozen=True)
class Rows(ABC):
    """A file that can be read row by row.

    notes: what there is to say of how it is read; delimiter: what parts the fields of a text, else "". kinds: what the
    format says of the columns, None for those it says nothing of; named: whether it names them, in the first record.
    exact: in which columns a program wrote the numbers, with a point whatever else they hold; a mark on each field
    instead would keep Python's garbage collection busy.
    """

    path: Path
    notes: tuple[Note, ...] = ()
    delimiter: str = ""
    kinds: tuple[Kind | None, ...] = ()
    named: bool = False
    exact: tuple[bool, ...] = ()

    @abstractmethod
    def records(self, progress: Progress) -> Iterator[Record]:
        """Every record that holds something, the names first where there are any; raises DataError."""


def find_file(name: str) -> Path:
    """The file that `name` stands for, absolute or relative to the current folder; raises DataError."""
    path = Path(name)
    with contextlib.suppress(RuntimeError, UnicodeEncodeError):  # no such user: then it is part of a name
        path = path.expanduser()
    with FileReading(path):
        if path.is_dir():
            raise DataError(text("{file} is a folder; choose a file in it"), file=path)
        if not path.is_file():
            raise DataError(
                text("there is no file {file} (looked in {folder})"), file=name, folder=path.absolute().parent
            )
    return path


def stamp(path: Path) -> Stamp:
    """A file as it stands, which tells when it has changed; raises DataError."""
    with FileReading(path):
        found = path.stat()
    return str(path.resolve()), found.st_size, found.st_mtime_ns


class FileReading:
    """Turns the system's errors into the lab's."""

    def __init__(self, path: Path):
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: object, traceback: object) -> None:
        if isinstance(error, UnicodeEncodeError):
            raise DataError(
                text("{file} cannot be a file: its name holds half of a character"), file=self._path
            ) from error
        if isinstance(error, OSError):
            raise DataError(
                text("{file} cannot be read: {reason}"), file=self._path, reason=system_reason(error)
            ) from error
