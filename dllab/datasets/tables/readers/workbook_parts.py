"""The parts of an Excel workbook, looked at before a library is: what no plain workbook holds is refused.

Source: ECMA-376, Office Open XML File Formats, part 2, for the names and kinds of parts.
"""

import contextlib
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

from dllab.datasets.checks import DataError
from dllab.datasets.tables.readers.library import refuse_large
from dllab.datasets.tables.readers.other_files import refuse_text
from dllab.messages import text

COMPOUND = b"\xd0\xcf\x11\xe0"  # of workbooks as they were before 2007, and of those with a password
MACROS = "vbaProject.bin"
LEAST_RATIO = 0.01  # of the bytes in the file to those they unpack to, as Apache POI has it; smaller ones are bombs,
SMALL = 1 << 24  # unless they unpack to so few
LOOKED_AT = 4096  # bytes, to tell text from a workbook
MARK, BEFORE_XML = 256, b"\xef\xbb\xbf\xfe\xff\0 \t\r\n"

# Sheets are read row by row, and can be given up. These parts are read whole, at up to 4 µs a byte.
KINDS, STYLES, PROPERTIES, RELATIONS = "[Content_Types].xml", "xl/styles.xml", "docProps/", ".rels"
STRINGS, WHOLE = "sharedStrings+xml", ("sheet.main+xml", "chartsheet+xml")  # ends of kinds
MOST_STRINGS, MOST_WHOLE = 1 << 23, 1 << 18  # bytes


class _Begun(Exception):
    """The content of an XML file begins: what might have been declared was not."""


def refuse_hostile(path: Path) -> None:
    """Raise DataError for what no plain workbook holds, and whatever zipfile and expat raise for what is none."""
    with open(path, "rb") as file:
        if file.read(4) == COMPOUND:
            raise DataError(
                text("{file} is a workbook with a password, or one of Excel 2003 or older; save it as .xlsx without a "
                     "password, or the sheet as “CSV UTF-8”"),
                file=path.name,
            )  # fmt: skip
        file.seek(0)
        refuse_text(path, file.read(LOOKED_AT), "XLSX")
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _refuse_bomb(path, sum(entry.file_size for entry in entries))
            if any(entry.filename.endswith(MACROS) for entry in entries):
                raise DataError(
                    text("{file} holds macros, which are programs; save it as .xlsx without them"), file=path.name
                )
            _refuse_large_parts(path, archive)
            for entry in entries:
                with archive.open(entry) as part:
                    is_xml = part.read(MARK).lstrip(BEFORE_XML).startswith(b"<")  # whatever it is called
                if is_xml:
                    with archive.open(entry) as part:
                        _refuse_declarations(path, part)


def _refuse_bomb(path: Path, size: int) -> None:
    refuse_large(path, size)
    if size > SMALL and path.stat().st_size < LEAST_RATIO * size:
        raise DataError(
            text("{file} unpacks to {size:,} bytes, more than a hundred times its own size, as no spreadsheet does; it "
                 "may be meant to do harm"),
            file=path.name, size=size,
        )  # fmt: skip


def _refuse_large_parts(path: Path, archive: zipfile.ZipFile) -> None:
    """Refuse what openpyxl would be at for minutes before the first row."""
    names = archive.namelist()
    limits = {name: MOST_WHOLE for name in names if name.startswith(PROPERTIES) or name.endswith(RELATIONS)}
    limits |= {KINDS: MOST_WHOLE, STYLES: MOST_WHOLE}
    _refuse_longer(path, archive, limits)
    for name, kind in _kinds(archive):
        if kind.endswith((STRINGS, *WHOLE)):
            limits[name] = MOST_STRINGS if kind.endswith(STRINGS) else MOST_WHOLE
    _refuse_longer(path, archive, limits)


def _refuse_longer(path: Path, archive: zipfile.ZipFile, limits: Mapping[str, int]) -> None:
    for entry in archive.infolist():
        most = limits.get(entry.filename, entry.file_size)
        if entry.file_size > most:
            raise DataError(
                text("{file}: its part {name!r} has {size:,} bytes, more than the {most:,} that are read; copy the "
                     "cells into a new workbook, or save the sheet as “CSV UTF-8”"),
                file=path.name, name=entry.filename, size=entry.file_size, most=most,
            )  # fmt: skip


def _kinds(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """The name of every part that says its kind, and that kind."""
    found = _elements(archive, KINDS)
    return [(one["PartName"].lstrip("/"), one.get("ContentType", "")) for _, one in found if "PartName" in one]


def attributes_of(archive: zipfile.ZipFile, kind: str, element: str) -> list[dict[str, str]]:
    """The attributes of every such element in the parts whose kind ends so."""
    there = set(archive.namelist())
    parts = [name for name, its in _kinds(archive) if its.endswith(kind) and name in there]
    return [given for part in parts for name, given in _elements(archive, part) if name == element]


def _elements(archive: zipfile.ZipFile, part: str) -> list[tuple[str, dict[str, str]]]:
    """The name, without its prefix, and the attributes of every element of a part."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, given: found.append((name.rpartition(":")[2], given))
    with archive.open(part) as opened:
        parser.ParseFile(opened)
    return found


def _refuse_declarations(path: Path, part: IO[bytes]) -> None:
    """Refuse a document type, by which XML defines entities: texts that grow, or that are fetched from elsewhere."""

    def refuse(*_: Any) -> None:
        raise DataError(
            text("{file} defines entities of its own, as no spreadsheet does; it may be meant to do harm"),
            file=path.name,
        )  # fmt: skip

    def stop(*_: Any) -> None:
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = stop
    with contextlib.suppress(_Begun):
        parser.ParseFile(part)
