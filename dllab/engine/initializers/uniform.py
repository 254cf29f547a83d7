import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.initializers.base import INITIALIZERS, Initializer


@INITIALIZERS.register("uniform", label="Uniform", order=22)
class Uniform(Initializer):
    """Weights anywhere between two limits, equally likely, whatever the layer's width.

        W ~ U(μ − a, μ + a)

    The spread is a/√3. One that suits a narrow layer is too large for a wide one, where signals and gradients then
    explode; Xavier's and He's rules take the width into account.

    Source: as torch.nn.init.uniform_.
    """

    mean: float = parameter(0.0, ge=-1e6, le=1e6, label="Mean μ", help="Centre of the weights.")
    limit: float = parameter(
        0.1, ge=0, le=1e6, label="Limit a", help="No weight starts further from the mean.", logarithmic=True
    )

    def weights(self, random: np.random.Generator, units: int, fan_in: int, fan_out: int) -> NDArray[np.float32]:
        return random.uniform(self.mean - self.limit, self.mean + self.limit, (units, fan_in)).astype(np.float32)
