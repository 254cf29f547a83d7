"""What the inputs still say of the errors that a network makes: whether it could do better, or only noise is left."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.per_dataset import once_a_dataset, rows
from dllab.engine.engine import Engine
from dllab.training.assembly import choices_of
from dllab.training.network import examples_of, layout_of
from dllab.training.outputs import shares

NEIGHBOURS = 5
FEWEST = 4 * NEIGHBOURS  # examples from which a look at neighbours says anything
# Of the squared errors. Five neighbours explain a smooth part s of them to about s − (1 − s)/5, pure noise to −1/5: so
# a quarter at least could be learned where this much is found.
WORTH_LEARNING = 0.1
FEW_FEATURES = 32  # that are looked at one by one

Floats = NDArray[np.float64]


def something_is_left(evidence: Evidence) -> bool:
    """Whether the errors on the training examples have a pattern in the inputs; False where nobody looked."""
    found = explainable(evidence)
    return found is not None and found > WORTH_LEARNING


def explainable(evidence: Evidence) -> float | None:
    """Which share of the squared errors on the training examples is foretold by those on other examples.

    1 − Σ(r − r̂)²/Σr², where r̂ leaves the example itself out: the mean error of its five nearest neighbours, or of its
    ten along one of few features, or a linear function of the inputs, whichever foretells most. At most 0, but for
    chance, where the errors are noise. The error of a class is 1 or 0, smoothed as the loss smooths it, less its share.
    None without the network's state, with few examples or numbers that are not finite. Sources: Christensen (1989),
    Lack-of-fit tests based on near or exact replicates; Allen (1974), PRESS.
    """
    dataset, chosen = evidence.dataset, rows(len(evidence.dataset.x_train))
    if evidence.inspection is None or len(chosen) < FEWEST:
        return None
    errors = _errors(evidence, chosen)
    size = float(np.sum(errors**2))
    if not np.isfinite(size):
        return None
    if size == 0:
        return 0.0
    neighbours, left_out = _companions(dataset)
    foretold = [errors - errors[near].mean(axis=1) for near in neighbours]
    if left_out is not None:
        basis, rest = left_out
        foretold.append((errors - basis @ (basis.T @ errors)) / rest)
    return 1 - min(float(np.sum(each**2)) for each in foretold) / size


def _errors(evidence: Evidence, chosen: NDArray[np.int64]) -> Floats:
    """float64[N, outputs or classes]: the truth less the answer."""
    experiment, dataset, inspection = evidence.experiment, evidence.dataset, evidence.inspection
    assert inspection is not None
    x, y = dataset.x_train[chosen], dataset.y_train[chosen]
    choices = replace(choices_of(experiment, dataset), dropouts=(0.0,) * experiment.network.depth)
    layout = layout_of(experiment, dataset)
    outputs = Engine(layout, choices, len(x), examples_of(experiment, dataset, x, y), inspection.state).outputs(x)
    if dataset.task == "regression":
        return y.astype(np.float64) - outputs
    smoothing = getattr(experiment.loss, "label_smoothing", 0.0)
    targets = (1 - smoothing) * np.eye(dataset.targets) + smoothing / dataset.targets
    return targets[y] - shares(outputs, experiment.output_kind)


@once_a_dataset
def _companions(dataset: Dataset) -> tuple[list[NDArray[np.int64]], tuple[Floats, Floats] | None]:
    """Several choices of the nearest others of each example, int64[N, …], and what a linear fit needs.

    The nearest are so over all features, or along a single one; features that vary count the same. The fit, which
    leaves each example out, needs an orthonormal basis of the inputs with a constant, and 1 − leverage, float64[N, 1];
    None for too many features.
    """
    x = dataset.x_train[rows(len(dataset.x_train))].astype(np.float64)
    deviation = x.std(axis=0)
    x = (x - x.mean(axis=0)) / np.where(deviation > 0, deviation, 1.0)
    squares = np.sum(x**2, axis=1)
    distance = squares[:, None] - 2 * x @ x.T + squares
    np.fill_diagonal(distance, np.inf)
    near = [np.argpartition(distance, NEIGHBOURS, axis=1)[:, :NEIGHBOURS]]
    if 1 < x.shape[1] <= FEW_FEATURES:
        near += [_along(column) for column in x.T]
    if x.shape[1] > len(x) // 4:
        return near, None
    left, sizes, _ = np.linalg.svd(np.column_stack([np.ones(len(x)), x]), full_matrices=False)
    basis = left[:, sizes > sizes[0] * 1e-10]
    return near, (basis, np.maximum(1 - np.sum(basis**2, axis=1, keepdims=True), 1e-6))


def _along(values: Floats) -> NDArray[np.int64]:
    """int64[N, 10]: for every example the ten others whose place among the sorted values is nearest."""
    order = np.argsort(values, kind="stable")
    count, width = len(values), 2 * NEIGHBOURS
    first = np.clip(np.arange(count) - NEIGHBOURS, 0, count - 1 - width)
    window = first[:, None] + np.arange(width + 1)
    others = window[window != np.arange(count)[:, None]].reshape(count, width)
    near = np.empty((count, width), np.int64)
    near[order] = order[others]
    return near
