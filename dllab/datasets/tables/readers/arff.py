"""Tables of Weka (.arff), which SciPy reads: attributes with their types, then rows.

Source: Witten, Frank & Hall (2011), Data Mining, 2.4, the attribute-relation file format.
"""

import contextlib
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dllab.datasets.checks import EXACT, DataError
from dllab.datasets.tables.look import Kind
from dllab.datasets.tables.manner import Manner
from dllab.datasets.tables.numbers import is_plain
from dllab.datasets.tables.readers.fields import as_field
from dllab.datasets.tables.readers.library import reading, refuse_large, told
from dllab.datasets.tables.readers.text_encoding import codec_note, find_codec
from dllab.datasets.tables.source import Progress, Record, Rows
from dllab.messages import text

KIND = "ARFF"
DATA = re.compile("@data", re.IGNORECASE)
ATTRIBUTE = re.compile("@attribute", re.IGNORECASE)
NUMERIC = frozenset({"numeric", "real", "integer"})
BEYOND = re.compile(r"[^\x00-}\x7f]")  # ASCII, or meant to be read as a code
MOST_SEARCHED = 100_000_000  # characters, counted again for each quote
UNKNOWN = re.compile(r"(?P<value>.*) value not in (?P<known>.*)", re.DOTALL)  # as SciPy says it
ENTRY = r"""\d+\s+(?:'[^']*'|"[^"]*"|[^\s,{}'"]+)"""  # index and value, of a row that leaves zeros out
SPARSE = re.compile(
    rf"\s*\{{\s*(?:{ENTRY}(?:\s*,\s*{ENTRY})*)?\s*\}}\s*(?:,\s*\{{[^{{}}]*\}}\s*)?"
)  # also with a weight
WEIGHT = re.compile(r"[^,]*,.*[,\t]\s*\{(?P<weight>[^{},]*)\}\s*", re.DOTALL)  # after the values of a row
ESCAPED = re.compile("~u([0-9a-f]{1,6})~")


@dataclass(frozen=True)
class ArffRows(Rows):
    """Numeric and nominal attributes, and dates."""

    named: bool = True
    codec: str = "utf-8"

    def records(self, progress: Progress) -> Iterator[Record]:
        """The names, as row 0, and every row with its line in the file."""
        content, (data, meta) = _loaded(self.path, self.codec)
        names = meta.names()
        yield 0, [_restored(name) for name in names]
        size = self.path.stat().st_size
        numbers = [place for place, kind in enumerate(meta.types()) if kind == "numeric"]
        large = any((np.abs(data[data.dtype.names[place]]) >= EXACT).any() for place in numbers)
        for count, ((row, line), values) in enumerate(zip(_lines(content), data.tolist(), strict=True), 1):
            told(progress, size, count, len(data))
            fields = [_restored(as_field(value)) for value in values]
            if large and len(written := _parted(line)) == len(fields):  # with digits that a number does not keep
                fields = [written[place].strip() if place in numbers else field for place, field in enumerate(fields)]
            yield row, fields
        progress(size, size)


def open_arff(path: Path, manner: Manner) -> ArffRows:
    """The file, once it is known to be readable; raises DataError."""
    codec = find_codec(path, manner.encoding)
    content, (_, meta) = _loaded(path, codec)
    _refuse_weight(path, content)
    kinds: tuple[Kind, ...] = tuple("number" if kind == "numeric" else "category" for kind in meta.types())
    exact = tuple(kind == "number" for kind in kinds)
    return ArffRows(path, codec_note(path, codec, manner.encoding), kinds=kinds, exact=exact, codec=codec)


def _loaded(path: Path, codec: str) -> tuple[str, Any]:
    """The text, and what SciPy makes of it with letters beyond ASCII, which it does not take, written as ~u4e2d~."""
    with reading(path, KIND):
        from scipy.io import arff

        refuse_large(path, path.stat().st_size)
        content = path.read_bytes().decode(codec)
        _refuse_first_row(path, content)
        try:
            with _longest_field_kept():
                return content, arff.loadarff(io.StringIO(BEYOND.sub(_escaped, content)))
        except (ValueError, IndexError) as error:
            _refuse_sparse(path, content)
            _refuse_category(path, content, _restored(str(error)))
            _refuse_rows(path, content)
            raise
        except NotImplementedError:
            raise DataError(
                text("{file} has an attribute of free text, or of a kind that is not read; make it nominal, or take it "
                     "out"),
                file=path.name,
            ) from None  # fmt: skip


