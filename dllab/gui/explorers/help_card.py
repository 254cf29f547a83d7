"""The "?" of a page: what a lab asks, what to try, formula, source, what runs, and what teachers want to know."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QWidget

from dllab.explorers import Explorer
from dllab.gui.kit.language import Wording, tr
from dllab.gui.kit.prose import page_html
from dllab.gui.kit.readable import word
from dllab.gui.kit.theme import Theme


class HelpCard(QTextBrowser):
    """Rich text that scrolls, made anew when language or theme change."""

    def __init__(self, explorer: type[Explorer], parent: QWidget | None = None):
        super().__init__(parent)
        self._explorer = explorer
        self._theme = Theme(dark=False, presentation=False)
        self._task: Wording | None = None
        self.setFrameShape(self.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_task(self, task: Wording | None) -> None:
        """Say before all else what a lab asks for on this page, in Markdown; None: nothing."""
        if task is not self._task:
            self._task = task
            self.retranslate()
            self.verticalScrollBar().setValue(0)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        self.setStyleSheet(f"QTextBrowser {{ background: {theme.background}; color: {theme.foreground}; }}")
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        place = self.verticalScrollBar().value()
        self.setHtml(self._page())
        self.verticalScrollBar().setValue(place)

    def _page(self) -> str:
        told, card = self._explorer.explanation, self._explorer.card
        parts = [self._section(tr("Your lab asks"), page_html(self._task()) + "<hr>")] if self._task else []
        parts.append(_paragraph(word(told.summary)))
        parts.append(self._section(tr("Try"), _items(card.tries, "ol")))
        if told.formula:
            lines = "<br>".join(escape(line).replace("  ", "&nbsp; ") for line in word(told.formula).splitlines())
            parts.append(self._section(tr("Formula"), f'<p style="font-family: monospace">{lines}</p>'))
        if told.details:
            parts.append("".join(_paragraph(part) for part in word(told.details).split("\n\n")))
        if card.slip:
            parts.append(self._section(tr("Often written wrong"), _paragraph(word(card.slip))))
        parts.append(self._section(tr("Often thought"), _items(card.mistakes, "ul")))
        parts.append(self._section(tr("Five minutes in class"), _paragraph(word(card.script))))
        parts.append(self._section(tr("Source"), _paragraph(word(told.source))))
        code = escape(self._explorer.source_code()).replace(" ", "&nbsp;").replace("\n", "<br>")
        size = self._theme.point_size - 2
        parts.append(
            self._section(tr("What runs"), f'<p style="font-family: monospace; font-size: {size}pt">{code}</p>')
        )
        return f'<div style="font-size: {self._theme.point_size}pt">{"".join(parts)}</div>'

    def _section(self, title: str, body: str) -> str:
        return f'<p style="color: {self._theme.muted}; margin-bottom: 0"><b>{escape(title)}</b></p>{body}'


def _paragraph(words: str) -> str:
    return f'<p style="margin-top: 4px">{escape(words)}</p>'


def _items(entries: tuple[str, ...], kind: str) -> str:
    items = "".join(f'<li style="margin-bottom: 4px">{escape(word(entry))}</li>' for entry in entries)
    return f'<{kind} style="margin-top: 4px; margin-left: -20px">{items}</{kind}>'
