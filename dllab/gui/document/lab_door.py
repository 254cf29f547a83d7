"""The way to the labs: their desk, and the panel with it, are made when somebody first goes there."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dllab.gui.document.document import Document
from dllab.gui.kit.late import Late
from dllab.gui.shell.pages import Pages
from dllab.gui.shell.settings import Settings
from dllab.gui.shell.workspace import Workspace
from dllab.training.session import Session

if TYPE_CHECKING:
    from dllab.gui.document.lab_desk import LabDesk
    from dllab.gui.panels.lab.panel import LabPanel


class LabDoor(QObject):
    """Emits what the desk does. refused: words of what cannot be done. handed_in: carries the file that was written."""

    refused = Signal(object)
    handed_in = Signal(Path)

    def __init__(
        self,
        panel: "Late[LabPanel]",
        session: Session,
        document: Document,
        workspace: Workspace,
        pages: Pages,
        settings: Settings,
    ):
        super().__init__(workspace)
        self._panel = panel
        self._parts = session, document, workspace, pages, settings
        self._desk: LabDesk | None = None
        panel.when_made(self._furnish)

    @property
    def desk(self) -> "LabDesk":
        """Behind the door; the first who asks has it made."""
        panel = self._panel.panel
        assert self._desk is not None and self._desk.parent() is panel
        return self._desk

    def show(self) -> None:
        """As LabDesk does."""
        self.desk.show()

    def open(self, path: Path) -> None:
        """As LabDesk does."""
        self.desk.open(path)

    def may_close(self) -> bool:
        """As LabDesk does, where anything was done."""
        return self._desk is None or self._desk.may_close()

    def close(self) -> None:
        """End what is being measured, if anything can be."""
        if self._desk is not None:
            self._desk.close()

    def _furnish(self, panel: "LabPanel") -> None:
        from dllab.gui.document.lab_desk import LabDesk

        self._desk = LabDesk(panel, *self._parts)
        self._desk.refused.connect(self.refused)
        self._desk.handed_in.connect(self.handed_in)
        self._desk.show_list()
