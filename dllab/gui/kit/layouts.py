"""Rows and columns of parts, and layouts inside layouts in the one way that does not end the process.

PySide makes a Python object for each item of a layout that is filled before it is added to another, and for each that
`itemAt` returns. Qt destroys such an item without a word when its widget goes, and the object goes on standing for an
address where something else is made next; when that is destroyed in its turn, PySide looks the object up and frees
what was freed before.
"""

from typing import TypeAlias, TypeVar

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Inner = TypeVar("Inner", bound=QLayout)
Box = TypeVar("Box", bound=QBoxLayout)
Part: TypeAlias = QWidget | tuple[QWidget, int]
Margins: TypeAlias = int | tuple[int, int, int, int] | None


def add_layout(outer: QBoxLayout, inner: Inner, stretch: int = 0) -> Inner:
    """Add an empty layout to another; returns it, to be filled. Raises ValueError where it holds anything."""
    if inner.count():
        raise ValueError("a layout is added before it is filled")
    outer.addLayout(inner, stretch)
    return inner


def vertical(
    host: QWidget | QBoxLayout, *parts: Part, margins: Margins = 0, spacing: int | None = None, stretch: int = 0
) -> QVBoxLayout:
    """Lay parts out below each other, in a widget or as the next of another layout; a pair is a part and its stretch.

    margins: pixels around them, on every side or (left, top, right, bottom). spacing: pixels between them. None leaves
    either to the style. stretch: of the whole among what else `host` holds, where that is a layout.
    """
    return _filled(QVBoxLayout(), host, parts, margins, spacing, stretch)


def horizontal(
    host: QWidget | QBoxLayout, *parts: Part, margins: Margins = 0, spacing: int | None = None, stretch: int = 0
) -> QHBoxLayout:
    """Lay parts out from left to right; the rest as in `vertical`."""
    return _filled(QHBoxLayout(), host, parts, margins, spacing, stretch)


def _filled(
    box: Box, host: QWidget | QBoxLayout, parts: tuple[Part, ...], margins: Margins, spacing: int | None, stretch: int
) -> Box:
    if isinstance(host, QWidget):
        host.setLayout(box)
    else:
        add_layout(host, box, stretch)
    if margins is not None:
        box.setContentsMargins(QMargins(*(margins if isinstance(margins, tuple) else [margins] * 4)))
    if spacing is not None:
        box.setSpacing(spacing)
    for part in parts:
        box.addWidget(*part if isinstance(part, tuple) else (part,))
    return box
