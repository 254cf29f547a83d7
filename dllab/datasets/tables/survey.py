"""What a table looks like, judged by its first rows."""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dllab.datasets.checks import LONGEST_NAME, DataError
from dllab.datasets.notes import Note, Remedy
from dllab.datasets.tables.grid import Grid
from dllab.datasets.tables.header import counting_columns, judge_header
from dllab.datasets.tables.look import Kind, Look
from dllab.datasets.tables.manner import AUTO, Manner
from dllab.datasets.tables.markers import Markers
from dllab.datasets.tables.numbers import UNSEEN, Mark, Proof, Style, is_number
from dllab.datasets.tables.readers import open_rows
from dllab.datasets.tables.source import Rows
from dllab.messages import text

LEAST_TITLED = 3  # columns that a title may stand above
PARTED = re.compile("[,，、]")
PROOFS: Mapping[str, Proof] = {",": "delimiter", ";": "semicolon"}
HEAD = 1000  # records that columns are judged by


@dataclass(frozen=True)
class Survey:
    """How to read the file, and its columns one by one: without a header, they are called by their numbers.

    markers: a person's own words for "no value"; empty_ends: how many columns at the end hold neither a name nor a
    value, and are left out; counting: which columns count the rows; header_note: what there is to say of the
    first row, or None.
    """

    rows: Rows
    markers: Markers
    has_header: bool
    names: tuple[str, ...]
    kinds: tuple[Kind, ...]
    styles: tuple[Style, ...]
    measured: tuple[str, ...]
    codes: tuple[str, ...]
    empty_ends: int
    counting: tuple[int, ...]
    header_note: Note | None

    @cached_property
    def places(self) -> dict[str, int]:
        """Where the column of each name stands."""
        return places_of(self.names)


def survey(path: Path, manner: Manner = AUTO) -> Survey:
    """Judge a file by its first 1,000 records; a wrong record among them is left for whoever reads them all."""
    rows, header, markers = open_rows(path, manner), manner.header, manner.markers
    head = _head(path, rows)
    width = _width(head)
    ends = len(head[0]) - width
    first, *rest = [trimmed(fields, width) for fields in head]
    rest = [fields for fields in rest if len(fields) == width]
    if markers:
        rest = [markers.blanked(fields) for fields in rest]
    columns = Grid(rest, width)
    looks = [Look.at(column) for column in columns]
    has_header, note = (header == "yes", None)
    if rows.named:
        has_header = True
    elif header == "auto":
        _refuse_title(path, first, head)
        has_header, note = judge_header(first, columns, looks)
    if not has_header:
        columns = Grid([markers.blanked(first), *rest], width)
        looks = [Look.at(column) for column in columns]
    names = column_names(path, first if has_header else [""] * width)
    return Survey(
        rows,
        markers,
        has_header,
        names,
        tuple(said or look.kind for look, said in itertools.zip_longest(looks, rows.kinds[:width])),
        tuple(_styles(looks, columns, rows)),
        tuple(look.measured for look in looks),
        tuple(look.code for look in looks),
        ends,
        tuple(counting_columns(first if has_header else [""] * width, columns)),
        note,
    )


def trimmed(fields: list[str], width: int) -> list[str]:
    """The fields without empty ones beyond the width."""
    if len(fields) > width and not any(map(str.strip, fields[width:])):
        return fields[:width]
    return fields


def column_names(path: Path, header: Sequence[str]) -> tuple[str, ...]:
    """The header's names; a column without one is called by its number. Raises DataError for one used twice.

    Letters that nobody sees make no other name, and neither does the way in which accents are put on letters.
    """
    names = tuple(seen(name) or f"column {number}" for number, name in enumerate(header, 1))
    places: dict[str, int] = {}
    for number, name in enumerate(names, 1):
        if len(name) > LONGEST_NAME:
            raise DataError(
                text("{file}, row 1: the name of column {number}, {name!r}, has {count:,} characters; shorten it, or "
                     "close the quote"),
                file=path.name, number=number, name=name, count=len(name),
            )  # fmt: skip
        if places.setdefault(name, number) != number:
            raise DataError(
                text("{file}, row 1: columns {first} and {second} are both called {name!r}; rename one of them"),
                file=path.name, first=places[name], second=number, name=name,
            )  # fmt: skip
    return names


