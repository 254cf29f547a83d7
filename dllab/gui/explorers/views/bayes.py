"""Ten thousand people as dots, or the tree of probabilities; beside it what prevalence does."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from dllab.explorers import Scene
from dllab.explorers.bayes import Bayes
from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.handles import Grip
from dllab.gui.charts.lines import Lines
from dllab.gui.charts.ticks import linear_ticks, log_ticks
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.readable import small
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import OKABE_ITO, Theme
from dllab.gui.kit.themed import Themed
from dllab.numerals import count, number, percent

GROUPS = 4  # of people: ill and found, ill but missed, healthy but called ill, healthy and cleared
DECADES = (-4.0, 0.0)  # of prevalence


class View(ExplorerView):
    """Left people or tree, right P(ill | +) over the prevalence, with a handle at the one that is set."""

    def __init__(self) -> None:
        super().__init__()
        self._settings = Bayes()
        self._scene: Scene = self._settings.scene()
        self.people, self.tree = People(), Tree()
        self.pictures = QStackedWidget()
        self.pictures.addWidget(self.people)
        self.pictures.addWidget(self.tree)
        self.chart = Chart(log_ticks, linear_ticks, self._read, movable=False)
        self._curve = Lines()
        self.chart.addItem(self._curve)
        self.handles = self.handles_in(self.chart, self._drag)
        horizontal(self, (self.pictures, 3), (self.chart, 2), margins=8)

    def show_scene(self, settings: Bayes, step: int, scene: Scene) -> None:
        """Draw people or tree, and the curve."""
        self._settings, self._scene = settings, scene
        is_tree = settings.show == "tree"
        self.pictures.setCurrentWidget(self.tree if is_tree else self.people)
        if is_tree:
            self.tree.show_tree(settings, scene["tree"])
        else:
            self.people.show_groups(scene["group"])
        x, y = np.log10(scene["curve"][0]), scene["curve"][1]
        self._curve.set_data(x, y[None])
        self.chart.show_range(DECADES, (0.0, 1.02))
        place = max(np.log10(max(settings.prevalence, 1e-12)), DECADES[0])
        height = settings.readouts()["posterior"]
        shown = [Grip(float(place), float(height), self._color, "x", DECADES)] if np.isfinite(height) else []
        self.handles.show(shown)
        self.chart.read_again()

    def dress(self, theme: Theme) -> None:
        self._color = theme.high
        self.chart.apply_theme(theme)
        self._curve.set_pens([theme.train], 2)
        for picture in (self.people, self.tree):
            picture.apply_theme(theme)

    def table(self) -> Table:
        """The curve: prevalence and P(ill | +)."""
        prevalence, posterior = self._scene["curve"]
        return Table((tr("Prevalence"), tr("P(ill | +)")), (prevalence.tolist(), posterior.tolist()))

    def retranslate(self) -> None:
        self.chart.set_titles(small(tr("Prevalence")), tr("P(ill | +)"))
        self.people.update()
        self.tree.update()

    def _drag(self, handle: int, x: float, y: float) -> None:
        self.dragged.emit({"prevalence": float(10**x)})

    def _read(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        x, y = np.log10(self._scene["curve"][0]), self._scene["curve"][1]
        near = int(np.abs(x - mouse.x()).argmin())
        if not np.isfinite(y[near]):
            return None
        words = tr(
            "prevalence {prevalence}: {posterior}", prevalence=percent(10 ** x[near]), posterior=percent(y[near])
        )
        return Reading(float(x[near]), float(y[near]), words)


class People(QWidget):
    """A square of dots, a colour a group, with how many there are below."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: NDArray[np.int64] = np.zeros((1, 1), np.int64)
        self._colors: list[QColor] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 160)

    def show_groups(self, groups: NDArray[np.int64]) -> None:
        """int[rows, columns], 0 … 3."""
        self._groups = groups
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._colors = [QColor(color) for color in (theme.high, OKABE_ITO[5], theme.low, theme.grid)]
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = self.fontMetrics().height() + 4
        room = QRectF(0, 0, self.width(), self.height() - 2 * line - 8)
        side = min(room.width(), room.height())
        place = QRectF((self.width() - side) / 2, 0, side, side)
        painter.drawImage(place, self._image(max(round(side / self._groups.shape[0]), 3)))
        self._write_legend(painter, QRectF(0, side + 8, self.width(), 2 * line))
        painter.end()

    def _image(self, cell: int) -> QImage:
        """Every person a dot of `cell` pixels, less a gap."""
        colors = np.array([[c.blue(), c.green(), c.red(), 255] for c in self._colors], np.uint8)
        pixels = np.repeat(np.repeat(colors[self._groups], cell, 0), cell, 1)
        gap = np.arange(pixels.shape[0]) % cell == cell - 1
        pixels[gap], pixels[:, gap] = 0, 0
        height, width = pixels.shape[:2]
        return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)

    def _write_legend(self, painter: QPainter, room: QRectF) -> None:
        words = (tr("ill and found"), tr("ill but missed"), tr("healthy but called ill"), tr("healthy and cleared"))
        counts = np.bincount(self._groups.ravel(), minlength=GROUPS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = room.height() / 2
        for group in range(GROUPS):
            left = room.left() + (group % 2) * room.width() / 2
            top = room.top() + (group // 2) * size
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colors[group])
            painter.drawEllipse(QPointF(left + 6, top + size / 2), 5, 5)
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            said = tr("{count} {what}", count=count(counts[group]), what=words[group])
            painter.drawText(QRectF(left + 18, top, room.width() / 2 - 18, size), Qt.AlignmentFlag.AlignVCenter, said)


class Tree(Themed, QWidget):
    """Ill or healthy, then + or −: on each branch its probability, at each end their product."""

    def __init__(self) -> None:
        super().__init__()
        self._settings = Bayes()
        self._joint: NDArray[np.float64] = np.zeros((2, 2))
        self.setMinimumSize(160, 160)

    def show_tree(self, settings: Bayes, joint: NDArray[np.float64]) -> None:
        """joint: float[2, 2], P(ill or healthy and + or −)."""
        self._settings, self._joint = settings, joint
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height, theme = self.width(), self.height(), self._theme
        root = QPointF(16, height * 0.45)
        middles = [QPointF(width * 0.36, height * share) for share in (0.24, 0.66)]
        ends = [QPointF(width * 0.66, height * share) for share in (0.14, 0.34, 0.56, 0.76)]
        s = self._settings
        first = ((tr("ill"), s.prevalence), (tr("healthy"), 1 - s.prevalence))
        second = (("+", s.sensitivity), ("−", 1 - s.sensitivity), ("+", 1 - s.specificity), ("−", s.specificity))
        colors = (theme.high, OKABE_ITO[5], theme.low, theme.muted)
        for middle, (name, share) in zip(middles, first, strict=True):
            self._branch(painter, root, middle, name, share, theme.muted)
        for place, (name, share) in enumerate(second):
            self._branch(painter, middles[place // 2], ends[place], name, share, colors[place])
            joint = float(self._joint[place // 2, place % 2])
            painter.setPen(QColor(colors[place]))
            room = QRectF(ends[place] + QPointF(10, -12), ends[place] + QPointF(width * 0.3, 12))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, number(joint, 4))
        self._write_sum(painter, QRectF(16, height * 0.84, width - 32, height * 0.16))
        painter.end()

    def _branch(self, painter: QPainter, start: QPointF, end: QPointF, name: str, share: float, color: str) -> None:
        painter.setPen(QPen(QColor(color), 1 + 5 * share**0.5))
        painter.drawLine(start, end)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        middle = (start + end) / 2
        words = f"{name}  {number(share, 4)}"
        painter.drawText(QRectF(middle.x() - 90, middle.y() - 26, 180, 20), Qt.AlignmentFlag.AlignCenter, words)

    def _write_sum(self, painter: QPainter, room: QRectF) -> None:
        found, alarms = (number(float(self._joint[row, 0]), 4) for row in (0, 1))
        answer = number(self._settings.readouts()["posterior"], 4)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        words = tr("P(ill | +) = {found} / ({found} + {alarms}) = {answer}", found=found, alarms=alarms, answer=answer)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
