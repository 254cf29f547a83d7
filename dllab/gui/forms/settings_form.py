"""The form of a choice whose kind is settled: its parameters, the first of them in sight, the rest folded away."""

from collections.abc import Callable
from functools import partial
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dllab.catalogue import Choice, Parameter, parameters_of
from dllab.experiment.idle import is_met
from dllab.experiment.problems import problems_of
from dllab.gui.forms.choice_form import NestedForm
from dllab.gui.forms.choice_list import ChoiceList
from dllab.gui.forms.collapsible import Collapsible
from dllab.gui.forms.complete import complete
from dllab.gui.forms.keeping_back import keep_back
from dllab.gui.forms.note import Note
from dllab.gui.forms.row import ParameterRow
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical

Editor = ParameterRow | NestedForm | ChoiceList


class SettingsForm(QWidget):
    """A row a parameter, in their order; those after the first `essential` that do something at first lie under "More".

    `edited` carries the parameter's name. What does not go together is explained below, and the last good settings stay
    in force. What does nothing as things are set has no row.
    """

    edited = Signal(str)

    def __init__(self, settings: Choice, essential: int, parent: QWidget | None = None):
        super().__init__(parent)
        self._value = settings
        self._kind = type(settings)
        parameters = parameters_of(self._kind)
        self.editors: dict[str, Editor] = {}
        self._needs = {parameter.name: parameter.needs for parameter in parameters if parameter.needs}
        column = vertical(self, margins=12, spacing=8)
        self._note = Note(self)
        acting = [place for place, one in enumerate(parameters) if not one.needs or is_met(one.needs, settings)]
        essential = acting[essential] if len(acting) > essential else len(parameters)
        for parameter in parameters[:essential]:
            column.addWidget(self._editor(parameter, self))
        column.addWidget(self._note)
        self.more: Collapsible | None = None
        if parameters[essential:]:
            inner = QWidget(self)
            rows = vertical(inner, spacing=8)
            for parameter in parameters[essential:]:
                rows.addWidget(self._editor(parameter, inner))
            self.more = Collapsible(inner, parent=self)
            column.addWidget(self.more)
        column.addStretch(1)
        self.set_value(settings)
        self.retranslate()

    @property
    def value(self) -> Choice:
        """The settings in force."""
        return self._value

    def set_value(self, settings: Choice) -> None:
        """Show settings without emitting."""
        self._value = settings
        complete(*(partial(_show, editor, getattr(settings, name)) for name, editor in self.editors.items()))
        for name, needs in self._needs.items():
            keep_back(self.editors[name], "idle", not is_met(needs, settings))
        self._note.say("")

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        for editor in self.editors.values():
            editor.retranslate()
        if self.more is not None:
            self.more.describe(tr("More"), "")

    def _editor(self, parameter: Parameter, parent: QWidget) -> Editor:
        editor: Editor
        match parameter.kind:
            case "choice":
                editor = NestedForm(parameter, parent)
                editor.edited.connect(partial(self._take, parameter.name))
            case "choices":
                editor = ChoiceList(parameter, parent)
                editor.edited.connect(partial(self._take, parameter.name))
            case _:
                editor = ParameterRow(parameter, parent)
                editor.edited.connect(partial(self._take, parameter.name))
        self.editors[parameter.name] = editor
        return editor

    def _take(self, name: str, _key: str = "") -> None:
        edited = {key: _value_of(editor) for key, editor in self.editors.items()}
        try:
            self._value = self._kind.model_validate({**self._value.model_dump(), **edited})
        except ValidationError as error:
            problem = problems_of(error, self._kind)[0]
            self._note.say(tr(problem.template, **problem.values), is_problem=True)
            return
        self._note.say("")
        self.edited.emit(name)


def _show(editor: Editor, value: Any) -> None:
    show: Callable[[Any], None] = editor.editor.set_value if isinstance(editor, ParameterRow) else editor.set_value
    show(value)


def _value_of(editor: Editor) -> Any:
    return editor.editor.value if isinstance(editor, ParameterRow) else editor.value
