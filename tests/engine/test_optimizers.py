"""Every optimizer walks the oracle's way for 60 steps, and the way PyTorch or optax walked."""

from pathlib import Path

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.losses import LOSSES
from dllab.engine.optimizers import OPTIMIZERS
from tests import naive
from tests.engine.problems import Problem, assert_close, named
from tests.engine.variants import known_names, label, variants
from tests.golden import cases

GOLDEN = np.load(Path(__file__).parent.parent / "golden" / "optimizers.npz")
OPTAX = np.load(Path(__file__).parent.parent / "golden" / "optax.npz")
EVERY_OPTIMIZER = [setting for choice in OPTIMIZERS for setting in variants(choice)]
KNOWN = known_names(OPTIMIZERS, naive.OPTIMIZERS)
STEPS = 60


def walk(problem, rates):
    """The engine and the oracle side by side; both were given the same rates."""
    engine, oracle = problem.engine(), problem.oracle()
    records = engine.advance(rates, shuffled=False, record_every=1)
    return engine, oracle, records, [oracle.step(rate) for rate in rates]


def check(problem, rates, share=1e-4):
    engine, oracle, records, expected = walk(problem, rates)
    losses, norms, clipped = (list(column) for column in zip(*expected, strict=True))
    np.testing.assert_allclose(records.loss, losses, rtol=1e-4)
    np.testing.assert_allclose(records.norms, norms, rtol=2e-4, atol=1e-7)
    np.testing.assert_array_equal(records.clipped, clipped)
    assert_close(named(engine), oracle.parameters, share)


@pytest.mark.parametrize("optimizer", [one for one in EVERY_OPTIMIZER if one.name in naive.OPTIMIZERS], ids=label)
def test_that_the_trajectory_is_the_oracles(optimizer):
    problem = Problem((6, 5), optimizer=optimizer)
    check(problem, np.full(STEPS, problem.rate))


@pytest.mark.parametrize("name", KNOWN)
def test_that_every_step_takes_its_own_rate(name):
    problem = Problem((6,), optimizer=OPTIMIZERS[name]())
    check(problem, problem.rate * np.random.default_rng(0).uniform(0, 2, STEPS))


@pytest.mark.parametrize("name", KNOWN)
@pytest.mark.parametrize(
    "penalties",
    [
        {"l1": 0.01},
        {"l2": 0.05},
        {"weight_decay": 0.5},
        {"clip_value": 0.05},
        {"clip_norm": 0.2},
        {"l1": 0.003, "l2": 0.02, "weight_decay": 0.3, "clip_value": 0.08, "clip_norm": 0.25},
    ],
    ids="+".join,
)
def test_that_penalties_and_clipping_act_in_their_order(name, penalties):
    problem = Problem((6, 5), optimizer=OPTIMIZERS[name](), penalties=penalties)
    check(problem, np.full(STEPS, problem.rate))


@pytest.mark.parametrize("loss", known_names(LOSSES, naive.LOSSES))
@pytest.mark.parametrize("activation", known_names(ACTIVATIONS, naive.ACTIVATIONS))
def test_that_every_activation_and_loss_trains_as_the_oracle_does(activation, loss):
    check(Problem((6, 5), ACTIVATIONS[activation](), LOSSES[loss]()), np.full(STEPS, 0.05))


@pytest.mark.parametrize("name", KNOWN)
def test_that_a_network_twenty_layers_deep_and_wider_than_a_vector_trains_as_the_oracle_does(name):
    problem = Problem((18,) * 20, optimizer=OPTIMIZERS[name](), count=33, batch=16, gain=1.2)
    check(problem, np.full(30, problem.rate / 20), share=1e-5)


def golden_problem(optimizer, **penalties):
    """The network of the golden trajectories, on their data."""
    problem = Problem((6, 5), optimizer=optimizer, targets=4, batch=cases.BATCH, penalties=penalties)
    problem.x, problem.y = GOLDEN["x"], GOLDEN["y"]
    problem.initial = {name: GOLDEN[f"initial/{name}"].astype(np.float32) for name in problem.initial}
    return problem


