"""Penguins of the Palmer Archipelago."""

from dllab.datasets.bundled_table import BundledTable
from dllab.datasets.choice import DATASETS


@DATASETS.register("penguins", label="Penguins", order=340)
class Penguins(BundledTable):
    """342 penguins of three species, measured by bill, flipper and weight.

    Bill length and depth and flipper length in millimetres, body mass in grams. A kinder Iris: more examples, and two
    features nearly suffice. Two birds that were not measured are left out, and so are island, sex and year.

    Source: Gorman, Williams & Fraser (2014); Horst, Hill & Gorman (2020), palmerpenguins; CC0.
    """
