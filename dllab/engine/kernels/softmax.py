"""Cross-entropy of a softmax with targets that may be smoothed and classes that may be weighted."""

import numpy as np

from dllab.engine.kernels.compiler import inline
from dllab.engine.kernels.elementwise import F, exp, log
from dllab.engine.kernels.sums import clear, total


@inline
def below_largest(z, d, classes, row):
    """d[c, k] = z[c, k] − the largest of z[:, k]."""
    for k in range(row):  # d's first row holds the largest until its own turn comes
        d[k] = z[k]
    for c in range(1, classes):
        for k in range(row):
            d[k] = z[c * row + k] if z[c * row + k] > d[k] else d[k]
    for c in range(classes - 1, -1, -1):
        for k in range(row):
            d[c * row + k] = z[c * row + k] - d[k]


@inline
def exponentials(d, count):
    """d[i] ← e^d[i] for i < count."""
    for i in range(count):
        d[i] = exp(d[i])


@inline
def clear_beyond(d, rows, batch, row):
    """Zero the lanes of d that hold no example."""
    for r in range(rows):
        clear(d, r * row + batch, row - batch)


@inline
def smoothed_cross_entropy(z, t, d, classes, batch, row, smoothing, weights):
    """Mean cross-entropy; its gradient by z goes to d. t: class indices; w[c] = weights[c], ε = `smoothing`.

    q[c] = (1 − ε)·w[t]·[c = t] + ε/K·w[c];   L = Σ −q·ln p / Σ w[t];   ∂L/∂z = (p·Σq − q) / Σ w[t]
    """
    epsilon = F(smoothing)
    sharp, share = F(1.0) - epsilon, epsilon / F(classes)
    below_largest(z, d, classes, row)
    losses, mass, spread = classes * row, F(0.0), F(0.0)  # mass: Σ w[t] of the batch; spread: ε/K·Σ w[c]
    for k in range(batch):
        label = np.int64(t[k])
        w = F(weights[label])
        mass += w
        d[losses + k] = -sharp * w * d[label * row + k]
    mean = F(1.0) / mass
    if epsilon > F(0.0):
        for c in range(classes):
            w = share * F(weights[c])
            spread += w
            for k in range(batch):
                d[losses + k] -= w * d[c * row + k]
    exponentials(d, classes * row)
    for k in range(batch):
        label = np.int64(t[k])
        own = sharp * F(weights[label])
        every = F(0.0)
        for c in range(classes):
            every += d[c * row + k]
        d[losses + k] += (own + spread) * log(every)
        scale = (own + spread) * mean / every
        for c in range(classes):
            d[c * row + k] *= scale
        d[label * row + k] -= own * mean
    if epsilon > F(0.0):
        for c in range(classes):
            w = share * F(weights[c]) * mean
            for k in range(batch):
                d[c * row + k] -= w
    clear_beyond(d, classes, batch, row)
    return total(d, losses, batch) * mean


@inline
def smoothed_curvature(z, t, r, p, classes, batch, row, smoothing, weights):
    """r[classes, row], a direction of z, becomes H·r, where H is the second derivative of the above by z. p: scratch.

    H = (diag p − p·pᵀ)·Σq / Σ w[t]
    """
    epsilon = F(smoothing)
    sharp, share = F(1.0) - epsilon, epsilon / F(classes)
    mass, spread = F(0.0), F(0.0)
    for k in range(batch):
        mass += F(weights[np.int64(t[k])])
    for c in range(classes):
        spread += share * F(weights[c])
    below_largest(z, p, classes, row)
    exponentials(p, classes * row)
    for k in range(batch):
        every, along = F(0.0), F(0.0)
        for c in range(classes):
            every += p[c * row + k]
            along += p[c * row + k] * r[c * row + k]
        scale = (sharp * F(weights[np.int64(t[k])]) + spread) / (mass * every)
        for c in range(classes):
            r[c * row + k] = scale * p[c * row + k] * (r[c * row + k] - along / every)
    clear_beyond(r, classes, batch, row)
