"""Every remedy of a finding, run beside the run that goes on, and pinned: one picture of what each is good for."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from dllab.datasets.library import Library
from dllab.diagnostics.finding import Remedy
from dllab.gui.kit.background import Failure
from dllab.gui.kit.language import tr
from dllab.gui.kit.pins import Pins
from dllab.gui.kit.poller import Poller
from dllab.gui.kit.readable import sentence
from dllab.gui.kit.runs import progress_words
from dllab.gui.kit.runs_panel import POLL_MS
from dllab.gui.panels.findings.panel import FindingsPanel
from dllab.sweeps.side_by_side import SideBySide, Trial, Tried
from dllab.training.outcomes import Diverged, Finished
from dllab.training.snapshot import Course

AFTER_DIVERGING = 1000  # steps at least: a run that diverged has too few to show what a remedy is good for


class Trials(QObject):
    """Runs remedies side by side, each for as many steps as the run they are for, and pins them in their order.

    After a run that diverged it is AFTER_DIVERGING steps at least. The run that goes on is left alone. said: how far it
    is. failed: the Wording and details of why a remedy could not be run; the others go on. Whoever closes the window
    calls `close_runs`.
    """

    said = Signal(object)  # words, in whatever language the window has
    failed = Signal(object, str)

    def __init__(self, library: Library, pins: Pins, poller: Poller, findings: FindingsPanel):
        super().__init__(findings)
        self._pins, self._poller, self._findings = pins, poller, findings
        self._runs = SideBySide(library)
        self._remedies: tuple[Remedy, ...] = ()
        self._taken: set[int] = set()  # of the remedies: those that are pinned, or were told to have failed
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look)
        findings.all_chosen.connect(self.start)
        findings.enough.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether remedies are being tried."""
        return self._poll.isActive()

    def start(self, remedies: tuple[Remedy, ...]) -> None:
        """Try all of these; what is being tried at the moment is given up."""
        snapshot = self._poller.snapshot
        if snapshot is None or snapshot.whole.step == 0:
            return
        known, data, steps = snapshot.whole.experiment, snapshot.dataset, snapshot.whole.step
        if isinstance(self._poller.outcome, Diverged):
            steps = max(steps, AFTER_DIVERGING)
        self._remedies, self._taken = remedies, set()
        tried = (remedy.experiment for remedy in remedies)
        self._runs.start([Trial(each, data if each.has_data_of(known) else None, steps) for each in tried])
        self._findings.show_trying(True)
        self._poll.start()
        self._look()

    def stop(self) -> None:
        """Give up what is being tried; what is done by now is pinned and stays."""
        self._runs.cancel()
        self._findings.show_trying(False)

    def close_runs(self, seconds: float | None = None) -> bool:
        """Stop, and wait until the threads have ended, or `seconds` at most; whether they have."""
        self._poll.stop()
        return self._runs.close(seconds)

    def _look(self) -> None:
        tried = self._runs.latest()
        assert tried is not None
        for number in sorted(tried.done.keys() - self._taken):
            if tried.over or len(self._taken) == number:  # pins come in the order of the remedies
                self._taken.add(number)
                self._take(number, tried.done[number])
        if tried.over:
            self._poll.stop()
            self._runs.forget()
            self._findings.show_trying(False)
            self.said.emit(partial(_end_words, tried))
        else:
            self.said.emit(partial(_progress_words, tried))

    def _take(self, number: int, found: Course | Exception) -> None:
        words = _words(self._remedies[number])
        if isinstance(found, Exception):
            failure = Failure.of(found)
            self.failed.emit(partial(_failed_words, words, failure), failure.details)
        else:
            self._pins.add(found, words)


def _words(remedy: Remedy) -> str:
    """What a remedy is, in the window's language."""
    return sentence(remedy.template, remedy.values)


def _progress_words(tried: Tried) -> str:
    progress = progress_words(tried, len(tried.done), len(tried.trials))
    return tr("Trying remedies: {progress}", progress=progress)


def _end_words(tried: Tried) -> str:
    if isinstance(tried.outcome, Finished):
        return tr("All was tried and is pinned: the curves show it, and Comparison in numbers.")
    return tr("Nothing more is tried; what is pinned by now stays.")


def _failed_words(remedy: str, failure: Failure) -> str:
    return tr("“{remedy}” could not be tried: {reason}", remedy=remedy, reason=failure.words())
