"""A text in every language of the lab, whatever language the window has: for what is searched."""

import functools

from PySide6.QtCore import QTranslator

from dllab.assets import resource
from dllab.gui.kit.language import CONTEXT
from dllab.gui.kit.translations import CHINESE


@functools.cache
def in_every_language(english: str) -> str:
    """The English text and its translations, a line each, in small letters."""
    return "\n".join(filter(None, (english, _chinese().translate(CONTEXT, english)))).casefold()


@functools.cache
def _chinese() -> QTranslator:
    translator = QTranslator()
    translator.load(str(resource("translations", f"dllab_{CHINESE}.qm")))
    return translator
