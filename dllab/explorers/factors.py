"""What is left of a gradient after so many layers."""

import math

import numpy as np
import scipy  # whose parts are loaded when they are used
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.explorers.base import EXPLORERS, Card, Explorer, Readout, Scene, frozen
from dllab.messages import text

MILLION = 6  # decades
MARKS = ((0.25, 20), (0.9, 50), (1.1, 50))  # factors and depths worth knowing


def product(factor: float, layers: int) -> float:
    """factor^layers; infinite where float64 ends."""
    with np.errstate(over="ignore", under="ignore"):
        return float(np.float64(factor) ** layers)


def path_shares(branch: float, layers: int) -> NDArray[np.float64]:
    """How much paths through k of the layers' branches count, k = 0…L, float64[L + 1], with sum 1.

    (1 + a)^L = Σ C(L, k)·a^k: a residual network is a sum over all paths, of which C(L, k) pass k branches; a = |w·f′|.
    """
    k = np.arange(layers + 1)
    count = scipy.special.gammaln(layers + 1) - scipy.special.gammaln(k + 1) - scipy.special.gammaln(layers - k + 1)
    return np.exp(count + scipy.special.xlogy(k, branch) - layers * math.log1p(branch))


@EXPLORERS.register("factors", label="A chain of factors", order=70)
class Factors(Explorer):
    """On its way back through the layers a gradient is multiplied by a factor each. What is left of it?

        ∂L/∂a¹ = ∂L/∂aᴸ · ∏ w·f′(z)
        with residual connections:
            ∏ (1 + w·f′(z))

    A little below 1 it vanishes, a little above it explodes, and depth decides how much of a little is too much. One
    unit a layer, and all layers alike: a matrix in the place of w has as many factors as it has directions. With a
    residual connection the product is a sum over paths, and the short ones keep it alive.

    Source: Hochreiter (1991); Bengio, Simard & Frasconi (1994); paths: Veit, Wilber & Belongie (2016).
    """

    layers: int = parameter(20, label="Depth", help="How many factors there are.", ge=1, le=200)
    weight: float = parameter(1.0, label="Weight w", help="The weight between two layers.", ge=-10, le=10)
    slope: float = parameter(
        0.25, label="Slope f′(z)", help="Of the activation: at most 1/4 for a sigmoid, 1 for tanh and ReLU.", ge=0, le=2
    )
    residual: bool = parameter(False, label="Residual", help="A connection around every layer adds 1 to its factor.")

    group = "depth"
    topics = (28, 30)
    terms = "vanishing exploding gradient product depth residual skip 梯度消失 梯度爆炸 连乘 链式法则 残差 跳跃连接"
    card = Card(
        tries=(
            text("Before you look: what is left after twenty sigmoid layers at their steepest? A tenth, a millionth?"),
            text("Take fifty layers of ReLU, slope 1. Compare a weight of 0.9 with one of 1.1."),
            text("Add the residual connections to twenty sigmoid layers, and find out which paths count most."),
        ),
        mistakes=(
            text("“A larger weight cures a sigmoid.” It must be 4 at least, and then z grows and the slope is gone."),
            text("“A residual connection makes gradients exactly right.” Its factors are 1 + w·f′, which can explode."),
        ),
        script=text(
            "Fold a sheet of paper in your mind: how thick is it after fifty folds? Set the factor to a quarter and "
            "add layer by layer; read the power of ten aloud. Change the weight until the product stays level, and "
            "show how narrow that ridge is at fifty layers. Add the residual connections: bars below one turn into "
            "bars above. Then train a deep sigmoid network, and read the same power of ten off its gradients."
        ),
    )  # fmt: skip
    numbers = {
        "factor": Readout(text("Factor of a layer")),
        "product": Readout(text("Left of the gradient")),
        "decades": Readout(text("Power of ten of it")),
        "millionfold": Readout(text("Layers for a factor of a million"), text("layers")),
        "path_length": Readout(text("Mean layers of the paths that count"), text("layers")),
    }
    runs = (product, path_shares)

    @property
    def factor(self) -> float:
        """w·f′, or 1 + w·f′ around a residual connection."""
        return self.weight * self.slope + (1.0 if self.residual else 0.0)

    @property
    def decades(self) -> float:
        """log₁₀ |factor|; −∞ for 0."""
        return math.log10(abs(self.factor)) if self.factor else -math.inf

    def scene(self, step: int = 0) -> Scene:
        """left: float[L + 1], the product after 0…L layers. decades: float[L + 1], log₁₀ of its size.

        paths: float[L + 1], the share of paths through k branches; all of it at L without residual connections.
        marks: float[3, 2], depth and log₁₀ of the product for 0.25²⁰, 0.9⁵⁰ and 1.1⁵⁰.
        """
        layers = np.arange(self.layers + 1)
        with np.errstate(over="ignore", under="ignore"):
            left = np.float64(self.factor) ** layers
        only = np.where(layers == self.layers, 1.0, 0.0)
        paths = path_shares(abs(self.weight * self.slope), self.layers) if self.residual else only
        return frozen(
            {
                "left": left,
                "decades": np.append(0.0, layers[1:] * self.decades),
                "paths": paths,
                "marks": [(depth, depth * math.log10(factor)) for factor, depth in MARKS],
            }
        )

    def readouts(self, step: int = 0) -> dict[str, float]:
        """`millionfold` is infinite where nothing changes, 1 where nothing is left."""
        paths = self.scene()["paths"]
        size = abs(self.decades)
        return {
            "factor": self.factor,
            "product": product(self.factor, self.layers),
            "decades": self.layers * self.decades,
            "millionfold": math.inf if size == 0 else max(1, math.ceil(MILLION / size - 1e-9)),
            "path_length": float(paths @ np.arange(len(paths))),
        }
