from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.initializers.base import INITIALIZERS, Initializer


@INITIALIZERS.register("he_uniform", label="He uniform", order=42)
class HeUniform(Initializer):
    """He's rule with weights between two limits instead of a bell curve.

        W ~ U(−a, a),   a = gain·√(3 / fan),   gain = √2 for ReLU

    The spread is that of He normal, so it behaves alike. fan_in keeps the forward signal steady, fan_out the gradient;
    in layers of one width both do. For tanh its gain is too large, and deep layers saturate.

    Source: He, Zhang, Ren & Sun (2015), Delving Deep into Rectifiers. As torch.nn.init.kaiming_uniform_.
    """

    gain: float = parameter(1.41421356, gt=0, le=1e6, label="Gain", help="Factor on the limit; √2 makes up for ReLU.")
    mode: Literal["fan_in", "fan_out"] = parameter(
        "fan_in", label="Fan", help="Fan in keeps the signal's spread, fan out the gradient's."
    )

    def weights(self, random: np.random.Generator, units: int, fan_in: int, fan_out: int) -> NDArray[np.float32]:
        limit = self.gain * np.sqrt(3.0 / (fan_in if self.mode == "fan_in" else fan_out))
        return random.uniform(-limit, limit, (units, fan_in)).astype(np.float32)
