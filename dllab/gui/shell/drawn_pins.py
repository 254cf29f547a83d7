"""Which of the pinned runs the panels draw."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from dllab.datasets import Dataset
from dllab.gui.kit.late import Late, Made
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pins, drawn_beside
from dllab.gui.kit.poller import Poller
from dllab.training.snapshot import Snapshot


class DrawnPins(QObject):
    """Hands every panel the pins that belong beside the run that goes on, and says how many more there are.

    Nothing is lost of the rest: with a run of their experiment they are drawn again.
    """

    def __init__(self, pins: Pins, poller: Poller, panels: Iterable[Late[Panel]], parent: QObject):
        super().__init__(parent)
        self._pins, self._poller = pins, poller
        self._beside: tuple[Dataset, str, int] | None = None  # data, name and number of the run that was last
        self._panels = Made(panels, self._join)
        pins.changed.connect(self._choose)
        poller.snapshot_taken.connect(self._follow)

    def _follow(self, snapshot: Snapshot) -> None:
        data, name, run = self._beside or (None, "", None)
        now = snapshot.experiment.name
        self._beside = snapshot.dataset, now, snapshot.run
        if run == snapshot.run and name != now:
            self._pins.follow(name, now)
        if data is not snapshot.dataset or name != now:
            self._choose()

    def _join(self, panel: Panel) -> None:
        if self._pins.pins:
            self._hand_to([panel])

    def _choose(self) -> None:
        self._hand_to(self._panels)

    def _hand_to(self, panels: Iterable[Panel]) -> None:
        pins = self._pins.pins
        drawn = drawn_beside(pins, self._poller.snapshot)
        for panel in panels:
            panel.show_pins(drawn, len(pins) - len(drawn))
