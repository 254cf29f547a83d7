"""A small window that slides over a picture, and what is saved by it."""

import math
from functools import lru_cache
from typing import Annotated, Literal

import numpy as np
import scipy  # whose parts are loaded when they are used
from numpy.typing import NDArray
from pydantic import Field

from dllab.assets import resource
from dllab.catalogue import FloatList, parameter
from dllab.datasets import DATASETS
from dllab.datasets.images import ImageSet, read_images
from dllab.explorers.base import EXPLORERS, Card, Explorer, Readout, Scene, frozen
from dllab.messages import text

SIDE = 3  # of the kernel
CODE = 16  # outputs of the fully connected layer that is compared
PICTURES = {"digit 8×8": "digits", "digit 28×28": "mnist", "clothing 28×28": "fashion_mnist"}
KERNELS = {
    "vertical edges": (1, 0, -1, 1, 0, -1, 1, 0, -1),
    "horizontal edges": (1, 1, 1, 0, 0, 0, -1, -1, -1),
    "outline": (-1, -1, -1, -1, 8, -1, -1, -1, -1),
    "blur": (1 / 9,) * 9,
    "sharpen": (0, -1, 0, -1, 5, -1, 0, -1, 0),
}

Picture = NDArray[np.float64]
Weight = Annotated[float, Field(ge=-100, le=100, allow_inf_nan=False)]
Weights = Annotated[FloatList[Weight], Field(min_length=SIDE * SIDE, max_length=SIDE * SIDE)]


@lru_cache(4)
def pictures(name: str) -> Picture:
    """Those of a dataset that ships with the lab, from 0 (black) to 1, float64[N, height, width]."""
    images, _ = read_images(resource("datasets", f"{name}.npz"))
    kind = DATASETS[name]
    assert issubclass(kind, ImageSet)
    return images / kind.white


def moved(picture: Picture, right: int, down: int) -> Picture:
    """The picture so many pixels further, black where nothing comes in."""
    return scipy.ndimage.shift(picture, (down, right), order=0, mode="constant")


def convolved(picture: Picture, kernel: Picture, stride: int, same: bool) -> Picture:
    """out[i, j] = Σ kernel[a, b]·picture[s·i + a, s·j + b]: as networks do it, the kernel is not turned round.

    same: with a frame of zeros, so that stride 1 keeps the size.
    """
    everywhere = scipy.ndimage.correlate(picture, kernel, mode="constant")
    border = 0 if same else SIDE // 2
    return everywhere[border : len(picture) - border : stride, border : picture.shape[1] - border : stride]


