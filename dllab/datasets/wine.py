"""Wines by their growers."""

from dllab.datasets.bundled_table import BundledTable
from dllab.datasets.choice import DATASETS


@DATASETS.register("wine", label="Wine", order=320)
class Wine(BundledTable):
    """178 wines of three growers, analysed for thirteen substances.

    Alcohol, acids, ash, phenols, colour and others, each on a scale of its own: from proline near 700 to phenols below
    1. Switch standardization off to see what features of different size do to training. Standardized, a linear
    classifier is nearly perfect.

    Source: Aeberhard & Forina (1992), UCI Wine; CC BY 4.0.
    """
