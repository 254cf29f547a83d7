import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.initializers.base import INITIALIZERS, Initializer


@INITIALIZERS.register("lecun_normal", label="LeCun normal", order=50)
class LeCunNormal(Initializer):
    """Keeps the spread of the forward signal the same, for units that are linear near 0.

        W ~ N(0, σ²),   σ = gain·√(1 / fan_in)

    What SELU needs to normalize itself. For ReLU, which drops half of its input, it is too small by √2: see He.

    Source: LeCun, Bottou, Orr & Müller (1998), Efficient BackProp, section 4.6; for SELU: Klambauer, Unterthiner, Mayr
    & Hochreiter (2017), Self-Normalizing Neural Networks. As torch.nn.init.kaiming_normal_ with a linear unit.
    """

    gain: float = parameter(1.0, gt=0, le=1e6, label="Gain", help="Factor on the deviation.")

    def weights(self, random: np.random.Generator, units: int, fan_in: int, fan_out: int) -> NDArray[np.float32]:
        return random.normal(0.0, self.gain / np.sqrt(fan_in), (units, fan_in)).astype(np.float32)
