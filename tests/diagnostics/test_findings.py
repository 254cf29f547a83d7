"""What the gradients and the updates of real runs show."""

import numpy as np
import pytest

from dllab import Experiment
from dllab.diagnostics.changing import changed
from dllab.diagnostics.detector import DETECTORS
from dllab.diagnostics.finding import Severity
from dllab.diagnostics.findings import exploding_gradient
from dllab.diagnostics.findings.plateau import _escape
from dllab.diagnostics.monitor import Monitor
from dllab.experiment.presets import presets
from dllab.training.outcomes import Diverged, Running
from tests.diagnostics.cases import CASES, HE, KINDS, SGD
from tests.diagnostics.runs import evidence_of, experiment, found, trained
from tests.diagnostics.said import shown


@pytest.fixture(scope="module", params=CASES, ids=KINDS)
def raised(request):
    """A case, and what its detector says of the experiment that raises it."""
    case = request.param
    return case, found(case.kind, case.raising, case.steps)


def test_that_it_is_found_where_it_is(raised):
    case, finding = raised
    assert finding is not None and finding.kind == case.kind


def test_that_it_is_not_found_where_it_is_not(raised):
    case, _ = raised
    trainer = trained(case.quiet, case.quiet_steps)
    assert trainer.step == case.quiet_steps
    assert DETECTORS[case.kind].look(evidence_of(trainer), active=False) is None


def test_that_its_sentence_and_numbers_are_filled_in(raised):
    _, finding = raised
    said = finding.template.format(**finding.values)
    assert "None" not in said and "nan" not in said
    assert finding.numbers and all(number.label and np.isfinite(number.value) for number in finding.numbers)


def test_that_it_offers_a_few_different_experiments(raised):
    case, finding = raised
    offered = [remedy.experiment for remedy in finding.remedies]
    assert 1 <= len(offered) <= (4 if case.kind == "vanishing_gradient" else 3)
    assert all(offered.count(each) == 1 and each != case.raising for each in offered)
    assert all(remedy.template.format(**remedy.values) for remedy in finding.remedies)


def test_that_every_remedy_trains(raised):
    _, finding = raised
    for remedy in finding.remedies:
        again = Experiment.model_validate(remedy.experiment.as_table())
        trainer = trained(again, 20)
        assert again == remedy.experiment and (trainer.step == 20 or isinstance(trainer.outcome, Diverged))


@pytest.mark.parametrize("case", [case for case in CASES if case.first_cures], ids=lambda case: case.kind)
def test_that_the_first_remedy_cures_it(case):
    finding = found(case.kind, case.raising, case.steps)
    cured = finding.remedies[0].experiment
    assert found(case.kind, cured, case.steps) is None


def preset(name):
    return Experiment.load(next(each.path for each in presets() if each.id == name))


@pytest.mark.parametrize(
    ("name", "looks"),
    [
        ("two-spirals", (50, 75, 100, 150, 200, 300, 500, 1000, 3000, 20_000)),
        ("vanishing-gradient-repaired", (50, 75, 100, 150, 200, 300, 500, 1000, 3000, 10_000)),
        ("handwritten-digits", (50, 75, 100, 150, 200, 300)),
    ],
)
def test_that_a_healthy_preset_never_has_a_problem(name, looks):
    monitor, trainer = Monitor(), trained(preset(name), 0)
    for step in looks:
        trainer.train(step - trainer.step)
        problems = [f.kind for f in monitor.look(evidence_of(trainer)) if f.severity is Severity.PROBLEM]
        assert trainer.step == step and problems == []


@pytest.mark.parametrize(
    ("name", "kind"), [("vanishing-gradient", "vanishing_gradient"), ("exploding-gradient", "exploding_gradient")]
)
def test_that_a_preset_shows_what_it_is_named_for_within_sixty_steps(name, kind):
    evidence = evidence_of(trained(preset(name), 60))
    assert DETECTORS[kind].look(evidence, active=False).severity is Severity.PROBLEM


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("vanishing-gradient", "vanishing_gradient"),
        ("exploding-gradient", "exploding_gradient"),
        ("dead-relu", "dead_units"),
        ("zero-initialization", "identical_units"),
        ("learning-rate-too-large", "rate_too_large"),
    ],
)
def test_that_the_first_remedy_cures_a_preset(name, kind):
    finding = found(kind, preset(name), 1000)
    assert found(kind, finding.remedies[0].experiment, 1000) is None


