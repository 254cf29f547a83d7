"""Everything the lab can train on: generated points and bundled real data, one file each."""

from dllab.datasets.checks import DataError
from dllab.datasets.choice import DATASETS, DatasetChoice, Incomplete, Unfinished
from dllab.datasets.dataset import Dataset

DATASETS.load(__name__, __path__)

__all__ = ["DATASETS", "DataError", "Dataset", "DatasetChoice", "Incomplete", "Unfinished"]
