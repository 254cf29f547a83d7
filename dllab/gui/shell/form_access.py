"""What the window does for the form: it remembers what is unfolded."""

from PySide6.QtCore import QObject

from dllab.gui.panels.experiment.panel import ExperimentPanel
from dllab.gui.shell.settings import Settings


class FormAccess(QObject):
    """Unfolds what was unfolded when the lab was last used, and remembers it from then on."""

    def __init__(self, form: ExperimentPanel, settings: Settings):
        super().__init__(form)
        self._form, self._settings = form, settings
        form.unfold(settings.unfolded)
        form.folded.connect(self._remember)

    def _remember(self) -> None:
        self._settings.unfolded = self._form.unfolded