def test_that_every_remedy_trains_twenty_sigmoid_layers_within_a_thousand_steps():
    vanishing = preset("vanishing-gradient")
    remedies = found("vanishing_gradient", vanishing, 100).remedies
    for chosen, learns in ((vanishing, False), *((each.experiment, True) for each in remedies)):
        curves = trained(chosen, 1000).history.evaluations.drawn.curves()
        assert (curves.last[curves.index("val_accuracy")].max() >= 0.8) == learns, chosen.network
    assert len(remedies) == 4


def test_that_the_vanishing_gradient_names_the_ratio_and_the_fall_at_every_layer():
    case = CASES[0]
    trainer = trained(case.raising, case.steps)
    finding = DETECTORS["vanishing_gradient"].look(evidence_of(trainer), active=False)
    recent = range(case.steps - 20, case.steps)
    first, last = (trainer.history.column(f"grad_norm/layer{layer}")[1][list(recent)] for layer in (1, 13))
    assert finding.values["ratio"] == pytest.approx(np.median(first) / np.median(last), rel=0.05)
    # 12 steps back, each by the same factor, would come to about the same ratio
    assert finding.values["factor"] ** 12 == pytest.approx(finding.values["ratio"], rel=10)
    assert finding.layer == 1


def test_that_gradients_that_all_grow_together_explode_though_the_ratio_is_near_one():
    case = CASES[1]
    finding = found("exploding_gradient", case.raising, case.steps)
    assert finding.values["longest"] == finding.numbers[1].value  # what the sentence says is what the card measures
    ratio = next(number for number in finding.numbers if "output layer" in number.label)
    assert 0.01 < ratio.value < 100 and finding.values["norm"] > finding.values["threshold"]


def test_that_clipping_makes_an_exploding_gradient_a_warning():
    case = CASES[1]
    table = case.raising.as_table()
    table["regularization"]["clip_norm"] = 1.0
    assert found("exploding_gradient", case.raising, case.steps).severity is Severity.PROBLEM
    assert found("exploding_gradient", Experiment.model_validate(table), case.steps).severity is Severity.WARNING


def test_that_an_exploding_gradient_on_its_way_down_is_told_with_where_it_settles(monkeypatch):
    case, detector = CASES[1], DETECTORS["exploding_gradient"]
    evidence = evidence_of(trained(case.raising, case.steps))
    norm = detector.look(evidence, active=False).values["norm"]
    monkeypatch.setattr(exploding_gradient, "longest_healthy", lambda dataset: 1.5 * norm)
    assert detector.look(evidence, active=False) is None
    finding = detector.look(evidence, active=True)
    assert "is down to" in finding.template
    assert finding.numbers[0].value > finding.numbers[0].threshold == pytest.approx(0.45 * norm)


def test_that_dead_units_are_dated():
    """The rate is harmless until it is raised in the middle of the run, which kills the units."""
    trainer = trained(experiment(**HE, optimizer={"name": "sgd", "learning_rate": 0.03}), 80)
    assert DETECTORS["dead_units"].look(evidence_of(trainer), active=False) is None
    trainer.edit(changed(trainer.experiment, {"optimizer.learning_rate": 2.0}))
    trainer.train(300)
    finding = DETECTORS["dead_units"].look(evidence_of(trainer), active=False)
    assert finding.severity is Severity.PROBLEM and 75 <= finding.since <= 100
    share, since, _ = finding.numbers
    assert share.value == 1 and share.layer == since.layer == 3  # the last, of which no unit is left


def test_that_leaky_units_are_never_called_dead():
    experiment_ = experiment(network__activation="leaky_relu", network__initializer={"name": "he_normal", "bias": -5.0})
    assert found("dead_units", experiment_, 200) is None


def test_that_without_a_look_into_the_network_nothing_is_said_of_its_units():
    case = next(case for case in CASES if case.kind == "identical_units")
    evidence = evidence_of(trained(case.raising, 50))
    blind = type(evidence)(**{**vars(evidence), "inspection": None})
    assert DETECTORS["identical_units"].look(evidence, active=False) is not None
    assert DETECTORS["identical_units"].look(blind, active=False) is None


