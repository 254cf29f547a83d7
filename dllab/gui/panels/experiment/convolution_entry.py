"""The form of one convolution, folded under a line that says what it is."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from dllab.catalogue import parameters_of
from dllab.engine.convolution.geometry import Geometry
from dllab.experiment.convolution import ConvolutionSection
from dllab.gui.forms.collapsible import Collapsible
from dllab.gui.forms.parameter_rows import ParameterRows
from dllab.gui.kit.language import tr
from dllab.gui.kit.layer_names import written_convolution
from dllab.gui.kit.layouts import horizontal


class ConvolutionEntry(Collapsible):
    """One of several. `moved` says that it is wanted a place further on, or back; `removed` that it is not wanted."""

    edited = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, parent: QWidget):
        self.rows = ParameterRows(parameters_of(ConvolutionSection))
        self._tools = QWidget()
        self.earlier, self.later, self.remove = (QToolButton(self._tools) for _ in range(3))
        line = horizontal(self._tools, spacing=4)
        line.addStretch(1)
        for button in (self.earlier, self.later, self.remove):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            line.addWidget(button)
        super().__init__(self._tools, self.rows, parent=parent)
        self._number = 1
        self.made: Geometry | None = None
        self.fails = False
        self.value = ConvolutionSection()
        self.rows.edited.connect(self._take)
        self.earlier.clicked.connect(partial(self.moved.emit, -1))
        self.later.clicked.connect(partial(self.moved.emit, 1))
        self.remove.clicked.connect(self.removed)

    def show_section(self, section: ConvolutionSection, number: int, count: int) -> None:
        """Show the one of this number of so many, without emitting."""
        self.value, self._number = section, number
        self.rows.set_values(section.model_dump())
        self.earlier.setEnabled(number > 1)
        self.later.setEnabled(number < count)
        self.retranslate()

    def show_made(self, made: Geometry | None, *, fails: bool) -> None:
        """What it makes of its picture, where that is known; fails: whether it does not fit it."""
        self.made, self.fails = made, fails
        self._describe()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.rows.retranslate()
        number = self._number
        for button, sign, words in (
            (self.earlier, "↑", tr("Move convolution {number} one place earlier", number=number)),
            (self.later, "↓", tr("Move convolution {number} one place later", number=number)),
            (self.remove, "✕", tr("Take convolution {number} away", number=number)),
        ):
            button.setText(sign)
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._describe()

    def _describe(self) -> None:
        self.describe(tr("conv {number}", number=self._number), written_convolution(self.value), self.fails)

    def _take(self) -> None:
        self.value = ConvolutionSection(**self.rows.values())
        self.edited.emit()
