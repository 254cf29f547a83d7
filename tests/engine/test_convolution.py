"""Convolution and pooling are the oracle's, for any sizes, and the same bits however the run is cut."""

from typing import get_args

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.convolution import formula
from dllab.engine.convolution.geometry import Geometry, NothingLeft, Picture
from dllab.engine.first_parameters import initial_parameters
from dllab.engine.initializers import INITIALIZERS
from dllab.engine.network import Layout, WrongShape
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.engine.optimizers import OPTIMIZERS
from dllab.experiment.convolution import ConvolutionSection
from tests import naive_convolution, naive_network
from tests.engine.networks import NetworkProblem, assert_close_together, running, signal
from tests.engine.problems import assert_close, named

POOLS = get_args(ConvolutionSection.model_fields["pool"].annotation)
SAME = ((1, 6, 6), 3, 3, 1, "same", "none")


def drawn(seed):
    """One or two convolutions of random sizes that fit each other."""
    random = np.random.default_rng(seed)
    picture, found = (int(random.integers(1, 4)), *(int(side) for side in random.integers(1, 30, 2))), []
    while len(found) < 1 + seed % 2:
        padding = str(random.choice(["same", "valid"]))
        around = 10 if padding == "same" else 0
        kernel = int(random.integers(1, min(7, min(picture[1:]) + around) + 1))
        one = (
            picture,
            int(random.integers(1, 10)),
            kernel,
            int(random.integers(1, 4)),
            padding,
            str(random.choice(POOLS)),
        )
        try:
            Geometry.of(Picture(*picture), *one[1:])
        except NothingLeft:
            continue
        found.append(one)
        picture = naive_convolution.out_shape(one)
    return tuple(found)


def check(problem, steps=6, share=2e-4):
    engine, oracle = problem.engine(), problem.oracle()
    _, expected = naive_network.loss_and_gradient(
        problem.network, oracle.parameters, problem.x.astype(float), problem.y
    )
    assert_close_together(problem.layout.named(engine.gradient(problem.examples())), expected, 2e-5)
    records = engine.advance(np.full(steps, 0.02), shuffled=False)
    np.testing.assert_allclose(records.loss, [oracle.step(0.02)[0] for _ in range(steps)], rtol=share, atol=1e-6)
    assert_close(named(engine), oracle.parameters, share)
    return engine, oracle


@pytest.mark.parametrize("seed", range(60))
def test_that_any_sizes_give_the_oracles_outputs_and_gradients(seed):
    check(NetworkProblem((5,), convolutions=drawn(seed), count=11, batch=4, seed=seed))


@pytest.mark.parametrize("pool", POOLS)
@pytest.mark.parametrize("padding", ["same", "valid"])
def test_that_every_pool_gives_the_oracles(pool, padding):
    first = ((2, 11, 9), 4, 3, 1, padding, pool)
    second = (naive_convolution.out_shape(first), 3, 2, 1, "same", "none")
    check(NetworkProblem((4,), convolutions=(first, second)))


def test_that_hidden_layers_may_be_missing():
    check(NetworkProblem((), convolutions=(SAME,)))


