"""The button that offers what is shown as a file, or to the clipboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton

from dllab.gui.kit.language import tr

PNG, SVG, CSV = FORMATS = ("png", "svg", "csv")
COPY, NUMBERS = "copy", "numbers"  # a picture or a table, to the clipboard
OFFERS = (COPY, NUMBERS, *FORMATS)


class ExportButton(QToolButton):
    """Offers a panel as a file or to the clipboard; `chosen` carries one of OFFERS."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(autoRaise=True)
        menu = QMenu(self, toolTipsVisible=True)
        self._offers = {kind: menu.addAction("") for kind in OFFERS}
        for kind, offer in self._offers.items():
            offer.setData(kind)
            offer.triggered.connect(self._choose)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setStyleSheet("QToolButton::menu-indicator { image: none }")

    def offer(self, kind: str) -> QAction:
        """The menu's entry for one of OFFERS."""
        return self._offers[kind]

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.setToolTip(tr("Save this panel as a picture or a table"))
        self.setAccessibleName(tr("Export this panel"))
        for kind, words, tip in (
            (COPY, tr("Copy as picture"), tr("To the clipboard, for a document or a chat")),
            (NUMBERS, tr("Copy numbers"), tr("As a table, to the clipboard, for a spreadsheet")),
            (PNG, tr("Picture (PNG)…"), tr("Twice as large as on the screen")),
            (SVG, tr("Drawing (SVG)…"), tr("Lines and letters that stay sharp at any size")),
            (CSV, tr("Table (CSV)…"), tr("The numbers behind it, for a spreadsheet")),
        ):
            self._offers[kind].setText(words)
            self._offers[kind].setToolTip(tip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu by Return or Down as well: Space belongs to the run."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        """Whether it was in this menu or in another that offers the same."""
        offer = self.sender()
        assert isinstance(offer, QAction)
        self.chosen.emit(offer.data())
