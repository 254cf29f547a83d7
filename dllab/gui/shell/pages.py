"""The two pages of the window, Training and Explore, and which keys and buttons belong to each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QUndoGroup
from PySide6.QtWidgets import QStackedWidget, QWidget

from dllab.explorers.files import Page
from dllab.gui.explorers.room import ExploreRoom
from dllab.gui.shell.actions import Actions
from dllab.gui.shell.menus import Menus
from dllab.gui.shell.toolbar import Toolbar

OF_TRAINING = (
    "run", "step", "epoch", "reset", "new_seed", "step_back", "play_back", "play_forward", "to_newest", "pin", "unpin",
    "bring_back", "save", "save_as", "save_run", "report", "export_pytorch", "export_onnx", "enlarge", "reset_layout",
    "find", "find_rate",
)  # fmt: skip
OF_EXPLORING = {"play": "play", "page_step": "step", "page_back": "back", "page_restart": "restart"}


class Pages(QStackedWidget):
    """Actions that belong to one page are hidden on the other, and their keys are the other's. Undo follows.

    turned: carries whether the window shows Training.
    """

    turned = Signal(bool)

    def __init__(
        self,
        training: QWidget,
        room: ExploreRoom,
        actions: Actions,
        menus: Menus,
        toolbar: Toolbar,
        of_panels: Sequence[QAction],
        undo: QUndoGroup,
    ):
        """of_panels: what shows and enlarges panels. undo: what Undo takes back, with training's stack active."""
        super().__init__()
        self.room = room
        self._actions, self._menus, self._toolbar, self._undo = actions, menus, toolbar, undo
        self._training_stack = undo.activeStack()
        self._of_panels = of_panels
        self.addWidget(training)
        self.addWidget(room)
        choice = QActionGroup(self)
        for name in ("train_page", "explore_page"):
            choice.addAction(actions[name])
        actions["train_page"].triggered.connect(self.show_training)
        actions["explore_page"].triggered.connect(self.show_exploring)
        for name, what in OF_EXPLORING.items():
            actions[name].triggered.connect(partial(room.do, what))
        room.turned.connect(self._follow)
        self._follow()

    @property
    def is_training(self) -> bool:
        """Which of the two is shown."""
        return self.currentWidget() is not self.room

    def show_training(self) -> None:
        """Turn to the run."""
        self.room.rest()
        self.setCurrentIndex(0)
        self._follow()

    def show_exploring(self) -> None:
        """Turn to the explorers, where they were left."""
        self.setCurrentWidget(self.room)
        self._follow()
        self.room.take_keys()

    def open(self, page: Page) -> None:
        """Turn to the page that a file holds."""
        self.room.show_page(page)
        self.show_exploring()

    def _follow(self) -> None:
        """Let buttons, menus, keys and Undo be those of what is shown."""
        training, page = self.is_training, self.room.page
        for name in OF_TRAINING:
            self._actions[name].setVisible(training)
        for action in self._of_panels:
            action.setVisible(training)
        plays = not training and page is not None
        for name in (*OF_EXPLORING, "save_page"):
            self._actions[name].setVisible(plays)
        for menus, there in ((self._menus.of_training, training), (self._menus.of_exploring, not training)):
            for menu in menus:
                menu.menuAction().setVisible(there)
        self._toolbar.show_training(training)
        stack = self._training_stack if training else self.room.undo_stack
        if stack not in self._undo.stacks():
            self._undo.addStack(stack)
        self._undo.setActiveStack(stack)
        self._actions["train_page" if training else "explore_page"].setChecked(True)
        self.turned.emit(training)
