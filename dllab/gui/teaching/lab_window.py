"""Making a lab: the window's experiment is the start, its runs are the solutions, what they measure is required."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from dllab.experiment import Experiment
from dllab.explorers.files import Page
from dllab.gui.explorers.room import ExploreRoom
from dllab.gui.kit.answers import Answers
from dllab.gui.kit.background import Failure, Interruptible
from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.language import Wording, tr
from dllab.gui.kit.text_size import size_for_text
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.undo import UndoStack
from dllab.gui.kit.wording import error_words, sentence_words
from dllab.gui.panels.lab.measured import quantity_words
from dllab.gui.teaching.check_rows import measured_key
from dllab.gui.teaching.lab_files import LabFiles
from dllab.gui.teaching.lab_sheet import LabSheet
from dllab.gui.teaching.lab_undo import DraftEdit
from dllab.gui.teaching.lab_work import ToMeasure, measured, proven, record_of
from dllab.gui.teaching.offer_menu import OfferMenu
from dllab.labs.attempt import Record
from dllab.labs.draft import Draft, DraftStep, id_of
from dllab.labs.draft_question import Said
from dllab.labs.lab import Lab
from dllab.labs.offers import Offer, page_offers
from dllab.labs.verify import Proof, Verified
from dllab.messages import Sentence, UserError, text
from dllab.training.session import Session

SIZE = QSize(1000, 700)
Proofs = dict[str, dict[str, Proof]]  # by step, and by what a check measures


class LabWindow(FollowsLanguage, QDialog):
    """Stays open beside the training of what it asks for. saved: carries the file."""

    saved = Signal(Path)

    def __init__(self, parent: QWidget, theme: Theme, session: Session, room: ExploreRoom, start: Experiment):
        super().__init__(parent, Qt.WindowType.Window)
        self._session, self._room = session, room
        self.draft, self.at = Draft(start), 0
        self._proofs: Proofs = {}
        self._failed: tuple[int, ...] = ()
        self._told: Wording = str
        self.undo = UndoStack(self)
        self._answers = Answers(self)
        self.measuring: Interruptible[ToMeasure, tuple[Offer, ...]] = Interruptible(measured, self)
        self.measuring.answered.connect(self._take_offers)
        self.measuring.failed.connect(self._take_failure)
        self.proving: Interruptible[Draft, Verified] = Interruptible(proven, self)
        self.proving.told.connect(self._take_seed)
        self.proving.answered.connect(self._take_verified)
        self.proving.failed.connect(self._take_failure)
        self.proving.given_up.connect(partial(self._end_proving, None))
        self.menu = OfferMenu(self)
        self.menu.chosen.connect(self._require)
        self.sheet = LabSheet(self)
        self.files = LabFiles(self)
        self.files.told.connect(self._tell)
        self.files.opened.connect(self._go_on_with)
        self.files.saved.connect(self._take_saved)
        self._connect()
        size_for_text(self, SIZE, theme)
        self.apply_theme(theme)
        self.retranslate()

    def use_start(self, start: Experiment) -> None:
        """Take another experiment as the start."""
        if start != self.draft.start:
            self._edit("", replace(self.draft, start=start))

    def apply_theme(self, theme: Theme) -> None:
        self.sheet.apply_theme(theme)

    def retranslate(self) -> None:
        self.setWindowTitle(tr("New lab"))
        self.sheet.retranslate()
        self._show(self.draft)
        self.sheet.told.say(self._told())

    def close_work(self) -> None:
        """End what goes on."""
        self.measuring.cancel()
        self.proving.cancel()

    @property
    def modified(self) -> bool:
        """Whether there is anything in it that is in no file."""
        return bool(self.draft.steps) and not self.undo.isClean()

    @property
    def step(self) -> DraftStep | None:
        """The one that is shown."""
        return self.draft.steps[self.at] if self.at < len(self.draft.steps) else None

    def _connect(self) -> None:
        sheet = self.sheet
        sheet.title.edited.connect(self._entitle)
        sheet.id.textEdited.connect(lambda name: self._edit("id", replace(self.draft, id=name)))
        sheet.minutes.valueChanged.connect(lambda minutes: self._edit("minutes", replace(self.draft, minutes=minutes)))
        for kind, added in sheet.add.items():
            added.triggered.connect(partial(self._add, kind))
        sheet.remove.clicked.connect(lambda: self._edit("", self.draft.without(self.at)))
        for arrow, by in ((sheet.up, -1), (sheet.down, 1)):
            arrow.clicked.connect(partial(self._move, by))
        sheet.steps.row_chosen.connect(self._turn_to)
        sheet.editor.edited.connect(self._change)
        sheet.editor.page_wanted.connect(self._begin_with_page)
        sheet.editor.run_wanted.connect(self._solve)
        sheet.editor.offers_wanted.connect(self._ask_for_offers)
        sheet.verify.clicked.connect(self.prove)
        sheet.cancel.clicked.connect(self.proving.cancel)
        sheet.drop.clicked.connect(self._drop_failed)
        sheet.open.clicked.connect(self.files.ask_to_open)
        sheet.save.clicked.connect(self.ask_for_name)
        for action, keys in ((self.undo.createUndoAction(self), QKeySequence.StandardKey.Undo),
                             (self.undo.createRedoAction(self), QKeySequence.StandardKey.Redo)):  # fmt: skip
            self._add_key(action, keys)
        for tool, action in zip((sheet.undo, sheet.redo), self.actions(), strict=True):
            tool.clicked.connect(action.trigger)
            action.enabledChanged.connect(tool.setEnabled)
            tool.setEnabled(action.isEnabled())

    def _add_key(self, action: QAction, keys: QKeySequence.StandardKey) -> None:
        action.setShortcut(QKeySequence(keys))
        self.addAction(action)

    def _edit(self, key: str, draft: Draft) -> None:
        """Go on with another draft; Undo brings this one back."""
        self.undo.push(DraftEdit(key, self.draft, draft, self._show))

    def _show(self, draft: Draft) -> None:
        self.draft = draft
        self.at = min(self.at, max(len(draft.steps) - 1, 0))
        step = self.step
        self.sheet.show_draft(draft, self.at, self._proofs.get(step.id, {}) if step else {})
        self.sheet.drop.setVisible(bool(self._still_failing()))

    def _entitle(self, title: Said) -> None:
        followed = self.draft.id == id_of(self.draft.title.en)
        name = id_of(title.en) if followed else self.draft.id
        self._edit("title", replace(self.draft, title=title, id=name))

    def _add(self, kind: str) -> None:
        self.at = len(self.draft.steps)
        self._edit("", self.draft.with_step(kind))  # type: ignore[arg-type]
        self.sheet.editor.title.setFocus()

    def _move(self, by: int) -> None:
        moved = self.draft.moved(self.at, by)
        if moved is not self.draft:
            self.at += by
            self._edit("", moved)

    def _turn_to(self, place: int) -> None:
        if place != self.at:
            self.at = place
            self._show(self.draft)

    def _change(self, step: DraftStep, what: str) -> None:
        steps = (*self.draft.steps[: self.at], step, *self.draft.steps[self.at + 1 :])
        self._edit(f"{step.id} {what}", replace(self.draft, steps=steps))

    def _begin_with_page(self) -> None:
        page = self._page()
        if page is not None:
            self._edit("", self.draft.with_changed(self.at, page=page.explorer, solved=None, solution=None))

    def _solve(self) -> None:
        """Take the run of the window, or its page, for how the step is done."""
        if self.step is None or self.step.kind != "explore":
            self._ask_for_run(self._take_run)
        elif (page := self._page()) is not None:
            self._edit("", self.draft.with_changed(self.at, solved=page.explorer))

    def _ask_for_offers(self) -> None:
        if self.step is None or self.step.kind != "explore":
            self._ask_for_run(self._measure)
        elif (page := self._page()) is not None:
            if self.step.solution_table(self.draft.start) is None:
                self._solve()
            self.menu.show_offers(page_offers(page), self.sheet.editor.require)

    def _page(self) -> Page | None:
        """The page that stands open in Explore; says so where there is none."""
        page = self._room.page
        if page is None:
            self._tell(partial(tr, "Open a page in Explore first."))
            return None
        return page.saved()

    def _ask_for_run(self, take: Any) -> None:
        self._answers.wait(self._session.ask(record_of), take, self._say_failure, _no_run)

    def _take_run(self, record: Record) -> None:
        if self.step is not None:
            self._edit("", self.draft.with_changed(self.at, run=record))

    def _measure(self, record: Record) -> None:
        if self.step is not None:
            self._tell(partial(tr, "Training the run again, to measure it…"))
            self.measuring.ask(ToMeasure(self.draft.start_of(self.step), record, self.step.id))

    def _take_offers(self, asked: ToMeasure, offers: tuple[Offer, ...]) -> None:
        step = self.step
        if step is None or step.id != asked.step:
            return
        self._tell(str)
        if step.run is None or step.run.steps == 0:
            self._take_run(asked.record)
        self.menu.show_offers(offers, self.sheet.editor.require)

    def _require(self, check: dict[str, Any]) -> None:
        step = self.step
        if step is not None:
            others = [one for one in step.checks if measured_key(one) != measured_key(check)]
            self._edit("", self.draft.with_changed(self.at, checks=(*others, check)))

    def prove(self) -> None:
        """Train the solution and the start of every step for every seed."""
        try:
            self.draft.lab()
        except UserError as error:
            self._tell(partial(error_words, error))
            return
        self._show_proving(True)
        self._tell(partial(tr, "Training the solutions…"))
        self.proving.ask(self.draft)

    def _take_seed(self, draft: Draft, told: tuple[str]) -> None:
        done = self.sheet.bar.value() + 1
        self.sheet.bar.setValue(done)
        self._tell(partial(tr, "Seed {number} of {count}", number=done, count=len(draft.seeds)))

    def _take_verified(self, draft: Draft, verified: Verified) -> None:
        self._proofs = {}
        for step in draft.steps:
            own = [proof for proof in verified.proofs if proof.step == step.id]
            named = zip(step.checks, own, strict=False)
            self._proofs[step.id] = {measured_key(check): proof for check, proof in named}
        failed = {seed for proof in verified.proofs for seed in proof.failed}
        self._failed = tuple(sorted(failed))
        self._end_proving(verified)

    def _end_proving(self, verified: Verified | None) -> None:
        self._show_proving(False)
        self._tell(partial(_verified_words, verified) if verified else partial(tr, "Stopped."))
        self._show(self.draft)

    def _take_failure(self, asked: object, failure: Failure) -> None:
        self._show_proving(False)
        self._say_failure(failure)

    def _say_failure(self, failure: Failure) -> None:
        self._tell(failure.words)

    def _show_proving(self, on: bool) -> None:
        self.sheet.show_proving(on, len(self.draft.seeds))

    def _still_failing(self) -> tuple[int, ...]:
        """The seeds that failed and are still there, as long as others are left."""
        left = set(self.draft.seeds) - set(self._failed)
        return tuple(seed for seed in self._failed if seed in self.draft.seeds) if left else ()

    def _drop_failed(self) -> None:
        failing = self._still_failing()
        self._edit("", replace(self.draft, seeds=tuple(seed for seed in self.draft.seeds if seed not in failing)))

    def ask_for_name(self) -> None:
        """Let a person say where the lab is saved."""
        self.files.ask_for_name(self.draft)

    def _take_saved(self, path: Path) -> None:
        self.undo.setClean()
        self.saved.emit(path)

    def _go_on_with(self, lab: Lab) -> None:
        """Go on with a lab that is in a file; Undo brings back what was there."""
        self.at, self._proofs, self._failed = 0, {}, ()
        self._edit("", Draft.of(lab, self.draft.start))
        self._tell(partial(tr, "This will be version {version} of the lab.", version=lab.version + 1))

    def _tell(self, words: Wording) -> None:
        self._told = words
        self.sheet.told.say(words())


def _verified_words(verified: Verified) -> str:
    seeds = len(verified.seeds)
    proven = tr("Proven: before it is solved it fails, solved it passes, for {count} seeds.", count=seeds)
    problems = [f"• {_problem_words(problem)}" for problem in verified.problems]
    return "\n".join([proven, *problems] if verified.proven else problems)


def _problem_words(problem: Sentence) -> str:
    """With what was measured by its name."""
    named = {"what": quantity_words(problem.values["what"])} if "what" in problem.values else {}
    return sentence_words(Sentence(problem.template, **problem.values | named))


class _NoRun(UserError):
    """Nothing was trained yet."""


def _no_run() -> UserError:
    return _NoRun(text("There is no run yet."))
