"""What is going on in the run, in plain words."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from dllab.datasets import Dataset
from dllab.diagnostics.evidence import WATCHER, Control, Evidence
from dllab.diagnostics.finding import Finding
from dllab.experiment import Experiment
from dllab.experiment.presets import Guide
from dllab.gui.kit.background import Background
from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.scrolling import ScrollingColumn
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.findings.card import FindingCard
from dllab.gui.panels.findings.control_runs import ControlRuns, RunControl
from dllab.gui.panels.findings.guide import GuideView
from dllab.gui.panels.findings.table import findings_table
from dllab.panel_names import TITLES
from dllab.training.snapshot import Snapshot

SECONDS = 0.25  # at least, between two looks
LEVELS = 4  # of layouts, each of which asks the one around it for more room: label, numbers, card, panel
MARGIN = 8  # pixels around the cards
SHARE = 0.2  # at most, of the time that looks take

Watch = Callable[[str, NDArray[np.float32] | None], None]
Inspect = Callable[[str, bool], None]
Examination = Callable[[Evidence], tuple[Finding, ...]]


def make_monitor() -> Examination:
    """What looks at the evidence, one after the other of a run."""
    from dllab.diagnostics.monitor import Monitor  # late: its detectors bring numba in, after the window is up

    return Monitor().look


def run_control_late(experiment: Experiment, dataset: Dataset, steps: int, stop: Callable[[], bool]) -> Control | None:
    """`run_control`, imported when the first control run is."""
    from dllab.diagnostics.controls import run_control

    return run_control(experiment, dataset, steps, stop)


class FindingsPanel(Panel):
    """A card a finding, the most severe first. Looks at the run, while it can be seen, in a thread of its own.

    While the mouse is over it or Tab has come into it, cards keep their places and heights: new ones come below, and
    those of findings that are over stay, until somebody looks elsewhere.

    `remedy_chosen` carries the Remedy whose button was pressed; `all_chosen` and `enough` as a card's.
    """

    remedy_chosen = Signal(object)
    all_chosen = Signal(object)
    enough = Signal()

    def __init__(
        self,
        watch: Watch,
        inspect: Inspect,
        monitor: Callable[[], Examination] = make_monitor,
        control: RunControl = run_control_late,
    ):
        super().__init__()
        self._watch, self._inspect = watch, inspect
        self._make_look = monitor
        self._look: Examination | None = None
        self._theme = Theme(dark=False, presentation=False)
        self._followed: tuple[int, Dataset] | None = None  # the run and its data
        self._inputs: NDArray[np.float32] | None = None
        self._evidence: Evidence | None = None  # asked about last
        self._findings: tuple[Finding, ...] = ()  # of the last look
        self._experiment: Experiment | None = None  # that they are about
        self._held = False  # since somebody looks
        self._trying = self._withheld = False
        self._looked: int | None = None  # the step that was looked at last
        self.cards: dict[str, FindingCard] = {}
        self._spare: list[FindingCard] = []  # hidden until the next finding
        self._scroll = ScrollingColumn()
        self._hint = WrappedLabel(muted=True)
        self.guide = GuideView()
        self._arrange()
        self.background: Background[Evidence, tuple[Finding, ...]] = Background(
            self._see, self, prepare=self._get_ready, seconds=SECONDS, share=SHARE
        )
        self.background.answered.connect(self._take_findings)
        self.failure.follow(self.background)
        self.controls = ControlRuns(control, self)
        self.controls.ended.connect(self._ask_again)
        app = QApplication.instance()
        assert isinstance(app, QApplication), "there is a panel"
        app.focusChanged.connect(self._release)
        self.failure.follow(self.controls.background)
        self.retranslate()

    def _arrange(self) -> None:
        self._content = QWidget()
        self._column = vertical(self._content, self._hint, self.guide, margins=None, spacing=8)
        self._column.addStretch(1)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setMargin(4)
        self._scroll.setWidget(self._content)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_width)
        self._keep_width(0, 0)
        vertical(self, self._scroll)

    def sizeHint(self) -> QSize:
        return QSize(280, 480)

    def show_guide(self, guide: Guide | None) -> None:
        """Say what a preset is for, until there is something to say of the run."""
        self.guide.show_guide(guide)
        self._show_hint()

    @property
    def findings(self) -> list[str]:
        """The kinds that are shown, from top to bottom."""
        return sorted(self.cards, key=lambda kind: self._column.indexOf(self.cards[kind]))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        followed = self._followed
        if followed is None or followed[0] != snapshot.run or followed[1] is not snapshot.dataset:
            self._follow(snapshot)
        evidence = Evidence.of(snapshot, self.controls.results)
        probe = snapshot.probes.get(WATCHER)
        if probe is None or probe.inputs is not self._inputs:  # of the run before
            evidence = replace(evidence, outputs=None)
        self._evidence = evidence
        if evidence.step > 0:
            self.background.ask(evidence, about=evidence.run)
        else:
            self._forget_findings()
        self._show_hint()

    def rest(self) -> None:
        if self._followed is not None:
            self._followed = self._inputs = None
            self.background.drop()
            self.controls.give_up()
            self._watch(WATCHER, None)
            self._inspect(WATCHER, False)

    def forget(self, dataset: Dataset) -> None:
        super().forget(dataset)
        self._evidence = None

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._hint.apply_theme(theme)
        self.guide.apply_theme(theme)
        for card in (*self.cards.values(), *self._spare):
            card.apply_theme(theme)

    def retranslate(self) -> None:
        self._scroll.setAccessibleName(tr(TITLES["findings"]))
        self.guide.retranslate()
        self._show_hint()
        for card in (*self.cards.values(), *self._spare):
            card.retranslate()

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
        return findings_table(self._findings) if self._started else None

    def show_trying(self, on: bool) -> None:
        """Say on every card whether remedies are being tried."""
        self._trying = on
        for card in (*self.cards.values(), *self._spare):
            card.show_trying(on)

    def withhold(self, on: bool) -> None:
        """Say nothing of what is found, while a class judges for itself."""
        self._withheld = on
        for card in self.cards.values():
            card.setVisible(not on)
        self._show_hint()
        self._lay_out()

    def _follow(self, snapshot: Snapshot) -> None:
        """Watch another run, or the same one again."""
        dataset = snapshot.dataset
        if self._evidence is None or self._evidence.run != snapshot.run:
            self._forget_findings()
            self.controls.forget()
        self._followed = (snapshot.run, dataset)
        self._inputs = dataset.x_val[:] if len(dataset.x_val) else None  # an array of this run alone
        self._watch(WATCHER, self._inputs)
        self._inspect(WATCHER, True)

    def _get_ready(self) -> None:
        """In the background's thread, before its first look."""
        if self._look is None:
            self._look = self._make_look()

    def _see(self, evidence: Evidence) -> tuple[Finding, ...]:
        """In the background's thread."""
        assert self._look is not None
        return self._look(evidence)

    def _ask_again(self) -> None:
        if self._evidence is not None and self._followed is not None:
            self._evidence = replace(self._evidence, controls=self.controls.results)
            self.background.ask(self._evidence, about=self._evidence.run)

    def _take_findings(self, evidence: Evidence, findings: Sequence[Finding]) -> None:
        newest = self._evidence
        if newest is None or newest.run != evidence.run or newest.step == 0 or self._followed is None:
            return
        self._looked = evidence.step
        self._show_findings(findings, evidence.experiment)
        if self.controls.order(findings, evidence):  # last: what is at work slows down all that is drawn
            self._show_findings(findings, evidence.experiment)

    def _forget_findings(self) -> None:
        self.background.drop()
        self._looked = None
        self._held = False
        if self.cards:
            self._show_findings((), None)

    def _show_findings(self, findings: Sequence[Finding], experiment: Experiment | None) -> None:
        """Bring the cards up to date; what is read at the moment stays where it is."""
        self._findings, self._experiment = tuple(findings), experiment
        self._held = bool(self.cards) and experiment is not None and self._is_looked_at()
        for card in self.cards.values():
            card.hold(self._held)
        before = self.findings if self._held else []
        anchor, offset = self._anchor({finding.kind for finding in findings})
        kinds = [finding.kind for finding in findings]
        kinds = [*before, *(kind for kind in kinds if kind not in before)]
        for kind in self.cards.keys() - set(kinds):
            card = self.cards.pop(kind)
            card.put_away()
            self._spare.append(card)
        for finding in findings:
            assert experiment is not None
            card = self.cards.get(finding.kind) or self._card(finding.kind)
            card.show_finding(finding, experiment, self.controls.is_running(finding.kind))
        for kind in set(before) - {finding.kind for finding in findings}:
            self.cards[kind].say_over()
        for place, kind in enumerate(kinds):
            if self._column.indexOf(self.cards[kind]) != place:
                self._column.removeWidget(self.cards[kind])
                self._column.insertWidget(place, self.cards[kind])
        self._show_hint()
        self._lay_out()
        if anchor is not None and not self._held:
            self._scroll.verticalScrollBar().setValue(anchor.y() - offset)

    def _lay_out(self) -> None:
        """Now: each layout asks the one around it with an event, and what is drawn in between has words over words."""
        for _ in range(LEVELS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _keep_width(self, _: int, highest: int) -> None:
        """Leave the room of a scroll bar where there is none: cards are as wide when one comes."""
        room = 0 if highest > 0 else self._scroll.verticalScrollBar().sizeHint().width()
        margins = QMargins(MARGIN, MARGIN, MARGIN + room, MARGIN)
        if margins != self._column.contentsMargins():
            self._column.setContentsMargins(margins)  # while the scroll area is laid out, which then misses it
            QCoreApplication.postEvent(self._content, QEvent(QEvent.Type.LayoutRequest))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._release()

    def _is_looked_at(self) -> bool:
        focused = QApplication.focusWidget()
        return self.underMouse() or (focused is not None and self.isAncestorOf(focused))

    def _release(self) -> None:
        """Bring the cards into their order, once nobody looks any more."""
        if self._held and not self._is_looked_at():
            self._show_findings(self._findings, self._experiment)

    def _anchor(self, kinds: set[str]) -> tuple[FindingCard | None, int]:
        """The uppermost card in view that stays, and how far below the upper edge it is; none where that is the top."""
        top = self._scroll.verticalScrollBar().value()
        if top == 0:
            return None, 0
        staying = [card for kind, card in self.cards.items() if kind in kinds and card.geometry().bottom() > top]
        first = min(staying, key=lambda card: card.y(), default=None)
        return first, (first.y() - top if first is not None else 0)

    def _card(self, kind: str) -> FindingCard:
        """One that was put away, or a new one: to make one takes some milliseconds."""
        card = self.cards[kind] = self._spare.pop() if self._spare else self._make_card()
        card.setVisible(not self._withheld)  # now, not with the next event: it takes part in the layout at once
        return card

    def _make_card(self) -> FindingCard:
        card = FindingCard()
        card.apply_theme(self._theme)
        card.show_trying(self._trying)
        card.remedy_chosen.connect(self.remedy_chosen)
        card.all_chosen.connect(self.all_chosen)
        card.enough.connect(self.enough)
        card.layer_selected.connect(self.layer_selected)
        self._column.insertWidget(0, card)
        return card

    @property
    def _started(self) -> bool:
        """Whether there is anything to find."""
        return self._evidence is not None and self._evidence.step > 0

    def _show_hint(self) -> None:
        """A friendly word where there is nothing to report."""
        if self._withheld:
            words = tr("Said once the answer is revealed")
        elif not self._started and self.guide.says_something:
            words = tr("Press Space to train")
        elif not self._started:
            words = tr("Press Space to train. What is unusual, why it happens and what may help is then said here.")
        elif self._looked is None:
            words = tr("Looking…")
        elif too_early := _too_early(self._evidence):
            words = tr("Too early to judge: from step {step} on", step=too_early)
        else:
            words = tr("Nothing unusual at step {step}", step=f"{self._looked:,}")
        self._hint.say(words)
        silent = self._withheld or not self.cards
        self._hint.setVisible(silent)
        self.guide.setVisible(self.guide.says_something and silent)


def _too_early(evidence: Evidence | None) -> int | None:
    """The step from which the gradients of a run are judged; None where they are."""
    from dllab.diagnostics.learning import EARLIEST, old_enough  # late: brings numba in, after the window is up

    return EARLIEST if evidence is not None and not old_enough(evidence) else None
