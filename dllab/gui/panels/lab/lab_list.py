"""The labs there are, and how far somebody is in each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from dllab.assets import is_shipped
from dllab.gui.kit.card import Card
from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.prose import said
from dllab.gui.kit.scrolling import ScrollingColumn
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.themed import Themed
from dllab.gui.panels.lab.words import lab_facts
from dllab.labs.lab import Lab

RING = 22  # pixels across


@dataclass(frozen=True)
class Entry:
    """A lab in the list. done: of its steps."""

    path: Path
    lab: Lab
    done: int = 0

    @cached_property
    def number(self) -> str:
        """By which a class calls a lab that comes along; "" of another."""
        found = re.match(r"(\d+)-", self.path.name) if is_shipped(self.path) else None
        return str(int(found[1])) if found else ""


class Ring(Themed, QWidget):
    """How much of a lab is done: an arc, and a tick once it is all."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedSize(RING, RING)

    def show_share(self, share: float) -> None:
        """Of 0 to 1."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(3, 3, RING - 6, RING - 6)
        painter.setPen(QPen(QColor(self._theme.axis), 2))
        painter.drawEllipse(box)
        painter.setPen(QPen(QColor(self._theme.good), 3))
        painter.drawArc(box, 90 * 16, -round(360 * 16 * self._share))
        if self._share >= 1:
            painter.drawPolyline([box.center() + offset for offset in _tick()])
        painter.end()


class LabCard(Card):
    """One lab; `chosen` carries its file."""

    chosen = Signal(Path)

    def __init__(self, entry: Entry):
        super().__init__()
        self.entry = entry
        self.pressed.connect(self._choose)
        self.ring, self.title = Ring(), WrappedLabel(bold=True)
        self.facts, self.summary = WrappedLabel(muted=True, small=True), WrappedLabel(small=True)
        row = horizontal(self, margins=8, spacing=8)
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        vertical(row, self.title, self.facts, self.summary, spacing=2, stretch=1)
        self.retranslate()

    def retranslate(self) -> None:
        lab, done = self.entry.lab, self.entry.done
        number = self.entry.number
        self.title.say(f"{number} · {said(lab.title)}" if number else said(lab.title))
        self.facts.say(lab_facts(lab))
        self.summary.say(said(lab.summary) if lab.summary else "")
        self.summary.setVisible(lab.summary is not None)
        self.ring.show_share(done / len(lab.step))
        told = tr("{done} of {count} steps done", done=done, count=len(lab.step))
        self.setToolTip(told)
        self.setAccessibleName(said(lab.title))
        self.setAccessibleDescription(told)

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for part in (self.ring, self.title, self.facts, self.summary):
            part.apply_theme(theme)

    def _choose(self) -> None:
        self.chosen.emit(self.entry.path)

    def is_about(self, words: str) -> bool:
        """Whether each of some words is in what it is called, says or is about, in either language."""
        lab = self.entry.lab
        told = [lab.id, self.entry.number, *map(str, lab.rows)]
        told += [part for one in (lab.title, lab.summary) if one for part in (one.en, one.zh)]
        return all(word in " ".join(told).casefold() for word in words.casefold().split())


class LabList(QWidget):
    """All labs, found by words; `chosen` carries the file of one."""

    chosen = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self._theme = Theme(dark=False, presentation=False)
        self.cards: list[LabCard] = []
        self.words = QLineEdit(clearButtonEnabled=True)
        self.words.textChanged.connect(self._search)
        self.nothing = WrappedLabel(muted=True)
        self._inside = QWidget()
        self._column = vertical(self._inside, self.nothing, margins=(12, 4, 12, 8), spacing=8)
        self._column.addStretch(1)
        scroll = ScrollingColumn(self._inside)
        column = vertical(self, spacing=4)
        horizontal(column, self.words, margins=(12, 4, 12, 0))
        column.addWidget(scroll, 1)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these labs in this order."""
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for entry in entries:
            self.add(entry)
        self._search()

    def add(self, entry: Entry) -> None:
        """Show one more lab below the others, if it is what is looked for."""
        card = LabCard(entry)
        card.chosen.connect(self.chosen)
        card.apply_theme(self._theme)
        self.cards.append(card)
        self._column.insertWidget(len(self.cards) - 1 if self._is_not_called_that(card) else 0, card)
        found = card.is_about(self.words.text())
        card.setVisible(found)
        if found:
            self.nothing.hide()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.nothing.apply_theme(theme)
        for card in self.cards:
            card.apply_theme(theme)

    def retranslate(self) -> None:
        self.words.setPlaceholderText(tr("Find a lab"))
        self.words.setAccessibleName(tr("Find a lab"))
        self.words.setToolTip(tr("A lab by its number, its title or the number of its topic, in English or Chinese"))
        for button in self.words.findChildren(QToolButton):
            button.setAccessibleName(tr("Clear"))
            button.setToolTip(tr("Clear"))
        for card in self.cards:
            card.retranslate()
        self._search()

    def _is_not_called_that(self, card: LabCard) -> bool:
        """Whether a lab has another number than the one looked for: topics have numbers, too, and come after it."""
        return card.entry.number != self.words.text().strip() or not card.entry.number

    def _search(self) -> None:
        words = self.words.text()
        for place, card in enumerate(sorted(self.cards, key=self._is_not_called_that)):
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
            card.setVisible(card.is_about(words))
        none = not any(card.is_about(words) for card in self.cards)
        self.nothing.say(tr("No lab has to do with “{words}”.", words=words.strip()) if words.strip() else "")
        self.nothing.setVisible(none)


def _tick() -> list[QPointF]:
    """The corners of a tick around the middle of the ring."""
    return [QPointF(-4, 0), QPointF(-1, 3), QPointF(4, -3)]
