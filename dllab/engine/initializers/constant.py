import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.initializers.base import INITIALIZERS, Initializer


@INITIALIZERS.register("constant", label="Constant", order=12)
class Constant(Initializer):
    """Every weight starts at one value.

        W = c

    All units of a layer compute the same and get the same gradient, so they stay alike for ever, whatever c is: weights
    are drawn at random to break this symmetry. Only a network without hidden layers trains from here.

    Source: as torch.nn.init.constant_; Goodfellow, Bengio & Courville (2016), Deep Learning, section 8.4.
    """

    value: float = parameter(0.1, ge=-1e6, le=1e6, label="Value c", help="Where every weight starts.")

    alike = True

    def weights(self, random: np.random.Generator, units: int, fan_in: int, fan_out: int) -> NDArray[np.float32]:
        return np.full((units, fan_in), self.value, np.float32)
