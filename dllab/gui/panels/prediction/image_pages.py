"""Images, a page at a time: all of them, the misclassified ones, or those of one cell of the confusion matrix."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dllab.datasets import Dataset
from dllab.gui.charts.class_bars import Shares
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.prediction.chances import Chances
from dllab.gui.panels.prediction.confusion import Cell
from dllab.gui.panels.prediction.image_grid import ImageGrid
from dllab.gui.panels.prediction.pager import Pager
from dllab.gui.panels.prediction.pages import Pages
from dllab.numerals import count
from dllab.training.outputs import Judged, scores, shares

ALL, WRONG, CELL = range(3)  # what can be paged through
KEYS = {
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Home: -(2**31),
    Qt.Key.Key_End: 2**31,
}  # pages on


class ImagePages(QWidget):
    """The grid, and its `pager`, which lies where there is width for it.

    Pointing at an image shows how likely the network finds each class.

    While the network moves on, a page keeps its place, and under the mouse its images. cell_changed: carries the cell
    of the matrix whose images are shown, or None.
    """

    cell_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.grid, self.pager = ImageGrid(), Pager()
        self.chances = Chances(self)
        self.cell: Cell | None = None
        self._pages = [Pages() for _ in (ALL, WRONG, CELL)]
        self._which = ALL
        self._judged: Judged | None = None
        self._names: tuple[str, ...] = ()
        self._kind = "softmax"
        self._pointed: int | None = None
        vertical(self, self.grid, spacing=0)
        self.grid.resized.connect(self._show_page)
        self.grid.pointed.connect(self._point)
        self.grid.turned.connect(self.turn)
        self.grid.left.connect(self._follow)
        self.pager.turned.connect(self.turn)
        self.pager.back.connect(self._go_back)

    @property
    def pages(self) -> Pages:
        """Those that are turned now."""
        return self._pages[CELL if self.cell is not None else self._which]

    @property
    def chosen(self) -> NDArray[np.int64]:
        """The numbers of all images that are paged through."""
        return self.pages.chosen

    def show_dataset(self, dataset: Dataset, x: NDArray[np.float32], true: NDArray[np.int64], kind: str) -> None:
        """Begin with the first of the images x, float32[N, features], of classes `true`; kind: see PredictionView."""
        self._judged, self._kind, self._pointed = None, kind, None
        self.grid.set_images(dataset, x, true)
        for pages in self._pages:
            pages.restart()
        self._pages[ALL].choose(np.arange(len(x)))
        self._set_cell(None)

    def forget(self) -> None:
        """Let go of them all."""
        self._judged = self._pointed = None
        self.grid.forget()
        for pages in self._pages:
            pages.restart()
            pages.choose(np.arange(0))
        self._set_cell(None)

    def show_judged(self, judged: Judged) -> None:
        """Say what the network takes them for now."""
        self._judged = judged
        self.grid.set_predicted(judged.predicted)
        if self.grid.underMouse() and len(self.grid.shown):
            self._show_chances()
        else:
            self._follow()

    def choose(self, which: int) -> None:
        """Page through ALL of them, or the WRONG ones."""
        self._which = which
        self._set_cell(None)

    def choose_cell(self, cell: Cell | None) -> None:
        """Page through the images of a cell, from the first; None: go back to where the pages were before."""
        self._pages[CELL].restart()
        self._set_cell(cell)

    def turn(self, pages: int) -> None:
        """So many pages on."""
        self._choose_again()
        self.pages.turn(pages)
        self._show_page()

    def name_classes(self, names: tuple[str, ...]) -> None:
        """Call the classes so."""
        self._names = names
        self.grid.name_classes(names)
        self.pager.retranslate()
        self._show_page()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        for widget in (self.grid, self.pager, self.chances):
            widget.apply_theme(theme)

    def press(self, event: QKeyEvent) -> bool:
        """Turn pages, or go back from a cell; whether the key is one for that."""
        pages = KEYS.get(Qt.Key(event.key()))
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if pages is not None:
            self.turn(pages)
        elif event.key() == Qt.Key.Key_Backspace and self.cell is not None:
            self._go_back()
        else:
            return False
        return True

    def _go_back(self) -> None:
        self.choose_cell(None)

    def _set_cell(self, cell: Cell | None) -> None:
        self.cell = cell
        self.cell_changed.emit(cell)
        self._follow()

    def _follow(self) -> None:
        """Show the images that are chosen by now."""
        self._choose_again()
        self._show_page()

    def _choose_again(self) -> None:
        if self._judged is None:
            for which in (WRONG, CELL):
                self._pages[which].choose(np.zeros(0, np.int64))
            return
        self._pages[WRONG].choose(self._judged.wrong)
        if self.cell is not None:
            self._pages[CELL].choose(self._judged.taken(*self.cell))

    def _show_page(self) -> None:
        for pages in self._pages:
            pages.size = self.grid.fitting()
        self.grid.show_images(self.pages.shown)
        self.pager.show_place(self.pages, self._what(), of_a_cell=self.cell is not None)
        self._show_chances()

    def _what(self) -> str:
        """What is paged through."""
        if self.cell is not None:
            true, predicted = (self._names[index] for index in self.cell)
            return tr("true {true}, predicted {predicted}", true=true, predicted=predicted)
        return tr("misclassified") if self._which == WRONG else ""

    def _point(self, number: int | None) -> None:
        self._pointed = number
        self._show_chances()

    def _show_chances(self) -> None:
        """What the network thinks of the image pointed at; nothing where none is, or it went away."""
        number, judged = self._pointed, self._judged
        if number is None or judged is None or number not in self.grid.shown:
            self.chances.hide()
            return
        outputs, probable = judged.outputs[number : number + 1], self._kind != "identity"
        title = tr("image {number} · {words}", number=count(number + 1), words=self.grid.words(number))
        values = (scores if probable else shares)(outputs, self._kind)[0]
        meaning = (
            tr("probability of each class") if probable else tr("share of each class; the outputs are no probabilities")
        )
        self.chances.show_beside(
            Shares(title, meaning, self._names, values, int(judged.true[number])), self.grid.place_of(number)
        )
