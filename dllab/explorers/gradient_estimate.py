"""What the gradient of a batch says of the gradient of all examples."""

from functools import lru_cache
from typing import Annotated, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from dllab.catalogue import Finite, FloatList, IntList, parameter
from dllab.explorers.base import EXPLORERS, Card, Explorer, NotSound, Readout, Scene, frozen
from dllab.explorers.sampling import (
    MOST,
    OF_A_RUN,
    OLDEST,
    Gradients,
    Source,
    batch_gradients,
    drawn,
    errors,
    gradients,
    labels_of,
    unpacked,
)
from dllab.messages import text

Label = Annotated[int, Field(ge=0, le=999)]
DRAWS = 500  # batches
SIZES = (1, 2, 4, 8, 16, 32, 64, 128, 256)  # of the chart


@EXPLORERS.register("gradient_estimate", label="The gradient of a batch", order=60)
class GradientEstimate(Explorer):
    """Five hundred batches are drawn, and each gives another gradient: how far are they from that of all examples?

        g_B = 1/B·Σ g_i;   √E|g_B − G|² = √(tr Σ/B·(1 − B/N)), about as 1/√B
        noise scale: tr Σ/|G|², the batch at which noise and signal are as strong

    The model is linear with softmax and cross-entropy, on data of the lab; training makes it older, its gradient
    shorter and the noise scale larger. Or it is the network of the run, with 128 of its training examples. The picture
    shows two of all dimensions: along G, and that of the most noise across it.

    Source: McCandlish, Kaplan & Amodei (2018), An Empirical Model of Large-Batch Training.
    """

    batch: int = parameter(
        8, label="Batch size B", help="Examples in each of the batches.", ge=1, le=MOST, logarithmic=True
    )
    data: Literal["breast cancer", "iris", "digits", "of a run"] = parameter(
        "breast cancer",
        label="Data",
        help="What the model is trained on; up to 400 examples of it, or the network and data of a run.",
    )
    age: int = parameter(
        10,
        label="Steps trained",
        help="Full-batch steps at rate 0.1 that the model has had.",
        ge=0,
        le=OLDEST,
        needs="data!=of a run",
    )
    replacing: bool = parameter(
        False, label="With replacement", help="Every example is drawn from all: a batch may hold one twice."
    )
    show: Literal["batches", "examples"] = parameter(
        "batches", label="Picture", help="The gradients of the batches, or of the single examples."
    )
    seed: int = parameter(0, label="Seed", help="Of the draws.", ge=0, le=2**31)

    run_gradients: FloatList[Finite] = (1.0, 0.5, 1.0)  # of a run, as `packed` writes them
    run_labels: IntList[Label] = (0, 1)

    group = "optimizers"
    topics = (42, 21)
    terms = "mini-batch gradient noise scale variance estimate batch size 小批量 梯度 估计 方差 噪声尺度 批量大小"
    card = Card(
        tries=(
            text("Before you look: four times the batch; how much closer is its gradient? Read deviation times √B."),
            text("Make the model older and watch the noise scale: when does a larger batch begin to pay?"),
            text("Take a batch of 1: how many of its gradients still point downhill?"),
        ),
        mistakes=(
            text("“Twice the batch is twice as exact.” The deviation falls as 1/√B: it takes four times as many."),
            text("“A small batch points somewhere at random.” Its gradient is right on average, whatever its size."),
            text("“The best batch is the largest.” Beyond the noise scale more examples add little to a step."),
        ),
        script=text(
            "Show the cloud for a batch of 8 and its middle, the gradient of all. Let the class guess the cloud of 32: "
            "half as wide. Find both in the chart, on the line of 1/√B. Ask why the curve drops below it at the right: "
            "a batch that holds nearly all examples cannot be far off. Close with an older model: its middle moves to "
            "0 faster than the cloud shrinks."
        ),
        slip=text("The estimate is unbiased for every batch size; what a larger batch lowers is only its variance."),
    )  # fmt: skip
    numbers = {
        "signal": Readout(text("Length of the gradient G")),
        "deviation": Readout(text("Deviation of the batches")),
        "expected": Readout(text("Deviation expected")),
        "times_root": Readout(text("Deviation times √B")),
        "noise_scale": Readout(text("Noise scale tr Σ/|G|²"), "examples"),
        "noise_to_signal": Readout(text("Deviation over the length of G")),
        "downhill": Readout(text("Batches that point downhill")),
        "cosine": Readout(text("Mean cosine to G")),
        "drawn": Readout(text("Batches drawn"), in_picture=True),
        "cosine_now": Readout(text("Cosine of the last batch")),
        "away_now": Readout(text("Distance of the last batch from G"), in_picture=True),
        "mean_away": Readout(text("Distance of the mean of all batches so far from G"), in_picture=True),
        **{f"times_root_{size}": Readout(text("Deviation times √B for a batch of"), index=size) for size in SIZES},
    }
    runs = (errors, batch_gradients, Gradients.deviation)
    pace = 20

    @model_validator(mode="after")
    def _run_is_whole(self) -> Self:
        """As many numbers as the examples of a run have."""
        if len(self.run_labels) < 2:
            raise NotSound(text("a run needs at least two examples"))
        unpacked(self.run_gradients, len(self.run_labels))
        return self

    @property
    def steps(self) -> int:
        return DRAWS

    @property
    def source(self) -> Source:
        """Where the gradients come from."""
        if self.data == OF_A_RUN:
            return Source(self.data, 0, self.run_gradients, self.run_labels)
        return Source(self.data, self.age)

    @property
    def whole(self) -> Gradients:
        """The gradients of all examples."""
        return gradients(self.source)

    @property
    def size(self) -> int:
        """The batch, as far as there are so many examples."""
        return min(self.batch, len(self.whole.each))

    @property
    def chosen(self) -> NDArray[np.int64]:
        """The examples of every batch, int64[500, B]."""
        return drawn(len(self.whole.each), self.size, DRAWS, self.replacing, self.seed)

    def scene(self, step: int = 0) -> Scene:
        """In the plane of G and the strongest noise: examples, float[N, 2]; batches, float[500, 2]; full, float[2].

        ellipse, float[2, 2]: columns are the axes of one deviation of the batches. chosen, int[B]: the examples of the
        last batch, labels, int[N] their classes. chart, float[4, n]: B, deviation measured, 1/√B, expected. mean_away,
        float[500]: distance from G of the mean of all batches up to each.
        """
        whole = self.whole
        return frozen(
            {
                **_cloud(self.source, self.size, self.replacing, self.seed),
                "full": whole.plane @ whole.mean,
                "chosen": self.chosen[max(min(step, DRAWS) - 1, 0)],
                "labels": labels_of(self.source),
                "mean_away": _batches(self.source, self.size, self.replacing, self.seed)["mean_away"],
                "chart": _chart(self.source, self.replacing, self.seed),
            }
        )

    def readouts(self, step: int = 0) -> dict[str, float]:
        """Over all 500 batches, then of those that were drawn up to `step`."""
        whole, at = self.whole, min(step, DRAWS)
        found = _batches(self.source, self.size, self.replacing, self.seed)
        length = float(np.linalg.norm(whole.mean))
        deviation = float(np.sqrt(np.mean(found["away"] ** 2)))
        chart = _chart(self.source, self.replacing, self.seed)
        nothing = float("nan")
        return {
            "signal": length,
            "deviation": deviation,
            "expected": whole.deviation(self.size, self.replacing),
            "times_root": deviation * self.size**0.5,
            "noise_scale": whole.noise_scale,
            "noise_to_signal": deviation / length if length > 0 else nothing,
            "downhill": float((found["cosine"] > 0).mean()),
            "cosine": float(found["cosine"].mean()),
            "drawn": at,
            "cosine_now": float(found["cosine"][at - 1]) if at else nothing,
            "away_now": float(found["away"][at - 1]) if at else nothing,
            "mean_away": float(found["mean_away"][at - 1]) if at else nothing,
            **{f"times_root_{size:.0f}": float(measured * size**0.5) for size, measured, *_ in chart.T},
        }


