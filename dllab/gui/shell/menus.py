"""The menu bar: every action of the lab, with its keys."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from dllab.gui.kit.language import tr
from dllab.gui.shell.actions import Actions
from dllab.gui.shell.choices import ChoiceMenus
from dllab.messages import text

OF_LECTURES = ("next_scene", "previous_scene", "ask", "reveal", "restore_scene", "notes", "end_lecture")


class Menus:
    """Fills a menu bar.

    fill_recent: lists the recent files in a menu that is about to open. panels: the actions that show and hide panels.
    enlargers: those that enlarge them. of_training, of_exploring: the menus that belong to one page of the window.
    """

    def __init__(
        self,
        bar: QMenuBar,
        actions: Actions,
        choices: ChoiceMenus,
        fill_recent: Callable[[QMenu], None],
        panels: Sequence[QAction],
        enlargers: Sequence[QAction],
    ):
        self._menus: list[tuple[QMenu, str]] = []
        self._bar = bar
        self._fill_recent = fill_recent

        file = self._menu(text("&File"))
        file.addActions([actions["open"], actions["open_table"]])
        self._recent = file.addMenu("")
        self._menus.append((self._recent, text("Open recent")))
        file.addMenu(choices.preset)
        file.addSeparator()
        file.addActions([actions["save"], actions["save_as"], actions["save_page"]])
        file.addSeparator()
        file.addActions([actions[name] for name in ("report", "save_run", "export_pytorch", "export_onnx", "record")])
        file.addSeparator()
        file.addAction(actions["quit"])
        file.aboutToShow.connect(self._list_recent)

        edit = self._menu(text("&Edit"))
        edit.addActions([actions["undo"], actions["redo"]])
        edit.addSeparator()
        edit.addAction(actions["find"])

        run = self._menu(text("&Run"))
        run.addActions([actions[name] for name in ("run", "step", "epoch", "reset", "new_seed", "bring_back")])
        run.addMenu(choices.speed)
        run.addMenu(choices.threads)
        run.addSeparator()
        run.addActions([actions[name] for name in ("step_back", "play_back", "play_forward", "to_newest")])
        run.addMenu(choices.play_speed)
        run.addMenu(choices.memory)
        run.addSeparator()
        run.addActions([actions["pin"], actions["unpin"]])
        run.addSeparator()
        run.addAction(actions["find_rate"])

        explore = self._menu(text("E&xplore"))
        explore.addActions([actions[name] for name in ("play", "page_step", "page_back", "page_restart")])
        self.of_training, self.of_exploring = [run], [explore]

        self._menu(text("&Teach")).addActions([actions["grade"], actions["new_lab"]])
        self.lecture = self._menu(text("Le&cture"))
        self.lecture.addActions([actions[name] for name in OF_LECTURES])

        view = self._menu(text("&View"))
        view.addActions([actions[name] for name in ("train_page", "explore_page", "labs", "lectures")])
        view.addSeparator()
        view.addActions(panels)
        enlarge = view.addMenu("")
        self._menus.append((enlarge, text("Enlarge")))
        enlarge.addAction(actions["enlarge"])
        enlarge.addSeparator()
        enlarge.addActions(enlargers)
        self.of_training.append(enlarge)
        view.addAction(actions["reset_layout"])
        view.addSeparator()
        view.addAction(actions["presentation"])
        view.addMenu(choices.scheme)
        view.addMenu(choices.text_size)
        view.addMenu(choices.language)

        self._menu(text("&Help")).addActions([actions[name] for name in ("handbook", "welcome", "shortcuts", "about")])
        self.retranslate()

    def retranslate(self) -> None:
        for menu, title in self._menus:
            menu.setTitle(tr(title))

    def _menu(self, title: str) -> QMenu:
        menu = self._bar.addMenu("")
        menu.setToolTipsVisible(True)
        self._menus.append((menu, title))
        return menu

    def _list_recent(self) -> None:
        self._fill_recent(self._recent)
