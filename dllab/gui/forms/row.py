"""One line of a form: a label, a control, a mark between them, and a note below them."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from dllab.catalogue import Parameter
from dllab.gui.forms.drawing_pad import DrawingPad
from dllab.gui.forms.note import Note, WaitMark
from dllab.gui.forms.number_edit import NumberEdit
from dllab.gui.forms.numbers import (
    read_floats,
    read_list,
    read_places,
    read_point,
    shown_floats,
    shown_list,
    shown_places,
)
from dllab.gui.forms.path_edit import RUN, TABLE, PathEdit
from dllab.gui.forms.picks import BoolEdit, OptionEdit
from dllab.gui.forms.text_edit import TextEdit
from dllab.gui.forms.tooltips import parameter_tooltip
from dllab.gui.kit.language import tr
from dllab.gui.kit.readable import OPTION_WORDS, option_words
from dllab.gui.kit.terms import in_every_language
from dllab.gui.kit.wording import error_words

Editor = NumberEdit | TextEdit | OptionEdit | BoolEdit | PathEdit | DrawingPad
WIDE = (BoolEdit, PathEdit, DrawingPad)  # these say by themselves what they are


class Row(QWidget):
    """A labelled control, or a `wide` one whose label is only read aloud.

    The note says what is wrong with what was typed, else the remark. That the change waits for Reset is said by a mark
    whose room is always kept, so that no row moves away from who goes on to it; by the note where there is none.
    terms: the English texts by which it can be found, in any of the lab's languages.
    """

    edited = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None, wide: bool = False):
        super().__init__(parent)
        self.editor = editor
        self.label = QLabel(self, wordWrap=True)
        self.label.setBuddy(editor)
        self.note = Note(self)
        fills = wide or isinstance(editor, WIDE)
        self.mark = WaitMark(self) if not fills or isinstance(editor, BoolEdit) else None
        self.terms: tuple[str, ...] = ()
        self._waits = False
        self._remark = ""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(4)
        if fills:
            self.label.hide()
            grid.addWidget(editor, 0, 0, 1, 3)
        else:
            grid.addWidget(self.label, 0, 0)
            grid.addWidget(editor, 0, 2)
            editor.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if self.mark is not None:
            middle = Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(self.mark, 0, 2 if fills else 1, middle | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.note, 1, 0, 1, 3)
        grid.setColumnStretch(0, 16)
        grid.setColumnStretch(2, 15)
        editor.edited.connect(self.edited)
        editor.problem_changed.connect(self.refresh)

    def describe(self, label: str, tooltip: str) -> None:
        """Set the words, in the current language."""
        self.label.setText(label)
        if isinstance(self.editor, BoolEdit):
            self.editor.setText(label)
        self.editor.setAccessibleName(label)
        for widget in (self.label, self.editor):
            widget.setToolTip(tooltip)
        self.refresh()

    def set_waits(self, waits: bool) -> None:
        """Say, or no longer say, that the value takes effect on Reset."""
        if waits != self._waits:
            self._waits = waits
            self.refresh()

    def set_remark(self, remark: str) -> None:
        """Something else to say of the value."""
        self._remark = remark
        self.refresh()

    def is_about(self, words: Iterable[str]) -> bool:
        """Whether all words, in small letters, are in the row's label or terms."""
        told = "\n".join((self.label.text().casefold(), *map(in_every_language, self.terms)))
        return all(word in told for word in words)

    def refresh(self) -> None:
        """Write mark and note again."""
        problem = self.editor.problem
        waits = tr("takes effect on Reset") if self._waits and problem is None else ""
        if self.mark is not None:
            self.mark.say(waits)
            self.editor.setAccessibleDescription(waits)
            waits = ""
        if problem is not None:
            self.note.say(error_words(problem), is_problem=True)
        else:
            self.note.say("\n".join(filter(None, (self._remark, waits))))


class ParameterRow(Row):
    """A row made from a parameter's metadata alone."""

    def __init__(self, parameter: Parameter, parent: QWidget | None = None):
        self.parameter = parameter
        super().__init__(_editor(parameter), parent)
        named = parameter.labels or (OPTION_WORDS.get(option, option) for option in parameter.options)
        self.terms = (parameter.label, parameter.help, *named)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        name, unit = tr(self.parameter.label), self.parameter.unit
        label = tr("{name} ({unit})", name=name, unit=tr(unit)) if unit else name
        if isinstance(self.editor, OptionEdit):
            for index, option in enumerate(self.parameter.options):
                self.editor.describe(index, option_words(self.parameter, option))
        self.describe(label, parameter_tooltip(self.parameter))


def _editor(parameter: Parameter) -> Editor:
    if parameter.kind in ("float", "int"):
        return NumberEdit(parameter)
    editor: Editor
    match parameter.kind:
        case "ints":
            editor = TextEdit(partial(read_list, parameter), shown_list)
        case "floats":
            editor = TextEdit(partial(read_floats, parameter), shown_floats)
        case "point":
            editor = TextEdit(partial(read_point, parameter), shown_floats)
        case "places":
            editor = TextEdit(partial(read_places, parameter), shown_places)
        case "text":
            editor = TextEdit(str.strip, str)
        case "path":
            editor = PathEdit(TABLE)
        case "run":
            editor = PathEdit(RUN)
        case "points":
            editor = DrawingPad()
        case "bool":
            editor = BoolEdit()
        case _:
            editor = OptionEdit(parameter.options)
    editor.set_value(parameter.default)
    return editor
