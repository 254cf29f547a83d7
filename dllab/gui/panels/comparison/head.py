"""The titles over the columns of the comparison: which there is room for, and by which the runs are sorted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout

from dllab.gui.kit.fonts import sized
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.comparison.row import COLUMNS, FIRST_SCORE, NAME, SPACE, STEP, RunScores
from dllab.gui.panels.comparison.settings import Setting
from dllab.gui.panels.comparison.sorting import Sorting, SortTitle

ACCURACIES = (FIRST_SCORE + 2, FIRST_SCORE + 3)
DISPENSABLE = (FIRST_SCORE + 2, FIRST_SCORE, STEP)  # in this order, where there is no room
FOR_NAMES = 1 / 3  # of the room, for which columns give way; where a name needs more, each gets a line of its own


class Head(QObject):
    """The first line of `grid`: name, scores, step, and the settings that differ. `sorted`: a title was pressed.

    narrow: there is no room for the names beside the numbers. below: none for the settings either, which are said below
    them. visible: the columns that are shown.
    """

    sorted = Signal()

    def __init__(self, grid: QGridLayout, parent: QObject):
        super().__init__(parent)
        self._grid = grid
        self._theme = Theme(dark=False, presentation=False)
        self._sorting = Sorting()
        self.settings: tuple[Setting, ...] = ()
        self.titles = {place: SortTitle(place) for place in range(NAME, COLUMNS)}  # the settings' follow
        self.narrow = self.below = False
        self.visible: frozenset[int] = frozenset()
        for place, title in self.titles.items():
            self._place(title, place)

    def show_settings(self, settings: tuple[Setting, ...]) -> None:
        """A column for each of these."""
        self.settings = settings
        for place in range(COLUMNS + len(settings), NAME + len(self.titles)):
            gone = self.titles.pop(place)
            self._grid.setColumnMinimumWidth(place, 0)
            gone.hide()
            gone.deleteLater()
        for index, setting in enumerate(settings):
            place = COLUMNS + index
            if place not in self.titles:
                self.titles[place] = SortTitle(setting.key)
                self.titles[place].apply_theme(self._theme)
                self._place(self.titles[place], place)
            self.titles[place].column = setting.key
        self.retranslate()

    def order(self, names: Sequence[str], found: Sequence[RunScores]) -> list[int]:
        """The places of runs called so that have reached this, in the order of their rows."""
        column = self._sorting.column
        if column == NAME:
            return self._sorting.order(names)
        if column == STEP:
            return self._sorting.order([each.step for each in found])
        if isinstance(column, int):
            return self._sorting.order([each.values[column - FIRST_SCORE] for each in found])
        setting = next((each for each in self.settings if each.key == column), None)
        return list(range(len(found))) if setting is None else self._sorting.order(setting.numbers or setting.values)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        for title in self.titles.values():
            title.apply_theme(theme)

    def retranslate(self) -> None:
        """Say what the columns hold."""
        scores = tr("Training loss"), tr("Validation loss"), tr("Training accuracy"), tr("Validation accuracy")
        words = "" if self.narrow else tr("Run"), *scores, tr("step"), *(setting.title for setting in self.settings)
        for title, said in zip(self.titles.values(), words, strict=True):
            title.show_title(said, self._sorting)

    def fit(self, room: int, name_width: int, cell_width: Callable[[int], int], *, classes: bool) -> bool:
        """Hide what is dispensable until the names have room, and if they never have, be narrow; whether that is new.

        room: pixels beside the swatches. name_width: what the longest name asks for. cell_width: what the cells of a
        setting ask for, by its place among them.
        """
        metrics = QFontMetrics(sized(self._theme, -1))
        widths = {place: self._least_width(place, metrics, cell_width) for place in self.titles if place != NAME}
        if not classes:
            widths = {place: width for place, width in widths.items() if place not in ACCURACIES}
        least = [width for place, width in widths.items() if place not in DISPENSABLE]
        beside = room - min(name_width, round(FOR_NAMES * room))
        before = self.narrow, self.below
        self.below = sum(least) > room and bool(self.settings)
        if self.below:
            widths = {place: width for place, width in widths.items() if place < COLUMNS}
        for place in DISPENSABLE:
            if sum(widths.values()) > beside:
                widths.pop(place, None)
        self.narrow = sum(widths.values()) + name_width > room
        for place, title in self.titles.items():
            if place != NAME:
                title.setVisible(place in widths)
                self._grid.setColumnMinimumWidth(place, widths.get(place, 0))
        self.visible = frozenset(widths)
        if before != (self.narrow, self.below):
            self.retranslate()
        return before != (self.narrow, self.below)

    def _least_width(self, place: int, metrics: QFontMetrics, cell_width: Callable[[int], int]) -> int:
        """Of a column, with the space before its cells: its title may break between words."""
        title = max(map(metrics.horizontalAdvance, self.titles[place].text().split()), default=0)
        if place < COLUMNS:
            cell = metrics.horizontalAdvance("8,888,888" if place == STEP else "0.0888") + SPACE
        else:
            cell = cell_width(place - COLUMNS)
        return max(title + SPACE, cell) + 2

    def _place(self, title: SortTitle, place: int) -> None:
        side = Qt.AlignmentFlag.AlignLeft if place == NAME else Qt.AlignmentFlag.AlignRight
        title.setAlignment(side | Qt.AlignmentFlag.AlignBottom)
        title.pressed.connect(self._press)
        self._grid.addWidget(title, 0, place)

    def _press(self, column: int | str) -> None:
        self._sorting = self._sorting.pressed(column)
        self.retranslate()
        self.sorted.emit()
