"""Every layer's health in a table."""

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from dllab.datasets import Dataset
from dllab.diagnostics.layers import QUANTITIES
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.throttle import Throttle
from dllab.gui.kit.tone import header_style
from dllab.gui.panels.layers.cells import LayerCells
from dllab.gui.panels.layers.model import LayerModel
from dllab.gui.panels.layers.table import layers_table
from dllab.panel_names import TITLES
from dllab.training.snapshot import Snapshot

HEADER = 9  # pixels around a title: what the style sheet says, and one
DISPENSABLE = ("activation_mean", "activation_std")  # where there is no room for all, in this order


class LayersPanel(Panel):
    """A row a layer, beside its values those of the run pinned last."""

    def __init__(self) -> None:
        super().__init__()
        self._taken: Snapshot | None = None
        self.model = LayerModel(self)
        self.view = QTableView()
        self._cells = LayerCells(self.model, self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._cells)
        self.view.setShowGrid(False)
        self.view.setFrameShape(QTableView.Shape.NoFrame)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setMinimumSectionSize(8)
        header = self.view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(8)
        self.view.selectionModel().currentRowChanged.connect(self._select)
        vertical(self, self.view)
        self._draw = Throttle(8, self._update_half, self)
        self._lower_half_due = False
        self.use_theme(Theme(dark=False, presentation=False))
        self.retranslate()

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
        return layers_table(snapshot, pins) if snapshot is not None else None

    def show_snapshot(self, snapshot: Snapshot) -> None:
        fresh = self._snapshot is None or snapshot.run != self._snapshot.run
        self._snapshot = snapshot
        if fresh:
            self.model.show_snapshot(snapshot)
            self._taken = snapshot
            self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1)
            self._cells.color_layers()
            self._fit_columns()
            self.view.viewport().update()
        else:
            self._draw.request()

    def forget(self, dataset: Dataset) -> None:
        super().forget(dataset)
        self._taken = None

    def show_pins(self, pins: tuple[Pin, ...], hidden: int = 0) -> None:
        self.model.baseline = pins[-1] if pins else None
        self._fit_columns()
        self.view.viewport().update()

    def select_layer(self, layer: int) -> None:
        """Select the row of a layer, counted from 1; one that the network does not have is left alone."""
        if 1 <= layer <= self.model.rowCount():
            self.view.selectRow(layer - 1)

    def apply_theme(self, theme: Theme) -> None:
        self._cells.apply_theme(theme)
        self.view.setStyleSheet(f"QTableView {{ background: {theme.background} }} {header_style(theme)}")
        self.view.verticalHeader().setDefaultSectionSize(self._cells.row_height())
        self._header_font = sized(theme, -1)
        self._fit_columns()
        self.view.viewport().update()

    def retranslate(self) -> None:
        self.view.setAccessibleName(tr(TITLES["layers"]))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1)
        self._fit_columns()
        self.view.viewport().update()

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
        area = self.view.viewport().rect()
        area.setLeft(self.view.columnViewportPosition(1))  # the names are as they were
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
        self.view.viewport().update(area)

    def _fit_columns(self) -> None:
        """What every column needs, and the rest shared among the quantities, for their curves.

        Where there is no room, the curves go first, then the columns that say least, the baseline, and the activations.
        """
        room = self.width() - self.view.verticalScrollBar().sizeHint().width()
        compared = self.model.baseline is not None
        for curve, baseline, left_out, brief in (
            (True, compared, (), False),
            (False, compared, (), False),
            *((False, compared, DISPENSABLE[:count], False) for count in range(1, len(DISPENSABLE) + 1)),
            (False, False, DISPENSABLE, False),
            (False, False, DISPENSABLE, True),
        ):
            self.model.brief = brief
            widths = self._least_widths(curve=curve, baseline=baseline, left_out=left_out)
            if sum(widths.values()) <= room:
                break
        spare = max(room - sum(widths.values()), 0) // (len(widths) - 1)
        for column in range(self.model.columnCount()):
            self.view.setColumnHidden(column, column not in widths)
            if column in widths:
                self.view.setColumnWidth(column, widths[column] + (spare if column else 0))

    def _least_widths(self, *, curve: bool, baseline: bool, left_out: tuple[str, ...]) -> dict[int, int]:
        """Of every column but those of the quantities in `left_out`."""
        metrics = QFontMetrics(self._header_font)
        widths = {}
        for column in range(self.model.columnCount()):
            if column and QUANTITIES[column - 1].name in left_out:
                continue
            title = str(self.model.headerData(column, Qt.Orientation.Horizontal))
            needed = self._cells.least_width(column, curve=curve, baseline=baseline)
            widths[column] = max(needed, metrics.horizontalAdvance(title) + HEADER)
        return widths

    def _select(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self.layer_selected.emit(current.row() + 1)
