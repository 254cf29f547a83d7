"""One run in the table of the comparison."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from dllab.gui.charts.curve_set import column
from dllab.gui.charts.header import SmallButton
from dllab.gui.charts.pin_colors import pin_color
from dllab.gui.forms.differences import differences
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import add_layout
from dllab.gui.kit.pins import Pin, drawn_beside
from dllab.gui.kit.theme import Theme
from dllab.numerals import count, number, percent
from dllab.training.snapshot import Curves, Snapshot

SCORES = ("train_loss_eval", "val_loss", "train_accuracy", "val_accuracy")
SWATCH, NAME, FIRST_SCORE = range(3)
STEP = FIRST_SCORE + len(SCORES)
COLUMNS = STEP + 1
LINES = 3  # of the grid, for a row: the name where it is narrow; the numbers; what differs, and the buttons
NOT_MEASURED = "–"
WIDEST_SETTING = 140  # pixels of a value; more is cut
INDENT = 5  # of the text in a line edit
SPACE = 8  # before a cell: of the grid itself, hidden columns would have theirs as well


class Evaluated(Protocol):
    """A Course or a Snapshot."""

    @property
    def evaluations(self) -> Curves: ...


@dataclass(frozen=True)
class RunScores:
    """A run's evaluation at `step`; `values` as in SCORES, None where the run has none of that kind."""

    step: int | None
    values: tuple[float | None, ...]


def scores(run: Evaluated, step: int | None) -> RunScores:
    """The last evaluation up to `step`, or the last of all; without one every value is None."""
    curves = run.evaluations
    found = len(curves.step) if step is None else int(np.searchsorted(curves.step, step, side="right"))
    if not found:
        return RunScores(None, (None,) * len(SCORES))
    values = (float(column(curves, name)[found - 1]) if name in curves.names else None for name in SCORES)
    return RunScores(int(curves.step[found - 1]), tuple(values))


