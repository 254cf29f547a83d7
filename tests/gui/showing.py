"""Widgets that a test looks at, and in which language."""

from contextlib import contextmanager

from dllab.gui.kit.translations import ENGLISH, Translations


def on_screen(qtbot, widget, width=None, height=None, before_close=None):
    """Show a widget, as large as is said, and close it after the test; returns it.

    before_close: called with the widget first, which is gone when a fixture goes on after its yield.
    """
    qtbot.addWidget(widget, before_close_func=before_close)
    if width is not None:
        widget.resize(width, height)
    widget.show()
    return widget


@contextmanager
def language_of(application, language):
    """Have the application speak a language, and English again afterwards."""
    translations = Translations(application)
    translations.use(language)
    try:
        yield
    finally:
        translations.use(ENGLISH)
