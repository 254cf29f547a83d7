"""What a page of Explore hands to training."""

from PySide6.QtCore import QObject

from dllab.experiment import Experiment
from dllab.gui.document.document import Document
from dllab.gui.explorers.room import ExploreRoom
from dllab.gui.shell.pages import Pages


class Learning(QObject):
    """Opens the experiment that a page asks for, and turns to Training; Undo brings back what was open."""

    def __init__(self, room: ExploreRoom, document: Document, pages: Pages, parent: QObject):
        super().__init__(parent)
        self._document, self._pages = document, pages
        room.learning_wanted.connect(self.open)

    def open(self, experiment: Experiment) -> None:
        """Have it learnt as soon as somebody starts it."""
        self._document.open(experiment)
        self._pages.show_training()
