"""Dropout drops the share it is told, other units in every step and layer, the same ones forward and backward."""

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.engine.optimizers import OPTIMIZERS
from tests import naive, naive_network
from tests.engine.networks import NetworkProblem, assert_close_together, running, signal
from tests.engine.problems import named

SHARES = (0.1, 0.5, 0.9)
PLACES = [NORMALIZATIONS["none"]()] + [
    NORMALIZATIONS[name](position=place) for name in ("batch", "layer") for place in ("before", "after")
]


def place(choice):
    return f"{choice.name}-{getattr(choice, 'position', '')}"


def wide(share, **given):
    """A layer of many units, none of them 0, on 64 examples."""
    settings = {"hidden": (100, 100), "count": 64, "batch": 64, "dropouts": (share, share), "gain": 0.5}
    return NetworkProblem(**settings | given)


def masks(engine, problem, count):
    """What every hidden layer's signal was multiplied by in the last step, read back from the workspace."""
    found = []
    for layer, share in enumerate(problem.dropouts):
        record = engine._program.layers[layer]
        out = signal(engine, layer, "out", count)
        detour = 0
        if record["skip"] >= 0:
            row = int(engine._program.plan["row"][0])
            whole = engine._program.workspace[record["skip"] : record["skip"] + record["fan_out"] * row]
            detour = whole.reshape(-1, row)[:, :count].T
        found.append((out != detour) / (1 - share))
    return found


@pytest.mark.parametrize("share", SHARES)
def test_that_the_share_dropped_is_within_binomial_bounds_and_the_rest_is_scaled_up(share):
    problem = wide(share)
    engine = problem.engine()
    dropped = []
    for _ in range(20):
        engine.advance(np.zeros(1), shuffled=False)
        for layer, mask in enumerate(masks(engine, problem, 64)):
            dropped.append(mask == 0)
            a, out = signal(engine, layer, "a", 64), signal(engine, layer, "out", 64)
            np.testing.assert_allclose(out, a * mask, rtol=1e-6)
    dropped = np.array(dropped)
    bound = 5 * np.sqrt(share * (1 - share))
    assert abs(dropped.mean() - share) < bound / np.sqrt(dropped.size)
    assert (abs(dropped.mean(axis=(0, 1)) - share) < bound / np.sqrt(40 * 64)).all()  # unit by unit
    assert (abs(dropped.mean(axis=(0, 2)) - share) < bound / np.sqrt(40 * 100)).all()  # example by example
    assert (abs(dropped.mean(axis=(1, 2)) - share) < bound / np.sqrt(6400)).all()  # layer by layer, step by step


def test_that_the_mean_of_a_dropped_signal_is_the_signal():
    problem = wide(0.5, hidden=(20,), dropouts=(0.5,))
    engine = problem.engine()
    total = 0
    for _ in range(400):
        engine.advance(np.zeros(1), shuffled=False)
        total = total + signal(engine, 0, "out", 64)
    a = signal(engine, 0, "a", 64)
    assert (np.abs(total / 400 - a) < 5 * np.abs(a) / np.sqrt(400)).all()


@pytest.mark.parametrize("share", SHARES)
def test_that_masks_of_steps_layers_units_and_examples_are_independent(share):
    problem = wide(share)
    engine = problem.engine()
    seen = []
    for _ in range(6):
        engine.advance(np.zeros(1), shuffled=False)
        seen += [mask == 0 for mask in masks(engine, problem, 64)]
    seen = np.array(seen, float)
    flat = seen.reshape(len(seen), -1)
    bound = 5 / np.sqrt(flat.shape[1])
    assert (np.abs(np.corrcoef(flat)[~np.eye(len(flat), dtype=bool)]) < bound).all()
    for other in (np.roll(seen, 1, axis=2), np.roll(seen, 1, axis=1), np.roll(seen, (1, 1), axis=(1, 2))):
        assert abs(np.corrcoef(seen.ravel(), other.ravel())[0, 1]) < 5 / np.sqrt(seen.size)


