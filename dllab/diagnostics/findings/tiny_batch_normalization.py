"""Batch normalization over batches that are too small to have a mean and a variance worth the name."""

from dllab.diagnostics.bounds import FEW_EXAMPLES
from dllab.diagnostics.changing import possible, remedy
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Severity
from dllab.messages import text

GOOD = 32


@detects("tiny_batch_normalization")
class TinyBatchNormalization(Detector):
    """Seen in the experiment alone."""

    title = text("Batch normalization with tiny batches")
    template = text("Batch normalization takes mean and variance from {batch} examples at a time; it wants {fewest}.")
    why = text(
        "Mean and variance of so few examples are mostly chance: each example's signal depends on which others happen "
        "to be in its batch, and the running values used for validation do not match what training saw. One "
        "example alone has no variance at all, and is normalized by those running values instead."
    )
    source = text("Wu & He (2018), Group Normalization; Ioffe (2017), Batch Renormalization")

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        experiment, count = evidence.experiment, len(evidence.dataset.x_train)
        batch = min(experiment.training.batch_size, count)
        if not experiment.network.normalization.needs_batch or batch >= FEW_EXAMPLES:
            return None
        larger = min(GOOD, count)
        return self.finding(
            Severity.WARNING,
            0,
            (Measured(text("Examples in a batch"), batch, FEW_EXAMPLES),),
            possible(
                remedy(text("Take batches of {batch}"), experiment, {"training.batch_size": larger}, batch=larger),
                remedy(
                    text("Use layer normalization, which needs no other examples"),
                    experiment,
                    {"network.normalization": "layer"},
                ),
                remedy(text("Leave the normalization out"), experiment, {"network.normalization": "none"}),
            ),
            batch=batch, fewest=FEW_EXAMPLES,
        )  # fmt: skip