def test_that_zero_weights_raise_one_problem_and_not_three():
    zeros = experiment(**{**HE, "network__initializer": "zeros"})
    evidence = evidence_of(trained(zeros, 200))
    seen = {kind for kind in KINDS if DETECTORS[kind].look(evidence, active=False)}
    assert seen == {"identical_units"}


def test_that_a_diverged_run_names_step_layer_and_quantity():
    case = next(case for case in CASES if case.kind == "diverged")
    trainer = trained(case.raising, case.steps)
    assert isinstance(trainer.outcome, Diverged)
    finding = DETECTORS["diverged"].look(evidence_of(trainer), active=False)
    assert (finding.since, finding.layer) == (trainer.outcome.step, trainer.outcome.layer)
    assert DETECTORS["diverged"].WHAT[trainer.outcome.what] == finding.values["what"]


def test_that_a_rate_raised_until_the_run_diverges_is_too_large():
    trainer = trained(experiment(**HE, optimizer={"name": "sgd", "learning_rate": 0.03}), 80)
    trainer.edit(changed(trainer.experiment, {"optimizer.learning_rate": 100.0}))
    trainer.train(300)
    assert isinstance(trainer.outcome, Diverged)
    finding = DETECTORS["rate_too_large"].look(evidence_of(trainer), active=False)
    assert finding.since == 81 and finding.values["ratio"] > 1
    assert "times their length" in shown(finding) and "%" not in shown(finding), "nobody can read 2,940 %"


def test_that_a_run_that_goes_on_after_diverging_is_found_too():
    case = next(case for case in CASES if case.kind == "diverged")
    table = case.raising.as_table()
    table["training"]["stop_on_divergence"] = False
    trainer = trained(Experiment.model_validate(table), case.steps)
    assert trainer.step == case.steps and not isinstance(trainer.outcome, Diverged)
    stopped = trained(case.raising, case.steps)
    finding = DETECTORS["diverged"].look(evidence_of(trainer, outcome=Running()), active=False)
    assert finding is not None and finding.since == stopped.outcome.step


@pytest.mark.parametrize("schedule", ["cosine_restarts", "cyclic", "cosine", "linear", "one_cycle"])
def test_that_a_schedule_on_its_way_is_not_at_zero(schedule):
    trainer = trained(experiment(optimizer=SGD, schedule={"name": schedule}, training__epochs=40), 0)
    for _ in range(12):
        trainer.train(30)
        assert DETECTORS["schedule_at_zero"].look(evidence_of(trainer), active=False) is None
    assert trainer.step == trainer.calendar.total


@pytest.mark.parametrize("left, said", [(5, False), (10, True)])  # of 360 steps, of which a fiftieth may be at zero
def test_that_the_last_steps_of_a_run_may_be_at_zero(left, said):
    schedule = {"name": "multistep", "milestones": [360 - left], "gamma": 1e-6}
    trainer = trained(experiment(optimizer=SGD, schedule=schedule, training__epochs=40), 360)
    assert trainer.step == trainer.calendar.total == 360
    assert (DETECTORS["schedule_at_zero"].look(evidence_of(trainer), active=False) is not None) == said


def test_that_a_rate_is_not_called_small_while_it_warms_up():
    warm = experiment(optimizer=SGD, schedule={"name": "constant", "warmup_steps": 100_000}, training__epochs=20_000)
    assert found("rate_too_small", warm, 20) is None
    assert found("rate_too_small", warm, 120) is None


def test_that_a_run_that_had_learned_and_lost_it_has_too_large_a_rate():
    trainer = trained(experiment(**HE, optimizer={"name": "adam", "learning_rate": 0.01}), 1500)
    assert DETECTORS["rate_too_large"].look(evidence_of(trainer), active=False) is None
    trainer.edit(changed(trainer.experiment, {"optimizer.learning_rate": 1.0}))
    trainer.train(1000)
    assert DETECTORS["rate_too_large"].look(evidence_of(trainer), active=False).severity is Severity.PROBLEM


@pytest.mark.parametrize(("seed", "other"), [(7, 8), (2**63 - 1, 0)])
def test_that_a_plateau_from_the_beginning_may_be_left_by_other_weights(seed, other):
    chosen = experiment(seed=seed)
    assert _escape(chosen)[-1].experiment == chosen.model_copy(update={"seed": other})
