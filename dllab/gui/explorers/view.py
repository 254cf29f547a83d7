"""What draws an explorer."""

import importlib
import importlib.util
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from dllab.explorers import Explorer, Scene
from dllab.gui.charts.chart import Chart
from dllab.gui.charts.handles import Handles
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme

VIEWS = "dllab.gui.explorers.views"


class ExplorerView(QWidget):
    """Draws the scenes of one explorer. Items are made once and given new arrays.

    dragged: carries the settings that a person changed in the picture, by their names; the page then shows the scene
    that belongs to them. let_go: the mouse is up again, and what was dragged is one thing to undo. learning_wanted:
    carries an Experiment that shall be opened in Training.

    Nothing is drawn or named before there is a theme: names stand in its colours.
    """

    dragged = Signal(dict)
    let_go = Signal()
    learning_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._dressed = False
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    def handles_in(self, chart: Chart, drag: Callable[[int, float, float], None]) -> Handles:
        """Handles in one of the view's charts, of which `drag` is told number and place while one is dragged."""
        handles = Handles(chart)
        handles.moved.connect(drag)
        handles.let_go.connect(self.let_go)
        return handles

    def show_scene(self, settings: Any, step: int, scene: Scene) -> None:
        """Draw what `settings.scene(step)` returned; `settings` is the explorer of the view's name."""
        raise NotImplementedError

    def apply_theme(self, theme: Theme) -> None:
        """Take over a theme, before the first scene and at every change, and set every text in its colours."""
        self._theme: Theme = theme
        self._dressed = True
        for handles in self.findChildren(Handles):
            handles.apply_theme(theme)
        self.dress(theme)
        self.retranslate()

    def dress(self, theme: Theme) -> None:
        """Take over colours and line widths; `_theme` is the theme already."""
        raise NotImplementedError

    def table(self) -> Table | None:
        """The numbers behind the picture; None where it has none that a table could hold."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every text again, in the current language and the colours of `_theme`."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange and self._dressed:
            self.retranslate()
        super().changeEvent(event)


def view_of(explorer: type[Explorer]) -> ExplorerView:
    """The view in the file called as the explorer; the plain one where there is none."""
    name = f"{VIEWS}.{explorer.name}"
    if importlib.util.find_spec(name) is None:
        name = f"{VIEWS}.any"
    view: ExplorerView = importlib.import_module(name).View()
    return view
