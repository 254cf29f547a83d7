"""What it costs to believe in the wrong distribution."""

from functools import lru_cache
from typing import Annotated

import numpy as np
import scipy  # whose parts are loaded when they are used
from numpy.typing import NDArray
from pydantic import Field

from dllab.catalogue import FloatList, parameter
from dllab.explorers.base import EXPLORERS, Card, Explorer, Readout, Scene, frozen
from dllab.messages import text

BIT = float(np.log(2))  # of it in nats

Weight = Annotated[float, Field(ge=0, le=1e6, allow_inf_nan=False)]
Weights = Annotated[FloatList[Weight], Field(min_length=2, max_length=10)]


def normalized(weights: tuple[float, ...], outcomes: int) -> NDArray[np.float64]:
    """Weights as probabilities, float64[outcomes]; an outcome without a weight has 0. NaN where all are 0."""
    padded = np.zeros(outcomes)
    padded[: len(weights)] = weights
    total = padded.sum()
    return padded / total if total > 0 else np.full(outcomes, np.nan)


def smoothed(p: NDArray[np.float64], epsilon: float) -> NDArray[np.float64]:
    """(1 − ε)·p + ε/K: of a one-hot target, label smoothing."""
    return (1 - epsilon) * p + epsilon / len(p)


@lru_cache(64)
def compared(
    p: tuple[float, ...], q: tuple[float, ...], epsilon: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """P and Q as probabilities, float64[K], and what each outcome adds, in nats, float64[3, K].

    The rows: −p·ln p, whose sum is H(P); p·ln(p/q), whose sum is KL(P ‖ Q); q·ln(q/p), whose sum is KL(Q ‖ P).
    """
    outcomes = max(len(p), len(q))
    true, believed = smoothed(normalized(p, outcomes), epsilon), normalized(q, outcomes)
    return (
        true,
        believed,
        np.stack(
            [scipy.special.entr(true), scipy.special.rel_entr(true, believed), scipy.special.rel_entr(believed, true)]
        ),
    )


@EXPLORERS.register("entropy", label="Entropy, cross-entropy, KL", order=30)
class Entropy(Explorer):
    """What happens has the distribution P; somebody believes in Q. What does the wrong belief cost?

        H(P) = −Σ p·ln p
        H(P, Q) = −Σ p·ln q
        KL(P ‖ Q) = Σ p·ln(p/q)
        H(P, Q) = H(P) + KL(P ‖ Q)

    H(P) is the mean surprise of somebody who knows P, H(P, Q) that of somebody who believes in Q. The difference is
    KL: it is 0 for Q = P and never negative. A loss that is a cross-entropy can fall to H(P), and no further. Bars are
    weights: divided by their sum they are probabilities.

    Source: Shannon (1948), A Mathematical Theory of Communication; Kullback & Leibler (1951), On Information and
    Sufficiency.
    """

    p: Weights = parameter((0.5, 0.25, 0.25), label="P", help="What happens: a weight for every outcome.")
    q: Weights = parameter((1.0, 1.0, 1.0), label="Q", help="What somebody believes: a weight for every outcome.")
    smoothing: float = parameter(
        0.0, label="Smoothing ε", help="The share of P that is spread over all outcomes.", ge=0, le=1
    )

    group = "losses"
    topics = (3,)
    terms = "entropy cross-entropy KL divergence nat bit label smoothing one-hot 熵 交叉熵 KL散度 相对熵 标签平滑 独热"
    card = Card(
        tries=(
            text("Which Q makes the cross-entropy smallest? Say it first, then drag Q there and read KL."),
            text("Make P one-hot: all on one outcome. Read its entropy, then smooth it and read it again."),
            text("Set one bar of Q to zero where P has some. Read both KLs, then swap P and Q and read them again."),
        ),
        mistakes=(
            text("“KL is a distance.” KL(P ‖ Q) and KL(Q ‖ P) differ, so it is none."),
            text("“A good network's cross-entropy goes to zero.” It goes to H(P), which smoothing makes positive."),
            text("“Minimizing cross-entropy is something else than minimizing KL.” H(P) does not depend on Q."),
        ),
        script=text(
            "Ask which of three coins is the hardest to guess, and show H(P) for each. Set P to one half and two "
            "quarters: one and a half bits, as questions with yes or no. Let Q be uniform and stack the bars: H(P) "
            "below, KL on top, the cross-entropy is both. Drag Q towards P and watch only KL shrink. Close with a "
            "one-hot P, smoothed: that is the lowest loss that a classifier with label smoothing can reach."
        ),
        slip=text("Notes say that E[ln P] “is” the entropy. It is −H(P): surprise is −ln p, never negative."),
    )  # fmt: skip
    numbers = {
        "entropy": Readout(text("H(P)"), "nat"),
        "cross_entropy": Readout(text("H(P, Q)"), "nat"),
        "kl": Readout(text("KL(P ‖ Q)"), "nat"),
        "kl_reverse": Readout(text("KL(Q ‖ P)"), "nat"),
        "entropy_bits": Readout(text("H(P) in bits"), "bit"),
        "cross_entropy_bits": Readout(text("H(P, Q) in bits"), "bit"),
        "entropy_q": Readout(text("H(Q)"), "nat"),
        "outcomes": Readout(text("Outcomes")),
    }
    runs = (compared,)

    def scene(self, step: int = 0) -> Scene:
        """p, q: float[K], probabilities. surprise: float[2, K], −ln p and −ln q.

        terms: float[3, K], what each outcome adds to H(P), KL(P ‖ Q) and KL(Q ‖ P). stack: float[2], H(P) and
        KL(P ‖ Q), which are the cross-entropy together.
        """
        p, q, terms = compared(self.p, self.q, self.smoothing)
        with np.errstate(divide="ignore"):
            surprise = -np.log([p, q])
        return frozen(
            {"p": p, "q": q, "surprise": np.abs(surprise), "terms": terms, "stack": terms[:2].sum(1)}  # no −0
        )

    def readouts(self, step: int = 0) -> dict[str, float]:
        """In nats and bits; a KL is infinite where what is believed impossible happens, NaN without any weight."""
        _, q, terms = compared(self.p, self.q, self.smoothing)
        entropy, kl, reverse = terms.sum(1).tolist()
        return {
            "entropy": entropy,
            "cross_entropy": entropy + kl,
            "kl": kl,
            "kl_reverse": reverse,
            "entropy_bits": entropy / BIT,
            "cross_entropy_bits": (entropy + kl) / BIT,
            "entropy_q": float(scipy.special.entr(q).sum()),
            "outcomes": len(q),
        }
