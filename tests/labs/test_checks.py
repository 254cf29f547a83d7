import math
import sys

import numpy as np
import pytest
from sklearn.metrics import confusion_matrix

from dllab import Trainer
from dllab.datasets.folds import folds
from dllab.labs.attempt import Record, Refused
from dllab.labs.bounds import Bounded
from dllab.labs.checks import rest_of
from dllab.labs.lab import LabError, changed
from dllab.labs.results import value_said
from dllab.labs.windows import read_window
from dllab.labs.work import Opened, Work
from dllab.training.recipe import Edit, Extension, Loading, Recipe
from tests.labs.small import TINY, lab_of, look, record


def trained(steps):
    lab = lab_of({"that": "unchanged"})
    trainer = Trainer(lab.start_of(lab.step[0], 0))
    trainer.train(steps, record_every=1)
    return trainer


def test_that_a_window_says_which_steps_it_means():
    assert [list(read_window(w).steps(10)) for w in ("end", "first 2", "last 3", "step 4", [2, 4])] == [
        [10], [1, 2], [8, 9, 10], [4], [2, 3, 4]
    ]  # fmt: skip
    assert [list(read_window(w).steps(1)) for w in ("last 3", "step 4", [2, 4])] == [[1], [], []]


def test_that_columns_of_layers_are_those_of_every_step_long_after_they_are_recorded_seldom():
    exact = trained(330).history.column("update_ratio/layer1")[1][-20:]
    found = look(
        {"that": "value", "of": "update_ratio/first", "during": "last 20", "reduce": "mean", "at_least": 0}, 330
    )
    assert found.ok and found.value == pytest.approx(float(np.mean(exact, dtype=np.float64)), rel=1e-12)


def test_that_a_ratio_is_that_of_the_two_reduced_columns():
    history = trained(30).history
    first, last = (np.median(history.column(f"grad_norm/layer{n}")[1][-10:].astype(float)) for n in (1, 3))
    check = {
        "that": "value",
        "of": "grad_norm/first",
        "over": "grad_norm/last",
        "during": "last 10",
        "reduce": "median",
    }
    assert look(check | {"at_least": 0}).value == pytest.approx(first / last, rel=1e-12)


def test_that_hidden_layers_can_be_taken_together():
    trainer = trained(30)
    dead = [trainer.history.column(f"activation_std/layer{n}")[1][-1] for n in (1, 2)]
    found = look({"that": "value", "of": "activation_std/hidden.max", "at_least": 0})
    assert found.value == pytest.approx(max(dead))


@pytest.mark.parametrize("of", ["train_loss", "val_loss", "val_accuracy"])
def test_that_scores_are_those_of_all_examples_at_the_end(of):
    part, name = of.split("_")
    assert look({"that": "score", "of": of, "at_least": 0}).value == getattr(trained(30).scores(part), name)


@pytest.mark.parametrize(
    "check",
    [
        {"that": "score", "of": "val_r2", "at_most": 1e9},
        {"that": "score", "of": "test_loss", "at_most": 1e9},
        {"that": "value", "of": "dead/9", "at_most": 1e9},
        {"that": "value", "of": "dead/first", "during": "step 31", "at_most": 1e9},
        {"that": "parameter", "of": "layer9.bias[0]", "at_most": 1e9},
        {"that": "parameter", "of": "largest_update", "since": 31, "at_most": 1e9},
        {"that": "metric", "of": "recall", "class": 5, "at_most": 1e9},
        {"that": "none", "checks": [{"that": "score", "of": "val_r2", "at_least": 1e9}]},
    ],
)
def test_that_what_was_not_measured_never_passes(check):
    found = look(check)
    assert not found.ok and found.reason == "not measured"


