"""Plays lectures: the window with a line below it that tells the scene, and what lies over it when it is asked for."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from dllab.gui.document.document import Document
from dllab.gui.document.file_commands import FileCommands
from dllab.gui.document.file_reading import FileReading
from dllab.gui.document.lab_door import LabDoor
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.poller import Poller
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.wording import error_words
from dllab.gui.lectures.lecture_list import Entry, LectureList
from dllab.gui.lectures.scenery import Scenery
from dllab.gui.lectures.sheets import Ending, Notes, Question
from dllab.gui.lectures.stand import Showing, Stand
from dllab.gui.lectures.strip import Strip
from dllab.gui.shell.actions import Actions
from dllab.gui.shell.banners import Banners
from dllab.gui.shell.menus import OF_LECTURES, Menus
from dllab.gui.shell.pages import Pages
from dllab.gui.shell.settings import Settings
from dllab.gui.shell.workspace import Workspace
from dllab.messages import UserError
from dllab.suffixes import LECTURE
from dllab.training.session import Session

if TYPE_CHECKING:
    from dllab.lectures.lecture import Lecture


class Lectures(QWidget):
    """Holds the pages of the window, and in a lecture the strip below them.

    refused: words of what cannot be played. asking: whether there is a question whose answer is not revealed.
    """

    refused = Signal(object)
    asking = Signal(bool)

    def __init__(
        self,
        document: Document,
        session: Session,
        poller: Poller,
        pages: Pages,
        workspace: Workspace,
        actions: Actions,
        menus: Menus,
        files: FileCommands,
        desk: LabDoor,
        settings: Settings,
        hold: Callable[[bool], None],
    ):
        """hold: keeps on the disk what is there now, for the case of a crash, or lets it go."""
        super().__init__()
        self._actions, self._menu, self._desk, self._settings = actions, menus.lecture, desk, settings
        self._presented = False
        self._reading: FileReading | None = None
        self._entries: list[Entry] = []
        self.scenery = Scenery(document, session, poller, pages, workspace, hold)
        self.strip, self.question, self.notes, self.ending = Strip(actions), Question(), Notes(), Ending()
        self.list = LectureList(self)
        vertical(self, (pages, 1), self.strip, spacing=0)
        self.sheets = Banners(pages, self.notes, self.question, self.ending)
        self._connect(files)
        self._show()

    def _connect(self, files: FileCommands) -> None:
        for name, slot in (
            ("lectures", self.show_list),
            ("next_scene", self.go_on),
            ("previous_scene", self.go_back),
            ("ask", self._show_question),
            ("reveal", self._reveal),
            ("restore_scene", self.restore),
            ("notes", self._show_notes),
            ("end_lecture", self.end),
        ):
            self._actions[name].triggered.connect(slot)
        files.lecture_opened.connect(self.open)
        files.closing.connect(self.end)
        self.list.chosen.connect(self._open_entry)
        self.strip.wanted.connect(self.go_to)
        self.question.counted.connect(self._keep_hands)
        self.ending.lab_chosen.connect(self._open_lab)
        self.ending.left.connect(self.end)
        self.scenery.moved.connect(self._show)

    @property
    def stand(self) -> Stand:
        """Where the window is."""
        return self.scenery.stand

    @property
    def showing(self) -> Showing | None:
        """The lecture that is open."""
        return self.stand.showing

    def show_list(self) -> None:
        """All lectures, those that come along and those opened lately."""
        from dllab.lectures.lecture import Lecture, shipped  # late: it brings the labs along

        if self._reading is None:
            self._reading = FileReading(Lecture, self)
            self._reading.found.connect(self._list)
            self._reading.refused.connect(self.refused)
            self._reading.done.connect(self._show_entries)
        self._entries = []
        own = [path for path in self._settings.recent if path.name.endswith(LECTURE)]
        self._reading.begin([*shipped(), *own])

    def _list(self, path: Path, lecture: "Lecture") -> None:
        self._entries.append(Entry(path, lecture, self._place(lecture)))

    def _show_entries(self) -> None:
        self.list.show_entries(self._entries)

    def open(self, path: Path) -> None:
        """Open a lecture where it was left last."""
        lecture = self._load(path)
        if lecture is not None:
            self._open_entry(Entry(path, lecture, self._place(lecture)))

    def go_to(self, number: int) -> None:
        """Show a scene as it was left, or as it begins."""
        showing = self.showing
        if showing is not None and number != self.stand.number:
            self.scenery.go(self.stand.at(showing, number))

    def go_on(self) -> None:
        """To the next scene; after the last one the labs are offered."""
        showing = self.showing
        if showing is None:
            return
        if self.stand.number + 1 < len(showing.lecture.scene):
            self.go_to(self.stand.number + 1)
        else:
            self.question.hide()
            self._actions["ask"].setChecked(False)
            self.ending.offer(showing.lecture.labs_there())
            self.ending.show()

    def go_back(self) -> None:
        """To the scene before, or from the end to the last scene."""
        if not self.ending.isHidden():
            self.ending.hide()
        elif self.stand.number > 0:
            self.go_to(self.stand.number - 1)

    def restore(self) -> None:
        """Show the scene as it began."""
        if self.showing is not None:
            self.scenery.go(self.stand.anew())

    def end(self) -> None:
        """Put back what was there before the lecture."""
        showing = self.showing
        if showing is not None:
            if not self.ending.isHidden():
                self._settings.remember_place(showing.lecture.id, "")
            self.scenery.go(showing.outside)

    def apply_theme(self, theme: Theme) -> None:
        if theme.presentation and not self._presented:
            self._actions["notes"].setChecked(False)  # what only the speaker needs is not for the screen
            self.notes.hide()
        self._presented = theme.presentation
        for part in (self.strip, self.question, self.notes, self.ending, self.list):
            part.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()
            for part in (self.strip, self.question, self.ending):
                part.retranslate()
        super().changeEvent(event)

    def _load(self, path: Path) -> "Lecture | None":
        from dllab.lectures.lecture import Lecture  # late: it brings the labs along

        try:
            return Lecture.load(path)
        except UserError as error:
            self.refused.emit(partial(error_words, error))
            return None

    def _place(self, lecture: "Lecture") -> int:
        """The number of the scene at which it was left; 0 where that is gone."""
        ids = [scene.id for scene in lecture.scene]
        left = self._settings.place_in(lecture.id)
        return ids.index(left) if left in ids else 0

    def _open_entry(self, entry: Entry) -> None:
        before = self.stand
        if before.showing is not None and before.showing.path == entry.path and before.showing.lecture == entry.lecture:
            return  # it is open
        outside = before.showing.outside if before.showing is not None else before
        showing = Showing(entry.path, entry.lecture, outside)
        self.scenery.go(before.at(showing, entry.place))

    def _show(self) -> None:
        """Let strip, sheets, menu and keys be those of where the window is."""
        showing, stand = self.showing, self.stand
        for name in OF_LECTURES:
            self._actions[name].setVisible(showing is not None)
        self._menu.menuAction().setVisible(showing is not None)
        self.strip.setVisible(showing is not None)
        for sheet in (self.question, self.ending, *([self.notes] if showing is None else [])):
            sheet.hide()
        for name in ("ask", "reveal", *(["notes"] if showing is None else [])):
            self._actions[name].setChecked(False)
        self._tell_asking()
        if showing is None:
            return
        self._settings.remember_place(showing.lecture.id, stand.scene.id)
        self._actions["previous_scene"].setEnabled(stand.number > 0)
        for name in ("ask", "reveal"):
            self._actions[name].setEnabled(stand.scene.ask is not None)
        self._tell()
        self.question.show_ask(stand.scene.ask, showing.hands.get(stand.number), stand.number in showing.revealed)

    def _tell(self) -> None:
        """Say what the scene is, and what there is to say of it."""
        showing = self.showing
        if showing is not None:
            self.strip.show_scene(showing, self.stand.number)
            self.notes.show_note(showing, self.stand.number)

    def _tell_asking(self) -> None:
        showing, stand = self.showing, self.stand
        self.asking.emit(showing is not None and bool(stand.scene.ask) and stand.number not in showing.revealed)

    def _show_question(self, on: bool) -> None:
        showing = self.showing
        if showing is not None:
            self._actions["reveal"].setChecked(on and self.stand.number in showing.revealed)
            self.question.setVisible(on)

    def _reveal(self, on: bool) -> None:
        """The answer, with its question."""
        showing, number = self.showing, self.stand.number
        if showing is None:
            return
        showing.revealed = showing.revealed | {number} if on else showing.revealed - {number}
        self._tell_asking()
        self.question.show_revealed(on)
        self.scenery.train()
        if on:
            self._actions["ask"].setChecked(True)
            self.question.show()

    def _show_notes(self, on: bool) -> None:
        self.notes.setVisible(on)

    def _keep_hands(self, hands: list[int]) -> None:
        if self.showing is not None:
            self.showing.hands[self.stand.number] = hands

    def _open_lab(self, path: Path) -> None:
        self.end()
        self._desk.open(path)
