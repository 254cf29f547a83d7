"""The modules of panels that nobody has looked at yet, imported while nothing else is to be done.

So a first look takes as long as it takes to make the panel: a third of it was reading.
"""

from collections.abc import Iterable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from dllab.gui.kit.poller import Poller
from dllab.training.outcomes import Outcome, Preparing

PAUSE_MS = 300  # between two modules, each of which takes up to 30 ms


class ReadAhead(QObject):
    """Begins once a run has been prepared, and ends for good with the last of `modules`."""

    def __init__(self, modules: Iterable[str], poller: Poller):
        super().__init__(poller)
        self._modules = list(modules)
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._read)
        self._poller = poller
        poller.outcome_changed.connect(self._begin)

    def _begin(self, outcome: Outcome) -> None:
        if not isinstance(outcome, Preparing):
            self._poller.outcome_changed.disconnect(self._begin)
            self._timer.start()

    def _read(self) -> None:
        if self._modules:
            import_module(self._modules.pop(0))
        else:
            self._timer.stop()
