"""Labs: exercises whose answers are numbers that a run has."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStackedWidget

from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.lab.lab_list import Entry, LabList
from dllab.gui.panels.lab.lab_view import LabView
from dllab.gui.panels.lab.student_form import StudentForm
from dllab.gui.panels.lab.table import lab_table, list_table
from dllab.labs.handin import Student
from dllab.labs.lab import Lab
from dllab.labs.progress import Progress
from dllab.training.snapshot import Snapshot


class LabPanel(Panel):
    """All labs, who works here, or the lab that is open. It shows; what is pressed in it others do."""

    narrowest = 280

    def __init__(self) -> None:
        super().__init__()
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.list, self.student, self.lab = LabList(), StudentForm(), LabView()
        self.stack = QStackedWidget()
        for page in (self.list, self.student, self.lab):
            self.stack.addWidget(page)
        vertical(self, self.stack)
        self.setMinimumWidth(self.narrowest)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(self.narrowest, 480)

    @property
    def is_open(self) -> bool:
        """Whether a lab is."""
        return self.stack.currentWidget() is self.lab

    def show_list(self, entries: Sequence[Entry]) -> None:
        """All labs."""
        self.list.show_entries(entries)
        self.stack.setCurrentWidget(self.list)

    def ask_for_student(self, known: Sequence[Student]) -> None:
        """Who works here?"""
        self.student.show_known(known)
        self.stack.setCurrentWidget(self.student)
        self.student.begin()

    def show_lab(self, lab: Lab, progress: Progress) -> None:
        """A lab, as far as somebody is."""
        self.lab.show_lab(lab, progress)
        self.stack.setCurrentWidget(self.lab)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """A lab is read and answered; what a run is, other panels show."""

    def apply_theme(self, theme: Theme) -> None:
        self.setMinimumWidth(self.least_width(theme))
        for page in (self.list, self.student, self.lab):
            page.apply_theme(theme)

    def retranslate(self) -> None:
        for page in (self.list, self.student, self.lab):
            page.retranslate()

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
        if self.is_open and self.lab.shown is not None:
            return lab_table(*self.lab.shown)
        entries = [card.entry for card in self.list.cards]
        return list_table(entries) if entries else None
