"""One layer, selected everywhere at once."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from dllab.gui.kit.late import Late, Made
from dllab.gui.kit.panel import Panel


class LayerSelection(QObject):
    """Tells all of `panels` of the layer that is picked in any of them."""

    def __init__(self, panels: Iterable[Late[Panel]], parent: QObject):
        super().__init__(parent)
        self.layer = 0  # none
        self._panels = Made(panels, self._join)

    def select(self, layer: int) -> None:
        """Select a layer, counted from 1."""
        if layer != self.layer:
            self.layer = layer
            for panel in self._panels:
                panel.select_layer(layer)

    def _join(self, panel: Panel) -> None:
        panel.layer_selected.connect(self.select)
        if self.layer:
            panel.select_layer(self.layer)
