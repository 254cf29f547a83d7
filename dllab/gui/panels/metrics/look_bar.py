"""The one click that looks at the test set, and what it costs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from dllab.gui.forms.caption import Caption
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import fill
from dllab.messages import text
from dllab.numerals import count


class LookBar(QWidget):
    """A button and a line above the numbers; `asked` and `left` say that it was pressed to look, and to go back.

    The line has room for two rows whatever it says, so that nothing moves.
    """

    asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.button = QPushButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setAutoDefault(True)  # Enter presses it: Space is the window's
        self.note = Caption()
        self._looks = 0
        self._step: int | None = None
        horizontal(self, self.button, (self.note, 1), margins=(8, 4, 8, 4), spacing=8)
        self.button.clicked.connect(self._press)
        self.retranslate()

    def show_looks(self, looks: int, step: int | None) -> None:
        """Say how often these test data were looked at, and the step of the look that is shown; None: none is."""
        self._looks, self._step = looks, step
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        fill(self, theme.background)
        self._fit()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        if self._step is None:
            self.button.setText(tr("Look at the test set"))
            self.button.setToolTip(
                tr("Measure the network as it is on the test examples, once. Best when every choice has been made.")
            )
        else:
            self.button.setText(tr("Leave the test set"))
            self.button.setToolTip(tr("Show the metrics that go on with the run again."))
        self.button.setAccessibleName(self.button.text())
        self.note.setText(self._words())
        self._fit()

    def _words(self) -> str:
        if self._step is not None:
            words = text("Test set after step {step} · look {looks}. What you change now, you choose by it.")
            return tr(words, step=count(self._step), looks=count(self._looks))
        if not self._looks:
            return tr("Not looked at yet. Every choice made after a look fits it, too, and it says less.")
        return tr("Looks so far: {looks}. What was chosen since fits it, too.", looks=count(self._looks))

    def _fit(self) -> None:
        """Keep the button's width and the line's height, whatever they say."""
        self.note.setFixedHeight(2 * self.note.fontMetrics().lineSpacing())
        said, width = self.button.text(), 0
        for words in (tr("Look at the test set"), tr("Leave the test set")):
            self.button.setText(words)
            width = max(width, self.button.sizeHint().width())
        self.button.setText(said)
        self.button.setFixedWidth(width)

    def _press(self) -> None:
        (self.asked if self._step is None else self.left).emit()
