"""An image that is clicked where predictions are, opened where it is looked through."""

from PySide6.QtCore import QObject

from dllab.gui.shell.panel_set import PanelSet
from dllab.gui.shell.workspace import Workspace


class PickedImage(QObject):
    """Brings Feature maps to the front with the image that was clicked under Data and prediction."""

    def __init__(self, panels: PanelSet, workspace: Workspace, parent: QObject):
        super().__init__(parent)
        self._sight, self._workspace = panels.sight, workspace
        panels.prediction.image_picked.connect(self._open)

    def _open(self, number: int) -> None:
        self._sight.panel.show_image(number)
        self._workspace.bring("sight")
