import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.initializers.base import INITIALIZERS, Initializer


@INITIALIZERS.register("lecun_uniform", label="LeCun uniform", order=52)
class LeCunUniform(Initializer):
    """LeCun's rule with weights between two limits instead of a bell curve.

        W ~ U(−a, a),   a = gain·√(3 / fan_in)

    The spread is that of LeCun normal, so it behaves alike: right for units that are linear near 0, too small by √2 for
    ReLU.

    Source: LeCun, Bottou, Orr & Müller (1998), Efficient BackProp, section 4.6. As torch.nn.init.kaiming_uniform_ with
    a linear unit.
    """

    gain: float = parameter(1.0, gt=0, le=1e6, label="Gain", help="Factor on the limit.")

    def weights(self, random: np.random.Generator, units: int, fan_in: int, fan_out: int) -> NDArray[np.float32]:
        limit = self.gain * np.sqrt(3.0 / fan_in)
        return random.uniform(-limit, limit, (units, fan_in)).astype(np.float32)
