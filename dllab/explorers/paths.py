"""Three ways down the same bowl: all examples a step, some, or one."""

from functools import lru_cache
from typing import Any, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from dllab.catalogue import FileName, Finite, FloatList, Point, parameter
from dllab.explorers.base import EXPLORERS, Card, Explorer, NotSound, Readout, Scene, frozen
from dllab.explorers.descents import Scale, batches, descend, line_data, moments, scaled
from dllab.explorers.own_table import MOST_ROWS, two_columns
from dllab.messages import UserError, text

LONGEST = 5_000  # steps
FINE = 121  # points a side of the heights
ROUND = 1.5  # the bowl is shown to a power of it
KINDS = ("full", "batch", "single")

Data = Literal["diabetes: body mass", "diabetes: blood pressure", "line", "a table"]
TABLE = "a table"
WISE = 0.25  # of the largest rate that works, for a table that nobody knows


@EXPLORERS.register("paths", label="Batch, mini-batch, one by one", order=50)
class Paths(Explorer):
    """A straight line is fitted to data by gradient descent, with every example in a step, with a few, or with one.

        L(w, b) = 1/N·Σ (wx + b − y)²;   a step: (w, b) ← (w, b) − η·∇L of its batch
        bowl: H = 2/N·XᵀX; its axes are the eigenvectors, and full-batch descent diverges from η = 2/λₙ

    The full batch runs smoothly to where least squares puts the line. Small batches get there on average, and then
    never rest: their gradient is an estimate, whose deviation falls as 1/√B. All three take as many steps, not as many
    examples. Batches are those of a training run with the same seed; numbers are float64.

    Source: Robbins & Monro (1951), A Stochastic Approximation Method; Bottou (2010), Large-Scale Machine Learning.
    """

    data: Data = parameter("diabetes: body mass", label="Data", help="What the line is fitted to.")
    path: FileName = parameter(
        "", label="File", help="A table of your own: two of its columns are used.", needs="data=a table"
    )
    batch: int = parameter(
        16, label="Batch size B", help="Of the path between the two.", ge=1, le=MOST_ROWS, logarithmic=True
    )
    rate: float = parameter(
        0.003, label="Learning rate η", help="The same for all three.", ge=1e-6, le=1, logarithmic=True
    )
    start: Point = parameter((0.0, 0.0), label="Starting point", help="Slope w and intercept b to begin with; drag it.")
    scale: Scale = parameter(
        "centred", label="Inputs", help="As measured, around their mean, or with deviation 1 as well."
    )
    length: int = parameter(1_000, label="Steps", help="How many each takes.", ge=10, le=LONGEST, logarithmic=True)
    column: str = parameter(
        "",
        label="Input column",
        help="Of the table, by its name, or its number among the inputs. Empty: the first.",
        needs="path",
    )
    target: str = parameter(
        "", label="Target column", help="Of the table, by its name or number. Empty: the last one.", needs="path"
    )
    samples: int = parameter(350, label="Points", help="Of the line's.", ge=10, le=442, needs="data=line")
    noise: float = parameter(
        0.3, label="Noise", help="Scatter of the points around the line.", ge=0, le=10, needs="data=line"
    )
    seed: int = parameter(
        0, label="Seed", help="Of the order of the examples, and of the line's points.", ge=0, le=2**31
    )

    table_x: FloatList[Finite] = (1.0, 2.0, 3.0, 4.0, 5.0)  # of the table, so that a page is whole without it
    table_y: FloatList[Finite] = (1.2, 1.9, 3.2, 3.8, 5.1)

    group = "optimizers"
    topics = (6, 42)
    terms = "batch gradient descent mini-batch stochastic sgd least squares 批量 小批量 随机梯度下降 最小二乘"
    card = Card(
        tries=(
            text("Before you play: which of the three gets to the bottom, and which ones stay there?"),
            text("Set the batch to 1 and to 442, and read how restless its loss is at the end."),
            text("Take the inputs as measured: what becomes of the bowl, and of the largest rate that works?"),
        ),
        mistakes=(
            text("“One example at a time goes the wrong way.” Its steps are right on average, and cost 1/N each."),
            text("“It jitters because the rate is wrong.” A lower rate jitters less, but no fixed rate comes to rest."),
            text("“The full batch finds the global optimum.” Here it does, because the bowl is convex."),
        ),
        script=text(
            "Show the points and the bowl beside them: one place in the bowl is one line. Play, look at the full batch "
            "and ask why it turns: down the steep side first, then along the floor. Let the class say why the path of "
            "one example a step is ragged. Compare the tails: the batch of 16 is about four times calmer than one by "
            "one. Close with the inputs as measured: the bowl becomes a ditch."
        ),
        slip=text("Notes say full-batch descent finds the global optimum: that holds for convex losses like this one."),
    )  # fmt: skip
    numbers = {
        "best_w": Readout(text("Slope by least squares")),
        "best_b": Readout(text("Intercept by least squares")),
        "best_loss": Readout(text("Smallest loss")),
        "largest_rate": Readout(text("Full batch diverges from 2/λₙ")),
        "condition": Readout(text("Condition κ = λₙ/λ₁")),
        "w_full": Readout(text("Slope, full batch"), in_picture=True),
        "b_full": Readout(text("Intercept, full batch"), in_picture=True),
        "loss_full": Readout(text("Loss, full batch"), in_picture=True),
        "w_batch": Readout(text("Slope, mini-batch"), in_picture=True),
        "b_batch": Readout(text("Intercept, mini-batch"), in_picture=True),
        "loss_batch": Readout(text("Loss, mini-batch"), in_picture=True),
        "w_single": Readout(text("Slope, one by one"), in_picture=True),
        "b_single": Readout(text("Intercept, one by one"), in_picture=True),
        "loss_single": Readout(text("Loss, one by one"), in_picture=True),
        "epochs_full": Readout(text("Epochs, full batch"), in_picture=True),
        "epochs_batch": Readout(text("Epochs, mini-batch"), in_picture=True),
        "epochs_single": Readout(text("Epochs, one by one"), in_picture=True),
        "restless_full": Readout(text("Deviation of the batch's loss at the end, full batch"), in_picture=True),
        "restless_batch": Readout(text("Deviation of the batch's loss at the end, mini-batch"), in_picture=True),
        "restless_single": Readout(text("Deviation of the batch's loss at the end, one by one"), in_picture=True),
        "restless_ratio": Readout(text("One by one is more restless by")),
        "diverged_at_full": Readout(text("Step of divergence, full batch"), in_picture=True),
        "diverged_at_batch": Readout(text("Step of divergence, mini-batch"), in_picture=True),
        "diverged_at_single": Readout(text("Step of divergence, one by one"), in_picture=True),
    }
    runs = (descend, moments, batches)
    pace = 100

    @model_validator(mode="before")
    @classmethod
    def _read_table(cls, given: Any) -> Any:
        """Take both columns from the file; where it is gone, what was taken from it stays."""
        if not isinstance(given, dict) or not isinstance(given.get("path"), str) or not given["path"]:
            return given
        column, target = (given.get(name) or "" for name in ("column", "target"))
        if not isinstance(column, str) or not isinstance(target, str):
            return given
        try:
            x, y = two_columns(given["path"], column, target)
        except UserError as error:
            if given.get("table_x") and given.get("table_y"):
                return given
            raise PydanticCustomError("unknown_name", "", {"error": error}) from None
        return {**given, "table_x": x, "table_y": y}

    @model_validator(mode="after")
    def _has_table(self) -> Self:
        """A line goes through what was taken from a table."""
        x = self.table_x
        if len(x) != len(self.table_y) or not 2 <= len(x) <= MOST_ROWS or min(x) == max(x):
            raise NotSound(text("a line needs at least two rows with different inputs"))
        return self

    def following(self, changed: str) -> Self:
        """With another table, a rate that suits it, from (0, 0)."""
        if changed not in ("path", "column", "target") or not self.path:
            return self
        shown = self.model_copy(update={"data": TABLE, "start": (0.0, 0.0)})
        wise = float(np.clip(WISE * shown.readouts()["largest_rate"], 1e-6, 1.0))
        return shown.model_copy(update={"rate": float(f"{wise:.1g}")})

    @property
    def steps(self) -> int:
        return self.length

    @property
    def points(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Inputs and targets."""
        if self.data == TABLE:
            return scaled(np.array(self.table_x), self.scale), np.array(self.table_y)
        return line_data(self.data, self.scale, self.samples, self.noise, self.seed)

    @property
    def columns(self) -> tuple[str, str]:
        """What was said of which columns of a table are used."""
        return (self.column, self.target) if self.data == TABLE else ("", "")

    def size(self, kind: str) -> int:
        """Examples in a step of one of KINDS."""
        count = len(self.points[0])
        return {"full": count, "batch": min(self.batch, count), "single": 1}[kind]

    def scene(self, step: int = 0) -> Scene:
        """points, float[2, N]: x and y. w, b and height[b, w]: the bowl; best, float[2]; axes, float[2, 2]: columns.

        path_full, path_batch, path_single, float[length + 1, 2] and loss_…, float[length + 1], of all examples; at,
        float[3, 2]: where they are after `step` steps. chosen, int[B]: the mini-batch of the step before.
        """
        x, y = self.points
        at = min(step, self.length)
        walked = {kind: self.walk(kind) for kind in KINDS}
        return frozen(
            {
                "points": np.stack([x, y]),
                **_bowl(self.model_copy(update={"batch": 1, "rate": 0.001})),
                **{f"path_{kind}": walk["path"] for kind, walk in walked.items()},
                **{f"loss_{kind}": walk["loss"] for kind, walk in walked.items()},
                "at": np.stack([walk["path"][at] for walk in walked.values()]),
                "chosen": batches(len(x), self.size("batch"), self.length, self.seed)[max(at - 1, 0)],
            }
        )

    def readouts(self, step: int = 0) -> dict[str, float]:
        """The bottom of the bowl, then where each of the three is after `step` steps and how it ends."""
        x, y = self.points
        at = min(step, self.length)
        (best_w, best_b), best_loss = best_line(x, y)
        curvatures = np.linalg.eigvalsh(curvature(x))
        found = {
            "best_w": best_w,
            "best_b": best_b,
            "best_loss": best_loss,
            "largest_rate": 2 / float(curvatures[1]),
            "condition": float(curvatures[1] / curvatures[0]),
        }
        for kind in KINDS:
            walk = self.walk(kind)
            found[f"w_{kind}"], found[f"b_{kind}"] = map(float, walk["path"][at])
            found[f"loss_{kind}"] = float(walk["loss"][at])
            found[f"epochs_{kind}"] = at / -(-len(x) // self.size(kind))
            found[f"restless_{kind}"] = float(walk["restless"])
            lost = np.flatnonzero(~np.isfinite(walk["loss"]))
            found[f"diverged_at_{kind}"] = float(lost[0]) if lost.size else float("nan")
        calm = found["restless_batch"]
        found["restless_ratio"] = found["restless_single"] / calm if calm > 0 else float("nan")
        return found

    def walk(self, kind: str) -> Scene:
        """path, float[length + 1, 2]; loss, float[length + 1], of all examples; restless: of its second half."""
        free = {"batch": self.size(kind)}
        return _walk(self.model_copy(update=free))


def best_line(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[tuple[float, float], float]:
    """Slope and intercept of least squares, and their mean squared error."""
    return _best_line(np.asarray(x, np.float64).tobytes(), np.asarray(y, np.float64).tobytes())


@lru_cache(maxsize=8)
def _best_line(inputs: bytes, targets: bytes) -> tuple[tuple[float, float], float]:
    """Remembered: every height of the bowl, and every number of a frame, begins with it."""
    x, y = np.frombuffer(inputs), np.frombuffer(targets)
    table = np.column_stack([x, np.ones_like(x)])
    w, b = np.linalg.lstsq(table, y, rcond=None)[0]
    return (float(w), float(b)), float(np.mean((w * x + b - y) ** 2))


def curvature(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """H = 2/N·XᵀX of the mean squared error, for X with a column of ones: float64[2, 2]."""
    return 2 * np.array([[np.mean(x * x), np.mean(x)], [np.mean(x), 1.0]])


def heights(x: NDArray[np.float64], y: NDArray[np.float64], w: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray:
    """The loss of all examples at (w, b): the smallest, and half of dᵀHd for the way d from there."""
    (best_w, best_b), best = best_line(x, y)
    h, dw, db = curvature(x), w - best_w, b - best_b
    whole: NDArray[np.float64] = best + 0.5 * (h[0, 0] * dw * dw + 2 * h[0, 1] * dw * db + h[1, 1] * db * db)
    return whole


@lru_cache(maxsize=12)
def _moments(settings: Paths) -> NDArray[np.float64]:
    """Of batches of the settings' own size."""
    x, y = settings.points
    return moments(x, y, batches(len(x), settings.batch, settings.length, settings.seed))


@lru_cache(maxsize=24)
def _walk(settings: Paths) -> Scene:
    """With batches of the settings' own size."""
    x, y = settings.points
    means = _moments(settings.model_copy(update={"start": (0.0, 0.0), "rate": 1.0}))
    with np.errstate(all="ignore"):
        path, own = descend(means, settings.start, settings.rate)
        loss, restless = heights(x, y, *path.T), own[len(own) // 2 :].std()
    return frozen({"path": path, "loss": loss, "restless": restless})


def _bowl(settings: Paths) -> Scene:
    """The bowl around its bottom and the start: w, b, height[b, w], best and axes."""
    best = np.array(best_line(*settings.points)[0])
    reach = np.maximum(1.2 * np.abs(best - settings.start), 0.05 * np.abs(best).max() + 1e-3)
    powers = np.ceil(np.log(reach) / np.log(ROUND)).astype(int)  # which stay while somebody drags the start
    return _bowl_within(settings.model_copy(update={"start": (0.0, 0.0)}), (int(powers[0]), int(powers[1])))


@lru_cache(maxsize=8)
def _bowl_within(settings: Paths, powers: tuple[int, int]) -> Scene:
    x, y = settings.points
    best = np.array(best_line(x, y)[0])
    values, axes = np.linalg.eigh(curvature(x))
    w, b = (np.linspace(m - ROUND**far, m + ROUND**far, FINE) for m, far in zip(best, powers, strict=True))
    height = heights(x, y, w[None, :], b[:, None])
    return frozen({"w": w, "b": b, "height": height, "best": best, "axes": axes / np.sqrt(values)})
