"""The ground under two runs: where small batches lead, and where the whole set does."""

from typing import Literal

import numpy as np

from dllab.catalogue import parameter
from dllab.explorers.base import EXPLORERS, Card, Explorer, Readout, Scene, frozen
from dllab.explorers.basins import EXAMPLES, PLACES, Basins, Setup, basins
from dllab.messages import text


@EXPLORERS.register("landscape", label="Loss landscape: flat and sharp", order=88)
class LossLandscape(Explorer):
    """Two networks begin with the same weights; one learns from small batches, one from all examples at once.

        plane: through the start and both ends, w = w₀ + x·u + y·v
        line: L((1 − s)·w₁ + s·w₂)
        sharpness: the largest eigenvalue of the Hessian, by Lanczos

    Plain descent cannot stay where the sharpness is above 2/η. With all examples it climbs to that edge; the noise of
    small batches drives it off before, to flatter ground. A slice shows two directions out of many: the readout says
    how much of the real paths lies in it.

    Source: Li et al. (2018), Visualizing the Loss Landscape of Neural Nets; Keskar et al. (2017); Cohen et al. (2021).
    """

    batch: int = parameter(8, ge=1, le=EXAMPLES, label="Small batch", help="Examples in a step of the one network.")
    rate: float = parameter(0.2, ge=0.01, le=1, label="Learning rate η", help="Of both networks.", logarithmic=True)
    data: Literal["spiral", "moons", "xor"] = parameter("spiral", label="Dataset", help="What both learn.")
    units: int = parameter(16, ge=2, le=32, label="Units", help="In each of two hidden layers, tanh.")
    length: int = parameter(2000, ge=PLACES, le=5000, label="Steps", help="That each network takes.")
    seed: int = parameter(0, ge=0, le=99, label="Seed", help="Of the weights, the data and the batches.")

    group = "theory"
    topics = (20, 19)
    terms = "loss landscape sharp flat minimum sharpness batch size edge of stability 损失地形 平坦 尖锐 极小值 批量"
    card = Card(
        tries=(
            text("Before you play: which network ends on flatter ground, the one of small batches or the other?"),
            text("Halve the learning rate, and compare the sharpness of all examples with 2/η."),
            text("Read the line between the ends: is there a wall between them, and how high is it?"),
        ),
        mistakes=(
            text("“The picture is the landscape.” It is a slice: read how much of the paths lies in it."),
            text("“The smallest training loss is the best place.” Compare the losses on the examples held out."),
        ),
        script=text(
            "Show the two paths from one start and ask where each will end. Play. Read the two sharpnesses and 2/η: "
            "with all examples descent stands at the edge. Halve the rate: the edge doubles, and the sharpness with "
            "it. Close with the share of the paths inside the slice: what do we not see?"
        ),
    )
    numbers = {
        "loss_small": Readout(text("Training loss, small batches")),
        "loss_full": Readout(text("Training loss, all examples")),
        "val_loss_small": Readout(text("Loss held out, small batches")),
        "val_loss_full": Readout(text("Loss held out, all examples")),
        "sharpness_small": Readout(text("Sharpness at the end, small batches")),
        "sharpness_full": Readout(text("Sharpness at the end, all examples")),
        "limit": Readout(text("Edge of stability, 2/η")),
        "wall": Readout(text("Highest loss on the line between the ends")),
        "inside": Readout(text("Share of the paths inside the slice")),
        "steps": Readout(text("Steps taken")),
    }
    runs = (basins,)

    @property
    def steps(self) -> int:
        return PLACES

    @property
    def found(self) -> Basins:
        """What became of both."""
        return basins(Setup(self.data, self.units, self.rate, self.length, self.seed), self.batch)

    def scene(self, step: int = 0) -> Scene:
        """x, y, float[41], height, float[41, 41], path_small, path_full, float[n, 2], up to the place `step`.

        line, float[3, 61]: share of the way from the one end to the other, training loss, loss held out.
        """
        found, seen = self.found, min(step, PLACES) + 1
        small, full = found.path[:, :seen]
        return frozen(
            {
                "x": found.x.copy(), "y": found.y.copy(), "height": found.height.copy(),
                "path_small": small.copy(), "path_full": full.copy(), "line": found.line.copy(),
            }
        )  # fmt: skip

    def readouts(self, step: int = 0) -> dict[str, float]:
        """Losses where both are after `step` of 50 places; sharpness and the line are those of the ends."""
        found = self.found
        place = min(step, len(found.steps) - 1)
        between = found.line[1, (found.line[0] >= 0) & (found.line[0] <= 1)]
        (train_small, val_small), (train_full, val_full) = found.loss[:, :, place]
        return {
            "loss_small": float(train_small),
            "loss_full": float(train_full),
            "val_loss_small": float(val_small),
            "val_loss_full": float(val_full),
            "sharpness_small": float(found.sharpness[0]),
            "sharpness_full": float(found.sharpness[1]),
            "limit": found.limit,
            "wall": float(np.max(between)),
            "inside": found.inside,
            "steps": int(found.steps[place]),
        }
