"""The oracle: what the engine must compute, in short and obvious float64 NumPy. Slow, and checked by differences.

A network's parameters are a dict, "layer1.weight": [fan_out, fan_in], "layer1.bias": [fan_out], …, or the weights alone
where there are no biases; examples are rows.
"""

from functools import partial

import numpy as np
from scipy.special import ndtr

from tests.naive_optimizers import NEED_BASE_RATE, OPTIMIZERS, WHOLE

# name: (f, f′), both functions of z and of the activation's parameters.
ACTIVATIONS = {
    "identity": (lambda z: z, np.ones_like),
    "step": (lambda z: np.where(z >= 0, 1.0, 0.0), np.zeros_like),
    "sigmoid": (lambda z: sigmoid(z), lambda z: sigmoid(z) * sigmoid(-z)),
    "hard_sigmoid": (lambda z: np.clip(z / 6 + 0.5, 0, 1), lambda z: np.where(np.abs(z) < 3, 1 / 6, 0.0)),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "hard_tanh": (
        lambda z, lowest=-1.0, highest=1.0: np.clip(z, lowest, highest),
        lambda z, lowest=-1.0, highest=1.0: np.where((lowest < z) & (z < highest), 1.0, 0.0),
    ),
    "softsign": (lambda z: z / (1 + np.abs(z)), lambda z: 1 / (1 + np.abs(z)) ** 2),
    "relu": (lambda z: np.maximum(z, 0), lambda z: np.where(z > 0, 1.0, 0.0)),
    "leaky_relu": (
        lambda z, negative_slope=0.01: np.where(z > 0, z, negative_slope * z),
        lambda z, negative_slope=0.01: np.where(z > 0, 1.0, negative_slope),
    ),
    "relu6": (lambda z: np.clip(z, 0, 6), lambda z: np.where((z > 0) & (z < 6), 1.0, 0.0)),
    "elu": (
        lambda z, alpha=1.0: np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0))),
        lambda z, alpha=1.0: np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0))),
    ),
    "selu": (
        lambda z: SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0))),
        lambda z: SELU_SCALE * np.where(z > 0, 1.0, SELU_ALPHA * np.exp(np.minimum(z, 0))),
    ),
    "gelu": (
        lambda z, approximate="none": GELU[approximate][0](z),
        lambda z, approximate="none": GELU[approximate][1](z),
    ),
    "silu": (lambda z: z * sigmoid(z), lambda z: sigmoid(z) + z * sigmoid(z) * sigmoid(-z)),
    "mish": (
        lambda z: z * np.tanh(softplus(z)),
        lambda z: np.tanh(softplus(z)) + z * sigmoid(z) * (1 - np.tanh(softplus(z)) ** 2),
    ),
    "softplus": (
        lambda z, beta=1.0, threshold=20.0: np.where(beta * z > threshold, z, softplus(beta * z) / beta),
        lambda z, beta=1.0, threshold=20.0: np.where(beta * z > threshold, 1.0, sigmoid(beta * z)),
    ),
}
# name: where the slope jumps, from the activation's parameters.
KINKS = {
    "step": lambda: [0],
    "hard_sigmoid": lambda: [-3, 3],
    "hard_tanh": lambda lowest, highest: [lowest, highest],
    "relu": lambda: [0],
    "leaky_relu": lambda negative_slope: [0],
    "relu6": lambda: [0, 6],
    "elu": lambda alpha: [0],
    "selu": lambda: [0],
    "softplus": lambda beta, threshold: [threshold / beta],
}
SELU_SCALE, SELU_ALPHA = 1.0507009873554804934, 1.6732632423543772848


def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


def softplus(z):
    return np.logaddexp(0, z)


def gelu_tanh_slope(z):
    u, inner = np.sqrt(2 / np.pi) * (z + 0.044715 * z**3), np.sqrt(2 / np.pi) * (1 + 3 * 0.044715 * z**2)
    return sigmoid(2 * u) + z * 2 * sigmoid(2 * u) * sigmoid(-2 * u) * inner


GELU = {
    "none": (lambda z: z * ndtr(z), lambda z: ndtr(z) + z * np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)),
    "tanh": (lambda z: z * sigmoid(2 * np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)), gelu_tanh_slope),
}


def functions(activation):
    """f and f′ of an activation, given as its name or as (name, parameters)."""
    name, options = (activation, {}) if isinstance(activation, str) else activation
    return [partial(function, **dict(options)) for function in ACTIVATIONS[name]]


def onehot(z, y):
    """Targets as rows of z's width: class indices as rows of the unit matrix."""
    return np.eye(z.shape[1])[y] if y.ndim == 1 else y


def mse(z, y, scale="mean"):
    error = z - onehot(z, y)
    factor = {"mean": 1 / error.size, "half_mean": 1 / (2 * error.size), "half_sum": 1 / (2 * len(error))}[scale]
    return factor * np.sum(error**2), 2 * factor * error


