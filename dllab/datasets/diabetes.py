"""Diabetes progression."""

from dllab.datasets.bundled_table import BundledTable, TargetScaled
from dllab.datasets.choice import DATASETS


@DATASETS.register("diabetes", label="Diabetes", order=350)
class Diabetes(BundledTable, TargetScaled):
    """442 patients, and how far their diabetes went on within a year.

    Age, sex, body mass index, blood pressure and six blood values predict a score from 25 to 346. Half of the variance
    is noise: a linear model explains it as well as any network, and a large one soon learns the patients by heart.

    Source: Efron, Hastie, Johnstone & Tibshirani (2004), Least angle regression.
    """
