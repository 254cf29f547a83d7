"""What the window does for the form: it remembers what is unfolded, and lets it be searched from anywhere."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from dllab.gui.panels.experiment.panel import ExperimentPanel
from dllab.gui.shell.settings import Settings
from dllab.gui.shell.workspace import Workspace
from dllab.panel_names import FORM


class FormAccess(QObject):
    """Unfolds what was unfolded when the lab was last used, and remembers it from then on."""

    def __init__(self, form: ExperimentPanel, settings: Settings, workspace: Workspace, find: QAction):
        """find: what begins the search."""
        super().__init__(form)
        self._form, self._settings, self._workspace = form, settings, workspace
        find.triggered.connect(self._find)
        form.unfold(settings.unfolded)
        form.folded.connect(self._remember)

    def _find(self) -> None:
        self._workspace.bring(FORM)
        self._form.search_line.begin()

    def _remember(self) -> None:
        self._settings.unfolded = self._form.unfolded
