"""The check by central differences finds right gradients right, wrong ones wrong, and says where there are none."""

from dataclasses import replace

import numpy as np
import pytest

from dllab.datasets import Dataset
from dllab.engine.activations import ACTIVATIONS
from dllab.engine.losses import LOSSES
from dllab.training.assembly import choices_of
from dllab.training.microscope.difference import CentralDifference, ShiftedLoss, Verdict, central_difference, check
from dllab.training.microscope.look import Address
from dllab.training.microscope.reference import Reference
from tests.engine.variants import names_saying
from tests.training.examples import clouds, curve
from tests.training.microscope.specimens import specimen

ADDRESSES = (Address(1, 2, 1), Address(1, 0, None), Address(2, 3, 4), Address(3, 0, 2), Address(3, 0, None))


def data_for(loss):
    if "classification" not in LOSSES[loss].tasks:
        return curve()
    try:
        LOSSES[loss]().outputs("classification", 3)
    except Exception:
        return clouds(classes=2)
    return clouds()


def assert_all_agree(microscope, look):
    digits = []
    for address in ADDRESSES:
        found = microscope.follow(look, address).check
        assert found.verdict == Verdict.AGREES, (address, found)
        digits.append(found.digits)
    assert np.median(digits) >= 3


@pytest.mark.parametrize("activation", [name for name in names_saying(ACTIVATIONS, "formula") if name != "step"])
@pytest.mark.parametrize("loss", names_saying(LOSSES, "formula"))
def test_that_gradients_agree_for_every_activation_and_loss(activation, loss):
    network = {"hidden": [6, 5], "activation": activation}
    assert_all_agree(*specimen(data_for(loss), network=network, loss={"name": loss})[1:])


@pytest.mark.parametrize("loss", names_saying(LOSSES, "formula"))
@pytest.mark.parametrize("activation", names_saying(ACTIVATIONS, "formula"))
def test_that_the_reference_finds_the_networks_loss(activation, loss):
    network = {"hidden": [6, 5], "activation": activation}
    _, _, look = specimen(data_for(loss), network=network, loss={"name": loss})
    assert reference_of(data_for(loss), look, network=network, loss={"name": loss}).base.loss == pytest.approx(
        look.loss, rel=1e-5
    )


def reference_of(dataset, look, **sections):
    trainer, microscope, _ = specimen(dataset, **sections)
    return Reference(
        trainer.layout, trainer.engine.choices, look.before.parameters, look.layers[0].inputs, look.targets, look.masks,
        look.before.running,
    )  # fmt: skip


@pytest.mark.parametrize(
    "sections",
    [
        {"network": {"normalization": "batch"}},
        {"network": {"normalization": {"name": "batch", "position": "after"}, "activation": "relu"}},
        {"network": {"normalization": "layer"}},
        {"network": {"hidden": [6, 6], "residual": 1}},
        {"network": {"hidden": [6, 6], "residual": 2, "normalization": "batch", "dropout": 0.3}},
        {"network": {"dropout": 0.4}, "augmentation": {"noise": 0.1}},
        {"network": {"activation": ["gelu", "softsign"], "output_activation": "tanh"}, "loss": {"name": "mse"}},
        {"network": {"output_activation": "softmax"}, "loss": {"name": "mae"}},
        {"loss": {"name": "cross_entropy", "class_weights": "balanced", "label_smoothing": 0.1}},
        {"loss": {"name": "kl_divergence", "label_smoothing": 0.1}},
        {"regularization": {"l2": 0.1, "l1": 0.1, "gradient_noise": 1.0, "clip_value": 0.001}},
    ],
)
def test_that_gradients_agree_whatever_the_network_is_made_of(sections):
    sections = {"network": {}} | sections
    sections["network"] = {"hidden": [6, 5]} | sections["network"]
    _, microscope, look = specimen(**sections)
    assert_all_agree(microscope, look)


