"""The experiments of a plan are those that somebody would write by hand, one after another."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dllab import Experiment
from dllab.experiment import ExperimentError
from dllab.experiment.values import TooManyRuns
from dllab.experiment.varying import CannotDraw, Grid

RATES, WIDTHS = [0.5, 0.25, 0.125], [[8], [32, 32], []]
KEYS = ("optimizer.learning_rate", "network.hidden", "training.batch_size", "regularization.l2")
numbers = st.lists(st.integers(1, 1000), min_size=1, max_size=4, unique=True)


def test_that_combinations_come_with_the_last_setting_fastest_and_each_with_its_seeds():
    found = Experiment(seed=7).vary({"optimizer.learning_rate": RATES, "network.hidden": WIDTHS}, seeds=2)
    expected = [
        Experiment.model_validate({"seed": seed, "optimizer": {"learning_rate": rate, "name": "adam"},
                                   "network": {"hidden": widths}})
        for rate in RATES for widths in WIDTHS for seed in (7, 8)
    ]  # fmt: skip
    assert found == expected


def test_that_values_may_be_written_as_on_the_command_line():
    written = {"optimizer.learning_rate": "0.5,0.25,0.125", "network.hidden": "[8],[32,32],[]"}
    listed = {"optimizer.learning_rate": RATES, "network.hidden": WIDTHS}
    assert Experiment().vary(written) == Experiment().vary(listed)


def test_that_a_range_for_a_whole_number_gives_whole_numbers():
    found = Experiment().vary({"training.batch_size": "10..20:log:3"})
    assert [one.training.batch_size for one in found] == [10, 14, 20]


def test_that_nothing_to_vary_is_the_experiment_itself():
    assert Experiment(seed=3).vary({}) == [Experiment(seed=3)]


def test_that_the_last_seed_is_the_largest_number_of_a_toml_file_and_the_first_follows_it():
    last = 2**63 - 1
    assert [one.seed for one in Experiment(seed=last).vary({}, seeds=2)] == [last, 0]
    with pytest.raises(ExperimentError):
        Experiment.model_validate({"seed": last + 1})


@pytest.mark.parametrize(
    "keys", [("optimizer.name", "optimizer.learning_rate"), ("optimizer.learning_rate", "optimizer.name")]
)
def test_that_a_choices_name_is_set_before_its_settings(keys):
    values = {"optimizer.name": ["sgd", "adam"], "optimizer.learning_rate": [0.5]}
    found = Experiment().vary({key: values[key] for key in keys})
    assert [(one.optimizer.name, one.optimizer.learning_rate) for one in found] == [("sgd", 0.5), ("adam", 0.5)]


@given(st.lists(numbers, min_size=1, max_size=4), st.data())
def test_that_random_combinations_are_different_ones_of_the_grid_and_the_same_each_time(values, data):
    settings = dict(zip(KEYS, values, strict=False))
    everything = list(itertools.product(*settings.values()))
    count = data.draw(st.integers(1, len(everything)))
    base = Experiment(seed=data.draw(st.integers(0, 100)))
    grid = Grid.of(base, settings, random=count)
    found = [tuple(grid.settings(number).values()) for number in range(len(grid))]
    places = [everything.index(one) for one in found]
    assert len(found) == count and places == sorted(set(places))
    assert found == [
        tuple(again.values()) for again in map(Grid.of(base, settings, random=count).settings, range(count))
    ]


@given(st.lists(numbers, min_size=1, max_size=4))
def test_that_the_grid_is_every_combination(values):
    settings = dict(zip(KEYS, values, strict=False))
    grid = Grid.of(Experiment(), settings)
    found = [tuple(grid.settings(number).values()) for number in range(len(grid))]
    assert found == list(itertools.product(*settings.values()))


def test_that_every_combination_is_drawn_sooner_or_later():
    settings = {"network.hidden": WIDTHS}
    drawn = {Grid.of(Experiment(seed=seed), settings, random=1).chosen[0] for seed in range(100)}
    assert drawn == {0, 1, 2}


def test_that_more_than_a_hundred_thousand_runs_are_refused_unless_few_are_drawn():
    settings = dict.fromkeys(("optimizer.learning_rate", "optimizer.beta1", "regularization.l2"), "0.1..0.9:1000")
    with pytest.raises(TooManyRuns, match=r"1,000,000,000 runs .* 100,000 is the most"):
        Experiment().vary(settings)
    assert len(Experiment().vary(settings, random=5)) == 5
    with pytest.raises(TooManyRuns, match="200,000"):
        Experiment().vary({"regularization.l2": "0..1:50001"}, seeds=200_000 // 50_000, random=50_000)
    with pytest.raises(TooManyRuns, match="100,001"):
        Experiment().vary({}, seeds=100_001)


@pytest.mark.parametrize("count", [0, 4, 10**30])
def test_that_only_what_there_is_can_be_drawn(count):
    with pytest.raises(CannotDraw, match="from 1 to 3 can"):
        Experiment().vary({"network.hidden": WIDTHS}, random=count)


@pytest.mark.parametrize(
    "key, values, said",
    [
        ("optimizer.learning_rat", [0.1], "did you mean 'learning_rate'"),
        ("optimzer", ["sgd"], "did you mean 'optimizer'"),
        ("optimizer", ["sdg"], "did you mean 'sgd'"),
        ("optimizer.learning_rate", [0.1, -1], "must be greater than 0"),
        (".".join("a" * 100), [1], "there is no such key"),
        ("optimizer.learning_rate", [], "has no values"),
    ],
)
def test_that_what_does_not_exist_is_refused_with_the_nearest_that_does(key, values, said):
    with pytest.raises(ExperimentError, match=said):
        Experiment().vary({key: values})
