"""Grades as a table: a row a hand-in, sorted and filtered."""

from collections.abc import Callable
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor

from dllab.gui.kit.language import language_key, tr
from dllab.gui.kit.theme import Theme
from dllab.gui.teaching.words import lab_title, remark_words, row_words, verdict_meaning, verdict_words
from dllab.labs.grade import Row
from dllab.labs.sheets import Told
from dllab.messages import text

Index = QModelIndex | QPersistentModelIndex
SORT, ROW = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
ALL, REMARKS, POINTS_LEFT, NOT_GRADED = "all", "remarks", "points", "not graded"
COLUMNS = (
    text("Student"), text("Student number"), text("School class"), text("Lab"), text("Points earned"), text("Verdict"),
    text("Remarks"), text("File"),
)  # fmt: skip
FOUND = text("What was found")
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
POINTS, VERDICT, REMARK = (COLUMNS.index(title) for title in ("Points earned", "Verdict", "Remarks"))


class GradesModel(QAbstractTableModel):
    """Rows of the grader, in the order in which they came."""

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self.rows: list[Row] = []
        self._theme = Theme(dark=False, presentation=False)

    def show(self, rows: list[Row]) -> None:
        """These instead of those that were there."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def add(self, row: Row) -> None:
        """One more."""
        self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows))
        self.rows.append(row)
        self.endInsertRows()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._changed()

    def retranslate(self) -> None:
        self._changed()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT
        title = COLUMNS[section]
        return tr(title) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == ROW:
            return row
        if role == SORT:
            return row.found.get("points", -1.0) if column == POINTS else _cells(row)[column].casefold()
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(row)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return verdict_meaning(row) if column == VERDICT else _cells(row)[column].replace("; ", "\n")
        if role == Qt.ItemDataRole.ForegroundRole and column in (VERDICT, REMARK):
            return self._color(row)
        return None

    def _color(self, row: Row) -> QColor | None:
        """Of what wants to be looked at."""
        doubtful = row.error or row.facts or row.found["verdict"] in ("contradicted", "failed")
        return QColor(self._theme.ink(self._theme.high)) if doubtful else None

    def _changed(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(COLUMNS) - 1))


class GradesFilter(QSortFilterProxyModel):
    """Those rows in which some words are found, and that are of a kind."""

    def __init__(self, model: GradesModel):
        super().__init__(model)
        self._model, self._words, self._kind = model, "", ALL
        self.setSourceModel(model)
        self.setSortRole(SORT)

    def find(self, words: str, kind: str) -> None:
        """Show only these."""
        self.beginFilterChange()
        self._words, self._kind = words.casefold(), kind
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        row = self._model.rows[source_row]
        told = " ".join(_cells(row)).casefold()
        return KINDS[self._kind](row) and all(word in told for word in self._words.split())


KINDS: dict[str, Callable[[Row], bool]] = {
    ALL: lambda row: True,
    REMARKS: lambda row: bool(row.facts),
    POINTS_LEFT: lambda row: bool(row.found) and not row.error and row.found["points"] < row.found["of"],
    NOT_GRADED: lambda row: bool(row.error),
}


def told_as_seen() -> Told:
    """What a page says of grades, as this table does."""
    titles = [tr(title) for title in (*COLUMNS, FOUND)]
    return Told(tr("Grades"), titles, _cells, _lines, language_key())


def _lines(row: Row) -> str:
    return f'<div class="lines">{escape(row_words(row))}</div>'


def _cells(row: Row) -> list[str]:
    student = row.student
    names = [student.get(key, "") for key in ("name", "number", "class")]
    points = "" if row.error else f"{round(row.found['points'], 1):g} / {row.found['of']:g}"
    return [*names, lab_title(row), points, verdict_words(row), "; ".join(remark_words(row)), row.file]
