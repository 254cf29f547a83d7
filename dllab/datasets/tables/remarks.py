"""What a person should know of the columns that a table is trained on, with one click to what they may have meant."""

import itertools
import math
import unicodedata
from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.notes import Note, showable
from dllab.datasets.tables.asked import Asked
from dllab.datasets.tables.columns import Column
from dllab.datasets.tables.dates import are_compact_dates, is_date
from dllab.datasets.tables.table import DataTable
from dllab.messages import text

MOST = 4  # notes of a kind
OWN = 0.9  # share of the rows of a column that hold a text of their own, which is then a name, a date or a measurement,
LEAST = 8  # where there are so many
FAR = 3.0  # times the range of all others that a number lies away from them, to be taken for a mark
MARKS = frozenset({-1e6, -99999.0, -9999.0, -9990.0, -999.9, -999.0, -99.9, -99.0, 99.0, 999.0, 9999.0, 99999.0, 1e6})
ABSENT = frozenset(
    {"-", "--", "---", "–", "—", "/", "\\", ".", "..", "...", "…", "*", "none", "nil", "nd", "n.d.", "n/d", "n / a",
     "na.", "n.v.", "s/d", "s/o", "missing", "unknown", "no data", "no answer", "not available", "undefined", "blank",
     "empty", "tbd", "tba", "k.a.", "k. a.", "keine angabe", "unbekannt", "fehlt", "inconnu", "sin datos",
     "desconocido", "н/д", "нет данных", "неизвестно", "无", "缺失", "缺失值", "暂无", "空", "空值", "未知", "不详",
     "未填", "未记录", "待定", "無", "不詳", "なし", "データなし", "不明", "欠測", "欠損", "없음", "모름", "미상"}
)  # fmt: skip
TOTALS = frozenset(
    {"total", "totals", "sum", "grand total", "subtotal", "overall", "average", "mean", "avg", "summe", "gesamtsumme",
     "gesamt", "insgesamt", "zwischensumme", "mittelwert", "durchschnitt", "somme", "total général", "moyenne",
     "totale", "suma", "soma", "media", "promedio", "всего", "итого", "среднее", "合计", "总计", "小计", "共计",
     "平均", "平均值", "均值", "合計", "總計", "小計", "総計", "합계", "총계", "소계", "평균", "कुल", "ø"}
)  # fmt: skip
LEAST_ABOVE = 4  # rows that a last one may sum up,
LEAST_SUMS = 2  # in so many columns, and in half of all: one of many is soon the sum of the few above it by chance
CODE = 10  # digits of a number that is rather a code
UNIX = (1e9, 2.2e9)  # seconds since 1970, or thousandths of them, from 2001 to 2039


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
        _names_again(table, texts, numbers),
        _total(table, texts, numbers),
        _compact_dates(table, [column for column in numbers if column is not target], asked),
        _codes(table, [column for column in numbers if column is not target], asked),
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
        dates = sum(map(is_date, texts))
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
            if name.lower().strip("()[]<>") in ABSENT or set(name) == {"#"}:
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
    """Categories that differ in capitals, blanks, a point behind them or the width of their letters alone."""
    for column in texts:
        first: dict[str, str] = {}
        for name in column.categories:
            alike = "".join(unicodedata.normalize("NFKC", name).casefold().split()).rstrip(".")
            other = first.setdefault(alike, name)
            if other != name:
                yield Note(
                    text("Column {column!r}: {value!r} and {other!r} are taken as two categories; write them alike if "
                         "they mean the same"),
                    {"column": showable(column.name), "value": showable(other), "other": showable(name)},
                )  # fmt: skip
                break


