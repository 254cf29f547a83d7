"""The experiment that is open: where it came from, what it has become, and how that is taken back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dllab.experiment import Experiment
from dllab.gui.document.undo import Opening, Replacement, UndoableEdit
from dllab.gui.kit.undo import UndoStack
from dllab.gui.panels.experiment.panel import ExperimentPanel
from dllab.training.snapshot import Kept

SEED = "seed"


@dataclass(frozen=True)
class DocumentState:
    """An experiment, what of it is saved, its own file, and the shipped one it began as.

    allowed: the keys that a step of a lab lets be changed; None: all. rest: the step at which its run pauses.
    """

    experiment: Experiment
    saved: Experiment | None
    path: Path | None = None
    preset: Path | None = None
    allowed: tuple[str, ...] | None = None
    rest: int | None = None

    @property
    def modified(self) -> bool:
        """Whether closing would lose something."""
        return self.experiment != self.saved


class Document(QObject):
    """Owns the experiment and its undo stack. Whoever shows or edits it does so through here.

    opened: there is another experiment; its run was set aside and is to be taken up, or with None is to be begun.
    edited: the one there is has changed, undone edits included; a run takes over what it can; carries the key that was
    changed, too, or none where more than that was. shown: the form must show what it did not edit itself. kept: carries
    the keys that may be changed, or None for all. rested: carries the step at which every run pauses, or None. changed:
    anything about it, its file included, is different.
    """

    opened = Signal(Experiment, object)
    edited = Signal(Experiment, str)
    shown = Signal(Experiment)
    kept = Signal(object)
    rested = Signal(object)
    changed = Signal()

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self.undo_stack = UndoStack(self)
        self._state = DocumentState(Experiment(), Experiment())
        self._forms: list[ExperimentPanel] = []
        self._wish: Callable[[], object] | None = None  # to be done once an edit has its data

    @property
    def state(self) -> DocumentState:
        """All of it, for `put`."""
        return self._state

    @property
    def experiment(self) -> Experiment:
        """As it is now."""
        return self._state.experiment

    @property
    def path(self) -> Path | None:
        """Its own file, where it may be saved again."""
        return self._state.path

    @property
    def preset(self) -> Path | None:
        """The shipped file it began as."""
        return self._state.preset

    @property
    def modified(self) -> bool:
        """Whether closing would lose something."""
        return self._state.modified

    def attach(self, form: ExperimentPanel) -> None:
        """Let a form show the experiment and edit it."""
        self._forms.append(form)
        form.edited.connect(self.edit)
        form.opened.connect(self._open_loaded)
        form.refused.connect(self._drop_wish)
        self.shown.connect(form.show_experiment)
        self.opened.connect(form.await_run)
        self.kept.connect(form.keep)

    def commit_typing(self) -> None:
        """Take over what is being typed: what is run, saved or asked about is what stands there."""
        for form in self._forms:
            form.commit()

    def when_taken_over(self, work: Callable[[], object]) -> None:
        """Do `work` with all that is being typed: at once, or as soon as the data are there that an edit waits for.

        Of several that wait the last is done, and none where the data cannot be loaded.
        """
        self.commit_typing()
        self._wish = work
        self._fulfil()

    def open(self, experiment: Experiment, path: Path | None = None, preset: Path | None = None) -> None:
        """Put another experiment in place of this one; Undo brings this one back, with its edits."""
        self.undo_stack.push(Opening(self.put, self._state, DocumentState(experiment, experiment, path, preset)))

    def begin_step(self, experiment: Experiment, allowed: tuple[str, ...] | None, rest: int | None) -> None:
        """Open what a step of a lab starts with: only these keys may be changed in it, and its run pauses there.

        Undo as of `open`.
        """
        begun = DocumentState(experiment, experiment, allowed=allowed, rest=rest)
        self.undo_stack.push(Opening(self.put, self._state, begun))

    def end_step(self) -> None:
        """Let everything be changed again, and runs go on."""
        if self._state.allowed is not None or self._state.rest is not None:
            self._state = replace(self._state, allowed=None, rest=None)
            self._tell_step()

    def _tell_step(self) -> None:
        self.kept.emit(self._state.allowed)
        self.rested.emit(self._state.rest)

    def recover(self, experiment: Experiment, path: Path | None, modified: bool) -> None:
        """Bring back what was edited when the lab ended; its run is somebody else's matter."""
        self.undo_stack.clear()
        self._state = DocumentState(experiment, None if modified else experiment, path)
        self.shown.emit(experiment)
        self.changed.emit()

    def edit(self, key: str, experiment: Experiment) -> None:
        """Take over a change of `key` that the form shows already; changes of the same key in a row are one."""
        self.undo_stack.push(UndoableEdit(key, self.experiment, experiment, partial(self._show, key=key)))
        self._take(experiment, key)

    def change(self, key: str, experiment: Experiment) -> None:
        """Make a change as a person would in the form."""
        self.undo_stack.push(UndoableEdit(key, self.experiment, experiment, partial(self._show, key=key)))
        self._show(experiment, key)

    def replace(self, left: Experiment, experiment: Experiment, return_to: Callable[[Experiment], None]) -> None:
        """Take over an experiment whose run has begun already.

        left: the experiment of the run before. return_to: what brings the run of an experiment back.
        """
        self.undo_stack.push(Replacement(self.experiment, experiment, left, self._show, return_to))
        self._show(experiment)

    def reseed(self) -> int:
        """Go on to the next seed, and return it."""
        seed = self.experiment.seed + 1
        self.change(SEED, self.experiment.model_copy(update={"seed": seed}))
        return seed

    def save(self, path: Path) -> None:
        """Write the file; raises CannotSave."""
        self.experiment.save(path)
        self._state = replace(self._state, saved=self.experiment, path=path)
        self.changed.emit()

    def put(self, state: DocumentState, run: Kept | None = None) -> None:
        """Be another one, beside the undo stack. run: what was set aside of it."""
        self._state, self._wish = state, None
        self.shown.emit(state.experiment)
        self._tell_step()
        self.opened.emit(state.experiment, run)
        self.changed.emit()

    def _show(self, experiment: Experiment, key: str = "") -> None:
        self.shown.emit(experiment)
        self._take(experiment, key)

    def _take(self, experiment: Experiment, key: str) -> None:
        self._state = replace(self._state, experiment=experiment)
        self.edited.emit(experiment, key)
        self.changed.emit()
        self._fulfil()

    def _open_loaded(self, experiment: Experiment) -> None:
        """Open an experiment whose data a form has waited for: what waits for them is done with its run."""
        wish = self._wish
        self.open(experiment)
        self._wish = wish
        self._fulfil()

    def _fulfil(self) -> None:
        if self._wish is not None and not any(form.is_awaited for form in self._forms):
            wish, self._wish = self._wish, None
            wish()

    def _drop_wish(self) -> None:
        self._wish = None