def test_that_parameters_are_read_out_of_the_run():
    trainer = trained(30)
    flat = np.concatenate([p.ravel() for p in trainer.parameters.values()]).astype(float)
    lab = lab_of({"that": "unchanged"})
    start = np.concatenate([p.ravel() for p in Trainer(lab.start_of(lab.step[0], 0)).parameters.values()]).astype(float)
    entry = float(trainer.parameters["layer2.weight"][1, 2])
    for check, value in [
        ({"of": "layer2.weight[1, 2]"}, entry),
        ({"of": "last.bias[1]"}, trainer.parameters["layer3.bias"][1]),
        ({"of": "norm"}, np.linalg.norm(flat)),
        ({"of": "share_below", "below": 0.1}, np.mean(np.abs(flat) < 0.1)),
        ({"of": "largest_update", "since": 0}, np.max(np.abs(flat - start))),
        ({"of": "distance", "to": {"layer2.weight[1,2]": entry - 3.0}}, 3.0),
    ]:
        found = look({"that": "parameter", **check, "at_least": -1e9})
        assert found.value == pytest.approx(float(value), rel=1e-9), check


def test_that_unchanged_and_changed_only_see_every_change_but_the_name():
    only = {"that": "changed_only", "keys": ["optimizer", "network.hidden"]}
    assert look({"that": "unchanged"}, name="Mine").ok
    assert not look({"that": "unchanged"}, optimizer__learning_rate=0.02).ok
    assert look(only, optimizer__learning_rate=0.02, network__hidden=[3]).ok
    found = look(only, training__batch_size=10)
    assert not found.ok and found.value == "training.batch_size"


def test_that_an_edit_on_the_way_counts_as_a_change():
    lab = lab_of({"that": "unchanged"})
    start = lab.start_of(lab.step[0], 0)
    faster = start.model_copy(update={"optimizer": start.optimizer.model_copy(update={"learning_rate": 0.5})})
    recipe = Recipe(start, (Edit(10, start, faster),))
    work = Work(lab, 0, {"run": Record(recipe, 20)})
    found = lab.step[0].check[0].look(work.at(lab.step[0]))
    assert not found.ok and found.value == "optimizer.learning_rate"
    assert work.attempt(lab.step[0]).setting("optimizer.learning_rate", "end") == 0.5
    assert work.attempt(lab.step[0]).setting("optimizer", "start") == "adam"


def test_that_a_diverged_run_is_measured_up_to_where_it_ended():
    check = {"that": "outcome", "is": ["diverged"], "before_step": 200}
    assert look(check, 400, optimizer={"name": "sgd", "learning_rate": 1e4}, loss={"name": "mse"}).ok
    assert not look(check).ok


def test_that_runs_are_compared():
    left, right = ({"that": "steps", "of_run": run} for run in ("this", "baseline"))
    assert look({"that": "compare", "left": left, "right": right, "between": [1, 1]}).ok
    loss = {"that": "score", "of": "train_loss"}
    sides = {"left": loss, "right": loss | {"of_run": "baseline"}}
    found = look({"that": "compare", **sides, "by": "difference", "at_most": 9}, optimizer__learning_rate=0.05)
    trainer = Trainer(changed(trained(0).experiment, {"optimizer.learning_rate": 0.05}))
    trainer.train(30)
    assert found.value == trainer.scores("train").loss - trained(30).scores("train").loss


def test_that_what_the_chosen_run_is_worth_is_its_own_score():
    tested = {"experiments": {"tiny": {"experiment": TINY | {"dataset": TINY["dataset"] | {"test": 0.5}}}}}
    check = {"that": "several", "count": 4, "steps": 20, "statistic": "of_best", "at_least": 0}
    runs = []
    for seed in range(4):
        trainer = Trainer(lab_of({"that": "unchanged"}, **tested).experiments["tiny"].with_seed(seed))
        trainer.train(20)
        runs.append((trainer.scores("val"), trainer.test_scores()))
    chosen = max(runs, key=lambda run: run[0].accuracy)[1]
    least = min(runs, key=lambda run: run[0].loss)[1]
    for of, by, expected in (("test_accuracy", "val_accuracy", chosen.accuracy), ("test_loss", "val_loss", least.loss)):
        lab = lab_of(check | {"of": of, "by": by}, **tested)
        found = lab.step[0].check[0].look(Work(lab, 0, {"run": record(lab, 20)}).at(lab.step[0]))
        assert found.value == expected
    with pytest.raises(LabError, match="of_best needs by"):
        lab_of(check | {"of": "test_accuracy"})


