"""What an initializer is: a pure draw of one weight matrix."""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import Choice, Registry, parameter


class Initializer(Choice):
    """Base of the initializers: weights are drawn by `weights`, biases start at `bias`.

    alike: all weights of a layer start with the same value. scratch: bytes a weight takes while its layer is drawn.
    """

    alike: ClassVar[bool] = False
    scratch: ClassVar[int] = 12  # float64, then float32

    bias: float = parameter(0.0, ge=-1e6, le=1e6, label="Bias", help="Where every bias starts.")

    def weights(self, random: np.random.Generator, units: int, fan_in: int, fan_out: int) -> NDArray[np.float32]:
        """A weight matrix, float32[units, fan_in].

        fan_in: inputs of a unit. fan_out: outputs that an input reaches: units, or filters · kernel².
        """
        raise NotImplementedError


INITIALIZERS: Registry[Initializer] = Registry("initializers")
