from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.initializers.base import INITIALIZERS, Initializer


@INITIALIZERS.register("he_normal", label="He normal", order=40)
class HeNormal(Initializer):
    """Keeps the spread of signals, or of gradients, the same from layer to layer of ReLU units.

        W ~ N(0, σ²),   σ = gain·√(1 / fan),   gain = √2 for ReLU

    fan_in keeps the forward signal steady, fan_out the gradient.

    Source: He, Zhang, Ren & Sun (2015), Delving Deep into Rectifiers. As torch.nn.init.kaiming_normal_.
    """

    gain: float = parameter(
        1.41421356, gt=0, le=1e6, label="Gain", help="Factor on the deviation; √2 makes up for ReLU."
    )
    mode: Literal["fan_in", "fan_out"] = parameter(
        "fan_in", label="Fan", help="Fan in keeps the signal's spread, fan out the gradient's."
    )

    def weights(self, random: np.random.Generator, units: int, fan_in: int, fan_out: int) -> NDArray[np.float32]:
        fan = fan_in if self.mode == "fan_in" else fan_out
        return random.normal(0.0, self.gain / np.sqrt(fan), (units, fan_in)).astype(np.float32)
