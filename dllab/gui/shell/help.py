"""The windows of the Help menu. They stay open beside a running training."""

import platform
from collections.abc import Callable
from html import escape
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QWidget

from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.shell.actions import Actions
from dllab.version import __version__

PACKAGES = ("PySide6-Essentials", "pyqtgraph", "numpy", "scipy", "numba", "pydantic", "scikit-learn")


class HelpWindow(FollowsLanguage, QDialog):
    """Rich text under a title, and what stands below it; the text is made when it is shown, and anew in another
    language."""

    def __init__(
        self, parent: QWidget, title: Callable[[], str], body: Callable[[], str], below: QWidget | None = None
    ):
        super().__init__(parent)
        self._title, self._body = title, body
        self._label = QLabel(textFormat=Qt.TextFormat.RichText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._close = buttons.button(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.hide)
        layout = vertical(self, self._label, margins=(24, 20, 24, 16), spacing=16)
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
        self._label.setText(self._body())
        super().showEvent(event)


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
        f"<tr><td style='padding: 2px 24px 2px 0'><b>{escape(left)}</b></td><td>{escape(right)}</td></tr>"
        for left, right in rows
    )
    return f"<table>{cells}</table>"
