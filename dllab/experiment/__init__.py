"""What to run: an Experiment is frozen, validated, and read from and written to TOML."""

from dllab.experiment.experiment import Experiment
from dllab.experiment.files import ExperimentError

__all__ = ["Experiment", "ExperimentError"]
