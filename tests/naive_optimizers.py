"""The oracle's optimizers: one step each, in float64 NumPy."""

import numpy as np


def sgd(w, g, memory, rate, step, momentum, dampening, nesterov):
    """As torch.optim.SGD's documentation has it."""
    if momentum:
        memory["b"] = momentum * memory["b"] + (1 - dampening) * g if "b" in memory else g
        g = g + momentum * memory["b"] if nesterov else memory["b"]
    return w - rate * g


def sgdw(w, g, memory, rate, step, momentum):
    """Loshchilov & Hutter (2019), Algorithm 1, lines 8 and 9 without the decay."""
    memory["m"] = momentum * memory.get("m", 0) + rate * g
    return w - memory["m"]


def adagrad(w, g, memory, rate, step, epsilon, initial):
    memory["s"] = memory.get("s", initial) + g**2
    return w - rate * g / (np.sqrt(memory["s"]) + epsilon)


def rmsprop(w, g, memory, rate, step, alpha, epsilon, momentum, centered):
    memory["s"] = alpha * memory.get("s", 0) + (1 - alpha) * g**2
    memory["a"] = alpha * memory.get("a", 0) + (1 - alpha) * g
    d = np.sqrt(memory["s"] - memory["a"] ** 2 if centered else memory["s"]) + epsilon
    memory["m"] = momentum * memory.get("m", 0) + g / d
    return w - rate * memory["m"]


def adadelta(w, g, memory, rate, step, rho, epsilon):
    """Zeiler (2012), Algorithm 1."""
    memory["s"] = rho * memory.get("s", 0) + (1 - rho) * g**2
    change = -np.sqrt(memory.get("u", 0) + epsilon) / np.sqrt(memory["s"] + epsilon) * g
    memory["u"] = rho * memory.get("u", 0) + (1 - rho) * change**2
    return w + rate * change


def moments(g, memory, beta1, beta2):
    memory["m"] = beta1 * memory.get("m", 0) + (1 - beta1) * g
    memory["v"] = beta2 * memory.get("v", 0) + (1 - beta2) * g**2
    return memory["m"], memory["v"]


def adam(w, g, memory, rate, step, beta1, beta2, epsilon, amsgrad=False):
    """Kingma & Ba (2015), Algorithm 1; with AMSGrad as torch has it."""
    m, v = moments(g, memory, beta1, beta2)
    memory["u"] = np.maximum(memory.get("u", 0), v)
    v = memory["u"] if amsgrad else v
    return w - rate * (m / (1 - beta1**step)) / (np.sqrt(v / (1 - beta2**step)) + epsilon)


def adamax(w, g, memory, rate, step, beta1, beta2, epsilon):
    """Kingma & Ba (2015), Algorithm 2, with ε as torch has it."""
    memory["m"] = beta1 * memory.get("m", 0) + (1 - beta1) * g
    memory["u"] = np.maximum(beta2 * memory.get("u", 0), np.abs(g) + epsilon)
    return w - rate / (1 - beta1**step) * memory["m"] / memory["u"]


def nadam(w, g, memory, rate, step, beta1, beta2, epsilon, momentum_decay):
    """As torch.optim.NAdam's documentation has it."""
    m, v = moments(g, memory, beta1, beta2)
    now, ahead = (beta1 * (1 - 0.5 * 0.96 ** (t * momentum_decay)) for t in (step, step + 1))
    memory["p"] = memory.get("p", 1) * now
    mean = ahead * m / (1 - memory["p"] * ahead) + (1 - now) * g / (1 - memory["p"])
    return w - rate * mean / (np.sqrt(v / (1 - beta2**step)) + epsilon)


def radam(w, g, memory, rate, step, beta1, beta2, epsilon):
    """As torch.optim.RAdam's documentation has it."""
    m, v = moments(g, memory, beta1, beta2)
    final = 2 / (1 - beta2) - 1
    rho = final - 2 * step * beta2**step / (1 - beta2**step)
    if rho <= 5:
        return w - rate * m / (1 - beta1**step)
    r = np.sqrt((rho - 4) * (rho - 2) * final / ((final - 4) * (final - 2) * rho))
    return w - rate * m / (1 - beta1**step) * r * np.sqrt(1 - beta2**step) / (np.sqrt(v) + epsilon)


