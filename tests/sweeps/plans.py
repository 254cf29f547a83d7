"""A small experiment and what of a row is the same each time."""

from dllab import Experiment

TABLE = {
    "dataset": {"name": "circle", "samples": 60},
    "network": {"hidden": [5]},
    "training": {"batch_size": 10, "epochs": 8},
}
SMALL = Experiment.model_validate(TABLE)
PATIENCE = 120  # seconds: a busy machine takes many of them to begin a process
RATES = {"optimizer.learning_rate": [0.001, 0.1]}


def timeless(rows):
    """Rows without the time that they took."""
    return [{key: value for key, value in one.items() if key != "us_per_step"} for one in rows]
