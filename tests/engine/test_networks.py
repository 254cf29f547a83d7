"""Networks of every kind, drawn from all that can be combined, agree with the oracle in gradients and trajectories."""

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.losses import LOSSES
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.output_activations import OUTPUT_ACTIVATIONS
from dllab.engine.records import SATURATED
from tests import naive, naive_network
from tests.engine.networks import NetworkProblem, assert_close_together, running
from tests.engine.problems import named
from tests.engine.variants import known, known_names

DEPTHS, BATCHES = (1, 2, 3, 8, 20), (2, 5, 16, 33)
ROUNDING = 1e-5  # share of the longest gradient; deep networks amplify it
OUTPUTS = known_names(OUTPUT_ACTIVATIONS, ("auto", *naive_network.OUTPUTS))
ENDS = [(loss, task, output) for loss in known(LOSSES, naive.LOSSES) for task in loss.tasks for output in OUTPUTS]
CONTINUOUS = [name for name in known_names(ACTIVATIONS, naive.ACTIVATIONS) if name != "step"]
CALM = ["identity", "sigmoid", "tanh", "relu"]  # a jump makes much of rounding; deep down so does all else but these
GRADIENTS, TRAJECTORIES = range(max(240, 3 * len(ENDS))), range(60)


def drawn(number, **given):
    """The network of this number, with `given` as it is: depths, batch sizes and ends in turn, all else at random."""
    random = np.random.default_rng(number)
    depth, batch = DEPTHS[number % len(DEPTHS)], BATCHES[number // len(DEPTHS) % len(BATCHES)]
    loss, task, output = ENDS[(number + number // 20) % len(ENDS)]
    activations = np.random.default_rng([number, 1]).choice(CALM if depth > 3 else CONTINUOUS, depth)
    width = int(random.choice([4, 7, 17]))
    mixed = tuple(int(width) for width in random.choice([5, 5, 18], depth))
    hidden = (width,) * depth if random.random() < 0.5 else mixed
    settings = {
        "hidden": hidden,
        "activations": tuple(ACTIVATIONS[str(name)]() for name in activations),
        "loss": loss(),
        "task": task,
        "normalization": normalization(random, batch),
        "residual": int(random.integers(3)),
        "output": output,
        "features": int(random.choice([hidden[0], 3])),
        "count": batch,
        "batch": batch,
        "seed": number,
    }
    problem = NetworkProblem(**settings | given)
    tame(problem)
    return problem


def normalization(random, batch):
    name = str(random.choice(["none", *naive_network.AXIS]))
    if not NORMALIZATIONS[name].learns:
        return NORMALIZATIONS[name]()
    epsilon = float(random.choice([1e-5, 1e-2]))
    if name == "batch" and batch == 2:  # two examples are normalized to ±1, whatever they are: the slope is ε's alone
        epsilon = 0.1
    return NORMALIZATIONS[name](position=str(random.choice(["before", "after"])), epsilon=epsilon)


def tame(problem):
    """Outputs of about 1: detours pile signals up, and an output activation that saturates has no slope left."""
    parameters = {name: array.astype(float) for name, array in problem.initial.items()}
    _, _, z = naive_network.forward(problem.network, parameters, problem.x)
    last = f"layer{len(problem.hidden) + 1}"
    for part in ("weight", "bias"):
        problem.initial[f"{last}.{part}"] /= np.float32(max(1.0, z.std(), np.abs(z.mean())))


def rounded(parameters):
    """Every parameter a float32 rounding away, up or down: what comes of that, no float32 program can know better."""
    random = np.random.default_rng(0)
    return {name: w * (1 + random.choice([-1, 1], w.shape) * 2.0**-24) for name, w in parameters.items()}


def distance(one, other):
    """The longest difference of two arrays, as a share of the longest array."""
    longest = max(np.linalg.norm(array) for array in other.values())
    return max(np.linalg.norm(one[name] - other[name]) for name in other) / max(longest, 1e-30)


@pytest.mark.parametrize("number", GRADIENTS)
def test_that_gradients_and_outputs_are_the_oracles(number):
    problem = drawn(number)
    engine = problem.engine()
    parameters = {name: array.astype(float) for name, array in problem.initial.items()}
    expected, shaken = (
        naive_network.loss_and_gradient(problem.network, start, problem.x.astype(float), problem.y)[1]
        for start in (parameters, rounded(parameters))
    )
    found = problem.layout.named(engine.gradient(problem.examples()))
    rounding = ROUNDING * (1 + len(problem.hidden) / 5)
    assert_close_together(found, expected, max(rounding, 10 * distance(shaken, expected)))
    outputs, moved = (
        naive_network.outputs(problem.network, start, problem.x, running(engine))
        for start in (parameters, rounded(parameters))
    )
    atol = max(rounding * np.abs(outputs).max(), 10 * np.abs(moved - outputs).max())
    np.testing.assert_allclose(engine.outputs(problem.x), outputs, atol=atol)


def test_that_what_is_drawn_covers_every_pair_of_choices():
    seen = set()
    for number in GRADIENTS:
        problem = drawn(number)
        place = getattr(problem.normalization, "position", "")
        seen |= {
            ("depth", len(problem.hidden), problem.normalization.name, place),
            ("residual", problem.residual, problem.normalization.name, place),
            ("end", problem.loss.name, problem.task, problem.output),
            ("batch", problem.batch, problem.normalization.name, place),
        }
    kinds = [("none", "")] + [(n, place) for n in ("batch", "layer") for place in ("before", "after")]
    expected = {("residual", residual, *kind) for residual in range(3) for kind in kinds}
    expected |= {("depth", depth, *kind) for depth in DEPTHS for kind in kinds}
    expected |= {("batch", batch, *kind) for batch in BATCHES for kind in kinds}
    expected |= {("end", loss.name, task, output) for loss, task, output in ENDS}
    assert not expected - seen


def recomputed(problem, before, after):
    """[layers, 5]: the statistics of one step on all examples, as the engine records them."""
    network = problem.network
    _, layers, z = naive_network.forward(network, before, problem.x)
    rows = []
    for kept, activation in zip(layers, problem.activations, strict=True):
        slope = naive.ACTIVATIONS[activation.name][1](kept["u"], **activation.model_dump())
        flat = np.abs(slope) < SATURATED * activation.max_slope
        rows.append([kept["a"].mean(), kept["a"].std(), flat.mean(), flat.all(axis=0).mean()])
    outputs = naive_network.OUTPUTS[network.output][0](z)
    rows.append([outputs.mean(), outputs.std(), 0, 0])
    for number, row in enumerate(rows, start=1):
        names = [name for name in before if name.startswith(f"layer{number}.")]
        old, new = (np.concatenate([of[name].ravel() for name in names]).astype(float) for of in (before, after))
        row.append(np.linalg.norm(new - old) / np.linalg.norm(old))
    return np.array(rows)


@pytest.mark.parametrize("number", range(0, 80))
def test_that_recorded_statistics_and_norms_are_the_oracles(number):
    problem = drawn(number)
    engine = problem.engine()
    before = named(engine)
    gradient = problem.layout.named(engine.gradient(problem.examples()))
    records = engine.advance(np.full(1, 0.1), shuffled=False, record_every=1)
    norms = naive.layer_norms({name: g.astype(float) for name, g in gradient.items()})
    np.testing.assert_allclose(records.norms[0], norms, rtol=1e-5)
    expected, found = recomputed(problem, before, named(engine)), records.statistics[0]
    np.testing.assert_allclose(found[:, :2], expected[:, :2], rtol=1e-3, atol=1e-4)
    np.testing.assert_allclose(found[:, 2:4], expected[:, 2:4], atol=1e-6)
    np.testing.assert_allclose(found[:, 4], expected[:, 4], rtol=1e-3, atol=1e-6)


def steady(problem, rates, expected, bound):
    """Whether the oracle itself stays within a twentieth of the bound when its weights are nudged by a rounding."""
    nudged, random = problem.oracle(), np.random.default_rng(0)
    for name, array in nudged.parameters.items():
        nudged.parameters[name] = array * (1 + 2.0**-24 * random.standard_normal(array.shape))
    losses = np.array([nudged.step(rate)[0] for rate in rates])
    return np.allclose(losses, [loss for loss, _, _ in expected], rtol=bound / 20, atol=1e-6)


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
@pytest.mark.parametrize("number", TRAJECTORIES)
def test_that_trajectories_are_the_oracles(number, optimizer):
    # Adam makes steps of full length out of a gradient that is nothing but rounding, unless ε is larger than that.
    settings = {"momentum": 0.5} if optimizer == "sgd" else {"epsilon": 1e-2}
    batch = BATCHES[number % len(BATCHES)]
    problem = drawn(number, optimizer=OPTIMIZERS[optimizer](**settings), count=2 * batch + max(batch // 3, 1))
    problem.batch = batch
    depth = len(problem.hidden)
    if problem.normalization.learns and depth >= 8:  # a tiny ε in so deep and narrow a network makes it chaotic
        problem.normalization = problem.normalization.model_copy(update={"epsilon": 0.1})
    rates = np.full(33, 0.01 / depth if optimizer == "sgd" else 0.002 / depth)
    engine, oracle = problem.engine(), problem.oracle()
    records = engine.advance(rates, shuffled=False)
    expected, bound = [oracle.step(rate) for rate in rates], 1e-4 * (1 + depth)
    if not steady(problem, rates, expected, bound):
        return
    np.testing.assert_allclose(records.loss, [loss for loss, _, _ in expected], rtol=bound, atol=1e-6)
    norms = np.array([norms for _, norms, _ in expected])
    np.testing.assert_allclose(records.norms, norms, rtol=10 * bound, atol=bound * norms.max())
    moved = {name: oracle.parameters[name] - problem.initial[name] for name in oracle.parameters}
    found = {name: array.astype(float) - problem.initial[name] for name, array in named(engine).items()}
    assert_close_together(found, moved, 10 * bound)
