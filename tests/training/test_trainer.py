"""The Trainer keeps the contract that scripts rely on."""

import gc
import weakref

import numpy as np
import pytest

from dllab import Experiment, Trainer
from dllab.datasets import DataError
from dllab.engine.losses import LOSSES
from dllab.engine.losses.base import LossDoesNotFit
from dllab.engine.network import WrongShape
from dllab.experiment import ExperimentError
from dllab.messages import UserError
from dllab.training.outcomes import Diverged, Finished, Paused
from dllab.training.snapshot import Curves, SavedRun
from dllab.training.time_machine import TimeMachine
from tests import naive, naive_schedules
from tests.training.examples import clouds, curve, experiment, oracle


def test_that_parameters_are_float32_copies_named_and_shaped_by_layer():
    trainer = Trainer(experiment(), clouds())
    found = trainer.parameters
    shapes = [(6, 3), (6,), (5, 6), (5,), (3, 5), (3,)]
    names = [f"layer{number}.{kind}" for number in (1, 2, 3) for kind in ("weight", "bias")]
    assert list(found) == names and [found[name].shape for name in names] == shapes
    assert all(array.dtype == np.float32 and array.flags.c_contiguous for array in found.values())
    found["layer1.weight"][...] = 99
    assert (trainer.parameters["layer1.weight"] != 99).all()


def test_that_slow_weights_begin_where_loaded_ones_are():
    """Lookahead that keeps a millionth of the way stays where it began."""
    ahead = {"name": "lookahead", "k": 1, "alpha": 1e-6, "inner": {"name": "sgd", "learning_rate": 0.1}}
    trainer = Trainer(Experiment(network={"hidden": [4]}, optimizer=ahead), clouds())
    given = {name: values + 1 for name, values in trainer.parameters.items()}
    trainer.load_parameters(given)
    trainer.train(3)
    for name, values in trainer.parameters.items():
        np.testing.assert_allclose(values, given[name], atol=1e-4)


@pytest.mark.parametrize("initializer", ["xavier_normal", {"name": "constant", "bias": 0.5}])
def test_that_a_network_without_biases_has_none_from_start_to_end(initializer):
    network = {"biases": False, "initializer": initializer, "normalization": "layer"}
    trainer = Trainer(experiment(network=network), clouds())
    for _ in range(2):
        assert [name for name in trainer.parameters if name.endswith("bias")] == []
        assert "layer1.shift" in trainer.parameters
        zero = trainer.forward(np.zeros((1, 3))) if trainer.step == 0 else np.zeros(3)
        np.testing.assert_array_equal(zero.ravel(), np.zeros(3))  # shifts begin at 0, and nothing else adds anything
        trainer.train(10)
    whole = Trainer(experiment(network=network | {"biases": True}), clouds())
    assert trainer.layout.parameter_count == whole.layout.parameter_count - (6 + 5 + 3)


def test_that_an_experiment_that_says_nothing_of_biases_has_them():
    table = experiment().as_table()
    del table["network"]["biases"]
    assert Experiment.model_validate(table) == experiment() and experiment().network.biases


def test_that_loaded_parameters_are_those_trained_with():
    trainer = Trainer(experiment(), clouds())
    given = {name: np.full_like(array, 0.1) for name, array in trainer.parameters.items()}
    trainer.load_parameters(given)
    np.testing.assert_equal(trainer.parameters, given)
    expected = naive.forward(given, trainer.dataset.x_val, "tanh")[1][-1]
    np.testing.assert_allclose(trainer.forward(trainer.dataset.x_val), expected, rtol=1e-5)


