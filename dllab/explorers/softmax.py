"""From scores to probabilities, and which loss lets go of a network that is confidently wrong."""

from functools import lru_cache
from typing import Annotated

import numpy as np
import scipy  # whose parts are loaded when they are used
from numpy.typing import NDArray
from pydantic import Field

from dllab.catalogue import FloatList, Point, parameter
from dllab.explorers.base import EXPLORERS, Card, Explorer, Readout, Scene, frozen, numbered
from dllab.messages import text

MOST = 5  # logits
STEPS = 300  # of the two descents
SIDE = 101  # points of a surface, each way
REACH = 12.0  # of the plane, from 0, unless the start lies outside

Logit = Annotated[float, Field(ge=-1000, le=1000, allow_inf_nan=False)]
Logits = Annotated[FloatList[Logit], Field(min_length=2, max_length=MOST)]


def losses(z: NDArray[np.float64], target: int, temperature: float) -> tuple[float, float, float, float]:
    """Cross-entropy −ln p[t] and squared error Σ (p − onehot(t))² of p = softmax(z/T), then how long their gradients
    by z are: of (p − onehot)/T, and of p·(d − p·d)/T with d = 2(p − onehot). NaN where there is no such class."""
    if target >= len(z):
        return (float("nan"),) * 4
    p = scipy.special.softmax(z / temperature)
    error = p.copy()
    error[target] = -np.delete(p, target).sum()  # 1 − p, with all its digits
    d = 2 * error
    through = p * (d - p @ d) / temperature
    surprise = -scipy.special.log_softmax(z / temperature)[target]
    return (
        float(surprise),
        float(error @ error),
        float(np.linalg.norm(error) / temperature),
        np.linalg.norm(through).item(),
    )


def of_two(u: float) -> tuple[float, float, float, float]:
    """The same of two logits, the first one being the target's, by their difference u = z₁ − z₂; p = σ(u).

    −ln p;   2(1 − p)²;   then ∂/∂z₁ of each, −(1 − p) and −4p(1 − p)²; ∂/∂z₂ is the opposite.
    """
    p, q = float(scipy.special.expit(u)), float(scipy.special.expit(-u))
    return -float(scipy.special.log_expit(u)), 2 * q * q, -q, -4 * p * q * q


@lru_cache(32)
def descents(start: tuple[float, float], rate: float) -> NDArray[np.float64]:
    """Gradient descent z ← z − η·∂L/∂z on both losses from one start, float64[2, STEPS + 1, 2]."""
    paths = np.empty((2, STEPS + 1, 2))
    for loss in range(2):
        z1, z2 = start
        for step in range(STEPS + 1):
            paths[loss, step] = z1, z2
            slope = of_two(z1 - z2)[2 + loss]
            z1, z2 = z1 - rate * slope, z2 + rate * slope
    return paths