@pytest.mark.parametrize("residual", [0, 1, 2])
@pytest.mark.parametrize("normalization", PLACES, ids=place)
@pytest.mark.parametrize("activation", ["tanh", "sigmoid"])
def test_that_backward_uses_the_masks_of_forward(activation, normalization, residual):
    problem = NetworkProblem(
        (6, 6, 6, 6), ACTIVATIONS[activation](), features=6, count=9, batch=9, dropouts=(0.3, 0.0, 0.5, 0.2),
        residual=residual, normalization=normalization,
    )  # fmt: skip
    engine = problem.engine()
    before = problem.oracle().parameters
    for _ in range(5):
        engine.advance(np.zeros(1), shuffled=False)
        found = problem.layout.named(engine._program.gradient)
        _, expected = naive_network.loss_and_gradient(
            problem.network, before, problem.x.astype(float), problem.y, masks(engine, problem, 9)
        )
        assert_close_together(found, expected, 1e-5)


@pytest.mark.parametrize("residual", [0, 2])
@pytest.mark.parametrize("normalization", PLACES, ids=place)
@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_that_a_trajectory_is_the_oracles_given_its_masks(optimizer, normalization, residual):
    problem = NetworkProblem(
        (7, 7), features=7, count=21, batch=8, dropouts=(0.2, 0.4), residual=residual, normalization=normalization,
        optimizer=OPTIMIZERS[optimizer](**({"epsilon": 1e-2} if optimizer == "adam" else {})),
    )  # fmt: skip
    engine, oracle = problem.engine(), problem.oracle()
    for step in range(36):
        engine.advance(np.full(1, 0.01), shuffled=False)
        oracle.masks = masks(engine, problem, 5 if step % 3 == 2 else 8)
        oracle.step(0.01)
    assert_close_together(named(engine), oracle.parameters, 1e-4)
    for number, statistics in running(engine).items():
        if normalization.needs_batch:
            np.testing.assert_allclose(statistics, oracle.running[number], rtol=1e-3, atol=1e-4)


def test_that_evaluation_and_gradients_are_without_it():
    with_it, without = wide(0.5), wide(0.0)
    one, other = with_it.engine(), without.engine()
    np.testing.assert_array_equal(one.outputs(with_it.x), other.outputs(with_it.x))
    assert one.evaluate(one.examples, np.arange(64)) == other.evaluate(other.examples, np.arange(64))
    np.testing.assert_array_equal(one.gradient(with_it.examples()), other.gradient(with_it.examples()))


def test_that_every_layer_has_its_own_share():
    problem = wide(0, hidden=(100, 100, 100), dropouts=(0.0, 0.8, 0.25))
    engine = problem.engine()
    engine.advance(np.zeros(1), shuffled=False)
    shares = [(mask == 0).mean() for mask in masks(engine, problem, 64)]
    np.testing.assert_allclose(shares, [0, 0.8, 0.25], atol=0.03)
    assert shares[0] == 0


@pytest.mark.parametrize("normalization", PLACES, ids=place)
@pytest.mark.parametrize("residual", [0, 1])
def test_that_switching_it_on_and_off_again_acts_at_the_next_step(residual, normalization):
    problem = NetworkProblem(
        (7, 7), features=7, count=8, batch=8, residual=residual, normalization=normalization, dropouts=(0.0, 0.0)
    )
    engine, oracle = problem.engine(), problem.oracle()
    for share in (0.0, 0.5, 0.0):
        problem.dropouts = (share, share)
        engine.configure(problem.choices(), problem.batch)
        for _ in range(10):
            engine.advance(np.full(1, 0.05), shuffled=False)
            oracle.masks = masks(engine, problem, 8)
            oracle.step(0.05)
        assert_close_together(named(engine), oracle.parameters, 1e-4)


