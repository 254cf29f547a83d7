"""What the two pictures of a network share: a layer that is selected, by mouse or keyboard."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.chart import Bubble
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.network.facts import NetworkFacts
from dllab.gui.panels.network.look import NetworkLook
from dllab.training.snapshot import Snapshot

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class NetworkView(QWidget):
    """`picked` carries the layer the user chose, counted from 1; the output layer is the last.

    `width_stepped` and `depth_stepped` say whether more units, or layers, were asked for, or fewer.
    """

    picked = Signal(int)
    width_stepped = Signal(bool)
    depth_stepped = Signal(bool)

    def __init__(self) -> None:
        super().__init__(focusPolicy=Qt.FocusPolicy.StrongFocus, mouseTracking=True)
        self.facts: NetworkFacts | None = None
        self.look: NetworkLook | None = None
        self.theme = Theme(dark=False, presentation=False)
        self.selected = 0  # 0: none
        self.bubble = Bubble(self)
        self._mouse: QPointF | None = None
        self._fonts: dict[int, QFont] = {}

    def show_network(self, facts: NetworkFacts) -> None:
        """Show another network; what is known of its inside comes later."""
        self.facts, self.look = facts, None
        self.selected = min(self.selected, facts.layers)
        self.describe()
        self.update()

    def show_look(self, look: NetworkLook) -> None:
        """Draw the inside anew."""
        self.look = look
        self.point_again()
        self.update()

    def show_health(self, snapshot: Snapshot) -> None:
        """Take over what is recorded of the layers."""

    def select(self, layer: int) -> None:
        """Highlight a layer; 0 highlights none."""
        known = self.facts is None or layer <= self.facts.layers
        if layer != self.selected and known:
            self.selected = layer
            self.describe()
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self.theme = theme
        self._fonts.clear()
        self.bubble.apply_theme(theme)
        self.setFont(self.font_of(-1))
        self.update()

    def font_of(self, points: int) -> QFont:
        """The window's font, so much larger or smaller than that of axes."""
        if points not in self._fonts:
            self._fonts[points] = sized(self.theme, points)
        return self._fonts[points]

    def layer_at(self, position: QPointF) -> int:
        """The layer drawn there; 0 for none."""
        raise NotImplementedError

    def words_at(self, position: QPointF) -> str:
        """What is drawn there, in full."""
        raise NotImplementedError

    def describe(self) -> None:
        """Tell those who cannot see it what is selected."""
        self.setAccessibleName(tr("Network"))
        if self.facts is None or not self.selected:
            self.setAccessibleDescription(tr("No layer is selected; the arrow keys select one."))
            return
        kind = ", ".join([self.facts.layer_kind(self.selected), *self.facts.marks(self.selected)])
        self.setAccessibleDescription(
            tr("{layer} is selected: {kind}", layer=self.facts.layer_title(self.selected), kind=kind)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from layer to layer, Home and End to the first and last.

        + and − change the units of the layer, with Ctrl the number of layers.
        """
        if self.facts is None:
            return
        key, layers = Qt.Key(event.key()), self.facts.layers
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            layers_meant = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.depth_stepped if layers_meant else self.width_stepped).emit(key == Qt.Key.Key_Plus)
            return
        if key in STEPS:
            layer = self.selected + STEPS[key] if self.selected else 1
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            layer = 1 if key == Qt.Key.Key_Home else layers
        else:
            super().keyPressEvent(event)
            return
        self._pick(min(max(layer, 1), layers))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the layer under the mouse."""
        layer = self.layer_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and layer:
            self._pick(layer)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the mouse."""
        self._mouse = event.position()
        self.point_again()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the mouse."""
        self._mouse = None
        self.point_again()
        super().leaveEvent(event)

    def point_again(self) -> None:
        """Say what is under the mouse now."""
        words = self.words_at(self._mouse) if self._mouse is not None else ""
        if words and self._mouse is not None:
            self.bubble.show_text(words, self._mouse.toPoint())
        else:
            self.bubble.hide()

    def sizeHint(self) -> QSize:
        """As much as it gets."""
        return QSize(480, 320)

    def _pick(self, layer: int) -> None:
        if layer != self.selected:
            self.select(layer)
            self.picked.emit(layer)
