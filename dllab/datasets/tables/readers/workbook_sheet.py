"""What a sheet's own XML says and openpyxl leaves out: formulas nobody has computed, hidden rows and merged cells.

Source: ECMA-376, Office Open XML File Formats, part 1, 18.2.2 (calcPr) and 18.3.1 (sheets).
"""

import re
import zipfile
from dataclasses import dataclass, field
from typing import IO, Any
from xml.parsers import expat

from dllab.datasets.checks import DataError
from dllab.datasets.tables.readers.workbook_parts import attributes_of
from dllab.messages import text

BLOCK = 1 << 16  # bytes of XML at a time
MOST_LOOKED_AT = 1 << 22  # bytes, for hidden rows and merged cells
TRUE = ("1", "true")
CONTENT = ("v", "f", "is")  # of a cell
COLUMN = re.compile("[A-Z]{1,3}")
MERGED = re.compile(r"[A-Z]+(\d+):[A-Z]+\d+")


@dataclass
class SheetXml:
    """One sheet as far as it has been read.

    recalculated: whether the workbook says that its formulas are to be computed when it is opened, so that a 0 beside
    one is no value: the libraries that write such put it there. unknown: the first cell of each row with a formula
    without a value, by rising row. hidden_row: the first that holds something, 0 where there is none; hidden_columns:
    whether one does. filled: the first and the last row with a cell that holds something. merged: ranges as they are
    written. ended: whether the sheet has been read whole.
    """

    file: str
    sheet: str
    part: IO[bytes]
    recalculated: bool
    row: int = 0
    read: int = 0
    ended: bool = False
    hidden_row: int = 0
    hidden_columns: bool = False
    filled: tuple[int, int] = (0, 0)
    merged: list[str] = field(default_factory=list)
    unknown: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._cell = self._kind = self._value = ""
        self._row_hidden, self._columns_hidden = False, list[range]()

    def read_beyond(self, row: int) -> None:
        """Read until all of a row has been, or to the end."""
        while not self.ended and self.row <= row:
            self._read()

    def look(self) -> None:
        """Read all of a sheet of few bytes, and no more of a large one."""
        while not self.ended and self.read < MOST_LOOKED_AT:
            self._read()

    def refuse_unknown(self, row: int) -> None:
        """Raise DataError if there is a formula without a value in this row, which has been read."""
        if row in self.unknown:
            raise DataError(
                text("{file}, sheet “{sheet}”, cell {cell} holds a formula without its value, as a program writes one "
                     "that computes none; open the file in Excel or LibreOffice, save it there, and load it again"),
                file=self.file, sheet=self.sheet, cell=self.unknown[row],
            )  # fmt: skip

    def refuse_merged(self) -> None:
        """Raise DataError for merged cells below the names: all but the first of them would be missing values."""
        names, last = self.filled
        for cells in self.merged:
            found = MERGED.fullmatch(cells)
            if found and names < int(found[1]) <= last:
                raise DataError(
                    text("{file}, sheet “{sheet}”: the cells {cells} are merged, so that only the first holds a value; "
                         "unmerge them and write the value into each, or take out what is no example"),
                    file=self.file, sheet=self.sheet, cells=cells,
                )  # fmt: skip

    def _read(self) -> None:
        block = self.part.read(BLOCK)
        self.read += len(block)
        self.ended = not block
        self._parser.Parse(block, self.ended)

    def _start(self, name: str, given: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name in CONTENT:
            self.filled = self.filled[0] or self.row, self.row
            self._note_hidden()
        if name == "c":
            self._cell, self._kind, self._value = given.get("r", ""), given.get("t", ""), ""
        elif name == "f":
            self._parser.CharacterDataHandler = None
            self._kind += " f"
        elif name == "v" and self._kind.endswith(" f"):
            self._parser.CharacterDataHandler = self._text
        elif name == "row":
            self.row = int(given.get("r", self.row + 1))
            self._row_hidden = given.get("hidden") in TRUE
        elif name == "col" and given.get("hidden") in TRUE:
            self._columns_hidden.append(range(int(given.get("min", 0)), int(given.get("max", 0)) + 1))
        elif name == "mergeCell":
            self.merged.append(given.get("ref", ""))

    def _note_hidden(self) -> None:
        """Of a cell that holds something: people hide what lies beyond a table too, and nothing is read from there."""
        if self._row_hidden:
            self.hidden_row = self.hidden_row or self.row
        if self._columns_hidden and not self.hidden_columns and (letters := COLUMN.match(self._cell)):
            from openpyxl.utils import column_index_from_string  # late: it may be missing

            column = column_index_from_string(letters[0])
            self.hidden_columns = any(column in columns for columns in self._columns_hidden)

    def _text(self, written: str) -> None:
        self._value += written

    def _end(self, name: str) -> None:
        self._parser.CharacterDataHandler = None
        if name.rpartition(":")[2] != "c" or not self._kind.endswith(" f"):
            return
        if self._kind.startswith(("str", "s ")):
            return  # an empty text is a value
        value = self._value.strip()
        if not value or (self.recalculated and value == "0"):
            self.unknown.setdefault(self.row, self._cell)


def _recalculated(archive: zipfile.ZipFile) -> bool:
    """Whether all formulas are to be computed when the workbook is opened; no program that computes says so."""
    return any(given.get("fullCalcOnLoad") in TRUE for given in attributes_of(archive, "sheet.main+xml", "calcPr"))


def sheet_xml(path_name: str, sheet: Any) -> SheetXml:
    """That of one of openpyxl's sheets in read-only mode, whose archive is open as long as its book is."""
    archive = sheet.parent._archive
    return SheetXml(path_name, sheet.title, archive.open(sheet._worksheet_path), _recalculated(archive))
