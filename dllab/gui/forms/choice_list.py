"""The form of a parameter that holds several choices, such as the optimizers of a race."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from dllab.catalogue import Choice, Parameter
from dllab.gui.forms.choice_form import ChoiceForm
from dllab.gui.forms.choice_words import brief_settings
from dllab.gui.forms.collapsible import Collapsible
from dllab.gui.forms.complete import complete
from dllab.gui.forms.tooltips import parameter_tooltip
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical


class ChoiceList(QWidget):
    """A folded form a choice, which says what it is; buttons add one and take one away."""

    edited = Signal()

    def __init__(self, parameter: Parameter, parent: QWidget | None = None):
        super().__init__(parent)
        assert parameter.registry is not None
        self.parameter, self._registry = parameter, parameter.registry
        self._value: tuple[Choice, ...] = ()
        self.entries: list[Entry] = []
        self._title = QLabel(self)
        self.add = QToolButton(self)
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.clicked.connect(self._add)
        self._column = vertical(self, spacing=4)
        horizontal(self._column, (self._title, 1), self.add)
        self.set_value(parameter.default)
        self.retranslate()

    @property
    def value(self) -> tuple[Choice, ...]:
        """The choices in force."""
        return self._value

    def set_value(self, choices: tuple[Choice, ...]) -> None:
        """Show choices without emitting; forms that are there are used again."""
        self._value = choices
        while len(self.entries) > len(choices):
            entry = self.entries.pop()
            entry.hide()
            self._column.removeWidget(entry)
            entry.deleteLater()
        while len(self.entries) < len(choices):
            entry = Entry(self._registry, self.parameter, self)
            entry.edited.connect(self._take)
            entry.remove.clicked.connect(partial(self._remove, entry))
            self._column.addWidget(entry)
            self.entries.append(entry)
        complete(*(partial(entry.show_choice, choice) for entry, choice in zip(self.entries, choices, strict=True)))
        self._follow_number()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self._title.setText(tr(self.parameter.label))
        self._title.setToolTip(parameter_tooltip(self.parameter))
        self.add.setText("+")
        self.add.setToolTip(tr("Add one more"))
        self.add.setAccessibleName(tr("Add one more"))
        for entry in self.entries:
            entry.retranslate()

    def _follow_number(self) -> None:
        least, most = self.parameter.minimum or 0, self.parameter.maximum
        self.add.setEnabled(most is None or len(self._value) < most)
        for entry in self.entries:
            entry.remove.setEnabled(len(self._value) > least)

    def _add(self) -> None:
        """One more: the first of the family that is not there yet."""
        taken = {choice.name for choice in self._value}
        name = next((name for name in self.parameter.options if name not in taken), self.parameter.options[0])
        self._change((*self._value, self._registry[name]()))

    def _remove(self, entry: "Entry") -> None:
        place = self.entries.index(entry)
        self._change(self._value[:place] + self._value[place + 1 :])

    def _take(self) -> None:
        self._value = tuple(entry.value for entry in self.entries)
        self.edited.emit()

    def _change(self, choices: tuple[Choice, ...]) -> None:
        self.set_value(choices)
        self.edited.emit()


class Entry(QWidget):
    """One of several: what it is, a button that takes it away, and its form, which is made once it is unfolded."""

    edited = Signal()

    def __init__(self, registry: Any, parameter: Parameter, parent: QWidget):
        super().__init__(parent)
        self._registry, self._parameter = registry, parameter
        self._value: Choice = registry[parameter.options[0]]()
        self.form: ChoiceForm | None = None
        self._inner = QWidget(self)
        vertical(self._inner)
        self.fold = Collapsible(self._inner, parent=self)
        self.fold.header.toggled.connect(self._unfold)
        self.remove = QToolButton(self, autoRaise=True)
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = horizontal(self, (self.fold, 1), spacing=0)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()

    @property
    def value(self) -> Choice:
        """The choice in force."""
        return self._value

    def show_choice(self, choice: Choice) -> None:
        """Show it without emitting."""
        self._value = choice
        if self.form is not None:
            self.form.set_value(choice)
        self.describe()

    def describe(self) -> None:
        """Say what it is, and what is not as it comes."""
        self.fold.describe(tr(self._value.label), brief_settings(self._value))

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        if self.form is not None:
            self.form.retranslate()
        self.remove.setText("✕")
        self.remove.setToolTip(tr("Take this one away"))
        self.remove.setAccessibleName(tr("Take this one away"))
        self.describe()

    def _unfold(self, on: bool) -> None:
        """Make the form, which takes longer than all the rest, when somebody wants to see it."""
        if not on or self.form is not None:
            return
        names = self._parameter.options
        self.form = ChoiceForm(self._registry, self._parameter.label, self._inner, wide=True, names=names)
        self.form.set_value(self._value)
        self.form.edited.connect(self._take)
        layout = self._inner.layout()
        assert layout is not None, "it was made first"
        layout.addWidget(self.form)

    def _take(self) -> None:
        assert self.form is not None
        self._value = self.form.value
        self.describe()
        self.edited.emit()
