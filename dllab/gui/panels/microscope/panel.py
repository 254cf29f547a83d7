"""The next step of the run, before it is taken: every layer's numbers, and one weight followed through its update."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtWidgets import QStackedLayout, QWidget

from dllab.datasets import Dataset
from dllab.gui.charts.header import Header, Segments
from dllab.gui.kit.background import Background, Failure
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import add_layout, horizontal, vertical
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.spin import IndexSpin
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.microscope.layer import LayerView
from dllab.gui.panels.microscope.questions import Answerer, MicroscopeAnswer, MicroscopeQuestion
from dllab.gui.panels.microscope.start import StartView
from dllab.gui.panels.microscope.table import layer_table, start_table, update_table
from dllab.gui.panels.microscope.update import UpdateView
from dllab.training.microscope.distributions import Distributions
from dllab.training.network import layout_of
from dllab.training.snapshot import Inspection, Snapshot

INSPECTOR = "microscope"
SECONDS = 0.25  # between two looks while the run goes on
SHARE = 0.1  # of the time at most is spent on looking
Inspect = Callable[[str, bool], None]


class MicroscopeView(IntEnum):
    """What the switch offers."""

    LAYER = 0
    UPDATE = 1
    START = 2


class MicroscopePanel(Panel):
    """Asks, through `inspect`, for the run's state while it can be seen, and has a thread look into it."""

    def __init__(self, inspect: Inspect):
        super().__init__()
        self._inspect = inspect
        self._inspecting = False
        self._shown: tuple[MicroscopeQuestion, MicroscopeAnswer] | None = None  # what came back last
        self._drawn: dict[MicroscopeView, tuple[MicroscopeQuestion, MicroscopeAnswer]] = {}  # what each view shows
        self._looked: tuple[Inspection, object] | None = None  # at what, and asked for what
        self._start_of: int | None = None  # the run whose start is shown
        self._seen = Distributions()
        self.switch = Segments(len(MicroscopeView))
        self.layer = IndexSpin()
        self.layer_view, self.update_view, self.start_view = LayerView(), UpdateView(), StartView()
        self._header = Header(_left(self.switch), self.layer)
        column = vertical(self, self._header, spacing=0)
        self._stack = add_layout(column, QStackedLayout(), 1)
        for view in (self.layer_view, self.update_view, self.start_view):
            self._stack.addWidget(view)
        self._answerer = Answerer()
        self.background: Background[MicroscopeQuestion, MicroscopeAnswer] = Background(
            self._answerer, self, prepare=import_engine, seconds=SECONDS, share=SHARE
        )
        self.layer.set_range(1, 1)
        self._connect()
        self.use_theme(Theme(dark=False, presentation=False))
        self.retranslate()
        self._show_nothing()

    def _connect(self) -> None:
        self.background.answered.connect(self._show_answer)
        self.background.failed.connect(self._show_failure)
        self.failure.follow(self.background)
        self.switch.chosen.connect(self._choose_view)
        self.layer.valueChanged.connect(self._layer_chosen)
        self.layer_view.quantity_changed.connect(self._ask)
        self.layer_view.cell_chosen.connect(self._cell_chosen)
        self.update_view.chosen.connect(self._ask)

    @property
    def view(self) -> MicroscopeView:
        """What is shown."""
        return MicroscopeView(self.switch.current)

    @property
    def shown(self) -> MicroscopeAnswer | None:
        """What came back last."""
        return self._shown[1] if self._shown else None

    def show_snapshot(self, snapshot: Snapshot) -> None:
        fresh = self._snapshot is None or snapshot.run != self._snapshot.run
        self._snapshot = snapshot
        if not self._inspecting:
            self._inspecting = True
            self._inspect(INSPECTOR, True)
        if fresh:
            self._begin()
            self._fit_bounds()
        self._ask()

    def rest(self) -> None:
        if self._inspecting:
            self._inspecting = False
            self.background.drop()
            self._looked = None
            self._inspect(INSPECTOR, False)

    def forget(self, dataset: Dataset) -> None:
        super().forget(dataset)
        self._begin()
        self._answerer.forget()

    def select_layer(self, layer: int) -> None:
        """Look at this layer, counted from 1; one that the network does not have is left aside."""
        if 1 <= layer <= self.layer.maximum() and layer != self.layer.value():
            self.layer.show_value(layer)
            self._fit_bounds()
            self._ask()

    def apply_theme(self, theme: Theme) -> None:
        for widget in (self._header, self.switch, self.layer_view, self.update_view, self.start_view):
            widget.apply_theme(theme)

    def retranslate(self) -> None:
        self.switch.set_texts(
            (tr("Layer"), tr("Weights, gradients and activations of one layer, and their distributions")),
            (tr("One update"), tr("Follow one example and one weight through an update, in numbers")),
            (tr("Initialization"), tr("Activation and gradient variance through the depth, before the first step")),
        )
        self.layer.setPrefix(tr("layer "))
        self.layer.setToolTip(tr("The layer that is looked at; the last is the output layer"))
        self.layer.setAccessibleName(tr("Layer"))
        for view in (self.layer_view, self.update_view, self.start_view):
            view.retranslate()
        if self._looked is None:
            self._show_nothing()

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
        if self.view not in self._drawn:
            return None
        question, answer = self._drawn[self.view]
        if self.view == MicroscopeView.LAYER:
            return layer_table(question, answer, self._seen)
        return update_table(question, answer) if self.view == MicroscopeView.UPDATE else start_table(answer)

    def _begin(self) -> None:
        """Nothing is known yet of the run that comes."""
        self._seen = Distributions()
        self._start_of = self._looked = self._shown = None
        self._drawn.clear()

    def _show_nothing(self) -> None:
        for view in (self.layer_view, self.update_view, self.start_view):
            view.show_nothing(tr("Looking into the network…"))
        for gone in (MicroscopeView.LAYER, MicroscopeView.UPDATE):  # the start of a run stays
            self._drawn.pop(gone, None)

    def _fit_bounds(self) -> None:
        """Let every layer, unit and input of the network be chosen, and no other."""
        if self._snapshot is None:
            return
        experiment, dataset = self._snapshot.experiment, self._snapshot.dataset
        layers = layout_of(experiment, dataset).layers
        self.layer.set_range(1, len(layers))
        self.update_view.set_bounds(len(dataset.x_train), layers[self.layer.value() - 1])

    def _choose_view(self, view: int) -> None:
        self._stack.setCurrentIndex(view)
        self.layer.setVisible(view != MicroscopeView.START)
        self._draw()
        self._ask()

    def _layer_chosen(self, layer: int) -> None:
        self._fit_bounds()
        self._ask()
        self.layer_selected.emit(layer)

    def _cell_chosen(self, unit: int, column: int) -> None:
        """Follow the weight that was clicked, or the unit for the example that was."""
        if self.layer_view.of_examples:
            self.update_view.choose(unit=unit, example=self.layer_view.example_at(column))
        else:
            self.update_view.choose(unit=unit, column=column)
        self.switch.choose(MicroscopeView.UPDATE)
        self._ask()

    def _ask(self) -> None:
        """Have the newest state looked at, unless that has been done."""
        snapshot = self._snapshot
        if snapshot is None or snapshot.inspection is None or not self._inspecting:
            return
        address = self.update_view.address(self.layer.value())
        follow = self.view == MicroscopeView.UPDATE
        example = self.update_view.example_chosen if follow else None
        start = self.view == MicroscopeView.START and self._start_of != snapshot.run
        if self.view == MicroscopeView.START and not start:
            return
        wanted = (snapshot.experiment, address, self.layer_view.chosen, follow, example, start)
        if self._looked is not None and self._looked[0] is snapshot.inspection and self._looked[1] == wanted:
            return
        self._looked = snapshot.inspection, wanted
        question = MicroscopeQuestion(snapshot.run, snapshot.dataset, snapshot.inspection, *wanted)
        self.background.ask(question, about=(snapshot.run, wanted))

    def _show_answer(self, question: MicroscopeQuestion, answer: MicroscopeAnswer) -> None:
        snapshot = self._snapshot
        if snapshot is None or question.run != snapshot.run or not self._inspecting:
            return
        self._shown = question, answer
        self._seen.add(answer.step, answer.histograms)
        if answer.depth is not None:
            self._start_of = question.run
            self._drawn[MicroscopeView.START] = self._shown
            self.start_view.show_depth(answer.depth, question.experiment)
        self._draw()

    def _show_failure(self, question: MicroscopeQuestion, failure: Failure) -> None:
        """Nothing is looked into any more: say so where it would stand, and show nothing older in its place."""
        self._shown = None
        self._drawn.clear()
        for view in (self.layer_view, self.update_view, self.start_view):
            view.show_nothing(failure.words())

    def _draw(self) -> None:
        """Show what came back last in the view that is open, if it is of the layer chosen."""
        if self._shown is None or self._shown[0].address.layer != self.layer.value():
            return
        question, answer = self._shown
        if self.view == MicroscopeView.LAYER:
            self._drawn[MicroscopeView.LAYER] = self._shown
            self.layer_view.show_answer(answer, question.address, question.quantity, self._seen)
        elif self.view == MicroscopeView.UPDATE and answer.update is not None:
            self._drawn[MicroscopeView.UPDATE] = self._shown
            self.update_view.show_answer(answer.look, answer.update, question.experiment)


def import_engine() -> None:
    """Do it in the thread: compiled functions take a while to load, and are no part of looking."""
    from dllab.training.microscope import initialization, specimen  # noqa: F401


def _left(widget: QWidget) -> QWidget:
    """The widget at its own width, with room to its right."""
    holder = QWidget()
    row = horizontal(holder, widget)
    row.addStretch(1)
    return holder
