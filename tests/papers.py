"""Algorithms written a second time, number by number, for optimizers of which no library serves as the reference."""

import math


class SGDW:
    """Loshchilov & Hutter (2019), Algorithm 1 (SGDW), with α = 1, λ = 0 and the rate as the schedule multiplier."""

    def __init__(self, size, momentum):
        self.beta1, self.m = momentum, [0.0] * size

    def step(self, theta, gradient, eta):
        self.m = [self.beta1 * m + eta * g for m, g in zip(self.m, gradient, strict=True)]
        return [w - m for w, m in zip(theta, self.m, strict=True)]


class AdaBound:
    """Luo et al. (2019): the step of the authors' program, one parameter after the other."""

    def __init__(self, size, learning_rate, beta1, beta2, epsilon, final_rate, gamma, amsbound):
        self.base, self.betas, self.epsilon = learning_rate, (beta1, beta2), epsilon
        self.final, self.gamma, self.amsbound = final_rate, gamma, amsbound
        self.mean, self.square, self.largest, self.steps = [0.0] * size, [0.0] * size, [0.0] * size, 0

    def step(self, theta, gradient, eta):
        self.steps += 1
        beta1, beta2 = self.betas
        moved = []
        for i, g in enumerate(gradient):
            self.mean[i] = self.mean[i] * beta1 + (1 - beta1) * g
            self.square[i] = self.square[i] * beta2 + (1 - beta2) * g * g
            self.largest[i] = max(self.largest[i], self.square[i])
            below = math.sqrt(self.largest[i] if self.amsbound else self.square[i]) + self.epsilon
            size = eta * math.sqrt(1 - beta2**self.steps) / (1 - beta1**self.steps)
            final = self.final * eta / self.base
            lower = final * (1 - 1 / (self.gamma * self.steps + 1))
            upper = final * (1 + 1 / (self.gamma * self.steps))
            moved.append(theta[i] - min(max(size / below, lower), upper) * self.mean[i])
        return moved


class SWATS:
    """Keskar & Socher (2017), Algorithm 1, line by line; and Λ > 0, and Λ following the rate."""

    def __init__(self, size, beta1, beta2, epsilon, tolerance):
        self.betas, self.epsilon, self.tolerance = (beta1, beta2), epsilon, tolerance
        self.k, self.m, self.a, self.v, self.mean, self.phase = 0, [0.0] * size, [0.0] * size, None, 0.0, "Adam"

    def step(self, w, gradient, alpha):
        self.k += 1
        beta1, beta2 = self.betas
        if self.phase == "SGD":
            self.v = [beta1 * v + g for v, g in zip(self.v, gradient, strict=True)]
            rate = self.scale * alpha / self.alpha
            return [x - (1 - beta1) * rate * v for x, v in zip(w, self.v, strict=True)]
        self.m = [beta1 * m + (1 - beta1) * g for m, g in zip(self.m, gradient, strict=True)]
        self.a = [beta2 * a + (1 - beta2) * g * g for a, g in zip(self.a, gradient, strict=True)]
        size = -alpha * math.sqrt(1 - beta2**self.k) / (1 - beta1**self.k)
        p = [size * m / (math.sqrt(a) + self.epsilon) for m, a in zip(self.m, self.a, strict=True)]
        along = sum(x * g for x, g in zip(p, gradient, strict=True))
        if along != 0:
            gamma = sum(x * x for x in p) / -along
            self.mean = beta2 * self.mean + (1 - beta2) * gamma
            scale = self.mean / (1 - beta2**self.k)
            if self.k > 1 and scale > 0 and abs(scale - gamma) < self.tolerance:
                self.phase, self.scale, self.alpha, self.v = "SGD", scale, alpha, [0.0] * len(w)
        return [x + change for x, change in zip(w, p, strict=True)]


class Lookahead:
    """Zhang et al. (2019), Algorithm 1, line by line; `inner` holds A, as one of the classes here or like them."""

    def __init__(self, phi, inner, k, alpha):
        self.phi, self.theta, self.inner, self.k, self.alpha, self.i = list(phi), list(phi), inner, k, alpha, 0

    def step(self, theta, gradient, eta):
        """One turn of the inner loop; at its end the outer update and the synchronization of the next loop."""
        self.theta = self.inner.step(theta, gradient, eta)
        self.i += 1
        if self.i == self.k:
            self.phi = [phi + self.alpha * (theta - phi) for phi, theta in zip(self.phi, self.theta, strict=True)]
            self.theta, self.i = list(self.phi), 0
        return self.theta


class Momentum:
    """Polyak (1964), as PyTorch writes it."""

    def __init__(self, size, beta):
        self.beta, self.m = beta, [0.0] * size

    def step(self, w, gradient, eta):
        self.m = [self.beta * m + g for m, g in zip(self.m, gradient, strict=True)]
        return [x - eta * m for x, m in zip(w, self.m, strict=True)]


class Adam:
    """Kingma & Ba (2015), Algorithm 1."""

    def __init__(self, size, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.beta1, self.beta2, self.epsilon = beta1, beta2, epsilon
        self.m, self.v, self.t = [0.0] * size, [0.0] * size, 0

    def step(self, theta, gradient, alpha):
        self.t += 1
        moved = []
        for i, g in enumerate(gradient):
            self.m[i] = self.beta1 * self.m[i] + (1 - self.beta1) * g
            self.v[i] = self.beta2 * self.v[i] + (1 - self.beta2) * g * g
            mean, square = self.m[i] / (1 - self.beta1**self.t), self.v[i] / (1 - self.beta2**self.t)
            moved.append(theta[i] - alpha * mean / (math.sqrt(square) + self.epsilon))
        return moved


class Lion:
    """Chen et al. (2023), Algorithm 2, without decay."""

    def __init__(self, size, beta1=0.9, beta2=0.99):
        self.beta1, self.beta2, self.m = beta1, beta2, [0.0] * size

    def step(self, theta, gradient, eta):
        moved = []
        for i, g in enumerate(gradient):
            c = self.beta1 * self.m[i] + (1 - self.beta1) * g
            moved.append(theta[i] - eta * (0 if c == 0 else math.copysign(1, c)))
            self.m[i] = self.beta2 * self.m[i] + (1 - self.beta2) * g
        return moved


def rosenblatt(w, b, examples, labels, eta, steps):
    """The perceptron rule, example by example in their order, from the first again after the last.

    w[unit][feature], b[unit]; a label is a class, of two for a single unit. Yields (w, b, mistakes so far) a step.
    """
    w, b, mistakes = [list(row) for row in w], list(b), 0
    for step in range(steps):
        x, label = examples[step % len(examples)], labels[step % len(examples)]
        for unit in range(len(w)):
            z = sum(weight * value for weight, value in zip(w[unit], x, strict=True)) + b[unit]
            y = 1 if z > 0 else 0
            t = label if len(w) == 1 else int(label == unit)
            mistakes += y != t
            w[unit] = [weight + eta * (t - y) * value for weight, value in zip(w[unit], x, strict=True)]
            b[unit] += eta * (t - y)
        yield [list(row) for row in w], list(b), mistakes
