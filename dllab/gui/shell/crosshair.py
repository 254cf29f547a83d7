"""One step, pointed at everywhere at once."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from dllab.gui.kit.late import Late, Made
from dllab.gui.kit.panel import Panel


class Crosshair(QObject):
    """Tells all of `panels` of the step that the mouse points at in any of them."""

    def __init__(self, panels: Iterable[Late[Panel]], parent: QObject):
        super().__init__(parent)
        self._panels = Made(panels, self._join)

    def show(self, step: float | None) -> None:
        """Mark this step in every chart of steps; None: no step."""
        for panel in self._panels:
            panel.mark_step(step)

    def _join(self, panel: Panel) -> None:
        panel.step_pointed.connect(self.show)
