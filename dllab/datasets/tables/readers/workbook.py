"""Sheets of Excel workbooks (.xlsx), which openpyxl reads without running anything that they hold.

Source: ECMA-376, Office Open XML File Formats; openpyxl, read-only mode.
"""

import contextlib
import itertools
import sys
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dllab.datasets.checks import DataError
from dllab.datasets.notes import Note, Remedy, showable
from dllab.datasets.tables.manner import Manner
from dllab.datasets.tables.readers.fields import as_field
from dllab.datasets.tables.readers.library import reading
from dllab.datasets.tables.readers.workbook_parts import refuse_hostile
from dllab.datasets.tables.readers.workbook_sheet import sheet_xml
from dllab.datasets.tables.source import FileReading, Progress, Record, Rows
from dllab.messages import text

KIND = "XLSX"
MOST_ROWS = 1 << 20  # of a sheet, as Excel has it
CHUNK = 200  # rows that are looked at, or read at once,
FIELDS = 1 << 14  # or so many fields
MOST_LOOKED_AT = 100_000  # fields
MOST_CELLS = 1 << 27  # of a sheet, empty ones included: more take openpyxl a quarter of an hour
MOST_SHEETS = 3  # that are offered beside the one that is read


@dataclass(frozen=True)
class WorkbookRows(Rows):
    """The rows of one sheet."""

    sheet: str = ""

    def records(self, progress: Progress) -> Iterator[Record]:
        """Rows that hold something; one that is shorter than the first is filled up with empty fields."""
        size, width = self.path.stat().st_size, 0
        with _opened(self.path) as book:
            sheet = _sheets(self.path, book)[self.sheet]
            rows = sheet.max_row or MOST_ROWS
            xml = sheet_xml(self.path.name, sheet)
            sheet.reset_dimensions()
            found = enumerate(sheet.iter_rows(max_row=MOST_ROWS, values_only=True), 1)
            cells, count = 0, 1
            while chunk := self._next(found, count):
                count = min(CHUNK, max(1, FIELDS // max(len(chunk[-1][1]), 1)))
                progress(size * min(chunk[-1][0], rows) // rows, size)
                cells += sum(len(values) for _, values in chunk)
                if cells > MOST_CELLS:
                    raise DataError(
                        text("{file} has a sheet of more than {most:,} cells, empty ones included; save it as “CSV "
                             "UTF-8”"),
                        file=self.path.name, most=MOST_CELLS,
                    )  # fmt: skip
                with reading(self.path, KIND):
                    if xml.recalculated or any(None in values for _, values in chunk):
                        xml.read_beyond(chunk[-1][0])
                for row, values in chunk:
                    if None in values or xml.recalculated:
                        xml.refuse_unknown(row)
                    fields = [] if values.count(None) == len(values) else [as_field(value) for value in values]
                    if any(map(str.strip, fields)):
                        width = width or _width(fields)
                        yield row, [*_cut(fields, width), *[""] * (width - len(fields))]
        progress(size, size)

    def _next(self, found: Iterator[tuple[int, Sequence[Any]]], count: int) -> list[tuple[int, Sequence[Any]]]:
        with reading(self.path, KIND), _quiet():
            return list(itertools.islice(found, count))


def open_workbook(path: Path, manner: Manner) -> WorkbookRows:
    """The sheet that is wanted, or the first that holds something; raises DataError."""
    with reading(path, KIND):
        refuse_hostile(path)
    with _opened(path) as book:
        sheets = _sheets(path, book)
        if manner.sheet:
            name, others = _chosen(path, list(sheets), manner.sheet), list[str]()
        else:
            name, *others = _filled(path, sheets)
        exact = _exact_columns(path, sheets[name])
        notes = _hidden(path, sheets[name])
    if not others:
        return WorkbookRows(path, notes, exact=exact, sheet=name)
    remedies = tuple(Remedy(text("Read “{sheet}”"), "sheet", other, {"sheet": showable(other)}) for other in others)
    values = {"sheet": showable(name), "count": len(sheets)}
    note = Note(text("The sheet “{sheet}” is read; the workbook has {count}"), values, remedies)
    return WorkbookRows(path, (note, *notes), exact=exact, sheet=name)


def _hidden(path: Path, sheet: Any) -> tuple[Note, ...]:
    """What is read although a person does not see it; raises DataError for merged cells."""
    with reading(path, KIND):
        xml = sheet_xml(path.name, sheet)
        xml.look()
        xml.refuse_merged()
    values = {"sheet": showable(sheet.title)}
    notes = []
    if xml.hidden_row:
        notes.append(Note(
            text("The sheet “{sheet}” hides rows, the first of them row {row}; they are read too. Copy what is seen "
                 "into a new workbook to leave them out"),
            values | {"row": xml.hidden_row},
        ))  # fmt: skip
    if xml.hidden_columns:
        notes.append(Note(text("The sheet “{sheet}” hides columns; they are read too"), values))
    return tuple(notes)


def _width(fields: Sequence[str]) -> int:
    """Fields without the empty ones at the end."""
    return max(place for place, field in enumerate(fields, 1) if field.strip())


def _cut(fields: list[str], width: int) -> list[str]:
    """Without empty fields beyond the width; what stands there is for the reader of tables to refuse."""
    while len(fields) > width and not fields[-1].strip():
        fields.pop()
    return fields


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[Any]:
    load = _loader(path)
    with FileReading(path), open(path, "rb") as file:  # openpyxl forgets one of its own where it fails
        with reading(path, KIND), _quiet():
            book = load(file, read_only=True, data_only=True, keep_links=False)
        try:
            yield book
        finally:
            book.close()


def _loader(path: Path) -> Any:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise DataError(
            text("{file}: Excel workbooks need the package openpyxl, which is missing from this lab's Python "
                 "environment, {folder}. Install it with “{python} -m pip install openpyxl”, or save the sheet as "
                 "“CSV UTF-8”"),
            file=path.name, folder=sys.prefix, python=sys.executable,
        ) from None  # fmt: skip
    return load_workbook


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """openpyxl warns of what it leaves out: styles and checks of cells, which no table needs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _sheets(path: Path, book: Any) -> dict[str, Any]:
    with reading(path, KIND):
        found = {sheet.title: sheet for sheet in book.worksheets}
    if not found:
        raise DataError(text("{file} has no sheet with cells"), file=path.name)
    return found


def _filled(path: Path, sheets: dict[str, Any]) -> list[str]:
    """The first sheet with cells, those that are hidden last, and a few more; where there is none, the first."""
    found: list[str] = []
    for name, sheet in sorted(sheets.items(), key=lambda one: one[1].sheet_state != "visible"):
        with reading(path, KIND), _quiet():
            rows = sheet.iter_rows(max_row=CHUNK, values_only=True)
            if any(value is not None and str(value).strip() for row in rows for value in row) or _formulas(path, sheet):
                found.append(name)
        if len(found) > MOST_SHEETS:
            break
    return found or list(sheets)[:1]


def _formulas(path: Path, sheet: Any) -> bool:
    """Whether there are formulas without values among the first rows."""
    xml = sheet_xml(path.name, sheet)
    xml.read_beyond(CHUNK)
    return bool(xml.unknown)


def _exact_columns(path: Path, sheet: Any) -> tuple[bool, ...]:
    """In which columns there are cells of numbers, judged by the first rows and fields."""
    found: set[int] = set()
    fields = 0
    with reading(path, KIND), _quiet():
        for row in sheet.iter_rows(max_row=CHUNK, values_only=True):
            found.update(place for place, value in enumerate(row) if isinstance(value, int | float))
            fields += len(row)
            if fields > MOST_LOOKED_AT:
                break
    return tuple(place in found for place in range(max(found, default=-1) + 1))


def _chosen(path: Path, names: Sequence[str], wanted: str) -> str:
    if wanted.strip() in map(str.strip, names):
        return next(name for name in names if name.strip() == wanted.strip())
    if wanted.strip().isdecimal() and len(wanted) < 6 and 1 <= int(wanted) <= len(names):
        return names[int(wanted) - 1]
    raise DataError(
        text("{file} has no sheet {wanted!r}; its sheets are {names}"),
        file=path.name, wanted=wanted, names=[*names[:12], *(["…"] if len(names) > 12 else [])],
    )  # fmt: skip
