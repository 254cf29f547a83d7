"""Explore: the gallery, and the page that was opened from it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from dllab.explorers import EXPLORERS
from dllab.explorers.files import Page
from dllab.gui.explorers.gallery import Gallery
from dllab.gui.explorers.page import ExplorerPage, settings_form
from dllab.gui.explorers.view import view_of
from dllab.gui.kit.language import Wording
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.turns import Turns


class ExploreRoom(QStackedWidget):
    """Pages are made when they are opened first, and stay as they were left.

    turned: another page is shown, or the gallery. export_wanted: carries a page and one of the kit's OFFERS.
    run_wanted: carries a page whose settings shall be those of the run. learning_wanted: an Experiment.
    """

    turned = Signal()
    export_wanted = Signal(ExplorerPage, str)
    run_wanted = Signal(ExplorerPage)
    learning_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._theme: Theme | None = None
        self._nothing = QUndoStack(self)
        self.pages: dict[str, ExplorerPage] = {}
        self._gallery: Gallery | None = None
        self._coming = Turns(self)  # a page that is being made, to be shown then
        self._themed: dict[QWidget, Theme] = {}  # what each has taken over

    @property
    def gallery(self) -> Gallery:
        """Every explorer as a picture; made when it is asked for first, which loads the explorers."""
        if self._gallery is None:
            self._gallery = Gallery(self)
            self._gallery.chosen.connect(self._open_chosen)
            self.insertWidget(0, self._gallery)
        return self._gallery

    @property
    def page(self) -> ExplorerPage | None:
        """The page that is shown; None in the gallery."""
        page = self.currentWidget()
        return page if isinstance(page, ExplorerPage) else None

    @property
    def undo_stack(self) -> QUndoStack:
        """What Undo takes back here."""
        return self.page.undo_stack if self.page is not None else self._nothing

    def open(self, name: str) -> ExplorerPage:
        """Show the page of an explorer; raises UnknownName."""
        if name not in self.pages:
            for _ in self._making(name):
                pass
        self._turn_to(self.pages[name])
        return self.pages[name]

    def _open_chosen(self, name: str) -> None:
        """Show a page at once, or make it piece by piece and show it then: the window never stands still for long."""
        if name in self.pages:
            self.open(name)
        else:
            self._coming.begin(self._opening(name))

    def _opening(self, name: str) -> Iterator[None]:
        yield from self._making(name)
        self.pages[name].draw_now()  # or it would be seen empty first
        yield
        self._turn_to(self.pages[name])

    def _making(self, name: str) -> Iterator[None]:
        explorer = EXPLORERS[name]
        view = view_of(explorer)
        yield
        form = settings_form(explorer)
        yield
        page = ExplorerPage(explorer, view, form, self)
        page.resize(self.size())
        page.left.connect(self.show_gallery)
        page.export_wanted.connect(self._ask_for_export)
        page.run_wanted.connect(self._ask_for_run)
        page.view.learning_wanted.connect(self.learning_wanted)
        self.pages[name] = page
        self.insertWidget(self.indexOf(self.gallery) + 1, page)
        yield
        self._color(page)
        yield

    def show_page(self, saved: Page) -> None:
        """Show what a file holds."""
        self.open(saved.explorer.name).show_settings(saved.explorer, saved.step)

    def show_task(self, task: Wording | None) -> None:
        """Have the page that is shown say what a lab asks for, and no other; None: no page."""
        for page in self.pages.values():
            page.show_task(task if page is self.page else None)

    def show_gallery(self) -> None:
        """Back to all pages."""
        self._turn_to(self.gallery)

    def do(self, name: str) -> None:
        """Play, step, back or restart, where a page is shown that plays."""
        if self.page is not None and self.page.player.last:
            self.page.player.do(name)

    def take_keys(self) -> None:
        """Let arrow keys, Enter and Tab begin with what is shown, where nothing else has the keyboard."""
        if QApplication.focusWidget() is not None:
            return
        if self.page is not None:
            self.page.take_keys()
        else:
            self.gallery.give_keys_to(self.gallery.tiles[0].explorer)

    def rest(self) -> None:
        """Nobody looks any more."""
        if self.page is not None:
            self.page.rest()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes: what is shown at once, the others when they are turned to."""
        self._theme = theme
        if self.isVisible():
            self._color(self.currentWidget())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._color(self.page or self.gallery)
        self.gallery.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Who goes elsewhere wants no page any more."""
        self._coming.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to all pages."""
        if event.key() == Qt.Key.Key_Escape and self.page is not None:
            left = self.page.explorer
            self.show_gallery()
            self.gallery.give_keys_to(left)
        else:
            super().keyPressEvent(event)

    def _turn_to(self, widget: QWidget) -> None:
        self._coming.stop()
        if widget is self.currentWidget():
            return
        focused = QApplication.focusWidget()
        by_keys = focused is not None and self.isAncestorOf(focused)
        self.rest()
        self._color(widget)
        self.setCurrentWidget(widget)
        self.gallery.look()
        self.turned.emit()
        if by_keys and self.page is not None:
            self.page.take_keys()

    def _color(self, widget: QWidget | None) -> None:
        if isinstance(widget, Gallery | ExplorerPage) and self._theme not in (None, self._themed.get(widget)):
            assert self._theme is not None
            self._themed[widget] = self._theme
            widget.apply_theme(self._theme)

    def _ask_for_export(self, kind: str) -> None:
        if self.page is not None:
            self.export_wanted.emit(self.page, kind)

    def _ask_for_run(self) -> None:
        if self.page is not None:
            self.run_wanted.emit(self.page)
