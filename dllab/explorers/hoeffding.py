"""How far a training set can mislead whoever chooses among many hypotheses."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.explorers.base import EXPLORERS, Card, Explorer, Readout, Scene, frozen
from dllab.messages import text

POPULATION = 2_000  # pictures, half of them of each kind
DRAWS = 400  # of a training set
MOST = 10_000  # edges, and thresholds
SIMPLE, DETAILED = (3_500, 1_200), (6_000, 1_700)  # mean and deviation of the edges in either kind
FAMILY = (1, 2, 5, 10, 20, 50, 100, 300, 1_000, 3_000, 10_000)  # sizes of |H| in the trade-off
AVERAGED = 100  # training sets in the trade-off
BINS = 50  # of a histogram of edges
SHOWN = 500  # thresholds of a curve, at most


@lru_cache(8)
def population(seed: int) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Edges of every picture, from 1 to MOST, and whether it is of the detailed kind: int64[2000], bool[2000]."""
    generator = np.random.default_rng(seed)
    half = POPULATION // 2
    drawn = np.concatenate([generator.normal(*SIMPLE, half), generator.normal(*DETAILED, half)])
    return np.clip(np.round(drawn), 1, MOST).astype(np.int64), np.arange(POPULATION) >= half


@lru_cache(8)
def drawings(examples: int, seed: int) -> NDArray[np.int64]:
    """The pictures of every training set, drawn one by one and put back: int64[DRAWS, N]."""
    return np.random.default_rng((seed, 1)).integers(POPULATION, size=(DRAWS, examples))


@lru_cache(32)
def thresholds(count: int, seed: int) -> NDArray[np.int64]:
    """|H| of the thresholds 1…MOST, rising: the first of a shuffled row, so that more of them hold all of fewer."""
    return np.sort(np.random.default_rng((seed, 2)).permutation(MOST)[:count] + 1)