@pytest.mark.parametrize(
    "spoil, said",
    [
        (lambda p: p.pop("layer2.bias"), "layer2.bias"),
        (lambda p: p.update({"layer9.weight": np.zeros((1, 1))}), "layer9.weight"),
        (lambda p: p.update({"layer2.weight": np.zeros((6, 5), np.float32)}), r"layer2.weight.*\(6, 5\).*\(5, 6\)"),
        (lambda p: p.update({"layer3.bias": np.zeros((3, 1), np.float32)}), "layer3.bias"),
    ],
)
def test_that_wrong_parameters_are_refused_before_anything_changes(spoil, said):
    trainer = Trainer(experiment(), clouds())
    before = trainer.parameters
    given = {name: array + 1 for name, array in before.items()}
    spoil(given)
    with pytest.raises(WrongShape, match=said):
        trainer.load_parameters(given)
    np.testing.assert_equal(trainer.parameters, before)


def test_that_training_returns_the_history_with_every_step():
    trainer = Trainer(experiment(), clouds())
    history = trainer.train(steps=50)
    assert history is trainer.history and trainer.step == 50
    for name in ("train_loss", "learning_rate", "grad_norm/layer1", "grad_norm/layer3"):
        step, values = history.column(name)
        np.testing.assert_array_equal(step, np.arange(1, 51))
        assert values.dtype == np.float32 and np.isfinite(values).all()


@pytest.mark.parametrize("loss, data", [("cross_entropy", clouds), ("mse", clouds), ("mse", curve)])
def test_that_a_run_is_the_oracles(loss, data):
    chosen = experiment(
        loss={"name": loss}, training={"shuffle": False}, optimizer={"momentum": 0.9},
        schedule={"name": "cosine", "warmup_steps": 7}, regularization={"l2": 0.01, "clip_norm": 0.5},
    )  # fmt: skip
    trainer = Trainer(chosen, data())
    run = oracle(trainer)
    history = trainer.train(60)
    rates = [naive_schedules.rate_at(t, rate=0.05, total=90, **chosen.schedule.as_table()) for t in range(60)]
    expected = [run.step(rate) for rate in rates]
    np.testing.assert_allclose(history.column("learning_rate")[1], rates, rtol=1e-6)
    np.testing.assert_allclose(history.column("train_loss")[1], [value for value, _, _ in expected], rtol=1e-4)
    np.testing.assert_array_equal(history.column("clipped")[1], [clipped for _, _, clipped in expected])
    norms = np.stack([history.column(f"grad_norm/layer{number}")[1] for number in (1, 2, 3)], axis=1)
    np.testing.assert_allclose(norms, [norm for _, norm, _ in expected], rtol=1e-3)
    for name, array in trainer.parameters.items():
        np.testing.assert_allclose(array, run.parameters[name], rtol=1e-3, atol=1e-5)


def test_that_the_way_train_is_called_changes_nothing():
    one, other = Trainer(experiment(), clouds()), Trainer(experiment(), clouds())
    one.train(77)
    for count in (1, 5, 0, 30, 41):
        other.train(count, record_every=1)
        other.evaluate()
        other.forward(other.dataset.x_val)
    np.testing.assert_equal(one.parameters, other.parameters)
    np.testing.assert_equal(one.history.column("train_loss"), other.history.column("train_loss"))


def test_that_forward_takes_one_example_or_many_and_refuses_others():
    trainer = Trainer(experiment(), clouds())
    x = trainer.dataset.x_train
    many = trainer.forward(x)
    assert many.shape == (21, 3) and many.dtype == np.float32
    np.testing.assert_array_equal(trainer.forward(x[4]), many[4:5])
    assert trainer.forward(x[:0]).shape == (0, 3)
    with pytest.raises(WrongShape, match="4.*3"):
        trainer.forward(np.zeros((2, 4)))


@pytest.mark.parametrize("count", [1, 3, 8, 21])
def test_that_gradients_are_of_the_mean_loss_plus_penalties(count):
    trainer = Trainer(experiment(regularization={"l1": 0.01, "l2": 0.1}), clouds())
    x, y = trainer.dataset.x_train[:count], trainer.dataset.y_train[:count]
    _, data = naive.loss_and_gradient(oracle(trainer).parameters, x.astype(float), y, "tanh", "cross_entropy")
    expected = naive.penalized(data, oracle(trainer).parameters, 0.01, 0.1)
    before = trainer.parameters
    found = trainer.gradients(x, y)
    assert found.keys() == before.keys()
    for name, array in expected.items():
        assert found[name].dtype == np.float32
        np.testing.assert_allclose(found[name], array, rtol=1e-4, atol=1e-6)
    np.testing.assert_equal(trainer.parameters, before)


