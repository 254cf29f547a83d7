"""The run that goes on beside those that were pinned."""

import numpy as np
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from dllab.gui.charts.header import Header, Segments, SmallButton
from dllab.gui.kit.labels import SpareLabel, WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pin, Pins, drawn_beside
from dllab.gui.kit.readable import word
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.throttle import Throttle
from dllab.gui.panels.comparison.head import Head
from dllab.gui.panels.comparison.row import NAME, SCORES, SPACE, SWATCH, RunRow, RunScores, scores
from dllab.gui.panels.comparison.settings import are_drawn, differing_settings
from dllab.gui.panels.comparison.table import comparison_table
from dllab.numerals import count
from dllab.training.rising import rises
from dllab.training.snapshot import Snapshot

SAME_STEP, LAST_STEP = 0, 1  # what the switch offers
SWATCHED = 16 + SPACE  # the column of the swatches
BESIDE = 16 + SWATCHED  # margins, too


class ComparisonPanel(Panel):
    """A row a run: what it is called, what it has reached, and its value of every setting that differs between them.

    Scores are compared at the same step, or, where a run ended before, at its last. A press on a title sorts the rows;
    under the mouse they keep their places. Runs that are not drawn come last, and their settings get no columns.
    `edit_wanted` carries the Pin whose run is to be repeated and edited.
    """

    edit_wanted = Signal(object)

    def __init__(self, pins: Pins):
        super().__init__()
        self._pins = pins
        self._theme = Theme(dark=False, presentation=False)
        self._classes = True  # any run has accuracies
        self.current = RunRow(None)
        self.rows: dict[int, RunRow] = {}
        self.switch = Segments(2)
        self._caption = SpareLabel()
        self.unpin_all = SmallButton()
        self.unpin_all.setMinimumWidth(1)  # it goes before the panel needs more width for it
        self._header = Header(self._caption, self.unpin_all, self.switch)
        self._placed: list[RunRow] = []
        self._hint = WrappedLabel(muted=True)
        self._arrange()
        self._draw = Throttle(4, self._show_scores, self)
        self.switch.chosen.connect(self._draw.run_now)
        self.unpin_all.clicked.connect(pins.clear)
        pins.changed.connect(self._take_pins)
        self.use_theme(self._theme)
        self.retranslate()
        self._take_pins()

    def _arrange(self) -> None:
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(8, 4, 8, 8)
        self._grid.setSpacing(0)
        self._grid.setColumnMinimumWidth(SWATCH, SWATCHED)
        self._grid.setColumnStretch(NAME, 1)
        self.head = Head(self._grid, self)
        self.head.sorted.connect(self._sort)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setMargin(16)
        self._page = QWidget()
        column = vertical(self._page, self._content, self._hint)
        column.addStretch(1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setWidget(self._page)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        vertical(self, self._header, (self._scroll, 1), spacing=0)

    def sizeHint(self) -> QSize:
        return QSize(480, 240)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        before, self._snapshot = self._snapshot, snapshot
        if before is None or before.experiment is not snapshot.experiment:
            self._show_settings()
            self._draw.run_now()
        else:
            self._draw.request()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._header.apply_theme(theme)
        palette = self._page.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.background)
        for widget in (self._page, self._scroll):
            widget.setPalette(palette)
        for button in (self.unpin_all, self.switch):
            button.apply_theme(theme)
        self._caption.setStyleSheet(f"color: {theme.foreground}; font-size: {theme.point_size - 1}pt")
        for words in (self._hint, self.head):
            words.apply_theme(theme)
        for row in (self.current, *self.rows.values()):
            row.apply_theme(theme)
        self._fit_columns()

    def retranslate(self) -> None:
        self.switch.set_texts(
            (tr("Same step"), tr("Compare the runs at the step this one has reached")),
            (tr("Last step"), tr("Compare what each run reached in the end")),
        )
        self.unpin_all.setText(tr("Unpin all"))
        self.unpin_all.setToolTip(tr("Take every pinned run away"))
        self._hint.say(
            tr(
                "Pin this run as a baseline, then change something and run again: both are drawn in every plot and "
                "compared here."
            )
        )
        for row in (self.current, *self.rows.values()):
            row.retranslate()
        self._show_settings()
        self._show_scores()
        self._fit_columns()

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
        return comparison_table(self._snapshot, self._pins.pins, self._compared_step, self._order())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as there is room for."""
        super().resizeEvent(event)
        self._fit_columns()

    def leaveEvent(self, event: QEvent) -> None:
        """The rows no longer have to stay where they are."""
        super().leaveEvent(event)
        self._arrange_rows()

    def _take_pins(self) -> None:
        """A row a pin, in the order of pinning; rows are kept while their pins are there."""
        pins = {pin.number: pin for pin in self._pins.pins}
        for number in [number for number, row in self.rows.items() if not _is_of(row, pins.get(number))]:
            self.rows.pop(number).leave()
        for number, pin in pins.items():
            row = self.rows.get(number) or self._make_row(pin)
            row.pin = pin
            row.retranslate()
            row.show_name(pin.label)
        self.rows = {number: self.rows[number] for number in pins}
        self._place_rows()
        self._content.setVisible(bool(pins))
        self._header.setVisible(bool(pins))
        self._hint.setVisible(not pins)
        self._show_settings()
        self._show_scores()
        self._fit_columns()

    def _place_rows(self) -> None:
        rows = [self.current, *self.rows.values()]
        self._placed = [rows[place] for place in self._order()] if self._snapshot is not None else rows
        for place, row in enumerate(self._placed):
            row.place(self._grid, place, narrow=self.head.narrow)

    def _arrange_rows(self) -> None:
        """Bring the rows into their order, where that is another."""
        rows = [self.current, *self.rows.values()]
        if self._snapshot is not None and self._placed != [rows[place] for place in self._order()]:
            self._place_rows()

    def _sort(self) -> None:
        self._fit_columns()
        self._arrange_rows()

    def _order(self) -> list[int]:
        """The places of the runs that are compared, in the order of their rows."""
        names = [self.current.name.text()] if self._snapshot is not None else []
        order, drawn = self.head.order([*names, *(pin.label for pin in self._pins.pins)], self._found()), self._drawn()
        return sorted(order, key=lambda place: not drawn[place])

    def _drawn(self) -> list[bool]:
        return are_drawn(self._snapshot, self._pins.pins)

    def _make_row(self, pin: Pin) -> RunRow:
        row = self.rows[pin.number] = RunRow(pin)
        row.apply_theme(self._theme)
        row.edit_wanted.connect(self._edit_from)
        row.unpin_wanted.connect(self._unpin)
        row.renamed.connect(self._rename)
        return row

    def _edit_from(self) -> None:
        self.edit_wanted.emit(self._sending_pin())

    def _unpin(self) -> None:
        self._pins.remove(self._sending_pin())

    def _rename(self, label: str) -> None:
        self._pins.rename(self._sending_pin(), label)

    def _sending_pin(self) -> Pin:
        row = self.sender()
        assert isinstance(row, RunRow) and row.pin is not None
        return row.pin

    def _show_settings(self) -> None:
        """A column for every setting that differs by now, and what is to be said of each run."""
        snapshot, pins = self._snapshot, self._pins.pins
        self.current.show_name(tr("{name} (now)", name=word(snapshot.experiment.name)) if snapshot else "")
        own = [snapshot.experiment] if snapshot is not None else []
        settings = differing_settings([*own, *(pin.course.experiment for pin in pins)], self._drawn())
        self.head.show_settings(settings)
        rows = [self.current] * len(own) + list(self.rows.values())
        for place, row in enumerate(rows):
            row.show_settings([setting.values[place] for setting in settings])
            row.show_likeness(snapshot)
        self._place_rows()
        self._fit_columns()

    @property
    def _compared_step(self) -> int | None:
        """The step up to which the pinned runs' scores are looked for; None: each run's last."""
        now = self._snapshot.step if self._snapshot else 0
        return now if self.switch.current == SAME_STEP and now else None

    def _show_scores(self) -> None:
        step = self._compared_step
        caption = tr("at step {step}", step=count(step)) if step else tr("at the end of each run")
        self._caption.setText("" if self.head.narrow else caption)
        found = self._found()
        rows = [self.current] * (self._snapshot is not None) + list(self.rows.values())
        losses = {pin.course.experiment.loss for pin in drawn_beside(self._pins.pins, self._snapshot)}
        comparable = self._snapshot is None or losses <= {self._snapshot.experiment.loss}
        drawn = self._drawn()
        best = _best([each for each, seen in zip(found, drawn, strict=True) if seen], comparable)
        classes = any(value is not None for each in found for value in each.values[2:])
        if classes != self._classes:
            self._classes = classes
            self._fit_columns()
        for row, values, seen in zip(rows, found, drawn, strict=True):
            flags = tuple(seen and value == top for value, top in zip(values.values, best, strict=True))
            row.show_scores(values, flags, step)
        if not self._content.underMouse():
            self._arrange_rows()

    def _found(self) -> list[RunScores]:
        """What the runs have reached: the one that goes on, then the pinned ones."""
        own = [scores(self._snapshot, None)] if self._snapshot is not None else []
        return own + [scores(pin.course, self._compared_step) for pin in self._pins.pins]

    def _fit_columns(self) -> None:
        """Show as many columns as there is room for; what differs is said below where there is none for its columns."""
        room = self.width() - self._scroll.verticalScrollBar().sizeHint().width() - BESIDE
        header = self.unpin_all.sizeHint().width() + self.switch.sizeHint().width() + BESIDE
        self.unpin_all.setVisible(len(self.rows) > 1 and header <= self.width())  # one run has a button of its own
        rows = [self.current, *self.rows.values()]
        names = max(row.name_width for row in rows)
        if self.head.fit(room, names, self._setting_width, classes=self._classes):
            self._place_rows()
            self._draw.request()
        for row in rows:
            row.show_columns(self.head.visible, self._below(row) if self.head.below else "")

    def _below(self, row: RunRow) -> str:
        """What the columns of the settings would say of a run."""
        pairs = zip(self.head.settings, row.values, strict=False)
        return " · ".join(tr("{name}: {value}", name=each.title, value=value) for each, value in pairs)

    def _setting_width(self, index: int) -> int:
        cells = [row.settings[index] for row in (self.current, *self.rows.values()) if index < len(row.settings)]
        return max(cell.sizeHint().width() for cell in cells)


def _is_of(row: RunRow, pin: Pin | None) -> bool:
    """Whether the row shows the run of `pin`, whatever that is called by now."""
    return pin is not None and row.pin is not None and row.pin.course is pin.course


def _best(found: list[RunScores], losses_are_comparable: bool) -> tuple[float, ...]:
    """The best value of every column; NaN, which nothing equals, where there is nothing to compare."""
    best = []
    for place, score in enumerate(SCORES):
        values = np.array([each.values[place] for each in found], np.float64)  # None is NaN
        finite = values[np.isfinite(values)]
        larger = rises(score)
        compared = len(finite) > 1 and (losses_are_comparable or larger)
        best.append(float(finite.max() if larger else finite.min()) if compared else np.nan)
    return tuple(best)
