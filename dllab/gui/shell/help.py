"""The windows of the Help menu. They stay open beside a running training."""

import platform
from collections.abc import Callable
from html import escape
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QWidget

from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.screen import screen_of
from dllab.gui.kit.scrolling import ScrollingColumn
from dllab.gui.shell.actions import Actions
from dllab.version import __version__

SHARE = 0.9  # of the screen, that a window takes at most
PACKAGES = ("PySide6-Essentials", "pyqtgraph", "numpy", "scipy", "numba", "pydantic", "scikit-learn")


class HelpWindow(FollowsLanguage, QDialog):
    """Rich text under a title, and what stands below it; the text is made when it is shown, and anew in another
    language."""

    def __init__(
        self, parent: QWidget, title: Callable[[], str], body: Callable[[], str], below: QWidget | None = None
    ):
        super().__init__(parent)
        self._window = parent
        self._title, self._body = title, body
        self._label = QLabel(textFormat=Qt.TextFormat.RichText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._close = buttons.button(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.hide)
        self._area = _Whole(self._label)
        layout = vertical(self, self._area, margins=(24, 20, 24, 16), spacing=16)
        if below is not None:
            layout.addWidget(below, 1)
        layout.addWidget(buttons)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self._title())
        if self.isVisible():
            self._label.setText(self._body())
        self._close.setToolTip(tr("Close this window (Esc)"))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as large as what it says, where the screen is."""
        self._label.setText(self._body())
        self._area.updateGeometry()
        room = screen_of(self._window).availableGeometry().size() * SHARE
        self.resize(self.sizeHint().boundedTo(room))
        super().showEvent(event)


class _Whole(ScrollingColumn):
    """Asks for as much room as its content does, and scrolls both ways where there is less, by keys as well."""

    def __init__(self, content: QWidget):
        super().__init__(content)
        self._content = content
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return self._content.sizeHint() + QSize(self.verticalScrollBar().sizeHint().width(), 0)


def shortcuts_title() -> str:
    return tr("Shortcuts")


def shortcuts_body(actions: Actions) -> str:
    """Every key and what it does."""
    return _table(actions.overview())


def about_title() -> str:
    return tr("About dllab")


def about_body() -> str:
    """What this is and which versions it runs on."""
    versions = [("dllab", __version__), ("Python", platform.python_version())]
    versions += [(package, _version(package)) for package in PACKAGES]
    purpose = tr("A lab that shows deep learning while it trains. Works offline.")
    inside = tr("What is inside, and its licences:")
    return f"<p>{escape(purpose)}</p>{_table(versions)}<p>{escape(inside)}</p>"


def _version(package: str) -> str:
    """What is installed; "?" where a standalone app has left the package's metadata out."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"


def _table(rows: list[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td style='padding: 2px 24px 2px 0'><b>{escape(left)}</b></td>"
        f"<td style='padding: 2px 0'>{escape(right)}</td></tr>"
        for left, right in rows
    )
    return f"<table>{cells}</table>"
