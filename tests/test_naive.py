"""The oracle itself agrees with central differences and with arithmetic done by hand."""

import numpy as np
import pytest

from tests import naive, naive_optimizers, papers
from tests.golden import cases
from tests.naive_schedules import SCHEDULES, rate_at

# Central differences with h = 1e-6 are right to about 1e-10; a derivative wrong by a millionth fails.
BITING = {"rtol": 1e-7, "atol": 2e-9}
PAPERS = {"sgdw": papers.SGDW, "adabound": papers.AdaBound, "swats": papers.SWATS}
PLAIN = {"momentum": 0.0, "dampening": 0.0, "nesterov": False}


def targets(kind, count, outputs, random):
    if kind == "values":
        return random.standard_normal((count, outputs))
    return random.integers(0, 2 if kind == "two_classes" else outputs, count)


def loss_of(case, outputs):
    """A loss of outputs and targets; balanced as for data in which the classes grow rarer."""
    _, name, options = cases.LOSSES[case]
    if options.get("class_weights") == "balanced":
        weights = naive.balanced(np.repeat(np.arange(outputs), range(outputs, 0, -1)), outputs)
        options = options | {"class_weights": weights}
    return lambda z, y: naive.LOSSES[name](z, y, **options)


def network(sizes, random):
    parameters = {}
    for number, (fan_in, fan_out) in enumerate(zip(sizes, sizes[1:], strict=False), start=1):
        parameters[f"layer{number}.weight"] = random.standard_normal((fan_out, fan_in)) / np.sqrt(fan_in)
        parameters[f"layer{number}.bias"] = random.standard_normal(fan_out)
    return parameters


