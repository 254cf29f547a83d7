"""Inputs whose features differ in scale by orders of magnitude, or lie far from where a network expects them."""

from dataclasses import dataclass, replace

import numpy as np

from dllab.datasets import Dataset
from dllab.diagnostics.changing import possible, remedy
from dllab.diagnostics.cures import normalized
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Remedy, Severity
from dllab.diagnostics.per_dataset import once_a_dataset, sample
from dllab.experiment import Experiment
from dllab.messages import text

# The loss is about ratio² times as steep along one feature as along another: one rate cannot serve both much longer.
RATIO = 30.0
SEVERE_RATIO = 1000.0
# Initializers assume features with a root mean square near 1; ten times that saturates tanh and sigmoid at once.
FAR = 10.0
SEVERE_FAR = 100.0
VARIES = 1e-6  # a feature varies where its deviation is more than this share of its size


@dataclass(frozen=True)
class Scales:
    """Deviations of the most and the least widely spread feature that varies, and the largest root mean square."""

    wide: int
    narrow: int
    ratio: float
    far: int
    size: float


@once_a_dataset
def scales(dataset: Dataset) -> Scales:
    """How the training inputs are scaled, as the network sees them. The pixels of an image share one scale."""
    x = sample(dataset.x_train)
    mean, deviation = x.mean(axis=0, dtype=np.float64), x.std(axis=0, dtype=np.float64)
    size = np.hypot(mean, deviation)
    varying = np.flatnonzero(deviation > VARIES * size)
    far = int(size.argmax())
    if dataset.image_shape or len(varying) == 0:
        return Scales(0, 0, 1.0, far, float(np.sqrt(np.square(size).mean())))
    wide, narrow = varying[deviation[varying].argmax()], varying[deviation[varying].argmin()]
    return Scales(int(wide), int(narrow), float(deviation[wide] / deviation[narrow]), far, float(size[far]))


@detects("unscaled_inputs")
class UnscaledInputs(Detector):
    """Seen in the training inputs alone, as they reach the network."""

    title = text("Inputs on different scales")
    template = text("The values of {wide} are spread {ratio:,.0f} times as widely as those of {narrow}.")
    template_far = text(
        "The values of {feature} have a root mean square of {size:,.4g}; about 1 is what networks expect."
    )
    why = text(
        "The gradient of a first-layer weight is proportional to its input, so the loss is a narrow valley: steep "
        "along large features, flat along small ones, and no one learning rate fits both. Large inputs also push "
        "saturating units far out at once."
    )
    source = text("LeCun, Bottou, Orr & Müller (1998), Efficient BackProp, section 4.3")

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        found, names = scales(evidence.dataset), evidence.dataset.features
        if found.ratio < RATIO and found.size < FAR:
            return None
        severe = found.ratio >= SEVERE_RATIO or found.size >= SEVERE_FAR
        finding = self.finding(
            Severity.PROBLEM if severe else Severity.WARNING,
            0,
            (
                Measured(text("Widest spread for the narrowest"), found.ratio, RATIO),
                Measured(text("Largest root mean square of a feature"), found.size, FAR),
            ),
            _remedies(evidence.experiment),
            wide=names[found.wide], narrow=names[found.narrow], ratio=found.ratio,
            feature=names[found.far], size=found.size,
        )  # fmt: skip
        return finding if found.ratio >= RATIO else replace(finding, template=self.template_far)


def _remedies(experiment: Experiment) -> tuple[Remedy, ...]:
    adaptive = {"optimizer": {"name": "adam", "learning_rate": min(experiment.optimizer.learning_rate, 0.001)}}
    plain = experiment.optimizer.one_rate
    return possible(
        remedy(text("Standardize every feature"), experiment, {"dataset.standardize": True}),
        normalized(experiment),
        remedy(text("Use Adam, which gives every weight a rate of its own"), experiment, adaptive) if plain else None,
    )
