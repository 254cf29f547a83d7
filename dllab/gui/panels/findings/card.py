"""One finding, as a card."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from dllab.diagnostics.finding import MOST_REMEDIES, Finding, Remedy
from dllab.experiment import Experiment
from dllab.gui.charts.header import SmallButton
from dllab.gui.forms.differences import differences
from dllab.gui.kit.labels import WrappedLabel, make_flexible
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.readable import sentence
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.findings.parts import (
    Numbers,
    RemedyButton,
    SeverityIcon,
    severity_color,
    severity_words,
)
from dllab.numerals import count

SHOWN = 2  # numbers that are always shown; the others are below "Why?"
LEFT, RIGHT = 12, 8  # pixels beside what a card says
UNLIMITED = (1 << 24) - 1  # pixels: Qt's own largest height


class FindingCard(QFrame):
    """Says what is seen, with numbers, why, and what to try. It is kept while its finding lasts.

    `remedy_chosen` carries the Remedy of the button that was pressed; `all_chosen` all of them, to be tried side by
    side, and `enough` that no more shall be; `layer_selected` the layer the finding is about, counted from 1, when
    the card is clicked or Enter pressed on it.
    """

    remedy_chosen = Signal(object)
    all_chosen = Signal(object)
    enough = Signal()
    layer_selected = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._finding: Finding | None = None
        self._experiment: Experiment | None = None
        self._comparing = False
        self._offered: tuple[Remedy, ...] = ()  # by the buttons
        self._held = self._over = False
        self._room = (0, 0)  # how wide the words are, and how high they have been
        self._theme = Theme(dark=False, presentation=False)
        self.icon = SeverityIcon()
        self.title = WrappedLabel(bold=True)
        self.words = WrappedLabel()
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.numbers = Numbers()
        self.comparing = WrappedLabel(muted=True, small=True)
        self.why = SmallButton(checkable=True)
        self.place = WrappedLabel(muted=True, small=True)
        self.reason = WrappedLabel()
        self.source = WrappedLabel(muted=True, small=True)
        self.more_numbers = Numbers()
        self.buttons = [RemedyButton() for _ in range(MOST_REMEDIES)]
        self.all, self._trying = RemedyButton(), False
        self._arrange()
        self.all.clicked.connect(self._choose_all)
        for button in (self.why, *self.buttons, self.all):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click does not hold the cards in their places
        self.why.toggled.connect(self._disclose)
        for button in self.buttons:
            button.clicked.connect(self._choose)
        self._disclose(False)
        self.apply_theme(self._theme)
        self.retranslate()

    def _arrange(self) -> None:
        make_flexible(self)
        self.why.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._details = QWidget()
        vertical(self._details, self.reason, self.source, self.more_numbers, spacing=4)
        column = vertical(self, margins=(LEFT, 8, RIGHT, 8), spacing=4)
        head = horizontal(column, spacing=8)
        head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        for widget in (self.words, self.numbers, self.comparing, *self.buttons, self.all):
            column.addWidget(widget)
        horizontal(column, self.why, (self.place, 1), spacing=8)
        column.addWidget(self._details)
        self.comparing.hide()

    def show_finding(self, finding: Finding, experiment: Experiment, comparing: bool) -> None:
        """Show the newest look at it. experiment: the one in force; comparing: its control run is under way."""
        now = (self._finding, self._experiment, self._comparing)
        if (finding, experiment, comparing) == now and not self._over:
            return
        self._over = False
        same = self._finding is not None and experiment == self._experiment
        self._finding, self._experiment, self._comparing = finding, experiment, comparing
        self._show()
        if not (same and (self._held or finding.remedies == self._offered)):
            self._show_remedies(finding.remedies)

    def say_over(self) -> None:
        """What it tells of was not seen at the last look; the card stays because somebody looks at it."""
        self._over = True
        self._show()

    def hold(self, on: bool) -> None:
        """Keep every height and button where it is, while somebody looks, whatever is said; or take room again."""
        if on == self._held:
            return
        self._held = on
        for part in (self, self.title, self.words, self.numbers, self.place):
            part.setMinimumHeight(part.height() if on else 0)
            part.setMaximumHeight(part.height() if on else UNLIMITED)
        if not on and self._finding is not None:
            self._show()
            if self._finding.remedies != self._offered:
                self._show_remedies(self._finding.remedies)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the words take the lines that another width asks for."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._leave_room()

    def put_away(self) -> None:
        """Hide, folded, until there is another finding to show."""
        self.hide()
        self._finding = self._experiment = None
        self.hold(False)
        self._leave_room()
        self.why.setChecked(False)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        for words in (self.title, self.words, self.place, self.reason, self.source, self.comparing):
            words.apply_theme(theme)
        for numbers in (self.numbers, self.more_numbers):
            numbers.apply_theme(theme)
        for button in (*self.buttons, self.all):
            button.apply_theme(theme)
        self.why.apply_theme(theme)
        if self._finding is not None:
            self.icon.show_severity(self._finding.severity, theme)
        self._leave_room()
        self.update()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self._leave_room()
        self.why.setText(tr("Why?"))
        self.why.setToolTip(tr("Why this happens, and where that is written"))
        self.comparing.say(tr("Comparing with another run…"))
        self.show_trying(self._trying)
        if self._finding is not None:
            self._show()
            self._show_remedies(self._finding.remedies)

    def _show(self) -> None:
        finding = self._finding
        assert finding is not None
        title, reason, source = finding.title, finding.why, finding.source
        self.title.say(tr(title))
        self.words.say(sentence(finding.template, finding.values))
        self._keep_room()
        self.reason.say(tr(reason))
        self.source.say(tr("Source: {source}", source=tr(source)))
        self.place.say(self._whereabouts(finding))
        self.numbers.show_numbers(finding.numbers[:SHOWN])
        self.more_numbers.show_numbers(finding.numbers[SHOWN:])
        if not self._held:
            self.comparing.setVisible(self._comparing)
        self.icon.show_severity(finding.severity, self._theme)
        self._describe(finding)
        self.update()

    def _keep_room(self) -> None:
        """Leave the buttons where they are when what is said takes a line less than before."""
        width = self.words.width()
        if self._held or width != self.width() - LEFT - RIGHT:  # not laid out yet
            return
        before = self._room[1] if width == self._room[0] else 0
        self._room = width, max(before, self.words.heightForWidth(width))
        self.words.setMinimumHeight(self._room[1])

    def _leave_room(self) -> None:
        """Begin anew: the words are of another size, width or language, or another finding's."""
        self._room = 0, 0
        if not self._held:
            self.words.setMinimumHeight(0)

    def _whereabouts(self, finding: Finding) -> str:
        since = tr("since step {step}", step=count(finding.since)) if finding.since else ""
        layer = tr("layer {number}", number=finding.layer) if finding.layer else ""
        return " · ".join(filter(None, (layer, tr("no longer seen") if self._over else since)))

    def _show_remedies(self, remedies: tuple[Remedy, ...]) -> None:
        self._offered = remedies
        for index, button in enumerate(self.buttons):
            button.setVisible(index < len(remedies))
            if index < len(remedies):
                remedy = remedies[index]
                button.say(sentence(remedy.template, remedy.values), self._changes(remedy))

        self.all.setVisible(sum(not remedy.escapes for remedy in remedies) > 1)

    def show_trying(self, on: bool) -> None:
        """Offer to try all remedies, or to stop that."""
        self._trying = on
        if on:
            self.all.say(tr("Stop trying"), tr("Give up what is being tried; what is pinned by now stays."))
        else:
            explained = tr("Runs each beside this run, for as many steps, and pins it: one picture shows them all.")
            self.all.say(tr("Try all, side by side"), explained)

    def _changes(self, remedy: Remedy) -> str:
        """Exactly which entries of the experiment the remedy changes."""
        assert self._experiment is not None
        if remedy.escapes:
            return tr(
                "Goes from here along the direction in which the loss curves down most, to the side and as far as it "
                "is lowest, and trains on. The run so far is pinned; undo takes the step back. Replays take it again."
            )
        found = differences(self._experiment, remedy.experiment)
        lines = [f"{each.words}   ({each.key})" for each in found]
        return "\n".join([tr("Changes this and runs again, with the run so far pinned beside it:"), *lines])

    def _describe(self, finding: Finding) -> None:
        """What is read aloud, and what a click does."""
        self.setAccessibleName(f"{severity_words(finding.severity)}: {self.title.text()}")
        self.setAccessibleDescription(self.words.text())
        self.why.setAccessibleName(f"{self.why.text()} {self.title.text()}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if finding.layer else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if finding.layer else Qt.CursorShape.ArrowCursor)
        self.setToolTip(tr("Click to select layer {number} everywhere", number=finding.layer) if finding.layer else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the layer."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._select()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select the layer."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._select()
        else:
            super().keyPressEvent(event)

    def _select(self) -> None:
        if self._finding is not None and self._finding.layer:
            self.layer_selected.emit(self._finding.layer)

    def _choose(self) -> None:
        index = next((i for i, button in enumerate(self.buttons) if button is self.sender()), None)
        if index is not None and index < len(self._offered):
            self.remedy_chosen.emit(self._offered[index])

    def _choose_all(self) -> None:
        if self._trying:
            self.enough.emit()
        elif self._offered:
            self.all_chosen.emit(tuple(remedy for remedy in self._offered if not remedy.escapes))

    def _disclose(self, open_: bool) -> None:
        self.hold(False)  # which is asked for by a click
        self._details.setVisible(open_)
        self.why.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A sheet with a coloured edge."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(theme.train if self.hasFocus() else theme.grid), 1))
        painter.setBrush(QColor(theme.background))
        painter.drawRoundedRect(sheet, 4, 4)
        if self._finding is not None:
            edge = QRectF(1, 4, 3, self.height() - 8)
            painter.fillRect(edge, QColor(severity_color(self._finding.severity, theme)))
        painter.end()
