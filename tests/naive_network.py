"""The oracle for networks with normalization, detours, dropout and output activations: float64 NumPy, like naive.py.

A hidden layer is z = W·x + b, normalized or not, activated, normalized or not, dropped, plus the signal of a detour.
Parameters are those of naive.py, and "layer1.scale", "layer1.shift", … where layers are normalized. The first layers
may be convolutions, whose output is pooled last; their filters are normalized over all places of their maps.
"""

from dataclasses import dataclass

import numpy as np

from tests import naive, naive_convolution


def softmax(z):
    return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))


def diagonal(slopes):
    """[N, outputs] as N diagonal matrices."""
    return slopes[:, :, None] * np.eye(slopes.shape[1])


# name: (y of z, Jacobian[N, i, j] = ∂y_i/∂z_j of y)
OUTPUTS = {
    "identity": (lambda z: z, lambda y: diagonal(np.ones_like(y))),
    "sigmoid": (naive.sigmoid, lambda y: diagonal(y * (1 - y))),
    "softmax": (softmax, lambda y: diagonal(y) - y[:, :, None] * y[:, None, :]),
    "tanh": (np.tanh, lambda y: diagonal(1 - y**2)),
}
AXIS = {"batch": (0, 2), "layer": (1, 2)}  # of [N, units, places], along which it takes mean and variance


@dataclass(frozen=True)
class Network:
    """What is computed. activations: (name, parameters) of every hidden layer; residual: around how many layers."""

    activations: tuple
    loss: str
    loss_options: tuple = ()
    normalization: str = "none"
    position: str = "before"
    epsilon: float = 1e-5
    momentum: float = 0.1
    residual: int = 0
    output: str = "identity"
    convolutions: tuple = ()

    def convolution(self, number):
        """That of layer `number`, or None."""
        return self.convolutions[number - 1] if number <= len(self.convolutions) else None

    def ends(self, number, parameters):
        """The shape of what hidden layer `number` computes, before it is pooled."""
        convolution = self.convolution(number)
        return (
            naive_convolution.map_shape(convolution) if convolution else parameters[f"layer{number}.weight"].shape[:1]
        )

    def begins(self, number, parameters):
        """The shape of what comes into layer `number`."""
        convolution = self.convolution(number)
        return convolution[0] if convolution else parameters[f"layer{number}.weight"].shape[1:]

    def normalizes(self, position):
        return self.normalization != "none" and self.position == position


def detour(network, parameters, number):
    """The first of the layers that a detour ending at layer `number` goes around; None without one."""
    if not network.residual or number % network.residual:
        return None
    first = number - network.residual + 1
    return first if network.begins(first, parameters) == network.ends(number, parameters) else None


def normalized(network, parameters, number, x, kept, running):
    """scale·x̂ + shift; x̂, √(σ² + ε), μ and σ² are kept, and whether these are the batch's own."""
    axis, scale, shift = (
        AXIS[network.normalization],
        *(parameters[f"layer{number}.{kind}"] for kind in ("scale", "shift")),
    )
    shape, x = x.shape, x.reshape(len(x), len(scale), -1)
    mean, variance = x.mean(axis, keepdims=True), x.var(axis, keepdims=True)
    kept["own"] = not (running and number in running and network.normalization == "batch")
    if not kept["own"]:
        mean, variance = (np.asarray(seen)[None, :, None] for seen in running[number])
    kept["spread"] = np.sqrt(variance + network.epsilon)
    kept["normal"] = (x - mean) / kept["spread"]
    kept["mean"], kept["variance"] = mean[..., 0], variance[..., 0]
    return (scale[:, None] * kept["normal"] + shift[:, None]).reshape(shape)


def unnormalized(network, parameters, number, d, kept, gradient):
    """d by the normalized signal becomes d by the signal."""
    axis, normal = AXIS[network.normalization], kept["normal"]
    shape, d = d.shape, d.reshape(normal.shape)
    gradient[f"layer{number}.scale"] = (d * normal).sum(axis=(0, 2))
    gradient[f"layer{number}.shift"] = d.sum(axis=(0, 2))
    d = d * parameters[f"layer{number}.scale"][:, None]
    if kept["own"]:
        d = d - d.mean(axis, keepdims=True) - normal * (d * normal).mean(axis, keepdims=True)
    return (d / kept["spread"]).reshape(shape)


def weighted(network, parameters, number, signal):
    """z of one layer."""
    convolution = network.convolution(number)
    if convolution is None:
        return naive.weighted(parameters, number, signal)
    w, bias = parameters[f"layer{number}.weight"], parameters.get(f"layer{number}.bias", np.zeros(1))
    return naive_convolution.weighted(convolution, w, bias, signal)


