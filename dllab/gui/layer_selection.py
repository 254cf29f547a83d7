"""One layer, selected everywhere at once."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject


class LayerSelection(QObject):
    """Tells all of `panels` with a `select_layer` of what is picked in any of those with a `layer_selected`."""

    def __init__(self, panels: Iterable[Any], parent: QObject):
        super().__init__(parent)
        panels = tuple(panels)
        self._selecting = [panel.select_layer for panel in panels if hasattr(panel, "select_layer")]
        self.layer = 0  # none
        for panel in panels:
            if hasattr(panel, "layer_selected"):
                panel.layer_selected.connect(self.select)

    def select(self, layer: int) -> None:
        """Select a layer, counted from 1."""
        if layer != self.layer:
            self.layer = layer
            for select in self._selecting:
                select(layer)
