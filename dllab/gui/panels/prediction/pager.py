"""The line below the images: which of them are shown, and what turns the pages."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.header import SmallButton
from dllab.gui.charts.legend import Legend
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import fill
from dllab.gui.panels.prediction.pages import Pages
from dllab.numerals import count


class Pager(QWidget):
    """Buttons for the page before and after, beside what the page shows; and the way back to all images.

    turned: so many pages on are wanted. back: all images are.
    """

    turned = Signal(int)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.before, self.after, self.to_all = SmallButton(), SmallButton(), SmallButton()
        self.place = Legend()
        horizontal(self, self.before, self.after, (self.place, 1), self.to_all, margins=(8, 0, 8, 4), spacing=4)
        self.to_all.hide()
        self.before.clicked.connect(self._turn_back)
        self.after.clicked.connect(self._turn_on)
        self.to_all.clicked.connect(self.back)
        self.retranslate()

    def add(self, button: SmallButton) -> None:
        """Have a button of somebody else's at the end of the line."""
        row = self.layout()
        assert row is not None, "it was made first"
        row.addWidget(button)

    def show_place(self, pages: Pages, what: str, *, of_a_cell: bool) -> None:
        """Say where the page lies among the images chosen, and `what` these are."""
        if pages.count:
            first, last = count(pages.begin + 1), count(pages.begin + len(pages.shown))
            words = tr("{first}–{last} of {total}", first=first, last=last, total=count(pages.count))
        else:
            words = tr("No image")
        self.place.set_entries([("", f"{words} · {what}" if what else words)])
        self.before.setEnabled(not pages.is_first)
        self.after.setEnabled(not pages.is_last)
        self.to_all.setVisible(of_a_cell)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        fill(self, theme.background)
        for widget in (self.before, self.after, self.place, self.to_all):
            widget.apply_theme(theme)

    def retranslate(self) -> None:
        """Say what the buttons do."""
        self.before.setText("‹")
        self.before.setToolTip(tr("The page before (Page Up); Home: the first"))
        self.before.setAccessibleName(tr("The page before"))
        self.after.setText("›")
        self.after.setToolTip(tr("The next page (Page Down); End: the last"))
        self.after.setAccessibleName(tr("The next page"))
        self.to_all.setText(tr("Back to all"))
        self.to_all.setToolTip(tr("Show the images of all cells again (Backspace)"))

    def _turn_back(self) -> None:
        self.turned.emit(-1)

    def _turn_on(self) -> None:
        self.turned.emit(1)
