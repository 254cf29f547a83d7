"""A figure over two settings, as a map of squares."""

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dllab.gui.charts.chart import Bubble
from dllab.gui.charts.colors import hexadecimal, readable_on, viridis
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.sweep.words import DIVERGED, figure_value, figure_words, hint_words, value_words
from dllab.sweeps.doing import FAILED
from dllab.sweeps.sweep import Progress

STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}
LEAST = 30  # pixels of a square in which a figure is written, in height a third of it less


@dataclass(frozen=True)
class Square:
    """The runs of a pair of values. value: the mean of the figure over those that it was measured in; None: none."""

    runs: tuple[int, ...]
    value: float | None
    bad: int


def squares(progress: Progress, figure: str) -> dict[tuple[int, int], Square]:
    """By the places of the first and the second setting's value, from 0; of one setting alone the second place is 0."""
    plan, found = progress.plan, dict[tuple[int, int], list[int]]()
    first, second = (*plan.keys, None, None)[:2]
    for number in sorted(progress.rows):
        places = plan.grid.places(number // plan.count)
        place = (places[first] if first else 0, places[second] if second else 0)
        found.setdefault(place, []).append(number)
    return {place: _square(progress, figure, runs) for place, runs in found.items()}


def _square(progress: Progress, figure: str, runs: list[int]) -> Square:
    rows = [progress.rows[number] for number in runs]
    values = [value for row in rows if (value := figure_value(row, figure)) is not None and math.isfinite(value)]
    bad = sum(row.get("outcome") in (DIVERGED, FAILED) for row in rows)
    return Square(tuple(runs), float(np.mean(values)) if values else None, bad)


class HeatMap(QWidget):
    """The first setting to the right, the second upwards. Light is much, dark little; red are runs without a figure.

    chosen, opened: as those of the table, of the first run of a square. Arrow keys go from square to square.
    """

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._progress: Progress | None = None
        self._figure, self._titles = "val_loss", dict[str, str]()
        self._squares: dict[tuple[int, int], Square] = {}
        self._place: tuple[int, int] | None = None
        self._theme = Theme(dark=False, presentation=False)
        self._bubble = Bubble(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def shown(self) -> dict[tuple[int, int], Square]:
        """What is drawn."""
        return self._squares

    def show_progress(self, progress: Progress | None, titles: dict[str, str], figure: str, chosen: int | None) -> None:
        """Draw a figure of the runs that are done."""
        self._progress, self._titles, self._figure = progress, titles, figure
        self._squares = squares(progress, figure) if progress else {}
        self.choose(chosen)

    def choose(self, number: int | None) -> None:
        """Frame the square of a run."""
        self._place = next((place for place, one in self._squares.items() if number in one.runs), None)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        self.setFont(sized(theme, -1))
        self._bubble.apply_theme(theme)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 90)

    def place_at(self, position: QPointF) -> tuple[int, int] | None:
        """The square there, by places."""
        area, (across, up) = self._area(), self._counts()
        x, y = (position.x() - area.left()) / area.width(), (area.bottom() - position.y()) / area.height()
        return (int(x * across), int(y * up)) if 0 <= x < 1 and 0 <= y < 1 else None

    def rect_of(self, place: tuple[int, int]) -> QRectF:
        """Where a square lies."""
        area, (across, up) = self._area(), self._counts()
        width, height = area.width() / across, area.height() / up
        return QRectF(area.left() + place[0] * width, area.bottom() - (place[1] + 1) * height, width, height)

    def words(self, place: tuple[int, int]) -> str:
        """What is said of a square."""
        square = self._squares.get(place)
        if square is None:
            return tr("not done yet")
        named = [tr("{title} {value}", title=title, value=value) for title, value in zip(
            list(self._titles.values())[:2], self._values(place), strict=False)]  # fmt: skip
        said = [", ".join(named), figure_words(self._figure, square.value)]
        if len(square.runs) > 1:
            said.append(tr("mean of {count} runs", count=len(square.runs)))
        if square.bad:
            said.append(tr("{count} diverged or failed", count=square.bad))
        return " · ".join(part for part in said if part)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position()) if self._squares else None
        if place is None:
            self._bubble.hide()
        else:
            self._bubble.show_text(self.words(place), event.position().toPoint() + QPoint(0, 0))

    def leaveEvent(self, event: QEvent) -> None:
        self._bubble.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_to(self.place_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif step is None or not self._squares:
            super().keyPressEvent(event)
        else:
            here = self._place or (0, 0)
            self._go_to((here[0] + step[0], here[1] + step[1]) if self._place else here)

    def _go_to(self, place: tuple[int, int] | None) -> None:
        if place in self._squares:
            self.chosen.emit(self._squares[place].runs[0])

    def _open(self) -> None:
        if self._place in self._squares:
            self.opened.emit(self._squares[self._place].runs[0])

    def _counts(self) -> tuple[int, int]:
        counts = [len(values) for values in self._progress.plan.grid.values.values()] if self._progress else []
        across, up, *_ = (*counts, 1, 1)
        return across, up

    def _values(self, place: tuple[int, int]) -> list[str]:
        assert self._progress is not None
        grid = list(self._progress.plan.grid.values.items())[:2]
        return [value_words(values[at], key) for (key, values), at in zip(grid, place, strict=False)]

    def _area(self) -> QRectF:
        """The squares, with room for what stands at their sides."""
        metrics, pad = self.fontMetrics(), 8
        line = metrics.height()
        left = pad
        if self._progress and len(self._titles) > 1:
            named = [self._values((0, at))[1] for at in range(self._counts()[1])]
            left += line + 4 + min(max(map(metrics.horizontalAdvance, named)), self.width() // 3)
        below = 2 * line + 8 if self._titles else pad
        return QRectF(left, pad, max(self.width() - left - pad, 1), max(self.height() - pad - below, 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Squares, their figures, what stands at their sides, the frame."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), QColor(theme.background))
        known = [square.value for square in self._squares.values() if square.value is not None]
        low, high = min(known, default=0.0), max(known, default=0.0)
        for place, square in self._squares.items():
            box = self.rect_of(place).adjusted(0.5, 0.5, -0.5, -0.5)
            share = (square.value - low) / (high - low) if square.value is not None and high > low else 0.5
            color = (
                theme.alarm if square.value is None else hexadecimal(viridis()[round(253 * share)].astype(np.float32))
            )
            painter.fillRect(box, QColor(color))
            words = figure_words(self._figure, square.value)
            fits = self.fontMetrics().horizontalAdvance(words) + 4 <= box.width()
            if fits and box.width() >= LEAST and box.height() >= self.fontMetrics().height():
                painter.setPen(QColor(readable_on(color)))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        if self._progress and self._titles:
            self._write_sides(painter)
        if not self._squares:
            painter.setPen(QColor(theme.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self._area(), int(flags), hint_words(self._progress))
        if self._place is not None:  # two lines: one of them is seen on whatever colour
            for inset, color in ((1, theme.foreground), (3, theme.background)):
                painter.setPen(QPen(QColor(color), 2))
                painter.drawRect(self.rect_of(self._place).adjusted(inset, inset, -inset, -inset))
        painter.end()

    def _write_sides(self, painter: QPainter) -> None:
        area, (across, up), metrics = self._area(), self._counts(), self.fontMetrics()
        line, titles = metrics.height(), list(self._titles.values())
        elide, right, centre = Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignCenter
        painter.setPen(QColor(self._theme.foreground))
        widest = max(metrics.horizontalAdvance(self._values((at, 0))[0]) for at in range(across)) + 6
        every = max(1, math.ceil(widest * across / area.width()))
        for at in range(0, across, every):
            box = self.rect_of((at, 0))
            place = QRectF(box.center().x() - every * box.width() / 2, area.bottom() + 2, every * box.width(), line)
            painter.drawText(place, centre, metrics.elidedText(self._values((at, 0))[0], elide, round(place.width())))
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(QRectF(area.left(), area.bottom() + line + 4, area.width(), line), centre,
                         metrics.elidedText(titles[0], elide, round(area.width())))  # fmt: skip
        if len(titles) < 2:
            return
        painter.setPen(QColor(self._theme.foreground))
        room = area.left() - line - 8
        for at in range(0, up, max(1, math.ceil(line * up / area.height()))):
            box = self.rect_of((0, at))
            place = QRectF(line + 4, box.center().y() - line / 2, room, line)
            painter.drawText(place, right | Qt.AlignmentFlag.AlignVCenter,
                             metrics.elidedText(self._values((0, at))[1], elide, round(room)))  # fmt: skip
        painter.setPen(QColor(self._theme.muted))
        painter.save()
        painter.translate(2, area.bottom())
        painter.rotate(-90)
        shown = metrics.elidedText(titles[1], elide, round(area.height()))
        painter.drawText(QRectF(0, 0, area.height(), line), centre, shown)
        painter.restore()
