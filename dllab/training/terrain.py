"""The ground under a run: a slice of its training loss, its real path in it, and the line between two runs."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.engine.curvature import Hessian
from dllab.engine.ground import Ground
from dllab.engine.landscape import SIDES, Flat, Heights, NoPlane, Plane, Window, along, heights
from dllab.engine.network import Layout, padded
from dllab.engine.program import ENTRY, Program
from dllab.engine.state import TrainState
from dllab.engine.vectors import dot, length
from dllab.experiment import Experiment
from dllab.training.assembly import choices_of
from dllab.training.curvature import negative_directions
from dllab.training.memory import FLOAT_BYTES, check_memory, target_rows
from dllab.training.network import examples_of, layout_of
from dllab.training.sights import SMALL, Line, Sight, Slice, Spectrum
from dllab.training.snapshot import Inspection

WORK = 1.5e10  # multiply-adds, about 0.4 s of one core, of one slice at its finest, at most
FEWEST = 16  # examples, whatever the work: a vector of them
ENOUGH = 32  # examples, with fewer of which a slice has fewer points instead
PASSES = 3  # of a slice, from coarse to fine
MOST = 4096
BEYOND = 0.5  # of a line's length, that it is followed beyond its ends
POINTS = 61  # of a line
VECTORS = 9  # as long as all parameters are, with which a plane is laid through places, in float64 for a moment


def ground_of(
    experiment: Experiment, dataset: Dataset, running: NDArray[np.float32], points: int, summed: int = 0
) -> Ground:
    """The experiment's training loss, over as many of its examples as `points` evaluations can afford.

    summed: so many layers, the first ones, have their sums without a product.
    """
    layout, choices = layout_of(experiment, dataset), choices_of(experiment, dataset)
    examples = examples_of(experiment, dataset, dataset.x_train, dataset.y_train)
    prepared = choices.loss.prepared(examples.labels, layout.sizes[-1])
    count = _measured(layout, examples.count, points, summed)
    part = examples.part(np.arange(count) * examples.count // max(count, 1))
    return Ground(layout, replace(choices, loss_values=tuple(prepared)), part, running)


def multiply_adds(layout: Layout, summed: int = 0) -> int:
    """What one example takes on its way through the network, whose first `summed` layers have their sums already."""
    products = sum(layer.units * layer.fan_in for layer in layout.layers[summed:])
    return products + ENTRY * sum(layer.units for layer in layout.layers)


def affordable_examples(layout: Layout, points: int, summed: int = 0) -> float:
    """How many examples WORK is enough for at each of so many points."""
    return WORK / (points * multiply_adds(layout, summed))


def _measured(layout: Layout, count: int, points: int, summed: int) -> int:
    """How many of `count` examples the loss is measured on."""
    return int(np.clip(affordable_examples(layout, points, summed), min(FEWEST, count), min(count, MOST)))


def slice_bytes(experiment: Experiment, dataset: Dataset) -> tuple[int, int]:
    """Over how many examples a slice is measured, and what it takes: places, the step's tables, the first sums."""
    layout, choices = layout_of(experiment, dataset), choices_of(experiment, dataset)
    count = _measured(layout, len(dataset.x_train), sides_of(layout)[-1] ** 2, summed=1)
    tables = Program.floats(layout, max(count, 1), target_rows(choices, dataset), choices)
    sums = (
        (3 + 2) * padded(layout.layers[0].units) * padded(count)
    )  # of three places, of a row, and what is in the works
    return count, FLOAT_BYTES * (VECTORS * layout.length + tables + sums)


def sides_of(layout: Layout) -> tuple[int, ...]:
    """Points along a side of a slice, pass by pass: as fine as SIDES go with ENOUGH examples, or coarser."""
    finest = len(SIDES)
    while finest > PASSES and affordable_examples(layout, SIDES[finest - 1] ** 2, summed=1) < ENOUGH:
        finest -= 1
    return SIDES[finest - PASSES : finest]


def survey(
    experiment: Experiment, dataset: Dataset, inspection: Inspection, kind: Sight,
    tell: Callable[[Slice], object], go_on: Callable[[], object],
) -> Slice:  # fmt: skip
    """A slice at its finest; coarser ones are told before. `go_on` is called after every point, and may raise.

    The plane of a path goes through its first place, the one where the run is, and the one furthest from the line
    between them; where all lie on a line, or there is no path yet, directions are random. Raises TooLarge.
    """
    here = inspection.state.parameters
    states = [state for state in inspection.path if state.step != inspection.step]
    walked = sorted([(state.step, state.state.parameters) for state in states] + [(inspection.step, here)], key=_step)
    steps, places = np.array([step for step, _ in walked]), [parameters for _, parameters in walked]
    layout = layout_of(experiment, dataset)
    check_memory(layout, *slice_bytes(experiment, dataset))
    plane = _through(places, here) if kind == "path" else None
    kind = "path" if plane else "random"
    plane = plane or Plane.at_random(layout, here, experiment.seed)
    path = plane.path(places)
    x, y = plane.coordinates(here)
    shown = path if kind == "path" else np.array([[-1.0, -1.0], [1.0, 1.0]]) / 1.5
    window, inside = Window.around(shown), plane.share_inside(places)
    sides = sides_of(layout)
    ground = ground_of(experiment, dataset, inspection.state.running, sides[-1] ** 2, summed=1)
    for grid in heights(Heights(ground, plane), window, sides):
        go_on()
        if grid is not None:
            finest = len(grid) == sides[-1]
            across, up = window.axes(len(grid))
            count = ground.examples.count
            found = Slice(kind, across, up, grid, path, steps, (x, y), inside, count, finest)
            tell(found)
    return found


def between(experiment: Experiment, dataset: Dataset, running: NDArray[np.float32], start: Flat, end: Flat) -> Line:
    """The line between two networks of one layout."""
    share = np.linspace(-BEYOND, 1 + BEYOND, POINTS)
    ground = ground_of(experiment, dataset, running, POINTS)
    return Line(share, along(ground, start, end, share), ground.examples.count)


def spectrum(experiment: Experiment, dataset: Dataset, state: TrainState) -> Spectrum:
    """Every curvature of a small network, of SMALL parameters at most."""
    ground = ground_of(experiment, dataset, state.running, 2 * SMALL)
    with np.errstate(all="ignore"):
        values = Hessian(ground, state.parameters).spectrum()
    negative = negative_directions(values)
    return Spectrum(values, int(np.nan_to_num(negative)), ground.examples.count)


def _through(places: list[Flat], here: Flat) -> Plane | None:
    """The plane of the path, or None where it has none."""
    first = places[0] if places[0] is not here else places[-1]
    way = here - first
    far = length(way)
    if not far or not np.isfinite(far):
        return None
    asides = []
    for place in places:
        away = place - first
        asides.append(length(away - np.float32(dot(away, way) / far**2) * way))
    if not np.isfinite(asides).all():
        return None
    try:
        return Plane.through(first, here, places[int(np.argmax(asides))])
    except NoPlane:
        return None


def _step(walked: tuple[int, Flat]) -> int:
    return walked[0]
