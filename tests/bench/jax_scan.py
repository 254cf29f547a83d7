"""The four workloads in JAX: one jitted lax.scan over the steps, on one core. Prints µs a step as JSON.

Run with a Python that has jax: `python jax_scan.py [--norms] [workload …]`. `--norms` also returns the gradient norm
of every layer at every step, as dllab records it.
"""

import itertools
import json
import os
import sys
import time

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import jax.numpy as jnp
import numpy as np

EXAMPLES, ROUNDS = 2000, 5
WORKLOADS = {
    "playground": ((2, 4, 2, 1), 10, jnp.tanh, "sgd", 0.03, 20_000),
    "deep20": ((2, *[32] * 20, 2), 32, jax.nn.sigmoid, "adam", 1e-3, 2_000),
    "digits": ((64, 128, 64, 10), 64, jax.nn.relu, "adam", 1e-3, 3_000),
    "mnist": ((784, 256, 128, 10), 128, jax.nn.relu, "adam", 1e-3, 200),
}


def measure(name, norms):
    sizes, batch, activation, optimizer, rate, steps = WORKLOADS[name]
    random = np.random.default_rng(0)
    x = jnp.asarray(random.standard_normal((EXAMPLES, sizes[0]), np.float32))
    y = jnp.asarray(random.integers(0, sizes[-1], EXAMPLES) if sizes[-1] > 1 else np.sign(x[:, :1] * x[:, 1:2]))
    weights = [
        (jnp.asarray(random.standard_normal((i, o), np.float32) * np.sqrt(1 / i)), jnp.zeros(o, jnp.float32))
        for i, o in itertools.pairwise(sizes)
    ]

    def loss(weights, x, y):
        for w, b in weights[:-1]:
            x = activation(x @ w + b)
        z = x @ weights[-1][0] + weights[-1][1]
        if sizes[-1] == 1:
            return jnp.mean((z - y) ** 2)
        return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(z), y[:, None], 1))

    def step(carry, index):
        weights, m, v, t = carry
        value, g = jax.value_and_grad(loss)(weights, x[index], y[index])
        t = t + 1
        if optimizer == "sgd":
            weights = jax.tree.map(lambda w, g: w - rate * g, weights, g)
        else:
            m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, g)
            v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, g)
            c1, c2 = 1 / (1 - 0.9**t), 1 / (1 - 0.999**t)
            weights = jax.tree.map(lambda w, m, v: w - rate * m * c1 / (jnp.sqrt(v * c2) + 1e-8), weights, m, v)
        recorded = [jnp.sqrt(jnp.sum(w * w) + jnp.sum(b * b)) for w, b in g] if norms else []
        return (weights, m, v, t), (value, recorded)

    run = jax.jit(lambda carry, order: jax.lax.scan(step, carry, order))
    order = jnp.asarray(np.stack([random.permutation(EXAMPLES)[:batch] for _ in range(steps)]))
    zeros = jax.tree.map(jnp.zeros_like, weights)
    carry = (weights, zeros, zeros, jnp.float32(0))
    jax.block_until_ready(run(carry, order))
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        jax.block_until_ready(run(carry, order))
        times.append((time.perf_counter() - begun) / steps * 1e6)
    return float(np.median(times))


if __name__ == "__main__":
    norms = "--norms" in sys.argv
    names = [name for name in sys.argv[1:] if not name.startswith("-")] or list(WORKLOADS)
    print(json.dumps({name: measure(name, norms) for name in names}))
