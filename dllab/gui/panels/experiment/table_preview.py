"""The first rows of a table, with what its columns hold."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from dllab.datasets.notes import shortened
from dllab.datasets.tables.sketch import Sketch
from dllab.datasets.tables.survey import column_index, target_index
from dllab.gui.forms.caption import Caption
from dllab.gui.forms.colours import accent_colour, muted_colour, tinted
from dllab.gui.forms.keeping_back import keep_back
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical

NARROWEST, WIDEST = 64, 140
ROWS = 5
MOST_COLUMNS = 60  # that are shown: more are nothing to look at, and each costs cells
LONGEST = 40  # characters of a name or a field


class TablePreview(QWidget):
    """Shows a Sketch; `target_picked` carries the name of a column that was clicked, or Enter pressed on."""

    target_picked = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._sketch: Sketch | None = None
        self._target: int | None = None
        self._shown: list[int] = []  # which columns of the file the table's columns are
        self._ignored: set[int] = set()
        self.table = QTableWidget(self)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setCornerButtonEnabled(False)
        self._corner = self.table.findChildren(QAbstractButton)[0]  # never seen, but read aloud
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setSectionsClickable(True)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().sectionClicked.connect(self._pick)
        self.table.cellClicked.connect(self._pick_cell)
        self.table.installEventFilter(self)
        self._caption = Caption(self)
        vertical(self, self.table, self._caption, spacing=4)
        self.retranslate()
        keep_back(self, "no table", True)

    @property
    def places(self) -> dict[str, int]:
        """Where the column of each name stands in the file."""
        return self._sketch.like.places if self._sketch else {}

    @property
    def target(self) -> str:
        """What the column is called that is predicted; empty where none is known yet."""
        return self._sketch.names[self._target] if self._sketch and self._target is not None else ""

    def show_sketch(self, sketch: Sketch | None) -> None:
        """Show a table's beginning, or nothing."""
        if sketch != self._sketch:
            self._sketch, self._target = sketch, None
            self._fill()
        keep_back(self, "no table", sketch is None)

    def show_roles(self, target: str, ignored: Collection[str]) -> None:
        """Say which column is predicted and which are not used, each by name or number."""
        names = self.places
        before, self._target = self._target, target_index(names, target, list(ignored)) if names else None
        if self._target is not None and self._target != before:
            if self._target not in self._shown:
                self._fill()
            self.table.scrollTo(self.table.model().index(0, self._shown.index(self._target)))
        self._ignored = {index for name in ignored if (index := column_index(names, name)) is not None}
        self._colour()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        elif event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_height()
        super().resizeEvent(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter picks the current cell's column."""
        is_enter = (
            watched is self.table
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        )
        if is_enter and self.table.currentColumn() >= 0:
            self._pick(self.table.currentColumn())
            return True
        return False

    def _fill(self) -> None:
        sketch, table = self._sketch, self.table
        table.setAccessibleName(tr("First rows of the file"))
        self._corner.setAccessibleName(table.accessibleName())
        if sketch is None:
            self._shown = []
            table.setColumnCount(0)
            return
        rows = sketch.rows[:ROWS]
        self._shown = self._chosen(len(sketch.names))
        table.setColumnCount(len(self._shown))
        table.setRowCount(len(rows))
        for place, column in enumerate(self._shown):
            title = f"{shortened(sketch.names[column], LONGEST)}\n{self._kind(sketch, column)}"
            table.setHorizontalHeaderItem(place, QTableWidgetItem(title))
            for row, fields in enumerate(rows):
                table.setItem(row, place, QTableWidgetItem(shortened(fields[column].strip(), LONGEST)))
        looked = tr("all {count} rows", count=f"{sketch.counted:,}")
        if not sketch.whole:
            looked = tr("the first {count} rows", count=f"{sketch.counted:,}")
        said = [tr("Click a column to predict it. Judged by {rows}.", rows=looked)]
        if len(self._shown) < len(sketch.names):
            counts = {"shown": len(self._shown), "count": f"{len(sketch.names):,}"}
            said.append(tr("{shown} of {count} columns are shown; name another as the target.", **counts))
        self._caption.setText(" ".join(said))
        self._fit()
        self._colour()

    def _chosen(self, count: int) -> list[int]:
        """The first columns, and the one that is predicted."""
        if count <= MOST_COLUMNS:
            return list(range(count))
        last = self._target if self._target is not None and self._target >= MOST_COLUMNS else count - 1
        return [*range(MOST_COLUMNS - 1), last]

    def _kind(self, sketch: Sketch, column: int) -> str:
        kind = tr("number") if sketch.kinds[column] == "number" else tr("category")
        unit = sketch.like.styles[column].unit
        kind = tr("number in {unit}", unit=unit) if unit else kind
        missing = sketch.missing[column]
        return kind if not missing else tr("{kind}, {count} missing", kind=kind, count=f"{missing:,}")

    def _fit(self) -> None:
        table, line = self.table, self.fontMetrics().height()
        header = table.horizontalHeader()
        header.setFixedHeight(2 * line + 8)
        table.verticalHeader().setDefaultSectionSize(line + 6)
        for row in range(table.rowCount()):
            table.setRowHeight(row, line + 6)
        for column in range(table.columnCount()):
            table.resizeColumnToContents(column)
            table.setColumnWidth(column, min(max(table.columnWidth(column), NARROWEST), WIDEST))
        self._fit_height()

    def _fit_height(self) -> None:
        """As high as the rows, and the scroll bar where the columns need one."""
        table = self.table
        rows, frame = table.verticalHeader().length(), 2 * table.frameWidth()
        scrolls = table.horizontalHeader().length() > self.width() - frame
        bar = table.horizontalScrollBar().sizeHint().height() if scrolls else 0
        table.setFixedHeight(table.horizontalHeader().height() + rows + bar + frame)

    def _colour(self) -> None:
        """The target in the accent colour, what is not used muted."""
        palette = self.palette()
        ground, ink = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
        for place, column in enumerate(self._shown[: self.table.columnCount()]):
            is_target = column == self._target
            fore = muted_colour(palette) if column in self._ignored and not is_target else ink
            back = tinted(palette, accent_colour(palette)) if is_target else ground
            cells = [self.table.item(row, place) for row in range(self.table.rowCount())]
            for cell in filter(None, cells):
                cell.setBackground(QColor(back))
                cell.setForeground(QColor(fore))
            header = self.table.horizontalHeaderItem(place)
            if header is not None:
                font = header.font()
                font.setBold(is_target)
                header.setFont(font)
                header.setForeground(accent_colour(palette) if is_target else fore)
                header.setToolTip(self._tooltip(column))

    def _tooltip(self, column: int) -> str:
        assert self._sketch is not None
        name = shortened(self._sketch.names[column], LONGEST)
        if column == self._target:
            return tr("{name} is predicted.", name=name)
        if column in self._ignored:
            return tr("{name} is not used.", name=name)
        return tr("Click to predict {name}.", name=name)

    def _pick(self, place: int) -> None:
        if self._sketch is not None:
            self.target_picked.emit(self._sketch.names[self._shown[place]])

    def _pick_cell(self, row: int, column: int) -> None:
        self._pick(column)