def adabelief(w, g, memory, rate, step, beta1, beta2, epsilon, epsilon_root):
    """Zhuang et al. (2020), Algorithm 2, with both ε as optax has them."""
    memory["m"] = beta1 * memory.get("m", 0) + (1 - beta1) * g
    memory["s"] = beta2 * memory.get("s", 0) + (1 - beta2) * (g - memory["m"]) ** 2 + epsilon_root
    mean, spread = memory["m"] / (1 - beta1**step), memory["s"] / (1 - beta2**step)
    return w - rate * mean / (np.sqrt(spread) + epsilon)


def yogi(w, g, memory, rate, step, beta1, beta2, epsilon, initial):
    """Zaheer et al. (2018), Algorithm 2, with Adam's corrections as optax has them."""
    memory["m"] = beta1 * memory.get("m", 0) + (1 - beta1) * g
    v = memory.get("v", initial)
    memory["v"] = v - (1 - beta2) * np.sign(v - g**2) * g**2
    return w - rate * memory["m"] / (1 - beta1**step) / (np.sqrt(memory["v"] / (1 - beta2**step)) + epsilon)


def lion(w, g, memory, rate, step, beta1, beta2):
    """Chen et al. (2023), Algorithm 2."""
    m = memory.get("m", 0)
    memory["m"] = beta2 * m + (1 - beta2) * g
    return w - rate * np.sign(beta1 * m + (1 - beta1) * g)


def lamb(w, g, memory, rate, step, beta1, beta2, epsilon):
    """You et al. (2020), Algorithm 2 with φ(z) = z and λ = 0."""
    m, v = moments(g, memory, beta1, beta2)
    r = m / (1 - beta1**step) / (np.sqrt(v / (1 - beta2**step)) + epsilon)
    size, length = np.linalg.norm(w), np.linalg.norm(r)
    return w - rate * (size / length if size and length else 1) * r


def adabound(w, g, memory, rate, step, learning_rate, beta1, beta2, epsilon, final_rate, gamma, amsbound):
    """Luo et al. (2019), Algorithms 2 and 3, with the corrections and bounds of the authors' program."""
    m, v = moments(g, memory, beta1, beta2)
    memory["u"] = np.maximum(memory.get("u", 0), v)
    size = rate * np.sqrt(1 - beta2**step) / (1 - beta1**step)
    final = final_rate * rate / learning_rate
    low, high = final * (1 - 1 / (gamma * step + 1)), final * (1 + 1 / (gamma * step))
    return w - np.clip(size / (np.sqrt(memory["u"] if amsbound else v) + epsilon), low, high) * m


def swats(w, g, memory, rate, step, beta1, beta2, epsilon, tolerance):
    """Keskar & Socher (2017), Algorithm 1, and Λ > 0; after the switch Λ follows the rate."""
    if "switched" in memory:
        memory["m"] = beta1 * memory["m"] + g
        return w - (1 - beta1) * memory["scale"] * rate * memory["m"]
    m, v = moments(g, memory, beta1, beta2)
    p = -rate * np.sqrt(1 - beta2**step) / (1 - beta1**step) * m / (np.sqrt(v) + epsilon)
    if np.sum(p * g) != 0:
        gamma = np.sum(p * p) / -np.sum(p * g)
        memory["mean"] = beta2 * memory.get("mean", 0) + (1 - beta2) * gamma
        equal = memory["mean"] / (1 - beta2**step)
        if step > 1 and equal > 0 and abs(equal - gamma) < tolerance:
            memory["switched"], memory["scale"], memory["m"] = step, equal / rate, 0
    return w + p


def perceptron(w, g, memory, rate, step):
    return w - rate * g


# name: (w, g, what it remembers, rate, step from 1, parameters) -> w. The decoupled decay is the run's.
OPTIMIZERS = {
    "sgd": sgd, "sgdw": sgdw, "adagrad": adagrad, "rmsprop": rmsprop, "adadelta": adadelta, "adam": adam, "adamw": adam,
    "adamax": adamax, "nadam": nadam, "radam": radam, "adabelief": adabelief, "yogi": yogi, "lion": lion, "lamb": lamb,
    "adabound": adabound, "swats": swats, "perceptron": perceptron,
}  # fmt: skip
WHOLE = ("swats",)  # those that look at all parameters at once
NEED_BASE_RATE = ("adabound",)  # those that need to know the rate of which the schedule makes the others
