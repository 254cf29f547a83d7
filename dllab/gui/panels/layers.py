"""Every layer's health in a table."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout

from dllab.gui.language import tr
from dllab.gui.panels.layer_cells import LayerCells
from dllab.gui.panels.layer_model import LayerModel
from dllab.gui.panels.panel import Panel
from dllab.gui.plots.throttle import Throttle
from dllab.gui.theme import Theme
from dllab.training.snapshot import Snapshot


class LayersPanel(Panel):
    """A row a layer. `layer_selected` carries the number of the row the user picked, counted from 1."""

    layer_selected = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None
        self._taken: Snapshot | None = None
        self.model = LayerModel(self)
        self.table = QTableView()
        self._cells = LayerCells(self.model, self.table)
        self.table.setModel(self.model)
        self.table.setItemDelegate(self._cells)
        self.table.setShowGrid(False)
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setMinimumSectionSize(8)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(8)
        self.table.selectionModel().currentRowChanged.connect(self._select)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        self._draw = Throttle(12, self._update_half, self)
        self._lower_half_due = False
        self.apply_theme(Theme(dark=False, presentation=False))

    def title(self) -> str:
        return tr("Layers")

    def show_snapshot(self, snapshot: Snapshot) -> None:
        fresh = self._snapshot is None or snapshot.run != self._snapshot.run
        self._snapshot = snapshot
        if fresh:
            self.model.show_snapshot(snapshot)
            self._cells.color_layers()
            self._fit_columns()
            self.table.viewport().update()
        else:
            self._draw.request()

    def apply_theme(self, theme: Theme) -> None:
        self._cells.apply_theme(theme)
        self.table.setStyleSheet(
            f"QTableView {{ background: {theme.background} }}"
            f"QHeaderView, QHeaderView::section {{ background: {theme.background}; color: {theme.foreground};"
            f"border: none; border-bottom: 1px solid {theme.grid}; padding: 2px 4px;"
            f"font-size: {theme.point_size - 1}pt; font-weight: normal }}"
        )
        self.table.verticalHeader().setDefaultSectionSize(self._cells.row_height())
        self._header_font = QFont()
        self._header_font.setPointSize(theme.point_size - 1)
        self._fit_columns()
        self.table.viewport().update()

    def retranslate(self) -> None:
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1)
        self._fit_columns()
        self.table.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the new width."""
        super().resizeEvent(event)
        self._fit_columns()

    def sizeHint(self) -> QSize:
        return QSize(480, 320)

    def _update_half(self) -> None:
        """Paint the upper half of the table with new numbers, or the lower half that is still due: short frames."""
        if self._snapshot is None:
            return
        area = self.table.viewport().rect()
        middle = area.height() // 2
        self._lower_half_due = not self._lower_half_due
        if self._lower_half_due:
            self.model.show_snapshot(self._snapshot)
            self._taken = self._snapshot
            area.setHeight(middle)
        else:
            area.setTop(middle)
        if self._lower_half_due or self._taken is not self._snapshot:
            self._draw.request()
        self.table.viewport().update(area)

    def _fit_columns(self) -> None:
        """What every column needs, and the rest shared among the quantities, for their curves."""
        room = self.width() - self.table.verticalScrollBar().sizeHint().width()
        widths = self._least_widths(curve=True)
        if sum(widths) > room:
            widths = self._least_widths(curve=False)
        spare = max(room - sum(widths), 0) // (len(widths) - 1)
        for column, width in enumerate(widths):
            self.table.setColumnWidth(column, width + (spare if column else 0))

    def _least_widths(self, *, curve: bool) -> list[int]:
        metrics = QFontMetrics(self._header_font)
        widths = []
        for column in range(self.model.columnCount()):
            title = str(self.model.headerData(column, Qt.Orientation.Horizontal))
            widths.append(max(self._cells.least_width(column, curve=curve), metrics.horizontalAdvance(title) + 12))
        return widths

    def _select(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self.layer_selected.emit(current.row() + 1)
