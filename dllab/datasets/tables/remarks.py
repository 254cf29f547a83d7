"""What a person should know of the columns that a table is trained on, with one click to what they may have meant."""

import itertools
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

import numpy as np

from dllab.datasets.notes import Note, showable
from dllab.datasets.tables.asked import Asked
from dllab.datasets.tables.columns import Column
from dllab.datasets.tables.table import DataTable
from dllab.messages import text

MOST = 4  # notes of a kind
OWN = 0.9  # share of the rows of a column that hold a text of their own, which is then a name, a date or a measurement,
LEAST = 8  # where there are so many
FAR = 3.0  # times the range of all others that a number lies away from them, to be taken for a mark
MARKS = frozenset({-1e6, -99999.0, -9999.0, -9990.0, -999.9, -999.0, -99.9, -99.0, 99.0, 999.0, 9999.0, 99999.0, 1e6})
ABSENT = frozenset(
    {"-", "--", "---", "–", "—", "/", "\\", ".", "*", "none", "nil", "nd", "n.d.", "n/d", "missing", "unknown",
     "not available", "undefined", "无", "缺失", "缺失值", "暂无", "空", "空值", "未知", "不详", "未填"}
)  # fmt: skip
TOTALS = frozenset(
    {"total", "totals", "sum", "grand total", "average", "mean", "total:", "sum:", "summe", "gesamt", "合计", "总计",
     "小计", "共计", "平均", "平均值", "均值"}
)  # fmt: skip
DATE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([ T].*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}( .*)?|\d{4}[-/.]\d{1,2}|\d{1,2}/\d{4}"
    r"|\d{2,4}\s?年\s?\d{1,2}\s?月(\s?\d{1,2}\s?[日号])?.*|\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[AaPp][Mm])?"
    r"|\d{1,2}[- ][A-Za-z]{3,9}\.?[- ]\d{2,4}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}"
)


def remarks(table: DataTable, target: Column, inputs: Collection[Column], asked: Asked) -> tuple[Note, ...]:
    """Of each kind the first few; all columns can be used: none has a flaw or is endless."""
    used = [*inputs, target]
    texts = [column for column in used if column.kind == "category"]
    numbers = [column for column in used if column.kind == "number"]
    found: list[Note] = []
    for kind in (
        _own_texts(table, [column for column in texts if column is not target], asked),
        _constants(table, target, used, asked),
        _absent(texts, asked),
        _marks(numbers, asked),
        _kin(texts),
        _total(table, texts),
    ):
        found += itertools.islice(kind, MOST)
    return tuple(found)


def _own_texts(table: DataTable, inputs: Sequence[Column], asked: Asked) -> Iterator[Note]:
    """Columns of names, dates and measurements, of which each text would become an input of its own."""
    measured = {name for name, unit in zip(table.names, table.like.measured, strict=True) if unit}
    for column in inputs:
        if column.name in measured:
            continue
        texts, present = column.categories, int((column.values >= 0).sum())
        dates = sum(DATE.fullmatch(name) is not None for name in texts)
        values = {"column": showable(column.name), "value": showable(texts[0]) if texts else "", "count": len(texts)}
        remedy = asked.without(table, [column])
        if texts and dates >= OWN * len(texts):
            yield Note(
                text("Column {column!r} holds dates or times, such as {value!r}; each of its {count:,} different ones "
                     "is an input of its own. Write them as numbers, such as days since the first, or leave the column "
                     "out"),
                values, (remedy,),
            )  # fmt: skip
        elif len(texts) >= LEAST and len(texts) >= OWN * present:
            yield Note(
                text("Column {column!r} holds another text in nearly every row, such as {value!r}; each is an input of "
                     "its own, which tells nothing of other rows"),
                values, (remedy,),
            )  # fmt: skip


def _constants(table: DataTable, target: Column, used: Sequence[Column], asked: Asked) -> Iterator[Note]:
    for column in used:
        if len(column.values) < LEAST:
            continue
        if column.kind == "category":
            alike, value = len(column.categories) == 1 and not (column.values < 0).any(), column.categories[:1]
        else:
            alike, value = bool((column.values == column.values[0]).all()), (f"{column.values[0]:.12g}",)
        if alike:
            yield Note(
                text("Column {column!r} holds {value} in every row; nothing can be learned from it"),
                {"column": showable(column.name), "value": showable(value[0])},
                () if column is target else (asked.without(table, [column]),),
            )  # fmt: skip


def _absent(texts: Sequence[Column], asked: Asked) -> Iterator[Note]:
    """Categories that seem to say that there is no value."""
    for column in texts:
        if len(column.categories) < 3:
            continue
        for index, name in enumerate(column.categories):
            if name.lower() in ABSENT:
                yield Note(
                    text("Column {column!r}: {value!r}, in {count:,} rows, is taken as a category of its own; it may "
                         "mark a missing value"),
                    {"column": showable(column.name), "value": name, "count": int((column.values == index).sum())},
                    (asked.missing(name),),
                )  # fmt: skip


def _marks(numbers: Sequence[Column], asked: Asked) -> Iterator[Note]:
    """-999 and its like, where no other value lies anywhere near."""
    for column in numbers:
        ends = {float(end(column.values)) for end in (np.fmin.reduce, np.fmax.reduce)}  # of those that are no NaN
        for value in sorted(ends & MARKS):
            others = column.values[(column.values != value) & ~np.isnan(column.values)]
            extent = np.ptp(others) if len(others) else 0.0
            if not extent or np.abs(others - value).min() <= FAR * extent:
                continue
            written = f"{value:.12g}"
            yield Note(
                text("Column {column!r}: {value}, in {count:,} rows, lies far from all other values, from {low:.6g} to "
                     "{high:.6g}; it may mark a missing value"),
                {"column": showable(column.name), "value": written, "count": int((column.values == value).sum()),
                 "low": float(others.min()), "high": float(others.max())},
                (asked.missing(written),),
            )  # fmt: skip


def _kin(texts: Sequence[Column]) -> Iterator[Note]:
    """Categories that differ in capitals, blanks or the width of their letters alone."""
    for column in texts:
        first: dict[str, str] = {}
        for name in column.categories:
            alike = "".join(unicodedata.normalize("NFKC", name).casefold().split())
            other = first.setdefault(alike, name)
            if other != name:
                yield Note(
                    text("Column {column!r}: {value!r} and {other!r} are taken as two categories; write them alike if "
                         "they mean the same"),
                    {"column": showable(column.name), "value": showable(other), "other": showable(name)},
                )  # fmt: skip
                break


def _total(table: DataTable, texts: Sequence[Column]) -> Iterator[Note]:
    """A last row that sums the others up."""
    last = len(table.rows) - 1
    for column in texts:
        if last < 2 or column.values[last] < 0:
            continue
        name = column.categories[int(column.values[last])]
        if name.lower() in TOTALS and np.count_nonzero(column.values == column.values[last]) == 1:
            yield Note(
                text("Row {row}, column {column!r}: {value!r} seems to sum up the rows above it; take the row out if "
                     "it is no example"),
                {"row": table.place(last)["row"], "column": showable(column.name), "value": showable(name)},
            )  # fmt: skip
            return
