"""One explorer to touch: its settings on the left, its picture in the middle, its numbers on the right."""

from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from dllab.explorers import Explorer, Readout
from dllab.explorers.base import ESSENTIAL
from dllab.explorers.files import Page
from dllab.gui.charts.chart import Chart
from dllab.gui.charts.handles import Handles
from dllab.gui.explorers.areas import SIDE_WIDTH, NumbersArea
from dllab.gui.explorers.help_card import HelpCard
from dllab.gui.explorers.of_run import OF_RUN
from dllab.gui.explorers.player import Player
from dllab.gui.explorers.readouts import Readouts
from dllab.gui.explorers.undo import SettingsEdit
from dllab.gui.explorers.view import ExplorerView, view_of
from dllab.gui.forms.settings_form import SettingsForm
from dllab.gui.forms.tab_order import follow_the_eye
from dllab.gui.kit.export_button import ExportButton
from dllab.gui.kit.fonts import bold
from dllab.gui.kit.icons import icon
from dllab.gui.kit.language import Wording, tr
from dllab.gui.kit.layouts import add_layout, horizontal, vertical
from dllab.gui.kit.readable import numbered, word
from dllab.gui.kit.scrolling import ScrollingColumn
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import POINTS, Theme
from dllab.gui.kit.undo import UndoStack

FORM_WIDTH = 276
SIDE_SHARE, MOST_SIDE = 0.21, 400  # of the page, and pixels, that numbers and words take where there is room
MOST_BESIDE = 0.3  # of the page, that each of them takes from the picture
NARROW = 1000  # pixels across, in less than which the numbers stand below the form; for text of POINTS
ICON = 16
PLAYER = 5  # its place in the first line