def test_that_gradients_agree_in_a_network_without_biases():
    _, microscope, look = specimen(network={"hidden": [6, 5], "biases": False})
    assert all(layer.bias is layer.bias_gradient is None for layer in look.layers)
    for address in ADDRESSES:
        if address.column is not None:
            assert microscope.follow(look, address).check.verdict == Verdict.AGREES


@pytest.mark.parametrize("position", ["before", "after"])
def test_that_gradients_agree_where_batch_normalization_has_one_example_left(position):
    normalization = {"name": "batch", "position": position}
    network = {"hidden": [6, 5], "normalization": normalization, "activation": "tanh"}
    data, x = clouds(), clouds().x_train
    left = len(x) % 8
    data = Dataset.from_arrays(x[: len(x) - left + 1], data.y_train[: len(x) - left + 1], data.x_val, data.y_val)
    training = {"batch_size": 8, "shuffle": False}
    steps = -(-len(data.x_train) // 8) - 1
    _, microscope, look = specimen(data, steps=steps, network=network, training=training)
    assert len(look.examples) == 1
    assert_all_agree(microscope, look)


@pytest.mark.parametrize("example", [0, 7, 20])
def test_that_the_gradient_of_a_single_example_agrees(example):
    _, microscope, look = specimen(example=example)
    assert_all_agree(microscope, look)


def test_that_a_gradient_that_is_a_percent_off_is_found_to_differ():
    _, microscope, look = specimen()
    good = microscope.follow(look, ADDRESSES[0])
    assert good.check.digits >= 4
    scale = float(np.abs(good.inputs * good.deltas).sum())
    wrong = check(good.data_gradient + 0.01 * scale, scale, good.check.difference)
    assert wrong.verdict == Verdict.DIFFERS and wrong.digits < 4


@pytest.mark.parametrize(
    ("gradient", "difference", "error", "verdict", "digits"),
    [
        (1.0, 1.0, 0.5, Verdict.AGREES, 7),
        (0.0, 3.9e-9, 1e-9, Verdict.AGREES, 7),  # nothing was found where four times the error may hide it
        (0.0, 4.1e-9, 1e-9, Verdict.DIFFERS, 0),
        (3.9e-9, 1e-9, 1e-9, Verdict.TOO_SMALL, 0),
        (1e-9, 3.9e-9, 1e-9, Verdict.TOO_SMALL, 0),
        (4.1e-9, 1e-9, 1e-9, Verdict.DIFFERS, 0),
        (0.0, 4.0, 1.0, Verdict.AGREES, 7),
        (4.0, 1.0, 1.0, Verdict.DIFFERS, 0),
        (1.0, 1.001, 1e-9, Verdict.AGREES, 3),
        (1.0, 1.0021, 1e-9, Verdict.DIFFERS, 2),
        (1.0, 1.0021, 2e-3, Verdict.AGREES, 2),
        (np.nan, 1.0, 1e-9, Verdict.NOT_FINITE, 0),
        (1.0, np.inf, 1e-9, Verdict.NOT_FINITE, 0),
    ],
)
def test_that_a_verdict_allows_for_the_differences_own_error(gradient, difference, error, verdict, digits):
    found = check(gradient, 0.0, CentralDifference(difference, error, 0.1))
    assert (found.verdict, found.digits) == (verdict, digits)


@pytest.mark.parametrize("name", names_saying(ACTIVATIONS, "formula"))
def test_that_kinks_are_where_the_slope_jumps(name):
    choice = ACTIVATIONS[name]()
    z = np.arange(-10000, 30000) / 1000 + 0.0005
    slopes = np.diff(choice.formula(z)) / 0.001
    jumps = z[1:-1][np.abs(np.diff(slopes)) > 0.01] - 0.0005
    kinks = [kink for kink in choice.kinks if name != "softplus"]
    assert sorted(set(np.round(jumps, 2))) == sorted(kinks)


def line(slope, corner=None):
    def at(value):
        sides = np.array([value > corner]) if corner is not None else np.zeros(0, np.bool_)
        return ShiftedLoss(slope * value + np.sin(value), sides)

    return at


@pytest.mark.parametrize("where", [-2.0, 0.0, 0.3])
def test_that_a_smooth_function_is_differentiated_to_many_digits(where):
    found = central_difference(line(3.0), where, 1.0)
    assert found.value == pytest.approx(3 + np.cos(where), abs=1e-11)
    assert abs(found.value - 3 - np.cos(where)) <= 10 * found.error


@pytest.mark.parametrize("corner", [0.3 + 1e-3, 0.3 - 1e-5])
def test_that_h_shrinks_to_stay_clear_of_a_corner(corner):
    at = line(1.0, corner)
    found = central_difference(at, 0.3, 1.0)
    assert found.step < abs(corner - 0.3) and found.value == pytest.approx(1 + np.cos(0.3), rel=1e-6)


def test_that_there_is_no_derivative_in_a_corner():
    at = line(1.0, 0.3)
    assert central_difference(at, 0.3, 1.0) is None
    assert check(0.5, 1.0, None).verdict == Verdict.CORNER


def test_that_a_relu_unit_exactly_in_its_corner_is_said_to_be_there():
    network = {"hidden": [6, 5], "activation": "relu", "initializer": "zeros"}
    _, microscope, look = specimen(steps=0, network=network)
    assert microscope.follow(look, Address(1, 0, 0)).check.verdict == Verdict.CORNER


def test_that_two_zeros_agree():
    found = check(0.0, 0.0, CentralDifference(0.0, 1e-15, 0.1))
    assert found.verdict == Verdict.AGREES and found.digits == 7


def test_that_a_vanished_gradient_is_too_small_to_measure_and_no_error():
    network = {"hidden": [8] * 20, "activation": "sigmoid"}
    _, microscope, look = specimen(steps=0, network=network)
    found = microscope.follow(look, Address(1, 0, 0)).check
    assert found.verdict == Verdict.TOO_SMALL and 0 < abs(found.gradient) < 1e-12


def test_that_the_perceptron_rule_is_not_held_against_the_losss_gradient():
    _, microscope, look = specimen(network={"hidden": []}, optimizer={"name": "perceptron"})
    assert microscope.follow(look, Address(1, 0, 0)).check.verdict == Verdict.NOT_FOLLOWED


def test_that_weight_decay_is_known_as_the_step_knows_it():
    trainer, microscope, look = specimen(optimizer={"name": "sgdw"}, regularization={"weight_decay": 0.1})
    assert choices_of(trainer.experiment, trainer.dataset).penalties.weight_decay == pytest.approx(0.1005)


def test_that_no_loss_is_asked_for_twice_and_none_once_there_are_more_digits_than_a_gradient_has():
    asked = []

    def at(value):
        asked.append(value)
        return ShiftedLoss(float(np.exp(value)), np.zeros(0, np.bool_))

    found = central_difference(at, 1.0, 1.0)
    assert len(asked) == len(set(asked)) <= 11
    assert found.value == pytest.approx(np.e, rel=1e-9) and abs(found.value - np.e) <= found.error <= 1e-9 * np.e


def test_that_no_gradient_is_called_wrong_where_the_loss_is_lost_in_rounding():
    """A cross entropy of 10⁻¹⁰ with a corner nearby: its differences are rounding, 10⁻¹⁶ over a step of 10⁻⁶."""
    verdicts = set()
    for weight in np.linspace(0.9, 1.1, 200):

        def at(value, corner=weight + 5e-6):
            return ShiftedLoss(float(np.log(1 + np.exp(-23 * value))), np.array([value > corner]))

        slope = -23 * float(np.exp(-23 * weight))
        verdicts.add(check(slope, abs(slope), central_difference(at, weight, 1.0)).verdict)
    assert verdicts <= {Verdict.TOO_SMALL, Verdict.AGREES} and Verdict.TOO_SMALL in verdicts


@pytest.mark.parametrize("steps", [8_000, 20_000])
@pytest.mark.parametrize("loss", ["cross_entropy", "binary_cross_entropy"])
def test_that_no_gradient_is_called_wrong_where_outputs_are_all_but_certain(loss, steps):
    """p − 1 of a p beside 1 holds few digits in float32."""
    sections = {
        "network": {"hidden": [8, 8, 8], "activation": "tanh"},
        "loss": {"name": loss},
        "optimizer": {"name": "adam", "learning_rate": 0.02},
        "training": {"batch_size": 8, "epochs": 20_000},
    }
    _, microscope, look = specimen(data_for(loss), steps, **sections)
    lost = {Verdict.TOO_SMALL} if loss == "cross_entropy" else set()
    assert {microscope.follow(look, address).check.verdict for address in ADDRESSES} <= {Verdict.AGREES} | lost


def test_that_a_wrong_gradient_is_found_where_outputs_are_all_but_certain():
    found, coarseness = CentralDifference(2e-6, 1e-14, 0.1, moved=1.0), 1.2e-7 / 32
    assert check(2.02e-6, 2e-6, found, coarseness).verdict == Verdict.DIFFERS
    assert check(2.003e-6, 2e-6, found, coarseness).verdict == Verdict.AGREES
    assert check(1e-6, 1e-6, found, 1e-6).verdict == Verdict.TOO_SMALL


def saturated(rate):
    network = {"hidden": [16, 16, 16], "activation": "tanh"}
    training = {"batch_size": 8, "epochs": 20_000}
    return specimen(steps=500, network=network, optimizer={"name": "adam", "learning_rate": rate}, training=training)


def addresses(look):
    return [Address(layer.number, unit, 0) for layer in look.layers for unit in range(len(layer.weight))]


@pytest.mark.parametrize("rate", [0.1, 0.3, 1.0])
def test_that_no_gradient_is_called_wrong_where_units_are_saturated(rate):
    """1 − a² of an a beside 1 holds few digits in float32, or none: gradients are 0 that are 10⁻¹² in float64."""
    _, microscope, look = saturated(rate)
    assert np.mean(np.abs(look.layers[0].a) > 0.999) > 0.1
    verdicts = {microscope.follow(look, address).check.verdict for address in addresses(look)}
    assert verdicts <= {Verdict.AGREES, Verdict.TOO_SMALL} and Verdict.AGREES in verdicts


@pytest.mark.parametrize(
    "network",
    [
        {"output_activation": "tanh", "activation": "tanh"},
        {"output_activation": "sigmoid", "activation": "sigmoid"},
        {"output_activation": "identity", "activation": "relu"},
    ],
)
def test_that_no_gradient_is_called_wrong_where_outputs_come_as_near_as_float32_can(network):
    x = np.linspace(-1, 1, 32, dtype=np.float32)[:, None]
    data = Dataset.from_arrays(x, np.abs(x) / 2 + np.float32(0.25), x, x, task="regression")
    optimizer = {"name": "adam", "learning_rate": 0.003}
    training = {"batch_size": 32, "epochs": 50_000}
    network = {"hidden": [8, 8]} | network
    _, microscope, look = specimen(
        data, 20_000, network=network, loss={"name": "mse"}, optimizer=optimizer, training=training
    )
    found = [microscope.follow(look, address).check for address in addresses(look)]
    assert {one.verdict for one in found} <= {Verdict.AGREES, Verdict.TOO_SMALL, Verdict.CORNER}


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "gelu", "softplus"])
def test_that_a_gradient_that_is_two_per_mille_of_its_terms_off_is_found_to_differ(activation):
    """What is allowed for rounding hides nothing of this in a network that still learns."""
    _, microscope, look = specimen(steps=50, network={"hidden": [6, 5], "activation": activation})
    for address in ADDRESSES:
        good = microscope.follow(look, address)
        data = look.gradients.data.copy()
        data[microscope._place(address, look.rate).index] += 0.0021 * np.abs(good.inputs * good.deltas).sum()
        found = microscope.follow(replace(look, gradients=replace(look.gradients, data=data)), address).check
        assert (good.check.verdict, found.verdict) == (Verdict.AGREES, Verdict.DIFFERS), address
