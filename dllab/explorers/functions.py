"""Activations and losses, each with its slope, and what an outlier does to them."""

from functools import lru_cache
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from dllab.catalogue import FloatList, ListFrom, parameter
from dllab.engine.activations import ACTIVATIONS, Activation
from dllab.engine.losses import LOSSES, Loss
from dllab.engine.parts import Unsaid
from dllab.explorers.base import EXPLORERS, Card, Explorer, Readout, Scene, frozen, numbered
from dllab.explorers.called import activated, lost
from dllab.messages import text

MOST = 4  # functions of either kind that are drawn
REACH = 8.0  # of z and of the error, from 0
POINTS = 401
SATURATED = 0.05  # of the largest slope: below it a unit counts as saturated

NOT_OF_ERRORS = tuple(loss.name for loss in LOSSES if "regression" not in loss.tasks)
Activations = Annotated[tuple[Activation, ...], ListFrom(ACTIVATIONS, least=1, most=MOST)]
Losses = Annotated[tuple[Loss, ...], ListFrom(LOSSES, least=1, most=MOST, without=NOT_OF_ERRORS)]
Value = Annotated[float, Field(ge=-1000, le=1000, allow_inf_nan=False)]
Values = Annotated[FloatList[Value], Field(max_length=50)]

AXIS = np.linspace(-REACH, REACH, POINTS)


@lru_cache(64)
def activation_curves(activation: Activation) -> NDArray[np.float64]:
    """f and f′ as they train, and f by its formula in float64, NaN where its file does not say it: float64[3, 401]."""
    try:
        exact = activation.formula(AXIS)
    except Unsaid:
        exact = np.full(POINTS, np.nan)
    return np.stack([*activated(activation, AXIS), exact])


@lru_cache(64)
def loss_curves(loss: Loss) -> NDArray[np.float64]:
    """L and ∂L/∂y over the error, as they train: float64[2, 401]."""
    return np.stack(lost(loss, AXIS)).astype(np.float64)


@lru_cache(64)
def activation_at(activation: Activation, z: float) -> tuple[float, float]:
    """f(z) and f′(z) as they train."""
    f, slope = activated(activation, np.array([z]))
    return f.item(), slope.item()


@lru_cache(64)
def loss_at(loss: Loss, error: float) -> tuple[float, float]:
    """L and ∂L/∂y of one error, as they train."""
    value, pull = lost(loss, np.array([error]))
    return value.item(), pull.item()


@lru_cache(256)
def optimum(loss: Loss, values: tuple[float, ...]) -> float:
    """The answer y with the least mean loss of y − t over the values t; NaN where the loss does not say its formula."""
    from scipy.optimize import minimize_scalar  # which takes a while to load

    t, ends = np.array(values)[:, None], (min(values), max(values))
    if ends[0] == ends[1]:
        return ends[0]
    try:
        found = minimize_scalar(
            lambda y: loss.formula(np.full_like(t, y), t, np.zeros(0)), bounds=ends, options={"xatol": 1e-9}
        )
    except Unsaid:
        return float("nan")
    return float(found.x)


