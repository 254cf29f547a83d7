"""The line above a plot: a legend to the left, small buttons to the right."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from dllab.gui.charts.chart import Chart
from dllab.gui.charts.time_chart import TimeChart
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import fill

SIDES = 16  # pixels that are left free beside a header, on both sides
LEGEND_GAP = 6  # pixels, at least, between the legend and the first button


class Header(QWidget):
    """Holds `legend`, then `buttons`; spare: one more, where the legend and the others have their room."""

    _spare: QWidget | None = None  # also while Python takes a header apart, when Qt still sends events to it

    def __init__(self, legend: QWidget, *buttons: QWidget, spare: QWidget | None = None):
        super().__init__()
        self._spare = spare
        self._others = legend, *buttons
        row = horizontal(self, (legend, 1), margins=(SIDES // 2, 4, SIDES // 2, 0), spacing=2)
        row.addSpacing(LEGEND_GAP)
        for button in (*([spare] if spare else []), *buttons):
            row.addWidget(button)

    def event(self, event: QEvent) -> bool:
        """Have the spare button come or go as there is room, or as another wants room."""
        if self._spare is not None and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            parts = *self._others, self._spare
            wanted = sum(part.sizeHint().width() + 2 for part in parts)
            self._spare.setVisible(wanted + LEGEND_GAP <= self.contentsRect().width() - SIDES)
        return super().event(event)

    def apply_theme(self, theme: Theme) -> None:
        """Be one with the plot below."""
        fill(self, theme.background)


class SmallButton(QToolButton):
    """A flat button in the plots' small font."""

    def __init__(self, *, checkable: bool = False):
        super().__init__()
        self.setCheckable(checkable)
        self.setAutoRaise(True)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and font size."""
        self.setStyleSheet(
            f"QToolButton {{ color: {theme.foreground}; background: transparent; border: 1px solid {theme.grid};"
            f"border-radius: 4px; padding: 1px 6px; font-size: {theme.point_size - 1}pt }}"
            f"QToolButton:hover {{ border-color: {theme.axis}; background: {theme.raised} }}"
            f"QToolButton:checked {{ border-color: {theme.train}; background: {theme.train_pale} }}"
            f"QToolButton:focus {{ border-color: {theme.train} }}"
            f"QToolButton:disabled {{ color: {theme.disabled} }}"
        )


class LogButton(SmallButton):
    """Makes an axis logarithmic; `action` does the same in a menu."""

    def __init__(self) -> None:
        super().__init__(checkable=True)
        self.action = QAction(self, checkable=True)
        self.action.toggled.connect(self.setChecked)
        self.toggled.connect(self.action.setChecked)

    def retranslate(self, explanation: str) -> None:
        """Say what it does."""
        self.setText(tr("log"))
        self.setToolTip(explanation)
        self.action.setText(explanation)


class LogStepsButton(LogButton):
    """Makes the axes of steps logarithmic, of charts that show the same ones."""

    def __init__(self, *charts: TimeChart):
        super().__init__()
        for chart in charts:
            self.toggled.connect(chart.set_logarithmic_steps)

    def retranslate(self, explanation: str) -> None:
        super().retranslate(explanation)
        self.setText(tr("log x"))


class FollowButton(SmallButton):
    """Appears when the user moves one of the charts; hidden means that they follow the newest data."""

    def __init__(self, *charts: Chart):
        super().__init__()
        self.hide()
        for chart in charts:
            chart.moved_by_user.connect(self.show)
        self.clicked.connect(self.hide)

    def retranslate(self) -> None:
        """Say what it does."""
        self.setText(tr("Follow"))
        self.setToolTip(tr("Show the newest data again"))

    @property
    def following(self) -> bool:
        """Whether the charts follow the newest data."""
        return self.isHidden()


class Segments(QWidget):
    """A few buttons of which one is down."""

    chosen = Signal(int)

    def __init__(self, count: int):
        super().__init__()
        row = horizontal(self, spacing=0)
        self._group = QButtonGroup(self)
        self._buttons = [SmallButton(checkable=True) for _ in range(count)]
        for index, button in enumerate(self._buttons):
            self._group.addButton(button, index)
            row.addWidget(button)
        self._buttons[0].setChecked(True)
        self._group.idToggled.connect(self._toggled)

    @property
    def current(self) -> int:
        """The index of the button that is down."""
        return self._group.checkedId()

    def choose(self, index: int) -> None:
        """Press a button."""
        self._buttons[index].setChecked(True)

    def set_texts(self, *texts: tuple[str, str]) -> None:
        """What a button says, and what its tooltip explains, button by button."""
        for button, (text, explanation) in zip(self._buttons, texts, strict=True):
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(explanation)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and font size."""
        for button in self._buttons:
            button.apply_theme(theme)

    def _toggled(self, index: int, down: bool) -> None:
        if down:
            self.chosen.emit(index)
