"""The second oracle agrees with central differences, with the first one, and with arithmetic done by hand."""

import numpy as np
import pytest

from tests import naive, naive_network
from tests.naive_network import Network
from tests.test_naive import BITING, targets

PLAIN = ("sgd", {"momentum": 0.0, "dampening": 0.0, "nesterov": False})
TANH, RELU, SIGMOID = ("tanh", ()), ("relu", ()), ("sigmoid", ())


def parameters(sizes, normalized, random):
    found = {}
    for number, (fan_in, fan_out) in enumerate(zip(sizes, sizes[1:], strict=False), start=1):
        found[f"layer{number}.weight"] = random.standard_normal((fan_out, fan_in)) / np.sqrt(fan_in)
        found[f"layer{number}.bias"] = random.standard_normal(fan_out)
        if normalized and number < len(sizes) - 1:
            found[f"layer{number}.scale"] = random.normal(1, 0.3, fan_out)
            found[f"layer{number}.shift"] = random.normal(0, 0.3, fan_out)
    return found


@pytest.mark.parametrize("name", naive_network.OUTPUTS)
@pytest.mark.parametrize("count", [1, 4])
def test_that_each_jacobian_is_the_derivative_of_its_output_activation(name, count):
    activate, jacobian = naive_network.OUTPUTS[name]
    z = np.random.default_rng(0).standard_normal((3, count))
    for output in range(count):
        numeric = naive.central_differences(lambda o=output: activate(z)[:, o].sum(), z)
        np.testing.assert_allclose(jacobian(activate(z))[:, output], numeric, **BITING)


@pytest.mark.parametrize("dropped", [False, True])
@pytest.mark.parametrize("residual", [0, 1, 2])
@pytest.mark.parametrize("normalization", ["none", "batch", "layer"])
@pytest.mark.parametrize("position", ["before", "after"])
@pytest.mark.parametrize("output", ["identity", "softmax"])
def test_that_backward_is_the_derivative_of_forward(output, position, normalization, residual, dropped):
    if normalization == "none" and position == "after":
        return
    random = np.random.default_rng(3)
    loss = "mse" if output == "identity" else "cross_entropy"
    network = Network(
        (TANH, SIGMOID, TANH, TANH), loss, normalization=normalization, position=position, residual=residual,
        output=output, epsilon=0.1,
    )  # fmt: skip
    given = parameters((4, 4, 4, 3, 4, 3), normalization != "none", random)
    x, y = random.standard_normal((5, 4)), targets(loss, 5, 3, random) % 3
    masks = [2.0 * (random.random((5, width)) < 0.7) for width in (4, 4, 3, 4)] if dropped else None
    _, gradient = naive_network.loss_and_gradient(network, given, x, y, masks)
    for name, array in given.items():
        numeric = naive.central_differences(
            lambda: naive_network.loss_and_gradient(network, given, x, y, masks)[0], array
        )
        np.testing.assert_allclose(gradient[name], numeric, rtol=1e-6, atol=1e-8)


def test_that_without_features_it_is_the_first_oracle():
    random = np.random.default_rng(4)
    given = parameters((2, 5, 3, 3), False, random)
    x, y = random.standard_normal((7, 2)), random.integers(0, 3, 7)
    network = Network((RELU, RELU), "cross_entropy")
    value, gradient = naive_network.loss_and_gradient(network, given, x, y)
    expected, slopes = naive.loss_and_gradient(given, x, y, "relu", "cross_entropy")
    assert value == pytest.approx(expected)
    for name, array in slopes.items():
        np.testing.assert_allclose(gradient[name], array)


def test_that_detours_lead_around_layers_whose_ends_are_equally_wide():
    given = parameters((4, 4, 3, 4, 4, 4, 2), False, np.random.default_rng(0))
    ends = {
        residual: [naive_network.detour(Network((TANH,) * 5, "mse", residual=residual), given, n) for n in range(1, 6)]
        for residual in (0, 1, 2)
    }
    assert ends == {0: [None] * 5, 1: [1, None, None, 4, 5], 2: [None, None, None, None, None]}
    given = parameters((4, 3, 4, 5, 4, 2), False, np.random.default_rng(0))
    assert naive_network.detour(Network((TANH,) * 4, "mse", residual=2), given, 2) == 1
    assert naive_network.detour(Network((TANH,) * 4, "mse", residual=2), given, 4) == 3


def test_that_normalized_signals_have_mean_0_and_variance_1_then_scale_and_shift():
    x = np.array([[1.0, 5.0], [3.0, -5.0]])
    given = {"layer1.scale": np.array([2.0, 3.0]), "layer1.shift": np.array([0.5, -1.0])}
    by_batch = naive_network.normalized(Network((), "mse", normalization="batch", epsilon=0), given, 1, x, {}, None)
    np.testing.assert_allclose(by_batch, [[-1.5, 2], [2.5, -4]])
    by_layer = naive_network.normalized(Network((), "mse", normalization="layer", epsilon=0), given, 1, x, {}, None)
    np.testing.assert_allclose(by_layer, [[-1.5, 2], [2.5, -4]])
    at_inference = naive_network.normalized(
        Network((), "mse", normalization="batch", epsilon=3), given, 1, x, {}, {1: (np.zeros(2), np.array([1, 22]))}
    )
    np.testing.assert_allclose(at_inference, [[1.5, 2], [3.5, -4]])


def test_that_running_statistics_follow_the_batches():
    given = {"layer1.weight": np.eye(1), "layer1.bias": np.zeros(1), "layer1.scale": np.ones(1),
             "layer1.shift": np.zeros(1), "layer2.weight": np.eye(1), "layer2.bias": np.zeros(1)}  # fmt: skip
    network = Network((("identity", ()),), "mse", normalization="batch", momentum=0.25)
    x = np.array([[1.0], [5.0], [8.0]])
    run = naive_network.Run(network, given, x, np.zeros((3, 1)), optimizer=PLAIN, batch=2)
    run.step(0.0)
    np.testing.assert_allclose(run.running[1], [[0.75], [0.75 + 0.25 * 8]])
    run.step(0.0)
    np.testing.assert_allclose(run.running[1], [[0.75], [2.75]])  # of one example alone they take nothing


def test_that_rows_longer_than_the_limit_are_scaled_to_it():
    limited = naive_network.limited({"layer1.weight": np.array([[3.0, 4.0], [0.3, 0.4]]), "layer1.bias": [9, 9]}, 1.0)
    np.testing.assert_allclose(limited["layer1.weight"], [[0.6, 0.8], [0.3, 0.4]])
    assert limited["layer1.bias"] == [9, 9]
