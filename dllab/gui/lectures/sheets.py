"""What lies over the lower edge of the window in a lecture: a question, notes, the labs that follow."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QToolButton

from dllab.gui.kit.icons import icon
from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.prose import Prose, said
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import theme_font, tint
from dllab.gui.lectures.hands import HandsTable
from dllab.gui.lectures.stand import Showing

if TYPE_CHECKING:
    from dllab.labs.lab import Lab
    from dllab.lectures.lecture import Ask


class Sheet(QFrame):
    """Paper over the panels, of the full width."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = Theme(dark=False, presentation=False)
        self.column = vertical(self, margins=(16, 8, 16, 8), spacing=8)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setStyleSheet(
            f"{type(self).__name__} {{ background: {self.paper(theme)}; border: none;"
            f" border-top: 1px solid {theme.axis}; }}"
        )
        self.retranslate()

    def paper(self, theme: Theme) -> str:
        """Its colour."""
        return theme.background

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        raise NotImplementedError


class Question(Sheet):
    """A question to the class. `counted` carries the hands; where the answer stands there is room before it is said."""

    counted = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self._ask: Ask | None = None
        self.revealed = False
        self.text, self.reveal, self.table = Prose(), Prose(), HandsTable()
        kept = self.reveal.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.reveal.setSizePolicy(kept)
        self.table.changed.connect(self._tell)
        for part in (self.text, self.table, self.reveal):
            self.column.addWidget(part)

    def show_ask(self, ask: "Ask | None", hands: list[int] | None, revealed: bool) -> None:
        """A question with the hands counted so far."""
        self._ask, self.revealed = ask, revealed
        if ask is not None:
            self.table.show_options(ask.options, hands or [0] * len(ask.options))
        self.retranslate()

    def show_revealed(self, on: bool) -> None:
        """Say which answer is right, or do not."""
        self.revealed = on
        self.retranslate()

    def retranslate(self) -> None:
        if self._ask is None:
            return
        for part in (self.text, self.reveal):
            part.setFont(theme_font(self._theme))
            tint(part, self._theme.foreground)
        self.text.say(f"**{said(self._ask.text)}**")
        self.reveal.say(said(self._ask.reveal))
        self.reveal.setVisible(self.revealed)
        self.table.show_state(self._theme, self.revealed)

    def _tell(self) -> None:
        self.counted.emit(self.table.hands)


class Notes(Sheet):
    """What only the speaker needs."""

    def __init__(self) -> None:
        super().__init__()
        self.text = Prose()
        self._words = ""
        self.column.addWidget(self.text)

    def show_note(self, showing: Showing, number: int) -> None:
        """Of a scene."""
        scene = showing.lecture.scene[number]
        minutes = tr("{minutes:g} min", minutes=scene.minutes)
        self._words = f"**{minutes}** — {said(scene.note)}" if scene.note else f"**{minutes}**"
        self.retranslate()

    def paper(self, theme: Theme) -> str:
        return "#4a3a1c" if theme.dark else "#fdf3dc"

    def retranslate(self) -> None:
        self.text.setFont(theme_font(self._theme))
        tint(self.text, self._theme.foreground)
        self.text.say(self._words)


class Ending(Sheet):
    """The labs that follow. `lab_chosen` carries the file of one; `left`: the lecture is over."""

    lab_chosen = Signal(Path)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = WrappedLabel(bold=True)
        self.end, self.close_button = QPushButton(), QToolButton(autoRaise=True)
        self.end.clicked.connect(self.left)
        self.close_button.clicked.connect(self.hide)
        self.labs: list[QPushButton] = []
        self._found: Sequence[tuple[Path, Lab]] = ()
        horizontal(self.column, (self.title, 1), self.close_button)
        self._rows = vertical(self.column, spacing=4)
        foot = horizontal(self.column, self.end)
        foot.addStretch(1)

    def offer(self, found: "Sequence[tuple[Path, Lab]]") -> None:
        """These labs."""
        for button in self.labs:
            button.hide()
            button.deleteLater()
        self._found, self.labs = found, []
        for path, _ in found:
            button = QPushButton()
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(self.lab_chosen.emit, path))
            self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.labs.append(button)
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.title.apply_theme(theme)
        self.close_button.setIcon(icon("close", theme.foreground, theme.disabled))

    def retranslate(self) -> None:
        self.title.say(
            tr("This was the last scene. What comes next:") if self._found else tr("This was the last scene.")
        )
        for button, (_, lab) in zip(self.labs, self._found, strict=True):
            words = tr("Lab: {title} ({minutes} min)", title=said(lab.title), minutes=lab.minutes)
            button.setText(words.replace("&", "&&"))
            button.setToolTip(tr("End the lecture, and open this lab"))
        self.end.setText(tr("End the lecture"))
        self.end.setToolTip(tr("Put back what was in the window before; Undo goes on with the lecture"))
        self.close_button.setToolTip(tr("Stay in the lecture"))
        self.close_button.setAccessibleName(tr("Stay in the lecture"))
