"""The oracle: what the engine must compute, in short and obvious float64 NumPy. Slow, and checked by differences.

A network's parameters are a dict, "layer1.weight": [fan_out, fan_in], "layer1.bias": [fan_out], …; examples are rows.
"""

import numpy as np

# name: (f, f′), both functions of z.
ACTIVATIONS = {
    "identity": (lambda z: z, np.ones_like),
    "sigmoid": (lambda z: sigmoid(z), lambda z: sigmoid(z) * sigmoid(-z)),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "relu": (lambda z: np.maximum(z, 0), lambda z: np.where(z > 0, 1.0, 0.0)),
}


def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


def mse(z, y, scale="mean"):
    error = z - (np.eye(z.shape[1])[y] if y.ndim == 1 else y)
    factor = {"mean": 1 / error.size, "half_mean": 1 / (2 * error.size), "half_sum": 1 / (2 * len(error))}[scale]
    return factor * np.sum(error**2), 2 * factor * error


def cross_entropy(z, y):
    log_p = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    return -np.mean(log_p[np.arange(len(y)), y]), (np.exp(log_p) - np.eye(z.shape[1])[y]) / len(y)


def binary_cross_entropy(z, y):
    t = y[:, None]
    return np.mean(t * np.logaddexp(0, -z) + (1 - t) * np.logaddexp(0, z)), (sigmoid(z) - t) / len(y)


# name: (outputs, targets, parameters) -> (mean loss, its gradient by the outputs). Targets of a classification are
# class indices [N], of a regression [N, outputs].
LOSSES = {"mse": mse, "cross_entropy": cross_entropy, "binary_cross_entropy": binary_cross_entropy}


def depth(parameters):
    return len(parameters) // 2


def forward(parameters, x, activation):
    """z and a of every layer; the last is linear, and a[0] is x."""
    f, _ = ACTIVATIONS[activation]
    zs, activations = [], [np.asarray(x, np.float64)]
    for number in range(1, depth(parameters) + 1):
        zs.append(activations[-1] @ parameters[f"layer{number}.weight"].T + parameters[f"layer{number}.bias"])
        activations.append(f(zs[-1]) if number < depth(parameters) else zs[-1])
    return zs, activations


def loss_and_gradient(parameters, x, y, activation, loss, options=()):
    """Mean loss, and its gradient by every parameter."""
    _, slope = ACTIVATIONS[activation]
    zs, activations = forward(parameters, x, activation)
    value, delta = LOSSES[loss](activations[-1], y, **dict(options))
    gradient = {}
    for number in range(depth(parameters), 0, -1):
        gradient[f"layer{number}.weight"] = delta.T @ activations[number - 1]
        gradient[f"layer{number}.bias"] = delta.sum(axis=0)
        if number > 1:
            delta = delta @ parameters[f"layer{number}.weight"] * slope(zs[number - 2])
    return value, {name: gradient[name] for name in parameters}


def penalized(gradient, parameters, l1=0.0, l2=0.0):
    """Plus λ₁·sign(w) + λ₂·w, for weights only."""
    return {
        name: g + (l1 * np.sign(parameters[name]) + l2 * parameters[name] if name.endswith("weight") else 0)
        for name, g in gradient.items()
    }


def layer_norms(gradient):
    """[layers]: ‖gradient by weights and biases together‖₂."""
    squares = [np.sum(g**2) for g in gradient.values()]
    return np.sqrt(np.add(squares[0::2], squares[1::2]))


def clipped(gradient, value=0.0, norm=0.0):
    """Entries cut to ±value, then everything scaled to `norm` where it is larger; 0 is off."""
    if value:
        gradient = {name: np.clip(g, -value, value) for name, g in gradient.items()}
    total = np.sqrt(sum(np.sum(g**2) for g in gradient.values()))
    return {name: g * (norm / total) for name, g in gradient.items()} if norm and total > norm else gradient


def sgd(w, g, memory, rate, step, momentum, dampening, nesterov):
    """As torch.optim.SGD's documentation has it."""
    if momentum:
        memory["b"] = momentum * memory["b"] + (1 - dampening) * g if "b" in memory else g
        g = g + momentum * memory["b"] if nesterov else memory["b"]
    return w - rate * g


def adam(w, g, memory, rate, step, beta1, beta2, epsilon):
    """Kingma & Ba (2015), Algorithm 1."""
    memory["m"] = beta1 * memory.get("m", 0) + (1 - beta1) * g
    memory["v"] = beta2 * memory.get("v", 0) + (1 - beta2) * g**2
    return w - rate * (memory["m"] / (1 - beta1**step)) / (np.sqrt(memory["v"] / (1 - beta2**step)) + epsilon)


OPTIMIZERS = {"sgd": sgd, "adam": adam}


def constant(t, rate, total):
    return rate


def cosine(t, rate, total, minimum, period):
    progress = min(t / (period or total), 1)
    return minimum + (rate - minimum) * (1 + np.cos(np.pi * progress)) / 2


SCHEDULES = {"constant": constant, "cosine": cosine}


def rate_at(t, name, rate, total, warmup_steps, warmup_start, **options):
    """The learning rate of step t, counted from 0."""
    if t < warmup_steps:
        return rate * (warmup_start + (1 - warmup_start) * t / warmup_steps)
    return SCHEDULES[name](t - warmup_steps, rate, max(total - warmup_steps, 1), **options)


class Run:
    """Training step by step, in the order of the data. Every attribute may be changed between two steps."""

    def __init__(self, parameters, x, y, *, activation, loss, optimizer, batch, loss_options=(), **penalties):
        self.parameters = {name: np.asarray(value, np.float64) for name, value in parameters.items()}
        self.memory = {name: {} for name in parameters}
        self.x, self.y, self.batch = np.asarray(x, np.float64), y, batch
        self.activation, self.loss, self.loss_options = activation, loss, loss_options
        self.optimizer, self.options = optimizer[0], dict(optimizer[1])
        self.l1 = self.l2 = self.weight_decay = self.clip_value = self.clip_norm = 0.0
        vars(self).update(penalties)
        self.order = np.arange(len(x))
        self.steps = self.position = 0

    def step(self, rate):
        """One step; (loss, gradient norms before clipping, whether anything was clipped)."""
        chosen = self.order[self.position : self.position + self.batch]
        self.position = (self.position + len(chosen)) % len(self.x)
        self.steps += 1
        value, gradient = loss_and_gradient(
            self.parameters, self.x[chosen], self.y[chosen], self.activation, self.loss, self.loss_options
        )
        gradient = penalized(gradient, self.parameters, self.l1, self.l2)
        norms = layer_norms(gradient)
        kept = clipped(gradient, self.clip_value, self.clip_norm)
        for name, g in kept.items():
            w = self.parameters[name]
            decay = rate * self.weight_decay * w if name.endswith("weight") else 0
            moved = OPTIMIZERS[self.optimizer](w, g, self.memory[name], rate, self.steps, **self.options)
            self.parameters[name] = moved - decay
        return value, norms, any(np.any(kept[name] != gradient[name]) for name in kept)


def central_differences(function, x, h=1e-6):
    """∂function/∂x, entry by entry; x is changed in place and put back."""
    gradient = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        old = x[place]
        x[place] = old + h
        above = function()
        x[place] = old - h
        gradient[place] = (above - function()) / (2 * h)
        x[place] = old
    return gradient
