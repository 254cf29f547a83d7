"""Which figure is drawn of the runs, and what may be done with the one that is picked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.header import SmallButton
from dllab.gui.forms.picks import OptionEdit
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.sweep.words import FIGURES

OPEN, PIN, REPLAY = range(3)


class RunLine(QWidget):
    """figure_chosen: another figure is to be drawn. wanted: carries OPEN, PIN or REPLAY, of the run that is picked."""

    figure_chosen = Signal()
    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.figure = OptionEdit(FIGURES)
        self.buttons = [SmallButton() for _ in (OPEN, PIN, REPLAY)]
        self.deeds = [QAction(self) for _ in self.buttons]  # the same in a menu
        self._picked = ""
        row = horizontal(self, (self.figure, 1), margins=(8, 0, 8, 4), spacing=4)
        for what, (button, deed) in enumerate(zip(self.buttons, self.deeds, strict=True)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(deed.trigger)
            deed.setData(what)
            deed.triggered.connect(self._want)
            row.addWidget(button)
        self.figure.edited.connect(self.figure_chosen)

    def allow(self, can_open: bool, can_train: bool, picked: str) -> None:
        """What can be done with the run that is picked, and what it is called; empty: none is."""
        self._picked = picked
        for deed, button, can in zip(self.deeds, self.buttons, (can_open, can_train, can_train), strict=True):
            deed.setEnabled(can)
            button.setEnabled(can)
        self._explain()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        for button in self.buttons:
            button.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        for place, label in enumerate(FIGURES.values()):
            self.figure.describe(place, tr(label))
        self.figure.setToolTip(tr("What is drawn of each run, as it ended"))
        self.figure.setAccessibleName(tr("Figure"))
        for button, deed, words in zip(self.buttons, self.deeds, (tr("Open"), tr("Pin"), tr("Replay")), strict=True):
            for part in (button, deed):
                part.setText(words)
            button.setAccessibleName(words)
        self._explain()

    def _explain(self) -> None:
        texts = (
            tr("Train this run in the window, in place of the one that is there, which is pinned"),
            tr("Train this run again beside the window's, and draw it in every chart"),
            tr("Train this run again, and compare the weights bit for bit"),
        )
        first = tr("Click a run first, in Curves, Map or Table.")
        for button, deed, explained in zip(self.buttons, self.deeds, texts, strict=True):
            for part in (button, deed):
                part.setToolTip(f"{explained}\n{self._picked or first}")

    def _want(self) -> None:
        deed = self.sender()
        assert isinstance(deed, QAction)
        self.wanted.emit(deed.data())
