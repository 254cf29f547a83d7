"""Examples made from a table: what is predicted, from which columns, and what becomes of rows with gaps."""

from collections.abc import Collection, Sequence
from typing import Literal, NoReturn

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import nearest_name
from dllab.datasets.checks import DataError
from dllab.datasets.choice import Examples
from dllab.datasets.dataset import Task
from dllab.datasets.tables.asked import Asked, may_mark
from dllab.datasets.tables.columns import MOST_CATEGORIES, Column
from dllab.datasets.tables.dates import is_date
from dllab.datasets.tables.features import features
from dllab.datasets.tables.gaps import Missing, gap_notes, kept_rows
from dllab.datasets.tables.readers.arrays import ArrayRows
from dllab.datasets.tables.readings import reading_notes
from dllab.datasets.tables.remarks import OWN, remarks
from dllab.datasets.tables.survey import column_index, target_index
from dllab.datasets.tables.table import DataTable
from dllab.messages import text

LONGEST_WORD = 100  # of names that are compared with each other, which takes the product of their lengths,
MOST_COMPARED = 2000  # and how many
MOST_CLASSES = 1000
MOST_WHOLE_CLASSES = 20  # whole numbers with more different values than this are not taken for classes unasked


def find_target(table: DataTable, wanted: str, ignored: Sequence[str]) -> Column:
    """The column of that name or number; for "" the last that is not ignored. Raises DataError."""
    index = target_index(table.places, wanted, ignored)
    return find_column(table, wanted) if index is None else table.columns[index]


def find_column(table: DataTable, wanted: str) -> Column:
    """The column of that name or, where there is none, of that number; the last for "". Raises DataError."""
    names = table.names
    index = column_index(table.places, wanted)
    if index is not None:
        return table.columns[index]
    wanted = wanted.strip()
    is_word = len(wanted) <= LONGEST_WORD and len(names) <= MOST_COMPARED
    nearest = nearest_name(wanted, {name.lower() for name in names if len(name) <= LONGEST_WORD}) if is_word else None
    for name in names:
        if name.lower() == nearest:
            raise DataError(
                text("{file} has no column {wanted!r}; did you mean {nearest!r}?"),
                file=table.path.name, wanted=wanted, nearest=name,
            )  # fmt: skip
    shown = [*names[:12], "…"] if len(names) > 12 else list(names)
    raise DataError(
        text("{file} has no column {wanted!r}; its {count} columns are {names}"),
        file=table.path.name, wanted=wanted, count=len(names), names=shown,
    )  # fmt: skip


def make_examples(
    table: DataTable,
    target: Column,
    inputs: Collection[Column],
    task: Task | Literal["auto"],
    missing: Missing,
    parts: int,
    asked: Asked,
) -> Examples:
    """Every usable row as an example; `parts` is how many parts each class must reach. Raises DataError."""
    if len(table.columns) == 1:
        _refuse_single(table, target)
    if not inputs:
        raise DataError(
            text("{file} has no column left to predict {target!r} from"), file=table.path.name, target=target.name
        )
    _refuse_flaws(table, target, inputs, asked)
    kept = kept_rows(table, target, inputs, missing, asked)
    if not len(kept):
        raise DataError(text("{file} has no row without a missing value"), file=table.path.name)
    if len(table.rows) == 1:
        raise DataError(
            text("{file} holds a single example, in row {row}; training needs two rows or more"), **table.place(0)
        )
    if len(kept) == 1:
        raise DataError(
            text("{file}, row {row} is the only one that can be used; training needs two rows or more"),
            **table.place(int(kept[0])),
        )  # fmt: skip
    if len(kept) < parts:
        raise DataError(
            text("{file} has {count} rows that can be used, too few for {parts} parts; add rows, or hold nothing out "
                 "(validation = 0, test = 0)"),
            file=table.path.name, count=len(kept), parts=parts,
        )  # fmt: skip
    targets = target.values[kept]
    found: Task = guessed_task(target, targets) if task == "auto" else task
    if found == "regression":
        y: NDArray[np.int64] | NDArray[np.float64] = _numbers(table, target, kept)
        classes: tuple[str, ...] = ()
    else:
        y, classes = _labels(table, target, targets)
        _refuse_rare(table, target, kept, np.asarray(y, np.int64), classes, parts)
    x, names = features(table, inputs, kept, asked)
    return Examples(
        x, y, classes, names,
        file=table.path.name, rows=table.rows[kept], target=target.name,
        notes=reading_notes(table, [*inputs, target])
        + remarks(table, target, inputs, asked)
        + gap_notes(table, inputs, kept, missing),
    )  # fmt: skip


