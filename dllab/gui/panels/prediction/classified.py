"""Classification without a picture of its own: a confusion matrix, beside the images where the data are images."""

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.gui.charts.header import SmallButton
from dllab.gui.kit.language import tr
from dllab.gui.kit.readable import class_names
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.prediction.confusion import Confusion
from dllab.gui.panels.prediction.image_grid import ImageGrid
from dllab.gui.panels.prediction.view import PredictionView, held_out
from dllab.numerals import count, percent
from dllab.training.outputs import confusion_counts, predicted_classes


class Classified(PredictionView):
    """Counts every pair of true and predicted class among the held-out examples."""

    hertz = 4.0

    def __init__(self) -> None:
        self.wrong_first = SmallButton(checkable=True)
        super().__init__(self.wrong_first)
        self.images, self.matrix = ImageGrid(), Confusion()
        self.body.addWidget(self.images, 1)
        self.body.addWidget(self.matrix, 1)
        self.wrong_first.toggled.connect(self.images.put_wrong_first)
        self._dataset: Dataset | None = None
        self._x, self._true = np.zeros((0, 1), np.float32), np.zeros(0, np.int64)
        self._validation = True
        self._predicted: NDArray[np.int64] | None = None

    def show_dataset(self, dataset: Dataset, kind: str) -> None:
        """Show the images, and an empty matrix."""
        self._dataset, self._predicted = dataset, None
        self._x, self._true, self._validation = held_out(dataset)
        for widget in (self.images, self.wrong_first):
            widget.setVisible(dataset.image_shape is not None)
        if dataset.image_shape is not None:
            self.images.set_images(dataset.original(self._x).astype(np.float32), dataset.image_shape, self._true)
        self.matrix.set_counts(np.zeros((dataset.targets, dataset.targets), np.int64))
        self.retranslate()

    def inputs(self) -> NDArray[np.float32]:
        """The examples."""
        return self._x

    def show_outputs(self, outputs: NDArray[np.float32]) -> None:
        """Compare predicted with true classes."""
        assert self._dataset is not None
        self._predicted = predicted_classes(outputs)
        if self._dataset.image_shape is not None:
            self.images.set_predicted(self._predicted)
        counts = confusion_counts(self._true, self._predicted, self._dataset.targets)
        self.matrix.set_counts(counts)
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        super().apply_theme(theme)
        for widget in (self.wrong_first, self.images, self.matrix):
            widget.apply_theme(theme)

    def retranslate(self) -> None:
        """Say how many are right."""
        self.wrong_first.setText(tr("Misclassified first"))
        names = class_names(self._dataset.classes) if self._dataset else ()
        for widget in (self.matrix, self.images):
            widget.name_classes(names)
        if self._predicted is None:
            self.legend.set_entries([])
            return
        right, total = int((self._predicted == self._true).sum()), len(self._true)
        values = {"right": count(right), "total": count(total), "share": percent(right / total)}
        summary = (
            tr("{right} of {total} validation examples right · {share}", **values)
            if self._validation
            else tr("{right} of {total} training examples right · {share}", **values)
        )
        self.legend.set_entries([("", summary)])
