"""Some classes have many more training examples than others."""

import numpy as np

from dllab.diagnostics.changing import possible
from dllab.diagnostics.class_weights import focal, weighted
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Severity
from dllab.diagnostics.per_dataset import class_counts
from dllab.messages import text

# Japkowicz & Stephen (2002) see little harm below about 4 : 1, and growing harm from 10 : 1 on.
RATIO = 4.0
SEVERE = 10.0


@detects("class_imbalance")
class ClassImbalance(Detector):
    """Seen in the training labels alone, and not said where the loss already makes up for it."""

    title = text("Unequal classes")
    template = text(
        "{common} has {most} training examples and {rare} only {fewest}: always answering {common} would already be "
        "right in {share:.0%} of the cases."
    )
    why = text(
        "The loss is a mean over examples, so a class with few of them hardly moves it, and the network learns to "
        "ignore that class. Accuracy hides this: look at recall and F1 of the rare class."
    )
    source = text("He & Garcia (2009), Learning from imbalanced data; Japkowicz & Stephen (2002)")

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        experiment, dataset = evidence.experiment, evidence.dataset
        counts = class_counts(dataset)
        if len(counts) == 0 or experiment.loss.weighs_classes:
            return None
        common, rare = int(counts.argmax()), int(counts.argmin())
        ratio = counts[common] / max(counts[rare], 1)
        if ratio < RATIO:
            return None
        share = float(counts[common] / np.sum(counts))
        return self.finding(
            Severity.WARNING if ratio >= SEVERE else Severity.NOTE,
            0,
            (
                Measured(text("Examples of the most common class for one of the rarest"), float(ratio), RATIO),
                Measured(text("Share of the most common class"), share, share=True),
                Measured(text("Share of the rarest class"), float(counts[rare] / counts.sum()), share=True),
            ),
            possible(weighted(experiment, counts), focal(experiment)),
            common=dataset.classes[common], most=int(counts[common]),
            rare=dataset.classes[rare], fewest=int(counts[rare]), share=share,
        )  # fmt: skip
