"""The window's words: written in English, looked up in the installed translation when they are shown."""

from collections.abc import Callable
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication

CONTEXT = "dllab"

Wording = Callable[[], str]  # words made anew whenever they are shown, in the language the window has then


def tr(english: str, **values: Any) -> str:
    """`english`, a literal, in the window's language, with its `{name}` fields filled in."""
    return QCoreApplication.translate(CONTEXT, english).format(**values)


def language_key() -> Literal["en", "zh"]:
    """By which texts in both languages have the window's: "en" or "zh"."""
    return "zh" if tr("en") == "zh" else "en"  # the translation of "en" is the key of the other language
