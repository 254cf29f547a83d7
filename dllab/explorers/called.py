"""The kernels of activations and losses that train, called on arrays."""

from ctypes import CFUNCTYPE, c_float, c_int64, c_void_p

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import Choice
from dllab.engine.activations import Activation
from dllab.engine.hyper import address, numbers
from dllab.engine.losses import Loss
from dllab.engine.network import LANES

_forward = CFUNCTYPE(None, c_void_p, c_void_p, c_int64, c_void_p)
_backward = CFUNCTYPE(None, c_void_p, c_void_p, c_void_p, c_int64, c_void_p)
_loss = CFUNCTYPE(c_float, c_void_p, c_void_p, c_void_p, c_int64, c_int64, c_int64, c_void_p, c_void_p)


def activated(activation: Activation, z: NDArray[np.float64]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """f(z) and f′(z) for z[N], in float32 as they train."""
    x, own = z.astype(np.float32), _hyper(activation)
    a, d = np.empty_like(x), np.ones_like(x)
    _forward(address(activation, "forward"))(x.ctypes.data, a.ctypes.data, x.size, own.ctypes.data)
    _backward(address(activation, "backward"))(x.ctypes.data, a.ctypes.data, d.ctypes.data, x.size, own.ctypes.data)
    return a, d


def lost(loss: Loss, error: NDArray[np.float64]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The loss of one output that is off by each error[N], and its slope, in float32 as they train."""
    value, own, prepared = _loss(address(loss, "value")), _hyper(loss), np.zeros(1)
    z, t, d = (np.zeros(size, np.float32) for size in (LANES, LANES, 2 * LANES))
    losses, slopes = (np.empty(len(error), np.float32) for _ in range(2))
    places = z.ctypes.data, t.ctypes.data, d.ctypes.data
    for k, off in enumerate(error):
        z[0] = off
        losses[k] = value(*places, 1, 1, LANES, own.ctypes.data, prepared.ctypes.data)
        slopes[k] = d[0]
    return losses, slopes


def _hyper(choice: Choice) -> NDArray[np.float64]:
    """What a kernel reads, and something after it where there is nothing to read."""
    return np.array([*numbers(choice), 0.0])
