"""What the microscope shows of a step is what the run then does."""

import numpy as np
import pytest

from dllab.training.microscope.difference import Verdict
from dllab.training.microscope.look import Address
from dllab.training.microscope.specimen import Microscope
from tests import naive_optimizers
from tests.gui.snapshots import images
from tests.training.examples import clouds, curve
from tests.training.microscope.specimens import oracle, specimen

RICH = {"hidden": [6, 6, 6], "activation": "relu", "normalization": "batch", "residual": 1, "dropout": 0.3}
RUNS = {
    "plain": {},
    "unshuffled": {"training": {"shuffle": False}},
    "curriculum": {"training": {"curriculum": 0.5}},
    "rich": {"network": RICH},
    "layer norm": {"network": RICH | {"normalization": {"name": "layer", "position": "after"}, "residual": 2}},
    "sigmoid outputs": {"network": {"output_activation": "sigmoid"}, "loss": {"name": "mse"}},
    "penalties": {
        "regularization": {"l1": 0.01, "l2": 0.1, "clip_norm": 0.2, "clip_value": 0.1, "gradient_noise": 0.3},
        "optimizer": {"name": "adamw", "weight_decay": 0.2},
    },
    "max-norm": {"regularization": {"max_norm": 0.5, "weight_decay": 0.1}},
    "input noise": {"augmentation": {"noise": 0.2}},
    "without biases": {"network": {"biases": False}},
    "frozen": {"network": RICH, "training": {"frozen_layers": 2}, "optimizer": {"name": "adamw", "weight_decay": 0.2}},
}


@pytest.mark.parametrize("steps", [0, 1, 3, 7])
@pytest.mark.parametrize("name", RUNS)
def test_that_the_step_taken_apart_is_the_step_that_the_run_takes(name, steps):
    trainer, microscope, look = specimen(steps=steps, **RUNS[name])
    history = trainer.train(1, record_every=1)
    for found, expected in zip(look.after, trainer.engine.state, strict=True):
        np.testing.assert_array_equal(found, expected)
    assert look.step == steps and np.float32(look.loss) == history.column("train_loss")[1][-1]
    norms = [history.column(f"grad_norm/layer{layer.number}")[1][-1] for layer in look.layers]
    for layer, norm in zip(look.layers, norms, strict=True):
        own = [part for part in (layer.weight_gradient, layer.bias_gradient) if part is not None]
        if name not in ("rich", "layer norm", "penalties", "frozen"):  # scales and shifts, or noise, count too
            assert np.sqrt(sum(np.sum(part.astype(float) ** 2) for part in own)) == pytest.approx(norm, rel=1e-4)


def test_that_moved_images_are_seen_as_the_step_sees_them():
    moves = {"augmentation": {"shift": 2, "rotation": 20.0, "noise": 0.1}}
    trainer, _, look = specimen(images(), steps=2, **moves)
    history = trainer.train(1, record_every=1)
    assert np.float32(look.loss) == history.column("train_loss")[1][-1]
    assert not np.allclose(look.layers[0].inputs, trainer.dataset.x_train[look.examples])


@pytest.mark.parametrize("example", [None, 4])
@pytest.mark.parametrize("name", RUNS)
def test_that_looking_leaves_the_run_alone(name, example):
    trainer, microscope, _ = specimen(**RUNS[name])
    before = trainer.engine.state.copy()
    look = microscope.look(trainer.engine.state, trainer.next_rate, example)
    microscope.follow(look, Address(1, 0, 0))
    for found, expected in zip(trainer.engine.state, before, strict=True):
        np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("name", ["plain", "rich", "layer norm", "sigmoid outputs", "without biases"])