@pytest.mark.parametrize("loss", [name for name in LOSSES.names() if "classification" in LOSSES[name].tasks])
@pytest.mark.parametrize("wrong", [[0, 2], [-1, 0], [0.5, 1.0], [np.nan, 0.0], [[0, 1], [1, 0]], ["a", "b"]])
def test_that_gradients_refuse_labels_that_no_class_has(loss, wrong):
    data = clouds(classes=2)
    trainer = Trainer(experiment(loss={"name": loss}), data)
    with pytest.raises((UserError, ValueError)):
        trainer.gradients(data.x_train[:2], wrong)


@pytest.mark.parametrize("columns", [1, 3])
def test_that_gradients_refuse_targets_of_another_width(columns):
    data = curve()
    trainer = Trainer(experiment(loss={"name": "mse"}), data)
    with pytest.raises((UserError, ValueError)):
        trainer.gradients(data.x_train[:4], np.zeros((4, columns)))


def test_that_gradients_refuse_inputs_and_targets_of_other_lengths():
    trainer = Trainer(experiment(), clouds())
    with pytest.raises(DataError, match="x_train has 4 rows and y_train has 3"):
        trainer.gradients(np.zeros((4, 3)), np.zeros(3, int))


def test_that_a_loss_made_for_another_task_is_refused():
    with pytest.raises(LossDoesNotFit, match="cross_entropy.*regression.*mse"):
        Trainer(experiment(), curve())


def test_that_a_run_is_finished_after_its_epochs_and_can_be_extended():
    trainer = Trainer(experiment(training={"epochs": 4}), clouds())
    assert trainer.calendar.total == 12 and trainer.calendar.steps_per_epoch == 3
    trainer.train(11)
    assert trainer.outcome == Paused() and trainer.calendar.steps_left_in_epoch(trainer.step) == 1
    trainer.train(1)
    assert trainer.outcome == Finished() and trainer.epoch == 4.0
    trainer.extend()
    assert trainer.outcome == Paused() and trainer.calendar.end == 24 and trainer.calendar.total == 12


def test_that_divergence_is_an_outcome_that_stops_the_run():
    chosen = experiment(network={"activation": "relu"}, loss={"name": "mse"}, optimizer={"learning_rate": 1e9})
    trainer = Trainer(chosen, curve())
    trainer.train(50)
    outcome = trainer.outcome
    assert isinstance(outcome, Diverged) and outcome.step == trainer.step < 50 and 1 <= outcome.layer <= 3
    trainer.train(10)
    assert trainer.step == outcome.step
    assert len(trainer.history.column("train_loss")[0]) == outcome.step


def test_that_divergence_need_not_stop_the_run():
    chosen = experiment(
        network={"activation": "relu"}, loss={"name": "mse"}, optimizer={"learning_rate": 1e9},
        training={"stop_on_divergence": False},
    )  # fmt: skip
    trainer = Trainer(chosen, curve())
    trainer.train(50)
    assert trainer.step == 50 and trainer.outcome == Paused()


@pytest.mark.parametrize(
    "sections",
    [
        {"optimizer": {"learning_rate": 1e300}},
        {"network": {"initializer": {"name": "normal", "std": 1e300}}},
        {"network": {"initializer": {"name": "zeros", "bias": 1e300}}},
    ],
    ids=["rate", "weights", "bias"],
)
def test_that_numbers_beyond_float32_are_refused_before_they_reach_the_engine(sections):
    with pytest.raises(ExperimentError, match=r"1e\+300: must be at most 1e\+"):
        experiment(**sections)


