"""How much the gradients of single examples disagree: the batch beyond which more examples add little."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dllab.diagnostics.evidence import Evidence
from dllab.engine.engine import Engine
from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.program import Augmentation, Penalties
from dllab.engine.state import TrainState
from dllab.training.assembly import choices_of
from dllab.training.network import examples_of, layout_of

GROUPS, IN_GROUP = 8, 16  # of training examples, whose gradients are compared
NEVER = 10**9  # steps between two records of activations


@dataclass(frozen=True)
class GradientNoise:
    """signal: |G|², the squared length of the loss's gradient. noise: tr Σ, its variance from example to example.

    Both are unbiased estimates, so `signal` may come out at or below zero where there is next to none.
    """

    signal: float
    noise: float

    @property
    def scale(self) -> float:
        """tr Σ / |G|²: the batch at which noise and signal are as strong; ∞ where there is no signal."""
        return self.noise / self.signal if self.signal > 0 else float("inf")


def gradient_noise(evidence: Evidence) -> GradientNoise | None:
    """Estimated from small groups of training examples; None without the network's state or with too few examples.

    With the mean gradient ḡ of K groups of b examples, M = Kb:
    |G|² = (M·|ḡ|² − b·mean|gᵢ|²)/(M − b);   tr Σ = (mean|gᵢ|² − |ḡ|²)/(1/b − 1/M)
    Penalties, dropout and augmentation are left out. Source: McCandlish, Kaplan & Amodei (2018), An Empirical Model of
    Large-Batch Training, appendix A.
    """
    count = GROUPS * IN_GROUP
    if evidence.inspection is None or len(evidence.dataset.x_train) < count:
        return None
    # A spread that no pattern in the order of the examples lines up with.
    chosen = np.random.default_rng(0).choice(len(evidence.dataset.x_train), count, replace=False)
    squares = float(np.mean(_squared_lengths(evidence, chosen, IN_GROUP)))
    mean = float(_squared_lengths(evidence, chosen, count)[0])
    signal = (count * mean - IN_GROUP * squares) / (count - IN_GROUP)
    return GradientNoise(signal, (squares - mean) / (1 / IN_GROUP - 1 / count))


def _squared_lengths(evidence: Evidence, chosen: NDArray[np.int64], batch: int) -> NDArray[np.float64]:
    """|g|² for every batch of the chosen training examples: the norms that steps of length 0 record."""
    experiment, dataset, inspection = evidence.experiment, evidence.dataset, evidence.inspection
    assert inspection is not None
    layout = layout_of(experiment, dataset)
    plain = OPTIMIZERS["sgd"]()
    choices = replace(
        choices_of(experiment, dataset), optimizer=plain, penalties=Penalties(), augmentation=Augmentation(),
        dropouts=(0.0,) * experiment.network.depth,
    )  # fmt: skip
    examples = examples_of(experiment, dataset, dataset.x_train[chosen], dataset.y_train[chosen])
    state = TrainState.fresh(layout, inspection.state.parameters.copy(), plain, len(chosen), experiment.seed)
    engine = Engine(layout, choices, batch, examples, state)
    records = engine.advance(np.zeros(len(chosen) // batch), shuffled=False, record_every=NEVER)
    return np.square(records.norms, dtype=np.float64).sum(axis=1)
