"""Panels, runs and trained networks as files, without ever stopping a run to ask."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from dllab.files import free_folder, make_folder
from dllab.gui.explorers.page import ExplorerPage
from dllab.gui.export.picture import png, printed
from dllab.gui.export.report import HTML, report_of, write_report
from dllab.gui.export.subject import CannotExport, Subject
from dllab.gui.kit.answers import Answers
from dllab.gui.kit.background import Background, Failure
from dllab.gui.kit.export_button import COPY, CSV, NUMBERS, PNG, SVG
from dllab.gui.kit.file_dialog import file_dialog, let_suffix_follow
from dllab.gui.kit.language import tr
from dllab.gui.kit.pins import Pins, drawn_beside
from dllab.gui.kit.poller import Poller
from dllab.gui.kit.readable import word
from dllab.gui.kit.wording import error_words
from dllab.gui.shell.docks import PanelDock
from dllab.messages import UserError, text
from dllab.numerals import count
from dllab.training.outcomes import Running
from dllab.training.session import Session

if TYPE_CHECKING:
    from dllab.training.export import Model
    from dllab.training.trainer import Trainer

PYTORCH, ONNX = "py", "onnx"
FINDINGS = "findings"
WRITTEN_OUT = (
    "experiment",
    "comparison",
    "lab",
    FINDINGS,
)  # panels that a report has in words or, of a lab, not at all

Write = Callable[[Path], None]


class Exports(QObject):
    """What the File menu and the panels' own menus export.

    done: carries the path that was written. refused: the words of an error, and its details where nobody foresaw it.
    folder_changed: carries the folder that a person chose, where the next dialog begins.
    """

    done = Signal(object)
    refused = Signal(object, str)
    folder_changed = Signal(object)

    def __init__(self, window: QWidget, session: Session, poller: Poller, pins: Pins, folder: Path | None = None):
        super().__init__(window)
        self._window, self._session, self._poller, self._pins = window, session, poller, pins
        self.folder = folder or Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self._docks: list[PanelDock] = []
        self._writer: Background[tuple[str, Path, Model], Path]
        self._writer = Background(_write_model, self, seconds=0.0, share=1.0)
        self._writer.answered.connect(self._tell_written)
        self._writer.failed.connect(self._tell_failure)
        self._answers = Answers(self)  # of the training thread

    def serve(self, dock: PanelDock) -> None:
        """Let the dock's own menu export its panel, and reports show it."""
        self._docks.append(dock)
        dock.export_wanted.connect(self.ask_for_panel)

    def ask_for_panel(self, dock: PanelDock, kind: str) -> None:
        """Let a person say where the dock's panel goes; `kind` is one of OFFERS."""
        self._ask_for(self._of_panel(dock), kind)

    def ask_for_page(self, page: ExplorerPage, kind: str) -> None:
        """Let a person say where a page of Explore goes; `kind` is one of OFFERS."""
        self._ask_for(_of_page(page), kind)

    def ask_for_pytorch(self) -> None:
        """Let a person say where the network goes as a PyTorch script."""
        self._ask_for_model(tr("Export the network as a PyTorch script"), tr("Python (*.py)"), PYTORCH)

    def ask_for_onnx(self) -> None:
        """Let a person say where the network goes as an ONNX model."""
        self._ask_for_model(tr("Export the network as an ONNX model"), tr("ONNX (*.onnx)"), ONNX)

    def ask_for_report(self) -> None:
        """Let a person say where the report of the run goes."""
        if self._poller.snapshot is None:
            self._refuse(_no_run())
        else:
            kinds = [tr("Web page (*.html)"), tr("Document (*.pdf)")]
            self._ask(tr("Write a report of the run"), kinds, HTML, self._file_name(tr("report")), self.save_report)

    def ask_for_run(self) -> None:
        """Let a person name a folder, which is made; in one that is there already the run goes into a new one."""
        if self._poller.snapshot is None:
            self._refuse(_no_run())
            return
        dialog = self._dialog(tr("Save the run in a folder"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters([tr("Folders (*)")])
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing ever is
        dialog.selectFile(self._file_name(tr("run")))
        dialog.fileSelected.connect(partial(self._save_run_in, self._step_words()))
        dialog.show()

    def save_panel(self, dock: PanelDock, kind: str, path: Path) -> None:
        """Write a panel as it is now."""
        self.save(self._of_panel(dock), kind, path)

    def save(self, subject: Subject, kind: str, path: Path) -> None:
        """Write what is shown as it is now; `kind` is "png", "svg" or "csv"."""
        try:
            subject.write(kind, path)
        except UserError as error:
            self._refuse(error)
        else:
            self.done.emit(path)

    def save_report(self, path: Path) -> None:
        """Write the run that is shown, beside the pinned ones, as HTML or PDF, with every panel that can be seen."""
        snapshot = self._poller.snapshot
        if snapshot is None:
            self._refuse(_no_run())
            return
        found = [dock.panel for dock in self._docks if dock.objectName() == FINDINGS]
        findings = found[0].table(snapshot, self._pins.pins) if found else None
        shown = [dock for dock in self._docks if dock.objectName() not in WRITTEN_OUT and dock.seen]
        pictures = [(dock.windowTitle(), png(printed(dock.panel, dock.windowTitle()))) for dock in shown]
        report = report_of(snapshot, drawn_beside(self._pins.pins, snapshot), findings, pictures)
        try:
            write_report(report, path, self._window.font())
        except UserError as error:
            self._refuse(error)
        else:
            self.done.emit(path)

    def save_model(self, kind: str, path: Path) -> None:
        """Write the network as it stands between two chunks of steps, in a thread; `kind` is "py" or "onnx"."""
        self._ask_session(_model_of, lambda model: self._writer.ask((kind, path, model)))

    def save_run(self, folder: Path) -> None:
        """Write the run into `folder`: experiment.toml, history.csv, model.npz, summary.json, and whole, run.dllab.

        The training waits meanwhile.
        """
        interrupted = isinstance(self._poller.outcome, Running)
        self._ask_session(partial(_write_run, folder, interrupted), lambda _: self.done.emit(folder))

    def _ask_session(self, work: Callable[["Trainer"], Any], take: Callable[[Any], None]) -> None:
        self._answers.wait(self._session.ask(work), take, partial(self._tell_failure, None), _no_run)

    def _ask_for(self, subject: Subject, kind: str) -> None:
        if kind == COPY:
            QApplication.clipboard().setImage(subject.picture())
        elif kind == NUMBERS:
            self._copy_numbers(subject)
        else:
            filters = {PNG: tr("Pictures (*.png)"), SVG: tr("Drawings (*.svg)"), CSV: tr("Tables (*.csv)")}
            write = partial(self.save, subject, kind)
            self._ask(tr("Export what is shown"), [filters[kind]], kind, subject.file_name, write)

    def _copy_numbers(self, subject: Subject) -> None:
        try:
            QApplication.clipboard().setText(subject.numbers().as_text("\t"))
        except UserError as error:
            self._refuse(error)

    def _of_panel(self, dock: PanelDock) -> Subject:
        """A panel, with what it shows at the moment it is written."""
        return Subject(
            self._file_name(plain_name(dock.windowTitle())),
            dock.windowTitle(),
            dock.panel,
            self._note,
            lambda: dock.panel.table(self._poller.snapshot, self._pins.pins),
        )

    def _note(self) -> str:
        """Which run a picture is of."""
        snapshot = self._poller.snapshot
        if snapshot is None:
            return ""
        return tr("{name} · step {step}", name=word(snapshot.experiment.name), step=count(snapshot.step))

    def _ask_for_model(self, title: str, kinds: str, kind: str) -> None:
        if self._poller.snapshot is None:
            self._refuse(_no_run())
        else:
            self._ask(title, [kinds], kind, self._file_name(""), partial(self.save_model, kind))

    def _tell_written(self, asked: tuple[str, Path, "Model"], path: Path) -> None:
        self.done.emit(path)

    def _tell_failure(self, asked: object, failure: Failure) -> None:
        self.refused.emit(failure.words, failure.details)

    def _save_run_in(self, asked_at: str, name: str) -> None:
        chosen = Path(name)
        inside = chosen.is_dir()
        self._remember(chosen if inside else chosen.parent)
        self.save_run(free_folder(chosen / self._file_name(tr("run")) if inside else self._by_now(chosen, asked_at)))

    def _refuse(self, error: UserError) -> None:
        self.refused.emit(partial(error_words, error), "")

    def _ask(self, title: str, kinds: list[str], suffix: str, name: str, write: Write) -> None:
        dialog = self._dialog(title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([*kinds, tr("All files (*)")])
        dialog.setDefaultSuffix(suffix)
        let_suffix_follow(dialog)
        dialog.selectFile(f"{name}.{suffix}")
        dialog.fileSelected.connect(partial(self._write_named, write, self._step_words()))
        dialog.show()

    def _dialog(self, title: str) -> QFileDialog:
        return file_dialog(self._window, title, str(self.folder))

    def _write_named(self, write: Write, asked_at: str, name: str) -> None:
        path = Path(name)
        self._remember(path.parent)
        by_now = self._by_now(path, asked_at)
        write(path if by_now.exists() else by_now)

    def _by_now(self, path: Path, asked_at: str) -> Path:
        """`path` with the step that is written, not that of `asked_at`: the run has gone on while somebody chose it."""
        named = rf"{re.escape(asked_at)}(?!\d)"  # not the beginning of another step
        return path.with_name(re.sub(named, self._step_words(), path.name)) if asked_at else path

    def _remember(self, folder: Path) -> None:
        if folder != self.folder:
            self.folder = folder
            self.folder_changed.emit(folder)

    def _file_name(self, what: str) -> str:
        """two-spirals-loss-step-1234, of letters and digits that every file system takes."""
        snapshot = self._poller.snapshot
        if snapshot is None:
            return what
        return "-".join(filter(None, (plain_name(word(snapshot.experiment.name)), what, self._step_words())))

    def _step_words(self) -> str:
        """Which step is shown, as it stands in names of files."""
        snapshot = self._poller.snapshot
        return "" if snapshot is None else tr("step-{step}", step=snapshot.step)


def _of_page(page: ExplorerPage) -> Subject:
    return Subject(plain_name(page.explorer.name), page.title, page.view, page.note, page.table)


def plain_name(name: str) -> str:
    """Letters and digits of any script in lower case, with hyphens for everything else."""
    return re.sub(r"\W+", "-", name).strip("-_").lower()[:60]


def _no_run() -> UserError:
    return CannotExport(text("There is no run yet that could be saved."))


def _model_of(trainer: "Trainer") -> "Model":
    from dllab.training.export import Model  # late: brings numba in, after the window is up

    return Model.of(trainer.now, trainer.dataset)


def _write_run(folder: Path, interrupted: bool, trainer: "Trainer") -> None:
    from dllab.training.archive import SUFFIX
    from dllab.training.recording import write_run  # late: brings numba in, after the window is up

    make_folder(folder)
    try:
        trainer.save(folder / f"run{SUFFIX}")
    finally:  # what cannot be written costs no other file
        write_run(trainer, folder, interrupted)


def _write_model(asked: tuple[str, Path, "Model"]) -> Path:
    from dllab.training.export import write_onnx, write_pytorch

    kind, path, model = asked
    try:
        (write_pytorch if kind == PYTORCH else write_onnx)(model, path)
    except MemoryError:
        raise CannotExport(text("There is not enough memory to write the network.")) from None
    return path
