"""The network itself: units and weights of a small one, the layers of a large one."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from dllab.datasets import Dataset
from dllab.experiment.sections import NetworkSection
from dllab.gui.charts.header import SIDES, Header
from dllab.gui.charts.legend import Legend
from dllab.gui.kit.background import Background
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.throttle import Throttle
from dllab.gui.panels.network.blocks import NetworkBlocks
from dllab.gui.panels.network.diagram import NetworkDiagram, ink_of
from dllab.gui.panels.network.facts import NetworkFacts
from dllab.gui.panels.network.look import Looker, NetworkLook, NetworkQuestion
from dllab.gui.panels.network.steppers import Steppers
from dllab.gui.panels.network.table import layers_table, weights_table
from dllab.gui.panels.network.view import NetworkView
from dllab.gui.panels.network.waits import Instead
from dllab.messages import text
from dllab.training.snapshot import Snapshot

INSPECTOR = "network"
Inspect = Callable[[str, bool], None]
UNITS = {  # what they show, by what their maps are over
    "plane": text("squares: a unit over the plane"),
    "line": text("squares: a unit over the input"),
    "classes": text("stripes: a unit's mean for each class"),
    "targets": text("stripes: a unit's mean from small to large targets"),
}


class Pages(QStackedWidget):
    """Views of one size, the hidden ones too, so that each knows whether it has room enough to be shown."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Resize every view."""
        super().resizeEvent(event)
        for view in self.findChildren(NetworkView):
            view.resize(self.size())
        self.resized.emit()


class NetworkPanel(Panel):
    """Asks through `inspect` for the run's state while it can be seen.

    `hidden_wanted` carries the hidden widths, and `filters_wanted` the convolutions' filters, that a person asked for
    here, of the experiment as it is edited.
    """

    hidden_wanted = Signal(object)
    filters_wanted = Signal(object)

    def __init__(self, inspect: Inspect):
        super().__init__()
        self._inspect = inspect
        self._wanted = False
        self._theme = Theme(dark=False, presentation=False)
        self._shown: tuple[int, Dataset] | None = None
        self._asked: NetworkQuestion | None = None
        self.diagram, self.blocks = NetworkDiagram(), NetworkBlocks()
        self.legend, self.words = Legend(), Legend()
        self.steppers = Steppers()
        self._header = Header(self.legend, Instead(self.words, self.steppers.note))
        self._stack = Pages()
        layout = vertical(self, spacing=0)
        self.steppers.hidden_wanted.connect(self.hidden_wanted)
        self.steppers.filters_wanted.connect(self.filters_wanted)
        layout.addWidget(self._header)
        layout.addWidget(self.steppers)
        layout.addWidget(self._stack, 1)
        self._looker = Looker()
        self._background: Background[NetworkQuestion, NetworkLook | None] = Background(
            self._looker.look, self, prepare=self._looker.prepare, share=0.1
        )
        self._background.answered.connect(self._show_look)
        self.failure.follow(self._background)
        self._ask = Throttle(4, self._look_again, self)
        self._health = Throttle(4, self._show_health, self)
        for view in (self.diagram, self.blocks):
            self._stack.addWidget(view)
            view.picked.connect(self._pick)
            view.depth_stepped.connect(self.steppers.step_depth)
            view.width_stepped.connect(self.steppers.step_width)
        self._stack.resized.connect(self.diagram.arrange_again)
        self.diagram.drawing_changed.connect(self._choose_view)
        self.use_theme(self._theme)

    @property
    def view(self) -> NetworkView:
        """What is shown now: units, or a card a layer."""
        return self.diagram if self._stack.currentWidget() is self.diagram else self.blocks

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        if not self._wanted:
            self._wanted = True
            self._inspect(INSPECTOR, True)
        if self._shown is None or self._shown[0] != snapshot.run or self._shown[1] is not snapshot.dataset:
            self._shown = snapshot.run, snapshot.dataset
            self._begin(snapshot)
        self._health.request()
        if self._is_new(snapshot):
            self._ask.request()

    def show_edited(self, network: NetworkSection) -> None:
        """The network of the experiment as it is edited; the picture is of the run."""
        self.steppers.show_edited(network)

    def rest(self) -> None:
        self._background.drop()
        self._asked = None
        if self._wanted:
            self._wanted = False
            self._inspect(INSPECTOR, False)

    def forget(self, dataset: Dataset) -> None:
        super().forget(dataset)
        self._shown = None
        self._looker.forget()

    def select_layer(self, layer: int) -> None:
        """Highlight a layer, counted from 1, that was picked elsewhere."""
        for view in (self.diagram, self.blocks):
            view.select(layer)
        self.steppers.select(layer)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        for widget in (self._header, self.legend, self.words, self.steppers, self.diagram, self.blocks):
            widget.apply_theme(theme)
        self._name_colors()

    def retranslate(self) -> None:
        self._name_colors()
        self.steppers.retranslate()
        for view in (self.diagram, self.blocks):
            view.describe()
        self.diagram.arrange_again()
        self.blocks.update()

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
        facts, look = self.view.facts, self.view.look
        if facts is None or look is None or self._snapshot is None:
            return None
        return weights_table(facts, look) if self.view is self.diagram else layers_table(facts, look, self._snapshot)

    def _begin(self, snapshot: Snapshot) -> None:
        facts = NetworkFacts.of(snapshot.experiment, snapshot.dataset)
        self._asked = None
        self.steppers.show_drawn(snapshot.experiment.network)
        for view in (self.diagram, self.blocks):
            view.show_network(facts)
        self._choose_view()

    def _choose_view(self) -> None:
        """Units where there is room for them; then look again, the way the view needs it."""
        if self.diagram.facts is not None:
            self._stack.setCurrentWidget(self.diagram if self.diagram.drawing else self.blocks)
            self._name_colors()
            self._ask.request()

    def _is_new(self, snapshot: Snapshot) -> bool:
        return self._asked is None or snapshot.inspection is not self._asked.inspection

    def _look_again(self) -> None:
        snapshot, facts = self._snapshot, self.diagram.facts
        if snapshot is None or facts is None or snapshot.inspection is None or not self._wanted:
            return
        self._asked = NetworkQuestion(
            snapshot.run, snapshot.experiment, snapshot.dataset, facts, snapshot.inspection, self.diagram.drawing
        )
        self._background.ask(self._asked, about=(snapshot.run, self.diagram.drawing))

    def _show_look(self, question: NetworkQuestion, look: NetworkLook) -> None:
        """Draw an answer, unless it is about a network that is gone."""
        if question.facts is self.diagram.facts:
            self.view.show_look(look)
            self._name_colors()

    def _show_health(self) -> None:
        if self._snapshot is not None:
            self.blocks.show_health(self._snapshot)

    def _pick(self, layer: int) -> None:
        self.select_layer(layer)
        self.layer_selected.emit(layer)

    def _name_colors(self) -> None:
        ink = ink_of(self._theme)
        self.legend.set_entries([(ink.negative, "w < 0"), (ink.positive, "w > 0")])
        look = self.diagram.look
        maps = look.maps if look is not None and self.view is self.diagram else None
        self.words.set_entries([("", tr(UNITS[maps.axis]))] if maps is not None else [])
        if self.legend.sizeHint().width() + self.words.sizeHint().width() > self.width() - SIDES:
            self.words.set_entries([])
