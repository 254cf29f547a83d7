"""One look at a network's inside, worked out beside the window."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from dllab.datasets import Dataset
from dllab.experiment import Experiment
from dllab.gui.panels.network.facts import NetworkFacts
from dllab.gui.panels.network.geometry import Geometry, arrange
from dllab.gui.panels.network.raster import Ink, paint
from dllab.training.snapshot import Inspection

if TYPE_CHECKING:
    from dllab.training.unit_maps import UnitMapper, UnitMaps

BINS = 24
MOST_WEIGHTS = 20_000  # of a layer that a histogram counts; of more, an even choice


@dataclass(frozen=True)
class Drawing:
    """How a network is to be drawn unit by unit; `ratio`: device pixels in one of the geometry's."""

    geometry: Geometry
    ink: Ink
    ratio: float


@dataclass(frozen=True, eq=False)
class NetworkQuestion:
    """A network as it was at one step of a run. Without a `drawing` its layers are summed up."""

    run: int
    experiment: Experiment
    dataset: Dataset
    facts: NetworkFacts
    inspection: Inspection
    drawing: Drawing | None


@dataclass(frozen=True, eq=False)
class NetworkLook:
    """weights: W[units, inputs], biases: b[units] a layer. norms: ‖W‖₂ of each layer.

    histograms: share of each layer's finite weights in bins from −extent to extent: [layers, BINS]. maps, picture: of
    what was drawn unit by unit.
    """

    step: int
    weights: tuple[NDArray[np.float32], ...]
    biases: tuple[NDArray[np.float32], ...]
    norms: tuple[float, ...]
    extents: tuple[float, ...]
    histograms: NDArray[np.float64]
    maps: "UnitMaps | None"
    picture: QImage | None


class Looker:
    """Answers questions, one at a time; keeps what the newest run's network needs."""

    def __init__(self) -> None:
        self._mapper: tuple[int, UnitMapper] | None = None
        self._prepared = False

    def forget(self) -> None:
        """Let go of it."""
        self._mapper = None

    def prepare(self) -> None:
        """Compile, or load, what painting needs, with a network of two units."""
        geometry = None if self._prepared else arrange((1, 1), 120, 120, 10, (0, 0), 0)
        if geometry is not None:
            one = np.ones((1, 1, 1), np.float32)
            ink = Ink("#000000", "#ffffff", "#000000", "#000000", np.zeros((256, 3), np.uint8), 1.0)
            paint(geometry, (one[0],), (one, one), (0.0, 0.0), ink, 1.0)
        self._prepared = True

    def look(self, question: NetworkQuestion) -> NetworkLook | None:
        """None where the state is that of another network than the one asked about."""
        layout, state = question.facts.layout, question.inspection.state
        if len(state.parameters) != layout.length:
            return None
        weights = tuple(layer.weight_view(state.parameters) for layer in layout.layers)
        summaries = [summary(weight) for weight in weights]
        maps = self._map_units(question) if question.drawing else None
        return NetworkLook(
            question.inspection.step,
            weights,
            tuple(layer.bias_view(state.parameters) for layer in layout.layers),
            tuple(norm for norm, _, _ in summaries),
            tuple(extent for _, extent, _ in summaries),
            np.stack([histogram for _, _, histogram in summaries]),
            maps,
            _picture(question.drawing, question.facts, weights, maps) if question.drawing and maps else None,
        )

    def _map_units(self, question: NetworkQuestion) -> "UnitMaps":
        from dllab.training.unit_maps import UnitMapper  # late: brings numba in, which the window opens without

        kept = self._mapper  # which may be forgotten meanwhile
        if kept is None or kept[0] != question.run:
            kept = self._mapper = question.run, UnitMapper(question.experiment, question.dataset)
        return kept[1].maps(question.inspection.state)


def summary(weight: NDArray[np.float32]) -> tuple[float, float, NDArray[np.float64]]:
    """‖W‖₂, the largest finite |w|, and the share of weights in each of BINS bins between − and + that."""
    flat = weight.ravel()
    chosen = flat[:: max(flat.size // MOST_WEIGHTS, 1)]
    chosen = chosen[np.isfinite(chosen)]
    extent = float(np.abs(chosen).max(initial=0.0))
    counts, _ = np.histogram(chosen, BINS, (-extent, extent) if extent else (-1.0, 1.0))
    return float(np.sqrt(np.square(flat, dtype=np.float64).sum())), extent, counts / max(chosen.size, 1)


def _picture(
    drawing: Drawing, facts: NetworkFacts, weights: tuple[NDArray[np.float32], ...], maps: "UnitMaps"
) -> QImage:
    columns = drawing.geometry.columns
    images = tuple(image[: column.shown] for image, column in zip(maps.images, columns, strict=True))
    middles = (0.0, *facts.middles, 0.0)
    pixels = np.ascontiguousarray(paint(drawing.geometry, weights, images, middles, drawing.ink, drawing.ratio))
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888_Premultiplied).copy()
    image.setDevicePixelRatio(drawing.ratio)
    return image