@pytest.mark.parametrize("normalization", PLACES, ids=place)
def test_that_chunks_recording_and_looking_change_nothing(normalization):
    numbers = []
    for cuts, every in (([40], 20), ([1] * 40, 1), ([7, 33], 0)):
        problem = NetworkProblem(
            (7, 18), dropouts=(0.3, 0.5), normalization=normalization, residual=1, penalties={"gradient_noise": 0.1}
        )
        engine = problem.engine()
        losses = []
        for cut in cuts:
            losses.append(engine.advance(np.full(cut, 0.05), shuffled=True, record_every=every).loss)
            if every == 1:
                engine.outputs(problem.x)
                engine.gradient(problem.examples())
                engine.evaluate(engine.examples, np.arange(problem.count))
        numbers.append([np.concatenate(losses), *engine.state])
    for other in numbers[1:]:
        for one, same in zip(numbers[0], other, strict=True):
            np.testing.assert_array_equal(one, same)


@pytest.mark.parametrize("normalization", PLACES, ids=place)
def test_that_a_restored_copy_replays_bit_for_bit(normalization):
    problem = NetworkProblem(
        (7, 18), dropouts=(0.3, 0.5), normalization=normalization, residual=2,
        penalties={"gradient_noise": 0.1, "max_norm": 1.0},
    )  # fmt: skip
    engine = problem.engine()
    engine.advance(np.full(13, 0.05), shuffled=True)
    saved = engine.state.copy()
    first = engine.advance(np.full(24, 0.05), shuffled=True).loss
    ended = engine.state.copy()
    for target in (engine, problem.engine()):  # the same engine, and one that has never taken a step
        target.state.restore(saved)
        again = [target.advance(np.full(n, 0.05), shuffled=True).loss for n in (10, 14)]
        np.testing.assert_array_equal(np.concatenate(again), first)
        for one, other in zip(target.state, ended, strict=True):
            np.testing.assert_array_equal(one, other)


def test_that_other_seeds_drop_other_units():
    engines = [wide(0.5, seed=seed) for seed in (0, 1)]
    found = []
    for problem in engines:
        engine = problem.engine()
        engine.advance(np.zeros(1), shuffled=False)
        found.append(masks(engine, problem, 64)[0] == 0)
    assert 0.45 < (found[0] == found[1]).mean() < 0.55


def test_that_recorded_activations_are_those_before_units_are_dropped():
    problem = wide(0.5)
    engine = problem.engine()
    _, layers, _ = naive_network.forward(problem.network, problem.oracle().parameters, problem.x)
    records = engine.advance(np.zeros(1), shuffled=False, record_every=1)
    assert records.statistics[0, 0, 0] == pytest.approx(layers[0]["a"].mean(), abs=1e-6)
    assert records.statistics[0, 0, 1] == pytest.approx(layers[0]["a"].std(), rel=1e-5)


def test_that_norms_are_those_of_the_gradient_with_units_dropped():
    problem = wide(0.5)
    engine = problem.engine()
    records = engine.advance(np.zeros(1), shuffled=False)
    norms = naive.layer_norms(problem.layout.named(engine._program.gradient))
    np.testing.assert_allclose(records.norms[0], norms, rtol=1e-5)
    without = naive.layer_norms(problem.layout.named(engine.gradient(problem.examples())))
    assert (np.abs(norms / without - 1) > 1e-3).any()


def test_that_a_dropped_problem_still_learns():
    problem = NetworkProblem((30, 30), count=60, batch=20, dropouts=(0.2, 0.2), optimizer=OPTIMIZERS["adam"]())
    problem.y = (problem.x[:, 0] > 0).astype(int)
    engine = problem.engine()
    before, _ = engine.evaluate(engine.examples, np.arange(60))
    engine.advance(np.full(600, 0.01), shuffled=True)
    after, accuracy = engine.evaluate(engine.examples, np.arange(60))
    assert after < before / 3 and accuracy > 0.95