def pooled(feature_map: Picture, size: int, kind: str) -> Picture:
    """The largest or the mean of every size × size cells after a ReLU; what is left over at the edges is dropped."""
    feature_map = np.maximum(feature_map, 0)
    if kind == "none":
        return feature_map
    size = min(size, *feature_map.shape)
    rows, columns = (count // size for count in feature_map.shape)
    cells = feature_map[: rows * size, : columns * size].reshape(rows, size, columns, size)
    return cells.max((1, 3)) if kind == "max" else cells.mean((1, 3))


def changed(before: Picture, after: Picture) -> float:
    """‖after − before‖/‖before‖; NaN where nothing was there."""
    size = float(np.linalg.norm(before))
    return float(np.linalg.norm(after - before)) / size if size > 0 else math.nan


@lru_cache(8)
def fully_connected(inputs: int) -> Picture:
    """Weights of a layer before training, N(0, 1/inputs), always the same: float64[16, inputs]."""
    return np.random.default_rng(0).normal(0, inputs**-0.5, (CODE, inputs))


def parameters(side: int, channels: int, units: int, filters: int, stride: int, same: bool) -> tuple[int, int, int]:
    """Of a fully connected layer of so many units, of local windows of their own, and of shared ones, on a picture.

    (side²·channels + 1)·units;   out²·(9·channels + 1)·filters;   (9·channels + 1)·filters
    """
    out = (side - 1 if same else side - SIDE) // stride + 1
    window = SIDE * SIDE * channels + 1
    return (side * side * channels + 1) * units, out * out * window * filters, window * filters


@EXPLORERS.register("convolution", label="Convolution", order=80)
class Convolution(Explorer):
    """A small kernel looks at the picture through a window, everywhere with the same weights.

        out[i, j] = Σ k[a, b]·x[s·i + a, s·j + b]
        fully connected: (n² + 1)·units
        local: out²·(9 + 1)·filters
        shared: (9 + 1)·filters

    Two ideas save parameters: a window sees only what is near, and all windows share their weights. So the map moves
    with the picture, while the code of a fully connected layer becomes another one. Pooling forgets where in its cell
    something was: the larger the cells, the less a shift by one pixel changes. The map's largest value stays.

    Source: LeCun, Bottou, Bengio & Haffner (1998), Gradient-based learning applied to document recognition.
    """

    kernel: Literal["vertical edges", "horizontal edges", "outline", "blur", "sharpen", "own"] = parameter(
        "vertical edges", label="Kernel", help="Nine weights; own: those that are set below."
    )
    picture: Literal["digit 8×8", "digit 28×28", "clothing 28×28"] = parameter(
        "digit 8×8", label="Picture from", help="Where the pictures come from."
    )
    stride: int = parameter(1, label="Stride", help="Pixels from one window to the next.", unit="px", ge=1, le=4)
    pooling: Literal["none", "max", "mean"] = parameter(
        "max", label="Pooling", help="What is kept of the cells of the map, after a ReLU."
    )
    right: int = parameter(1, label="Shift to the right", help="Of the picture.", unit="px", ge=-8, le=8)
    down: int = parameter(0, label="Shift down", help="Of the picture.", unit="px", ge=-8, le=8)
    pool: int = parameter(2, label="Cell", help="Side of what is pooled, at most the map.", unit="px", ge=2, le=28)
    padding: Literal["none", "same"] = parameter(
        "none", label="Padding", help="same: a frame of zeros, so that the edge is seen as well."
    )
    own: Weights = parameter((0.0,) * 4 + (1.0,) + (0.0,) * 4, label="Own kernel", help="Nine weights, row by row.")
    number: int = parameter(0, label="Number", help="Which of the pictures.", ge=0, le=1_796)
    side: int = parameter(
        28, label="Side", help="Of the picture that parameters are counted for.", unit="px", ge=3, le=1024
    )
    channels: int = parameter(1, label="Channels", help="Of that picture: 3 for colours.", ge=1, le=1024)
    units: int = parameter(128, label="Units", help="Of the fully connected layer.", ge=1, le=10_000)
    filters: int = parameter(64, label="Filters", help="Kernels of the convolution.", ge=1, le=10_000)

    group = "guide"
    topics = (33,)
    terms = "convolution kernel stride padding pooling weight sharing shift 卷积 卷积核 步幅 填充 池化 权重共享 平移"
    card = Card(
        tries=(
            text("Play, and say the sum of the nine products before it is written into the map."),
            text("Shift the picture by one pixel: what changes how much? Then make the cells of the pooling larger."),
            text("Count the parameters of a picture of 28 and of 32 pixels, in all three ways."),
        ),
        mistakes=(
            text("“A convolution turns its kernel round.” In mathematics; networks slide it as it is: a correlation."),
            text("“Pooling makes shifts invisible.” Only within a cell; with small cells the map changes much."),
            text("“Convolution is another kind of layer.” It is a fully connected one with most weights zero."),
        ),
        script=text(
            "Let the class compute one window by hand, then play. Ask which kernel finds vertical strokes, and why; "
            "let somebody invent one. Shift the picture: the map shifts too, the code of the fully connected layer "
            "jumps. Raise the cells of the pooling until nothing moves any more, and ask what was lost. Close with "
            "the parameters: three ways to look at one picture."
        ),
        slip=text(
            "Notes say that the parameters of a fully connected layer grow exponentially with the picture. They grow "
            "with its area: 100,480 at 28 pixels, 131,200 at 32, which is 31 % more."
        ),
    )  # fmt: skip
    numbers = {
        "window": Readout(text("Sum of the nine products")),
        "map_side": Readout(text("Side of the map"), "px"),
        "pooled_side": Readout(text("Side after pooling"), "px"),
        "change_picture": Readout(text("Change of the picture by the shift")),
        "change_code": Readout(text("Change of a fully connected code")),
        "change_map": Readout(text("Change of the map")),
        "change_pooled": Readout(text("Change after ReLU and pooling")),
        "change_largest": Readout(text("Change of the map's largest value")),
        "fully_connected": Readout(text("Parameters, fully connected")),
        "local": Readout(text("Parameters, local windows")),
        "shared": Readout(text("Parameters, local and shared")),
    }
    runs = (convolved, pooled, parameters, changed)

    @property
    def weights(self) -> Picture:
        """The kernel, float64[3, 3]."""
        chosen = self.own if self.kernel == "own" else KERNELS[self.kernel]
        return np.array(chosen, np.float64).reshape(SIDE, SIDE)

    @property
    def before(self) -> Picture:
        """The picture where it was, float64[n, n]."""
        return pictures(PICTURES[self.picture])[self.number]

    @property
    def map_side(self) -> int:
        """Windows side by side."""
        return (len(self.before) - (1 if self.padding == "same" else SIDE)) // self.stride + 1

    @property
    def steps(self) -> int:
        """Windows after the first."""
        return self.map_side**2 - 1

    def seen(self, picture: Picture) -> tuple[Picture, Picture, Picture]:
        """The map, the map after ReLU and pooling, and the fully connected code of a picture."""
        feature_map = convolved(picture, self.weights, self.stride, self.padding == "same")
        return (
            feature_map,
            pooled(feature_map, self.pool, self.pooling),
            fully_connected(picture.size) @ picture.ravel(),
        )

    def corner(self, step: int) -> tuple[int, int]:
        """Row and column of the picture where the window of a step begins; −1 in a frame of zeros."""
        frame = SIDE // 2 if self.padding == "same" else 0
        row, column = divmod(min(step, self.steps), self.map_side)
        return row * self.stride - frame, column * self.stride - frame

    def patch(self, step: int) -> Picture:
        """What the window of a step sees of the shifted picture, float64[3, 3]."""
        row, column = self.corner(step)
        framed = np.pad(moved(self.before, self.right, self.down), 1)
        return framed[row + 1 : row + 1 + SIDE, column + 1 : column + 1 + SIDE]

    def scene(self, step: int = 0) -> Scene:
        """before, picture: float[n, n], where it was and shifted. corner: int[2], row and column of the step's window.

        kernel, patch, products: float[3, 3], at that window. map, pooled, code: float[m, m], float[p, p], float[16], of
        the shifted picture; map_before, pooled_before, code_before: of the one that was not shifted.
        """
        picture = moved(self.before, self.right, self.down)
        patch = self.patch(step)
        names = ("map", "pooled", "code")
        return frozen(
            {
                "before": self.before.copy(),
                "picture": picture,
                "kernel": self.weights,
                "corner": self.corner(step),
                "patch": patch,
                "products": patch * self.weights,
                **dict(zip(names, self.seen(picture), strict=True)),
                **dict(zip((f"{name}_before" for name in names), self.seen(self.before), strict=True)),
            }
        )

    def readouts(self, step: int = 0) -> dict[str, float]:
        """Changes are lengths of differences over lengths; parameters count biases."""
        picture = moved(self.before, self.right, self.down)
        (map_, pooled_, code), (map_before, pooled_before, code_before) = self.seen(picture), self.seen(self.before)
        same = self.padding == "same"
        counts = parameters(self.side, self.channels, self.units, self.filters, self.stride, same)
        return {
            "window": float((self.patch(step) * self.weights).sum()),
            "map_side": self.map_side,
            "pooled_side": len(pooled_),
            "change_picture": changed(self.before, picture),
            "change_code": changed(code_before, code),
            "change_map": changed(map_before, map_),
            "change_pooled": changed(pooled_before, pooled_),
            "change_largest": changed(map_before.max(), map_.max()),
            **dict(zip(("fully_connected", "local", "shared"), counts, strict=True)),
        }
