"""Puts a scene into the window: experiment, run, page of Explore and panels; and takes care of what was there."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from dllab.explorers import EXPLORERS
from dllab.explorers.files import Page
from dllab.gui.document.document import Document, DocumentState
from dllab.gui.explorers.page import ExplorerPage
from dllab.gui.kit.poller import Poller
from dllab.gui.lectures.stand import Showing, Stand, Work
from dllab.gui.lectures.turn import Turn
from dllab.gui.shell.pages import Pages
from dllab.gui.shell.workspace import Workspace
from dllab.training.session import Session
from dllab.training.snapshot import Snapshot


class Scenery(QObject):
    """Every change is a command on the document's stack. moved: the window stands elsewhere."""

    moved = Signal()

    def __init__(
        self,
        document: Document,
        session: Session,
        poller: Poller,
        pages: Pages,
        workspace: Workspace,
        hold: Callable[[bool], None],
    ):
        """hold: keeps on the disk what is there now, for the case of a crash, or lets it go."""
        super().__init__(pages)
        self._hold = hold
        self._document, self._session, self._poller = document, session, poller
        self._pages, self._workspace = pages, workspace
        self._before: Future[int] | None = None  # the number of the run before the scene's own
        self.stand = Stand(None, 0, Work())
        poller.snapshot_taken.connect(self.train)

    def go(self, stand: Stand) -> None:
        """Stand there; it can be undone."""
        self._document.commit_typing()
        self._document.undo_stack.push(Turn(self._put, self.stand, stand))

    def _put(self, stand: Stand) -> None:
        self._leave(stand)
        before, self.stand = self.stand, stand
        if stand.work is not before.work:
            self._begin(stand.work)
        if stand.showing is None:
            self._put_pages_back(stand.work)
            self._hold(False)
        else:
            self._show(stand, stand.showing)
        self.moved.emit()

    def _leave(self, to: Stand) -> None:
        """Set aside what is in the window."""
        stand, room = self.stand, self._pages.room
        if to.work is not stand.work:
            stand.work.state, stand.work.run = self._document.state, self._session.set_aside()
        if stand.shown is not None and (page := room.pages.get(stand.shown.page.explorer.name)) is not None:
            stand.shown.page = page.saved()
        if stand.showing is None:
            self._hold(True)
            stand.work.pages = {name: page.saved() for name, page in room.pages.items()}
            stand.work.page = None if self._pages.is_training else room.page.explorer.name if room.page else ""

    def _begin(self, work: Work) -> None:
        """Put an experiment and its run into the window."""
        self._before = self._session.number()
        if work.state is not None:
            self._document.put(work.state, work.run)
        else:
            assert work.scene is not None
            experiment = work.scene.experiment
            self._document.put(DocumentState(experiment, experiment))

    def _show(self, stand: Stand, showing: Showing) -> None:
        scene = stand.scene
        if stand.shown is not None:
            showing.pages[stand.number] = stand.shown
            _set(self._pages.room.open(stand.shown.page.explorer.name), stand.shown.page)
            self._pages.show_exploring()
            return
        showing.works[stand.number] = stand.work
        self._pages.show_training()
        enlarged = self._workspace.enlarged
        if enlarged is not None and scene.show and enlarged.objectName() not in scene.show:
            self._workspace.shrink()
        for name in reversed(scene.show):  # the first has the last word
            self._workspace.bring(name)

    def _put_pages_back(self, outside: Work) -> None:
        """Every page as it was before the lecture; those that it opened first as they are at first."""
        room = self._pages.room
        for name, page in room.pages.items():
            _set(page, outside.pages.get(name) or Page(explorer=EXPLORERS[name]()))
        if outside.page is None:
            self._pages.show_training()
            return
        if outside.page:
            room.open(outside.page)
        else:
            room.show_gallery()
        self._pages.show_exploring()

    def train(self) -> None:
        """Take the steps that a scene wants, once its run is there; not where somebody has changed or run it before."""
        work, snapshot = self.stand.work, self._poller.snapshot
        if work.due and self.stand.may_train and snapshot is not None and self._is_own(snapshot):
            steps, work.due = work.due, 0
            if snapshot.step == 0 and snapshot.experiment == self._document.experiment:
                self._session.step(steps)

    def _is_own(self, snapshot: Snapshot) -> bool:
        """Whether it is of the scene's run or of a later one; scenes that were gone through fast had runs as well."""
        before = self._before
        return before is not None and before.done() and (before.cancelled() or snapshot.run > before.result())


def _set(page: ExplorerPage, saved: Page) -> None:
    """Show what was saved of a page; Undo in the page brings back what it showed."""
    page.take_over(saved.explorer.model_dump())
    page.show_settings(page.settings, saved.step)
