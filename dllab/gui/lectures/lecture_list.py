"""The window in which a lecture is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from dllab.gui.kit.card import Card
from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.prose import said
from dllab.gui.kit.scrolling import ScrollingColumn
from dllab.gui.kit.text_size import size_for_text
from dllab.gui.kit.theme import Theme

if TYPE_CHECKING:
    from dllab.lectures.lecture import Lecture

SIZE = QSize(820, 560)
ACROSS = 2


@dataclass(frozen=True)
class Entry:
    """A lecture in the list. place: the number of the scene at which it was left; 0 where it begins."""

    path: Path
    lecture: "Lecture"
    place: int = 0


class LectureCard(Card):
    """One lecture; `chosen` carries its entry."""

    chosen = Signal(object)

    def __init__(self, entry: Entry):
        super().__init__()
        self.entry = entry
        self.title, self.facts = WrappedLabel(bold=True), WrappedLabel(muted=True, small=True)
        self.summary, self.place = WrappedLabel(), WrappedLabel(muted=True, small=True)
        column = vertical(self, self.title, self.facts, self.summary, self.place, margins=(12, 8, 12, 8), spacing=4)
        column.addStretch(1)
        self.pressed.connect(self._choose)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        lecture, place = self.entry.lecture, self.entry.place
        self.title.say(said(lecture.title))
        facts = [tr("{minutes} min", minutes=lecture.minutes), tr("{count} scenes", count=len(lecture.scene))]
        if lecture.topics:
            facts.append(tr("topics {numbers}", numbers=", ".join(map(str, lecture.topics))))
        self.facts.say(" · ".join(facts))
        self.summary.say(said(lecture.summary) if lecture.summary else "")
        words = ""
        if place:
            words = tr("Goes on at scene {number}: {title}", number=place + 1, title=said(lecture.scene[place].title))
        self.place.say(words)
        self.place.setVisible(bool(words))
        self.setAccessibleName(said(lecture.title))
        self.setAccessibleDescription(words or self.facts.text())

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for part in (self.title, self.facts, self.summary, self.place):
            part.apply_theme(theme)

    def _choose(self) -> None:
        self.chosen.emit(self.entry)


class LectureList(FollowsLanguage, QDialog):
    """Cards beside a training that goes on; `chosen` carries the entry of one."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._theme = Theme(dark=False, presentation=False)
        self.cards: list[LectureCard] = []
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setSpacing(8)
        scroll = ScrollingColumn(self._inside)
        vertical(self, scroll, margins=8)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these lectures in this order, and the window."""
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [LectureCard(entry) for entry in entries]
        for place, card in enumerate(self.cards):
            card.chosen.connect(self._choose)
            card.apply_theme(self._theme)
            self._grid.addWidget(card, place // ACROSS, place % ACROSS)
        self.retranslate()
        if not self.isVisible():
            size_for_text(self, SIZE, self._theme)
        self._grid.setRowStretch(1 + len(entries) // ACROSS, 1)
        self.show()
        self.activateWindow()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        for card in self.cards:
            card.apply_theme(theme)

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Lectures"))
        for card in self.cards:
            card.retranslate()

    def _choose(self, entry: Entry) -> None:
        self.hide()
        self.chosen.emit(entry)