def test_that_the_largest_rate_accepted_ends_in_divergence():
    trainer = Trainer(experiment(optimizer={"learning_rate": 1e30}, network={"activation": "relu"}), clouds())
    trainer.train(5)
    assert isinstance(trainer.outcome, Diverged)


def test_that_a_batch_above_the_data_is_all_of_it():
    trainer = Trainer(experiment(training={"batch_size": 1000, "epochs": 5}), clouds())
    trainer.train(5)
    assert trainer.outcome == Finished() and trainer.epoch == 5.0


def test_that_the_same_seed_gives_the_same_run_and_another_seed_another():
    runs = [Trainer(experiment(seed=seed)) for seed in (3, 3, 4)]
    for trainer in runs:
        trainer.train(20)
    np.testing.assert_equal(runs[0].parameters, runs[1].parameters)
    assert (runs[0].parameters["layer1.weight"] != runs[2].parameters["layer1.weight"]).all()


def test_that_data_may_have_nothing_held_out():
    trainer = Trainer(experiment(), clouds(held_out=0))
    trainer.train(5)
    assert trainer.scores("val").loss is None and np.isfinite(trainer.scores("train").loss)


def test_that_the_default_experiment_learns():
    trainer = Trainer(Experiment.model_validate({"optimizer": {"name": "adam", "learning_rate": 0.03}}))
    trainer.train(1500)
    assert trainer.scores("val").accuracy > 0.9


def test_that_a_rate_falls_where_the_validation_loss_is_not_finite_and_the_training_loss_is():
    data = clouds()
    x = 3e38 * np.random.default_rng(0).choice([-1, 1], data.x_val.shape)
    broken = type(data).from_arrays(data.x_train, data.y_train, x, data.y_val, classes=data.classes)
    schedule = {"name": "reduce_on_plateau", "patience": 2}
    rates = []
    for dataset in (data, broken):
        trainer = Trainer(experiment(network={"activation": "relu"}, schedule=schedule), dataset)
        trainer.train(20)
        rates.append(trainer.next_rate)
    assert rates[0] == 0.05 and rates[1] < 0.05 / 10 and np.isfinite(trainer.evaluate()["train_loss"])


def test_that_a_run_of_an_earlier_version_with_columns_for_what_it_did_not_measure_goes_on():
    data = clouds(held_out=0)
    trainer = Trainer(experiment(), data)
    trainer.train(20)
    steps, layers, now, curvature = trainer.history.curves()
    names = ("train_loss_eval", "val_loss", "train_accuracy", "val_accuracy", "val_top2_error")

    def widened(values):
        gap = np.full(values.shape[1], np.nan, np.float32)
        return np.stack([values[now.index(name)] if name in now.names else gap for name in names])

    evaluations = Curves(names, now.step, *map(widened, (now.low, now.high, now.last)))
    again = Trainer.resumed(SavedRun(trainer.checkpoint(), (steps, layers, evaluations, curvature)), data)
    for each in (trainer, again):
        each.train(20)
    assert again.digest() == trainer.digest() and again.history.columns() == trainer.history.columns()
    for name in now.names:
        np.testing.assert_array_equal(again.history.column(name), trainer.history.column(name))


@pytest.mark.parametrize("curvature", [False, True])
def test_that_a_run_nobody_holds_leaves_memory_at_once(curvature):
    """The window collects cycles seldom, and a run with its curves takes tens of megabytes."""
    training = {"batch_size": 8, "epochs": 30, "curvature": curvature}
    machine = TimeMachine(Trainer(experiment(training=training), clouds()), 1 << 20)
    machine.train(250)
    machine.seek(120)
    gone = [weakref.ref(each) for each in (machine, machine.trainer, machine.trainer.history, machine.trainer.engine)]
    gc.disable()
    try:
        del machine
        assert [each() for each in gone] == [None] * len(gone)
    finally:
        gc.enable()