def test_that_signals_and_gradients_are_the_oracles(name):
    trainer, _, look = specimen(**RUNS[name])
    signals, kept, loss, gradient = oracle(trainer, look)
    assert look.loss == pytest.approx(loss, rel=1e-5)
    close = {"rtol": 2e-4, "atol": 2e-6}
    for layer, mine in zip(look.layers, kept, strict=False):
        np.testing.assert_allclose(layer.z, mine["z"], **close)
        np.testing.assert_allclose(layer.u, mine["u"], **close)
        np.testing.assert_allclose(layer.a, mine["a"], **close)
        np.testing.assert_allclose(layer.out, signals[layer.number], **close)
    assert len(kept) == len(look.layers) - 1 > 0
    for layer in look.layers:
        np.testing.assert_allclose(layer.weight_gradient, gradient[f"layer{layer.number}.weight"], **close)
        if name != "without biases":
            np.testing.assert_allclose(layer.delta.sum(0), gradient[f"layer{layer.number}.bias"], **close)
        np.testing.assert_allclose(layer.delta.T @ layer.inputs, gradient[f"layer{layer.number}.weight"], **close)


def test_that_each_examples_delta_is_its_own():
    trainer, microscope, look = specimen()
    for row, example in enumerate(look.examples):
        alone = microscope.look(trainer.engine.state, trainer.next_rate, int(example))
        assert list(alone.examples) == [example]
        for layer, own in zip(look.layers, alone.layers, strict=True):
            np.testing.assert_allclose(own.delta[0] / len(look.examples), layer.delta[row], rtol=1e-4, atol=1e-8)


def test_that_dropped_units_are_those_that_the_network_drops():
    _, _, look = specimen(network={"hidden": [40, 40], "dropout": 0.5})
    for layer, mask in zip(look.layers, look.masks, strict=False):
        np.testing.assert_allclose(layer.out, layer.a * mask, rtol=1e-6)
        assert 0.2 < (mask == 0).mean() < 0.8
    assert len(look.masks) == 2


def test_that_a_frozen_weight_is_shown_with_its_gradient_and_stays():
    sections = RUNS["frozen"] | {"regularization": {"clip_norm": 1e-3}}
    trainer, microscope, look = specimen(**sections)
    for layer, frozen in ((1, True), (2, True), (3, False), (4, False)):
        update = microscope.follow(look, Address(layer, 1, 2))
        assert update.frozen == frozen == (update.difference == 0) == (update.gradient == 0) == (update.decay == 0)
        assert update.data_gradient != 0 or layer < 4
        assert update.check.verdict == Verdict.AGREES, layer
    assert look.gradients.clipped
    loose = specimen(**RUNS["frozen"])[2]
    assert not loose.gradients.clipped and (loose.gradients.applied != loose.gradients.disturbed).any()


@pytest.mark.parametrize("momentum, nesterov", [(0.0, False), (0.9, False), (0.9, True)])
def test_that_sgds_update_of_one_weight_is_the_oracles(momentum, nesterov):
    options = {"momentum": momentum, "dampening": 0.0, "nesterov": nesterov}
    trainer, microscope, look = specimen(optimizer={"name": "sgd", "learning_rate": 0.05} | options)
    update = microscope.follow(look, Address(2, 1, 3))
    memory = {"b": update.slots[0].before} if momentum else {}
    expected = naive_optimizers.sgd(update.before, update.gradient, memory, look.rate, look.step + 1, **options)
    assert update.after == pytest.approx(expected, abs=1e-7) and update.difference != 0
    assert update.worked[-1].value == pytest.approx(update.difference, rel=1e-3)
    assert [slot.after for slot in update.slots] == pytest.approx(list(memory.values()))


@pytest.mark.parametrize("amsgrad", [False, True])
@pytest.mark.parametrize("steps", [0, 6])
def test_that_adams_update_of_one_weight_has_the_oracles_bias_correction(steps, amsgrad):
    trainer, microscope, look = specimen(steps=steps, optimizer={"name": "adam", "amsgrad": amsgrad})
    update = microscope.follow(look, Address(1, 2, 0))
    memory = {slot.name: slot.before for slot in update.slots}
    options = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "amsgrad": amsgrad}
    expected = naive_optimizers.adam(update.before, update.gradient, memory, look.rate, steps + 1, **options)
    assert update.after == pytest.approx(expected, abs=1e-7)
    values = {line.left: line.value for line in update.worked}
    assert values["m̂"] == pytest.approx(memory["m"] / (1 - 0.9 ** (steps + 1)), rel=1e-5)
    squares = memory["u"] if amsgrad else memory["v"]
    assert values["v̂"] == pytest.approx(squares / (1 - 0.999 ** (steps + 1)), rel=1e-4)
    assert values["Δw"] == pytest.approx(update.difference, rel=1e-3)


