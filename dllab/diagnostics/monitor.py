"""What is going on in a run, look after look: every detector, and what keeps its findings from flickering."""

import logging
from dataclasses import replace

import numpy as np

from dllab.diagnostics import findings  # noqa: F401 - importing it enters every kind in DETECTORS
from dllab.diagnostics.detector import DETECTORS, Detector
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding
from dllab.experiment import Experiment
from dllab.training.acceptance import is_accepted_on
from dllab.training.outcomes import Preparing, Running

log = logging.getLogger(__name__)

LOOKS = 2  # in a row that a finding must be seen before it shows, and be missed before it goes, while a run moves


class Monitor:
    """Remembers what was seen of one run.

    While the run moves, a finding shows once it was seen LOOKS times in a row, those whose detector is `immediate` at
    once, and goes once it was missed as often. Where the run stands, or time was dragged back, it shows or goes at
    once: what does not move cannot flicker. A remedy, or a control run, is offered only where its experiment is
    accepted on the run's data.
    """

    def __init__(self) -> None:
        self._run, self._step = 0, -1
        self._shown: dict[str, Finding] = {}
        self._seen: dict[str, int] = {}  # looks in a row, of kinds that do not show yet
        self._missed: dict[str, int] = {}  # looks in a row, of kinds that show
        self._failed: set[str] = set()
        self._accepted: dict[Experiment, bool] = {}  # on the data of the run that is watched

    def look(self, evidence: Evidence) -> tuple[Finding, ...]:
        """The findings that hold, the most severe first, causes before symptoms, then what began first.

        A detector that fails is left out.
        """
        jumped_back = evidence.run == self._run and evidence.step < self._step
        if jumped_back or evidence.run != self._run:
            self._forget()
        self._run, self._step = evidence.run, evidence.step
        if isinstance(evidence.outcome, Preparing):
            return ()
        looks = LOOKS if isinstance(evidence.outcome, Running) and not jumped_back else 1
        for kind, detector in DETECTORS.items():
            self._update(kind, detector, evidence, 1 if detector.immediate else looks)
        return tuple(sorted(self._shown.values(), key=_order))

    def _forget(self) -> None:
        for memory in (self._shown, self._seen, self._missed, self._accepted):
            memory.clear()

    def _update(self, kind: str, detector: Detector, evidence: Evidence, looks: int) -> None:
        active = kind in self._shown
        found = self._ask(kind, detector, evidence, active)
        if found is None:
            self._seen[kind] = 0
            self._missed[kind] = self._missed.get(kind, 0) + 1
            if self._missed[kind] >= looks:
                self._shown.pop(kind, None)
        else:
            self._missed[kind] = 0
            self._seen[kind] = self._seen.get(kind, 0) + 1
            if active or self._seen[kind] >= looks:
                since = min(found.since, self._shown[kind].since) if active else found.since
                self._shown[kind] = replace(found, since=since, values={**found.values, "since": since})

    def _ask(self, kind: str, detector: Detector, evidence: Evidence, active: bool) -> Finding | None:
        try:
            with np.errstate(all="ignore"):  # curves of a diverging run hold infinities and NaN
                found = detector.look(evidence, active)
            return found and self._possible(found, evidence)
        except Exception:
            if kind not in self._failed:
                log.exception("the detector of %s failed at step %d", kind, evidence.step)
            self._failed.add(kind)
            return None

    def _possible(self, found: Finding, evidence: Evidence) -> Finding:
        """The finding without what could not be run."""
        remedies = tuple(remedy for remedy in found.remedies if self._accepts(remedy.experiment, evidence))
        control = found.control if found.control and self._accepts(found.control, evidence) else None
        return replace(found, remedies=remedies, control=control)

    def _accepts(self, experiment: Experiment, evidence: Evidence) -> bool:
        """Of an experiment on other data nothing is known before they are loaded."""
        if experiment.dataset != evidence.experiment.dataset:
            return True
        if experiment not in self._accepted:
            self._accepted[experiment] = is_accepted_on(experiment, evidence.dataset)
        return self._accepted[experiment]


def _order(finding: Finding) -> tuple[int, bool, int, str]:
    return -finding.severity, DETECTORS[finding.kind].symptom, finding.since, finding.kind
