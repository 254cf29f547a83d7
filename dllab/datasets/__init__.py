"""Everything the lab can train on: generated points and bundled real data, one file each."""

from dllab.catalogue import import_choices
from dllab.datasets.checks import DataError
from dllab.datasets.choice import DATASETS, DatasetChoice, Incomplete, Unfinished
from dllab.datasets.dataset import Dataset

import_choices(__name__, __path__)

__all__ = ["DATASETS", "DataError", "Dataset", "DatasetChoice", "Incomplete", "Unfinished"]
