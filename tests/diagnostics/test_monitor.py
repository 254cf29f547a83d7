"""How findings appear, stay and go."""

import logging
from dataclasses import replace

import pytest

from dllab.diagnostics import detector
from dllab.diagnostics.changing import remedy
from dllab.diagnostics.detector import DETECTORS, Detector
from dllab.diagnostics.finding import Severity
from dllab.diagnostics.monitor import Monitor
from dllab.messages import UserError, text
from dllab.training.outcomes import Diverged, Finished, Paused, Preparing, Running
from dllab.training.trainer import Trainer
from tests.diagnostics.cases import CASES, HEALTHY
from tests.diagnostics.runs import evidence_of, experiment, findings_of, trained


class Scripted(Detector):
    """Finds something whenever `sees` says so, and remembers what it was told."""

    kind = "scripted"
    title = text("Loss")
    template = text("Loss")
    why, source = "One. Two.", "a test"

    def __init__(self, severity=Severity.WARNING):
        self.sees, self.told, self.severity = False, [], severity
        self.remedies, self.control = (), None

    def look(self, evidence, active):
        self.told.append(active)
        found = self.finding(self.severity, evidence.step, (), self.remedies) if self.sees else None
        return found and replace(found, control=self.control)


@pytest.fixture(scope="module")
def evidence():
    """A moment of a healthy run."""
    return replace(evidence_of(trained(HEALTHY, 10)), outcome=Running())


@pytest.fixture
def scripted(monkeypatch):
    """The only detector there is."""
    own = Scripted()
    monkeypatch.setattr("dllab.diagnostics.monitor.DETECTORS", {"scripted": own})
    return own


def looks(monitor, scripted, evidence, sequence):
    """Whether the finding shows after each look of a sequence of what is seen, a step apart."""
    shown = []
    for step, sees in enumerate(sequence, start=evidence.step):
        scripted.sees = sees
        shown.append(bool(monitor.look(replace(evidence, step=step))))
    return shown


def test_that_a_finding_shows_once_it_was_seen_twice_in_a_row(scripted, evidence):
    assert looks(Monitor(), scripted, evidence, [1, 0, 1, 0, 1, 1, 1]) == [False] * 5 + [True, True]


def test_that_a_finding_goes_once_it_was_missed_twice_in_a_row(scripted, evidence):
    assert looks(Monitor(), scripted, evidence, [1, 1, 0, 1, 0, 1, 0, 0, 0]) == [False] + [True] * 6 + [False] * 2


def test_that_a_detector_is_told_whether_its_finding_shows(scripted, evidence):
    looks(Monitor(), scripted, evidence, [1, 1, 1, 0, 0, 0])
    assert scripted.told == [False, False, True, True, True, False]


def test_that_an_immediate_finding_shows_and_goes_at_once(scripted, evidence, monkeypatch):
    monkeypatch.setattr(Scripted, "immediate", True)
    assert looks(Monitor(), scripted, evidence, [0, 1, 0]) == [False, True, False]


@pytest.mark.parametrize("outcome", [Paused(), Finished(), Diverged(10, 1, "loss")])
def test_that_a_run_that_stands_shows_its_findings_at_once(scripted, evidence, outcome):
    assert looks(Monitor(), scripted, replace(evidence, outcome=outcome), [1, 0, 1]) == [True, False, True]


def test_that_nothing_is_said_while_a_run_is_prepared(scripted, evidence):
    assert looks(Monitor(), scripted, replace(evidence, outcome=Preparing()), [1, 1, 1]) == [False] * 3


def test_that_another_run_begins_without_findings(scripted, evidence):
    monitor = Monitor()
    assert looks(monitor, scripted, evidence, [1, 1]) == [False, True]
    assert looks(monitor, scripted, replace(evidence, run=evidence.run + 1), [1, 1]) == [False, True]


def test_that_going_back_in_time_shows_what_was_there_then(scripted, evidence):
    monitor = Monitor()
    assert looks(monitor, scripted, replace(evidence, step=100), [0, 0]) == [False, False]
    assert looks(monitor, scripted, replace(evidence, step=50), [1]) == [True]
    assert looks(monitor, scripted, replace(evidence, step=20), [0]) == [False]


def test_that_a_detector_that_fails_is_logged_once_and_the_others_go_on(scripted, evidence, monkeypatch, caplog):
    failing = Scripted()
    monkeypatch.setattr(failing, "look", lambda *_: 1 / 0)
    monkeypatch.setattr("dllab.diagnostics.monitor.DETECTORS", {"failing": failing, "scripted": scripted})
    with caplog.at_level(logging.ERROR):
        assert looks(Monitor(), scripted, evidence, [1, 1, 1]) == [False, True, True]
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "ZeroDivisionError" in caplog.text


def test_that_the_most_severe_come_first_then_by_kind(evidence, monkeypatch):
    others = {}
    for kind, severity in (("b", Severity.WARNING), ("c", Severity.PROBLEM), ("d", Severity.NOTE), ("a", 2)):
        others[kind] = Scripted(Severity(severity))
        others[kind].kind, others[kind].sees = kind, True
    monkeypatch.setattr("dllab.diagnostics.monitor.DETECTORS", others)
    shown = Monitor().look(replace(evidence, outcome=Paused()))
    assert [finding.kind for finding in shown] == ["c", "a", "b", "d"]


