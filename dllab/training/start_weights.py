"""Beginning a run with the weights of another one, as its file holds them."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.tables.source import find_file
from dllab.engine.network import Layout
from dllab.experiment import Experiment
from dllab.messages import UserError, text
from dllab.training.archive import ArchivedRun, DamagedRun, NotInFile, load_run
from dllab.training.network import geometries_on


class StartDoesNotFit(UserError):
    """Weights of a network of another shape than the one that is to begin with them."""


@dataclass(frozen=True, eq=False)
class StartWeights:
    """What a run begins with.

    parameters: as in Layout.named. running: what batch normalization has seen, float32[R] as in TrainState; empty
    where either network has none. digest: sha256 of both, in hexadecimal.
    """

    parameters: dict[str, NDArray[np.float32]]
    running: NDArray[np.float32]
    digest: str


def start_weights(experiment: Experiment, layout: Layout) -> StartWeights | None:
    """The weights that the experiment is to start from, None where it names no run.

    A relative path begins where those of data do. Raises DataError where there is no such file, what load_run raises,
    NotInFile or DamagedRun where it holds no weights that can be used, StartDoesNotFit where they are of another shape.
    """
    name = experiment.training.start_from.strip()
    if not name:
        return None
    path = find_file(name)
    found = load_run(path)
    if found.state is None or not found.digest:
        raise NotInFile(text("{file} holds no weights that a run could start from"), file=path.name)
    theirs, state = _layout_of(found, layout), found.state.state
    if len(state.parameters) != theirs.length or found.digest != theirs.digest(state.parameters):
        raise _unusable(found, path)
    _refuse_other_shapes(theirs, layout, path)
    if not np.isfinite(state.parameters).all():
        raise DamagedRun(text("the weights in {file} are not finite: that run diverged"), file=path.name)
    both = experiment.network.normalization.needs_batch and found.experiment.network.normalization.needs_batch
    running = state.running if both else np.zeros(0, np.float32)
    if both and len(running) != 2 * sum(layer.fan_out for layer in layout.layers if layer.normalized):
        raise _unusable(found, path)
    return StartWeights(theirs.named(state.parameters), running, digest_of(found.digest, running))


def digest_of(parameters: str, running: NDArray[np.float32]) -> str:
    """That of weights whose parameters have this digest. running: as in StartWeights."""
    return hashlib.sha256(parameters.encode() + running.astype("<f4").tobytes()).hexdigest()


def _layout_of(found: ArchivedRun, layout: Layout) -> Layout:
    """That of a saved network; where an older file does not say its inputs and outputs, they are taken to be ours."""
    network = found.experiment.network
    sizes = found.sizes or (layout.sizes[0], *network.hidden, layout.sizes[-1])
    first = layout.convolutions[0].picture if layout.convolutions else None
    convolutions = geometries_on(first, network.convolutions) if first else ()
    return Layout(sizes, network.normalization.learns, network.biases, convolutions)


def _unusable(found: ArchivedRun, path: Path) -> UserError:
    if found.sizes:
        return DamagedRun(
            text("the weights in {file} are not those that were saved there; it was changed since"), file=path.name
        )
    return StartDoesNotFit(
        text("{file} is of a network with other inputs or outputs, or with other hidden layers than it says"),
        file=path.name,
    )


def _refuse_other_shapes(theirs: Layout, ours: Layout, path: Path) -> None:
    """Raise StartDoesNotFit, which names the first layer that differs, and how."""
    if len(theirs.layers) != len(ours.layers):
        raise StartDoesNotFit(
            text("{file} has {found} layers of weights; this network has {expected}"),
            file=path.name, found=len(theirs.layers), expected=len(ours.layers),
        )  # fmt: skip
    for their, own in zip(theirs.layers, ours.layers, strict=True):
        if their.weight_shape != own.weight_shape:
            raise StartDoesNotFit(
                text("layer {layer} of {file} has weights of {found} (units × inputs); this network needs {expected}"),
                layer=own.number, file=path.name,
                found=" × ".join(map(str, their.weight_shape)), expected=" × ".join(map(str, own.weight_shape)),
            )  # fmt: skip
        if their.biased != own.biased:
            template = (
                text("layer {layer} of {file} has biases; this network is without")
                if their.biased
                else text("layer {layer} of {file} is without biases; this network has them")
            )
            raise StartDoesNotFit(template, layer=own.number, file=path.name)
        if their.normalized != own.normalized:
            template = (
                text("layer {layer} of {file} is normalized; that of this network is not")
                if their.normalized
                else text("layer {layer} of {file} is not normalized; that of this network is")
            )
            raise StartDoesNotFit(template, layer=own.number, file=path.name)
