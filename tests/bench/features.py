"""What the network's features cost, and how near the engine comes to what the processor can do.

    .venv/bin/python tests/bench/features.py [rounds]

First µs a step of deep20 plain and with batch normalization, dropout and detours, each alone and all together, taking
turns so that a noisy machine is fair. Then GFLOP/s of whole steps of a hundred layers, as a share of what the matrix
product's innermost tile reaches on numbers that never leave the nearest cache.
"""

import statistics
import sys
import time
from dataclasses import replace

import numpy as np

from dllab.bench import WORKLOADS, Workload
from dllab.engine.engine import Engine
from dllab.engine.first_parameters import initial_parameters
from dllab.engine.initializers import INITIALIZERS
from dllab.engine.kernels import gemm
from dllab.engine.kernels.compiler import compiled
from dllab.engine.kernels.memory import pointer
from dllab.engine.network import Layout, aligned_zeros
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.engine.state import TrainState

BATCH, LAYER = NORMALIZATIONS["batch"](), NORMALIZATIONS["layer"]()
FEATURES = {
    "plain": {},
    "batch normalization": {"normalization": BATCH},
    "layer normalization": {"normalization": LAYER},
    "dropout 0.1": {"dropouts": 0.1},
    "detours": {"residual": 1},
    "batch norm + dropout + detours": {"normalization": BATCH, "dropouts": 0.1, "residual": 1},
}
HIDDEN, WIDTH, TOGETHER = 100, 64, 64
DEPTH, TIMES = 64, 200_000  # of the tile, and how often it is multiplied


def with_features(workload, features):
    """The workload's engine with features; `dropouts` is every hidden layer's share."""
    plain = workload.engine()
    given = dict(features)
    if "dropouts" in given:
        given["dropouts"] = (given["dropouts"],) * (len(workload.sizes) - 2)
    choices = replace(plain.choices, **given)
    layout = Layout(workload.sizes, normalized=choices.normalization.learns)
    parameters = initial_parameters(layout, INITIALIZERS["xavier_normal"](), seed=0)
    state = TrainState.fresh(layout, parameters, choices.optimizer, plain.examples.count, seed=0)
    return Engine(layout, choices, workload.batch, plain.examples, state)


def taking_turns(engines, rates, rounds):
    """{name: µs a step}, the median of the rounds."""
    times = {name: [] for name in engines}
    for engine in engines.values():
        engine.advance(rates[:50], shuffled=True)
    for _ in range(rounds):
        for name, engine in engines.items():
            begun = time.perf_counter()
            assert engine.advance(rates, shuffled=True).diverged is None
            times[name].append((time.perf_counter() - begun) / len(rates) * 1e6)
    return {name: statistics.median(values) for name, values in times.items()}


@compiled
def tiles(a, b, c, bias, times):
    for _ in range(times):
        gemm._full_wide(pointer(a, 0), DEPTH, 1, pointer(b, 0), gemm.WIDE, pointer(c, 0), gemm.WIDE,
                        pointer(bias, 0), 1, DEPTH)  # fmt: skip


def peak(rounds):
    """GFLOP/s of one tile, again and again: the best of the rounds."""
    sizes = gemm.ROWS * DEPTH, DEPTH * gemm.WIDE, gemm.ROWS * gemm.WIDE, gemm.ROWS
    arrays = [aligned_zeros(size) for size in sizes]
    tiles(*arrays, 10)
    best = 0.0
    for _ in range(rounds):
        begun = time.perf_counter()
        tiles(*arrays, TIMES)
        flops = 2 * gemm.ROWS * gemm.WIDE * DEPTH * TIMES
        best = max(best, flops / (time.perf_counter() - begun) / 1e9)
    return best


def flops(workload):
    """Of one step's matrix products: forward, by the weights, and by the inputs of all layers but the first."""
    products = [n * m for n, m in zip(workload.sizes, workload.sizes[1:], strict=False)]
    return 2 * workload.batch * (3 * sum(products) - products[0])


def main(rounds=7):
    deep = next(workload for workload in WORKLOADS if workload.name == "deep20")
    engines = {name: with_features(deep, features) for name, features in FEATURES.items()}
    times = taking_turns(engines, np.full(2000, deep.rate), rounds)
    for name, us in times.items():
        print(f"deep20, {name:31} {us:8.1f} µs a step, {us / times['plain']:.2f}×")
    best = peak(rounds)
    print(f"one tile of {gemm.ROWS} × {gemm.WIDE}, depth {DEPTH}: {best:.0f} GFLOP/s")
    sizes = (WIDTH, *[WIDTH] * HIDDEN, 10)
    hundred = [
        Workload("hundred", sizes, TOGETHER, "relu", "cross_entropy", optimizer, rate, 100)
        for optimizer, rate in (("sgd", 1e-3), ("adam", 1e-4))
    ]
    times = taking_turns({workload.optimizer: workload.engine() for workload in hundred}, np.full(100, 1e-4), rounds)
    for optimizer, us in times.items():
        reached = flops(hundred[0]) / us / 1e3
        share = f"{reached:.0f} GFLOP/s, {reached / best:.0%}"
        print(f"{HIDDEN} layers of {WIDTH}, {optimizer:5} {us:8.0f} µs a step, {share}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
