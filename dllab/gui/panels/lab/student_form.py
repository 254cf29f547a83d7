"""Who works here: asked once, and remembered for the next lab."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import add_layout, vertical
from dllab.gui.kit.theme import Theme
from dllab.labs.handin import Student


class StudentForm(QWidget):
    """Name, number and class; or one of those who were here before. `given` carries a Student."""

    given = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[Student, ...] = ()
        self.title, self.why = WrappedLabel(bold=True), WrappedLabel()
        self.name, self.number, self.class_ = QLineEdit(), QLineEdit(), QLineEdit()
        self._labels = [QLabel(), QLabel(), QLabel()]
        self.number.setMaxLength(80)
        self.name.setMaxLength(80)
        self.class_.setMaxLength(80)
        self.go, self.before, self.back = QPushButton(), QPushButton(), QPushButton()
        self.menu = QMenu(self)
        self.before.setMenu(self.menu)
        self.menu.triggered.connect(self._pick)
        self.go.clicked.connect(self._give)
        self.back.clicked.connect(self.left)
        column = vertical(self, self.title, self.why, margins=(12, 8, 12, 8), spacing=8)
        rows = add_layout(column, QFormLayout())
        for label, field in zip(self._labels, (self.name, self.number, self.class_), strict=True):
            label.setBuddy(field)
            rows.addRow(label, field)
            field.textChanged.connect(self._judge)
            field.returnPressed.connect(self._give)
        for button in (self.go, self.before, self.back):
            column.addWidget(button)
        column.addStretch(1)

    def show_known(self, known: Sequence[Student]) -> None:
        """Offer those who were here before."""
        self._known = tuple(known)
        for field in (self.name, self.number, self.class_):
            field.clear()
        self._fill_menu()
        self._judge()

    def apply_theme(self, theme: Theme) -> None:
        self.title.apply_theme(theme)
        self.why.apply_theme(theme)

    def retranslate(self) -> None:
        self.title.say(tr("Who are you?"))
        self.why.say(
            tr(
                "Your number decides which random draws are yours, so everybody's numbers differ a little. "
                "All of it stays on this machine until you hand it in."
            )
        )
        names = tr("Your name"), tr("Student number"), tr("School class")
        for label, field, name in zip(self._labels, (self.name, self.number, self.class_), names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.number.setToolTip(tr("It must be there; name and class may be left empty."))
        self.go.setText(tr("Begin"))
        self.go.setToolTip(tr("Go on as this student (Enter)"))
        self.before.setToolTip(tr("Pick yourself from those who worked on this machine"))
        self.back.setToolTip(tr("Do nothing for now"))
        self.before.setText(tr("I was here before"))
        self.back.setText(tr("Back to all labs"))
        self._fill_menu()

    def begin(self) -> None:
        """Let somebody type."""
        self.name.setFocus()

    def _fill_menu(self) -> None:
        self.menu.clear()
        for student in self._known:
            self.menu.addAction(student_words(student).replace("&", "&&")).setData(student.number)
        self.before.setVisible(bool(self._known))

    def _judge(self) -> None:
        self.go.setEnabled(bool(self.number.text().strip()))

    def _pick(self, action: QAction) -> None:
        """Somebody who was here before."""
        self.given.emit(next(student for student in self._known if student.number == action.data()))

    def _give(self) -> None:
        number = self.number.text().strip()
        if number:
            known = {student.number: student for student in self._known}.get(number)
            name, class_ = self.name.text().strip(), self.class_.text().strip()
            typed = {"name": name or (known.name if known else ""), "number": number}
            self.given.emit(Student.model_validate({**typed, "class": class_ or (known.class_ if known else "")}))


def student_words(student: Student) -> str:
    """Name and number in one line."""
    return f"{student.name} · {student.number}" if student.name else student.number
