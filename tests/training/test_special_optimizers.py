"""Optimizers that ask more of a run than the others do: Lookahead and the perceptron rule."""

import numpy as np
import pytest

from dllab import Dataset, Experiment, Trainer
from dllab.engine.optimizers.base import OptimizerDoesNotFit
from dllab.training.outcomes import Finished
from dllab.training.outputs import predicted_classes
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


def test_that_the_rule_learns_and_as_it_is_reckoned_by_hand():
    """From 0 at η = 0.1: an output of exactly 0 does not fire, and from the fifth epoch on nothing is wrong."""
    points, both = [[1.0, 1.0], [0.0, 0.0], [1.0, 0.0], [0.0, 1.0]], [1, 0, 0, 0]
    sections = {
        "network": {"hidden": [], "initializer": "zeros"},
        "loss": {"name": "binary_cross_entropy"},
        "training": {"batch_size": 1, "shuffle": False, "epochs": 10},
    }
    trainer = Trainer(single_layer(RULE | {"learning_rate": 0.1}, **sections), Dataset.from_arrays(points, both))
    after = {1: ([0.0, 0.1], -0.1), 2: ([0.0, 0.1], -0.2), 3: ([0.1, 0.1], -0.2), 4: ([0.1, 0.2], -0.2)}
    for epoch in range(1, 11):
        trainer.train(4)
        w, b = after[min(epoch, 4)]
        np.testing.assert_array_equal(trainer.parameters["layer1.weight"], np.array([w], np.float32))
        np.testing.assert_array_equal(trainer.parameters["layer1.bias"], np.array([b], np.float32))
    assert isinstance(trainer.outcome, Finished)
    outputs = trainer.forward(points)
    assert outputs[3] == 0, "it lies on the line"
    assert predicted_classes(outputs).tolist() == both and trainer.scores("train").accuracy == 1


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