@pytest.mark.parametrize("case", cases.ACTIVATIONS)
def test_that_each_slope_is_the_derivative_of_its_activation(case):
    f, slope = naive.functions(cases.ACTIVATIONS[case])
    z = np.array([-30.0, -4.0, -1.3, -0.1, 0.2, 0.9, 3.2, 25.0])
    numeric = naive.central_differences(lambda: f(z).sum(), z)
    np.testing.assert_allclose(slope(z), numeric, rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("outputs", [1, 2, 5])
@pytest.mark.parametrize("case", cases.LOSSES)
def test_that_each_loss_gradient_is_the_derivative_of_its_value(case, outputs):
    wanted = cases.LOSSES[case][0]
    outputs = 1 if wanted == "two_classes" else outputs
    loss, random = loss_of(case, outputs), np.random.default_rng(0)
    for kind in ("values", "classes") if wanted == "values" else (wanted,):  # values: also one column a class
        z, y = 2 * random.standard_normal((7, outputs)), targets(kind, 7, outputs, random)
        _, gradient = loss(z, y)
        numeric = naive.central_differences(lambda z=z, y=y: loss(z, y)[0], z)
        np.testing.assert_allclose(gradient, numeric, **BITING)


def test_that_every_activation_and_loss_of_the_oracle_has_its_case():
    assert {name for name, _ in cases.ACTIVATIONS.values()} == naive.ACTIVATIONS.keys() >= naive.KINKS.keys()
    assert {name for _, name, _ in cases.LOSSES.values()} == naive.LOSSES.keys()


@pytest.mark.parametrize("loss", naive.LOSSES)
@pytest.mark.parametrize("activation", naive.ACTIVATIONS)
def test_that_backward_is_the_derivative_of_forward(activation, loss):
    random, kind = np.random.default_rng(1), cases.LOSSES[loss][0]
    outputs = cases.LOSS_KINDS[kind]
    parameters = network((2, 4, 3, outputs), random)
    x, y = random.standard_normal((5, 2)), targets(kind, 5, outputs, random)
    _, gradient = naive.loss_and_gradient(parameters, x, y, activation, loss)
    for name, array in parameters.items():
        numeric = naive.central_differences(
            lambda: naive.loss_and_gradient(parameters, x, y, activation, loss)[0], array
        )
        np.testing.assert_allclose(gradient[name], numeric, **BITING)


def test_that_the_tolerance_bites():
    z = np.array([0.3])
    numeric = naive.central_differences(lambda: np.tanh(z).sum(), z)
    with pytest.raises(AssertionError):
        np.testing.assert_allclose((1 - np.tanh(z) ** 2) * (1 + 1e-6), numeric, **BITING)


def test_that_penalties_are_the_derivatives_of_their_terms():
    random = np.random.default_rng(2)
    parameters = network((3, 2), random)
    zero = {name: np.zeros_like(value) for name, value in parameters.items()}
    w = parameters["layer1.weight"]
    numeric = naive.central_differences(lambda: 0.3 * np.abs(w).sum() + 0.7 / 2 * (w**2).sum(), w)
    added = naive.penalized(zero, parameters, l1=0.3, l2=0.7)
    np.testing.assert_allclose(added["layer1.weight"], numeric, **BITING)
    assert not added["layer1.bias"].any()


def test_that_losses_have_the_values_worked_out_by_hand():
    z, y = np.array([[1.0, 3.0], [2.0, -1.0]]), np.array([[0.0, 1.0], [2.0, 2.0]])
    assert naive.mse(z, y)[0] == pytest.approx((1 + 4 + 0 + 9) / 4)
    assert naive.mse(z, y, "half_mean")[0] == pytest.approx(14 / 8)
    assert naive.mse(z, y, "half_sum")[0] == pytest.approx(14 / 4)
    assert naive.cross_entropy(np.zeros((3, 4)), np.array([0, 1, 3]))[0] == pytest.approx(np.log(4))
    assert naive.binary_cross_entropy(np.zeros((2, 1)), np.array([0, 1]))[0] == pytest.approx(np.log(2))
    assert naive.binary_cross_entropy(np.zeros((2, 1)), np.array([0, 1]), 3.0)[0] == pytest.approx(2 * np.log(2))
    assert naive.mae(z, y)[0] == pytest.approx((1 + 2 + 0 + 3) / 4)
    assert naive.huber(z, y)[0] == pytest.approx((0.5 + 1.5 + 0 + 2.5) / 4)
    assert naive.huber(z, y, 2.0)[0] == pytest.approx((0.5 + 2 + 0 + 4) / 4)
    assert naive.smooth_l1(z, y, 2.0)[0] == pytest.approx((0.25 + 1 + 0 + 2) / 4)
    assert naive.lp(z, y, 3.0)[0] == pytest.approx((1 + 8 + 0 + 27) / 4)
    assert naive.log_cosh(z, y)[0] == pytest.approx(np.mean(np.log(np.cosh([1, 2, 0, 3]))))


def test_that_losses_of_classes_have_the_values_worked_out_by_hand():
    assert naive.hinge(np.array([[0.5], [0.5], [2.0]]), np.array([1, 0, 1]))[0] == pytest.approx((0.5 + 1.5 + 0) / 3)
    assert naive.squared_hinge(np.array([[0.5], [0.5]]), np.array([1, 0]))[0] == pytest.approx((0.25 + 2.25) / 2)
    assert naive.focal(np.zeros((3, 4)), np.array([0, 1, 3]))[0] == pytest.approx(0.75**2 * np.log(4))
    even = naive.kl_divergence(np.zeros((1, 2)), np.array([0]), label_smoothing=0.5)[0]
    assert even == pytest.approx(0.75 * np.log(0.75 / 0.5) + 0.25 * np.log(0.25 / 0.5))
    z, y = np.array([[0.0, 0.0], [np.log(3), 0.0]]), np.array([0, 1])
    weighted = naive.cross_entropy(z, y, class_weights=np.array([1, 3]))[0]
    assert weighted == pytest.approx((np.log(2) + 3 * np.log(4)) / 4)
    np.testing.assert_allclose(naive.balanced(np.array([0, 0, 0, 1]), 2), [4 / 6, 4 / 2])


def test_that_losses_survive_outputs_of_any_size():
    y = np.array([0, 1])
    assert naive.cross_entropy(np.array([[1e4, -1e4], [1e4, -1e4]]), y)[0] == pytest.approx(1e4)
    assert naive.binary_cross_entropy(np.array([[1e4], [-1e4]]), y)[0] == pytest.approx(1e4)


def test_that_clipping_cuts_entries_then_scales_the_whole():
    gradient = {"layer1.weight": np.array([[3.0, -8.0]]), "layer1.bias": np.array([4.0])}
    by_value = naive.clipped(gradient, value=4.0)
    np.testing.assert_array_equal(by_value["layer1.weight"], [[3.0, -4.0]])
    by_norm = naive.clipped({"layer1.weight": np.array([[3.0, 0.0]]), "layer1.bias": np.array([4.0])}, norm=1.0)
    np.testing.assert_allclose([*by_norm["layer1.weight"][0], *by_norm["layer1.bias"]], [0.6, 0.0, 0.8])
    assert naive.clipped(gradient, norm=10.0) is gradient


def test_that_optimizers_take_the_steps_worked_out_by_hand():
    memory = {}
    settings = {"momentum": 0.5, "dampening": 0.25, "nesterov": False}
    w = naive_optimizers.sgd(np.array(1.0), np.array(2.0), memory, 0.1, 1, **settings)
    assert w == pytest.approx(0.8)
    assert naive_optimizers.sgd(w, np.array(4.0), memory, 0.1, 2, **settings) == pytest.approx(0.8 - 0.1 * (1 + 3))
    settings = {"momentum": 0.5, "dampening": 0.0, "nesterov": True}
    assert naive_optimizers.sgd(np.array(1.0), np.array(2.0), {}, 0.1, 1, **settings) == pytest.approx(1 - 0.1 * 3)
    first = naive_optimizers.adam(np.array(1.0), np.array(-7.0), {}, 0.1, 1, beta1=0.9, beta2=0.999, epsilon=0.0)
    assert first == pytest.approx(1.1)


@pytest.mark.parametrize(
    "name, options",
    [
        ("sgdw", {"momentum": 0.9}),
        ("adabound", {"learning_rate": 0.01, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "final_rate": 0.1,
                      "gamma": 1e-3, "amsbound": False}),
        ("adabound", {"learning_rate": 0.03, "beta1": 0.8, "beta2": 0.7, "epsilon": 1e-4, "final_rate": 0.05,
                      "gamma": 0.1, "amsbound": True}),
        ("swats", {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-9, "tolerance": 1e-9}),
        ("swats", {"beta1": 0.9, "beta2": 0.9, "epsilon": 1e-9, "tolerance": 1e-3}),
    ],
)  # fmt: skip
def test_that_an_optimizer_without_a_library_is_its_papers_algorithm(name, options):
    random = np.random.default_rng(5)
    w, memory = random.standard_normal(4), {}
    paper, place = PAPERS[name](4, **options), list(w)
    for step in range(1, 91):
        rate, noise = 0.01 * (1 + np.cos(step / 30)), 0.3 * random.standard_normal(4)
        w = naive_optimizers.OPTIMIZERS[name](w, w + noise, memory, rate, step, **options)
        place = paper.step(place, place + noise, rate)
        np.testing.assert_allclose(w, place, rtol=1e-9, atol=1e-12)
    assert ("switched" in memory) == (options.get("tolerance") == 1e-3)


def test_that_schedules_pass_through_their_known_points():
    rates = [rate_at(t, "cosine", 1.0, 12, 2, 0.5, minimum=0.2, period=0) for t in (0, 1, 2, 7, 12, 40)]
    np.testing.assert_allclose(rates, [0.5, 0.75, 1.0, 0.6, 0.2, 0.2])
    rates = [SCHEDULES["multistep"](t, 1.0, 99, 2, (1, 4, 7), 0.5, 6) for t in (1, 2, 7, 8, 11, 12, 13, 14)]
    np.testing.assert_allclose(rates, [1, 0.5, 0.5, 0.25, 0.25, 1, 1, 0.5])
    rates = [SCHEDULES["exponential"](t, 1.0, 99, 1, 0.25, 10) for t in (0, 5, 10)]
    np.testing.assert_allclose(rates, [1, 0.5, 0.25])
    rates = [SCHEDULES["cyclic"](t, 1.0, 99, 1, "triangular2", 3, 4, 2, 1.0) for t in (0, 2, 4, 5, 6, 10)]
    np.testing.assert_allclose(rates, [1, 2, 3, 2, 1, 2])


def test_that_the_last_batch_of_an_epoch_is_smaller():
    x, y = np.arange(5.0)[:, None], np.zeros((5, 1))
    parameters = {"layer1.weight": np.ones((1, 1)), "layer1.bias": np.zeros(1)}
    run = naive.Run(parameters, x, y, activation="identity", loss="mse", optimizer=("sgd", PLAIN), batch=2)
    seen = [run.step(0.0)[0] for _ in range(4)]
    np.testing.assert_allclose(seen, [1 / 2, 13 / 2, 16, 1 / 2])


def test_that_decay_and_the_step_both_start_from_the_same_weights():
    parameters = {"layer1.weight": np.full((1, 1), 2.0), "layer1.bias": np.ones(1)}
    run = naive.Run(
        parameters, np.ones((1, 1)), np.zeros((1, 1)), activation="identity", loss="mse", optimizer=("sgd", PLAIN),
        batch=1, weight_decay=0.5,
    )  # fmt: skip
    run.step(0.1)
    assert run.parameters["layer1.weight"] == pytest.approx(2 - 0.1 * 6 - 0.1 * 0.5 * 2)
    assert run.parameters["layer1.bias"] == pytest.approx(1 - 0.1 * 6)
