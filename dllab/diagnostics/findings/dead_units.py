"""ReLU units that are off for every example."""

from dataclasses import replace

import numpy as np

from dllab.diagnostics import cures, learning, trends
from dllab.diagnostics.bounds import DEAD
from dllab.diagnostics.changing import possible
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Severity
from dllab.messages import text

CLEARED = 0.3  # where it clears
MOST = 0.8  # what is left cannot carry the signal


@detects("dead_units")
class DeadUnits(Detector):
    """The share of units that are off for all examples of a batch, the smallest of the last records, in each layer.

    The smallest, because a unit that wakes up for one batch in eight is sparse, not dead.
    """

    title = text("Dead units")
    template = text(
        "In layer {layer}, {share:.0%} of the units are off for every example, at least since step {since:,}: no "
        "gradient reaches their weights, so they cannot come back by themselves."
    )
    template_filters = text(
        "In layer {layer}, {share:.0%} of the filters are off everywhere in every example, at least since step "
        "{since:,}: no gradient reaches their weights, so they cannot come back by themselves."
    )
    why = text(
        "A ReLU that is off for every example has slope 0 for all of them, so its weights never change again. One "
        "update that is too large, or a bias that begins too low, is enough to push it there."
    )
    source = "Maas, Hannun & Ng (2013), Rectifier Nonlinearities; Lu, Shin, Su & Karniadakis (2020), Dying ReLU"

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        activations = evidence.experiment.network.activations
        rectifying = [i for i, activation in enumerate(activations) if cures.rectifies(activation)]
        if not rectifying or evidence.step < learning.EARLIEST or learning.begins_alike(evidence):
            return None
        if not len(evidence.layers.step):  # which are copied less often than steps are counted
            return None
        curves = evidence.layers
        few = learning.left_over(evidence, curves)  # off for each of few examples is no more than chance
        if few[trends.recent(curves)].all():
            return None
        dead = np.where(few, 1.0, trends.lowest_by_layer(curves, "dead"))
        lately = np.nan_to_num(dead[:, trends.recent(curves)].min(axis=1))
        worst = max(rectifying, key=lambda i: float(lately[i]))
        share, bound = float(lately[worst]), CLEARED if active else DEAD
        learned = learning.learned(evidence)
        if not share > bound or learned and not share > DEAD + bound - CLEARED:
            return None
        since = trends.since(curves.step, trends.smoothed(dead[worst]) > bound)
        dying = [i + 1 for i in rectifying if lately[i] > DEAD]
        numbers = (
            Measured(text("Dead units"), share, DEAD, worst + 1, int(curves.step[-1]), share=True),
            Measured(text("Dead since step"), since, None, worst + 1, since),
            Measured(text("Layers beyond the threshold"), len(dying)),
        )
        experiment = evidence.experiment
        remedies = possible(
            cures.leaky(experiment), cures.slower(experiment), cures.initialized(experiment),
            cures.normalized(experiment),
        )  # fmt: skip
        severity = Severity.NOTE if learned else Severity.PROBLEM if share > MOST else Severity.WARNING
        finding = self.finding(severity, since, numbers, remedies, worst + 1, share=share)
        filters = worst < len(experiment.network.convolutions)
        return replace(finding, template=self.template_filters) if filters else finding
