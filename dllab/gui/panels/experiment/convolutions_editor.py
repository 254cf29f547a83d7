"""The convolutions in front of the hidden layers: how many, what each does, and the sizes that come of it."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dllab.catalogue import Parameter
from dllab.datasets import DataError
from dllab.engine.convolution.geometry import Geometry, NothingLeft, Picture
from dllab.experiment.convolution import ConvolutionSection
from dllab.experiment.sections import MAX_DEPTH
from dllab.gui.forms.caption import Caption
from dllab.gui.forms.keeping_back import keep_back
from dllab.gui.forms.note import Note
from dllab.gui.forms.number_edit import NumberEdit
from dllab.gui.forms.row import ParameterRow
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.wording import error_words
from dllab.gui.panels.experiment.convolution_entry import ConvolutionEntry
from dllab.messages import UserError, text
from dllab.training.network import picture_of

COUNT = Parameter(
    "convolutions", "int", 0, text("Convolutions"),
    text(
        "How many layers of filters come first. A filter slides over the picture with the same few weights everywhere, "
        "and makes a map of where it finds what it looks for."
    ),
    "", 0, MAX_DEPTH, open_minimum=False, open_maximum=False, options=(), live=False, logarithmic=False,
)  # fmt: skip
FIRST = ConvolutionSection(filters=8, kernel=5, pool="max2")

Order = tuple[int | None, ...]  # for each convolution the place it had before, or None for a new one


class ConvolutionsEditor(QWidget):
    """Edits the tuple of convolutions; `edited` carries where each of them was before."""

    edited = Signal(tuple)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._value: tuple[ConvolutionSection, ...] = ()
        self._shape: tuple[int, int] | None = None
        self._data: str | None = None  # what they are called; None while they are not known
        self._parameters = 0
        self.problem: UserError | None = None
        self.count_row = ParameterRow(COUNT, self)
        self.entries: list[ConvolutionEntry] = []
        self.sizes, self.note = Caption(self), Note(self)
        self._column = vertical(self, self.count_row, self.sizes, self.note, spacing=4)
        self.count_row.edited.connect(self._take_count)
        self.set_value(())

    @property
    def value(self) -> tuple[ConvolutionSection, ...]:
        """The convolutions, first one first."""
        return self._value

    @property
    def geometries(self) -> tuple[Geometry, ...] | None:
        """What they make of the data's pictures; None where they do not fit, or the data are not known."""
        made = [entry.made for entry in self.entries]
        return tuple(each for each in made if each) if all(made) else None

    def set_value(self, convolutions: tuple[ConvolutionSection, ...]) -> None:
        """Show convolutions without emitting; forms that are there are used again."""
        self._value = convolutions
        count = len(convolutions)
        editor = self.count_row.editor
        assert isinstance(editor, NumberEdit)
        editor.set_value(count)
        while len(self.entries) > count:
            entry = self.entries.pop()
            entry.hide()
            self._column.removeWidget(entry)
            entry.deleteLater()
        while len(self.entries) < count:
            self._add_entry()
        for number, (entry, section) in enumerate(zip(self.entries, convolutions, strict=True), start=1):
            entry.show_section(section, number, count)
        self._measure()

    def take_filters(self, filters: tuple[int, ...]) -> None:
        """Take over how many filters each has, as a person asked for elsewhere."""
        pairs = zip(self._value, filters, strict=True)
        changed = tuple(one.model_copy(update={"filters": count}) for one, count in pairs)
        self._change(changed, tuple(range(len(changed))))

    def set_data(self, shape: tuple[int, int] | None, name: str) -> None:
        """What the pictures measure, None where the data are none, and what the data are called."""
        if (shape, name) != (self._shape, self._data):
            self._shape, self._data = shape, name
            self._measure()

    def say_parameters(self, count: int) -> None:
        """How many numbers of theirs are trained."""
        self._parameters = count
        self._say()

    def leave_out(self, out: bool) -> None:
        """Hide it, where it would do nothing."""
        keep_back(self.count_row, "idle", out)
        keep_back(self, "idle", out)

    def mark(self, waits: bool) -> None:
        """Say whether the convolutions take effect on Reset."""
        self.count_row.set_waits(waits)

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.count_row.retranslate()
        for entry in self.entries:
            entry.retranslate()
        self.sizes.setToolTip(tr("Channels × height × width of the picture and of every layer's maps."))
        self._say()

    def _add_entry(self) -> None:
        entry = ConvolutionEntry(self)
        entry.edited.connect(self._take_entry)
        entry.moved.connect(self._move)
        entry.removed.connect(self._remove)
        self._column.insertWidget(1 + len(self.entries), entry)
        self.entries.append(entry)
        for below in (self.sizes, self.note):
            below.raise_()  # Tab follows the order of siblings

    def _take_count(self) -> None:
        """New ones are like the last, so that a row of them is quickly made."""
        count, before = self.count_row.editor.value, self._value
        last = before[-1] if before else FIRST
        self._change((before + (last,) * count)[:count], tuple(i if i < len(before) else None for i in range(count)))

    def _take_entry(self) -> None:
        self._value = tuple(entry.value for entry in self.entries)
        self._measure()
        self.edited.emit(tuple(range(len(self._value))))

    def _move(self, places: int) -> None:
        order = list(range(len(self._value)))
        place = self._sender()
        order.insert(place + places, order.pop(place))
        unfolded = [self.entries[each].header.isChecked() for each in order]
        self._change(tuple(self._value[each] for each in order), tuple(order))
        self._unfold(unfolded)

    def _remove(self) -> None:
        order = [each for each in range(len(self._value)) if each != self._sender()]
        unfolded = [self.entries[each].header.isChecked() for each in order]
        self._change(tuple(self._value[each] for each in order), tuple(order))
        self._unfold(unfolded)

    def _sender(self) -> int:
        entry = self.sender()
        assert isinstance(entry, ConvolutionEntry)
        return self.entries.index(entry)

    def _unfold(self, unfolded: Collection[bool]) -> None:
        for entry, open_ in zip(self.entries, unfolded, strict=True):
            entry.header.setChecked(open_)

    def _change(self, convolutions: tuple[ConvolutionSection, ...], order: Order) -> None:
        self.set_value(convolutions)
        self.edited.emit(order)

    def _measure(self) -> None:
        """Work out the sizes one after the other, as far as they go."""
        self.problem = None
        try:
            picture = picture_of(self._shape, self._data) if self._value and self._data is not None else None
        except DataError as problem:
            picture, self.problem = None, problem
        for entry in self.entries:
            made, fails = None, False
            if picture is not None:
                try:
                    made = Geometry.of(picture, **entry.value.model_dump())
                except NothingLeft as problem:
                    self.problem, fails = problem, True
            entry.show_made(made, fails=fails)
            picture = made.out if made is not None else None
        self._say()

    def _say(self) -> None:
        """The sizes from the picture on, and what is wrong."""
        made, words = self.geometries, ""
        if made:
            pictures: list[Picture] = [made[0].picture, *(each.out for each in made)]
            written = " → ".join("{} × {}×{}".format(*picture) for picture in pictures)
            words = tr("{layers} · {count} parameters", layers=written, count=f"{self._parameters:,}")
        self.sizes.setText(words)
        self.sizes.setVisible(bool(words))
        number = next((place for place, entry in enumerate(self.entries, 1) if entry.fails), None)
        problem = error_words(self.problem) if self.problem else ""
        if number is not None:
            problem = tr("conv {number}: {problem}", number=number, problem=problem)
        self.note.say(problem, is_problem=True)
