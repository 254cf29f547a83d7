"""Pictures of clothing, 28×28."""

from dllab.datasets.choice import DATASETS
from dllab.datasets.images import ImageSet, samples_up_to


@DATASETS.register("fashion_mnist", label="Fashion-MNIST", order=230)
class FashionMnist(ImageSet):
    """10,000 pictures of clothing of 28×28 pixels, 1,000 of each of ten kinds.

    Shaped like MNIST and clearly harder: shirts, pullovers and coats are mistaken for each other, so the confusion
    matrix has something to tell. About 85 % with a small network on this part of the training images.

    Source: Xiao, Rasul & Vollgraf (2017), Fashion-MNIST; MIT © Zalando SE.
    """

    class_names = (
        "T-shirt/top",
        "Trouser",
        "Pullover",
        "Dress",
        "Coat",
        "Sandal",
        "Shirt",
        "Sneaker",
        "Bag",
        "Ankle boot",
    )

    samples: int = samples_up_to(10_000)