@pytest.mark.parametrize("name", ["batch", "layer"])
@pytest.mark.parametrize("place", ["before", "after"])
def test_that_filters_are_normalized_over_their_maps(name, place):
    second = ((3, 6, 6), 5, 3, 1, "valid", "max2")
    problem = NetworkProblem(
        (4,), convolutions=(SAME, second), normalization=NORMALIZATIONS[name](position=place), batch=5, count=13
    )
    engine, oracle = check(problem, steps=9, share=1e-3)
    if name == "batch":
        for number, seen in running(engine).items():
            np.testing.assert_allclose(seen, oracle.running[number], rtol=1e-3, atol=1e-4)
    expected = naive_network.outputs(problem.network, named(engine), problem.x.astype(float), running(engine))
    np.testing.assert_allclose(engine.outputs(problem.x), expected, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("residual", [1, 2])
def test_that_detours_go_round_where_pictures_match(residual):
    inner = ((3, 6, 6), 3, 3, 1, "same", "none")
    last = ((3, 6, 6), 3, 3, 1, "same", "max2")
    problem = NetworkProblem((27, 27), convolutions=(SAME, inner, inner, last), residual=residual)
    joined = [record["skip"] >= 0 for record in problem.engine()._program.layers]
    round_two = [False, False, False, True, False, True, False]
    assert joined == (round_two if residual == 2 else [False, True, True, True, True, True, False])
    check(problem)


def test_that_dropped_places_are_the_oracles():
    problem = NetworkProblem((6,), convolutions=(SAME,), dropouts=(0.4, 0.0), count=8, batch=8)
    engine, oracle = problem.engine(), problem.oracle()
    engine.advance(np.zeros(1), shuffled=False)
    kept = signal(engine, 0, "out", 8) / signal(engine, 0, "a", 8)
    np.testing.assert_allclose(np.unique(np.round(kept, 5)), [0, round(1 / 0.6, 5)], rtol=1e-5)
    oracle.masks = [np.round(kept * 0.6) / 0.6, np.ones((8, 6))]
    value, gradient = oracle.differentiate(problem.x.astype(float), problem.y)
    assert_close_together(problem.layout.named(engine._program.gradient), gradient, 1e-5)
    assert value > 0


@pytest.mark.parametrize(
    "penalty", [{"l1": 0.01}, {"l2": 0.1}, {"max_norm": 0.5}, {"weight_decay": 0.1}, {"clip_norm": 0.1}]
)
def test_that_penalties_hold_for_filters(penalty):
    check_steps(NetworkProblem((4,), convolutions=(SAME,), penalties=penalty))


@pytest.mark.parametrize("optimizer", [optimizer for optimizer in OPTIMIZERS.names() if optimizer != "perceptron"])
def test_that_every_optimizer_trains_filters(optimizer):
    check_steps(NetworkProblem((4,), convolutions=(SAME,), optimizer=OPTIMIZERS[optimizer]()))


def check_steps(problem):
    engine, oracle = problem.engine(), problem.oracle()
    records = engine.advance(np.full(5, problem.rate), shuffled=False)
    np.testing.assert_allclose(records.loss, [oracle.step(problem.rate)[0] for _ in range(5)], rtol=1e-3, atol=1e-6)


@pytest.mark.parametrize("name", INITIALIZERS.names())
def test_that_filters_start_with_the_spread_that_their_fans_ask_for(name):
    geometry = Geometry.of(Picture(16, 9, 9), 32, 5, 1, "same", "none")
    layout = Layout((16 * 81, geometry.out.size, 2), convolutions=(geometry,))
    initializer = INITIALIZERS[name]()
    weights = layout.named(initial_parameters(layout, initializer, 0))["layer1.weight"]
    assert weights.shape == (32, 16, 5, 5)
    fan_in, fan_out = 16 * 25, 32 * 25  # as torch.nn.init counts
    variance = {
        "he_normal": 2 / fan_in, "he_uniform": 2 / fan_in, "xavier_normal": 2 / (fan_in + fan_out),
        "xavier_uniform": 2 / (fan_in + fan_out), "lecun_normal": 1 / fan_in, "lecun_uniform": 1 / fan_in,
        "orthogonal": 1 / fan_in,
    }  # fmt: skip
    if name in variance:
        assert weights.var() == pytest.approx(variance[name], rel=0.05)
    if name == "orthogonal":
        rows = weights.reshape(32, -1).astype(float)
        np.testing.assert_allclose(rows @ rows.T, np.eye(32), atol=1e-5)


def run(cuts, batch=8):
    problem = NetworkProblem(
        (5,),
        convolutions=(SAME, ((3, 6, 6), 4, 3, 2, "valid", "none")),
        batch=batch,
        normalization=NORMALIZATIONS["batch"](),
    )
    engine = problem.engine()
    for cut in cuts:
        engine.advance(np.full(cut, 0.05), shuffled=True)
    return engine.layout.digest(engine.state.parameters)


def test_that_chunks_do_not_change_a_bit():
    assert run([40]) == run([1] * 40) == run([7, 20, 13])


def test_that_what_an_earlier_batch_left_reaches_no_gradient():
    problem = NetworkProblem((5,), convolutions=(((1, 6, 6), 3, 3, 1, "valid", "max2"),), count=21, batch=8)
    clean, dirty = problem.engine(), problem.engine()
    clean.advance(np.full(2, 0.05), shuffled=False)
    dirty.advance(np.full(2, 0.05), shuffled=False)
    program = dirty._program
    row = int(program.plan["row"][0])
    rows = program.plan["rows"][0]
    program.workspace[rows : rows + row * program.plan["pitch"][0]] = np.nan
    clean.advance(np.full(1, 0.05), shuffled=False)  # five examples are left
    dirty.advance(np.full(1, 0.05), shuffled=False)
    assert_close(named(dirty), named(clean), 0)


def test_that_numbers_that_are_none_are_seen_and_told():
    problem = NetworkProblem((5,), convolutions=(SAME,), activation=ACTIVATIONS["relu"]())
    engine = problem.engine()
    records = engine.advance(np.full(50, 1e30), shuffled=False)
    assert records.diverged is not None and records.diverged[0] in (1, 2, 3)


def test_that_a_filter_is_dead_only_where_its_whole_map_is():
    problem = NetworkProblem((5,), convolutions=(SAME,), activation=ACTIVATIONS["relu"](), batch=8, count=8)
    problem.initial["layer1.weight"][0] = 0
    problem.initial["layer1.bias"][:] = [-1, 0.01, 0.01]
    statistics = problem.engine().advance(np.zeros(1), shuffled=False, record_every=1).statistics[0]
    assert statistics[0, 3] == pytest.approx(1 / 3)
    assert 1 / 3 < statistics[0, 2] < 0.9


def test_that_parameters_are_loaded_in_the_shape_that_they_have_for_people():
    geometry = Geometry.of(Picture(2, 5, 5), 3, 2, 1, "valid", "none")
    layout = Layout((50, geometry.out.size, 2), convolutions=(geometry,))
    flat = np.zeros(layout.length, np.float32)
    named = layout.named(flat)
    assert named["layer1.weight"].shape == (3, 2, 2, 2) and named["layer2.weight"].shape == (2, 48)
    filters = np.arange(24, dtype=np.float32).reshape(3, 2, 2, 2)
    layout.load(flat, named | {"layer1.weight": filters})
    np.testing.assert_array_equal(layout.named(flat)["layer1.weight"], filters)
    with pytest.raises(WrongShape):
        layout.load(flat, named | {"layer1.weight": filters.reshape(3, 8)})


@pytest.mark.parametrize(
    "settings, words",
    [
        ((2, 7, 1, "valid", "none"), "7 × 7"),
        ((2, 3, 1, "valid", "max4"), "leaves nothing"),
        ((2, 3, 3, "valid", "max2"), "1"),
    ],
)
def test_that_what_leaves_nothing_is_refused(settings, words):
    with pytest.raises(NothingLeft, match=words):
        Geometry.of(Picture(1, 5, 5), *settings)


@pytest.mark.parametrize("stride, padding", [(1, "same"), (2, "valid"), (3, "same")])
def test_that_what_one_weight_meets_is_a_column_of_the_patches(stride, padding):
    geometry = Geometry.of(Picture(2, 9, 7), 3, 4, stride, padding, "none")
    x = np.random.default_rng(0).normal(size=(5, geometry.picture.size))
    every = formula.patches(geometry, x)
    for tap in range(geometry.fan_in):
        np.testing.assert_array_equal(formula.met_by(geometry, x, tap), every[:, :, tap])