def _refuse_first_row(path: Path, content: str) -> None:
    """Raise DataError for a first row that would keep SciPy busy for long: it looks for quotes again at each quote.

    And for a file without rows.
    """
    row, line = next(_lines(content), (0, ""))
    if not row:
        raise DataError(text("{file} has no rows below @data; add an example a row"), file=path.name)
    if len(line) * (line.count("'") + line.count('"')) > MOST_SEARCHED:
        raise DataError(
            text("{file}, row {row}: the row has too many quotes to be read as {kind}; save the table as CSV"),
            file=path.name, row=row, kind=KIND,
        )  # fmt: skip


def _refuse_sparse(path: Path, content: str) -> None:
    """Raise DataError for the first row of indices and values."""
    for row, line in _lines(content):
        if SPARSE.fullmatch(line):
            raise DataError(
                text("{file}, row {row}: the row is sparse, “{{index value, …}}”, which is not read; write every "
                     "value, as Weka's filter SparseToNonSparse does"),
                file=path.name, row=row,
            )  # fmt: skip


def _refuse_weight(path: Path, content: str) -> None:
    """Raise DataError for the first row with a weight, which SciPy leaves out without a word."""
    for row, line in _lines(content):
        if "{" in line and (found := WEIGHT.fullmatch(line)):
            raise DataError(
                text("{file}, row {row}: the example has a weight, {weight}, and all count alike here; take the "
                     "weights out, or write such rows as often as they count"),
                file=path.name, row=row, weight=found["weight"],
            )  # fmt: skip


def _refuse_category(path: Path, content: str, reason: str) -> None:
    """Raise DataError with the row of a value that is none of its attribute's, where that is the reason."""
    found = UNKNOWN.fullmatch(reason)
    if found is None:
        return
    for row, line in _lines(content):
        if found["value"] in [field.strip(" '\"\r\n\t") for field in line.split(",")]:
            raise DataError(
                text("{file}, row {row}: {value!r} is none of the values that its attribute may have, {known}"),
                file=path.name, row=row, value=found["value"], known=found["known"],
            )  # fmt: skip


def _refuse_rows(path: Path, content: str) -> None:
    """Raise DataError for the first row with too few or too many values, or with a text for a number."""
    attributes = [line.split() for line in content.splitlines() if ATTRIBUTE.match(line)]
    numeric = [words[-1].lower() in NUMERIC for words in attributes]
    for row, line in _lines(content):
        fields = _parted(line)
        if len(fields) != len(attributes):
            raise DataError(
                text("{file}, row {row} has {found} values, and there are {expected} attributes"),
                file=path.name, row=row, found=len(fields), expected=len(attributes),
            )  # fmt: skip
        for number, (field, is_number) in enumerate(zip(map(str.strip, fields), numeric, strict=True), 1):
            if is_number and field != "?" and not is_plain(field):
                raise DataError(
                    text("{file}, row {row}, attribute {number}: {value!r} is not a number; correct it, or write ?"),
                    file=path.name, row=row, number=number, value=field,
                )  # fmt: skip


def _parted(line: str) -> list[str]:
    return next(csv.reader([line.strip()], delimiter="\t" if "," not in line else ",", quotechar="'"))


@contextlib.contextmanager
def _longest_field_kept() -> Iterator[None]:
    """SciPy lets the fields of every text that is read from then on be as long as they like."""
    longest = csv.field_size_limit()
    try:
        yield
    finally:
        csv.field_size_limit(longest)


def _escaped(letter: re.Match[str]) -> str:
    return f"~u{ord(letter[0]):x}~"


def _restored(field: str) -> str:
    return field if "~" not in field else ESCAPED.sub(lambda found: chr(int(found[1], 16)), field)


def _lines(content: str) -> Iterator[tuple[int, str]]:
    """The lines that hold data, as SciPy finds them, with their numbers."""
    begun = False
    for number, line in enumerate(io.StringIO(content), 1):
        if begun and line.strip() and not line.startswith("%"):
            yield number, line
        begun = begun or DATA.match(line) is not None
