import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.initializers.base import INITIALIZERS, Initializer


@INITIALIZERS.register("normal", label="Normal", order=20)
class Normal(Initializer):
    """Weights of one fixed spread, whatever the layer's width.

        W ~ N(μ, σ²)

    Too small a σ makes signals and gradients fade from layer to layer, too large a one makes them explode; the right
    one depends on the width, which Xavier's and He's rules take into account.

    Source: as torch.nn.init.normal_.
    """

    mean: float = parameter(0.0, ge=-1e6, le=1e6, label="Mean μ", help="Centre of the weights.")
    std: float = parameter(0.1, ge=0, le=1e6, label="Deviation σ", help="Spread of the weights.", logarithmic=True)

    def weights(self, random: np.random.Generator, units: int, fan_in: int, fan_out: int) -> NDArray[np.float32]:
        return random.normal(self.mean, self.std, (units, fan_in)).astype(np.float32)
