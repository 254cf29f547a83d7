"""The numbers of a page, large enough to be read from the last row."""

import math
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from dllab.explorers import Readout
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.labels import SteadyLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.readable import word
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import tint
from dllab.numerals import count, number

DIGITS = 4
LONGEST = 1e10  # of a whole number, which is written with all its digits: people compare it with what they counted
NONE = "–"
LARGER = 2  # points that a number is larger than its name


class Readouts(QWidget):
    """A line a number, with its name and unit; lines stay where they are while the numbers change.

    What the picture says itself has none.
    """

    def __init__(self, numbers: Mapping[str, Readout], parent: QWidget | None = None):
        super().__init__(parent)
        self._numbers = {name: readout for name, readout in numbers.items() if readout.beside}
        self._values: dict[str, float] = {}
        self._theme = Theme(dark=False, presentation=False)
        self._lines: dict[str, tuple[QLabel, SteadyLabel]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 12, 12, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for row, name in enumerate(self._numbers):
            label, value = QLabel(self, textFormat=Qt.TextFormat.PlainText), SteadyLabel(self)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            label.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, row, 0)
            grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBaseline)
            self._lines[name] = label, value
        grid.setRowStretch(len(self._numbers), 1)
        self.retranslate()

    def show_values(self, values: Mapping[str, float]) -> None:
        """Show these; a number that is not there now has no line."""
        self._values = dict(values)
        for name, (label, value) in self._lines.items():
            there = name in values
            if label.isHidden() == there:
                label.setVisible(there)
                value.setVisible(there)
            if there:
                self._write(name)

    def words(self, name: str) -> str:
        """What is shown of a number."""
        return self._lines[name][1].text()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        small, large = sized(theme), sized(theme, LARGER, tabular=True)
        for label, value in self._lines.values():
            label.setFont(small)
            tint(label, theme.muted)
            value.setFont(large)
            tint(value, theme.foreground)

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        for name, (label, _) in self._lines.items():
            label.setText(word(self._numbers[name].label))
        self.show_values(self._values)

    def _write(self, name: str) -> None:
        unit, value = self._numbers[name].unit, self._values[name]
        if math.isnan(value):  # what a page has no number for, such as the step of what never came
            words = NONE
        else:
            whole = float(value).is_integer() and 0 < abs(value) < LONGEST  # −0.0 is 0 to `number` alone
            shown = count(value) if whole else number(value, DIGITS)
            words = tr("{value} {unit}", value=shown, unit=word(unit)) if unit else shown
        self._lines[name][1].say(words)
