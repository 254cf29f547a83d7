import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.initializers.base import INITIALIZERS, Initializer


@INITIALIZERS.register("xavier_normal", label="Xavier normal", order=30)
class XavierNormal(Initializer):
    """Keeps the spread of signals and gradients the same from layer to layer, for units that are linear near 0.

        W ~ N(0, σ²),   σ = gain·√(2 / (fan_in + fan_out))

    Right for tanh. For ReLU, which drops half of its input, it is too small by √2: see He. For the sigmoid no gain
    helps much, because its slope is 1/4 at best.

    Source: Glorot & Bengio (2010), Understanding the difficulty of training deep feedforward neural networks.
    """

    gain: float = parameter(1.0, gt=0, le=1e6, label="Gain", help="Factor on the deviation; 5/3 is common for tanh.")

    def weights(self, random: np.random.Generator, units: int, fan_in: int, fan_out: int) -> NDArray[np.float32]:
        std = self.gain * np.sqrt(2.0 / (fan_in + fan_out))
        return random.normal(0.0, std, (units, fan_in)).astype(np.float32)
