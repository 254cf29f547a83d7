"""Control runs beside the user's: one at a time, in a thread of their own, given up when nobody needs them any more."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from dllab.datasets import Dataset
from dllab.diagnostics.evidence import Control, Evidence
from dllab.diagnostics.finding import Finding
from dllab.experiment import Experiment
from dllab.gui.kit.background import Background

log = logging.getLogger(__name__)

RunControl = Callable[[Experiment, Dataset, int, Callable[[], bool]], Control | None]


@dataclass(frozen=True, eq=False)
class _Order:
    """A control run that the finding `kind` asks for; given up once `given_up` is set."""

    kind: str
    experiment: Experiment
    dataset: Dataset
    steps: int
    given_up: threading.Event


@dataclass(frozen=True)
class _Ended:
    """What came of an order; `control` is None where it was given up or failed."""

    control: Control | None


class ControlRuns(QObject):
    """Runs what findings ask for. `ended` is emitted when there is a new result in `results`."""

    ended = Signal()

    def __init__(self, run: RunControl, parent: QObject):
        super().__init__(parent)
        self._run = run
        self._order: _Order | None = None
        self._failed: list[tuple[str, Experiment]] = []
        self.results: dict[str, Control] = {}
        self._background = Background(self._answer, self, seconds=0.0, share=1.0)
        self._background.answered.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether anything is still at work, even if it was given up."""
        return self._background.busy

    def order(self, findings: Sequence[Finding], evidence: Evidence) -> bool:
        """Begin the first control run that one of the findings lacks, unless one is under way; whether it has."""
        if self._order is not None:
            return False
        for finding in findings:
            if finding.control is not None and self._is_lacking(finding.kind, finding.control):
                order = _Order(finding.kind, finding.control, evidence.dataset, evidence.step, threading.Event())
                self._order = order
                self._background.ask(order)
                return True
        return False

    def is_running(self, kind: str) -> bool:
        """Whether the control run of this kind of finding is under way."""
        return self._order is not None and self._order.kind == kind

    def give_up(self) -> None:
        """Stop what is under way; what has ended stays."""
        if self._order is not None:
            self._order.given_up.set()
            self._order = None
            self._background.drop()

    def forget(self) -> None:
        """Begin afresh, for another run."""
        self.give_up()
        self.results = {}
        self._failed = []

    def _is_lacking(self, kind: str, experiment: Experiment) -> bool:
        known = self.results.get(kind)
        return (known is None or known.experiment != experiment) and (kind, experiment) not in self._failed

    def _answer(self, order: _Order) -> _Ended:
        """In the background's thread."""
        try:
            return _Ended(self._run(order.experiment, order.dataset, order.steps, order.given_up.is_set))
        except Exception:
            log.exception("the control run of %s failed", order.kind)
            return _Ended(None)

    def _take(self, order: _Order, ended: _Ended) -> None:
        if order is not self._order:
            return
        self._order = None
        if ended.control is None:
            self._failed.append((order.kind, order.experiment))
        else:
            self.results = {**self.results, order.kind: ended.control}
        self.ended.emit()
