"""A row a run of a sweep, with a column for each setting; a click on a title sorts."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from dllab.gui.kit.language import tr
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import header_style
from dllab.gui.panels.sweep.words import FIGURES, figure_value, figure_words, hint_words, outcome_of, value_words
from dllab.sweeps.sweep import Progress

Index = QModelIndex | QPersistentModelIndex
SORTED_BY = Qt.ItemDataRole.UserRole


class RunModel(QAbstractTableModel):
    """The rows that are there, by the number of the run."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.keys: list[str] = []  # of the columns
        self.titles: list[str] = []
        self.settings: list[str] = []
        self.numbers: list[int] = []
        self._rows: dict[int, dict[str, Any]] = {}

    def show(self, progress: Progress | None, titles: dict[str, str]) -> None:
        """titles: of the settings, by key."""
        self.beginResetModel()
        self._rows = dict(progress.rows) if progress else {}
        self.numbers = sorted(self._rows)
        self.settings = list(titles)
        there = {key for one in self._rows.values() for key in one}
        own = {"run": tr("Run"), **titles}
        which = {"fold": tr("Fold")} if progress and progress.plan.kind == "folds" else {"seed": tr("Seed")}
        figures = {key: tr(label) for key, label in FIGURES.items() if key in there}
        several = progress is not None and progress.plan.count > 1
        own |= (which | figures if several else figures) | {"outcome": tr("End")} | which
        own |= {"error": tr("Reason")} if "error" in there else {}
        self.keys, self.titles = list(own), list(own.values())
        self.endResetModel()

    def row_of(self, place: int) -> dict[str, Any]:
        """The row at a place, from 0."""
        return self._rows[self.numbers[place]]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.numbers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, key = self.row_of(index.row()), self.keys[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, key)
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(row.get("error") or self._words(row, key))
        if role == SORTED_BY:
            value = figure_value(row, key) if key in FIGURES else row.get(key)
            return _order(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            text = key in ("outcome", "error") or not (key in FIGURES or _is_number(row.get(key)))
            return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignLeft if text else Qt.AlignmentFlag.AlignRight)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return tr("{key}: sorts by it", key=self.titles[section])
        return None

    def table(self) -> Table:
        """What a file holds: numbers as they are."""
        cells = ([self._value(self.row_of(place), key) for key in self.keys] for place in range(len(self.numbers)))
        return Table.of_rows(self.titles, cells)

    def _words(self, row: dict[str, Any], key: str) -> str:
        if key == "outcome":
            return outcome_of(row)
        if key == "error":
            return str(row.get(key, ""))
        return (
            figure_words(key, figure_value(row, key))
            if key in FIGURES
            else value_words(row.get(key), self._setting(key))
        )

    def _setting(self, key: str) -> str:
        return key if key in self.settings else ""

    def _value(self, row: dict[str, Any], key: str) -> Any:
        if key in ("outcome", "error"):
            return self._words(row, key)
        value = figure_value(row, key) if key in FIGURES else row.get(key)
        return value if value is None or _is_number(value) else value_words(value, self._setting(key))


class Sorted(QSortFilterProxyModel):
    """Numbers as numbers; what was not measured comes last."""

    def lessThan(self, left: Index, right: Index) -> bool:
        return bool(self.sourceModel().data(left, SORTED_BY) < self.sourceModel().data(right, SORTED_BY))


class RunTable(QTableView):
    """chosen: carries the number of the run that was picked; opened: of the one that was double-clicked or entered."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.runs, self._sorted = RunModel(self), Sorted(self)
        self._sorted.setSourceModel(self.runs)
        self._quiet, self._hint, self._muted = False, "", "#808080"
        self.setModel(self._sorted)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setResizeContentsPrecision(100)
        self.horizontalHeader().setHighlightSections(False)
        self.selectionModel().currentRowChanged.connect(self._choose)
        self.activated.connect(self._open)

    def show_progress(self, progress: Progress | None, titles: dict[str, str], chosen: int | None) -> None:
        """Show the rows that are there; chosen: the number of the run that is picked."""
        self._hint = hint_words(progress)
        self.runs.show(progress, titles)
        self.choose(chosen)

    def choose(self, number: int | None) -> None:
        """Pick a run, without emitting."""
        self._quiet = True
        if number is not None and number in self.runs.numbers:
            place = self.runs.index(self.runs.numbers.index(number), 0)
            self.selectRow(self._sorted.mapFromSource(place).row())
        self._quiet = False

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._muted = theme.muted
        self.setStyleSheet(
            f"QTableView {{ background: {theme.background}; color: {theme.foreground}; outline: 0;"
            f"font-size: {theme.point_size - 1}pt; selection-background-color: {theme.train_pale};"
            f"selection-color: {theme.foreground} }} QTableView::item {{ padding: 0 6px }}"
            f"{header_style(theme)}"
        )
        self.verticalHeader().setDefaultSectionSize(2 * theme.point_size + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or what stands there before any is done."""
        super().paintEvent(event)
        if not self.runs.numbers:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect(), int(flags), self._hint)
            painter.end()

    def sizeHint(self) -> QSize:
        return QSize(320, 160)

    def _number(self, index: QModelIndex) -> int:
        return self.runs.numbers[self._sorted.mapToSource(index).row()]

    def _choose(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.chosen.emit(self._number(current))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._number(index))


def _order(value: Any) -> tuple[int, float, str]:
    """Numbers first, by size, then words; what was not measured comes last."""
    if value is None or value != value:
        return 2, 0.0, ""
    return (0, float(value), "") if _is_number(value) else (1, 0.0, str(value))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
