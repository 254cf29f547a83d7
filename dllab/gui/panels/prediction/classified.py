"""Classification without a picture of its own: a confusion matrix, beside the images where the data are images."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from dllab.datasets import Dataset
from dllab.gui.charts.header import Segments
from dllab.gui.kit.background import Background
from dllab.gui.kit.language import tr
from dllab.gui.kit.readable import class_names
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.prediction.confusion import Cell, Confusion
from dllab.gui.panels.prediction.image_pages import ALL, ImagePages
from dllab.gui.panels.prediction.view import PredictionView, held_out
from dllab.numerals import count, percent
from dllab.training.outputs import Judged

SECONDS = 0.1  # between two counts, at least


@dataclass(frozen=True, eq=False)
class Answered:
    """What the network put out for `inputs`, float32[N, features], whose classes are `true`, int64[N]."""

    inputs: NDArray[np.float32]
    outputs: NDArray[np.float32]
    true: NDArray[np.int64]
    classes: int


class Classified(PredictionView):
    """Counts every pair of true and predicted class among all held-out examples, in a thread of its own.

    Where they are images, all of them can be paged through, or the misclassified ones, or those of one cell.
    """

    hertz = 4.0

    def __init__(self) -> None:
        self.which = Segments(2)
        super().__init__(self.which)
        self.images, self.matrix = ImagePages(), Confusion()
        self.body.addWidget(self.images, 1)
        self.body.addWidget(self.matrix, 1)
        self.column.addWidget(self.images.pager)
        self.images.pager.add(self.seen)  # beside the legend it would leave no room for what that says
        self.which.chosen.connect(self.images.choose)
        self.images.cell_changed.connect(self.matrix.mark)
        self.matrix.cell_pressed.connect(self._press_cell)
        for chosen in (self.which.chosen, self.images.pager.turned, self.images.pager.back, self.matrix.cell_pressed):
            chosen.connect(self._take_keys)
        self.images.grid.picked.connect(self._pick)
        self._hold_nothing()
        self._validation = True
        self._kind = "softmax"
        self._seen: NDArray[np.float32] | None = None
        self._judged: Judged | None = None
        self.background: Background[Answered, Judged] = Background(_judged, self, seconds=SECONDS)
        self.background.answered.connect(self._show_judged)

    @property
    def rows(self) -> NDArray[np.int64] | None:
        """The places of the examples that are paged through; None for all, where there is nothing to page through."""
        return self.images.chosen if self._has_images and self._seen is None else None

    def show_dataset(self, dataset: Dataset, kind: str) -> None:
        """Show the images, and an empty matrix."""
        self.images.choose_cell(None)  # of the data before
        self._seen = None
        self.dataset, self._judged, self._kind = dataset, None, kind
        self._x, self._true, self._validation = held_out(dataset)
        for widget in (self.images, self.images.pager, self.which):
            widget.setVisible(self._has_images)
        self.matrix.offer_cells(self._has_images)
        self.matrix.set_counts(np.zeros((dataset.targets, dataset.targets), np.int64))
        self.which.choose(ALL)
        self.retranslate()
        if self._has_images:
            self.images.show_dataset(dataset, self._x, self._true, kind)

    def shows_inputs(self, dataset: Dataset) -> bool:
        """Images alone."""
        return dataset.image_shape is not None

    def forget(self) -> None:
        """The pages are empty then."""
        super().forget()
        self._judged = self._seen = None
        self._hold_nothing()
        self.images.forget()

    def show_seen(self, x: NDArray[np.float32] | None) -> None:
        """Show training images in place of those that are held out; the matrix goes on counting the latter."""
        assert self.dataset is not None
        before, self._seen = self._seen, x
        if x is None:
            self.images.show_dataset(self.dataset, self._x, self._true, self._kind)
            self.images.choose(self.which.current)
            if self._judged is not None:
                self.images.show_judged(self._judged)
        elif before is not None and len(before) == len(x):
            self.images.grid.change_images(x)
        else:
            self.images.show_dataset(self.dataset, x, self.dataset.y_train[: len(x)].astype(np.int64), self._kind)
            self.images.choose(ALL)
        for widget in (self.which, self.matrix):
            widget.setEnabled(x is None)

    def inputs(self) -> NDArray[np.float32]:
        """The examples."""
        return self._x

    def show_outputs(self, outputs: NDArray[np.float32]) -> None:
        """Compare predicted with true classes, and show that as soon as it is known."""
        assert self.dataset is not None
        self.background.ask(Answered(self._x, outputs, self._true, self.dataset.targets))

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        widgets: tuple[Segments | ImagePages | Confusion, ...] = self.which, self.images, self.matrix
        for widget in widgets:
            widget.apply_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages."""
        if not (self._has_images and self.images.press(event)):
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say how many are right."""
        super().retranslate()
        self.which.set_texts(
            (tr("All"), tr("Page through all images; a click opens one in Feature maps")),
            (
                tr("Misclassified"),
                tr("Page through the images taken for another class; a click opens one in Feature maps"),
            ),
        )
        self.matrix.setAccessibleName(tr("Confusion matrix"))
        self.images.grid.setAccessibleName(tr("Images with what the network takes them for"))
        names = class_names(self.dataset.classes) if self.dataset else ()
        self.matrix.name_classes(names)
        self.images.name_classes(names)
        self._say_share()

    def _hold_nothing(self) -> None:
        self._x, self._true = np.zeros((0, 1), np.float32), np.zeros(0, np.int64)

    @property
    def _has_images(self) -> bool:
        return self.dataset is not None and self.dataset.image_shape is not None

    def _pick(self, number: int) -> None:
        """Tell of a held-out image; what training has seen are other examples."""
        if self._seen is None:
            self.image_picked.emit(number)

    def _take_keys(self) -> None:
        """Turn pages by keyboard, once the mouse has chosen images; what Tab has reached here keeps the focus."""
        focused = QApplication.focusWidget()
        if self._has_images and (focused is None or not self.isAncestorOf(focused)):
            self.images.grid.setFocus(Qt.FocusReason.MouseFocusReason)

    def _press_cell(self, cell: Cell) -> None:
        """Show the images of a cell, or of all again where it is pressed twice."""
        self.images.choose_cell(None if cell == self.images.cell else cell)

    def _show_judged(self, question: Answered, judged: Judged) -> None:
        if question.inputs is self._x:
            self._judged = judged
            self.matrix.set_counts(judged.confusion)
            if self._has_images and self._seen is None:
                self.images.show_judged(judged)
            self._say_share()

    def _say_share(self) -> None:
        if self._judged is None:
            self.legend.set_entries([])
            return
        right, total = self._judged.right, len(self._true)
        values = {"right": count(right), "total": count(total), "share": percent(right / total)}
        summary = (
            tr("Validation: {share} right · {right} of {total}", **values)
            if self._validation
            else tr("Training: {share} right · {right} of {total}", **values)
        )
        self.legend.set_entries([("", summary)])


def _judged(question: Answered) -> Judged:
    return Judged.of(question.outputs, question.true, question.classes)
