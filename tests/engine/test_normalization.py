"""Batch and layer normalization are PyTorch's, keep their running statistics, and bear tiny batches."""

from pathlib import Path

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.engine.optimizers import OPTIMIZERS
from tests import naive_network
from tests.engine.networks import NetworkProblem, running, signal
from tests.engine.problems import assert_close, named
from tests.engine.variants import known_names
from tests.golden import cases

GOLDEN = np.load(Path(__file__).parent.parent / "golden" / "normalization.npz")
BOTH_PLACES = [
    NORMALIZATIONS[name](position=place)
    for name in known_names(NORMALIZATIONS, naive_network.AXIS)
    for place in ("before", "after")
]
BATCH_PLACES = [choice for choice in BOTH_PLACES if choice.needs_batch]


def kind(choice):
    return f"{choice.name}-{choice.position}"


def golden_problem(case):
    name, options, optimizer, settings = cases.NORMALIZATIONS[case]
    problem = NetworkProblem(
        (6, 5), targets=4, batch=cases.BATCH, optimizer=OPTIMIZERS[optimizer](**settings),
        normalization=NORMALIZATIONS[name](**options),
    )  # fmt: skip
    problem.x, problem.y = GOLDEN["x"], GOLDEN["y"]
    problem.initial = {key: GOLDEN[f"initial/{key}"].astype(np.float32) for key in problem.initial}
    return problem


@pytest.mark.parametrize("case", cases.NORMALIZATIONS)
def test_that_training_and_inference_are_those_of_pytorch(case):
    problem = golden_problem(case)
    engine = problem.engine()
    records = engine.advance(np.full(cases.STEPS, cases.RATES[problem.optimizer.name]), shuffled=False)
    np.testing.assert_allclose(records.loss, GOLDEN[f"{case}/loss"], rtol=1e-3)
    found = named(engine)
    assert_close(found, {name: GOLDEN[f"{case}/final/{name}"] for name in found}, 1e-3)
    statistics = GOLDEN[f"{case}/running"]
    np.testing.assert_allclose(engine.state.running[: len(statistics)], statistics, rtol=1e-3, atol=1e-3)
    np.testing.assert_allclose(engine.outputs(problem.x), GOLDEN[f"{case}/outputs"], rtol=1e-3, atol=2e-3)


@pytest.mark.parametrize("choice", BATCH_PLACES, ids=kind)
@pytest.mark.parametrize("momentum", [0.1, 0.7, 1.0])
def test_that_running_statistics_and_what_is_made_of_them_are_the_oracles(choice, momentum):
    problem = NetworkProblem((6, 17), normalization=choice.model_copy(update={"momentum": momentum}))
    engine, oracle = problem.engine(), problem.oracle()
    engine.advance(np.full(40, 0.05), shuffled=False)
    for _ in range(40):
        oracle.step(0.05)
    for number, (mean, variance) in running(engine).items():
        np.testing.assert_allclose(mean, oracle.running[number][0], rtol=1e-4, atol=1e-4)
        np.testing.assert_allclose(variance, oracle.running[number][1], rtol=1e-4)
    outputs = naive_network.outputs(problem.network, oracle.parameters, problem.x, oracle.running)
    np.testing.assert_allclose(engine.outputs(problem.x), outputs, atol=1e-3 * np.abs(outputs).max())


