"""Offers back what was lost, without stopping anyone: a bar above the panels."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QToolButton, QWidget

from dllab.gui.document.recovery.lost import Lost, RecoveredSession, find_lost, tidy
from dllab.gui.kit.background import Background, Failure
from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.icons import icon
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.long_text import LongLabel, short_name
from dllab.gui.kit.readable import word
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.wording import error_words
from dllab.messages import UserError


class RecoveryBar(FollowsLanguage, QFrame):
    """Asks about one lost session after the other, newest first; closed without an answer it asks at the next start.

    restored: carries the RecoveredSession. failed: the words of what could not be restored.
    """

    restored = Signal(object)
    failed = Signal(object, str)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._lost: tuple[Lost, ...] = ()
        self._label = LongLabel()
        self.restore, self.discard = QPushButton(), QPushButton()
        self.later = QToolButton(autoRaise=True)
        self.restore.clicked.connect(self._restore)
        self.discard.clicked.connect(self._discard)
        self.later.clicked.connect(self.hide)
        horizontal(self, (self._label, 1), self.restore, self.discard, self.later, margins=(12, 4, 4, 4), spacing=8)
        self._finder: Background[Path, tuple[Lost, ...]] = Background(_find, self, seconds=0.0, share=1.0)
        self._finder.answered.connect(self._offer)
        self._reader: Background[Lost, RecoveredSession] = Background(Lost.load, self, seconds=0.0, share=1.0)
        self._reader.answered.connect(self._hand_over)
        for work in (self._finder, self._reader):
            work.failed.connect(self._tell_failure)
        self.retranslate()
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether it is looking for something or reading it."""
        return self._finder.busy or self._reader.busy

    def look(self, root: Path) -> None:
        """See what was lost in the folder of all sessions, and offer it."""
        self._finder.ask(root)

    def text(self) -> str:
        """What it asks now; empty while hidden."""
        return "" if self.isHidden() else self._label.text()

    def apply_theme(self, theme: Theme) -> None:
        background, edge = ("#1e3446", "#56B4E9") if theme.dark else ("#e5f1fa", "#0072B2")
        self.setStyleSheet(
            f"RecoveryBar {{ background: {background}; border: none; border-left: 4px solid {edge}; }}"
            f"RecoveryBar > QLabel {{ color: {theme.foreground}; }}"
        )
        self.later.setIcon(icon("close", theme.foreground, theme.disabled))

    def retranslate(self) -> None:
        if self._lost:
            self._label.setText(_question(self._lost[0]))
        for button, label, tip in (
            (self.restore, tr("Restore"), tr("Bring back the experiment, its run and the pinned runs")),
            (self.discard, tr("Discard"), tr("Do not offer this again")),
            (self.later, "", tr("Decide at the next start")),
        ):
            button.setText(label)
            button.setToolTip(tip)
            button.setAccessibleName(label or tip)

    def _offer(self, _: Path, lost: tuple[Lost, ...]) -> None:
        self._lost = lost
        self.setEnabled(True)
        self.setVisible(bool(lost))
        self.retranslate()

    def _restore(self) -> None:
        self.setEnabled(False)
        self._reader.ask(self._lost[0])

    def _discard(self) -> None:
        try:
            self._lost[0].discard()
        except UserError as error:
            self.failed.emit(partial(error_words, error), "")
        self._offer(self._lost[0].folder.parent, self._lost[1:])

    def _tell_failure(self, asked: Path | Lost, failure: Failure) -> None:
        if isinstance(asked, Lost):
            self._offer(asked.folder.parent, self._lost[1:])
        self.failed.emit(failure.words, failure.details)

    def _hand_over(self, lost: Lost, found: RecoveredSession) -> None:
        self._offer(lost.folder.parent, self._lost[1:])
        self.hide()  # what else was lost is asked for at the next start: there is one window to restore it to
        self.restored.emit(found)


def _find(root: Path) -> tuple[Lost, ...]:
    tidy(root)
    return find_lost(root)


def _question(lost: Lost) -> str:
    name = short_name(word(lost.name))
    if lost.pins == 0:
        return tr("The lab ended unexpectedly. Restore “{name}” at step {step:,}?", name=name, step=lost.step)
    if lost.pins == 1:
        return tr(
            "The lab ended unexpectedly. Restore “{name}” at step {step:,} with 1 pinned run?",
            name=name,
            step=lost.step,
        )
    return tr(
        "The lab ended unexpectedly. Restore “{name}” at step {step:,} with {count} pinned runs?",
        name=name,
        step=lost.step,
        count=lost.pins,
    )
