"""The presets that show what goes wrong show it within three seconds of Run."""

import pytest

from dllab import Experiment, Trainer
from dllab.diagnostics.finding import Severity
from dllab.diagnostics.monitor import Monitor
from dllab.experiment.presets import presets
from dllab.training.outcomes import Diverged, Running
from tests.diagnostics.runs import evidence_of

# A step takes 20 µs with three small layers, 160 µs with twenty, on two shared cores that do other work as well. In the
# three seconds, less one for the start, even half that speed gives 50,000 or 6,000 steps; here fewer must do.
STEPS = {
    ("vanishing-gradient", "vanishing_gradient"): 2000,
    ("exploding-gradient", "exploding_gradient"): 2000,
    ("dead-relu", "dead_units"): 5000,
    ("zero-initialization", "identical_units"): 5000,
    ("learning-rate-too-large", "rate_too_large"): 5000,
    ("overfitting", "overfitting"): 5000,
}


@pytest.mark.parametrize("seed", range(3))  # a class presses New seed
@pytest.mark.parametrize("name, kind", STEPS)
def test_that_a_preset_shows_its_finding_in_time_and_goes_on_showing_it(name, kind, seed):
    chosen = Experiment.load(next(preset.path for preset in presets() if preset.id == name))
    trainer = Trainer(chosen.model_copy(update={"seed": seed}))
    monitor, seen = Monitor(), []
    while trainer.step < STEPS[name, kind] and not isinstance(trainer.outcome, Diverged):
        trainer.train(STEPS[name, kind] // 10)
        outcome = trainer.outcome if isinstance(trainer.outcome, Diverged) else Running()
        findings = monitor.look(evidence_of(trainer, outcome=outcome))
        problems = {finding.kind for finding in findings if finding.severity == Severity.PROBLEM}
        seen.append(kind in problems)
    assert any(seen) and seen == sorted(seen), f"seen at {seen}"