def seen(name: str) -> str:
    """A name as people see it."""
    name = name.strip()
    return name if name.isascii() else unicodedata.normalize("NFC", name.translate(UNSEEN)).strip()


def places_of(names: Sequence[str]) -> dict[str, int]:
    """Where each name stands."""
    return {name: place for place, name in enumerate(names)}


def column_index(places: Mapping[str, int], wanted: str) -> int | None:
    """Which column is meant: that of the name or, where there is none, of the number; for "" the last."""
    wanted = wanted.strip()
    if not wanted:
        return len(places) - 1
    if wanted in places:
        return places[wanted]
    is_number = wanted.isdecimal() and len(wanted) < 10
    return int(wanted) - 1 if is_number and 1 <= int(wanted) <= len(places) else None


def target_index(places: Mapping[str, int], wanted: str, ignored: Sequence[str]) -> int | None:
    """Which column is predicted: the one that is meant or, for "", the last that is not among the `ignored` ones."""
    if wanted.strip():
        return column_index(places, wanted)
    left_out = {column_index(places, name) for name in ignored}
    return next((place for place in reversed(range(len(places))) if place not in left_out), len(places) - 1)


def listed(ignored: str, names: Container[str] = ()) -> list[str]:
    """The names in a list parted by commas, or by Chinese commas where these are not within one of the `names`."""
    found: list[str] = []
    for part in map(str.strip, ignored.split(",")):
        found += [part] if part in names else map(str.strip, PARTED.split(part))
    return [name for name in found if name]


def as_listed(name: str, place: int) -> str:
    """How a column at this place can stand in a list: by its name, or by its number where that would part the name."""
    return name if len(PARTED.split(name)) == 1 else str(place + 1)


def _head(path: Path, rows: Rows) -> list[list[str]]:
    head: list[list[str]] = []
    try:
        head += (fields for _, fields in itertools.islice(rows.records(_unheard), HEAD))
    except DataError:
        if not head:
            raise
    if not head or not head[0]:
        raise DataError(text("{file} holds no values"), file=path.name)
    return head


def _width(head: Sequence[Sequence[str]]) -> int:
    """Fields of the first row, without those at its end that are empty there and below."""
    width = len(head[0])
    while width > 1 and not head[0][width - 1].strip():
        if any(len(fields) >= width and fields[width - 1].strip() for fields in head):
            break
        width -= 1
    return width


def _refuse_title(path: Path, first: Sequence[str], head: Sequence[Sequence[str]]) -> None:
    """Raise DataError for a text alone in the first row, above one that is full of names."""
    width = len(first)
    if width < LEAST_TITLED or any(map(str.strip, first[1:])) or is_number(first[0]) or len(head) < 2:
        return
    below = [field.strip() for field in head[1][:width]]
    if len(set(below)) == width and all(below) and not any(map(is_number, below)):
        raise DataError(
            text("{file}: row 1 holds nothing but {value!r}, above a row of {count} texts; if that is a title, take "
                 "out what stands above the names of the columns, or else choose “Yes” under Header"),
            file=path.name, value=first[0], count=width,
        ).offering(Remedy(text("Take it as names"), "header", "yes"))  # fmt: skip


def _styles(looks: Sequence[Look], columns: Sequence[Sequence[str]], rows: Rows) -> list[Style]:
    """Each column's own mark where its numbers prove one, else that of most other columns, else the usual one."""
    proven = Counter(look.mark for look in looks if look.mark)
    styles = []
    delimiter = rows.delimiter
    for (look, column), exact in itertools.zip_longest(zip(looks, columns, strict=True), rows.exact[: len(looks)]):
        if exact:
            styles.append(Style(".", look.unit, "column"))
        elif look.mark:
            styles.append(Style(look.mark, look.unit, "column"))
        elif proven:
            mark: Mark = "," if proven[","] > proven["."] else "."
            styles.append(Style(mark, look.unit, "file"))
        elif delimiter == ";" and any("," in field for field in column):
            styles.append(Style(",", look.unit))
        else:
            styles.append(Style(".", look.unit, PROOFS.get(delimiter, "none")))
    return styles


def _unheard(done: int, total: int) -> None:
    pass
