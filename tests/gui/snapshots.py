"""Snapshots made by hand, for panels that are tested without a training thread."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dllab import Dataset, Experiment
from dllab.training.outcomes import Outcome, Running
from dllab.training.snapshot import Course, Curves, Inspection, Probe, Snapshot
from tests.training.examples import lasting


def curves(step: ArrayLike, columns: Mapping[str, ArrayLike]) -> Curves:
    """Columns whose buckets hold one value each."""
    steps = np.asarray(step, np.int64)
    values = np.zeros((len(columns), len(steps)), np.float32)
    for row, column in enumerate(columns.values()):
        values[row] = column
    return Curves(tuple(columns), steps, values, values, values)


def blobs(classes: int = 2, seed: int = 0) -> Dataset:
    """Clouds of 40 points around the corners of a polygon, in original units far from standard."""
    rng = np.random.default_rng(seed)
    angle = 2 * np.pi * np.arange(classes) / classes
    y = np.repeat(np.arange(classes), 40)
    x = np.stack([np.cos(angle), np.sin(angle)], 1)[y] + rng.normal(scale=0.2, size=(len(y), 2))
    return _split(x, y, "classification", rng)


def line(features: int = 1, seed: int = 0) -> Dataset:
    """A sum of the features with a little noise."""
    rng = np.random.default_rng(seed)
    x = rng.uniform(-2, 2, (80, features))
    return _split(x, x.sum(1, keepdims=True) + rng.normal(scale=0.1, size=(80, 1)), "regression", rng)


def images(classes: int = 10, side: int = 8, count: int = 300, seed: int = 0) -> Dataset:
    """Squares whose brightness grows with the class."""
    rng = np.random.default_rng(seed)
    y = np.concatenate([np.arange(classes), rng.integers(0, classes, count - classes)])
    x = (y[:, None, None] + 1) / classes * np.ones((1, side, side)) * rng.uniform(0.5, 1, (count, side, side))
    return _split(x, y, "classification", rng)


def _split(x: NDArray, y: NDArray, task: str, rng: np.random.Generator) -> Dataset:
    order = rng.permutation(len(x))
    train, val = order[len(x) // 4 :], order[: len(x) // 4]
    classes = [f"class {i}" for i in range(int(y.max()) + 1)] if task == "classification" else None
    return Dataset.from_arrays(x[train], y[train], x[val], y[val], task, classes=classes)  # type: ignore[arg-type]


def snapshot(
    *,
    hidden: Sequence[int] = (16, 16),
    dataset: Dataset | None = None,
    loss: str = "cross_entropy",
    step: ArrayLike = (),
    train_loss: ArrayLike = 0.5,
    grad_norm: ArrayLike = 1.0,
    layers: Mapping[str, ArrayLike] | None = None,
    evaluated: ArrayLike = (),
    evaluations: Mapping[str, ArrayLike] | None = None,
    outcome: Outcome | None = None,
    probes: Mapping[str, Probe] | None = None,
    edits: tuple[tuple[int, str], ...] = (),
    run: int = 1,
    changes: int = 1,
    inspection: Inspection | None = None,
    parent: Course | None = None,
    whole_step: int | None = None,
    network: Mapping[str, object] | None = None,
) -> Snapshot:
    """A snapshot whose history is `train_loss` and `grad_norm` at the steps `step`.

    grad_norm: a number, or [layers, 1], or [layers, steps]. layers: quantity -> the same, recorded at every step; what
    is left out is filled in with healthy values. evaluations: column -> values at the steps `evaluated`. whole_step:
    the last step ever taken, where time was dragged back. network: what else is in that section of the experiment.
    """
    dataset = dataset or blobs()
    experiment = Experiment.model_validate(
        {"network": {"hidden": list(hidden), **(network or {})}, "loss": {"name": loss}}
    )
    count = experiment.network.depth + 1
    steps = np.asarray(step, np.int64)

    def table(name: str, values: ArrayLike) -> dict[str, ArrayLike]:
        wide = np.broadcast_to(np.asarray(values, np.float32), (count, len(steps)))
        return {f"{name}/layer{i + 1}": wide[i] for i in range(count)}

    healthy = {"activation_mean": 0.1, "activation_std": 0.8, "saturated": 0.1, "dead": 0.0, "update_ratio": 1e-3}
    recorded: dict[str, ArrayLike] = {}
    for name, values in (healthy | dict(layers or {})).items():
        recorded |= table(name, values)
    each_step: dict[str, ArrayLike] = {"train_loss": train_loss, "learning_rate": 0.1, "clipped": 0}
    if evaluations is None:
        evaluations = {name: np.ones(np.shape(evaluated)) for name in ("train_loss_eval", "val_loss")}
    whole = Course(
        run=run,
        experiment=experiment,
        dataset=dataset,
        outcome=outcome or Running(),
        step=int(steps[-1]) if len(steps) else 0,
        steps=curves(steps, each_step | table("grad_norm", grad_norm)),
        layers=curves(steps, recorded),
        evaluations=curves(evaluated, evaluations),
        edits=edits,
    )
    return Snapshot(
        **{name: value for name, value in vars(whole).items() if name not in ("recipe", "events")},
        changes=changes,
        epoch=0.0,
        calendar=lasting(1000),
        us_per_step=1.0,
        probes=probes or {},
        whole=replace(whole, step=whole_step) if whole_step is not None else whole,
        inspection=inspection,
        parent=parent,
    )
