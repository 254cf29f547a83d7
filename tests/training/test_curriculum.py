"""A curriculum begins with the easiest fifth of the examples and ends with all of them."""

import numpy as np
import pytest

from dllab import Dataset, Trainer
from dllab.engine.state import SIZE
from dllab.training.curriculum import easiest_first, epoch_sizes
from dllab.training.outcomes import Finished
from tests.training.examples import clouds, curve, experiment


def test_that_examples_deep_in_their_own_class_are_easy():
    x = np.array([[-3.0], [-2.0], [0.5], [3.0], [2.0], [-0.6]])
    data = Dataset.from_arrays(x, [0, 0, 0, 1, 1, 1])
    assert set(easiest_first(data)[-2:]) == {2, 5}


def test_that_targets_near_a_line_are_easy():
    x = np.arange(10.0)
    y = 2 * x + 1
    y[[3, 7]] += [5.0, -4.0]
    assert set(easiest_first(Dataset.from_arrays(x, y, task="regression"))[-2:]) == {3, 7}


@pytest.mark.parametrize("data", [clouds(), curve()])
def test_that_every_example_has_its_place(data):
    assert sorted(easiest_first(data)) == list(range(len(data.x_train)))


def test_that_epochs_grow_from_a_fifth_to_all():
    assert epoch_sizes(100, 4.0, np.arange(6)).tolist() == [20, 40, 60, 80, 100, 100]
    assert epoch_sizes(100, 0.0, np.arange(3)).tolist() == [100, 100, 100]
    assert epoch_sizes(3, 10.0, np.arange(3)).tolist() == [1, 1, 2]


@pytest.mark.parametrize("curriculum", [0.5, 0.05])
@pytest.mark.parametrize("shuffle", [True, False])
def test_that_an_epoch_visits_the_easiest_examples_alone(shuffle, curriculum):
    trainer = Trainer(experiment(training={"curriculum": curriculum, "epochs": 8, "shuffle": shuffle}), clouds())
    ranked, state = easiest_first(trainer.dataset), trainer.engine.state
    for size in epoch_sizes(len(ranked), 8 * curriculum, np.arange(8)):
        trainer.train(1)
        assert state.cursor[SIZE] == size and sorted(state.order[:size]) == sorted(ranked[:size])
        assert shuffle or (state.order[:size] == ranked[:size]).all()
        trainer.train(trainer.calendar.steps_left_in_epoch(trainer.step) if trainer.epoch % 1 else 0)


def test_that_the_run_lasts_the_epochs_asked_for():
    trainer = Trainer(experiment(training={"curriculum": 1.0, "epochs": 6}), clouds())
    trainer.train(trainer.calendar.end)
    assert trainer.epoch == 6.0 and trainer.outcome == Finished()
    assert trainer.calendar.end < 6 * trainer.calendar.steps_per_epoch
