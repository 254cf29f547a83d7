"""Handwritten digits, 8×8."""

from dllab.datasets.choice import DATASETS
from dllab.datasets.images import ImageSet, samples_up_to


@DATASETS.register("digits", label="Digits 8×8", order=210)
class Digits(ImageSet):
    """1,797 handwritten digits of 8×8 pixels with 17 shades of grey.

    Small enough that an epoch takes milliseconds, real enough that 97 % is a good result. With so few images a wide
    network learns them by heart: watch training and validation part ways.

    Source: Alpaydin & Kaynak (1998), UCI Optical Recognition of Handwritten Digits, test set; CC BY 4.0.
    """

    white = 16
    class_names = tuple("0123456789")

    samples: int = samples_up_to(1797)
