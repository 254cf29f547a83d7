import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.initializers.base import INITIALIZERS, Initializer


@INITIALIZERS.register("xavier_uniform", label="Xavier uniform", order=32)
class XavierUniform(Initializer):
    """Xavier's rule with weights between two limits instead of a bell curve.

        W ~ U(−a, a),   a = gain·√(6 / (fan_in + fan_out))

    The spread is that of Xavier normal, so it behaves alike; no weight starts far from the others. Right for units that
    are linear near 0, such as tanh; for ReLU it is too small by √2.

    Source: Glorot & Bengio (2010), Understanding the difficulty of training deep feedforward neural networks. As
    torch.nn.init.xavier_uniform_.
    """

    gain: float = parameter(1.0, gt=0, le=1e6, label="Gain", help="Factor on the limit; 5/3 is common for tanh.")

    def weights(self, random: np.random.Generator, units: int, fan_in: int, fan_out: int) -> NDArray[np.float32]:
        limit = self.gain * np.sqrt(6.0 / (fan_in + fan_out))
        return random.uniform(-limit, limit, (units, fan_in)).astype(np.float32)