def test_that_a_real_finding_appears_stays_and_clears_without_flickering():
    """Sigmoids in twelve layers; then the network is swapped for a healthy one under the same number."""
    case = next(case for case in CASES if case.kind == "vanishing_gradient")
    monitor, shown = Monitor(), []
    for trainer in (trained(case.raising, 0), trained(case.quiet, 300)):
        for _ in range(12):
            trainer.train(25)
            findings = monitor.look(evidence_of(trainer, outcome=Running()))
            shown.append(case.kind in [finding.kind for finding in findings])
    changes = [step for step in range(1, len(shown)) if shown[step] != shown[step - 1]]
    assert shown[:2] == [False, False] and len(changes) == 2 and not shown[-1]


def test_that_hysteresis_bridges_values_about_the_threshold():
    """Between the two thresholds, what shows stays and what does not show stays away."""
    trainer = trained(experiment(network__hidden=[32] * 12, network__activation="sigmoid"), 100)
    seen = evidence_of(trainer)
    first, last = seen.steps.rows("grad_norm").start, seen.steps.rows("grad_norm").stop - 1
    between = replace(seen, steps=replace(seen.steps, last=seen.steps.last.copy()))
    between.steps.last[first] = 2e-3 * between.steps.last[last]  # bounds are 1e-3 and 3e-3
    vanishing = DETECTORS["vanishing_gradient"]
    assert vanishing.look(between, active=False) is None
    assert vanishing.look(between, active=True) is not None


def test_that_curves_without_a_single_step_say_nothing():
    for case in CASES:
        trainer = trained(case.raising, 0)
        unseen = replace(evidence_of(trainer, outcome=Running()), inspection=None)
        assert all(DETECTORS[other.kind].look(unseen, active=False) is None for other in CASES)


def test_that_no_detector_fails_on_curves_of_numbers_that_are_not_finite(caplog):
    """A run of NaN and infinity from its first step on."""
    seen = evidence_of(trained(HEALTHY, 60))
    for broken in (float("nan"), float("inf")):
        groups = {}
        for name in ("steps", "layers", "evaluations"):
            curves = getattr(seen, name)
            groups[name] = replace(
                curves, **{key: getattr(curves, key) * 0 + broken for key in ("low", "high", "last")}
            )
        shown = Monitor().look(replace(seen, **groups))
        assert "diverged" in [finding.kind for finding in shown]
    assert caplog.records == []


def test_that_a_second_detector_of_a_kind_is_refused():
    with pytest.raises(ValueError, match="twice"):
        detector.detects("vanishing_gradient")(Scripted)


def test_that_causes_are_told_before_their_symptoms():
    chosen = experiment(network__hidden=[32] * 20, network__activation="sigmoid", network__initializer="xavier_normal")
    kinds = [finding.kind for finding in findings_of(trained(chosen, 1500))]
    assert {"vanishing_gradient", "high_training_loss"} <= set(kinds)
    assert kinds.index("vanishing_gradient") < kinds.index("high_training_loss")


def test_that_what_comes_later_takes_nobody_s_place(monkeypatch, evidence):
    """Units that saturated after a while pushed the card on the vanishing gradient from under the mouse."""
    first, later = Scripted(), Scripted()
    first.kind, later.kind = "vanishing", "saturated"
    monkeypatch.setattr("dllab.diagnostics.monitor.DETECTORS", {each.kind: each for each in (later, first)})
    monitor, first.sees = Monitor(), True
    standing = replace(evidence, outcome=Paused())
    assert [found.kind for found in monitor.look(standing)] == ["vanishing"]
    later.sees = True
    after = replace(standing, step=standing.step + 100)
    assert [found.kind for found in monitor.look(after)] == ["vanishing", "saturated"]
    later.severity = Severity.PROBLEM
    assert [found.kind for found in monitor.look(after)] == ["saturated", "vanishing"]


@pytest.mark.parametrize(
    ("refused", "accepted"),
    [
        ({"augmentation.shift": 2}, {"augmentation.noise": 0.1}),
        ({"augmentation.flip_horizontal": True}, {"network.hidden": [3]}),
        ({"schedule.warmup_steps": 10**6}, {"schedule.warmup_steps": 5}),
        ({"network.normalization": "batch", "training.batch_size": 1}, {"network.normalization": "layer"}),
    ],
)
def test_that_only_what_could_be_run_is_offered(scripted, evidence, refused, accepted):
    made = [remedy(text("Loss"), evidence.experiment, entries) for entries in (refused, accepted)]
    assert None not in made
    scripted.sees, scripted.remedies, scripted.control = True, tuple(made), made[0].experiment
    (found,) = Monitor().look(replace(evidence, outcome=Paused()))
    assert [each.experiment for each in found.remedies] == [made[1].experiment] and found.control is None
    with pytest.raises(UserError):
        Trainer(made[0].experiment, evidence.dataset)
    Trainer(made[1].experiment, evidence.dataset)
    scripted.control = made[1].experiment
    (found,) = Monitor().look(replace(evidence, outcome=Paused()))
    assert found.control == made[1].experiment
