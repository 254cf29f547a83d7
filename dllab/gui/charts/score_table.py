"""A table of shares: every number lies on a bar as long as it is large."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dllab.gui.kit.fonts import sized
from dllab.gui.kit.readable import capital
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import header_style

Index = QModelIndex | QPersistentModelIndex
PAD = 3.0
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MOST_NAME = 140.0  # pixels that a name may ask for
CUT = 0.4  # of a name, at most, where there is no room


@dataclass(frozen=True)
class Cell:
    """What is written, how long the bar behind it is, 0 … 1, and what hovering tells beside what is written."""

    text: str
    share: float = 0.0
    told: str = ""


class ScoreModel(QAbstractTableModel):
    """Rows of cells, the first of each a name; the last row sums up the others."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._titles: tuple[tuple[str, str], ...] = ()
        self._rows: list[list[Cell]] = []

    def set_titles(self, titles: Sequence[tuple[str, str]]) -> None:
        """(title, explanation) of every column."""
        self.beginResetModel()
        self._titles, self._rows = tuple((capital(title), tip) for title, tip in titles), []
        self.endResetModel()

    def set_rows(self, rows: list[list[Cell]]) -> None:
        """New numbers."""
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._titles) - 1))

    def cell(self, row: int, column: int) -> Cell:
        """What stands there."""
        return self._rows[row][column]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            cell = self.cell(index.row(), index.column())
            return (cell.told or cell.text) if role == Qt.ItemDataRole.ToolTipRole else cell.text
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section else LEFT
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._titles[section][role == Qt.ItemDataRole.ToolTipRole]
        return None


class ScoreTable(QTableView):
    """As wide and as high as its rows ask for; they move together before one has to be scrolled to.

    `row_chosen` carries the row that was picked by mouse or keyboard.
    """

    row_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.scores = ScoreModel(self)
        self._bars = Bars(self.scores, self)
        self._title_font = QFont()
        self._dispensable: int | None = None
        self.setModel(self.scores)
        self.setItemDelegate(self._bars)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(8)
        self.selectionModel().currentRowChanged.connect(self._choose)

    def show_titles(self, titles: Sequence[tuple[str, str]], dispensable: int | None = None) -> None:
        """(title, explanation) of every column; forgets the rows. `dispensable` goes where there is no room for all."""
        self._dispensable = dispensable
        self.scores.set_titles(titles)

    def show_rows(self, rows: list[list[Cell]]) -> None:
        """Cells under the titles; the last row sums up."""
        other_rows = len(rows) != self.scores.rowCount()
        self.scores.set_rows(rows)
        if other_rows:
            self.updateGeometry()
            self._fit()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._bars.apply_theme(theme)
        self._title_font = sized(theme, -1)
        self.setStyleSheet(
            f"QTableView {{ background: {theme.background}; outline: 0 }}"
            f"{header_style(theme, f'2px {PAD:.0f}px 2px 4px')}"
        )
        self.updateGeometry()
        self._fit()

    def least_width(self, *, whole: bool = True) -> int:
        """What all columns need, or all but the dispensable one."""
        widths = self._widths()
        if not whole and self._dispensable is not None and widths:
            widths[self._dispensable] = 0.0
        return round(sum(widths)) + self.verticalScrollBar().sizeHint().width()

    def sizeHint(self) -> QSize:
        """Room for every row."""
        rows = self.scores.rowCount() * self._bars.row_height()
        bar = self.horizontalScrollBar().sizeHint().height() if self.horizontalHeader().length() > self.width() else 0
        return QSize(self.least_width(), rows + self.horizontalHeader().sizeHint().height() + 4 + bar)

    def minimumSizeHint(self) -> QSize:
        """A few rows."""
        return QSize(120, min(self.sizeHint().height(), 6 * self._bars.row_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the new width, and the rows the new height."""
        super().resizeEvent(event)
        self._fit()

    def _widths(self) -> list[float]:
        cells = QFontMetricsF(self._bars.font)
        widths = []
        for column in range(self.scores.columnCount()):
            texts = (self.scores.cell(row, column).text for row in range(self.scores.rowCount()))
            widest = max(map(cells.horizontalAdvance, texts), default=0.0)
            wanted = math.ceil(widest if column else min(widest, MOST_NAME)) + 2 * PAD
            widths.append(max(wanted, self._title_width(column)))
        return widths

    def _title_width(self, column: int) -> float:
        title = str(self.scores.headerData(column, Qt.Orientation.Horizontal))
        return math.ceil(QFontMetricsF(self._title_font).horizontalAdvance(title) + 6) + 2 * PAD

    def _fit(self) -> None:
        self._fit_rows()
        self._fit_columns()

    def _fit_rows(self) -> None:
        """As high as they ask for, or close together where that spares scrolling."""
        usual, count = self._bars.row_height(), max(self.scores.rowCount(), 1)
        room = (self.height() - self.horizontalHeader().height()) // count
        self.verticalHeader().setDefaultSectionSize(room if self._bars.least_height() <= room < usual else usual)

    def _fit_columns(self) -> None:
        widths, room = self._widths(), self.viewport().width()
        short = sum(widths) > room
        for column in range(len(widths)):
            self.setColumnHidden(column, short and column == self._dispensable)
        if short and self._dispensable is not None:
            widths[self._dispensable] = 0.0
        if short:  # a name is cut, and whole where the mouse is, before numbers lie out of sight
            over, most = max(sum(widths) - room, 0.0), CUT * widths[0]
            if over > most:  # that takes scrolling in any case, so what stands above the names stays whole
                most = min(most, widths[0] - self._title_width(0))
            widths[0] -= min(over, most)
        spare = max(room - sum(widths), 0.0) / max(len(widths), 1)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, int(width + spare))

    def _choose(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self.row_chosen.emit(current.row())


class Bars(QStyledItemDelegate):
    """Paints the cells."""

    def __init__(self, model: ScoreModel, parent: QWidget):
        super().__init__(parent)
        self._model = model
        self._theme = Theme(dark=False, presentation=False)
        self.font = QFont()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        self.font = sized(theme, -1)

    def row_height(self) -> int:
        """A line of text and a little air."""
        return self.least_height() + 4

    def least_height(self) -> int:
        """A line of text that touches none of its neighbours."""
        return round(QFontMetricsF(self.font).height()) + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The bar, then the words."""
        place, theme = QRectF(option.rect), self._theme
        cell = self._model.cell(index.row(), index.column())
        last = index.row() == self._model.rowCount() - 1
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(theme.raised))
            if index.column() == 0:
                painter.fillRect(QRectF(place.left(), place.top() + 2, 3, place.height() - 4), QColor(theme.train))
        if last:
            painter.fillRect(QRectF(place.left(), place.top(), place.width(), 1), QColor(theme.grid))
        if cell.share > 0:
            room = place.adjusted(2, 3, -2, -2)
            room.setLeft(room.right() - cell.share * room.width())
            painter.fillRect(room, QColor(theme.train_pale))
        painter.setFont(self.font)
        painter.setPen(QColor(theme.foreground))
        inner = place.adjusted(PAD, 0, -PAD, 0)
        if index.column():
            painter.drawText(inner, RIGHT, cell.text)
        else:
            metrics = QFontMetricsF(self.font)
            painter.drawText(inner, LEFT, metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, inner.width()))