@lru_cache(maxsize=16)
def _batches(source: Source, size: int, replacing: bool, seed: int) -> Scene:
    """Of every batch the distance from G and the cosine to it; mean_away: of the mean of all batches up to each."""
    whole = gradients(source)
    means = batch_gradients(whole.each, drawn(len(whole.each), size, DRAWS, replacing, seed))
    lengths = np.linalg.norm(means, axis=1) * np.linalg.norm(whole.mean)
    running = np.cumsum(means, axis=0) / np.arange(1, DRAWS + 1)[:, None]
    return frozen(
        {
            "away": np.linalg.norm(means - whole.mean, axis=1),
            "cosine": means @ whole.mean / np.maximum(lengths, np.finfo(float).tiny),
            "mean_away": np.linalg.norm(running - whole.mean, axis=1),
            "batches": means @ whole.plane.T,
        }
    )


@lru_cache(maxsize=16)
def _cloud(source: Source, size: int, replacing: bool, seed: int) -> Scene:
    """examples, batches and ellipse of the scene."""
    whole = gradients(source)
    examples = whole.each @ whole.plane.T
    values, axes = np.linalg.eigh(np.cov(examples.T))
    shrunk = whole.deviation(size, replacing) / max(whole.variance, np.finfo(float).tiny) ** 0.5
    batches = _batches(source, size, replacing, seed)["batches"]
    return frozen({"examples": examples, "batches": batches, "ellipse": axes * np.sqrt(np.maximum(values, 0)) * shrunk})


@lru_cache(maxsize=8)
def _chart(source: Source, replacing: bool, seed: int) -> NDArray[np.float64]:
    """float64[4, n]: B, the deviation over all draws, what 1/√B makes of one example's, and what is expected."""
    whole = gradients(source)
    rows = []
    for size in [size for size in SIZES if size <= len(whole.each)]:
        away = _batches(source, size, replacing, seed)["away"]
        rows.append((size, np.sqrt(np.mean(away**2)), (whole.variance / size) ** 0.5, whole.deviation(size, replacing)))
    return frozen({"chart": np.array(rows, np.float64).T})["chart"]
