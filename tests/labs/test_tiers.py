"""Tiers of a score: the share of the points that each level earns."""

import pytest

from dllab.labs.lab import LabError
from dllab.labs.marking import mark
from dllab.labs.verify import verify
from dllab.labs.work import Work
from tests.labs.small import lab_of, look, record

ACCURACY = {"that": "score", "of": "train_accuracy"}


def accuracy(steps=200):
    return look(ACCURACY | {"at_least": 0.0}, steps).value


@pytest.mark.parametrize("reached", range(4))
def test_that_every_level_earns_the_same_share(reached):
    value = accuracy()
    levels = [value + 0.01 * (place - reached + 0.5) for place in range(4)]
    lab = lab_of(ACCURACY | {"at_least": levels[0], "tiers": levels[1:]})
    marked = mark(Work(lab, 0, {"run": record(lab, 200)}), lab.step[0])
    assert marked.points == pytest.approx(reached / 4 * lab.step[0].points) and marked.ok == (reached > 0)
    assert [on for _, on in marked.checks[0].tiers] == [place < reached for place in (1, 2, 3)]


def test_that_tiers_of_a_loss_go_down():
    loss = look({"that": "score", "of": "train_loss", "at_most": 1e9}, 200).value
    found = look({"that": "score", "of": "train_loss", "at_most": 2 * loss, "tiers": [1.5 * loss, 0.5 * loss]}, 200)
    assert found.share == pytest.approx(2 / 3) and [asked[0] for asked, _ in found.tiers] == ["≤", "≤"]


def test_that_a_comparison_has_tiers_as_a_score_has():
    loss = {"that": "score", "of": "train_loss"}
    ratio = {"that": "compare", "left": loss, "right": loss | {"of_run": "baseline"}}
    value = look(ratio | {"at_most": 1e9}, 200).value
    found = look(ratio | {"at_most": 3 * value, "tiers": [2 * value, 1.5 * value, 0.5 * value]}, 200)
    assert found.share == pytest.approx(3 / 4) and [on for _, on in found.tiers] == [True, True, False]


def test_that_what_was_not_measured_reaches_no_level():
    assert look({"that": "score", "of": "val_r2", "at_least": 0, "tiers": [0.5]}).share == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"at_least": 0.5, "tiers": [0.4]}, "more than the one before it"),
        ({"at_least": 0.5, "tiers": [0.6, 0.6]}, "more than the one before it"),
        ({"at_most": 0.5, "tiers": [0.6]}, "more than the one before it"),
        ({"between": [0.5, 0.9], "tiers": [0.6]}, "a bound on one side"),
        ({"at_least": 0.1, "tiers": [0.2, 0.3, 0.4, 0.5]}, "tiers"),
    ],
)
def test_that_tiers_that_make_no_sense_are_refused(wrong, said):
    with pytest.raises(LabError, match=said):
        lab_of(ACCURACY | wrong)


def test_that_a_solution_has_to_reach_the_highest_tier():
    value = accuracy()
    solution = {"solution": {"run": {"steps": 200}}}
    lab = lab_of(ACCURACY | {"at_least": value - 0.2, "tiers": [value + 0.01]}, **solution)
    assert any("train_accuracy" in problem and "seeds 0" in problem for problem in verify(lab, (0,)).problems)


@pytest.mark.parametrize("points", [0.0, 0.5])
def test_that_a_step_has_points_where_something_in_it_has_a_weight(points):
    lab = lab_of({"that": "steps", "at_least": 1, "points": points})
    assert lab.most == mark(Work(lab, 0), lab.step[0]).most == (1.0 if points else 0.0)