def test_that_a_statistic_of_several_runs_is_that_of_their_scores():
    check = {"that": "several", "count": 3, "steps": 20, "of": "val_loss", "statistic": "mean", "at_least": 0}
    lab = lab_of(check)
    losses = []
    for seed in range(3):
        trainer = Trainer(lab.start_of(lab.step[0], seed))
        trainer.train(20)
        losses.append(trainer.scores("val").loss)
    assert look(check).value == pytest.approx(np.mean(losses))
    assert look(check | {"statistic": "count_at_least", "level": min(losses) + 1e-9}).value == 2


def test_that_folds_are_those_of_a_cross_validation():
    check = {"that": "several", "kind": "folds", "count": 3, "steps": 20, "of": "val_loss", "statistic": "mean"}
    start = trained(0).experiment
    losses = []
    for fold in folds(trained(0).dataset, 3, start.seed):
        trainer = Trainer(start, fold)
        trainer.train(20)
        losses.append(trainer.scores("val").loss)
    assert look(check | {"at_least": 0}).value == pytest.approx(np.mean(losses))


@pytest.mark.parametrize("k", [0, 1])
def test_that_a_metric_is_that_of_the_class(k):
    trainer = trained(200)
    data = trainer.dataset
    predicted, true = trainer.forward(data.x_val).argmax(1), data.y_val
    for of, value in zip(("tn", "fp", "fn", "tp"), confusion_matrix(true == k, predicted == k).ravel(), strict=True):
        assert look({"that": "metric", "of": of, "class": k, "at_least": 0}, 200).value == value


def test_that_combinations_combine():
    yes, no = {"that": "steps", "at_least": 30}, {"that": "steps", "at_least": 31}
    for that, checks, ok in [("all", [yes, no], False), ("any", [yes, no], True), ("none", [no, no], True)]:
        assert look({"that": that, "checks": checks}).ok is ok


def test_that_margins_are_factors_of_positive_bounds():
    assert str(look({"that": "steps", "at_least": 15}).margin) == "×2"
    assert str(look({"that": "steps", "between": [15, 40]}).margin) == "×1.33"
    assert str(look({"that": "steps", "at_most": 0}).margin) == "−30"


def test_that_questions_about_ones_own_run_are_compared_with_it():
    value = {"that": "score", "of": "val_loss"}
    question = {"id": "q", "kind": "read", "text": {"en": "?"}, "value_of": value, "within": 0.01}
    loss = trained(30).scores("val").loss
    check = {"that": "answer", "question": "q"}
    assert look(check, questions=[question], answers={"q": [f"{loss:.3g}"]}).ok
    assert not look(check, questions=[question], answers={"q": [f"{loss * 1.1:.3g}"]}).ok
    assert look(check, questions=[question]).reason == "not answered"


@pytest.mark.parametrize(
    ("graded", "answers", "ok"),
    [
        ("effort", ["5"], True), ("effort", ["many"], False), ("right", ["7", "5"], False), ("right", ["5", "7"], True),
        ("right within 2 tries", ["5", "7", "5"], True), ("right within 2 tries", ["5", "5", "7"], False),
    ],
)  # fmt: skip
def test_that_answers_are_graded_as_the_question_says(graded, answers, ok):
    question = {"id": "q", "kind": "number", "text": {"en": "?"}, "value": 7, "margin": 0.1, "graded": graded}
    assert look({"that": "answer", "question": "q"}, questions=[question], answers={"q": answers}).ok is ok


def work_of(recipe, steps, **budget):
    lab = lab_of({"that": "steps", "at_least": 1}, budget=budget)
    return lab, Work(lab, 0, {"run": Record(recipe, steps)})


def test_that_what_costs_too_much_is_refused_before_anything_is_paid():
    lab = lab_of({"that": "steps", "at_least": 1})
    start = lab.start_of(lab.step[0], 0)
    wide = record(lab, 1, network__hidden=[4000, 4000]).recipe
    loaded = Recipe(start, (Loading(0, np.zeros(3, np.float32)),))
    file = record(lab, 1, training__start_from="/etc/run.dllab").recipe
    late = Recipe(start, (Extension(10**9),))
    for recipe, steps, said in [
        (Recipe(start), 10**9, "longer than this lab allows"),
        (late, 30, "something is done after 1,000,000,000 steps"),
        (wide, 1, "16,000,000 parameters"),
        (loaded, 1, "weights were loaded"),
        (file, 1, "out of a file"),
    ]:
        lab, work = work_of(recipe, steps)
        with pytest.raises(Refused, match=said):
            work.attempt(lab.step[0])
        result = lab.step[0].check[0].look(work.at(lab.step[0]))
        assert not result.ok and said in result.reason


