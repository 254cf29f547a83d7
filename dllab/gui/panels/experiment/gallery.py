"""Every dataset as a picture of itself, in groups, to be picked by mouse or keyboard."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dllab.datasets import DATASETS
from dllab.datasets.choice import Group
from dllab.gui.forms.colours import accent_colour, line_colour, muted_colour, tinted
from dllab.gui.forms.tooltips import choice_tooltip
from dllab.gui.kit.fonts import grown
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.screen import screen_of
from dllab.gui.panels.experiment.dataset_facts import DatasetFacts
from dllab.gui.panels.experiment.dataset_preview import draw_facts
from dllab.gui.panels.experiment.thumbnails import Thumbnails
from dllab.messages import text

ACROSS = 8  # tiles in a row, where the screen has room
WIDTH, PICTURE = 108, 58  # of a tile, and the height of its picture, for text of POINTS
GAP = 4
EDGE = 8
TITLES: dict[Group, str] = {
    "points": text("Points to tell apart"),
    "regression": text("Curves and surfaces"),
    "images": text("Pictures"),
    "tables": text("Tables"),
    "own": text("Your own"),
}
MOVES = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class Tile(QAbstractButton):
    """A dataset: its picture and its name, tinted where it is the current one, framed where the keys are."""

    def __init__(self, name: str, parent: QWidget):
        super().__init__(parent)
        self.name = name
        self.facts: DatasetFacts | None = None
        self._picture: QPixmap | None = None
        self._reached = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(grown(WIDTH, self.font()), self._high + self.fontMetrics().height() + 10)

    @property
    def _high(self) -> int:
        """The height of its picture."""
        return grown(PICTURE, self.font())

    def show_facts(self, facts: DatasetFacts) -> None:
        """Draw these examples."""
        self.facts, self._picture = facts, None
        self.update()

    def show_reached(self, reached: bool) -> None:
        """Mark it as the one that the keys have reached."""
        self._reached = reached
        self.update()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        label = tr(DATASETS[self.name].label)
        self.setText(label)
        self.setAccessibleName(label)
        self.setToolTip(choice_tooltip(DATASETS[self.name]))

    def forget_picture(self) -> None:
        """Draw it anew, in other colours."""
        self._picture = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = accent_colour(palette)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(accent if self._reached else line_colour(palette), 2 if self._reached else 1))
        ground = palette.color(QPalette.ColorRole.Base)
        painter.setBrush(tinted(palette, accent) if self.isChecked() or self.underMouse() else ground)
        painter.drawRoundedRect(frame, 4, 4)
        if self._picture is None:
            self._picture = self._drawn()
        painter.drawPixmap(4, 4, self._picture)
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        place = QRect(4, self._high + 4, self.width() - 8, self.height() - self._high - 6)
        wanted = painter.fontMetrics().horizontalAdvance(self.text())
        if wanted > place.width():  # a long name is written smaller, not cut
            font.setPointSizeF(font.pointSizeF() * place.width() / wanted)
            painter.setFont(font)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, self.text())
        painter.end()

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = QSize(self.width() - 8, self._high)
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRect(QPoint(), size).adjusted(6, 4, -6, -4)
        if self.facts is not None:
            draw_facts(painter, frame, self.facts, self.palette())
        else:
            _draw_table(painter, frame.adjusted(18, 8, -18, -8), self.palette())
        painter.end()
        return picture


class Gallery(QFrame):
    """A popup; `picked` carries the name of a dataset. `at` is the one that the keys have reached.

    The popup has the keys, not its tiles: which of these has the focus is also for the window below to say.
    """

    picked = Signal(str)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget):
        super().__init__(parent, Qt.WindowType.Popup, frameShape=QFrame.Shape.StyledPanel)
        self._thumbnails = thumbnails
        self.at = ""
        self.tiles: dict[str, Tile] = {}
        self._titles: dict[Group, QLabel] = {}
        self._grids: list[tuple[QGridLayout, list[str]]] = []
        self._inner = QWidget(self)
        column = self._column = vertical(self._inner, margins=EDGE, spacing=4)
        for group in TITLES:
            self._add_group(group, column)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._inner)
        vertical(self, self._scroll)
        thumbnails.found.connect(self._show_facts)
        for name in thumbnails.facts:
            self._show_facts(name)
        self.retranslate()

    def open(self, current: str, facts: DatasetFacts | None, below: QWidget) -> None:
        """Show it below a widget, with the current dataset marked; `facts` are those of its data as they are."""
        self._thumbnails.want()
        for name, tile in self.tiles.items():
            tile.setChecked(name == current)
            tile.forget_picture()
        if facts is not None:
            self.tiles[current].show_facts(facts)
        room = screen_of(below).availableGeometry()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._lay_out(room.width() - bar - 2 * EDGE - GAP)
        inner = self._inner.sizeHint()
        size = QSize(min(inner.width() + bar + 4, room.width()), min(inner.height() + 4, room.height()))
        corner = below.mapToGlobal(QPoint(0, below.height() + 2))
        left = max(room.left(), min(corner.x(), room.right() - size.width()))
        top = max(room.top(), min(corner.y(), room.bottom() - size.height()))
        self.setGeometry(QRect(QPoint(left, top), size))
        self.show()
        self._go_to(current)

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.setAccessibleName(tr("Datasets"))
        for group, title in self._titles.items():
            title.setText(tr(TITLES[group]))
        for tile in self.tiles.values():
            tile.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go from tile to tile, Enter and Space pick one, Esc closes."""
        if event.key() in MOVES:
            self._move(*MOVES[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self.at)
        else:
            super().keyPressEvent(event)

    def _add_group(self, group: Group, column: QVBoxLayout) -> None:
        names = [name for name in DATASETS.names() if DATASETS[name].group == group]
        title = self._titles[group] = QLabel(self._inner)
        bold = title.font()
        bold.setBold(True)
        title.setFont(bold)
        column.addWidget(title)
        title.setVisible(bool(names))  # once it has a place: before, it would be a window of its own
        place = QWidget(self._inner)
        grid = QGridLayout(place)
        grid.setContentsMargins(0, 0, 0, GAP)
        grid.setSpacing(GAP)
        grid.setColumnStretch(ACROSS, 1)
        self._grids.append((grid, names))
        for name in names:
            tile = self.tiles[name] = Tile(name, place)
            tile.clicked.connect(partial(self._pick, name))
        column.addWidget(place)

    def _lay_out(self, room: int) -> None:
        """Put as many tiles beside each other as there is room for, which goes by the size of the text."""
        wide = next(iter(self.tiles.values())).sizeHint().width() + GAP
        across = max(min(room // wide, ACROSS), 1)
        for grid, names in self._grids:
            for index, name in enumerate(names):
                grid.addWidget(self.tiles[name], index // across, index % across)
            grid.activate()
        self._column.invalidate()

    def _move(self, right: int, down: int) -> None:
        """Go to the nearest tile in that direction, where there is one."""
        here = _centre(self.tiles[self.at])
        ahead: list[tuple[int, str]] = []
        for name, other in self.tiles.items():
            step = _centre(other) - here
            along, aside = (step.x() * right, step.y()) if right else (step.y() * down, step.x())
            if along > 0 and (down or aside == 0):
                ahead.append((along * 4 + abs(aside), name))
        if ahead:
            self._go_to(min(ahead)[1])

    def _go_to(self, name: str) -> None:
        """Let the keys be about this one."""
        self.at = name
        for each, tile in self.tiles.items():
            tile.show_reached(each == name)
        self._scroll.ensureWidgetVisible(self.tiles[name])
        QAccessible.updateAccessibility(QAccessibleEvent(self.tiles[name], QAccessible.Event.Focus))

    def _pick(self, name: str) -> None:
        self.close()
        self.picked.emit(name)

    def _show_facts(self, name: str) -> None:
        tile = self.tiles[name]
        if not (tile.isChecked() and tile.facts is not None):  # the current data say more than the default ones
            tile.show_facts(self._thumbnails.facts[name])


def _centre(tile: Tile) -> QPoint:
    return tile.mapTo(tile.window(), tile.rect().center())


def _draw_table(painter: QPainter, frame: QRect, palette: QPalette) -> None:
    """What stands for data that are not there: an empty table."""
    painter.setPen(QPen(muted_colour(palette), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(frame)
    for part in (1, 2, 3):
        y = frame.top() + part * frame.height() // 4
        painter.drawLine(frame.left(), y, frame.right(), y)
    for part in (1, 2):
        x = frame.left() + part * frame.width() // 3
        painter.drawLine(x, frame.top(), x, frame.bottom())
