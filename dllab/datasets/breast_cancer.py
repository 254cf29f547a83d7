"""Tumours by their cell nuclei."""

from dllab.datasets.bundled_table import BundledTable
from dllab.datasets.choice import DATASETS


@DATASETS.register("breast_cancer", label="Breast cancer", order=330)
class BreastCancer(BundledTable):
    """569 breast tumours, benign or malignant, described by thirty features of their cell nuclei.

    Mean, standard error and worst value of radius, texture, perimeter, area and six more. About 97 % is easily reached;
    a malignant tumour called benign costs more than the other error, so look at recall and not at accuracy alone.

    Source: Wolberg, Mangasarian, Street & Street (1995), UCI Breast Cancer Wisconsin (Diagnostic); CC BY 4.0.
    """