def _total(table: DataTable, texts: Sequence[Column], numbers: Sequence[Column]) -> Iterator[Note]:
    """A last row that sums the others up: by its name or, where it has none, by its numbers."""
    last = len(table.rows) - 1
    for column in texts:
        if last < 2 or column.values[last] < 0:
            continue
        name = column.categories[int(column.values[last])]
        if name.lower().rstrip(": ：.") in TOTALS and np.count_nonzero(column.values == column.values[last]) == 1:
            yield Note(
                text("Row {row}, column {column!r}: {value!r} seems to sum up the rows above it; take the row out if "
                     "it is no example"),
                {"row": table.place(last)["row"], "column": showable(column.name), "value": showable(name)},
            )  # fmt: skip
            return
    sums = [column.name for column in numbers if last >= LEAST_ABOVE and _sums_up(column.values)]
    if len(sums) >= max(LEAST_SUMS, len(numbers) / 2):
        yield Note(
            text("Row {row} holds the sums or means of the rows above it, as in {columns}; take it out if it is no "
                 "example"),
            {"row": table.place(last)["row"], "columns": showable(sums[:MOST])},
        )  # fmt: skip


def _sums_up(values: NDArray[np.float64]) -> bool:
    """Whether the last value is the sum, or the mean, of values before it that vary."""
    above, last = values[:-1], float(values[-1])
    total = float(above.sum())
    alike = math.isclose(total, last, rel_tol=1e-9) or math.isclose(total / len(above), last, rel_tol=1e-9)
    return alike and last != 0 and bool(np.ptp(above) != 0)


def _names_again(table: DataTable, texts: Sequence[Column], numbers: Sequence[Column]) -> Iterator[Note]:
    """A row that holds the names of the columns once more, as where files are put one behind the other.

    Beside numbers there is none: a name among them would have been refused.
    """
    if numbers or not texts or not table.like.has_header:
        return
    if not all(column.name in column.categories for column in texts):
        return
    same = [column.values == column.categories.index(column.name) for column in texts]
    for index in np.flatnonzero(np.logical_and.reduce(same))[:1]:
        yield Note(
            text("Row {row} holds the names of the columns again, and is taken as an example; take it out"),
            {"row": table.place(int(index))["row"]},
        )


def _compact_dates(table: DataTable, numbers: Sequence[Column], asked: Asked) -> Iterator[Note]:
    for column in numbers:
        if len(column.values) >= LEAST and are_compact_dates(column.values):
            yield Note(
                text("Column {column!r} holds dates written as numbers, such as {value}, which leap from one month "
                     "or year to the next. Write them as days since the first, or leave the column out"),
                {"column": showable(column.name), "value": f"{column.values[~np.isnan(column.values)][0]:.0f}"},
                (asked.without(table, [column]),),
            )  # fmt: skip


def _codes(table: DataTable, numbers: Sequence[Column], asked: Asked) -> Iterator[Note]:
    codes = dict(zip(table.names, table.like.codes, strict=True))
    for column in numbers:
        present = column.values[~np.isnan(column.values)]
        if codes[column.name]:
            yield Note(
                text("Column {column!r} holds digits with zeros in front, such as {value}, and is taken as numbers; "
                     "leave it out if they are codes"),
                {"column": showable(column.name), "value": showable(codes[column.name])},
                (asked.without(table, [column]),),
            )  # fmt: skip
        elif _are_codes(present):
            yield Note(
                text("Column {column!r} holds another number of {count} digits in nearly every row, such as {value}; "
                     "leave it out if they are codes, as of telephones or books"),
                {"column": showable(column.name), "value": f"{present[0]:.0f}", "count": _digits(present)},
                (asked.without(table, [column]),),
            )  # fmt: skip


def _are_codes(values: NDArray[np.float64]) -> bool:
    """Whether these are whole numbers of ten digits or more, all as many, nearly all different, and no Unix times."""
    if len(values) < LEAST or (count := _digits(values)) < CODE or (values != np.floor(values)).any():
        return False
    alike = values.min() >= 10.0 ** (count - 1) and values.max() < 10.0**count
    seconds = values / 1000.0 ** ((count - CODE) // 3)
    are_times = bool(((seconds > UNIX[0]) & (seconds < UNIX[1])).all())
    return bool(alike) and not are_times and len(np.unique(values)) >= OWN * len(values)


def _digits(values: NDArray[np.float64]) -> int:
    """Those of the first."""
    return len(f"{values[0]:.0f}")
