"""The line at the bottom: what the run is doing, how far it is, how fast, and what it costs."""

import psutil
from PySide6.QtCore import QDeadlineTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QWidget

from dllab.gui.kit.language import Wording, tr
from dllab.gui.kit.poller import Poller
from dllab.gui.kit.wording import state_words
from dllab.messages import text
from dllab.training.cores import CORES
from dllab.training.outcomes import Outcome, Preparing, Running

INTERVAL_MS = 200  # often enough to read; a new text lays the line out anew
MEGABYTE = 1_000_000
RUNNING = text("step {step:,} · epoch {epoch:,.1f} · {pace} · {frames} frames/s · {memory:,.0f} MB")
AT_REST = text("step {step:,} · epoch {epoch:,.1f} · {pace} · {memory:,.0f} MB")
NOT_MEASURED = "–"
MOST_MICROSECONDS = 10_000  # more is said in milliseconds


class StatusBar(QStatusBar):
    """Reads what it says from the poller."""

    def __init__(self, parent: QWidget, poller: Poller):
        super().__init__(parent)
        self._poller = poller
        self._process = psutil.Process()
        self._said: Wording = str
        self._until = QDeadlineTimer(0)
        self._state, self._recording, self._threads, self._numbers = QLabel(), QLabel(), QLabel(), QLabel()
        self._progress = QProgressBar(textVisible=False)
        self._progress.setFixedSize(160, 8)
        self.setContentsMargins(8, 0, 8, 0)
        self.addWidget(self._state)
        self.addWidget(self._progress)
        for part in (self._state, self._progress):
            part.installEventFilter(self)
        self.addPermanentWidget(self._recording)
        self.addPermanentWidget(self._threads)
        self.addPermanentWidget(self._numbers)
        poller.outcome_changed.connect(self.show_outcome)
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.refresh)
        self.show_outcome(Preparing())

    def say(self, words: Wording, milliseconds: int) -> None:
        """Show `words()` for so long, in whatever language the window has meanwhile."""
        self._said, self._until = words, QDeadlineTimer(milliseconds)
        self.showMessage(words(), milliseconds)

    def show_outcome(self, outcome: Outcome) -> None:
        """Say how the run stands; while something is prepared, what it is and how much of it is done."""
        preparing = isinstance(outcome, Preparing)
        self._progress.setVisible(preparing)
        if isinstance(outcome, Preparing) and outcome.what:
            what = outcome.what
            self._progress.setRange(0, outcome.total)
            self._progress.setValue(outcome.done)
            self._state.setText(tr("Preparing: {what}", what=tr(what)))
        else:
            self._progress.setRange(0, 0 if preparing else 1)
            self._state.setText(state_words(outcome))
        self.refresh()

    def show_recording(self, seconds: float, size: int) -> None:
        """Say how long the window has been filmed, and how many bytes that takes; nothing once it is over."""
        words = tr("● recording {seconds:,.0f} s · {size:,.1f} MB", seconds=seconds, size=size / MEGABYTE)
        self._recording.setText(words if seconds > 0 else "")

    def refresh(self) -> None:
        """Set the numbers again, in the current language."""
        snapshot = self._poller.snapshot
        numbers = {
            "step": snapshot.step if snapshot else 0,
            "epoch": snapshot.epoch if snapshot else 0.0,
            "pace": _pace_words(snapshot.us_per_step if snapshot else 0.0),
            "frames": self._poller.frames_per_second(),
            "memory": self._process.memory_info().rss / MEGABYTE,
        }
        threads = CORES.in_use
        self._threads.setText(tr("{count:,} threads", count=threads) if threads > 1 else "")
        template = RUNNING if isinstance(self._poller.outcome, Running) else AT_REST
        self._numbers.setText(tr(template, **numbers))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide at once what Qt shows below a message when it lays the line out anew, as for a larger font."""
        if event.type() == QEvent.Type.Show and self.currentMessage():
            assert isinstance(watched, QWidget)
            watched.hide()
            watched.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)  # it comes back after
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.show_outcome(self._poller.outcome or Preparing())
            if self.currentMessage() and not self._until.hasExpired():
                self.showMessage(self._said(), self._until.remainingTime())
        super().changeEvent(event)


def _pace_words(time: float) -> str:
    """How long a step takes: three digits, or all before the point; before the first step nobody knows."""
    if round(time) >= MOST_MICROSECONDS:
        return tr("{time} ms/step", time=_shown(time / 1000))
    return tr("{time} µs/step", time=_shown(time))


def _shown(time: float) -> str:
    return NOT_MEASURED if not time else f"{time:,.0f}" if time >= 100 else f"{time:.3g}"
