"""Kernels of activations and losses, called by their address on arrays."""

from ctypes import CFUNCTYPE, c_float, c_int64, c_void_p

import numpy as np

from dllab.engine.hyper import address, numbers
from dllab.engine.network import padded

_forward = CFUNCTYPE(None, c_void_p, c_void_p, c_int64, c_void_p)
_backward = CFUNCTYPE(None, c_void_p, c_void_p, c_void_p, c_int64, c_void_p)
_loss = CFUNCTYPE(c_float, c_void_p, c_void_p, c_void_p, c_int64, c_int64, c_int64, c_void_p, c_void_p)


def hyper(choice):
    """What a kernel reads, and something after it where there is nothing to read."""
    return np.array([*numbers(choice), 0.0])


def activated(activation, z):
    """f(z) and f′(z) for float32[N]; z is out of reach of a slope that does not ask for it."""
    z, a, d, own = z.copy(), np.empty_like(z), np.ones_like(z), hyper(activation)
    _forward(address(activation, "forward"))(z.ctypes.data, a.ctypes.data, z.size, own.ctypes.data)
    if not activation.backward_reads_input:
        z[:] = np.nan
    _backward(address(activation, "backward"))(z.ctypes.data, a.ctypes.data, d.ctypes.data, z.size, own.ctypes.data)
    return a, d


def lost(loss, z, y, targets, trained_on=None):
    """The mean loss of outputs z[N, outputs] and its gradient; classes are weighted as in the labels trained on."""
    task = "classification" if y.ndim == 1 else "regression"
    encoded = loss.encode(y, task, targets).reshape(len(z), -1)
    row = padded(len(z))
    outputs, t = np.full((z.shape[1], row), 3e38, np.float32), np.zeros((encoded.shape[1], row), np.float32)
    outputs[:, : len(z)], t[:, : len(z)] = z.T, encoded.T
    d = np.full((z.shape[1] + 1, row), np.nan, np.float32)
    labels = trained_on if trained_on is not None else y if y.ndim == 1 else np.zeros(0, np.int64)
    own, prepared = hyper(loss), loss.prepared(labels, z.shape[1])
    value = _loss(address(loss, "value"))(
        outputs.ctypes.data,
        t.ctypes.data,
        d.ctypes.data,
        z.shape[1],
        len(z),
        row,
        own.ctypes.data,
        prepared.ctypes.data,
    )
    assert not d[:-1, len(z) :].any(), "lanes without an example have a gradient"
    return value, d[:-1, : len(z)].T
