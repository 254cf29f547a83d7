"""What the network sees in a picture: one of the data, or one that is drawn here, while it trains."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from dllab.datasets import Dataset
from dllab.engine.convolution.field import extent
from dllab.experiment import Experiment
from dllab.gui.charts.class_bars import NOBODY_KNOWS, Shares
from dllab.gui.charts.header import SmallButton
from dllab.gui.kit.background import Background
from dllab.gui.kit.language import tr
from dllab.gui.kit.layer_names import numbered
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.readable import class_names
from dllab.gui.kit.spin import IndexSpin
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.sight.bars import LikelyClasses
from dllab.gui.panels.sight.layers_view import ANSWER, LayersView, Place
from dllab.gui.panels.sight.pixel_pad import PixelPad
from dllab.gui.panels.sight.questions import Looker, Sight, SightQuestion, import_engine
from dllab.gui.panels.sight.table import sight_table
from dllab.training.network import geometries
from dllab.training.outputs import scores, shares
from dllab.training.snapshot import Inspection, Snapshot

INSPECTOR = "sight"
FRAME_SECONDS = 1 / 60  # between two looks, while somebody draws
SHARE = 0.3  # of the time at most is spent on looking
EXCITING_SECONDS, EXCITING_SHARE = 1.0, 0.05
SAMPLE = 1000  # images that the darkest and the brightest value are taken from
LEFT, ROOMY_LEFT = 150, 200  # pixels of width of the picture and the bars, and of a panel with room
ROOMY = 640
TOOLS_GAP = 4  # between the picture's number and the button
Inspect = Callable[[str, bool], None]


class SightPanel(Panel):
    """Asks, through `inspect`, for the run's state while it can be seen, and has threads look into it."""

    def __init__(self, inspect: Inspect):
        super().__init__()
        self._inspect = inspect
        self._inspecting = False
        self._shown: tuple[int, Dataset] | None = None
        self._greys = (0.0, 1.0)
        self._x: NDArray[np.float32] | None = None  # as the network is given it
        self._wanted: int | None = None  # the image that was asked for, from 1, until it can be shown
        self._drawn = False  # whether a person has changed the picture
        self._looked: tuple[Inspection, NDArray[np.float32]] | None = None
        self._excited: Inspection | None = None
        self.sight: Sight | None = None
        self.pad, self.bars, self.layers = PixelPad(), LikelyClasses(), LayersView()
        self.number, self.clear = IndexSpin(), SmallButton()
        self.clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.caption, self._hint = QLabel(), QLabel()
        self._lay_out()
        self._lookers = looker, exciter = Looker(), Looker()
        self.background: Background[SightQuestion, Sight | None] = Background(
            looker.look, self, prepare=import_engine, seconds=FRAME_SECONDS, share=SHARE
        )
        self.exciting: Background[SightQuestion, list | None] = Background(
            exciter.excite, self, prepare=import_engine, seconds=EXCITING_SECONDS, share=EXCITING_SHARE
        )
        self.background.answered.connect(self._show_sight)
        self.exciting.answered.connect(self._show_excitement)
        for work in (self.background, self.exciting):
            self.failure.follow(work)
        self.number.valueChanged.connect(self._choose)
        self.clear.clicked.connect(self._clear)
        self.pad.drawn.connect(self._take_drawing)
        self.layers.pointed.connect(self._frame)
        self.layers.picked.connect(self._pick)
        self.use_theme(Theme(dark=False, presentation=False))
        self.retranslate()

    def _lay_out(self) -> None:
        self._content = QWidget()
        row = horizontal(self._content, margins=(8, 4, 0, 4), spacing=8)
        self._left = QWidget()
        self._left.setFixedWidth(LEFT)
        column = vertical(self._left, spacing=4)
        horizontal(column, (self.number, 1), self.clear, spacing=TOOLS_GAP)
        column.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.caption)
        column.addWidget(self.bars)
        column.addStretch(1)
        row.addWidget(self._left)
        row.addWidget(self.layers, 1)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._hint)
        self._stack.addWidget(self._content)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        if self._shown is None or self._shown[0] != snapshot.run or self._shown[1] is not snapshot.dataset:
            self._begin(snapshot)
        wanted = snapshot.dataset.image_shape is not None
        if wanted != self._inspecting:
            self._inspecting = wanted
            self._inspect(INSPECTOR, wanted)
        self._show_wanted()
        self._ask()

    def show_image(self, number: int) -> None:
        """Show the network this one of the held-out images, from 0: now, or once the panel is seen."""
        self._wanted = number + 1
        if self._inspecting:
            self._show_wanted()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Wide enough for the picture's number and the button beside it, whatever size and language they have."""
        tools = self.number.sizeHint().width() + TOOLS_GAP + self.clear.sizeHint().width()
        self._left.setFixedWidth(max(ROOMY_LEFT if self.width() >= ROOMY else LEFT, tools))

    def rest(self) -> None:
        self.background.drop()
        self.exciting.drop()
        self._looked = self._excited = None
        if self._inspecting:
            self._inspecting = False
            self._inspect(INSPECTOR, False)

    def forget(self, dataset: Dataset) -> None:
        """What was drawn stays where the data do."""
        super().forget(dataset)
        for looker in self._lookers:
            looker.forget()
        if self._shown is not None and self._shown[1] is not dataset:
            self._shown = self._x = None

    def select_layer(self, layer: int) -> None:
        """Set a layer apart, counted from 1."""
        self.layers.select(layer)

    def apply_theme(self, theme: Theme) -> None:
        for part in (self.pad, self.bars, self.layers, self.clear):
            part.apply_theme(theme)
        style = f"color: {theme.muted}; font-size: {theme.point_size - 1}pt"
        self.caption.setStyleSheet(style)
        self._hint.setStyleSheet(f"color: {theme.muted}; font-size: {theme.point_size + 1}pt; padding: 16px")
        self._fit()

    def retranslate(self) -> None:
        self._hint.setText(tr("Here filters and maps are seen once the data are images, such as MNIST or Digits 8×8."))
        self.number.setPrefix(tr("image "))
        self.number.setAccessibleName(tr("Image"))
        self.number.setToolTip(tr("The held-out image that the network is shown"))
        self.clear.setText(tr("Clear"))
        self.clear.setToolTip(tr("An empty picture to draw on"))
        self.pad.setAccessibleName(tr("The picture that the network is shown"))
        self.pad.setToolTip(
            tr("Draw on it with the mouse; the right button rubs out. Arrow keys with Shift draw, Delete rubs out.")
        )
        self.layers.setAccessibleName(tr("Maps and weights of every layer"))
        if self._snapshot is not None and self.sight is not None:
            self.layers.name_layers(self._layer_names(self._snapshot.experiment, self.sight))
        self._say()
        self._fit()

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
        return sight_table(self.sight) if self.sight is not None else None

    def _begin(self, snapshot: Snapshot) -> None:
        """Another run: what was drawn stays, where its pictures are as large."""
        before, self._shown = self._shown, (snapshot.run, snapshot.dataset)
        dataset = snapshot.dataset
        self.sight = self._looked = self._excited = None
        self._stack.setCurrentWidget(self._content if dataset.image_shape else self._hint)
        if dataset.image_shape is None:
            return
        held = self._held_out(dataset)
        sample = dataset.original(held[:SAMPLE])
        self._greys = (float(sample.min()), float(sample.max())) if len(sample) else (0.0, 1.0)
        self.layers.begin(*(float(each) for each in dataset.standardized(np.array(self._greys)[:, None])[:, 0]))
        self.number.set_range(1, max(len(held), 1))
        self._fit()
        if before is None or before[1] is not dataset:
            self._drawn = False
            self._choose(self.number.value())
        else:
            self._say()

    def _show_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and wanted != self.number.value():
            self.number.setValue(wanted)
        elif wanted is not None:
            self._choose(wanted)  # in place of what was drawn

    def _choose(self, number: int) -> None:
        """Show the network one of the data."""
        if self._shown is None or self._shown[1].image_shape is None:
            return
        dataset = self._shown[1]
        held = self._held_out(dataset)
        self._x, self._drawn = held[number - 1], False
        low, high = self._greys
        raw = np.asarray(dataset.original(self._x[None])[0], np.float32).reshape(dataset.image_shape)
        self.pad.show_picture((raw - low) / ((high - low) or 1.0))
        self._say()
        self._ask()

    def _clear(self) -> None:
        self.pad.show_picture(np.zeros_like(self.pad.picture))
        self._take_drawing()

    def _take_drawing(self) -> None:
        """Show the network what was drawn, as the data are given to it."""
        if self._shown is None:
            return
        low, high = self._greys
        raw = low + np.clip(self.pad.picture, 0, 1) * (high - low)
        self._x, self._drawn = self._shown[1].standardized(raw.reshape(1, -1))[0], True
        self._say()
        self._ask()

    def _ask(self) -> None:
        """Have the newest state look at the newest picture, unless that has been done."""
        snapshot = self._snapshot
        if snapshot is None or snapshot.inspection is None or self._x is None or not self._inspecting:
            return
        seen = self._looked
        question = SightQuestion(snapshot.run, snapshot.experiment, snapshot.dataset, snapshot.inspection, self._x)
        if seen is None or seen[0] is not snapshot.inspection or seen[1] is not self._x:
            self._looked = snapshot.inspection, self._x
            self.background.ask(question, about=snapshot.run)
        if self._excited is not snapshot.inspection:
            self._excited = snapshot.inspection
            self.exciting.ask(question, about=snapshot.run)

    def _show_sight(self, question: SightQuestion, sight: Sight) -> None:
        if self._snapshot is None or question.run != self._snapshot.run:
            return
        self.sight = sight
        self.layers.name_layers(self._layer_names(question.experiment, sight))
        self.layers.show_sight(sight)
        self._say()

    def _show_excitement(self, question: SightQuestion, found: list) -> None:
        if self._snapshot is not None and question.run == self._snapshot.run:
            self.layers.show_excitement(found)

    @staticmethod
    def _layer_names(experiment: Experiment, sight: Sight) -> tuple[str, ...]:
        sizes = (f" → {made.shape[1]}×{made.shape[2]}" if made.ndim == 3 else "" for made in sight.maps)
        names = (named + size for named, size in zip(numbered(experiment.network), sizes, strict=False))
        return (*names, tr("output"))

    def _say(self) -> None:
        """What the picture is of, and what the network takes it for."""
        snapshot = self._snapshot
        if snapshot is None or self._shown is None or self._x is None or snapshot.dataset.task != "classification":
            self.caption.setText(tr("drawn by you") if self._drawn else "")
            self.bars.show_shares(None)
            return
        names, true = class_names(snapshot.dataset.classes), self._true()
        self.caption.setText(tr("drawn by you") if true == NOBODY_KNOWS else tr("true: {true}", true=names[true]))
        if self.sight is None:
            self.bars.show_shares(None)
            return
        kind, outputs = snapshot.experiment.output_kind, self.sight.maps[-1][None]
        probable = kind != "identity"
        values = (scores if probable else shares)(outputs, kind)[0]
        title = tr("probability of each class") if probable else tr("share of each class")
        self.bars.show_shares(Shares(title, title, names, values, true))

    def _true(self) -> int:
        """The class of the picture that is shown."""
        assert self._shown is not None
        dataset = self._shown[1]
        y = dataset.y_val if len(dataset.x_val) else dataset.y_train
        return NOBODY_KNOWS if self._drawn else int(y[self.number.value() - 1])

    def _frame(self, place: Place | None) -> None:
        """Show in the picture what the place under the mouse sees of it."""
        question = self._snapshot
        made = geometries(question.experiment, question.dataset) if question and place else ()
        if place is None or place.kind != ANSWER or place.layer >= len(made):
            self.pad.unframe()
        else:
            self.pad.frame(*extent(made[: place.layer + 1], place.row, place.column))

    def _pick(self, layer: int) -> None:
        self.select_layer(layer)
        self.layer_selected.emit(layer)

    @staticmethod
    def _held_out(dataset: Dataset) -> NDArray[np.float32]:
        return dataset.x_val if len(dataset.x_val) else dataset.x_train