def check_golden(problem, golden, case):
    engine = problem.engine()
    records = engine.advance(np.full(cases.STEPS, cases.RATES[problem.optimizer.name]), shuffled=False)
    np.testing.assert_allclose(records.loss, golden[f"{case}/loss"], rtol=1e-5)
    assert_close(named(engine), {name: golden[f"{case}/{name}"] for name in problem.initial}, 2e-5)
    return records


@pytest.mark.parametrize("case", cases.OPTIMIZERS)
def test_that_the_trajectory_is_torchs(case):
    kind, options, l2, clip_norm = cases.OPTIMIZERS[case]
    records = check_golden(golden_problem(OPTIMIZERS[kind](**options), l2=l2, clip_norm=clip_norm), GOLDEN, case)
    assert records.clipped.any() == bool(clip_norm)


@pytest.mark.parametrize("case", cases.OPTAX)
def test_that_the_trajectory_is_optaxs(case):
    kind, options = cases.OPTAX[case]
    check_golden(golden_problem(OPTIMIZERS[kind](**options)), OPTAX, case)


def test_that_every_optimizer_with_a_reference_has_a_golden_trajectory():
    golden = {kind for kind, *_ in (*cases.OPTIMIZERS.values(), *cases.OPTAX.values())}
    assert all(choice.name in golden for choice in OPTIMIZERS if "As torch" in choice.explanation.source)
    assert all(choice.name in golden for choice in OPTIMIZERS if "As optax" in choice.explanation.source)


@pytest.mark.parametrize("rates", [np.full(90, 0.01), 0.02 / np.sqrt(np.arange(1, 91))], ids=["constant", "falling"])
def test_that_swats_switches_when_the_oracle_does_and_says_when(rates):
    problem = golden_problem(OPTIMIZERS["swats"](tolerance=3e-3))
    engine, oracle = problem.engine(), problem.oracle()
    for rate in rates:
        engine.advance(np.full(1, rate), shuffled=False)
        oracle.step(rate)
        assert problem.optimizer.switch_step(engine.state.slots) == oracle.memory.get("switched")
    assert 5 < oracle.memory["switched"] < 60
    assert_close(named(engine), oracle.parameters, 1e-5)


def test_that_a_late_switch_is_told_to_the_step():
    problem = golden_problem(OPTIMIZERS["swats"](tolerance=1e9))
    engine = problem.engine()
    engine.state.cursor[0] = 2**30
    engine.advance(np.full(1, 0.01), shuffled=False)
    assert problem.optimizer.switch_step(engine.state.slots) == 2**30 + 1


@pytest.mark.parametrize("optimizer", EVERY_OPTIMIZER, ids=label)
def test_that_padding_stays_zero(optimizer):
    problem = Problem((17, 3), optimizer=optimizer)
    engine = problem.engine()
    padding = np.ones(problem.layout.length, bool)
    for layer in problem.layout.layers:
        layer.weight_view(padding)[...] = False
        layer.bias_view(padding)[...] = False
    engine.advance(np.full(30, problem.rate), shuffled=True)
    assert padding.any() and not engine.state.parameters[padding].any()


def test_that_no_gradient_leaves_everything_where_it_is_but_for_decay():
    for optimizer in EVERY_OPTIMIZER:
        problem = Problem((), ACTIVATIONS["identity"](), LOSSES["mse"](), optimizer, count=4, batch=4)
        problem.x[...], problem.y[...] = 0, 0
        problem.initial["layer1.bias"][...] = 0
        engine = problem.engine()
        engine.advance(np.full(5, 0.1), shuffled=False)
        expected = problem.initial["layer1.weight"] * (1 - 0.1 * problem.own_decay) ** 5
        np.testing.assert_allclose(named(engine)["layer1.weight"], expected, rtol=1e-6 if problem.own_decay else 0)


def test_that_a_rate_of_zero_leaves_the_weights_where_they_are():
    for optimizer in EVERY_OPTIMIZER:
        problem = Problem(optimizer=optimizer, penalties={"weight_decay": 0.5})
        engine = problem.engine()
        engine.advance(np.zeros(5), shuffled=True)
        np.testing.assert_equal(named(engine), problem.initial)