def test_that_a_run_with_another_seed_is_not_this_students():
    lab = lab_of({"that": "steps", "at_least": 1})
    work = Work(lab, 3, {"run": record(lab, 5, seed=4)})
    assert "this student's is 3" in lab.step[0].check[0].look(work.at(lab.step[0])).reason


def test_that_a_run_that_went_on_beyond_its_end_is_replayed_so():
    lab = lab_of({"that": "outcome", "is": ["finished"]})
    start = record(lab, 0, training__epochs=2).recipe.start
    end = Trainer(start).calendar.end
    longer = Recipe(start, (Extension(end),))
    for steps, outcome in ((2 * end - 1, "paused"), (2 * end, "finished")):
        assert Work(lab, 0, {"run": Record(longer, steps)}).attempt(lab.step[0]).outcome == (outcome, steps)


PAGE = {
    "id": "page",
    "kind": "explore",
    "text": {"en": "Find it."},
    "explorer": {"name": "factors", "layers": 20, "weight": 1.0, "slope": 0.25},
    "check": [{"that": "readout", "explorer": "factors", "of": "product", "at_least": 1}],
}


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({"slope": 1.0, "weight": 2.0}, 2.0**20),
        ({}, 0.25**20),
        ({"slope": 9.0}, "slope"),
        ({"sloep": 1.0}, "did you mean 'slope'"),
        ({"name": "bayes"}, "another page"),
        ({".".join("a" * 500): 1.0}, "no such key"),
    ],
)
def test_that_a_page_is_read_off_as_it_was_left(settings, found):
    lab = lab_of({"that": "unchanged"}, step=[PAGE], experiments={})
    result = lab.step[0].check[0].look(Work(lab, 0, pages={"page": Opened(settings)}).at(lab.step[0]))
    if isinstance(found, str):
        assert not result.ok and found in result.reason
    else:
        assert result.value == pytest.approx(found)


def test_that_what_just_misses_its_bound_is_not_said_to_be_the_bound():
    for value, needed, said in [
        (0.989996, {"at_least": 0.99}, "0.989996"),
        (0.99, {"at_least": 0.99}, "0.99"),
        (0.5, {"at_least": 0.99}, "0.5"),
        (0.123456, {"at_least": 0.99}, "0.1235"),
        (1.00004e-9, {"at_most": 1e-9}, "1.00004⋅10⁻⁹"),
        (150000001.0, {"at_most": 1.5e8}, "150000001"),
        (math.inf, {"at_most": 1.5e8}, "∞"),
    ]:
        assert value_said(value, Bounded.model_validate(needed).needed) == said
    assert Bounded.model_validate({"at_least": 0.99000004}).needed == "≥ 0.99000004"


def test_that_a_value_is_said_on_its_own_side_of_every_bound():
    assert value_said(0.12346, "≥ 0.123465") == "0.12346"
    assert value_said(0.12345, "≤ 0.12345") == "0.12345"
    assert value_said(0.12346, "0.1 … 0.123465") == "0.12346"
    assert value_said(0.949961, "≥ 0.9") == "0.95"
    assert value_said(0.949961, "≥ 0.9", [("≥ 0.95", False), ("≥ 0.99", False)]) == "0.94996"
    assert value_said(sys.float_info.max, "≥ 1") == "1.79769⋅10³⁰⁸"


@pytest.mark.parametrize(
    ("asked", "step"),
    [
        ([{"at_least": 40}], 40),
        ([{"between": [30, 50]}], 30),
        ([{"at_most": 60}], 60),
        ([{"at_least": 20}, {"at_least": 40, "at_most": 80}], 40),
        ([{"at_least": 2, "unit": "epochs"}], None),
        ([{"at_least": 40}, {"at_least": 90, "of_run": "baseline"}], 40),
        ([], None),
    ],
)
def test_that_a_run_may_rest_as_soon_as_it_is_as_long_as_is_asked(asked, step):
    checks = [{"that": "unchanged"}, *({"that": "steps", **one} for one in asked)]
    assert rest_of(lab_of(*checks).step[0].check) == step
