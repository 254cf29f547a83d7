"""Whether the first row of a table holds the names of its columns."""

from collections.abc import Sequence

from dllab.datasets.notes import Note, Remedy, showable
from dllab.datasets.tables.look import Look
from dllab.datasets.tables.numbers import is_number
from dllab.messages import text

SHOWN = 6  # names

INDEX_NAMES = frozenset(
    {"", "unnamed: 0", "index", "id", "row", "rownames", "no", "no.", "nr", "nr.", "#", "序号", "编号"}
)

Rows = Sequence[Sequence[str]]


def judge_header(first: Sequence[str], columns: Rows, looks: Sequence[Look]) -> tuple[bool, Note | None]:
    """Whether the first row is a header, and what there is to say where it may be taken for the other thing.

    columns: the fields below it, column by column; looks: what those hold.
    """
    if not columns[0]:
        return not any(map(is_number, first)), None
    values = [look.would_hold(field) for field, look in zip(first, looks, strict=True)]
    if not any(values):
        return _without_numbers(first, columns, looks), None
    named = [field.strip() for field, is_value in zip(first, values, strict=True) if field.strip() or is_value]
    words = [look.kind == "number" and not (is_value or not field.strip()) for field, look, is_value in
             zip(first, looks, values, strict=True)]  # fmt: skip
    whole = [field.isdecimal() for field in named]
    counts = len(named) > 1 and all(whole) and [int(field[:9]) for field in named] in (
        list(range(len(named))), list(range(1, len(named) + 1))
    )  # fmt: skip
    unlike = [look.fractional for look in looks if look.kind == "number"]
    if any(words) or counts and (len(named) < len(first) or any(unlike)):
        return True, _note(first, taken=True)
    if counts and len(named) > 2 or all(whole) and len(set(named)) == len(first) > 1 and all(unlike):
        return False, _note(first, taken=False)
    return False, None


def counting_column(header: Sequence[str], columns: Rows) -> int | None:
    """Which column counts the rows: the first, where it has no name or one that says so, and holds 0, 1, 2, …"""
    if not columns or len(columns[0]) < 3 or header[0].strip().lower() not in INDEX_NAMES:
        return None
    fields = [field.strip() for field in columns[0]]
    return 0 if any(fields == [str(place + start) for place in range(len(fields))] for start in (0, 1)) else None


def _without_numbers(first: Sequence[str], columns: Rows, looks: Sequence[Look]) -> bool:
    """Texts are names where numbers stand below them, or where they do not come again in their columns."""
    if any(look.kind == "number" for look in looks):
        return True
    return all(name not in column for name, column in zip(first, columns, strict=True))


def _note(first: Sequence[str], taken: bool) -> Note:
    names = [name.strip() for name in first[:SHOWN]] + ["…"] * (len(first) > SHOWN)
    if taken:
        return Note(
            text("The first row ({names}) holds numbers; it is taken as the names of the columns"),
            {"names": showable(names)}, (Remedy(text("Take it as an example"), "header", "no"),),
        )  # fmt: skip
    return Note(
        text("The first row ({names}) looks like names of the columns; it is taken as an example"),
        {"names": showable(names)}, (Remedy(text("Take it as names"), "header", "yes"),),
    )  # fmt: skip
