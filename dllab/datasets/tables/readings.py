"""What a person should know of how the columns of a table were read."""

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from dllab.datasets.notes import Note, Remedy, showable
from dllab.datasets.tables.columns import Column
from dllab.datasets.tables.survey import Survey, as_listed, listed, target_index
from dllab.datasets.tables.table import DataTable
from dllab.messages import text

MOST_EXAMPLES = 4


def reading_notes(table: DataTable, used: Collection[Column]) -> tuple[Note, ...]:
    """Numbers that are written as other programs would not read them, and texts that are nearly numbers."""
    notes = []
    readings = [f"{column.name}: {column.reading.value.strip()} = {column.reading.number:.12g}"
                for column in used if column.reading]  # fmt: skip
    if readings:
        shown = readings[:MOST_EXAMPLES] + ["…"] * (len(readings) > MOST_EXAMPLES)
        notes.append(Note(text("Numbers are read as they are meant: {examples}"), {"examples": showable(shown)}))
    measured = dict(zip(table.names, table.like.measured, strict=True))
    for column in [column for column in used if measured[column.name] and not column.endless][:MOST_EXAMPLES]:
        value = measured[column.name]
        row = table.place(int((column.values == column.categories.index(value)).argmax()))["row"]
        notes.append(Note(
            text("Row {row}, column {column!r}: numbers written as text, such as {value!r}, are taken as categories; "
                 "write plain numbers, without units and signs, to use them as numbers"),
            {"row": row, "column": showable(column.name), "value": showable(value)},
        ))  # fmt: skip
    return (*notes, *_other_marks(table, used))


def _other_marks(table: DataTable, used: Collection[Column]) -> Iterator[Note]:
    """Columns with another decimal mark than most: 8.30 beside 0,5 is a time, 24.12 a day."""
    exact = {name for name, is_exact in zip(table.names, table.like.rows.exact, strict=False) if is_exact}
    styles = {name: style for name, style in zip(table.names, table.like.styles, strict=True)
              if style.proof == "column" and name not in exact}  # fmt: skip
    marked = [(column, styles[column.name].decimal) for column in used if column.name in styles]
    marks = [mark for _, mark in marked]
    usual = "," if marks.count(",") >= marks.count(".") else "."
    others = [column for column, mark in marked if mark == usual]
    for column in [column for column, mark in marked if mark != usual]:
        present = column.values[~np.isnan(column.values)]
        values = present[present != np.floor(present)]
        if len(values):
            yield Note(
                text("Column {column!r} has a decimal mark, as in {value}, that is not that of column {other!r}; if it "
                     "holds times, dates or thousands, write them otherwise, or leave it out"),
                {"column": showable(column.name), "other": showable(others[0].name),
                 "value": f"{values[0]:.12g}".replace(".", styles[column.name].decimal)},
            )  # fmt: skip


def file_notes(like: Survey, wanted: str, ignored: str, left_out: Collection[int]) -> tuple[Note, ...]:
    """What there is to say of the first row, of a column that counts the rows, and of columns that hold nothing.

    wanted: the target as it was named, or ""; left_out: which columns are not used; ignored: the list that says so.
    """
    notes = [*like.rows.notes, *([like.header_note] if like.header_note else [])]
    names = listed(ignored, like.places)
    target = target_index(like.places, wanted, names)
    for place in like.counting:
        if place not in left_out and (place != target or not wanted.strip() and len(like.names) > 2):
            notes.append(_counting_note(like, names, place, place == target))
    if like.empty_ends:
        notes.append(Note(
            text("{count} columns at the end, without a name or a value, are left out"), {"count": like.empty_ends}
        ))  # fmt: skip
    return tuple(notes)


def _counting_note(like: Survey, ignored: Sequence[str], place: int, is_target: bool) -> Note:
    """What there is to say of a column that counts the rows; where it is predicted, all such columns are to go."""
    unwanted = like.counting if is_target else (place,)
    left_out = [*ignored, *(as_listed(like.names[each], each) for each in unwanted)]
    title = text("Leave it out") if len(unwanted) == 1 else text("Leave them out")
    other = target_index(like.places, "", left_out)
    template = (
        text("Column {column!r} counts the rows, and is predicted because it is the last. Left out, {other!r} is "
             "predicted")
        if is_target
        else text("Column {column!r} counts the rows; what is predicted from it holds for this file alone")
    )  # fmt: skip
    values = {"column": showable(like.names[place]), "other": "" if other is None else showable(like.names[other])}
    return Note(template, values, (Remedy(title, "ignore", ", ".join(dict.fromkeys(left_out))),))
