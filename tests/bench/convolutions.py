"""Two convolutional networks, on one core: in dllab, in JAX as one jitted scan, in PyTorch as people write it.

    python -m tests.bench.convolutions dllab           µs a step as JSON, and the share of the processor's multiply-adds
    PYTHON tests/bench/convolutions.py jax
    PYTHON tests/bench/convolutions.py torch

PYTHON has jax, or torch; neither needs the lab. The networks are those that `dllab bench engine` calls lenet and conv3.
"""

import json
import os
import sys
import time

import numpy as np

BATCH, EXAMPLES, RATE, ROUNDS = 64, 2000, 1e-3, 5
NETWORKS = {  # (filters, kernel, padding, pool); dense
    "lenet": ([(8, 5, "same", 2), (16, 5, "valid", 2)], (120, 84, 10), 40),
    "conv3": ([(16, 3, "same", 1)] * 3, (10,), 10),
}


def median_of(run, steps):
    """µs a step of `run`, which takes so many; the first time does not count."""
    run()
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        run()
        times.append((time.perf_counter() - begun) / steps * 1e6)
    return float(np.median(times))


def in_torch(name):
    import torch
    from torch import nn

    torch.set_num_threads(1)
    filters, dense, steps = NETWORKS[name]
    layers, channels = [], 1
    for count, kernel, padding, pool in filters:
        layers += [nn.Conv2d(channels, count, kernel, padding=padding), nn.ReLU()]
        layers += [nn.MaxPool2d(pool)] if pool > 1 else []
        channels = count
    layers.append(nn.Flatten())
    width = nn.Sequential(*layers)(torch.zeros(1, 1, 28, 28)).shape[1]
    for count in dense:
        layers += [nn.Linear(width, count), nn.ReLU()]
        width = count
    model, loss = nn.Sequential(*layers[:-1]), nn.CrossEntropyLoss()
    update = torch.optim.Adam(model.parameters(), RATE)
    x, y = torch.randn(EXAMPLES, 1, 28, 28), torch.randint(0, 10, (EXAMPLES,))

    def run():
        for _ in range(steps):
            index = torch.randperm(EXAMPLES)[:BATCH]
            update.zero_grad()
            loss(model(x[index]), y[index]).backward()
            update.step()

    return median_of(run, steps)


def in_jax(name):
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
    os.environ.setdefault("JAX_PLATFORMS", "cpu")
    import jax
    import jax.numpy as jnp

    filters, dense, steps = NETWORKS[name]
    random = np.random.default_rng(0)

    def convolved(x, weights):
        for (w, b), (_, _, padding, pool) in zip(weights, filters, strict=False):
            x = jax.lax.conv_general_dilated(x, w, (1, 1), padding.upper(), dimension_numbers=("NCHW", "OIHW", "NCHW"))
            x = jax.nn.relu(x + b[:, None, None])
            if pool > 1:
                window = (1, 1, pool, pool)
                x = jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, window, window, "VALID")
        return x.reshape(len(x), -1)

    weights, channels = [], 1
    for count, kernel, _, _ in filters:
        w = random.standard_normal((count, channels, kernel, kernel), np.float32) / np.sqrt(channels * kernel**2)
        weights.append((jnp.asarray(w), jnp.zeros(count)))
        channels = count
    width = convolved(jnp.zeros((1, 1, 28, 28)), weights).shape[1]
    for count in dense:
        w = random.standard_normal((width, count), np.float32) / np.sqrt(width)
        weights.append((jnp.asarray(w), jnp.zeros(count)))
        width = count
    x = jnp.asarray(random.standard_normal((EXAMPLES, 1, 28, 28), np.float32))
    y = jnp.asarray(random.integers(0, 10, EXAMPLES))

    def loss(weights, x, y):
        z = convolved(x, weights)
        for w, b in weights[len(filters) : -1]:
            z = jax.nn.relu(z @ w + b)
        z = z @ weights[-1][0] + weights[-1][1]
        return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(z), y[:, None], 1))

    def step(carry, index):
        weights, m, v, t = carry
        value, g = jax.value_and_grad(loss)(weights, x[index], y[index])
        t = t + 1
        m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, g)
        v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, g)
        c1, c2 = 1 / (1 - 0.9**t), 1 / (1 - 0.999**t)
        weights = jax.tree.map(lambda w, m, v: w - RATE * m * c1 / (jnp.sqrt(v * c2) + 1e-8), weights, m, v)
        return (weights, m, v, t), value

    run = jax.jit(lambda carry, order: jax.lax.scan(step, carry, order))
    order = jnp.asarray(np.stack([random.permutation(EXAMPLES)[:BATCH] for _ in range(steps)]))
    zeros = jax.tree.map(jnp.zeros_like, weights)
    carry = (weights, zeros, zeros, jnp.float32(0))
    return median_of(lambda: jax.block_until_ready(run(carry, order)), steps)


def in_dllab(name):
    """µs a step, and multiply-adds a second for those of a microkernel on what lies in the cache."""
    from dllab.bench import WORKLOADS
    from dllab.training.cores import CORES

    CORES.limit = 1
    workload = next(workload for workload in WORKLOADS if workload.name == name)
    engine, rates = workload.engine(), np.full(workload.steps, workload.rate)
    took = median_of(lambda: engine.advance(rates, shuffled=True), workload.steps)
    layers = engine.layout.layers
    passes = [2, *[3] * (len(layers) - 1)]  # nobody asks for the gradient by the pictures
    products = sum(BATCH * layer.units * layer.fan_in * count for layer, count in zip(layers, passes, strict=True))
    return {"us_per_step": round(took, 1), "share_of_fma_rate": round(products / took / fma_rate(), 3)}


def fma_rate():
    """Multiply-adds a microsecond of the microkernel, on matrices that stay in the caches."""
    from tests.engine.wrapped import product

    rows, columns, depth = 480, 32, 128
    random = np.random.default_rng(0)
    a, b, c = (random.standard_normal(size, np.float32) for size in (rows * depth, depth * columns, rows * columns))
    run = lambda: product(a, depth, 1, b, columns, c, columns, np.zeros(rows, np.float32), 1, rows, columns, depth)  # noqa: E731
    return rows * columns * depth / min(median_of(run, 1) for _ in range(200))


if __name__ == "__main__":
    measure = {"torch": in_torch, "jax": in_jax, "dllab": in_dllab}[sys.argv[1]]
    print(json.dumps({name: measure(name) for name in NETWORKS}))
