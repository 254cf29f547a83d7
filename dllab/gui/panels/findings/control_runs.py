"""Control runs beside the user's: one at a time, in a thread of their own, given up when nobody needs them any more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from dllab.datasets import Dataset
from dllab.diagnostics.evidence import Control, Evidence
from dllab.diagnostics.finding import Finding
from dllab.experiment import Experiment
from dllab.gui.kit.background import Failure, GivenUp, Interruptible, Job

RunControl = Callable[[Experiment, Dataset, int, Callable[[], bool]], Control | None]


@dataclass(frozen=True, eq=False)
class _Order:
    """A control run that the finding `kind` asks for."""

    kind: str
    experiment: Experiment
    dataset: Dataset
    steps: int


class ControlRuns(QObject):
    """Runs what findings ask for. `ended` is emitted when there is a new result in `results`."""

    ended = Signal()

    def __init__(self, run: RunControl, parent: QObject):
        super().__init__(parent)
        self._order: _Order | None = None
        self._failed: list[tuple[str, Experiment]] = []
        self.results: dict[str, Control] = {}
        self.background: Interruptible[_Order, Control] = Interruptible(partial(_train, run), self)
        self.background.answered.connect(self._take)
        self.background.failed.connect(self._give_up_on)

    @property
    def busy(self) -> bool:
        """Whether anything is still at work, even if it was given up."""
        return self.background.busy

    def order(self, findings: Sequence[Finding], evidence: Evidence) -> bool:
        """Begin the first control run that one of the findings lacks, unless one is under way; whether it has."""
        if self._order is not None:
            return False
        for finding in findings:
            if finding.control is not None and self._is_lacking(finding.kind, finding.control):
                order = _Order(finding.kind, finding.control, evidence.dataset, evidence.step)
                self._order = order
                self.background.ask(order)
                return True
        return False

    def is_running(self, kind: str) -> bool:
        """Whether the control run of this kind of finding is under way."""
        return self._order is not None and self._order.kind == kind

    def give_up(self) -> None:
        """Stop what is under way; what has ended stays."""
        self._order = None
        self.background.cancel()

    def forget(self) -> None:
        """Begin afresh, for another run."""
        self.give_up()
        self.results = {}
        self._failed = []

    def _is_lacking(self, kind: str, experiment: Experiment) -> bool:
        known = self.results.get(kind)
        return (known is None or known.of(experiment) is None) and (kind, experiment) not in self._failed

    def _take(self, order: _Order, control: Control) -> None:
        self._order = None
        self.results = {**self.results, order.kind: replace(control, earlier=self.results.get(order.kind))}
        self.ended.emit()

    def _give_up_on(self, order: _Order, failure: Failure) -> None:
        self._order = None
        self._failed.append((order.kind, order.experiment))
        self.ended.emit()


def _train(run: RunControl, order: _Order, job: Job) -> Control:
    control = run(order.experiment, order.dataset, order.steps, job.is_given_up)
    if control is None:
        raise GivenUp
    return control
