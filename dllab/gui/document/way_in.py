"""What leads a newcomer in: the cards of a first start, what a preset is for, and the windows of the Help menu."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from dllab.experiment.presets import guide_of
from dllab.gui.document.document import Document
from dllab.gui.document.lab_door import LabDoor
from dllab.gui.explorers.page import ExplorerPage
from dllab.gui.forms.choice_form import ChoiceForm
from dllab.gui.handbook.links import EXPLORE_PAGES, PANELS, link_to, page_of
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.findings.panel import FindingsPanel
from dllab.gui.shell.about import LicenceList
from dllab.gui.shell.actions import Actions, action_words
from dllab.gui.shell.choices import ChoiceMenus
from dllab.gui.shell.docks import PanelDock
from dllab.gui.shell.help import HelpWindow, about_body, about_title, shortcuts_body, shortcuts_title
from dllab.gui.shell.pages import Pages
from dllab.gui.shell.settings import Settings
from dllab.gui.shell.welcome import EXPLORE, LAB, WATCH, WelcomeCards
from dllab.panel_names import FORM
from dllab.training.session import Session

if TYPE_CHECKING:
    from dllab.gui.handbook.window import HandbookWindow


class WayIn(QObject):
    """Owns the cards and Help's windows, and follows the document."""

    def __init__(
        self,
        window: QWidget,
        commands: Actions,
        choices: ChoiceMenus,
        document: Document,
        findings: FindingsPanel,
        session: Session,
        pages: Pages,
        desk: LabDoor,
        settings: Settings,
    ):
        super().__init__(window)
        self._choices, self._document, self._findings = choices, document, findings
        self._session, self._pages, self._desk, self._settings = session, pages, desk, settings
        self.cards = WelcomeCards(pages, window)
        self.cards.chosen.connect(self._begin)
        self.cards.closed.connect(self._remember)
        self.shortcuts = HelpWindow(window, shortcuts_title, partial(shortcuts_body, commands))
        self.about = HelpWindow(window, about_title, about_body, LicenceList())
        self._window, self._theme = window, Theme(dark=False, presentation=False)
        self._handbook: HandbookWindow | None = None
        for name, slot in (
            ("handbook", self.open_handbook),
            ("welcome", self.cards.bring),
            ("shortcuts", self.shortcuts.show),
            ("about", self.about.show),
        ):
            commands[name].triggered.connect(slot)
        self._preset: Path | None = None
        document.changed.connect(self._show_guide)

    def open(self) -> None:
        """The window is about to be shown: bring the cards, unless they were closed once."""
        if not self._settings.welcomed:
            self.cards.bring()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        self.cards.apply_theme(theme)
        if self._handbook is not None:
            self._handbook.apply_theme(theme)

    @property
    def handbook(self) -> "HandbookWindow":
        """Made when it is asked for first."""
        if self._handbook is None:
            from dllab.gui.handbook.window import HandbookWindow  # late: it brings a parser of Markdown along

            self._handbook = HandbookWindow(self._window, action_words)
            self._handbook.apply_theme(self._theme)
        return self._handbook

    def open_handbook(self) -> None:
        """At what is about the field that is typed in or pointed at, else where it was left."""
        at_hand = (QApplication.focusWidget(), QApplication.widgetAt(QCursor.pos()))
        self.handbook.open(next(filter(None, map(_about, at_hand)), ""))

    def _remember(self) -> None:
        self._settings.welcomed = True

    def _begin(self, name: str) -> None:
        if name == WATCH:
            self._choices.preset.choose(self._choices.preset.values()[0])
            self._session.run()
        elif name == LAB:
            from dllab.labs.lab import shipped

            self._desk.open(shipped()[0])
        elif name == EXPLORE:
            self._pages.room.show_gallery()
            self._pages.show_exploring()

    def _show_guide(self) -> None:
        if self._document.preset != self._preset:
            self._preset = self._document.preset
            self._findings.show_guide(guide_of(self._preset) if self._preset else None)


def _about(widget: QWidget | None) -> str:
    """The place in the handbook that explains a widget; empty where none does."""
    while widget is not None:
        if isinstance(widget, ChoiceForm):
            return link_to(page_of(widget.family), widget.value.name)
        if isinstance(widget, ExplorerPage):
            return link_to(EXPLORE_PAGES, widget.explorer.name)
        if isinstance(widget, PanelDock) and widget.objectName() != FORM:
            return link_to(PANELS, widget.objectName())
        widget = widget.parentWidget()
    return ""
