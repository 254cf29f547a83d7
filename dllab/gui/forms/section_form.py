"""The form of a section: its parameters and the choices it holds."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dllab.catalogue import nested_choice, parameters_of
from dllab.experiment.section import Section
from dllab.gui.forms.choice_form import ChoiceForm
from dllab.gui.forms.complete import complete
from dllab.gui.forms.keeping_back import keep_back
from dllab.gui.forms.keys import below
from dllab.gui.forms.parameter_rows import ParameterRows
from dllab.gui.forms.tab_order import insert_below
from dllab.gui.forms.titles import CHOICE_TITLES
from dllab.gui.kit.layouts import vertical

S = TypeVar("S", bound=Section)


class SectionForm(QWidget, Generic[S]):
    """Edits what of a section was made with `parameter` or comes from a registry; the rest is kept as it is.

    `edited` carries the parameter's name, or the choice's field, a dot and what changed in it.
    """

    edited = Signal(str)

    def __init__(self, section: S, parent: QWidget | None = None):
        super().__init__(parent)
        self._value = section
        self.choices: dict[str, ChoiceForm] = {}
        column = vertical(self, spacing=8)
        for name, field in type(section).model_fields.items():
            nested = nested_choice(field)
            if nested:
                form = ChoiceForm(nested.registry, CHOICE_TITLES.get(name, name), self)
                form.setObjectName(name)
                form.edited.connect(self._take_choice)
                column.addWidget(form)
                self.choices[name] = form
        self.rows = ParameterRows(parameters_of(type(section)), self)
        self.rows.edited.connect(self._take)
        column.addWidget(self.rows)
        keep_back(self.rows, "empty", not self.rows.rows)
        self.set_value(section)

    def insert_below(self, name: str, widget: QWidget) -> None:
        """Put something else below the form of the choice called so."""
        insert_below(self.choices[name], widget)

    @property
    def value(self) -> S:
        """The section in force."""
        return self._value

    def set_value(self, section: S) -> None:
        """Show a section without emitting."""
        self._value = section
        complete(
            partial(self.rows.set_values, {name: getattr(section, name) for name in self.rows.rows}),
            *(partial(form.set_value, getattr(section, name)) for name, form in self.choices.items()),
        )

    def mark(self, waiting: Collection[str]) -> None:
        """Say of the fields with these keys that they take effect on Reset."""
        self.rows.mark(waiting)
        for name, form in self.choices.items():
            form.mark(below(name, waiting))

    def leave_out(self, keys: Collection[str], options: Mapping[str, Collection[str]]) -> None:
        """Hide the fields with these keys, and of the others the `options` that cannot be meant."""
        self.rows.leave_out(keys, options)
        for name, form in self.choices.items():
            keep_back(form, "idle", name in keys)
            form.leave_out(below(name, keys), {})

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.rows.retranslate()
        for form in self.choices.values():
            form.retranslate()

    def _take(self, key: str) -> None:
        picked: dict[str, Any] = {name: form.value for name, form in self.choices.items()}
        self._value = self._value.model_copy(update={**self.rows.values(), **picked})
        self.edited.emit(key)

    def _take_choice(self, key: str) -> None:
        form = self.sender()
        assert isinstance(form, ChoiceForm)
        self._take(f"{form.objectName()}.{key}")
