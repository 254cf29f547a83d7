import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.datasets.checks import DataError
from dllab.datasets.dataset import Dataset
from dllab.datasets.mismatches.base import MISMATCHES, Mismatch, with_inputs
from dllab.messages import text


@MISMATCHES.register("rotated", label="Rotated", order=30)
class Rotated(Mismatch):
    """Turns validation images, or the first two features, counterclockwise.

        (x₁, x₂) ← R(θ)·((x₁, x₂) − μ) + μ;   μ over the training examples, as the network sees them
        images: about their middle, between pixels bilinearly, black around them

    As when a camera is held at a slant. The targets stay.

    Source: Goodfellow et al. (2009), Measuring invariances in deep networks.
    """

    degrees: float = parameter(30.0, label="Angle θ", unit="°", help="How far, counterclockwise.", ge=-180, le=180)

    def changed(self, dataset: Dataset, rng: np.random.Generator) -> Dataset:
        angle = np.radians(self.degrees)
        cosine, sine = np.cos(angle), np.sin(angle)
        if dataset.image_shape:
            images = dataset.x_val.reshape(-1, *dataset.image_shape)
            return with_inputs(dataset, _turned(images, cosine, sine, dataset.black).reshape(len(images), -1))
        if dataset.feature_count < 2:
            raise DataError(
                text("{name} has one feature, which cannot be rotated; shift it instead, or set the mismatch to none"),
                name=dataset.name,
            )
        x = dataset.x_val.astype(np.float64)
        middle = dataset.x_train[:, :2].mean(0, np.float64)
        x[:, :2] = (x[:, :2] - middle) @ np.array([[cosine, sine], [-sine, cosine]]) + middle
        return with_inputs(dataset, x)


def _turned(images: NDArray[np.float32], cosine: float, sine: float, fill: float) -> NDArray[np.float64]:
    """images[N, height, width], each turned counterclockwise about its middle."""
    _, height, width = images.shape
    framed = np.pad(images.astype(np.float64), ((0, 0), (1, 1), (1, 1)), constant_values=fill)
    v, u = np.mgrid[:height, :width]
    u, v = u - (width - 1) / 2, v - (height - 1) / 2
    x = np.clip(cosine * u - sine * v + (width - 1) / 2 + 1, 0, width + 1)  # where the target's pixel comes from,
    y = np.clip(sine * u + cosine * v + (height - 1) / 2 + 1, 0, height + 1)  # counted with the frame
    left, top = np.minimum(x.astype(int), width), np.minimum(y.astype(int), height)
    a, b = x - left, y - top
    upper = (1 - a) * framed[:, top, left] + a * framed[:, top, left + 1]
    lower = (1 - a) * framed[:, top + 1, left] + a * framed[:, top + 1, left + 1]
    return (1 - b) * upper + b * lower