class RunRow(QWidget):
    """The run's colour, name and scores, side by side in the columns of a grid that all rows share.

    The widget itself is the second line: for a pin the buttons, and what is to be said of the run.
    """

    edit_wanted = Signal()
    unpin_wanted = Signal()
    renamed = Signal(str)

    def __init__(self, pin: Pin | None):
        super().__init__()
        self.pin = pin
        self._theme = Theme(dark=False, presentation=False)
        self._narrow = False
        self._differing = self._ended = self._likeness = ""
        self.swatch = RunSwatch()
        self.name = QLineEdit(readOnly=pin is None, frame=pin is not None)
        self.cells = [QLabel(textFormat=Qt.TextFormat.PlainText) for _ in range(len(SCORES) + 1)]
        self.settings: list[QLabel] = []
        self.values: list[str] = []  # of the settings, whole
        self.remark = WrappedLabel(muted=True, small=True)
        self.edit, self.unpin = SmallButton(), SmallButton()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(INDENT, 0, 0, 8)
        self._line.setSpacing(4)
        self._buttons = buttons = add_layout(self._line, QBoxLayout(QBoxLayout.Direction.LeftToRight))
        buttons.setSpacing(4)
        for button in (self.edit, self.unpin):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        buttons.addStretch(1)
        self._line.addWidget(self.remark, 1)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if pin is None:
            self.name.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            for part in (self, self.edit, self.unpin):
                part.hide()
        self.edit.clicked.connect(self.edit_wanted)
        self.unpin.clicked.connect(self.unpin_wanted)
        self.name.editingFinished.connect(self._rename)

    def place(self, grid: QGridLayout, row: int, *, narrow: bool) -> None:
        """Take the lines of the grid that belong to `row`; where it is narrow, the name has one of its own."""
        width = COLUMNS + len(self.settings) - NAME
        line = 1 + LINES * row
        named = line if narrow else line + 1
        grid.addWidget(self.swatch, named, SWATCH, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.name, named, NAME, 1, width if narrow else 1)
        for index, cell in enumerate((*self.cells, *self.settings)):
            cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            cell.setContentsMargins(SPACE, 0, 0, 0)
            grid.addWidget(cell, line + 1, FIRST_SCORE + index)
        grid.addWidget(self, line + 2, NAME, 1, width)
        self._narrow = narrow
        self._turn()

    def _turn(self) -> None:
        """Below each other where there is no room beside, the words next to the numbers."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        up = QBoxLayout.Direction.BottomToTop
        self._line.setDirection(up if self._narrow or self._differing else across)
        self._buttons.setDirection(down if self._narrow and self._theme.presentation else across)

    def leave(self) -> None:
        """Go, with every cell."""
        for widget in (self.swatch, self.name, *self.cells, *self.settings, self):
            widget.hide()
            widget.deleteLater()

    def show_name(self, name: str) -> None:
        """Call it so, unless somebody is typing."""
        if not self.name.hasFocus() and name != self.name.text():
            self.name.setText(name)
            self.name.setCursorPosition(0)

    def show_scores(self, found: RunScores, best: tuple[bool, ...], wanted: int | None) -> None:
        """Write the numbers, the best of each column in bold; say so where the run ended before the step `wanted`."""
        write: tuple[Callable[[float], str], ...] = (number, number, percent, percent)
        for cell, value, say, stands_out in zip(self.cells, found.values, write, best, strict=False):
            words = NOT_MEASURED if value is None else say(value)
            if words != cell.text():
                cell.setText(words)
            if cell.font().bold() != stands_out:
                cell.setFont(self._font(bold=stands_out))
        words = NOT_MEASURED if found.step is None else count(found.step)
        if words != self.cells[-1].text():
            self.cells[-1].setText(words)
        if self.pin is not None:
            end = self.pin.course.step
            self._ended = tr("up to step {step}", step=count(end)) if wanted is not None and end < wanted else ""
            self._write_remark()

    def show_columns(self, visible: frozenset[int], below: str) -> None:
        """Hide the cells of columns that there is no room for; `below` says what those of settings would."""
        for index, cell in enumerate((*self.cells, *self.settings)):
            cell.setVisible(FIRST_SCORE + index in visible)
        if below != self._differing:
            self._differing = below
            self._turn()
            self._write_remark()

    def show_settings(self, values: Sequence[str | None]) -> None:
        """Write a cell for every setting that differs between the runs; to be placed anew where they are others."""
        while len(self.settings) > len(values):
            gone = self.settings.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.settings) < len(values):
            self.settings.append(QLabel(textFormat=Qt.TextFormat.PlainText))
            self.settings[-1].setFont(self._font(bold=False))
        self.values = [NOT_MEASURED if value is None else value for value in values]
        for cell, words in zip(self.settings, self.values, strict=True):
            cell.setText(QFontMetrics(cell.font()).elidedText(words, Qt.TextElideMode.ElideRight, WIDEST_SETTING))
            cell.setToolTip(words if cell.text() != words else "")

    def show_likeness(self, current: Snapshot | None) -> None:
        """Say where the pinned run is of the current experiment, and why it is not drawn."""
        if self.pin is not None and current is not None:
            if drawn_beside([self.pin], current):
                alike = not differences(self.pin.course.experiment, current.experiment)
                self._likeness = tr("the same experiment as now") if alike else ""
            elif self.pin.on_data_of(current):
                self._likeness = tr("of another experiment, not drawn")
            else:
                self._likeness = tr("on other data, not drawn")
            self._write_remark()

    def _write_remark(self) -> None:
        self.remark.say(" · ".join(filter(None, (self._differing, self._ended, self._likeness))))
        self.remark.setVisible(bool(self.remark.text()))
        if self.pin is None:
            self.setVisible(bool(self.remark.text()))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._turn()
        self.swatch.color = theme.train if self.pin is None else pin_color(self.pin.number, theme.dark)
        self.swatch.update()
        self.remark.apply_theme(theme)
        self.name.setFont(self._font(bold=self.pin is None))
        for cell in (*self.cells, *self.settings):
            cell.setFont(self._font(bold=cell.font().bold()))
        palette = self.cells[-1].palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.muted))
        self.cells[-1].setPalette(palette)
        for button in (self.edit, self.unpin):
            button.apply_theme(theme)
        self.name.setStyleSheet(
            "QLineEdit { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 1px 2px }"
            f"QLineEdit:!read-only:hover, QLineEdit:!read-only:focus {{ border-color: {theme.axis} }}"
        )

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.edit.setText(tr("Edit from here"))
        self.edit.setToolTip(tr("Repeat this run, edit it and go on; the run that goes on now is pinned"))
        self.unpin.setText(tr("Unpin"))
        self.unpin.setToolTip(tr("Take this run away from every plot"))
        if self.pin is None:
            self.name.setAccessibleName(tr("Name of the run that goes on"))
        else:
            label = self.pin.label
            self.edit.setAccessibleName(tr("Edit from {run}", run=label))
            self.unpin.setAccessibleName(tr("Unpin {run}", run=label))
            self.name.setAccessibleName(tr("Name of the pinned run {run}", run=label))
            self.name.setToolTip(tr("Type to call this run something else"))

    @property
    def name_width(self) -> int:
        """Pixels that the name asks for."""
        return QFontMetrics(self._font(bold=True)).horizontalAdvance(self.name.text()) + 2 * INDENT

    def _font(self, *, bold: bool) -> QFont:
        return sized(self._theme, bold=bold)

    def _rename(self) -> None:
        if self.pin is not None and self.name.text() != self.pin.label:
            self.renamed.emit(self.name.text())


class RunSwatch(QWidget):
    """The line in which a run is drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.color = "#888888"
        self.setFixedSize(16, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 5, 16, 3, QColor(self.color))
        painter.end()
