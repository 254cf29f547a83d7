"""The form of any choice: which one it is, and its parameters."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dllab.catalogue import Choice, Parameter, Registry, parameters_of
from dllab.experiment.problems import Problem, problems_of
from dllab.gui.forms.complete import complete
from dllab.gui.forms.keeping_back import keep_back
from dllab.gui.forms.keys import below
from dllab.gui.forms.note import Note
from dllab.gui.forms.parameter_rows import ParameterRows
from dllab.gui.forms.picks import OptionEdit
from dllab.gui.forms.row import Row
from dllab.gui.forms.switching import switched
from dllab.gui.forms.tooltips import choice_tooltip, parameter_tooltip
from dllab.gui.kit.language import tr
from dllab.messages import UserError

INDENT = 16  # of a choice within a choice, in pixels


class ChoiceForm(QWidget):
    """Edits one choice of a registry, or of those called `names` alone; a choice within it is a form like this one.

    `edited` carries "name" where another choice was picked, else the name of the parameter; within a parameter that
    is a choice itself, that one's key after a dot. Parameters that do not go together are explained below the rows,
    and the last good choice stays in force.

    `rest` holds every parameter but the `essential` ones, and may be put elsewhere.
    """

    edited = Signal(str)

    def __init__(
        self,
        registry: Registry[Any],
        title: str,
        parent: QWidget | None = None,
        wide: bool = False,
        names: Iterable[str] = (),
        essential: Collection[str] = (),
    ):
        super().__init__(parent)
        self._registry, self._title, self._essential = registry, title, essential
        self._names = tuple(names) or tuple(registry.names())
        self._value: Choice = registry[self._names[0]]()
        self._refuse: Callable[[Any], UserError | None] = _nothing_refused
        self._rows: dict[str, ParameterRows] = {}
        self._nested: dict[str, dict[str, NestedForm]] = {}
        self._picker = OptionEdit(self._names)
        self.picker_row = Row(self._picker, self, wide=wide)
        self.picker_row.terms = (title, *(registry[name].label for name in self._names))
        self.picker_row.edited.connect(self._pick)
        self._problem: Problem | None = None
        self.rest = QWidget(self)
        self._note = Note(self)
        self._column, self._rest_column = QVBoxLayout(self), QVBoxLayout(self.rest)
        for column in (self._column, self._rest_column):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        if self._essential:
            self._column.setSpacing(4)  # as between the rows before and after
        self._column.addWidget(self.picker_row)
        self._column.addWidget(self.rest)
        self._column.addWidget(self._note)
        self.set_value(self._value)
        self.retranslate()

    @property
    def family(self) -> str:
        """What its choices are, as their registry is called."""
        return self._registry.family

    @property
    def value(self) -> Choice:
        """The choice in force."""
        return self._value

    @property
    def rows(self) -> ParameterRows:
        """The rows of the choice picked; made when it is picked first."""
        name = self._value.name
        if name not in self._rows:
            parameters = parameters_of(type(self._value))
            rows = ParameterRows([parameter for parameter in parameters if parameter.kind != "choice"], self)
            rows.edited.connect(self._take)
            self._rows[name] = rows
            for place, row in enumerate((rows.rows[key] for key in self._essential if key in rows.rows), start=1):
                self._column.insertWidget(place, row)
            self._rest_column.insertWidget(0, rows)
            self._nested[name] = {
                parameter.name: self._form_within(parameter) for parameter in parameters if parameter.kind == "choice"
            }
        return self._rows[name]

    @property
    def nested(self) -> dict[str, "NestedForm"]:
        """The forms of those parameters that are choices themselves, by the parameters' names."""
        return self._nested[self._value.name]

    def set_value(self, choice: Choice) -> None:
        """Show a choice without emitting."""
        self._value = choice
        complete(
            partial(self._picker.set_value, choice.name),
            partial(self._picker.setToolTip, choice_tooltip(type(choice))),
            partial(self.rows.set_values, choice.model_dump()),
            *(partial(form.set_value, getattr(choice, key)) for key, form in self.nested.items()),
            self._show_own_rows,
            partial(self._explain, None),
        )

    def pick(self, name: str) -> None:
        """Pick another choice as a person does in the list."""
        if name != self._value.name:
            self._picker.set_value(name)
            self._pick()

    def refuse(self, reason: Callable[[Any], UserError | None]) -> None:
        """Leave the choices out of the list that `reason` has an objection to."""
        self._refuse = reason
        self._describe_choices()

    def mark(self, waiting: Collection[str]) -> None:
        """Say of "name" or the parameters called so that they take effect on Reset."""
        self.picker_row.set_waits("name" in waiting)
        self.rows.mark(waiting)
        for name, form in self.nested.items():
            form.mark(below(name, waiting))

    def leave_out(self, keys: Collection[str], options: Mapping[str, Collection[str]]) -> None:
        """Hide the parameters with these keys, and of the others the `options` that cannot be meant."""
        self.rows.leave_out(keys, options)
        for name, form in self.nested.items():
            form.leave_out(below(name, keys), {})

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.picker_row.describe(tr(self._title), choice_tooltip(type(self._value)))
        for rows in self._rows.values():
            rows.retranslate()
        for forms in self._nested.values():
            for form in forms.values():
                form.retranslate()
        self._describe_choices()
        self._explain(self._problem)

    def _show_own_rows(self) -> None:
        spare = self.rows.rows.keys() - {*self._essential}
        keep_back(self.rest, "empty", not spare and not self.nested)
        for name, rows in self._rows.items():
            others = name != self._value.name
            keep_back(rows, "choice", others or rows.rows.keys() <= {*self._essential})
            for key in rows.rows.keys() & {*self._essential}:
                keep_back(rows.rows[key], "choice", others)
            for form in self._nested[name].values():
                for part in (form, form.rest) if self._essential else (form,):
                    keep_back(part, "choice", others)

    def _explain(self, problem: Problem | None) -> None:
        self._problem = problem
        self._note.say(tr(problem.template, **problem.values) if problem else "", is_problem=True)

    def _describe_choices(self) -> None:
        for index, name in enumerate(self._names):
            choice = self._registry[name]
            tooltip = partial(choice_tooltip, choice)
            self._picker.describe(index, tr(choice.label), tooltip, self._refuse(choice) is None)

    def _pick(self) -> None:
        picked = switched(self._value, self._registry[self._picker.value])
        complete(partial(self.set_value, picked), partial(self.edited.emit, "name"))

    def _take(self, name: str) -> None:
        kind = type(self._value)
        try:
            picked = {key: form.value for key, form in self.nested.items()}
            self._value = kind.model_validate({**self._value.model_dump(), **self.rows.values(), **picked})
        except ValidationError as error:
            self._explain(problems_of(error, kind)[0])
            return
        complete(partial(self._explain, None), partial(self.edited.emit, name))

    def _form_within(self, parameter: Parameter) -> "NestedForm":
        form = NestedForm(parameter, self, self._essential)
        form.edited.connect(self._take_nested)
        if self._is_essential(parameter):
            self._column.insertWidget(self._column.count() - 1, form)
            if self._essential:
                self._rest_column.addWidget(form.rest)
        else:
            self._rest_column.addWidget(form)
        return form

    def _is_essential(self, parameter: Parameter) -> bool:
        """Whether a choice within this one matters first, or holds what does."""
        if not self._essential or parameter.name in self._essential:
            return True
        assert parameter.registry is not None
        return any(set(self._essential) & choice.model_fields.keys() for choice in parameter.registry)

    def _take_nested(self, key: str) -> None:
        form = self.sender()
        assert isinstance(form, NestedForm)
        self._take(f"{form.parameter.name}.{key}")


class NestedForm(ChoiceForm):
    """The form of a parameter that is a choice itself, set in a little from those around it."""

    def __init__(self, parameter: Parameter, parent: QWidget, essential: Collection[str] = ()):
        self.parameter = parameter
        assert parameter.registry is not None
        super().__init__(parameter.registry, parameter.label, parent, names=parameter.options, essential=essential)
        self.setContentsMargins(INDENT, 0, 0, 0)

    def retranslate(self) -> None:
        super().retranslate()
        self.picker_row.label.setToolTip(parameter_tooltip(self.parameter))


def _nothing_refused(choice: Any) -> None:
    return None