@EXPLORERS.register("functions", label="Activations and losses", order=10)
class Functions(Explorer):
    """What a unit makes of its input, what a loss makes of an error, and how steep both are.

        σ(z) = 1/(1 + e⁻ᶻ):   σ′ ≤ 1/4
        tanh′ ≤ 1;   ReLU′ = 0 or 1
        squared e²:   slope 2e
        absolute |e|:   slope ±1
        smooth L1, e²/2β up to β, then |e| − β/2:   slope ≤ 1

    A gradient is multiplied by f′ in every layer: where that is below 5 % of its largest the unit counts as saturated.
    The slope of a loss is the force with which an error pulls. Squared error pulls a far outlier with a large force,
    absolute error with the same as all others: the one answer to many values is their mean, or their median. The curves
    are computed by the code that trains, in float32.

    Source: Goodfellow, Bengio & Courville (2016), Deep Learning, chapter 6; Huber (1964).
    """

    activations: Activations = parameter(
        (ACTIVATIONS["sigmoid"](), ACTIVATIONS["tanh"](), ACTIVATIONS["relu"]()),
        label="Activation functions",
        help="Up to four, over one another.",
    )
    z: float = parameter(2.0, label="Input z", help="Where the activations are read off.", ge=-REACH, le=REACH)
    depth: int = parameter(20, label="Depth", help="Layers that each multiply by f′(z).", ge=1, le=100)
    losses: Losses = parameter(
        (LOSSES["mse"](), LOSSES["mae"](), LOSSES["smooth_l1"]()), label="Losses", help="Up to four, over one another."
    )
    error: float = parameter(4.0, label="Error e", help="Where the losses are read off.", ge=-REACH, le=REACH)
    outlier: float = parameter(
        12.0, label="Outlier", help="One more value of the sample; drag it away.", ge=-1000, le=1000
    )
    sample: Values = parameter(
        (1.0, 1.5, 2.0, 2.5, 3.0, 4.0), label="Sample", help="The values to which one answer is sought."
    )

    group = "losses"
    topics = (1, 41)
    terms = (
        "derivative sigmoid tanh ReLU saturated MSE MAE Huber outlier median 激活函数 导数 饱和 损失函数 离群点 中位数"
    )
    card = Card(
        tries=(
            text("Drag z until the sigmoid is saturated. How far is that, and how far for tanh?"),
            text("Set the error to four and read the losses. Which one pulls hardest, and how much harder?"),
            text("Drag the outlier far away. Which answers go with it, and which one stays?"),
        ),
        mistakes=(
            text("“ReLU does not saturate.” For z below zero its slope is exactly zero."),
            text("“Smooth L1 is between squared and absolute everywhere.” For large errors it is absolute."),
            text("“The best answer to some values is their mean.” For squared error; for absolute error the median."),
        ),
        script=text(
            "Drag z from the middle outward, and let the class read the slope aloud; then the product over the depth "
            "for the best case, z = 0. Add a ReLU and compare. On the right, raise the error slowly: the force of "
            "squared error grows without end. Drag the outlier, and let the class bet which answers move. Close with "
            "the question: which loss for a table with typing errors?"
        ),
    )  # fmt: skip
    numbers = {
        **numbered("f", text("Value of activation"), MOST),
        **numbered("slope", text("Slope of activation"), MOST),
        **numbered("largest", text("Largest slope of activation"), MOST),
        **numbered("product", text("Slope over the depth, activation"), MOST),
        **numbered("loss", text("Value of loss"), MOST),
        **numbered("pull", text("Slope of loss"), MOST),
        **numbered("optimum", text("Best answer of loss"), MOST),
        "mean": Readout(text("Mean of the sample")),
        "median": Readout(text("Median of the sample")),
    }
    runs = (activation_curves, loss_curves, optimum)

    @property
    def values(self) -> tuple[float, ...]:
        """The sample, and the outlier last."""
        return (*self.sample, self.outlier)

    def scene(self, step: int = 0) -> Scene:
        """axis: float[401], z and the error alike. f, slope, exact: float[A, 401], activations and slopes as they
        train, and by the formula. saturated: bool[A, 401], where |f′| is below 5 % of its largest. product: float[A,
        depth + 1], f′(z) to the power of 0…depth. loss, pull: float[L, 401], losses and their slopes over the error.
        values: float[N], the sample with the outlier last. optima: float[L], the answer with the least loss.
        """
        curves = np.stack([activation_curves(one) for one in self.activations])
        losses = np.stack([loss_curves(one) for one in self.losses])
        largest = np.array([[one.max_slope] for one in self.activations])
        at = np.array([[activation_at(one, self.z)[1]] for one in self.activations])
        with np.errstate(over="ignore", under="ignore"):
            product = at ** np.arange(self.depth + 1)
        return frozen(
            {
                "axis": AXIS.copy(),
                "f": curves[:, 0],
                "slope": curves[:, 1],
                "exact": curves[:, 2],
                "saturated": np.abs(curves[:, 1]) < SATURATED * largest,
                "product": product,
                "loss": losses[:, 0],
                "pull": losses[:, 1],
                "values": self.values,
                "optima": [optimum(one, self.values) for one in self.losses],
            }
        )

    def readouts(self, step: int = 0) -> dict[str, float]:
        """Numbered in the order in which the functions are listed."""
        values: dict[str, float] = {}
        for k, activation in enumerate(self.activations, 1):
            f, slope = activation_at(activation, self.z)
            with np.errstate(over="ignore", under="ignore"):
                product = float(np.float64(slope) ** self.depth)
            values |= {f"f{k}": f, f"slope{k}": slope, f"largest{k}": activation.max_slope, f"product{k}": product}
        for k, loss in enumerate(self.losses, 1):
            of_error, pull = loss_at(loss, self.error)
            values |= {f"loss{k}": of_error, f"pull{k}": pull, f"optimum{k}": optimum(loss, self.values)}
        return values | {"mean": float(np.mean(self.values)), "median": float(np.median(self.values))}
