"""How many hidden layers there are and how wide: two numbers, and a text that can say more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dllab.gui.forms.hidden_layers import DEPTH, WIDTH, deepened, read_layers, written
from dllab.gui.forms.keeping_back import keep_back
from dllab.gui.forms.number_edit import NumberEdit
from dllab.gui.forms.row import ParameterRow, Row
from dllab.gui.forms.text_edit import TextEdit
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.messages import text

LAYERS = (
    text("Layers"),
    text("The widths of the hidden layers, such as '128, 64', or '32×20' for 20 layers of 32."),
)


class HiddenEditor(QWidget):
    """Edits the tuple of hidden widths; all three controls show the same one. `layers_row` may be put elsewhere."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.depth_row, self.width_row = ParameterRow(DEPTH, self), ParameterRow(WIDTH, self)
        self._layers_line = TextEdit(read_layers, written)
        self.layers_row = Row(self._layers_line, self)
        self.layers_row.terms = LAYERS
        assert isinstance(self.width_row.editor, NumberEdit)
        self._width_line = self.width_row.editor.lineEdit()
        column = vertical(self, spacing=4)
        for row, changed in (
            (self.depth_row, self._take_depth),
            (self.width_row, self._take_width),
            (self.layers_row, self._take_layers),
        ):
            column.addWidget(row)
            row.edited.connect(changed)
        self.set_value((WIDTH.default,) * DEPTH.default)
        self.retranslate()

    @property
    def value(self) -> tuple[int, ...]:
        """The hidden widths, first layer first."""
        return self.layers_row.editor.value

    def set_value(self, hidden: tuple[int, ...]) -> None:
        """Show hidden widths without emitting."""
        self.layers_row.editor.set_value(hidden)
        self._show_counts()

    def take(self, hidden: tuple[int, ...]) -> None:
        """Take over hidden widths that a person asked for elsewhere."""
        if hidden != self.value:
            self.set_value(hidden)
            self.edited.emit()

    def mark(self, waits: bool) -> None:
        """Say whether the layers take effect on Reset."""
        for row in (self.depth_row, self.width_row):
            row.set_waits(waits)

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.depth_row.retranslate()
        self.width_row.retranslate()
        self.layers_row.describe(*map(tr, LAYERS))
        self._width_line.setPlaceholderText(tr("mixed"))
        self._layers_line.setPlaceholderText(tr("none"))

    def _show_counts(self) -> None:
        """Depth and width of the value; no width where the layers differ. Without layers the last width is kept."""
        hidden = self.value
        self.depth_row.editor.set_value(len(hidden))
        if hidden:
            self.width_row.editor.set_value(hidden[0] if len(set(hidden)) == 1 else None)
        keep_back(self.width_row, "no layers", not hidden)

    def _take_depth(self) -> None:
        width = self.width_row.editor.value or WIDTH.default
        self.layers_row.editor.set_value(deepened(self.value, self.depth_row.editor.value, width))
        self._show_counts()
        self.edited.emit()

    def _take_width(self) -> None:
        self.layers_row.editor.set_value((self.width_row.editor.value,) * len(self.value))
        self.edited.emit()

    def _take_layers(self) -> None:
        self._show_counts()
        self.edited.emit()