@pytest.mark.parametrize("choice", BOTH_PLACES, ids=kind)
def test_that_looking_leaves_the_running_statistics_alone(choice):
    problem = NetworkProblem((6, 5), normalization=choice)
    engine = problem.engine()
    engine.advance(np.full(5, 0.05), shuffled=True)
    before = engine.state.copy()
    engine.gradient(problem.examples())
    engine.evaluate(engine.examples, np.arange(problem.count))
    engine.outputs(100 * problem.x)
    for one, other in zip(before, engine.state, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("choice", BOTH_PLACES, ids=kind)
def test_that_evaluation_does_not_depend_on_the_company_of_an_example(choice):
    problem = NetworkProblem((6, 5), normalization=choice)
    engine = problem.engine()
    engine.advance(np.full(20, 0.05), shuffled=True)
    together = engine.outputs(problem.x)
    alone = np.concatenate([engine.outputs(example[None]) for example in problem.x])
    np.testing.assert_allclose(alone, together, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("choice", BOTH_PLACES, ids=kind)
def test_that_a_last_batch_of_one_is_no_accident(choice):
    problem = NetworkProblem((6, 5), normalization=choice, count=17, batch=8)
    engine, oracle = problem.engine(), problem.oracle()
    engine.advance(np.full(2, 0.05), shuffled=False)
    before = running(engine)
    records = engine.advance(np.full(1, 0.05), shuffled=False, record_every=1)
    assert records.diverged is None and np.isfinite(records.statistics).all() and np.isfinite(records.norms).all()
    for _ in range(3):
        oracle.step(0.05)
    assert_close(named(engine), oracle.parameters, 1e-4)
    if choice.needs_batch:
        for number, (mean, variance) in running(engine).items():
            np.testing.assert_array_equal(mean, before[number][0])
            np.testing.assert_array_equal(variance, before[number][1])


@pytest.mark.parametrize("choice", BATCH_PLACES, ids=kind)
def test_that_one_example_alone_reaches_every_weight_through_the_running_values(choice):
    problem = NetworkProblem((6, 5), normalization=choice, count=17, batch=8)
    engine = problem.engine()
    engine.advance(np.full(2, 0.05), shuffled=False)
    records = engine.advance(np.full(1, 0.0), shuffled=False, record_every=1)
    outputs = engine.outputs(problem.x[16:])  # as at inference
    assert (records.norms > 1e-4).all()
    value, _ = engine.evaluate(engine.examples, np.array([16]))
    assert np.isfinite(outputs).all() and records.loss[0] == pytest.approx(value, rel=1e-6)


@pytest.mark.parametrize("choice", BOTH_PLACES, ids=kind)
@pytest.mark.parametrize("hidden", [(1,), (1, 1), (4, 1, 4)])
def test_that_batches_of_one_and_layers_of_one_unit_train(choice, hidden):
    problem = NetworkProblem(hidden, normalization=choice, count=7, batch=1)
    records = problem.engine().advance(np.full(60, 0.05), shuffled=True, record_every=1)
    assert records.diverged is None and np.isfinite(records.statistics).all()


@pytest.mark.parametrize("choice", BOTH_PLACES, ids=kind)
def test_that_signals_leave_with_mean_0_and_variance_1(choice):
    problem = NetworkProblem((33, 20), normalization=choice, count=16, batch=16)
    for layer in problem.layout.layers[:-1]:
        problem.initial[f"layer{layer.number}.scale"][...] = 1
        problem.initial[f"layer{layer.number}.shift"][...] = 0
    engine = problem.engine()
    engine.advance(np.zeros(1), shuffled=False)
    axis = naive_network.AXIS[choice.name][0]
    for layer in (0, 1):
        x = signal(engine, layer, "u" if choice.position == "before" else "out", 16)
        np.testing.assert_allclose(x.mean(axis), 0, atol=1e-5)
        np.testing.assert_allclose(x.std(axis), 1, atol=2e-3)


@pytest.mark.parametrize("choice", BOTH_PLACES, ids=kind)
def test_that_a_large_mean_does_not_drown_the_variance(choice):
    problem = NetworkProblem((6,), ACTIVATIONS["identity"](), normalization=choice, count=16, batch=16)
    problem.initial["layer1.weight"] *= 0.01
    problem.initial["layer1.bias"][...] = 100
    engine = problem.engine()
    records = engine.advance(np.full(1, 0.01), shuffled=False)
    assert records.diverged is None
    expected, _, _ = problem.oracle().step(0.01)
    assert records.loss[0] == pytest.approx(expected, rel=1e-2)


def test_that_running_statistics_are_part_of_a_copy_and_start_at_0_and_1():
    problem = NetworkProblem((6, 5), normalization=BATCH_PLACES[0])
    engine = problem.engine()
    for mean, variance in running(engine).values():
        assert not mean.any() and (variance == 1).all()
    saved = engine.state.copy()
    assert saved.running.size == 2 * (6 + 5)
    engine.advance(np.full(5, 0.05), shuffled=True)
    assert not np.array_equal(saved.running, engine.state.running)
    engine.state.restore(saved)
    np.testing.assert_array_equal(saved.running, engine.state.running)
    assert NetworkProblem((6, 5)).engine().state.running.size == 0


@pytest.mark.parametrize("choice", BATCH_PLACES, ids=kind)
def test_that_a_bias_before_batch_normalization_has_no_gradient(choice):
    problem = NetworkProblem((6,), normalization=choice, count=16, batch=16)
    gradient = problem.layout.named(problem.engine().gradient(problem.examples()))
    size = np.abs(gradient["layer1.bias"]).max() / np.abs(gradient["layer1.weight"]).max()
    assert size < 1e-5 if choice.position == "before" else size > 1e-3
