"""Tables of Orange (.tab): text parted by tabs that says what its columns are, in three rows or in one.

Source: Orange Data Mining Library, Loading your data.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dllab.datasets.checks import DataError
from dllab.datasets.notes import Note, showable
from dllab.datasets.tables.look import Kind
from dllab.datasets.tables.manner import Manner
from dllab.datasets.tables.readers.delimited import DelimitedRows, open_text
from dllab.datasets.tables.source import Progress, Record, Rows
from dllab.messages import text

TYPES: dict[str, Kind | None] = {
    "c": "number", "continuous": "number", "n": "number", "numeric": "number", "d": "category", "discrete": "category",
    "s": "category", "string": "category", "text": "category", "t": "category", "time": "category",
    "timestamp": "category", "": None, "i": None, "ignore": None,
}  # fmt: skip
CLASS, UNUSED = frozenset({"class", "c"}), frozenset({"meta", "m", "ignore", "i", "skip", "weight", "w"})
PREFIX = re.compile(r"(?P<role>[mciw]?)(?P<kind>[DCSTN]?)#(?P<name>.*)", re.DOTALL)


@dataclass(frozen=True)
class OrangeRows(Rows):
    """heads: rows that say what the columns are; names, order: of the columns that are used, the class last."""

    named: bool = True
    plain: DelimitedRows | None = None
    heads: int = 1
    names: tuple[str, ...] = ()
    order: tuple[int, ...] = ()
    width: int = 0

    def records(self, progress: Progress) -> Iterator[Record]:
        assert self.plain is not None
        yield 0, list(self.names)
        for row, fields in itertools.islice(self.plain.records(progress), self.heads, None):
            if len(fields) > self.width and any(map(str.strip, fields[self.width :])) or len(fields) <= max(self.order):
                raise DataError(
                    text("{file}, row {row} has {found} values, the last {value!r}; the first row has {expected}"),
                    file=self.path.name, row=row, found=len(fields), expected=self.width, value=fields[-1],
                )  # fmt: skip
            yield row, [fields[place] for place in self.order]


def open_tab(path: Path, manner: Manner) -> Rows:
    """A table of Orange or, where its first rows say nothing of columns, any text; raises DataError."""
    plain = open_text(path, manner)
    head = [fields for _, fields in itertools.islice(plain.records(_unheard), 3)]
    columns = _described(head)
    if columns is None or plain.delimiter != "\t":
        return plain
    heads, names, kinds, roles = columns
    used = [place for place, role in enumerate(roles) if role != "unused"]
    order = tuple(sorted(used, key=lambda place: roles[place] == "class"))
    if not order:
        raise DataError(text("{file} has no column that is to be used; all are meta or ignored"), file=path.name)
    left_out = [names[place] for place, role in enumerate(roles) if role == "unused"]
    notes = plain.notes
    if left_out:
        shown = showable([*left_out[:4], *(["…"] if len(left_out) > 4 else [])])
        notes += (Note(text("Columns that the file marks as meta or ignored are left out: {names}"), {"names": shown}),)
    return OrangeRows(
        path,
        notes,
        kinds=tuple(kinds[place] for place in order),
        plain=plain,
        heads=heads,
        names=tuple(names[place] for place in order),
        order=order,
        width=len(names),
    )


def _described(head: Sequence[list[str]]) -> tuple[int, list[str], list[Kind | None], list[str]] | None:
    """Rows of head, names, kinds and roles; None where the rows are those of any other table."""
    if len(head) == 3 and len({len(row) for row in head}) == 1:
        types = [field.strip().lower() for field in head[1]]
        known = [kind in TYPES or len(kind.split()) > 1 for kind in types]
        flags = [set(field.lower().replace(",", " ").split()) for field in head[2]]
        if all(known) and any(types) and all(_is_flag(word) for words in flags for word in words):
            roles = ["class" if words & CLASS else "unused" if words & UNUSED or kind in ("i", "ignore") else ""
                     for words, kind in zip(flags, types, strict=True)]  # fmt: skip
            return 3, [name.strip() for name in head[0]], [TYPES.get(kind, "category") for kind in types], roles
    found = [PREFIX.fullmatch(field.strip()) for field in head[0]] if head else []
    if not any(found):
        return None
    names = [match["name"] if match else field.strip() for match, field in zip(found, head[0], strict=True)]
    kinds = [TYPES[match["kind"].lower()] if match else None for match in found]
    roles = ["class" if match and match["role"] == "c" else "unused" if match and match["role"] else ""
             for match in found]  # fmt: skip
    return 1, names, kinds, roles


def _is_flag(word: str) -> bool:
    return word in CLASS | UNUSED or "=" in word or word.startswith("-")


def _unheard(done: int, total: int) -> None:
    pass
