"""Points put down by hand, as an experiment keeps them."""

import numpy as np
import pytest

from dllab import Experiment
from dllab.catalogue import parameters_of
from dllab.datasets import DATASETS, Unfinished
from dllab.datasets.drawn import MOST_POINTS
from dllab.experiment import ExperimentError

POINTS = [[-1.0, 0.5, 0], [1.25, 0, 1], [0.125, -2.5, 1], [-0.5, 2.5, 0]]


def drawn(points, **parameters):
    return Experiment.model_validate({"dataset": {"name": "drawn", "points": points, **parameters}})


def test_that_the_examples_are_the_points():
    data = drawn(POINTS).dataset.load(0)
    order = np.lexsort(data.x_train.T[::-1])
    assert data.x_train[order].tolist() == [[-1, 0.5], [-0.5, 2.5], [0.125, -2.5], [1.25, 0]]
    assert data.y_train[order].tolist() == [0, 0, 1, 1]
    assert data.classes == ("class 1", "class 2")


def test_that_the_points_come_back_from_the_file_as_lists(tmp_path):
    experiment = drawn(POINTS)
    experiment.save(tmp_path / "x.toml")
    assert Experiment.load(tmp_path / "x.toml") == experiment
    assert parameters_of(DATASETS["drawn"])[0].kind == "points"


def test_that_a_class_in_between_may_be_left_out():
    data = drawn([[0.0, 0.0, 0], [1.0, 0.0, 3]]).dataset.load(0)
    assert data.class_counts.tolist() == [1, 0, 0, 1]


@pytest.mark.parametrize(
    ("points", "parameters", "said"),
    [
        ([], {}, "two classes"),
        ([[0.0, 0.0, 1], [1.0, 1.0, 1]], {}, "two classes"),
        (POINTS[:3], {"validation": 0.3}, "Class 1 needs 2 points"),
        (POINTS, {"validation": 0.3, "test": 0.3}, "Class 1 needs 3 points"),
    ],
)
def test_that_too_few_points_are_unfinished_and_not_wrong(points, parameters, said):
    with pytest.raises(Unfinished, match=said):
        drawn(points, **parameters).dataset.load(0)


@pytest.mark.parametrize(
    ("points", "key", "said"),
    [
        ([[0.0, 9.0, 0]], "dataset.points.0.1", "at most 2.5"),
        ([[0.0, float("nan"), 0]], "dataset.points.0.1", "number"),
        ([[0.0, 0.0, 8]], "dataset.points.0.2", "less than 8"),
        ([[0.0, 0.0, 0.5]], "dataset.points.0.2", "whole number"),
        ([[0.0, 0.0]], "dataset.points.0", ""),
        ("a line", "dataset.points", "must be a list"),
        ([[0.0, 0.0, 0]] * (MOST_POINTS + 1), "dataset.points", "at most 5000"),
    ],
)
def test_that_what_is_no_point_is_refused_with_its_place(points, key, said):
    with pytest.raises(ExperimentError) as refusal:
        drawn(points)
    assert key in str(refusal.value) and said in str(refusal.value)
