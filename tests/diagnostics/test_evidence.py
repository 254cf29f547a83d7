"""What the detectors are given."""

import pytest

from dllab.engine.normalizations import NORMALIZATIONS
from tests.diagnostics.runs import evidence_of, experiment, trained


@pytest.mark.parametrize("loss", ["cross_entropy", "mse", "hinge"])
@pytest.mark.parametrize("normalization", NORMALIZATIONS.names())
def test_that_the_layout_is_that_of_the_run(loss, normalization):
    entries = {"network__normalization": normalization, "loss": loss, "network__hidden": [5, 4]}
    trainer = trained(experiment(**entries), 1)
    evidence = evidence_of(trainer)
    assert evidence.layout == trainer.layout
    assert len(evidence.inspection.state.parameters) == evidence.layout.length
