"""A run that no longer improves ends, and goes back to where it was best."""

import numpy as np
import pytest

from dllab import Trainer
from dllab.engine.state import TrainState
from dllab.experiment.sections import EarlyStoppingSection
from dllab.training.early_stopping import follow
from dllab.training.outcomes import EarlyStopped, Finished
from tests.training.examples import clouds, experiment

NAN, INF = float("nan"), float("inf")


def state(value):
    arrays = [np.full(2, value, np.float32) for _ in TrainState._fields]
    return TrainState(*arrays)


def followed(settings, values):
    """The place at which a run with these values, an epoch apart, is stopped, and the one called best."""
    best = None
    for epoch, value in enumerate(values):
        best, in_vain = follow(settings, best, {settings.metric: value}, epoch, float(epoch), state(epoch))
        if in_vain:
            return epoch, best.step
    return None, best and best.step


@pytest.mark.parametrize(
    "settings, values, expected",
    [
        ({"patience": 2}, [5, 4, 3, 3.5, 3.2, 1], (4, 2)),
        ({"patience": 3}, [5, 4, 3, 3.5, 3.2, 1], (None, 5)),
        ({"patience": 2, "metric": "val_accuracy"}, [0.5, 0.7, 0.6, 0.7], (3, 1)),
        ({"patience": 2, "minimal_change": 0.5}, [5, 4.8, 4.6, 4.5], (2, 0)),
        ({"patience": 1}, [5, NAN, 4, 3], (1, 0)),
        ({"patience": 2}, [5, NAN, 4, 3], (None, 3)),
        ({"patience": 2}, [NAN, NAN, NAN, 1], (2, 0)),
        ({"patience": 2}, [NAN, INF, 7, 8, 9], (4, 2)),
        ({"patience": 2, "minimal_change": 0.5}, [INF, NAN, INF, INF], (2, 0)),
        ({"patience": 2, "metric": "val_accuracy"}, [NAN, 0.5, NAN, 0.5], (3, 1)),
        ({"patience": 0}, [5, 6, 7, 8], (None, None)),
    ],
)
def test_that_a_run_stops_when_patience_is_used_up(settings, values, expected):
    assert followed(EarlyStoppingSection(**settings), values) == expected


def test_that_the_best_parameters_come_back():
    best, settings = None, EarlyStoppingSection(patience=1)
    for epoch, value in enumerate([3.0, 2.0, 4.0]):
        best, _ = follow(settings, best, {"val_loss": value}, epoch, float(epoch), state(epoch))
    last = state(9)
    best.restore(last)
    assert (last.parameters == 1).all() and (last.running == 1).all() and (last.cursor == 9).all()


def test_that_a_trainer_stops_at_the_best_loss_it_evaluated():
    trainer = Trainer(
        experiment(training={"epochs": 3000}, early_stopping={"patience": 20}, optimizer={"learning_rate": 0.5}),
        clouds(),
    )
    trainer.train(trainer.calendar.end)
    steps, losses = trainer.history.evaluations.exact.curves().step, trainer.history.column("val_loss")[1]
    assert isinstance(trainer.outcome, EarlyStopped) and trainer.step < trainer.calendar.end
    assert trainer.outcome.best_step == steps[np.argmin(losses)]
    assert trainer.scores("val").loss == pytest.approx(losses.min())


def test_that_a_validation_loss_that_is_never_finite_stops_a_run_and_can_be_saved(tmp_path):
    data = clouds()
    x = data.x_val.copy()
    x[:10] = 3e38 * np.random.default_rng(0).choice([-1, 1], x[:10].shape)
    broken = type(data).from_arrays(data.x_train, data.y_train, x, data.y_val, classes=data.classes)
    stopping = {"training": {"epochs": 600}, "early_stopping": {"patience": 20}}
    trainer = Trainer(experiment(network={"activation": "relu"}, **stopping), broken)
    trainer.train(20)
    trainer.save(tmp_path / "x.dllab")
    again = Trainer.load(tmp_path / "x.dllab", broken)
    for each in (trainer, again):
        each.train(each.calendar.end)
        assert isinstance(each.outcome, EarlyStopped) and each.epoch < 30
        assert not np.isfinite(each.history.column("val_loss")[1]).any()
    assert trainer.digest() == again.digest()


def test_that_what_is_said_of_a_run_that_went_back_is_true_of_the_parameters_it_went_back_to():
    trainer = Trainer(
        experiment(training={"epochs": 3000}, early_stopping={"patience": 20}, optimizer={"learning_rate": 0.5}),
        clouds(),
    )
    trainer.train(trainer.calendar.end)
    assert isinstance(trainer.outcome, EarlyStopped)
    assert trainer.evaluate()["val_loss"] == pytest.approx(trainer.scores("val").loss, rel=1e-6)


def test_that_without_validation_data_nothing_stops_early():
    data = clouds()
    alone = type(data).from_arrays(data.x_train, data.y_train, classes=data.classes)
    trainer = Trainer(experiment(training={"epochs": 60}, early_stopping={"patience": 1}), alone)
    trainer.train(trainer.calendar.end)
    assert trainer.outcome == Finished()
