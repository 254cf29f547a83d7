"""Records of a CSV file, one by one, or the reason why there are none."""

import contextlib
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from dllab.datasets.checks import DataError
from dllab.messages import text

Progress = Callable[[int, int], None]
Stamp = tuple[str, int, int]  # a file's place, its bytes, and when it was written, in ns
Record = tuple[int, list[str]]  # its number in the file, counted from 1 as a spreadsheet does, and its fields

DELIMITERS = "\t;,"  # where several fit, the first is taken
SAMPLE = 1 << 16  # bytes that the delimiter is found from
TELL_EVERY = 2048  # records between two reports of progress
DECIMAL_COMMA = re.compile(r"\s*[+-]?\d+,\d+([eE][+-]?\d+)?\s*")


def find_file(name: str) -> Path:
    """The file that `name` stands for, absolute or relative to the current folder; raises DataError."""
    path = Path(name)
    with contextlib.suppress(RuntimeError):  # no such user: then it is part of a name
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


def find_delimiter(path: Path) -> str:
    """Comma, semicolon or tab: what parts most records into equally many fields. Raises DataError for no text."""
    with FileReading(path), open(path, "rb") as file:
        beginning = file.read(SAMPLE)
    _refuse_other_files(path, beginning)
    sample = beginning.decode("utf-8-sig", "ignore")
    if len(beginning) == SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    best, best_share = ",", 0.0
    for delimiter in DELIMITERS:
        rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row]
        width, count = Counter(map(len, rows)).most_common(1)[0] if rows else (1, 0)
        commas = [field for row in rows for field in row if "," in field]
        stray = delimiter == ";" and any(not DECIMAL_COMMA.fullmatch(field) for field in commas)
        share = count / max(len(rows), 1) - (1e-6 if stray else 0)
        if width > 1 and share > best_share:
            best, best_share = delimiter, share
    return best


def records(path: Path, delimiter: str, progress: Progress) -> Iterator[Record]:
    """Every record that holds something; raises DataError where the file cannot be read as text."""
    row = 0
    with FileReading(path), open(path, "rb") as binary:
        size = path.stat().st_size
        lines = io.TextIOWrapper(binary, "utf-8-sig", newline="")
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        try:
            for row, fields in enumerate(reader, 1):
                if row % TELL_EVERY == 0:
                    progress(binary.tell(), size)
                if any(map(str.strip, fields)):
                    yield row, fields
        except csv.Error as error:
            raise DataError(
                text("{file}, row {row}: the quotes of this row, or of one before it, do not match ({reason})"),
                file=path.name, row=row + 1, reason=error,
            ) from None  # fmt: skip
        except UnicodeDecodeError:
            _refuse_encoding(path)
        progress(size, size)


def _refuse_other_files(path: Path, beginning: bytes) -> None:
    if not beginning.removeprefix(b"\xef\xbb\xbf").strip():
        raise DataError(text("{file} is empty"), file=path.name)
    if beginning[:4] == b"PK\x03\x04":
        raise DataError(
            text("{file} is a workbook or archive, not text; save the sheet as “CSV UTF-8” first"), file=path.name
        )
    if beginning[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise DataError(text("{file} is text in UTF-16; save it as “CSV UTF-8”"), file=path.name)
    if b"\0" in beginning:
        raise DataError(
            text("{file} is not text (byte 0 at position {position}); choose a CSV file"),
            file=path.name, position=beginning.index(b"\0"),
        )  # fmt: skip


def _refuse_encoding(path: Path) -> None:
    """Say where the text stops being UTF-8."""
    with open(path, "rb") as file:
        for line, content in enumerate(file, 1):
            try:
                content.decode("utf-8")
            except UnicodeDecodeError as error:
                raise DataError(
                    text(
                        "{file}, line {row}: the byte {value} is not UTF-8; the file is in another encoding, such as "
                        "GBK or Latin-1. Save it as “CSV UTF-8”"
                    ),
                    file=path.name, row=line, value=f"0x{content[error.start]:02X}",
                ) from None  # fmt: skip


class FileReading:
    """Turns the system's errors into the lab's."""

    def __init__(self, path: Path):
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: object, traceback: object) -> None:
        if isinstance(error, OSError):
            raise DataError(
                text("{file} cannot be read: {reason}"), file=self._path, reason=error.strerror or error
            ) from error
