"""The line above a sweep: what is shown of it, how far it is, and the button that starts and ends it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from dllab.gui.charts.header import Segments
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import add_layout
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.sweep.words import progress_words
from dllab.sweeps.sweep import Progress

PLAN, CURVES, MAP, TABLE = range(4)
BAR = 1000  # parts of the progress bar


class SweepHead(QWidget):
    """Emits `start_asked` and `cancel_asked` as the button is pressed."""

    start_asked = Signal()
    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._progress: Progress | None = None
        self._can_start = False
        self.view, self.start, self.bar = Segments(4), QPushButton(), QProgressBar()
        self.start.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.start.setAutoDefault(True)  # Enter presses it: Space is the window's
        self.start.clicked.connect(self._press)
        self.bar.setRange(0, BAR)
        self.bar.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(8, 8, 8, 4)
        lines.setSpacing(4)
        line = add_layout(lines, QHBoxLayout())
        line.addWidget(self.view)
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
        if self.going and progress is not None:
            self.bar.setValue(round(BAR * len(progress.rows) / len(progress.plan)))
            words = progress_words(progress)
            self.bar.setFormat(words)
            self.bar.setToolTip(words)
        if self.bar.isHidden() == self.going:
            self.bar.setVisible(self.going)
            self._name_button()
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
        self._name_button()
        self.show_progress(self._progress)

    def _name_button(self) -> None:
        self.start.setText(tr("Cancel") if self.going else tr("Start"))
        self.start.setAccessibleName(tr("Cancel the sweep") if self.going else tr("Start the sweep"))
        self.start.setToolTip(
            tr("Stop here; the runs that are done stay, and Start goes on with the others.")
            if self.going
            else tr("Train every combination beside the run in the window, on all cores but one.")
        )

    def _press(self) -> None:
        (self.cancel_asked if self.going else self.start_asked).emit()
