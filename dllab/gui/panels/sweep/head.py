"""The line above a sweep: what is shown of it, how far it is, and the button that starts and ends it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.header import Segments
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.runs import RunBar, StartButton
from dllab.gui.kit.theme import Theme
from dllab.sweeps.sweep import Progress

PLAN, CURVES, MAP, TABLE = range(4)


class SweepHead(QWidget):
    """Emits `start_asked` and `cancel_asked` as the button is pressed."""

    start_asked = Signal()
    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._progress: Progress | None = None
        self._can_start = False
        self.view, self.start, self.bar = Segments(4), StartButton(), RunBar()
        self.start.start_asked.connect(self.start_asked)
        self.start.cancel_asked.connect(self.cancel_asked)
        lines = vertical(self, margins=(8, 8, 8, 4), spacing=4)
        line = horizontal(lines, self.view)
        line.addStretch(1)
        line.addWidget(self.start)
        lines.addWidget(self.bar)
        self.retranslate()

    @property
    def going(self) -> bool:
        """Whether runs are under way."""
        return self._progress is not None and not self._progress.over

    def allow_start(self, can_start: bool) -> None:
        """Whether what is asked for can be started."""
        self._can_start = can_start
        self.start.setEnabled(self.going or can_start)

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far the runs are; None: there are none."""
        self._progress = progress
        done, total = (len(progress.rows), len(progress.plan)) if progress else (0, 0)
        self.bar.show_look(progress, done, total)
        self.start.set_going(self.going)
        self.allow_start(self._can_start)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self.view.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.view.set_texts(
            (tr("Plan"), tr("Which settings take which values, and how often")),
            (tr("Curves"), tr("What was measured on the way of each run")),
            (tr("Map"), tr("The figure over the first two settings; a click picks a run, a double click opens it")),
            (tr("Table"), tr("A row a run; a click on a title sorts, a double click opens the run")),
        )
        self.bar.setAccessibleName(tr("How far the sweep is"))
        self.start.set_texts(
            (tr("Start the sweep"), tr("Cancel the sweep")),
            (
                tr("Train every combination beside the run in the window, several at a time."),
                tr("Stop here; the runs that are done stay, and Start goes on with the others."),
            ),
        )
        self.show_progress(self._progress)
