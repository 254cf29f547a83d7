"""What can be required of a run, as a menu: what is measured, its value, and the bound to begin with."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from dllab.gui.kit.language import tr
from dllab.gui.teaching.check_rows import check_words, side_of
from dllab.labs.offers import Offer
from dllab.numerals import number


class OfferMenu(QObject):
    """chosen: carries the check that is required."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.menu = QMenu(parent, toolTipsVisible=True)

    def show_offers(self, offers: tuple[Offer, ...], at: QWidget) -> None:
        """Let a person choose, below a widget."""
        self.menu.clear()
        absent = QMenu(tr("Findings that are absent"), self.menu)
        for offer in offers:
            is_absent = offer.check.get("present") is False
            action = (absent if is_absent else self.menu).addAction(offer_words(offer).replace("&", "&&"))
            action.triggered.connect(partial(self.chosen.emit, offer.check))
        if not absent.isEmpty():
            self.menu.addMenu(absent)
        self.menu.popup(at.mapToGlobal(at.rect().bottomLeft()))


def offer_words(offer: Offer) -> str:
    """“Validation accuracy 0.987 → at least 0.95”."""
    words, side = check_words(offer.check), side_of(offer.check)
    if not side or not isinstance(offer.value, float):
        return words
    value, bound = number(offer.value, 4), number(offer.check[side], 6)
    if side == "at_least":
        return tr("{what} {value} → at least {bound}", what=words, value=value, bound=bound)
    return tr("{what} {value} → at most {bound}", what=words, value=value, bound=bound)