class ExplorerPage(QWidget):
    """Shows an explorer. left: somebody wants to see the others. export_wanted: carries one of the kit's OFFERS.

    run_wanted: the settings shall be taken over from the run that goes on.
    """

    left = Signal()
    export_wanted = Signal(str)
    run_wanted = Signal()

    def __init__(
        self,
        explorer: type[Explorer],
        view: ExplorerView | None = None,
        form: SettingsForm | None = None,
        parent: QWidget | None = None,
    ):
        """view and form of that explorer, where they have been made already."""
        super().__init__(parent)
        self.explorer = explorer
        self.settings: Explorer = explorer()
        self.undo_stack = UndoStack(self)
        self._stroke = 0  # edits of the same number are undone at once
        self._theme: Theme | None = None
        self._narrow: bool | None = None  # once it is known
        self._untold = False  # whether its words are of another language
        self.view = view or view_of(explorer)
        for chart in self.view.findChildren(Chart):
            if chart.findChild(Handles) is None:
                chart.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # no key does anything there
        self.form = form or settings_form(explorer)
        self.player = Player(explorer.pace)
        self.readouts = Readouts(explorer.numbers)
        self.card = HelpCard(explorer)
        self.card.setMinimumHeight(0)
        self._draw = QTimer(self, interval=0, singleShot=True)  # once for all that the mouse did meanwhile
        self._draw.timeout.connect(self.draw_now)
        self._build()
        self.form.edited.connect(self._take_form)
        self.view.dragged.connect(self._take_drag)
        self.view.let_go.connect(self._end_stroke)
        self.player.moved.connect(self._draw.start)
        self.export.chosen.connect(self.export_wanted)
        self.retranslate()

    def _build(self) -> None:
        self._back = QToolButton(self, autoRaise=True, toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._back.clicked.connect(self.left)
        self._title = QLabel(self)
        self._title.setFont(bold())
        self.export = ExportButton()
        self._reset = QToolButton(self, autoRaise=True)
        self._reset.clicked.connect(self.restore)
        self._help = QToolButton(self, autoRaise=True)
        self._help.setCheckable(True)
        self._help.setChecked(True)
        self._help.toggled.connect(self.card.setVisible)
        self.from_run = QToolButton(self, autoRaise=True)
        self.from_run.clicked.connect(self.run_wanted)
        self.from_run.setVisible(self.explorer.name in OF_RUN)
        for button in (self._back, self.export, self._reset, self.from_run, self._help):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = vertical(self, spacing=0)
        head = self._head = horizontal(column, self._back, self._title, self._reset, margins=(8, 4, 8, 4), spacing=8)
        head.addWidget(self.from_run)
        head.addStretch(1)
        head.addStretch(1)
        head.addWidget(self.export)
        head.addWidget(self._help)
        self._below = horizontal(column, margins=(8, 0, 8, 0))
        self._body = add_layout(column, QGridLayout(), 1)
        self._body.setSpacing(1)
        self._body.setColumnStretch(1, 1)
        self._left, self.area = ScrollingColumn(self.form), ScrollingColumn(self.view)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        side = self._side = QWidget(self)
        side.setBackgroundRole(QPalette.ColorRole.Base)
        side.setAutoFillBackground(True)
        right = vertical(side, NumbersArea(self.readouts), (self.card, 1), spacing=0)
        right.addStretch(0)
        self._arrange()
        follow_the_eye(self.form)

    @property
    def title(self) -> str:
        """What the page is called, in the current language."""
        return word(self.explorer.label)

    @property
    def step(self) -> int:
        """The step that is shown."""
        return self.player.step

    def saved(self) -> Page:
        """What its file holds."""
        return Page(explorer=self.settings, step=self.step)

    def note(self) -> str:
        """What a picture of the page is of, beside its title."""
        if not self.settings.steps:
            return ""
        return tr("step {step} of {last}", step=self.step, last=self.settings.steps)

    def show_settings(self, settings: Explorer, step: int | None = None) -> None:
        """Show these; the step stays where it can, or is the one given."""
        self.settings = settings
        self.form.set_value(settings)
        self.player.set_last(settings.steps)
        if step is not None:
            self.player.show_step(min(step, settings.steps))
        self._draw.start()

    def show_task(self, task: Wording | None) -> None:
        """Say what a lab asks for here, where it is seen; None: nothing any more."""
        self.card.show_task(task)
        if task is not None:
            self._help.setChecked(True)

    def restore(self) -> None:
        """Everything as it was at first; it can be undone."""
        self._end_stroke()
        self._change(self.explorer(), "")
        self.player.do("restart")
        self.show_settings(self.settings)

    def take_over(self, settings: dict[str, Any]) -> None:
        """Set these, as one thing to undo; raises ValidationError."""
        self._end_stroke()
        changed = self.explorer.model_validate({**self.settings.model_dump(), **settings})
        self._change(changed, "")
        self.show_settings(changed)

    def draw_now(self) -> None:
        """Draw what is set, without waiting for a turn."""
        self._draw.stop()
        if self._theme is None:
            return
        self.view.show_scene(self.settings, self.step, self.settings.scene(self.step))
        self.readouts.show_values(self.settings.readouts(self.step))

    def take_keys(self) -> None:
        """Have the arrow keys move the first handle; where there is none, the first setting has the keyboard."""
        self.draw_now()  # which makes handles
        charts: list[QWidget] = [
            one.chart for one in self.view.findChildren(Handles) if one.grips and one.chart.isVisibleTo(self)
        ]
        stops = [one for one in self.form.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        first = next(iter(charts + [stop for stop in stops if stop.isVisibleTo(self)]), None)
        if first is not None:
            first.setFocus()

    def rest(self) -> None:
        """Nobody looks any more."""
        self.player.pause()

    def table(self) -> Table | None:
        """The numbers behind the picture, or else those beside it."""
        table = self.view.table()
        if table is not None:
            return table
        values = self.settings.readouts(self.step)
        names = [_name(self.explorer.numbers[name]) for name in values]
        units = [word(self.explorer.numbers[name].unit) for name in values]
        return Table.of_rows((tr("Quantity"), tr("Value"), tr("Unit")), zip(names, values.values(), units, strict=True))

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        for part in (self.view, self.player, self.readouts, self.card):
            part.apply_theme(theme)
        for button, name in ((self._back, "step_back"), (self.export, "export"), (self._reset, "reset")):
            button.setIcon(icon(name, theme.foreground, theme.disabled))
        for button in (self._back, self.export, self._reset):
            button.setIconSize(QSize(theme.scaled(ICON), theme.scaled(ICON)))
        self.show_settings(self.settings)
        self._share_width()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self._title.setText(self.title)
        self._back.setText(tr("All pages"))
        self._back.setToolTip(tr("Back to all pages (Esc)"))
        self._reset.setToolTip(tr("Everything as it was at first"))
        self._reset.setAccessibleName(tr("Everything as it was at first"))
        self.from_run.setText(tr("From the run"))
        self.from_run.setToolTip(tr("Take over what this page can show of the run in Training"))
        self._help.setText("?")
        self._help.setToolTip(tr("What to try, the formula, and what a teacher wants to know"))
        self._help.setAccessibleName(tr("About this page"))
        self.export.retranslate()
        self.form.retranslate()
        self.player.retranslate()
        self.readouts.retranslate()
        self.card.retranslate()
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language; a page that nobody sees does when it is shown."""
        if event.type() == QEvent.Type.LanguageChange:
            self._untold = not self.isVisible()
            if not self._untold:
                self.retranslate()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Share the width anew where a part needs another: or the place of what plays would make the window wider."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._share_width()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def showEvent(self, event: QShowEvent) -> None:
        if self._untold:
            self._untold = False
            self.retranslate()
        super().showEvent(event)

    def _arrange(self) -> None:
        """Form, picture and numbers beside each other, or the numbers below the form where the page is narrow.

        What plays stands in the first line, or below it where that is too short.
        """
        points = self._theme.points if self._theme is not None else POINTS
        narrow = self.width() * POINTS < NARROW * points
        if narrow != self._narrow:
            self._narrow = narrow
            self._place_parts()
        wanted = self._head.minimumSize().width()
        if self._head.indexOf(self.player) < 0:
            wanted += self.player.minimumSizeHint().width() + self._head.spacing()
        if wanted > self.width() and not self.player.isHidden():
            self._below.addWidget(self.player)
        elif self._head.indexOf(self.player) < 0:
            self._head.insertWidget(PLAYER, self.player, 2)

    def _place_parts(self) -> None:
        rows = 2 if self._narrow else 1
        for row in range(2):
            self._body.setRowStretch(row, int(row < rows))
        self._body.addWidget(self._left, 0, 0)
        self._body.addWidget(self.area, 0, 1, rows, 1)
        self._body.addWidget(self._side, *((1, 0) if self._narrow else (0, 2)))

    def _share_width(self) -> None:
        """Give form and numbers the width that their text needs, as far as the picture keeps its share."""
        if self._theme is not None:
            self._arrange()
            for part, width in ((self._left, FORM_WIDTH), (self._side, SIDE_WIDTH)):
                wanted = round(width * self._theme.points / POINTS)
                if part is self._side:
                    wanted = max(wanted, min(round(SIDE_SHARE * self.width()), MOST_SIDE))
                part.setFixedWidth(max(width, min(wanted, round(MOST_BESIDE * self.width()))))

    def _take_form(self, name: str) -> None:
        edited = self.form.value
        assert isinstance(edited, Explorer)
        edited = edited.following(name)
        self._change(edited, name)
        self.show_settings(edited)

    def _take_drag(self, dragged: dict[str, Any]) -> None:
        """Take over what was dragged, where that can be."""
        assert dragged.keys() <= self.form.editors.keys(), dragged
        try:
            settings = self.explorer.model_validate({**self.settings.model_dump(), **dragged})
        except ValidationError:
            self._draw.start()  # beyond what the setting may be: the handle goes back
            return
        if settings != self.settings:
            self._change(settings, " ".join(dragged))
            self.show_settings(settings)

    def _change(self, settings: Explorer, what: str) -> None:
        """Remember the change; further ones of the same, until the mouse is up, belong to it."""
        if settings != self.settings:
            stroke = f"{what} {self._stroke}" if what else ""
            stack = self.undo_stack
            last = stack.command(stack.index() - 1) if stack.index() == stack.count() and not stack.isClean() else None
            if not (isinstance(last, SettingsEdit) and last.grows(stroke, settings)):
                stack.push(SettingsEdit(stroke, self.settings, settings, self.show_settings))
            self.settings = settings

    def _end_stroke(self) -> None:
        self._stroke += 1


def settings_form(explorer: type[Explorer]) -> SettingsForm:
    """The form of a page, with what the explorer has at first."""
    return SettingsForm(explorer(), ESSENTIAL)


def _name(readout: Readout) -> str:
    """Its label, and which of several it belongs to."""
    return numbered(readout.label, readout.index)