def errors(
    pictures: NDArray[np.int64], at: NDArray[np.int64], edges: NDArray[np.int64], detailed: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """The share of each row of pictures that a threshold h calls wrongly: simple ones above h, detailed ones up to h.

    pictures: int64[rows, N], places in the population; at: int64[K], rising. Returns float64[rows, K].
    """
    rows, columns = len(pictures), len(at) + 1
    first = np.searchsorted(at, edges)[pictures]  # the threshold from which on a picture is called simple
    flat = (first + columns * np.arange(rows)[:, None]).ravel()
    kind = detailed[pictures]
    changes = np.bincount(flat, np.where(kind, 1.0, -1.0).ravel(), rows * columns).reshape(rows, columns)[:, :-1]
    return (np.cumsum(changes, 1) + np.sum(~kind, 1, keepdims=True)) / pictures.shape[1]


@lru_cache(32)
def shown_thresholds(hypotheses: int, seed: int) -> NDArray[np.int64]:
    """Evenly from all of them, SHOWN at most."""
    at = thresholds(hypotheses, seed)
    return at[np.unique(np.linspace(0, len(at) - 1, SHOWN).astype(np.int64))]


@lru_cache(32)
def on_everything(hypotheses: int, seed: int) -> NDArray[np.float64]:
    """The errors of the shown thresholds on all there is, which no training set changes."""
    return errors(np.arange(POPULATION)[None], shown_thresholds(hypotheses, seed), *population(seed))[0]


def bound(hypotheses: int, examples: int, epsilon: float) -> float:
    """P(some h in H is off by more than ε) ≤ 2·|H|·exp(−2Nε²); above 1 it says nothing."""
    return 2 * hypotheses * math.exp(-2 * examples * epsilon**2)


def needed(hypotheses: int, epsilon: float, delta: float) -> float:
    """With how many examples the bound is δ: N = ln(2|H|/δ)/(2ε²)."""
    return math.log(2 * hypotheses / delta) / (2 * epsilon**2)


@dataclass(frozen=True, eq=False)
class Chosen:
    """What choosing the best threshold on each of some training sets led to; of equal ones the first is taken.

    threshold: int64[draws]. on_train, on_all: float64[draws], its errors on its training set and on everything.
    deviation: float64[draws], the largest |error on the training set − error on everything| of any threshold.
    best: the smallest error of any threshold on everything.
    """

    threshold: NDArray[np.int64]
    on_train: NDArray[np.float64]
    on_all: NDArray[np.float64]
    deviation: NDArray[np.float64]
    best: float


@lru_cache(1)  # 5.5 MB each
def levels(examples: int, seed: int) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Between two edges that occur no threshold differs from another: all errors there can be.

    The edges that occur, int64[L], with 0 before the first; the errors of thresholds from each of them on, on every
    training set, float64[DRAWS, L], and on everything, float64[L].
    """
    edges, detailed = population(seed)
    at = np.concatenate([[0], np.unique(edges)])
    on_train = errors(drawings(examples, seed), at, edges, detailed)
    return at, on_train, errors(np.arange(POPULATION)[None], at, edges, detailed)[0]


@lru_cache(128)
def chosen(examples: int, hypotheses: int, seed: int, draws: int = DRAWS) -> Chosen:
    """For N examples and |H| thresholds; those between which no picture lies are one."""
    edges, whole_train, whole_all = levels(examples, seed)
    at = thresholds(hypotheses, seed)
    level, first = np.unique(np.searchsorted(edges, at, "right") - 1, return_index=True)
    at = at[first]
    on_train, on_all = whole_train[:draws, level], whole_all[level]
    best = on_train.argmin(1)
    lowest = np.take_along_axis(on_train, best[:, None], 1)[:, 0]
    deviation = np.maximum((on_train - on_all).max(1), (on_all - on_train).max(1))
    return Chosen(at[best], lowest, on_all[best], deviation, float(on_all.min()))


@lru_cache(32)
def trade_off(examples: int, seed: int) -> NDArray[np.float64]:
    """Over the sizes in FAMILY: |H|, the least error on everything, and the mean errors of what was chosen, on its
    training set and on everything, float64[4, 11]."""
    rows = []
    for hypotheses in FAMILY:
        found = chosen(examples, hypotheses, seed, AVERAGED)
        rows.append((hypotheses, found.best, found.on_train.mean(), found.on_all.mean()))
    return np.array(rows).T


@EXPLORERS.register("hoeffding", label="A threshold, and what a training set says of it", order=100)
class Hoeffding(Explorer):
    """Two kinds of pictures are told apart by their number of edges. How far can a training set mislead?

        L(h, D): share of D that h calls wrongly
        P(some h in H: |L(h, D_train) − L(h, D_all)| > ε)
            ≤ 2·|H|·exp(−2Nε²)
        at most δ for N ≥ ln(2|H|/δ)/(2ε²)

    A picture with more edges than the threshold is called detailed. Everything there is, is known here: 2,000 pictures,
    generated. Training sets of N are drawn again and again, and on each the best threshold is chosen, out of |H| that
    were picked blindly. With few thresholds the best of all is bad; with many it is good, but a training set points to
    a wrong one more easily. The bound holds for any data, so it is far above what happens.

    Source: Hoeffding (1963), Probability Inequalities for Sums of Bounded Random Variables; Shalev-Shwartz & Ben-David
    (2014), Understanding Machine Learning, section 4.2.
    """

    examples: int = parameter(
        100, label="Examples N", help="In a training set, drawn and put back.", ge=1, le=2_000, logarithmic=True
    )
    hypotheses: int = parameter(
        10_000, label="Thresholds |H|", help="How many there are to choose from.", ge=1, le=MOST, logarithmic=True
    )
    threshold: int = parameter(
        4_700, label="Threshold h", help="Pictures with more edges are called detailed.", unit="edges", ge=1, le=MOST
    )
    epsilon: float = parameter(
        0.1, label="Tolerance ε", help="From where on an error on the training set misleads.", ge=0.01, le=0.5
    )
    delta: float = parameter(
        0.1, label="Risk δ", help="How often a training set may mislead.", ge=1e-6, le=0.999, logarithmic=True
    )
    seed: int = parameter(0, label="Seed", help="Of the pictures and the training sets.", ge=0, le=2**31 - 1)

    group = "theory"
    topics = (24,)
    terms = "Hoeffding generalization bound sample size threshold classifier 霍夫丁 泛化 样本数 假设集合 阈值分类器"
    card = Card(
        tries=(
            text("Drag the threshold to the least error on the training set. Is it the least on everything?"),
            text("How many examples make the bound one in ten? Guess, then read it and try it."),
            text("Play: how often does a training set mislead, and what does the bound say of that?"),
        ),
        mistakes=(
            text("“The bound says how often it happens.” It says that it happens no more often; here far less."),
            text("“More hypotheses are better.” The best of them is; the one that is chosen need not be."),
            text("“A small error on the training set is a small error.” It was the smallest of many."),
        ),
        script=text(
            "Let the class choose a threshold by eye on one training set, then show everything. Draw again: each "
            "training set chooses another one. Count how many mislead by more than the tolerance, and read the bound: "
            "above one it says nothing. Raise N until it says something. Close with the trade-off: few thresholds, "
            "and the best is bad; many, and the gap is wide."
        ),
    )  # fmt: skip
    numbers = {
        "error_train": Readout(text("Error of h on this training set")),
        "error_all": Readout(text("Error of h on everything")),
        "best_all": Readout(text("Least error on everything")),
        "chosen_threshold": Readout(text("Threshold that this training set chooses"), "edges"),
        "chosen_train": Readout(text("Its error on this training set")),
        "chosen_all": Readout(text("Its error on everything")),
        "gap": Readout(text("What is lost by this choice")),
        "mean_gap": Readout(text("What is lost, mean of all training sets")),
        "deviation": Readout(text("Largest deviation on this training set")),
        "bad_share": Readout(text("Share of training sets that mislead")),
        "bound": Readout(text("Hoeffding's bound on that share")),
        "needed": Readout(text("Examples that make the bound δ")),
    }
    runs = (errors, bound, needed, chosen)

    @property
    def steps(self) -> int:
        """Training sets after the first."""
        return DRAWS - 1

    def scene(self, step: int = 0) -> Scene:
        """edges: float[50], middles of bins; everything, training: float[2, 50], pictures of the simple and the
        detailed kind in them. curve: float[3, n], threshold, error on the training set and on everything. chosen: the
        threshold that is chosen on it. deviations: float[step + 1], of the training sets so far. trade_off: float[4,
        11], |H|, the least error on everything, and the mean errors of what was chosen on its training set and on
        everything.
        """
        edges, detailed = population(self.seed)
        pictures, found = drawings(self.examples, self.seed)[step], chosen(self.examples, self.hypotheses, self.seed)
        bins = np.linspace(0, MOST, BINS + 1)
        at = shown_thresholds(self.hypotheses, self.seed)
        curve = errors(pictures[None], at, edges, detailed)[0], on_everything(self.hypotheses, self.seed)
        kinds = (~detailed, detailed)
        training = [np.histogram(edges[pictures[kind[pictures]]], bins)[0] for kind in kinds]
        return frozen(
            {
                "edges": (bins[1:] + bins[:-1]) / 2,
                "everything": np.array([np.histogram(edges[kind], bins)[0] for kind in kinds], float),
                "training": np.array(training, float),
                "curve": np.array([at, *curve]),
                "chosen": found.threshold[step],
                "deviations": found.deviation[: step + 1].copy(),
                "trade_off": trade_off(self.examples, self.seed).copy(),
            }
        )

    def readouts(self, step: int = 0) -> dict[str, float]:
        """`step` counts training sets from 0; bad_share and mean_gap are those of all 400."""
        edges, detailed = population(self.seed)
        pictures = drawings(self.examples, self.seed)[step]
        at = np.array([self.threshold])
        found = chosen(self.examples, self.hypotheses, self.seed)
        return {
            "error_train": errors(pictures[None], at, edges, detailed).item(),
            "error_all": errors(np.arange(POPULATION)[None], at, edges, detailed).item(),
            "best_all": found.best,
            "chosen_threshold": int(found.threshold[step]),
            "chosen_train": float(found.on_train[step]),
            "chosen_all": float(found.on_all[step]),
            "gap": float(found.on_all[step]) - found.best,
            "mean_gap": float(found.on_all.mean()) - found.best,
            "deviation": float(found.deviation[step]),
            "bad_share": float(np.mean(found.deviation > self.epsilon + 1e-12)),
            "bound": bound(self.hypotheses, self.examples, self.epsilon),
            "needed": needed(self.hypotheses, self.epsilon, self.delta),
        }