def mae(z, y):
    error = z - onehot(z, y)
    return np.mean(np.abs(error)), np.sign(error) / error.size


def huber(z, y, delta=1.0):
    error = z - onehot(z, y)
    size = np.abs(error)
    value = np.where(size <= delta, error**2 / 2, delta * (size - delta / 2))
    return np.mean(value), np.clip(error, -delta, delta) / error.size


def smooth_l1(z, y, beta=1.0):
    return mae(z, y) if beta == 0 else tuple(part / beta for part in huber(z, y, beta))


def log_cosh(z, y):
    error = z - onehot(z, y)
    return np.mean(np.abs(error) + np.log1p(np.exp(-2 * np.abs(error))) - np.log(2)), np.tanh(error) / error.size


def lp(z, y, p=1.5):
    error = z - onehot(z, y)
    return np.mean(np.abs(error) ** p), p * np.abs(error) ** (p - 1) * np.sign(error) / error.size


def log_softmax(z):
    return z - np.logaddexp.reduce(z, axis=1, keepdims=True)


def balanced(y, classes):
    """A weight for each class: the rarer, the larger."""
    return len(y) / (classes * np.maximum(np.bincount(y, minlength=classes), 1))


def cross_entropy(z, y, label_smoothing=0.0, class_weights="none"):
    """class_weights: "none", or a weight for each class."""
    classes = z.shape[1]
    w = (
        np.ones(classes)
        if isinstance(class_weights, str) and class_weights == "none"
        else np.array(class_weights, float)
    )
    q = w * ((1 - label_smoothing) * np.eye(classes)[y] + label_smoothing / classes)
    total = np.sum(w[y])
    return -np.sum(q * log_softmax(z)) / total, (np.exp(log_softmax(z)) * q.sum(axis=1, keepdims=True) - q) / total


def kl_divergence(z, y, label_smoothing=0.0):
    classes = z.shape[1]
    q = (1 - label_smoothing) * np.eye(classes)[y] + label_smoothing / classes
    entropy = -np.sum(np.where(q > 0, q * np.log(np.where(q > 0, q, 1)), 0)) / len(y)
    value, gradient = cross_entropy(z, y, label_smoothing)
    return value - entropy, gradient


def focal(z, y, gamma=2.0):
    log_p, one = log_softmax(z), np.eye(z.shape[1])[y]
    own = np.sum(one * log_p, axis=1, keepdims=True)
    missing = np.where(one > 0, 0, np.exp(log_p)).sum(axis=1, keepdims=True)
    ease = missing**gamma
    ratio = np.divide(-own, missing, out=np.ones_like(own), where=missing > 0)
    return np.mean(-ease * own), (np.exp(log_p) - one) * ease * (1 + gamma * np.exp(own) * ratio) / len(y)


def binary_cross_entropy(z, y, pos_weight=1.0):
    t = y[:, None]
    value = pos_weight * t * softplus(-z) + (1 - t) * softplus(z)
    return np.mean(value), ((1 - t) * sigmoid(z) - pos_weight * t * sigmoid(-z)) / len(y)


def hinge(z, y, margin=1.0):
    side = 2 * y[:, None] - 1
    return np.mean(np.maximum(margin - side * z, 0)), np.where(side * z < margin, -side, 0) / len(y)


def squared_hinge(z, y, margin=1.0):
    side = 2 * y[:, None] - 1
    gap = np.maximum(margin - side * z, 0)
    return np.mean(gap**2), -2 * side * gap / len(y)


# name: (outputs, targets, parameters) -> (mean loss, its gradient by the outputs). Targets of a classification are
# class indices [N], of a regression [N, outputs].
LOSSES = {
    "mse": mse, "mae": mae, "huber": huber, "smooth_l1": smooth_l1, "log_cosh": log_cosh, "lp": lp,
    "cross_entropy": cross_entropy, "kl_divergence": kl_divergence, "focal": focal,
    "binary_cross_entropy": binary_cross_entropy, "hinge": hinge, "squared_hinge": squared_hinge,
}  # fmt: skip


def depth(parameters):
    return sum(name.endswith("weight") for name in parameters)


def weighted(parameters, number, signal):
    """z = W·x + b of one layer, or W·x."""
    return signal @ parameters[f"layer{number}.weight"].T + parameters.get(f"layer{number}.bias", 0)


def forward(parameters, x, activation):
    """z and a of every layer; the last is linear, and a[0] is x."""
    f, _ = functions(activation)
    zs, activations = [], [np.asarray(x, np.float64)]
    for number in range(1, depth(parameters) + 1):
        zs.append(weighted(parameters, number, activations[-1]))
        activations.append(f(zs[-1]) if number < depth(parameters) else zs[-1])
    return zs, activations