def test_that_a_wrappers_memory_is_told_from_what_it_wraps():
    inner = {"name": "adam", "learning_rate": 0.01}
    trainer, microscope, look = specimen(steps=5, optimizer={"name": "lookahead", "k": 3, "inner": inner})
    update = microscope.follow(look, Address(1, 1, 1))
    assert [slot.name for slot in update.slots] == ["m", "v", "φ"]
    memory = {slot.name: slot for slot in update.slots}
    assert memory["m"].after == pytest.approx(0.9 * memory["m"].before + 0.1 * update.gradient, rel=1e-5)
    assert memory["φ"].after == update.after  # step 6 goes back to the slow weights


def test_that_what_is_added_to_and_cut_from_a_gradient_is_told_apart():
    trainer, microscope, look = specimen(**RUNS["penalties"])
    update = microscope.follow(look, Address(1, 1, 1))
    w = update.before
    assert update.data_gradient == pytest.approx(float(update.inputs @ update.deltas), rel=1e-4)
    assert update.penalty == pytest.approx(0.01 * np.sign(w) + 0.1 * w, rel=1e-4)
    assert update.noise != 0 and abs(update.gradient) <= 0.1
    assert update.decay == pytest.approx(-look.rate * 0.2 * w, rel=1e-6)
    bias = microscope.follow(look, Address(1, 1, None))
    assert bias.penalty == bias.decay == 0 and (bias.inputs == 1).all()


def test_that_a_batch_of_all_examples_and_a_regression_can_be_looked_into():
    trainer, microscope, look = specimen(curve(), steps=2, loss={"name": "huber"}, training={"batch_size": 1000})
    assert sorted(look.examples) == list(range(21))
    assert microscope.follow(look, Address(3, 1, 2)).check.verdict.value == "agrees"


def test_that_the_first_step_can_be_looked_into_at_any_time():
    trainer, microscope, _ = specimen(steps=0)
    expected = microscope.look(trainer.engine.state, trainer.next_rate)
    trainer.train(4)
    found = Microscope(trainer.experiment, trainer.dataset).at_start()
    assert found.loss == expected.loss and found.step == 0
    np.testing.assert_array_equal(found.layers[1].delta, expected.layers[1].delta)


def test_that_a_diverged_network_can_still_be_looked_into():
    big = {name: np.full_like(array, np.inf) for name, array in specimen()[0].parameters.items()}
    trainer, _, _ = specimen()
    trainer.load_parameters(big)
    microscope = Microscope(trainer.experiment, clouds())
    look = microscope.look(trainer.engine.state, trainer.next_rate)
    assert not np.isfinite(look.loss)
    assert microscope.follow(look, Address(1, 0, 0)).check.verdict.value == "not finite"


def test_that_a_dead_units_gradient_agrees_with_nothing_where_the_loss_is_not_finite():
    """Float32 overflows where the float64 network that it is checked against does not, and finds 0 as well."""
    trainer, _, _ = specimen(network={"hidden": [6, 5], "activation": "relu"})
    large = {name: np.full_like(array, 1e30) for name, array in trainer.parameters.items()}
    large["layer1.weight"][0], large["layer1.bias"][0] = 0.0, -1.0
    trainer.load_parameters(large)
    microscope = Microscope(trainer.experiment, clouds())
    look = microscope.look(trainer.engine.state, trainer.next_rate)
    found = microscope.follow(look, Address(1, 0, 0)).check
    assert not np.isfinite(look.loss) and found.gradient == 0 and found.verdict == Verdict.NOT_FINITE
