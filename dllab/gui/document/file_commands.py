"""Opening and saving experiment files, and opening tables, without ever stopping a run to ask."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from dllab.assets import is_shipped
from dllab.datasets.tables.readers import is_table
from dllab.datasets.tables.source import find_file
from dllab.explorers.files import Page, page_or_experiment
from dllab.gui.document.document import Document
from dllab.gui.forms.path_edit import TABLE
from dllab.gui.kit.file_dialog import file_dialog, file_name
from dllab.gui.kit.language import tr
from dllab.gui.kit.long_text import short_name
from dllab.gui.kit.readable import word
from dllab.gui.kit.wording import error_words
from dllab.gui.shell.settings import Settings
from dllab.messages import UserError, text
from dllab.suffixes import HANDIN, LAB, LECTURE, RUN
from dllab.training.archive import load_run

SUFFIX = ".toml"


class NotForTheWindow(UserError):
    """A file of the lab that is looked at elsewhere."""


class FileCommands(QObject):
    """What the File menu does. `refused` carries the words of an error; the document is then as it was.

    `page_opened` carries a page of Explore that was opened, `lab_opened` the file of a lab, `lecture_opened` that of a
    lecture, `run_opened` a saved run as its file holds it, what is missing included. `closing`: the window is asked to
    close, before anybody is asked about changes. `table_chosen` carries the
    name of a table that is to be the data of a new experiment: who shows tables shows it. `loaded`: a file was opened,
    of whatever kind. Opening does not ask about what was edited and not saved: undoing it brings that back.
    """

    refused = Signal(object)
    table_chosen = Signal(str)
    page_opened = Signal(object)
    lab_opened = Signal(Path)
    lecture_opened = Signal(Path)
    run_opened = Signal(object)
    loaded = Signal()
    closing = Signal()

    def __init__(self, window: QWidget, document: Document, settings: Settings):
        super().__init__(window)
        self._window = window
        self._document = document
        self._settings = settings

    def load(self, path: Path) -> None:
        """Open an experiment or a table and remember it; for a shipped one, saving will ask for a name."""
        if self._choose_table(path) if is_table(path) else self._open(path, shipped=is_shipped(path)):
            self._remember(path)

    def load_preset(self, path: Path) -> None:
        """Open a shipped experiment; saving will ask for a name."""
        self._open(path, shipped=True)

    def ask_for_file(self) -> None:
        """Let a person pick a file to open."""
        dialog = self._dialog(tr("Open an experiment"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._load_named)
        dialog.show()

    def ask_for_table(self) -> None:
        """Let a person pick a table to open as the data of a new experiment."""
        dialog = self._dialog(tr("Open a table"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([TABLE.filter(), tr("All files (*)")])
        dialog.fileSelected.connect(self._load_table)
        dialog.show()

    def save(self) -> bool:
        """Save to the experiment's own file; without one, let a person name it. False where it is not yet saved."""
        self._document.commit_typing()
        if self._document.path is None:
            self.ask_for_name()
            return False
        return self._save(self._document.path)

    def ask_for_name(self) -> None:
        """Let a person say where to save."""
        self._document.commit_typing()
        dialog = self._dialog(tr("Save the experiment"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX)
        dialog.selectFile(str(self._document.path or file_name(self._document.experiment.name) + SUFFIX))
        dialog.fileSelected.connect(self._save_named)
        dialog.show()

    def ask_for_page_name(self, page: Page) -> None:
        """Let a person say where a page of Explore is saved."""
        dialog = self._dialog(tr("Save the page"))
        dialog.setNameFilters([tr("Pages (*.toml)"), tr("All files (*)")])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX)
        dialog.selectFile(page.explorer.name + SUFFIX)
        dialog.fileSelected.connect(partial(self._save_page, page))
        dialog.show()

    def may_close(self) -> bool:
        """Whether unsaved changes are saved now, or may be lost."""
        self.closing.emit()
        self._document.commit_typing()
        if not self._document.modified:
            return True
        answer = ask_about_changes(self._window, self._document.experiment.name)
        if answer == QMessageBox.StandardButton.Save:
            return self.save()
        return answer == QMessageBox.StandardButton.Discard

    def fill_recent(self, menu: QMenu) -> None:
        """List the recent files in `menu`."""
        menu.clear()
        for path in self._settings.recent:
            menu.addAction(path.name.replace("&", "&&"), partial(self.load, path)).setToolTip(str(path))
        menu.setEnabled(not menu.isEmpty())

    def _dialog(self, title: str) -> QFileDialog:
        dialog = file_dialog(self._window, title)
        dialog.setNameFilters([tr("Experiments (*.toml)"), tr("Runs (*.dllab)"), tr("All files (*)")])
        if self._document.path:
            dialog.setDirectory(str(self._document.path.parent))
        return dialog

    def _load_named(self, name: str) -> None:
        self.load(Path(name))

    def _load_table(self, name: str) -> None:
        """Take for a table what was picked as one, whatever it is called."""
        if self._choose_table(Path(name)):
            self._remember(Path(name))

    def _choose_table(self, path: Path) -> bool:
        try:
            found = find_file(str(path))
        except UserError as error:
            self.refused.emit(partial(error_words, error))
            return False
        self.table_chosen.emit(str(found.absolute()))
        return True

    def _remember(self, path: Path) -> None:
        self._settings.remember(path)
        self.loaded.emit()

    def _save_named(self, name: str) -> None:
        self._save(Path(name))

    def _open(self, path: Path, *, shipped: bool = False) -> bool:
        if path.name.endswith(LAB):
            self.lab_opened.emit(path)
            return True
        if path.name.endswith(LECTURE):
            self.lecture_opened.emit(path)
            return True
        try:
            if path.suffix == RUN:
                run = load_run(path)
                self.run_opened.emit(run)
                run.whole()
                return True
            if path.suffix == HANDIN:
                raise NotForTheWindow(
                    text(
                        "{file} is a hand-in; Teach ▸ Grade hand-ins… marks a folder of them, "
                        "“dllab labs check” looks at one"
                    ),
                    file=path.name,
                )
            found = page_or_experiment(path)
        except UserError as error:
            self.refused.emit(partial(error_words, error))
            return False
        if isinstance(found, Page):
            self.page_opened.emit(found)
            return True
        place = {"preset": path} if shipped else {"path": path}
        self._document.open(found, **place)
        return True

    def _save_page(self, page: Page, name: str) -> None:
        try:
            page.save(Path(name))
        except UserError as error:
            self.refused.emit(partial(error_words, error))
        else:
            self._settings.remember(Path(name))

    def _save(self, path: Path) -> bool:
        try:
            self._document.save(path)
        except UserError as error:
            self.refused.emit(partial(error_words, error))
            return False
        self._settings.remember(path)
        return True


def ask_about_changes(window: QWidget, name: str) -> QMessageBox.StandardButton:
    """Save, Discard or Cancel."""
    buttons = QMessageBox.StandardButton
    return QMessageBox.question(
        window,
        tr("Unsaved changes"),
        tr("Save the changes to “{name}”?", name=short_name(word(name))),
        buttons.Save | buttons.Discard | buttons.Cancel,
        buttons.Save,
    )


def dropped_file(urls: list[QUrl]) -> Path | None:
    """The experiment, run or table that is dragged onto the window, if it is one."""
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in (SUFFIX, RUN) or is_table(path) else None
