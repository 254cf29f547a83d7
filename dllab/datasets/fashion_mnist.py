"""Pictures of clothing, 28×28."""

from dllab.datasets.choice import DATASETS
from dllab.datasets.images import ImageSet, samples_up_to
from dllab.messages import text


@DATASETS.register("fashion_mnist", label="Fashion-MNIST", order=230)
class FashionMnist(ImageSet):
    """10,000 pictures of clothing of 28×28 pixels, 1,000 of each of ten kinds.

    Shaped like MNIST and clearly harder: shirts, pullovers and coats are mistaken for each other, so the confusion
    matrix has something to tell. About 85 % with a small network on this part of the training images.

    Source: Xiao, Rasul & Vollgraf (2017), Fashion-MNIST; MIT © Zalando SE.
    """

    class_names = (
        text("T-shirt/top"),
        text("Trouser"),
        text("Pullover"),
        text("Dress"),
        text("Coat"),
        text("Sandal"),
        text("Shirt"),
        text("Sneaker"),
        text("Bag"),
        text("Ankle boot"),
    )

    samples: int = samples_up_to(10_000)