def guessed_task(target: Column, values: NDArray[np.float64]) -> Task:
    """Classification for texts, and for a few whole numbers that come again and again."""
    if target.kind == "category":
        return "classification"
    if (values != np.floor(values)).any():
        return "regression"
    return "classification" if len(np.unique(values)) <= min(MOST_WHOLE_CLASSES, len(values) // 2) else "regression"


def _refuse_single(table: DataTable, target: Column) -> NoReturn:
    rows = table.like.rows
    left_out = [note.values["names"] for note in rows.notes] if isinstance(rows, ArrayRows) else []
    if left_out:
        template = text("{file} has a single column, {target!r}; what else it holds has other numbers of rows, or is "
                        "of a kind that no table holds: {names}")  # fmt: skip
    elif rows.delimiter:
        template = text("{file} has a single column, {target!r}; a table has one that is predicted and others to "
                        "predict it from, parted by commas, semicolons, tabs, bars or spaces")  # fmt: skip
    else:
        template = text("{file} has a single column, {target!r}; a table has one that is predicted and others to "
                        "predict it from")  # fmt: skip
    raise DataError(template, file=table.path.name, target=target.name, names="".join(left_out))


def _refuse_flaws(table: DataTable, target: Column, inputs: Collection[Column], asked: Asked) -> None:
    if target.endless:
        _refuse_as_classes(table, target, MOST_CATEGORIES)
    used = [*inputs, target]
    flaws = [(column.flaw.index, column, column.flaw) for column in used if column.flaw]
    if flaws:
        index, column, flaw = min(flaws, key=lambda found: found[0])
        _refuse_second_header(table, used)
        offered = [asked.missing(flaw.value.strip())] if may_mark(flaw.value) else []
        offered += [asked.without(table, [column])] if column is not target else []
        raise DataError(
            flaw.template, **table.place(index), column=column.name, value=flaw.value, **flaw.more
        ).offering(*offered)


def _refuse_second_header(table: DataTable, used: Collection[Column]) -> None:
    """Raise DataError for a first row without a number, where numbers stand below: names or units once more."""
    numbers = [column for column in used if column.kind == "number"]
    words = [column.flaw.value.strip() for column in numbers if column.flaw and not column.flaw.index]
    empty = [column for column in numbers if column.first_missing and not column.first_missing[0]]
    if len(words) > 1 and len(words) + len(empty) == len(numbers):
        raise DataError(
            text("{file}, row {row} holds no numbers ({names}) where the rows below it do; if it names columns or "
                 "their units, take it out, or else what stands above it"),
            **table.place(0), names=words[:6],
        )  # fmt: skip


def _numbers(table: DataTable, target: Column, kept: NDArray[np.int64]) -> NDArray[np.float64]:
    if target.kind == "category":
        value = target.categories[int(target.values[kept[0]])]
        raise DataError(
            text("{file}, row {row}, column {column!r}: {value!r} is not a number, which a regression has to predict"),
            **table.place(int(kept[0])), column=target.name, value=value,
        )  # fmt: skip
    return target.values[kept]


def _labels(table: DataTable, target: Column, values: NDArray[np.float64]) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    """int64[N] and the classes' names: numbers by size, texts by the alphabet."""
    distinct, labels = np.unique(values + 0.0, return_inverse=True)  # -0 is 0
    if len(distinct) > MOST_CLASSES:
        _refuse_as_classes(table, target, MOST_CLASSES)
    if len(distinct) < 2:
        raise DataError(
            text("{file}, column {column!r} has only one value; classification needs two classes or more"),
            file=table.path.name, column=target.name,
        )  # fmt: skip
    if target.kind == "number":
        return labels, tuple(repr(value).removesuffix(".0") for value in distinct.tolist())
    names = [target.categories[int(index)] for index in distinct]
    order = sorted(range(len(names)), key=names.__getitem__)
    return np.argsort(order)[labels], tuple(names[index] for index in order)


def _refuse_as_classes(table: DataTable, target: Column, most: int) -> NoReturn:
    raise DataError(
        text("{file}, column {column!r} has more than {most:,} different values; those cannot all be classes"),
        file=table.path.name, column=target.name, most=most,
    )  # fmt: skip


def _refuse_no_classes(table: DataTable, target: Column) -> None:
    """Raise DataError for texts that are no classes: dates, and numbers with a unit."""
    dates = list(filter(is_date, target.categories))
    told = len(dates) >= OWN * max(len(target.categories), 1)
    value = dates[0] if told else table.like.measured[table.places[target.name]]
    if not value:
        return
    template = (
        text("{file}, row {row}, column {column!r} holds dates or times, such as {value!r}, which are no classes; "
             "write them as numbers, such as days since the first, or predict another column")
        if told
        else text("{file}, row {row}, column {column!r} holds numbers written as text, such as {value!r}, which are no "
                  "classes; write plain numbers, without units and signs, to predict them")
    )  # fmt: skip
    index = int((target.values == target.categories.index(value)).argmax())
    raise DataError(template, **table.place(index), column=target.name, value=value)


def _refuse_rare(
    table: DataTable,
    target: Column,
    kept: NDArray[np.int64],
    labels: NDArray[np.int64],
    classes: tuple[str, ...],
    parts: int,
) -> None:
    counts = np.bincount(labels, minlength=len(classes))
    if counts.min() >= parts:
        return
    rare = int(counts.argmin())
    _refuse_no_classes(table, target)
    template = (
        text(
            "{file}, row {row}, column {column!r}: the class {value!r} has one example, which cannot be both trained "
            "on and held out; add examples, or hold nothing out (validation = 0, test = 0)"
        )
        if counts[rare] == 1
        else text(
            "{file}, row {row}, column {column!r}: the class {value!r} has {count} examples; it needs {parts} to be in "
            "training, validation and test"
        )
    )
    index = int(kept[int((labels == rare).argmax())])
    place = table.place(index)
    raise DataError(template, **place, column=target.name, value=classes[rare], count=int(counts[rare]), parts=parts)
