"""Iris flowers."""

from dllab.datasets.bundled_table import BundledTable
from dllab.datasets.choice import DATASETS


@DATASETS.register("iris", label="Iris", order=310)
class Iris(BundledTable):
    """150 iris flowers of three species, measured in four places.

    Sepal and petal, length and width in centimetres. The oldest set in every textbook: setosa stands apart by a
    straight line, versicolor and virginica overlap a little, so five errors in 150 is about as good as it gets.

    Source: Fisher (1936), The use of multiple measurements in taxonomic problems; Anderson (1935); UCI, CC BY 4.0.
    """