def forward(network, parameters, x, running=None, masks=None):
    """([input, output of every hidden layer], what every hidden layer keeps, outputs before the output activation).

    running: {layer: (mean, variance)} in place of the batch's own, for the layers in it. masks: what each layer's
    signal is multiplied by.
    """
    signals, layers = [np.asarray(x, np.float64)], []
    for number, (name, options) in enumerate(network.activations, start=1):
        kept = {}
        z = weighted(network, parameters, number, signals[-1])
        norm = (network, parameters, number)
        kept["z"], kept["u"] = z, normalized(*norm, z, kept, running) if network.normalizes("before") else z
        kept["a"] = out = naive.ACTIVATIONS[name][0](kept["u"], **dict(options))
        out = normalized(*norm, out, kept, running) if network.normalizes("after") else out
        out = out * masks[number - 1] if masks else out
        first = detour(network, parameters, number)
        kept["maps"] = out + signals[first - 1] if first else out
        convolution = network.convolution(number)
        signals.append(naive_convolution.pooled(convolution, kept["maps"]) if convolution else kept["maps"])
        layers.append(kept)
    last = len(network.activations) + 1
    return signals, layers, naive.weighted(parameters, last, signals[-1])


def outputs(network, parameters, x, running=None):
    """The network's outputs; with `running` as at inference."""
    return OUTPUTS[network.output][0](forward(network, parameters, x, running)[2])


def loss_and_gradient(network, parameters, x, y, masks=None, running=None):
    """Mean loss, and its gradient by every parameter; `running` as in `forward`."""
    signals, layers, z = forward(network, parameters, x, running, masks)
    activate, jacobian = OUTPUTS[network.output]
    value, d = naive.LOSSES[network.loss](activate(z), y, **dict(network.loss_options))
    d = np.einsum("ni,nij->nj", d, jacobian(activate(z)))
    gradient, round_by = {}, {}
    for number in range(len(layers) + 1, 0, -1):
        if number <= len(layers):
            kept, (name, options) = layers[number - 1], network.activations[number - 1]
            if convolution := network.convolution(number):
                d = naive_convolution.unpooled(convolution, kept["maps"], d)
            round_by[detour(network, parameters, number)] = d
            d = d * masks[number - 1] if masks else d
            norm = (network, parameters, number)
            d = unnormalized(*norm, d, kept, gradient) if network.normalizes("after") else d
            d = d * naive.ACTIVATIONS[name][1](kept["u"], **dict(options))
            d = unnormalized(*norm, d, kept, gradient) if network.normalizes("before") else d
        w, signal = parameters[f"layer{number}.weight"], signals[number - 1]
        if convolution := network.convolution(number):
            d_w, d_bias, d_x = naive_convolution.backward(convolution, w, signal, d)
        else:
            d_w, d_bias, d_x = d.T @ signal, d.sum(axis=0), d @ w
        gradient[f"layer{number}.weight"], gradient[f"layer{number}.bias"] = d_w, d_bias
        d = d_x + round_by.get(number, 0)
    return value, {name: gradient[name] for name in parameters}


def limited(parameters, longest):
    """Rows of weights scaled down to norm `longest` where they are longer; 0 is off."""
    if not longest:
        return parameters
    return {
        name: w
        * np.minimum(1, longest / np.linalg.norm(w.reshape(len(w), -1), axis=1)).reshape(-1, *[1] * (w.ndim - 1))
        if name.endswith("weight")
        else w
        for name, w in parameters.items()
    }


class Run(naive.Run):
    """Training of such a network. `masks` may be set before a step."""

    def __init__(self, network, parameters, x, y, *, optimizer, batch, max_norm=0.0, **penalties):
        super().__init__(
            parameters, x, y, activation=None, loss=network.loss, optimizer=optimizer, batch=batch, **penalties
        )
        self.network, self.max_norm, self.masks = network, max_norm, None
        widths = [len(self.parameters[f"layer{n + 1}.weight"]) for n in range(len(network.activations))]
        self.running = {n: (np.zeros(width), np.ones(width)) for n, width in enumerate(widths, start=1)}

    def differentiate(self, x, y):
        alone = (
            len(x) == 1 and self.network.normalization == "batch" and not self.network.convolutions
        )  # it has no spread: the running values stand in
        if self.network.normalization == "batch" and not alone:
            self.follow(x)
        running = self.running if alone else self.seen
        return loss_and_gradient(self.network, self.parameters, x, y, self.masks, running)

    @property
    def seen(self):
        """What frozen layers are normalized by."""
        return {number: seen for number, seen in self.running.items() if number <= self.frozen}

    def follow(self, x):
        """Running mean and unbiased variance, a share of the way to this batch's."""
        _, layers, _ = forward(self.network, self.parameters, x, self.seen, self.masks)
        for number, kept in enumerate(layers, start=1):
            if number <= self.frozen:
                continue
            mean, variance = self.running[number]
            mean = mean + self.network.momentum * (kept["mean"][0] - mean)
            count = kept["normal"].size / len(mean)  # numbers that a unit, or a filter, has in the batch
            unbiased = kept["variance"][0] * count / (count - 1)
            variance = variance + self.network.momentum * (unbiased - variance)
            self.running[number] = (mean, variance)

    def step(self, rate):
        held = {name: w for name, w in self.parameters.items() if int(name[5 : name.index(".")]) <= self.frozen}
        recorded = super().step(rate)
        self.parameters = limited(self.parameters, self.max_norm) | held
        return recorded
