"""One layer, selected everywhere at once."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from dllab.gui.kit.panel import Panel


class LayerSelection(QObject):
    """Tells all of `panels` of the layer that is picked in any of them."""

    def __init__(self, panels: Iterable[Panel], parent: QObject):
        super().__init__(parent)
        self._panels = tuple(panels)
        self.layer = 0  # none
        for panel in self._panels:
            panel.layer_selected.connect(self.select)

    def select(self, layer: int) -> None:
        """Select a layer, counted from 1."""
        if layer != self.layer:
            self.layer = layer
            for panel in self._panels:
                panel.select_layer(layer)
