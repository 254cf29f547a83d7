"""Small examples of every dataset on offer, loaded in the background when they are first wanted."""

from collections import deque

from PySide6.QtCore import QObject, Signal

from dllab.datasets import DATASETS
from dllab.gui.kit.background import Background, Failure
from dllab.gui.panels.experiment.dataset_facts import DatasetFacts

SEED = 0
ENOUGH = 400  # examples, of which a picture is drawn


class Thumbnails(QObject):
    """`found` says that the facts of the dataset called so are there; they are loaded once and kept.

    What cannot be loaded, as a file that nobody has chosen, has none.
    """

    found = Signal(str)

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self.facts: dict[str, DatasetFacts] = {}
        self._waiting: deque[str] | None = None
        self.work: Background[str, DatasetFacts] = Background(_load, self, seconds=0.0, share=0.5)
        self.work.answered.connect(self._take)
        self.work.failed.connect(self._give_up)

    def want(self) -> None:
        """Begin to load those that have not been asked for."""
        if self._waiting is None:
            self._waiting = deque(DATASETS.names())
            self._go_on()

    def _take(self, name: str, facts: DatasetFacts) -> None:
        self.facts[name] = facts
        self.found.emit(name)
        self._go_on()

    def _give_up(self, name: str, failure: Failure) -> None:
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting:
            self.work.ask(self._waiting.popleft())


def _load(name: str) -> DatasetFacts:
    """Of the dataset with its default parameters, but of no more examples than a picture needs."""
    choice = DATASETS[name]()
    samples = getattr(choice, "samples", 0)
    if samples > ENOUGH:
        choice = choice.model_copy(update={"samples": ENOUGH})
    return DatasetFacts.of(choice.load(SEED))
