import numpy as np

from dllab.catalogue import parameter
from dllab.engine.initializers.base import INITIALIZERS, Initializer


@INITIALIZERS.register("stripe", label="Stripe")
class Stripe(Initializer):
    """Every weight alike in size, of a random sign.

        W = ±s

    Source: this test.
    """

    size: float = parameter(0.4, ge=0, le=1, label="Size s", help="Of every weight.")

    def weights(self, random, units, fan_in, fan_out):
        return (self.size * random.choice([-1.0, 1.0], (units, fan_in))).astype(np.float32)
