"""The training loss around the run: a slice through its path, or at random, and the line between two pinned runs."""

import time
from collections.abc import Callable
from enum import IntEnum

from PySide6.QtWidgets import QStackedWidget, QWidget

from dllab.gui.charts.header import Header, Segments
from dllab.gui.charts.legend import Legend
from dllab.gui.kit.background import Interruptible
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.landscape.line_view import LineView
from dllab.gui.panels.landscape.questions import (
    Answer,
    LineQuestion,
    Question,
    SliceQuestion,
    SpectrumQuestion,
    answer,
)
from dllab.gui.panels.landscape.slice_view import SliceView
from dllab.gui.panels.landscape.spectrum_view import SpectrumView
from dllab.training.network import layout_of
from dllab.training.outcomes import Running
from dllab.training.sights import SMALL, Line, Slice, Spectrum
from dllab.training.snapshot import Snapshot

INSPECTOR = "landscape"
SHARE = 0.3  # of the time that is spent on slices while a run goes on
SECONDS = 3.0  # between two slices then, at least
Inspect = Callable[[str, bool], None]


class LandscapeView(IntEnum):
    """What the switch offers."""

    PATH = 0
    RANDOM = 1
    LINE = 2
    SPECTRUM = 3


class LandscapePanel(Panel):
    """Asks, through `inspect`, for the run's state and path while it can be seen, and has a thread measure the loss.

    While the run goes on, a slice is finished before the next is begun; at rest, or when time is dragged, the newest
    step counts.
    """

    def __init__(self, inspect: Inspect):
        super().__init__()
        self._inspect = inspect
        self._wanted = False
        self._pins: tuple[Pin, ...] = ()
        self._asked: Question | None = None
        self._begun, self._due = 0.0, 0.0
        self.slice, self.line, self.spectrum = SliceView(), LineView(), SpectrumView()
        self.legend, self.switch = Legend(), Segments(len(LandscapeView))
        self._header, self._words = Header(QWidget(), self.switch), Header(self.legend)
        self._stack = QStackedWidget()
        for view in (self.slice, self.line, self.spectrum):
            self._stack.addWidget(view)
        vertical(self, self._header, self._words, (self._stack, 1), spacing=0)
        self._work: Interruptible[Question, Answer] = Interruptible(answer, self)
        self._work.told.connect(self._show_told)
        self._work.answered.connect(self._show_answer)
        self.failure.follow(self._work)
        self.switch.chosen.connect(self._choose)
        self.use_theme(Theme(dark=False, presentation=False))
        self.retranslate()

    @property
    def view(self) -> LandscapeView:
        """What is shown."""
        return LandscapeView(self.switch.current)

    @property
    def busy(self) -> bool:
        """Whether something is being measured."""
        return self._work.busy

    def show_snapshot(self, snapshot: Snapshot) -> None:
        fresh = self._snapshot is None or snapshot.run != self._snapshot.run
        self._snapshot = snapshot
        given_up = not self._wanted and self.line.shown is None
        if not self._wanted:
            self._wanted = True
            self._inspect(INSPECTOR, True)
        if fresh:
            self._asked, self._due = None, 0.0
            self._work.cancel()
            self._clear()
        if self.view == LandscapeView.LINE and (fresh or given_up):
            self._ask_for_line()
        self._ask_if_due()

    def show_pins(self, pins: tuple[Pin, ...], hidden: int = 0) -> None:
        self._pins = pins
        if self.view == LandscapeView.LINE:
            self._ask_for_line()

    def rest(self) -> None:
        self._work.cancel()
        self._asked, self._due = None, 0.0
        if self._wanted:
            self._wanted = False
            self._inspect(INSPECTOR, False)

    def apply_theme(self, theme: Theme) -> None:
        for part in (self._header, self._words, self.legend, self.switch, self.slice, self.line, self.spectrum):
            part.apply_theme(theme)
        self._say()

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
        return self._shown.table()

    def retranslate(self) -> None:
        self.switch.set_texts(
            (tr("Path"), tr("A slice of the training loss through the start, the present, and the furthest detour")),
            (tr("Random"), tr("A slice along two random directions as long as the filters (Li et al. 2018)")),
            (tr("Line"), tr("The training loss on the straight line between the two runs pinned last")),
            (tr("Spectrum"), tr("All eigenvalues of the Hessian, of a small network")),
        )
        for view in (self.slice, self.line, self.spectrum):
            view.retranslate()
        self._say()

    def _choose(self, view: int) -> None:
        self._work.cancel()
        self._asked, self._due = None, 0.0
        self._stack.setCurrentWidget(self._shown)
        self._clear()
        if view == LandscapeView.LINE:
            self._ask_for_line()
        else:
            self._ask_if_due()

    @property
    def _shown(self) -> SliceView | LineView | SpectrumView:
        if self.view == LandscapeView.SPECTRUM:
            return self.spectrum
        return self.line if self.view == LandscapeView.LINE else self.slice

    def _clear(self) -> None:
        self.slice.clear()
        self.spectrum.clear(self._small)
        self._say()

    @property
    def _small(self) -> bool:
        """Whether the network is small enough for its whole spectrum."""
        snapshot = self._snapshot
        return snapshot is None or layout_of(snapshot.experiment, snapshot.dataset).parameter_count <= SMALL

    def _ask_if_due(self) -> None:
        snapshot = self._snapshot
        if snapshot is None or snapshot.inspection is None or self.view == LandscapeView.LINE:
            return
        known = (
            isinstance(self._asked, SliceQuestion | SpectrumQuestion)
            and self._asked.inspection.step == snapshot.inspection.step
        )
        moving = isinstance(snapshot.outcome, Running)
        if known or (moving and (self._work.busy or time.perf_counter() < self._due)):
            return
        if not moving and snapshot.inspection.step != snapshot.step:  # its copy is on the way
            return
        own = snapshot.run, snapshot.experiment, snapshot.dataset, snapshot.inspection
        if self.view == LandscapeView.SPECTRUM:
            if not self._small:
                return
            self._asked = SpectrumQuestion(*own)
        else:
            self._asked = SliceQuestion(*own, "random" if self.view == LandscapeView.RANDOM else "path", moving)
        self._begun = time.perf_counter()
        self._work.ask(self._asked)

    def _ask_for_line(self) -> None:
        self.line.show_ends(self._pins[-2:])
        if len(self._pins) < 2 or self._snapshot is None:
            self._work.cancel()
            return
        start, end = self._pins[-2:]
        self._asked = LineQuestion(self._snapshot.dataset, start, end)
        self._work.ask(self._asked)

    def _show_told(self, question: Question, told: tuple[Slice]) -> None:
        if question is self._asked:
            self.slice.show_slice(told[0])
            self._say()

    def _show_answer(self, question: Question, found: Answer) -> None:
        took = time.perf_counter() - self._begun
        self._due = time.perf_counter() + max(SECONDS, took * (1 / SHARE - 1))
        if question is not self._asked:
            return
        if isinstance(found, Line):
            self.line.show_found(found)
        elif isinstance(found, Spectrum):
            self.spectrum.show_found(found)
        self._say()

    def _say(self) -> None:
        """What the picture cannot say: how much of the path lies in it, and over how many examples the loss is."""
        plain = [("", each) for each in self._shown.words()]
        self.legend.set_entries(self.line.names() if self.view == LandscapeView.LINE else plain)
