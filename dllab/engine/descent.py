"""An optimizer's own kernels on a function of two numbers, compiled: what a training step does, without a network."""

import numpy as np

from dllab.engine.kernels.compiler import compiled
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.memory import caller, pointer
from dllab.engine.optimizers.base import UPDATE

call_update = caller(UPDATE)
call_slope = caller("void(float64, float64, CPointer(float64), CPointer(float64))")


@compiled
def descend(slope, k, w, g, there, slots, updates, hyper, rates, decay, noise, path):
    """Walk down from w[0], w[1] and write where it has been: path[t] after t steps, float32[steps + 1, 2].

    slope: the address of what writes ∂f/∂x and ∂f/∂y for (x, y, k). updates, int64[2, 3]: of each kernel of the chain
    its address and where its slots and its numbers in `hyper` begin; address 0 where there is none. rates, float64
    [steps]. decay: of the decoupled decay of weights. noise, float64[steps, 2]: what is added to every gradient. w,
    float32[P], and slots, float32[S·P + scalars], are padded as a network's are, and written over; g, float32[P] of
    zeros, and there, float64[2], are room for the gradient.
    """
    path[0, 0], path[0, 1] = w[0], w[1]
    for t in range(rates.size):
        call_slope(slope, (np.float64(w[0]), np.float64(w[1]), pointer(k, 0), pointer(there, 0)))
        share = F(rates[t] * decay)
        for i in range(2):
            g[i] = F(there[i] + noise[t, i])
            w[i] -= share * w[i]
        for part in range(updates.shape[0]):
            if updates[part, 0] != 0:
                own, values = pointer(slots, updates[part, 1]), pointer(hyper, updates[part, 2])
                call_update(
                    updates[part, 0], (pointer(w, 0), pointer(g, 0), own, w.size, 2, values, rates[t], t + 1)
                )  # fmt: skip
        path[t + 1, 0], path[t + 1, 1] = w[0], w[1]
