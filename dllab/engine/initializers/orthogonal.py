import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.initializers.base import INITIALIZERS, Initializer


@INITIALIZERS.register("orthogonal", label="Orthogonal", order=60)
class Orthogonal(Initializer):
    """A random rotation: no direction of the signal is stretched or lost.

        WᵀW = gain²·I where fan_out ≥ fan_in, else WWᵀ = gain²·I

    However deep a linear network of square layers is, signal and gradient keep their length exactly, where other rules
    keep it on average only. A layer that narrows still drops directions, and a bent activation takes its own share.

    Source: Saxe, McClelland & Ganguli (2014), Exact solutions to the nonlinear dynamics of learning in deep linear
    neural networks; drawn as in Mezzadri (2007), How to generate random matrices. As torch.nn.init.orthogonal_.
    """

    scratch = 24  # float64 three times: drawn, turned, scaled

    gain: float = parameter(1.0, gt=0, le=1e6, label="Gain", help="Factor on the length that signals keep.")

    def weights(self, random: np.random.Generator, units: int, fan_in: int, fan_out: int) -> NDArray[np.float32]:
        from dllab.engine.kernels.orthonormal import orthonormalize

        rows = random.standard_normal((max(units, fan_in), min(units, fan_in))).T.copy()
        orthonormalize(rows)
        return (self.gain * (rows.T if units >= fan_in else rows)).astype(np.float32)
