"""Optimizers that ask more of a run than the others do: Lookahead and the perceptron rule."""

import numpy as np
import pytest

from dllab import Experiment, Trainer
from dllab.engine.optimizers.base import OptimizerDoesNotFit
from tests import papers
from tests.training.examples import clouds, curve, experiment, oracle

INNER = {"name": "sgd", "learning_rate": 0.05, "momentum": 0.9}
AHEAD = {"name": "lookahead", "k": 4, "inner": INNER}
RULE = {"name": "perceptron", "learning_rate": 0.25}


def training(optimizer, **sections):
    table = experiment(**{"training": {"shuffle": False}} | sections).as_table()
    return Experiment.model_validate(table | {"optimizer": optimizer})


def single_layer(optimizer=RULE, **sections):
    return training(optimizer, **{"network": {"hidden": []}} | sections)


def assert_like(trainer, expected, share=1e-4):
    for name, array in expected.items():
        assert np.linalg.norm(trainer.parameters[name] - array) <= share * np.linalg.norm(array), name


def test_that_the_schedule_acts_on_the_inner_learning_rate():
    schedule = {"name": "exponential", "gamma": 0.9}
    trainer = Trainer(training(AHEAD, schedule=schedule), clouds())
    _, rates = trainer.train(10).column("learning_rate")
    np.testing.assert_allclose(rates, trainer.experiment.schedule.rates(np.arange(10), 0.05, trainer.calendar.total, 3))


def test_that_loaded_parameters_are_the_first_slow_weights():
    other = training(AHEAD).model_copy(update={"seed": 1})
    first, second = Trainer(training(AHEAD), clouds()), Trainer(other, clouds())
    first.load_parameters(second.parameters)
    expected = oracle(first)
    for trainer in (first, second):
        trainer.train(60)
    for _ in range(60):
        expected.step(0.05)
    np.testing.assert_equal(first.parameters, second.parameters)
    assert_like(first, expected.parameters)


def test_that_a_rate_within_is_edited_in_a_running_experiment():
    trainer = Trainer(training(AHEAD), clouds())
    expected = oracle(trainer)
    trainer.train(10)
    trainer.edit(training(AHEAD | {"inner": INNER | {"learning_rate": 0.01, "momentum": 0.5}}))
    trainer.train(50)
    for _ in range(10):
        expected.step(0.05)
    expected.options = trainer.experiment.optimizer.model_dump()
    for _ in range(50):
        expected.step(0.01)
    assert_like(trainer, expected.parameters)


def test_that_the_weight_decay_of_what_is_wrapped_acts():
    inner = {"name": "sgdw", "learning_rate": 0.05, "weight_decay": 0.3}
    trainer = Trainer(training(AHEAD | {"inner": inner}), clouds())
    expected = oracle(trainer)
    expected.weight_decay = 0.3
    trainer.train(60)
    for _ in range(60):
        expected.step(0.05)
    assert_like(trainer, expected.parameters)


@pytest.mark.parametrize("loss, classes", [("binary_cross_entropy", 2), ("cross_entropy", 4), ("mse", 3)])
def test_that_a_run_with_the_perceptron_rule_is_the_textbooks(loss, classes):
    data = clouds(classes=classes)
    trainer = Trainer(single_layer(loss={"name": loss}, training={"batch_size": 1, "shuffle": False}), data)
    w, b = trainer.parameters["layer1.weight"].tolist(), trainer.parameters["layer1.bias"].tolist()
    examples, labels = data.x_train.astype(float).tolist(), data.y_train.tolist()
    *_, (w, b, _) = papers.rosenblatt(w, b, examples, labels, 0.25, 63)
    _, losses = trainer.train(63).column("train_loss")
    assert_like(trainer, {"layer1.weight": np.array(w), "layer1.bias": np.array(b)}, 1e-5)
    assert np.isfinite(losses).all() and (losses > 0).any()


REFUSED = [
    (single_layer(network={"hidden": [4, 3]}), clouds, "has 2 of them"),
    (single_layer(loss={"name": "mse"}), curve, "regression"),
    (single_layer(network={"hidden": [], "output_activation": "softmax"}, loss={"name": "mse"}), clouds, "auto"),
    (single_layer({"name": "lookahead", "inner": RULE}, network={"hidden": [4]}), clouds, "has 1 of them"),
]


@pytest.mark.parametrize("chosen, data, words", REFUSED, ids=[words for *_, words in REFUSED])
def test_that_the_perceptron_rule_refuses_what_it_cannot_train(chosen, data, words):
    with pytest.raises(OptimizerDoesNotFit, match=words):
        Trainer(chosen, data())
