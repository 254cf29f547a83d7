"""A value of its own for every hidden layer, below the one value for all of them."""

from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from dllab.catalogue import Parameter, parameters_of
from dllab.engine.activations import ACTIVATIONS, Activation
from dllab.experiment.sections import NetworkSection
from dllab.gui.forms.keeping_back import keep_back
from dllab.gui.forms.number_edit import NumberEdit
from dllab.gui.forms.picks import BoolEdit, OptionEdit
from dllab.gui.forms.row import Row
from dllab.gui.forms.tab_order import follow_the_eye
from dllab.gui.forms.tooltips import choice_tooltip, parameter_tooltip
from dllab.gui.kit.language import tr
from dllab.gui.kit.layer_names import numbered
from dllab.gui.kit.layouts import vertical
from dllab.messages import text

IN_SIGHT = 6  # layers; more are scrolled
DROPOUT: Parameter = next(each for each in parameters_of(NetworkSection) if each.name == "dropout")

Value = TypeVar("Value")
Editor = OptionEdit | NumberEdit


class ByLayer(QWidget, Generic[Value]):
    """A switch, and while it is on a line a hidden layer; the value is empty while it is off.

    Subclasses make a line's editor, put a layer's value into it and take it out again.
    """

    edited = Signal()
    terms: tuple[str, ...] = ()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._values: tuple[Value, ...] = ()
        self._network = NetworkSection(hidden=())
        self._all: Value | None = None
        self.switch = BoolEdit()
        self.switch_row = Row(self.switch, self)
        self.switch_row.terms = self.terms
        self.switch_row.edited.connect(self._toggle)
        self.labels: list[QLabel] = []
        self.editors: list[Editor] = []
        grid = QWidget()
        self._grid = QGridLayout(grid)
        self._grid.setContentsMargins(16, 0, 4, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.lines = QScrollArea(self)
        self.lines.setFrameShape(QFrame.Shape.NoFrame)
        self.lines.setWidgetResizable(True)
        self.lines.setWidget(grid)
        vertical(self, self.switch_row, self.lines, spacing=4)

    @property
    def value(self) -> tuple[Value, ...]:
        """One a hidden layer; empty where all layers are alike."""
        return self._values

    def set_value(self, values: tuple[Value, ...], of_all: Value, network: NetworkSection) -> None:
        """Show the values, or with none that all layers of `network` have `of_all`; nothing is emitted."""
        self._values, self._all, self._network = values, of_all, network
        self.switch.set_value(bool(values))
        keep_back(self.switch_row, "no layers", not network.depth)
        self._show_lines()

    def fitted(self, depth: int) -> tuple[Value, ...]:
        """The values for so many layers: cut at the end, or grown by the last one."""
        return (self._values + self._values[-1:] * depth)[:depth]

    def reorder(self, order: tuple[int | None, ...], count: int) -> None:
        """Let the values of the first `count` layers go with these, each where it was before or None for a new one."""
        if self._values:
            last = self._values[max(count - 1, 0)]
            first = tuple(last if place is None else self._values[place] for place in order)
            self._values = (*first, *self._values[count:])

    def mark(self, waits: bool) -> None:
        """Say whether the values take effect on Reset."""
        self.switch_row.set_waits(waits)

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.switch_row.describe(*self._words())
        names = numbered(self._network)
        for number, (label, editor) in enumerate(zip(self.labels, self.editors, strict=True), start=1):
            label.setText(names[number - 1] if number <= len(names) else "")
            self._describe(editor, number)

    def _words(self) -> tuple[str, str]:
        """Label and tooltip of the switch."""
        raise NotImplementedError

    def _editor(self) -> Editor:
        raise NotImplementedError

    def _describe(self, editor: Editor, number: int) -> None:
        """Set an editor's words."""
        raise NotImplementedError

    def _put(self, editor: Editor, value: Value) -> None:
        raise NotImplementedError

    def _take(self, editor: Editor, before: Value) -> Value:
        raise NotImplementedError

    def _toggle(self) -> None:
        assert self._all is not None
        self._values = (self._all,) * self._network.depth if self.switch.value else ()
        self._show_lines()
        self.edited.emit()

    def _show_lines(self) -> None:
        grown = len(self.editors) < len(self._values)
        while len(self.editors) < len(self._values):
            self._add_line()
        for index, (label, editor) in enumerate(zip(self.labels, self.editors, strict=True)):
            used = index < len(self._values)
            label.setVisible(used)
            editor.setVisible(used)
            if used:
                self._put(editor, self._values[index])
        keep_back(self.lines, "alike", not self._values)
        if self._values:
            line = self.editors[0].sizeHint().height() + self._grid.verticalSpacing()
            self.lines.setFixedHeight(min(len(self._values), IN_SIGHT) * line)
        self.retranslate()
        if grown:
            follow_the_eye(self)

    def _add_line(self) -> None:
        label, editor = QLabel(), self._editor()
        label.setBuddy(editor)
        editor.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        editor.edited.connect(self._take_lines)
        row = len(self.editors)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(editor, row, 1)
        self.labels.append(label)
        self.editors.append(editor)

    def _take_lines(self) -> None:
        pairs = zip(self.editors, self._values, strict=False)
        self._values = tuple(self._take(editor, before) for editor, before in pairs)
        self.edited.emit()


class ActivationsByLayer(ByLayer[Activation]):
    """Picks an activation a layer; a layer's own parameters stay while its activation does."""

    terms = (text("Activation layer by layer"), text("Pick an activation for every hidden layer."))

    def _words(self) -> tuple[str, str]:
        label, explained = self.terms
        return tr(label), tr(explained)

    def _editor(self) -> Editor:
        return OptionEdit(ACTIVATIONS.names())

    def _describe(self, editor: Editor, number: int) -> None:
        assert isinstance(editor, OptionEdit)
        for index, name in enumerate(ACTIVATIONS.names()):
            label = ACTIVATIONS[name].label
            editor.describe(index, tr(label), partial(choice_tooltip, ACTIVATIONS[name]))
        editor.setAccessibleName(tr("Activation of layer {number}", number=number))
        editor.setToolTip(choice_tooltip(ACTIVATIONS[editor.value]))

    def _put(self, editor: Editor, value: Activation) -> None:
        editor.set_value(value.name)

    def _take(self, editor: Editor, before: Activation) -> Activation:
        return before if editor.value == before.name else ACTIVATIONS[editor.value]()


class DropoutsByLayer(ByLayer[float]):
    """Sets a dropout a layer."""

    terms = (text("Dropout layer by layer"), text("Set the dropout of every hidden layer."))

    def _words(self) -> tuple[str, str]:
        label, explained = self.terms
        return tr(label), tr(explained)

    def _editor(self) -> Editor:
        return NumberEdit(DROPOUT)

    def _describe(self, editor: Editor, number: int) -> None:
        editor.setAccessibleName(tr("Dropout of layer {number}", number=number))
        editor.setToolTip(parameter_tooltip(DROPOUT))

    def _put(self, editor: Editor, value: float) -> None:
        editor.set_value(value)

    def _take(self, editor: Editor, before: float) -> Any:
        return editor.value