def threshold_error(z, y):
    """What Rosenblatt's units get wrong: [z > 0] − t, for one unit of two classes or one a class."""
    wanted = y[:, None] if z.shape[1] == 1 else np.eye(z.shape[1])[y] if y.ndim == 1 else y > 0.5
    return (z > 0) * 1.0 - wanted


def loss_and_gradient(parameters, x, y, activation, loss, options=(), error=None):
    """Mean loss, and its gradient by every parameter; with `error` its gradient by the outputs is that one."""
    _, slope = functions(activation)
    zs, activations = forward(parameters, x, activation)
    value, delta = LOSSES[loss](activations[-1], y, **dict(options))
    delta = error(activations[-1], y) if error else delta
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
    """[layers]: ‖gradient by all parameters of the layer together‖₂."""
    squares = {}
    for name, g in gradient.items():
        layer, _ = name.split(".")
        squares[layer] = squares.get(layer, 0) + np.sum(g**2)
    return np.sqrt(list(squares.values()))


def clipped(gradient, value=0.0, norm=0.0):
    """Entries cut to ±value, then everything scaled to `norm` where it is larger; 0 is off."""
    if value:
        gradient = {name: np.clip(g, -value, value) for name, g in gradient.items()}
    total = np.sqrt(sum(np.sum(g**2) for g in gradient.values()))
    return {name: g * (norm / total) for name, g in gradient.items()} if norm and total > norm else gradient


OWN_ERROR = {"perceptron": threshold_error}  # (outputs, targets) -> what goes back in place of the loss's gradient


def flat(named):
    return np.concatenate([array.ravel() for array in named.values()])


def unflat(whole, like):
    ends = np.cumsum([array.size for array in like.values()])
    parts = np.split(whole, ends[:-1])
    return {name: part.reshape(array.shape) for (name, array), part in zip(like.items(), parts, strict=True)}


class Run:
    """Training step by step, in the order of the data. Every attribute may be changed between two steps."""

    def __init__(self, parameters, x, y, *, activation, loss, optimizer, batch, loss_options=(), **penalties):
        self.parameters = {name: np.asarray(value, np.float64) for name, value in parameters.items()}
        self.slow = dict(self.parameters)  # Lookahead's
        self.memory = {}
        self.x, self.y, self.batch = np.asarray(x, np.float64), y, batch
        self.activation, self.loss, self.loss_options = activation, loss, loss_options
        self.optimizer, self.options = optimizer[0], dict(optimizer[1])
        self.l1 = self.l2 = self.weight_decay = self.clip_value = self.clip_norm = 0.0
        self.frozen = 0
        vars(self).update(penalties)
        self.order = np.arange(len(x))
        self.steps = self.position = 0

    def differentiate(self, x, y):
        """Mean loss and gradient."""
        error = OWN_ERROR.get(self.inner[0])
        return loss_and_gradient(self.parameters, x, y, self.activation, self.loss, self.loss_options, error)

    @property
    def inner(self):
        """Name and options of the optimizer that takes the steps: the one within Lookahead, or the only one."""
        if self.optimizer != "lookahead":
            return self.optimizer, self.options
        options = dict(self.options["inner"])
        name = options.pop("name")
        needless = {"weight_decay"} | (set() if name in NEED_BASE_RATE else {"learning_rate"})
        return name, {key: value for key, value in options.items() if key not in needless}

    def step(self, rate):
        """One step; (loss, gradient norms before clipping, whether anything was clipped)."""
        chosen = self.order[self.position : self.position + self.batch]
        self.position = (self.position + len(chosen)) % len(self.x)
        self.steps += 1
        value, gradient = self.differentiate(self.x[chosen], self.y[chosen])
        gradient = penalized(gradient, self.parameters, self.l1, self.l2)
        norms = layer_norms(gradient)
        held = {name: w for name, w in self.parameters.items() if int(name[5 : name.index(".")]) <= self.frozen}
        gradient = {name: 0 * g if name in held else g for name, g in gradient.items()}
        kept = clipped(gradient, self.clip_value, self.clip_norm)
        decayed = {
            name: w * (1 - rate * self.weight_decay) if name.endswith("weight") else w
            for name, w in self.parameters.items()
        }
        optimizer, options = self.inner
        update = OPTIMIZERS[optimizer]
        if optimizer in WHOLE:
            whole = update(flat(decayed), flat(kept), self.memory, rate, self.steps, **options)
            self.parameters = unflat(whole, decayed)
        else:
            for name, w in decayed.items():
                memory = self.memory.setdefault(name, {})
                self.parameters[name] = update(w, kept[name], memory, rate, self.steps, **options)
        if self.optimizer == "lookahead" and self.steps % self.options["k"] == 0:
            for name, fast in self.parameters.items():
                self.slow[name] = self.slow[name] + self.options["alpha"] * (fast - self.slow[name])
            self.parameters = dict(self.slow)
        self.parameters |= held
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
