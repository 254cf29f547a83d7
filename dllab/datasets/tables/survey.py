"""What a table looks like, judged by its first rows."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dllab.datasets.checks import DataError
from dllab.datasets.tables.source import DECIMAL_COMMA, find_delimiter, records
from dllab.messages import text

HeaderRow = Literal["auto", "yes", "no"]
Kind = Literal["number", "category"]

HEAD = 1000  # records that columns are judged by
MISSING = frozenset({"", "?", "na", "n/a", "#n/a", "nan", "null"})  # however they are capitalized


@dataclass(frozen=True)
class Survey:
    """How to read the file: without a header, columns are called by their numbers."""

    delimiter: str
    decimal_comma: bool
    has_header: bool
    names: tuple[str, ...]
    kinds: tuple[Kind, ...]


def survey(path: Path, header: HeaderRow) -> Survey:
    """Judge a file by its first 1,000 records; a wrong record among them is left for whoever reads them all."""
    delimiter = find_delimiter(path)
    head: list[list[str]] = []
    try:
        head += (fields for _, fields in itertools.islice(records(path, delimiter, _unheard), HEAD))
    except DataError:
        if not head:
            raise
    if not head:
        raise DataError(text("{file} holds no values"), file=path.name)
    first, *rest = head
    rest = [fields for fields in rest if len(fields) == len(first)]
    comma = delimiter != "," and _has_decimal_commas(rest or [first])
    columns = list(zip(*rest, strict=True)) if rest else [()] * len(first)
    kinds = tuple(_kind(column, comma) for column in columns)
    has_header = _looks_like_header(first, columns, kinds, comma) if header == "auto" else header == "yes"
    if not has_header:
        columns = list(zip(first, *rest, strict=True))
        kinds = tuple(_kind(column, comma) for column in columns)
    return Survey(delimiter, comma, has_header, column_names(path, first if has_header else [""] * len(first)), kinds)


def column_names(path: Path, header: Sequence[str]) -> tuple[str, ...]:
    """The header's names; a column without one is called by its number. Raises DataError for a name used twice."""
    names = tuple(name.strip() or f"column {number}" for number, name in enumerate(header, 1))
    for number, name in enumerate(names, 1):
        if names.index(name) + 1 != number:
            raise DataError(
                text("{file}, row 1: columns {first} and {second} are both called {name!r}; rename one of them"),
                file=path.name, first=names.index(name) + 1, second=number, name=name,
            )  # fmt: skip
    return names


def column_index(names: Sequence[str], wanted: str) -> int | None:
    """Which column is meant: that of the name or, where there is none, of the number; for "" the last."""
    wanted = wanted.strip()
    if not wanted:
        return len(names) - 1
    if wanted in names:
        return names.index(wanted)
    return int(wanted) - 1 if wanted.isdecimal() and 1 <= int(wanted) <= len(names) else None


def listed(ignored: str) -> list[str]:
    """The names in a list parted by commas."""
    return [name.strip() for name in ignored.split(",") if name.strip()]


def is_missing(value: str) -> bool:
    """Whether a field says that there is no value."""
    return value.strip().lower() in MISSING


def number(value: str, decimal_comma: bool) -> float:
    """The number that a field holds; raises ValueError where it is none."""
    if "_" in value:  # which Python, but no spreadsheet, takes for a separator
        raise ValueError
    return float(value.replace(",", ".") if decimal_comma else value)


def _is_number(value: str, decimal_comma: bool) -> bool:
    try:
        number(value, decimal_comma)
    except ValueError:
        return False
    return True


def _kind(column: Sequence[str], decimal_comma: bool) -> Kind:
    """Numbers where at least half of what is there are numbers, so that a slip does not pass for a category."""
    present = [value for value in column if not is_missing(value)]
    numbers = sum(_is_number(value, decimal_comma) for value in present)
    return "number" if 2 * numbers >= len(present) else "category"


def _looks_like_header(
    first: Sequence[str], columns: Sequence[Sequence[str]], kinds: Sequence[Kind], comma: bool
) -> bool:
    """No number in the first row, and numbers below it, or texts that do not come again in their columns."""
    if any(_is_number(name, comma) for name in first) or not columns[0]:
        return False
    if "number" in kinds:
        return True
    return all(name not in column for name, column in zip(first, columns, strict=True))


def _has_decimal_commas(rows: Sequence[Sequence[str]]) -> bool:
    fields = [field for row in rows for field in row]
    commas = sum(DECIMAL_COMMA.fullmatch(field) is not None for field in fields)
    points = sum("." in field and _is_number(field, False) for field in fields)
    return commas > points


def _unheard(done: int, total: int) -> None:
    pass
