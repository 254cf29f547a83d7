import numpy as np
from numpy.typing import NDArray

from dllab.engine.initializers.base import INITIALIZERS, Initializer


@INITIALIZERS.register("zeros", label="Zeros", order=10)
class Zeros(Initializer):
    """Every weight starts at zero.

        W = 0

    All units of a layer compute the same and get the same gradient, so they stay alike for ever: this is why weights
    are drawn at random. Only a network without hidden layers trains from here.

    Source: as torch.nn.init.zeros_; Goodfellow, Bengio & Courville (2016), Deep Learning, section 8.4.
    """

    alike = True

    def weights(self, random: np.random.Generator, units: int, fan_in: int, fan_out: int) -> NDArray[np.float32]:
        return np.zeros((units, fan_in), np.float32)
