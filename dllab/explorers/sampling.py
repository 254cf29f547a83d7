"""Gradients of single examples of a linear model, and of batches drawn from them."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.breast_cancer import BreastCancer
from dllab.datasets.digits import Digits
from dllab.datasets.iris import Iris
from dllab.explorers.base import NotSound
from dllab.messages import text

Array = NDArray[np.float64]

DATA = {"digits": Digits, "breast cancer": BreastCancer, "iris": Iris}
MOST = 400  # examples, the first of the set
RATE = 0.1  # of the full-batch descent that makes a model older
OLDEST = 300  # steps
BLOCK = 1 << 14  # numbers of each gradient that are turned at once: all of a large network's take gigabytes
FEW = 16  # gradients, or numbers of each, whose directions are all found at once
OF_A_RUN = "of a run"

Values = tuple[float, ...]


@dataclass(frozen=True)
class Source:
    """Where gradients come from: data of the lab by name and the age of the model, or what was taken from a run.

    values: as `packed` writes them; labels: the class of each example.
    """

    data: str
    age: int
    values: Values = ()
    labels: tuple[int, ...] = ()


@dataclass(frozen=True)
class Gradients:
    """The gradients of all examples, float64[N, P], and what follows: their mean G and variance, summed over P.

    plane, float64[2, P]: the directions of G, and of the most noise across it.
    """

    each: Array
    mean: Array
    variance: float
    plane: Array

    @property
    def noise_scale(self) -> float:
        """tr Σ/|G|²: the batch at which noise and signal are as strong.

        Source: McCandlish, Kaplan & Amodei (2018), An Empirical Model of Large-Batch Training.
        """
        signal = float(self.mean @ self.mean)
        return self.variance / signal if signal > 0 else float("inf")

    def deviation(self, batch: int, replacing: bool) -> float:
        """√E|g_B − G|², exactly: √(tr Σ/B·(1 − B/N)), where tr Σ is the unbiased variance of all N examples.

        With replacement, where every draw is from all of them: √((1 − 1/N)·tr Σ/B).
        """
        count = len(self.each)
        left = 1 - 1 / count if replacing else 1 - batch / count
        return (self.variance / batch * left) ** 0.5


def packed(each: NDArray) -> Values:
    """N gradients of P numbers in turned axes, of which the k-th example needs the first k only.

    Lengths and angles, and so everything about batches, stay as they are: each = L·Q with L lower trapezoidal, of
    min(N, P) columns, and orthonormal rows of Q. Returns L row by row, without the zeros.
    """
    upper = np.zeros((0, len(each)))
    for start in range(0, each.shape[1], BLOCK):
        upper = np.asarray(np.linalg.qr(np.vstack([upper, each[:, start : start + BLOCK].T]), mode="r"))
    return tuple(upper.T[np.tril_indices(len(each), 0, len(upper))].tolist())


def unpacked(values: Values, count: int) -> Array:
    """L of `packed`, float64[N, min(N, P)] for N = count examples; at least two columns. Raises NotSound."""
    columns = next((k for k in range(1, count + 1) if k * (k + 1) // 2 + (count - k) * k == len(values)), 0)
    if not columns:
        raise NotSound(text("{numbers} numbers are no gradients of {count} examples"), numbers=len(values), count=count)
    rows = np.zeros((count, max(columns, 2)))
    rows[np.tril_indices(count, 0, columns)] = values
    return rows


def labels_of(source: Source) -> NDArray[np.int64]:
    """The class of every example, int64[N]."""
    return np.array(source.labels, np.int64) if source.data == OF_A_RUN else examples_of(source.data)[1]


@lru_cache(maxsize=4)
def examples_of(data: str) -> tuple[Array, NDArray[np.int64]]:
    """Standardized inputs with a last column of ones, float64[N, features + 1], and labels, int64[N]."""
    found = DATA[data]().examples(np.random.default_rng(0))
    order = np.random.default_rng(0).permutation(len(found.y))[:MOST]
    x = np.asarray(found.x, np.float64)[order]
    x = x.reshape(len(x), -1)
    spread = x.std(axis=0)
    x = (x - x.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    return np.column_stack([x, np.ones(len(x))]), np.asarray(found.y, np.int64)[order]


def errors(x: Array, labels: NDArray[np.int64], weights: Array) -> Array:
    """∂loss/∂z of softmax with cross-entropy for every example: p − one-hot, float64[N, classes]."""
    from scipy.special import softmax  # late: takes a moment

    wrong: Array = softmax(x @ weights.T, axis=1)
    wrong[np.arange(len(x)), labels] -= 1
    return wrong


@lru_cache(maxsize=4)
def trained(data: str) -> Array:
    """Weights after 0 … OLDEST steps of full-batch descent from 0, float64[OLDEST + 1, classes, features + 1]."""
    x, labels = examples_of(data)
    weights = np.zeros((labels.max() + 1, x.shape[1]))
    kept = [weights]
    for _ in range(OLDEST):
        weights = weights - RATE * errors(x, labels, weights).T @ x / len(x)
        kept.append(weights)
    return np.stack(kept)


@lru_cache(maxsize=8)
def gradients(source: Source) -> Gradients:
    """Of every example, by a model of that age, or by the network of the run."""
    from scipy.sparse.linalg import svds  # late: takes a moment

    if source.data == OF_A_RUN:
        each = unpacked(source.values, len(source.labels))
    else:
        x, labels = examples_of(source.data)
        wrong = errors(x, labels, trained(source.data)[source.age])
        each = (wrong[:, :, None] * x[:, None, :]).reshape(len(x), -1)
    mean = each.mean(axis=0)
    along = mean / max(float(np.linalg.norm(mean)), np.finfo(float).tiny)
    apart = each - mean
    across = apart - np.outer(apart @ along, along)
    few = min(across.shape) <= FEW
    noisiest = np.linalg.svd(across)[2][0] if few else svds(across, k=1, v0=np.ones(min(across.shape)))[2][0]
    noisiest *= np.sign(noisiest[np.abs(noisiest).argmax()])
    return Gradients(each, mean, float((apart**2).sum() / (len(each) - 1)), np.stack([along, noisiest]))


@lru_cache(maxsize=16)
def drawn(count: int, batch: int, draws: int, replacing: bool, seed: int) -> NDArray[np.int64]:
    """The examples of each of so many batches, int64[draws, batch]."""
    rng = np.random.default_rng([seed, batch])
    if replacing:
        return rng.integers(0, count, (draws, batch))
    everything = np.broadcast_to(np.arange(count), (draws, count))
    return rng.permuted(everything, axis=1)[:, :batch].copy()  # the rest would be kept with it: 1.6 MB a size


def batch_gradients(each: Array, chosen: NDArray[np.int64]) -> Array:
    """The mean gradient of each batch, float64[draws, P]."""
    draws, count = len(chosen), len(each)
    places = np.arange(draws)[:, None] * count + chosen
    often = np.bincount(places.ravel(), minlength=draws * count).reshape(draws, count)
    means: Array = often @ each / chosen.shape[1]
    return means
