"""dllab: a lab for deep-learning training. Define an Experiment, train it with a Trainer, look at its history.

`experiment.vary({"optimizer.learning_rate": "1e-4..1:log:9"}, seeds=3)` lists the experiments of a sweep.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dllab.datasets import Dataset
    from dllab.experiment import Experiment
    from dllab.training.trainer import Trainer

__version__ = "0.1.0"
__all__ = ["Dataset", "Experiment", "Trainer", "__version__"]

_HOMES = {"Dataset": "dllab.datasets", "Experiment": "dllab.experiment", "Trainer": "dllab.training.trainer"}


def __getattr__(name: str) -> Any:
    """Import on first use: the window opens before numba is loaded."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'dllab' has no attribute {name!r}")
