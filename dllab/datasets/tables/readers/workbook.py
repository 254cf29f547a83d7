"""Sheets of Excel workbooks (.xlsx), which openpyxl reads without running anything that they hold.

Source: ECMA-376, Office Open XML File Formats; openpyxl, read-only mode.
"""

import contextlib
import itertools
import sys
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers import expat

from dllab.datasets.checks import DataError
from dllab.datasets.notes import Note, Remedy, showable
from dllab.datasets.tables.manner import Manner
from dllab.datasets.tables.readers.fields import as_field
from dllab.datasets.tables.readers.library import reading, refuse_large
from dllab.datasets.tables.source import Progress, Record, Rows
from dllab.messages import text

KIND = "XLSX"
MOST_ROWS = 1 << 20  # of a sheet, as Excel has it
CHUNK = 200  # rows
MOST_CELLS = 1 << 27  # of a sheet, empty ones included: more take openpyxl a quarter of an hour
LEAST_RATIO = 0.01  # of the bytes in the file to those they unpack to, as Apache POI has it; smaller ones are bombs,
SMALL = 1 << 24  # unless they unpack to so few
MOST_SHEETS = 3  # that are offered beside the one that is read
MACROS = "vbaProject.bin"
MARK, BEFORE_XML = 256, b"\xef\xbb\xbf\xfe\xff\0 \t\r\n"
COMPOUND = b"\xd0\xcf\x11\xe0"  # of workbooks as they were before 2007, and of those with a password


class _Begun(Exception):
    """The content of an XML file begins: what might have been declared was not."""


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
            sheet.reset_dimensions()
            found = enumerate(sheet.iter_rows(max_row=MOST_ROWS, values_only=True), 1)
            cells = 0
            while chunk := self._next(found):
                progress(size * min(chunk[-1][0], rows) // rows, size)
                cells += sum(len(values) for _, values in chunk)
                if cells > MOST_CELLS:
                    raise DataError(
                        text("{file} has a sheet of more than {most:,} cells, empty ones included; save it as “CSV "
                             "UTF-8”"),
                        file=self.path.name, most=MOST_CELLS,
                    )  # fmt: skip
                for row, values in chunk:
                    fields = [] if values.count(None) == len(values) else [as_field(value) for value in values]
                    if any(map(str.strip, fields)):
                        width = width or _width(fields)
                        yield row, [*_cut(fields, width), *[""] * (width - len(fields))]
        progress(size, size)

    def _next(self, found: Iterator[tuple[int, Sequence[Any]]]) -> list[tuple[int, Sequence[Any]]]:
        with reading(self.path, KIND), _quiet():
            return list(itertools.islice(found, CHUNK))


def open_workbook(path: Path, manner: Manner) -> WorkbookRows:
    """The sheet that is wanted, or the first that holds something; raises DataError."""
    _refuse_hostile(path)
    with _opened(path) as book:
        sheets = _sheets(path, book)
        name = _chosen(path, list(sheets), manner.sheet) if manner.sheet else _first_filled(path, sheets)
    others = [other for other in sheets if other != name]
    if not others or manner.sheet:
        return WorkbookRows(path, sheet=name)
    remedies = tuple(
        Remedy(text("Read “{sheet}”"), "sheet", other, {"sheet": showable(other)}) for other in others[:MOST_SHEETS]
    )
    values = {"sheet": showable(name), "count": len(sheets)}
    note = Note(text("The sheet “{sheet}” is read; the workbook has {count}"), values, remedies)
    return WorkbookRows(path, (note,), sheet=name)


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
    with reading(path, KIND):
        try:
            from openpyxl import load_workbook
        except ImportError:
            raise DataError(
                text("{file}: Excel workbooks need the package openpyxl, which is missing from this lab's Python "
                     "environment, {folder}. Install it with “{python} -m pip install openpyxl”, or save the sheet as "
                     "“CSV UTF-8”"),
                file=path.name, folder=sys.prefix, python=sys.executable,
            ) from None  # fmt: skip
        with _quiet():
            book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        yield book
    finally:
        book.close()


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


def _first_filled(path: Path, sheets: dict[str, Any]) -> str:
    for name, sheet in sheets.items():
        with reading(path, KIND), _quiet():
            rows = sheet.iter_rows(max_row=CHUNK, values_only=True)
            if any(value is not None and str(value).strip() for row in rows for value in row):
                return name
    return next(iter(sheets))


def _chosen(path: Path, names: Sequence[str], wanted: str) -> str:
    if wanted.strip() in map(str.strip, names):
        return next(name for name in names if name.strip() == wanted.strip())
    if wanted.strip().isdecimal() and len(wanted) < 6 and 1 <= int(wanted) <= len(names):
        return names[int(wanted) - 1]
    raise DataError(
        text("{file} has no sheet {wanted!r}; its sheets are {names}"),
        file=path.name, wanted=wanted, names=[*names[:12], *(["…"] if len(names) > 12 else [])],
    )  # fmt: skip


def _refuse_hostile(path: Path) -> None:
    """Raise DataError for what no plain workbook holds, before a library looks at it."""
    with reading(path, KIND), open(path, "rb") as file:
        if file.read(4) == COMPOUND:
            raise DataError(
                text("{file} is a workbook with a password, or one of Excel 2003 or older; save it as .xlsx without a "
                     "password, or the sheet as “CSV UTF-8”"),
                file=path.name,
            )  # fmt: skip
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            refuse_large(path, size := sum(entry.file_size for entry in entries))
            if size > SMALL and path.stat().st_size < LEAST_RATIO * size:
                raise DataError(
                    text("{file} unpacks to {size:,} bytes, more than a hundred times its own size, as no spreadsheet "
                         "does; it may be meant to do harm"),
                    file=path.name, size=size,
                )  # fmt: skip
            if any(entry.filename.endswith(MACROS) for entry in entries):
                raise DataError(
                    text("{file} holds macros, which are programs; save it as .xlsx without them"), file=path.name
                )
            for entry in entries:
                with archive.open(entry) as part:
                    is_xml = part.read(MARK).lstrip(BEFORE_XML).startswith(b"<")  # whatever it is called
                if is_xml:
                    with archive.open(entry) as part:
                        _refuse_declarations(path, part)


def _refuse_declarations(path: Path, part: Any) -> None:
    """Refuse a document type, by which XML defines entities: texts that grow, or that are fetched from elsewhere."""

    def refuse(*_: object) -> None:
        raise DataError(
            text("{file} defines entities of its own, as no spreadsheet does; it may be meant to do harm"),
            file=path.name,
        )  # fmt: skip

    def stop(*_: object) -> None:
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = stop
    with contextlib.suppress(_Begun):
        parser.ParseFile(part)
