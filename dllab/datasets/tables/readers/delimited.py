"""Text with a record a line, its fields parted by a delimiter."""

import contextlib
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dllab.datasets.checks import DataError
from dllab.datasets.tables.manner import Manner
from dllab.datasets.tables.numbers import is_number
from dllab.datasets.tables.readers.other_files import refuse_other_files
from dllab.datasets.tables.readers.text_encoding import UTF_8, codec_note, find_codec, refuse_encoding
from dllab.datasets.tables.source import FileReading, Progress, Record, Rows
from dllab.messages import text

DELIMITERS = "\t;,|，"  # where several fit, the first is taken; runs of spaces where none does
FULL_WIDTH_SPACE = "\u3000"
END_OF_FILE = "\x1a"  # as DOS ended a text
TOLD_BY = "sep="
TOLD = re.compile(
    rf"\"?{TOLD_BY}([{DELIMITERS}])\"?[\r\n]", re.IGNORECASE
)  # the first line by which a spreadsheet is told the delimiter
SAMPLE = 1 << 16  # bytes that the delimiter is found from
CERTAIN = 1 - 1e-3  # share of records that a delimiter parts alike; below it, spaces are tried too,
MOST = 0.9  # and taken where they part more, and at least so many
TELL_EVERY = 2048  # records between two reports of progress
LONGEST_FIELD = csv.field_size_limit()  # characters
QUOTED = re.compile(r'"[^"]*(?:""[^"]*)*"?')  # as far as it goes


@dataclass(frozen=True)
class DelimitedRows(Rows):
    """Records of text in the encoding that Python calls `codec`."""

    codec: str = UTF_8

    def records(self, progress: Progress) -> Iterator[Record]:
        return records(self.path, self.delimiter, progress, self.codec)


def open_text(path: Path, manner: Manner) -> DelimitedRows:
    """The file, once its encoding and its delimiter are found; raises DataError."""
    with FileReading(path), open(path, "rb") as file:
        refuse_other_files(path, file.read(SAMPLE))
    codec = find_codec(path, manner.encoding)
    notes = codec_note(path, codec, manner.encoding)
    return DelimitedRows(path, notes, find_delimiter(path, codec), codec=codec)


def find_delimiter(path: Path, codec: str = UTF_8) -> str:
    """Tab, semicolon, comma, bar or full-width comma: what parts most records into equally many fields.

    " " where runs of spaces do. A first line such as "sep=;" tells it. Raises DataError for a file that cannot be read.
    """
    with FileReading(path), open(path, "rb") as file:
        beginning = file.read(SAMPLE)
    sample = beginning.decode(codec, "ignore")
    if len(beginning) == SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    if told := TOLD.match(sample):
        return told[1]
    best, best_share = "", 0.0
    for delimiter in DELIMITERS:
        rows, width, share = _parted(sample, delimiter)
        commas = [field for row in rows[1:] or rows for field in row if "," in field]  # but in names
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


def _reader(lines: Iterable[str], delimiter: str, strict: bool) -> Any:
    """A csv.reader of the lines."""
    if delimiter != " ":
        return csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=strict)
    ended = (line.replace(FULL_WIDTH_SPACE, " ").rstrip() + "\n" for line in lines)
    return csv.reader(ended, delimiter=" ", skipinitialspace=True, strict=strict)


def records(path: Path, delimiter: str, progress: Progress, codec: str = UTF_8) -> Iterator[Record]:
    """Every record that holds something; raises DataError where the file cannot be read as text."""
    row = 0
    with FileReading(path), open(path, "rb") as binary:
        size = path.stat().st_size
        lines = io.TextIOWrapper(binary, codec, newline="")  # by its name it stays until the file is closed
        record: list[str] = []
        reader = _reader(_text_lines(path, lines, record), delimiter, strict=True)
        try:
            for row, fields in enumerate(reader, 1):
                record.clear()
                if row % TELL_EVERY == 0:
                    progress(binary.tell(), size)
                is_told = row == 1 and delimiter.join(fields).lower() == TOLD_BY + delimiter
                if any(map(str.strip, fields)) and not is_told and fields != [END_OF_FILE]:
                    yield row, fields
        except csv.Error as error:
            if "field limit" in str(error):
                raise _too_long(path, row + 1, record, delimiter) from None
            raise DataError(
                text("{file}, row {row}: the quotes of this row, or of one before it, do not match"),
                file=path.name, row=row + 1,
            ) from error  # fmt: skip
        except UnicodeDecodeError:  # of a file that changed after its encoding was found
            refuse_encoding(path, codec)
        progress(size, size)


def _too_long(path: Path, row: int, record: Sequence[str], delimiter: str) -> DataError:
    """What is wrong with a row of these lines, as far as they were read: a field of it is beyond measure."""
    template = (
        text("{file}, row {row}, column {column}: a field has more than {most:,} characters, the most that one may "
             "have; shorten it, or take the row out")
        if len(record) <= 1
        else text("{file}, row {row}, column {column}: a field is longer than {most:,} characters and goes on for "
                  "{lines:,} lines; a quote in this row is not closed")
    )  # fmt: skip
    column = _column_beyond("".join(record).replace(FULL_WIDTH_SPACE, " "), delimiter)
    return DataError(template, file=path.name, row=row, column=column, most=LONGEST_FIELD, lines=len(record))


def _column_beyond(record: str, delimiter: str) -> int:
    """The number of the first field that is longer than any may be, or of the last."""
    column, start = 1, 0
    while True:
        while record[start : start + 1] == " ":
            start += 1
        quoted = QUOTED.match(record, start)
        end = record.find(delimiter, quoted.end() if quoted else start)
        if end < 0 or end - start > LONGEST_FIELD:
            return column
        column, start = column + 1, end + 1


def _text_lines(path: Path, lines: Iterable[str], record: list[str]) -> Iterator[str]:
    """The lines, each noted in `record`, which whoever reads records clears behind each."""
    for number, line in enumerate(lines, 1):
        if "\0" in line:
            raise DataError(
                text("{file}, line {row}: byte 0 at character {position}; this is no text. Choose a CSV file, or "
                     "take the byte out"),
                file=path.name, row=number, position=line.index("\0") + 1,
            )  # fmt: skip
        record.append(line)
        yield line
