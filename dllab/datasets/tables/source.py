"""Records of a CSV file, one by one, or the reason why there are none."""

import contextlib
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dllab.datasets.checks import DataError
from dllab.datasets.tables.numbers import is_number
from dllab.messages import text

Progress = Callable[[int, int], None]
Stamp = tuple[str, int, int]  # a file's place, its bytes, and when it was written, in ns
Record = tuple[int, list[str]]  # its number in the file, counted from 1 as a spreadsheet does, and its fields

DELIMITERS = "\t;,|"  # where several fit, the first is taken; runs of spaces where none does
TOLD_BY = "sep="
TOLD = re.compile(rf"{TOLD_BY}([\t;,|])[\r\n]")  # the first line by which a spreadsheet is told the delimiter
SAMPLE = 1 << 16  # bytes that the delimiter is found from
CERTAIN = 1 - 1e-3  # share of records that a delimiter parts alike; below it, spaces are tried too,
MOST = 0.9  # and taken where they part more, and at least so many
TELL_EVERY = 2048  # records between two reports of progress
LONGEST_FIELD = csv.field_size_limit()  # characters


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


def find_delimiter(path: Path) -> str:
    """Tab, semicolon, comma or bar: what parts most records into equally many fields; " " where runs of spaces do.

    A first line such as "sep=;" tells it. Raises DataError for no text.
    """
    with FileReading(path), open(path, "rb") as file:
        beginning = file.read(SAMPLE)
    _refuse_other_files(path, beginning)
    sample = beginning.decode("utf-8-sig", "ignore")
    if len(beginning) == SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    if told := TOLD.match(sample):
        return told[1]
    best, best_share = "", 0.0
    for delimiter in DELIMITERS:
        rows, width, share = _parted(sample, delimiter)
        commas = [field for row in rows for field in row if "," in field]
        share -= 1e-6 if delimiter == ";" and not all(map(is_number, commas)) else 0
        if width > 1 and share > best_share:
            best, best_share = delimiter, share
    if best_share < CERTAIN:
        _, width, share = _parted(sample, " ")
        if width > 1 and share > max(best_share, MOST):
            return " "
    return best or ","


def _parted(sample: str, delimiter: str) -> tuple[list[list[str]], int, float]:
    """Records, how many fields most of them have, and the share of those."""
    rows: list[list[str]] = []
    with contextlib.suppress(csv.Error):  # which whoever reads the records tells with its place
        rows += (row for row in _reader(io.StringIO(sample, newline=""), delimiter, strict=False) if row)
    width, count = Counter(map(len, rows)).most_common(1)[0] if rows else (1, 0)
    return rows, width, count / max(len(rows), 1)


def _reader(lines: Iterable[str], delimiter: str, strict: bool) -> Iterator[list[str]]:
    if delimiter != " ":
        return csv.reader(lines, delimiter=delimiter, strict=strict)
    ended = (line.rstrip() + "\n" for line in lines)
    return csv.reader(ended, delimiter=" ", skipinitialspace=True, strict=strict)


def records(path: Path, delimiter: str, progress: Progress) -> Iterator[Record]:
    """Every record that holds something; raises DataError where the file cannot be read as text."""
    row = 0
    with FileReading(path), open(path, "rb") as binary:
        size = path.stat().st_size
        lines = io.TextIOWrapper(binary, "utf-8-sig", newline="")
        try:
            for row, fields in enumerate(_reader(_text_lines(path, lines), delimiter, strict=True), 1):
                if row % TELL_EVERY == 0:
                    progress(binary.tell(), size)
                if any(map(str.strip, fields)) and not (row == 1 and fields == [TOLD_BY, ""]):
                    yield row, fields
        except csv.Error as error:
            if "field limit" in str(error):
                raise DataError(
                    text("{file}, row {row}: a field is longer than {most:,} characters; a quote in this row, or in "
                         "one before it, may not be closed"),
                    file=path.name, row=row + 1, most=LONGEST_FIELD,
                ) from None  # fmt: skip
            raise DataError(
                text("{file}, row {row}: the quotes of this row, or of one before it, do not match ({reason})"),
                file=path.name, row=row + 1, reason=error,
            ) from None  # fmt: skip
        except UnicodeDecodeError:
            _refuse_encoding(path)
        progress(size, size)


def _text_lines(path: Path, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        if "\0" in line:
            raise DataError(
                text("{file}, line {row}: byte 0 at character {position}; this is no text. Choose a CSV file, or "
                     "take the byte out"),
                file=path.name, row=number, position=line.index("\0") + 1,
            )  # fmt: skip
        yield line


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
        if isinstance(error, UnicodeEncodeError):
            raise DataError(
                text("{file} cannot be a file: its name holds half of a character"), file=self._path
            ) from error
        if isinstance(error, OSError):
            raise DataError(
                text("{file} cannot be read: {reason}"), file=self._path, reason=error.strerror or error
            ) from error
