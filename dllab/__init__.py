"""dllab: a lab for deep-learning training. Define an Experiment, train it with a Trainer, look at its history.

>>> from dllab import Experiment, Trainer
>>> experiment = Experiment(dataset={"name": "circle", "samples": 60}, network={"hidden": [5]}, training={"epochs": 4})
>>> trainer = Trainer(experiment)
>>> trainer
<Trainer 'Two spirals': 0 of 8 steps, paused>
>>> trainer.train().column("train_loss")[0].tolist()
[1, 2, 3, 4, 5, 6, 7, 8]
>>> trainer.predict(trainer.dataset.x_val).shape
(18,)

`experiment.vary({"optimizer.learning_rate": "1e-4..1:log:9"}, seeds=3)` lists the experiments of a sweep.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dllab.version import __version__

if TYPE_CHECKING:
    from dllab.datasets import Dataset
    from dllab.experiment import Experiment, ExperimentError
    from dllab.training.trainer import Trainer

__all__ = ["Dataset", "Experiment", "ExperimentError", "Trainer", "__version__"]

_HOMES = {
    "Dataset": "dllab.datasets",
    "Experiment": "dllab.experiment",
    "ExperimentError": "dllab.experiment",
    "Trainer": "dllab.training.trainer",
}


def __getattr__(name: str) -> Any:
    """Import on first use: the window opens before numba is loaded."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'dllab' has no attribute {name!r}")


def __dir__() -> list[str]:
    """What is meant to be used, those that are not imported yet as well."""
    return sorted(__all__)
