"""Layouts inside layouts, in the one way that does not end the process.

PySide makes a Python object for each item of a layout that is filled before it is added to another, and for each that
`itemAt` returns. Qt destroys such an item without a word when its widget goes, and the object goes on standing for an
address where something else is made next; when that is destroyed in its turn, PySide looks the object up and frees
what was freed before.
"""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QLayout

Inner = TypeVar("Inner", bound=QLayout)


def add_layout(outer: QBoxLayout, inner: Inner, stretch: int = 0) -> Inner:
    """Add an empty layout to another; returns it, to be filled. Raises ValueError where it holds anything."""
    if inner.count():
        raise ValueError("a layout is added before it is filled")
    outer.addLayout(inner, stretch)
    return inner
