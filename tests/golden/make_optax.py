"""Trains the network of optimizers.npz with optax's own optimizers and keeps what became of it: optax.npz.

Run by hand, from the repository's root, with optax 0.2.8 and JAX installed: python -m tests.golden.make_optax
All in float64. Decay is masked to weights, and Yogi's mean starts from 0, as the paper has it, where optax starts it
from v's first value.
"""

from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import optax

from tests.golden.cases import BATCH, OPTAX, RATES, STEPS

NAMES = {"beta1": "b1", "beta2": "b2", "epsilon": "eps", "epsilon_root": "eps_root"}
HERE = Path(__file__)


def transformation(kind, options):
    options = {NAMES.get(name, name): value for name, value in options.items()}
    if kind == "yogi":
        first = options.pop("initial", 1e-6)
        own = optax.scale_by_yogi(**options, initial_accumulator_value=first)
        return optax.chain(own, optax.scale_by_learning_rate(RATES[kind]))
    if kind == "lion":
        options["mask"] = lambda named: {name: name.endswith("weight") for name in named}
    return getattr(optax, kind)(RATES[kind], **options)


def start(kind, steps, parameters):
    state = steps.init(parameters)
    if kind == "yogi":
        state = (state[0]._replace(mu=jax.tree.map(jnp.zeros_like, state[0].mu)), *state[1:])
    return state


def loss(parameters, x, y):
    depth = len(parameters) // 2
    for number in range(1, depth + 1):
        x = x @ parameters[f"layer{number}.weight"].T + parameters[f"layer{number}.bias"]
        x = jnp.tanh(x) if number < depth else x
    return optax.softmax_cross_entropy_with_integer_labels(x, y).mean()


def trained(kind, options, parameters, x, y):
    steps = transformation(kind, options)
    state = start(kind, steps, parameters)
    losses, position = [], 0
    for _ in range(STEPS):
        batch = slice(position, position + BATCH)
        position = (position + BATCH) if position + BATCH < len(x) else 0
        value, gradient = jax.value_and_grad(loss)(parameters, x[batch], y[batch])
        updates, state = steps.update(gradient, state, parameters)
        parameters = optax.apply_updates(parameters, updates)
        losses.append(float(value))
    return losses, parameters


def main():
    jax.config.update("jax_enable_x64", True)
    given = np.load(HERE.with_name("optimizers.npz"))
    names = [name.removeprefix("initial/") for name in given if name.startswith("initial/")]
    initial = {name: jnp.array(given[f"initial/{name}"], jnp.float64) for name in names}
    x, y = jnp.array(given["x"], jnp.float64), jnp.array(given["y"])
    kept = {}
    for case, (kind, options) in OPTAX.items():
        losses, final = trained(kind, options, initial, x, y)
        kept[f"{case}/loss"] = np.array(losses)
        kept |= {f"{case}/{name}": np.array(value) for name, value in final.items()}
    np.savez_compressed(HERE.with_name("optax.npz"), **kept)


if __name__ == "__main__":
    main()