@lru_cache(8)
def surfaces(reach: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """z float64[SIDE], and both losses over (z₁ across, z₂ upward), float64[2, SIDE, SIDE]."""
    z = np.linspace(-reach, reach, SIDE)
    u = z[None, :] - z[:, None]
    return z, np.stack([-scipy.special.log_expit(u), 2 * scipy.special.expit(-u) ** 2])


@EXPLORERS.register("softmax", label="Softmax, and two losses", order=20)
class Softmax(Explorer):
    """From scores to probabilities; and by which loss a confidently wrong network still learns.

        p_i = e^(z_i/T) / Σ_j e^(z_j/T)
        σ(z) = softmax(z, 0)₁
        cross-entropy −ln p_t:
            ∂/∂z = (p − onehot(t))/T
        squared error Σ (p − onehot(t))²:
            d = 2(p − onehot(t))
            ∂/∂z_i = p_i(d_i − Σ p_j·d_j)/T

    The two surfaces stand over z₁ and z₂; there are three classes, the first is right, and z₃ = −1000. Far from the
    goal cross-entropy is as steep as it can be, and squared error is flat: its gradient is multiplied by p. A ball
    rolls down each by plain gradient descent.

    Source: Bridle (1990), Probabilistic Interpretation of Feedforward Classification Network Outputs.
    """

    logits: Logits = parameter((3.0, 1.0, -3.0), label="Logits z", help="The scores of two to five classes.")
    temperature: float = parameter(
        1.0,
        label="Temperature T",
        help="What the scores are divided by: large makes all alike.",
        ge=0.01,
        le=100,
        logarithmic=True,
    )
    target: int = parameter(1, label="True class", help="Which of the scores belongs to the true class.", ge=1, le=MOST)
    start: Point = parameter((-10.0, 10.0), label="Start", help="Where both balls begin: z₁ and z₂; class 1 is right.")
    rate: float = parameter(
        1.0, label="Learning rate η", help="How far a ball goes along the gradient.", gt=0, le=100, logarithmic=True
    )

    group = "losses"
    topics = (2, 23)
    terms = "softmax sigmoid logit temperature cross-entropy squared error MSE 归一化指数 温度 交叉熵 均方误差 损失面"
    card = Card(
        tries=(
            text("Add the same number to all logits. Say first what the probabilities do."),
            text("Find two logits whose first probability is that of a sigmoid of 2. Then lower the temperature."),
            text("Play: which ball arrives, and which one stays? Then find a start from where both arrive."),
        ),
        mistakes=(
            text("“Softmax picks the largest.” It does so only as the temperature goes to zero."),
            text("“A large error means a large gradient.” Not for squared error behind a softmax: p is almost 0."),
        ),
        script=text(
            "Drag one logit up and let the class see all other bars fall. Ask what a second class needs, and show that "
            "a sigmoid is a softmax with a zero. Then the surfaces: both balls start where the network is sure and "
            "wrong. Ask which one moves, and play. Read both gradients at the start: that is why classifiers are "
            "trained by cross-entropy."
        ),
    )  # fmt: skip
    numbers = {
        **numbered("p", text("Probability of class"), MOST),
        "sigmoid": Readout(text("Sigmoid of (z₁ − z₂)/T")),
        "cross_entropy": Readout(text("Cross-entropy"), "nat"),
        "squared_error": Readout(text("Squared error")),
        "cross_entropy_slope": Readout(text("Length of its gradient: cross-entropy")),
        "squared_error_slope": Readout(text("Length of its gradient: squared error")),
        "ball_cross_entropy": Readout(text("Ball on cross-entropy: loss"), "nat"),
        "ball_squared_error": Readout(text("Ball on squared error: loss")),
        "ball_cross_entropy_slope": Readout(text("Ball on cross-entropy: gradient")),
        "ball_squared_error_slope": Readout(text("Ball on squared error: gradient")),
    }
    runs = (losses, of_two, descents)

    @property
    def steps(self) -> int:
        """Steps of the two descents."""
        return STEPS

    def scene(self, step: int = 0) -> Scene:
        """p: float[K]. z: float[101], the surfaces' axis. surface: float[2, 101, 101], cross-entropy and squared error
        over z₁ across and z₂ upward. path: float[2, step + 1, 2], where the two balls have been. curve: float[2, step +
        1], their losses."""
        reach = REACH
        while reach < 1.05 * max(map(abs, self.start)):
            reach *= 2
        z, surface = surfaces(reach)
        path = descents(self.start, self.rate)[:, : step + 1]
        u = path[:, :, 0] - path[:, :, 1]
        return frozen(
            {
                "p": scipy.special.softmax(np.array(self.logits) / self.temperature),
                "z": z,
                "surface": surface,
                "path": path,
                "curve": [-scipy.special.log_expit(u[0]), 2 * scipy.special.expit(-u[1]) ** 2],
            }
        )

    def readouts(self, step: int = 0) -> dict[str, float]:
        """Of the bars, then of the two balls after `step` steps."""
        z = np.array(self.logits)
        p = scipy.special.softmax(z / self.temperature)
        values = {f"p{k}": float(share) for k, share in enumerate(p, 1)}
        values["sigmoid"] = float(scipy.special.expit((z[0] - z[1]) / self.temperature))
        names = ("cross_entropy", "squared_error", "cross_entropy_slope", "squared_error_slope")
        values.update(zip(names, losses(z, self.target - 1, self.temperature), strict=True))
        for loss, name in enumerate(names[:2]):
            z1, z2 = descents(self.start, self.rate)[loss, step]
            at = of_two(float(z1 - z2))
            values[f"ball_{name}"] = at[loss]
            values[f"ball_{name}_slope"] = abs(at[2 + loss]) * float(np.sqrt(2))  # along z₁ and z₂ alike
        return values
