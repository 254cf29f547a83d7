"""Widgets that a test looks at."""


def on_screen(qtbot, widget, width=None, height=None):
    """Show a widget, as large as is said, and close it after the test; returns it."""
    qtbot.addWidget(widget)
    if width is not None:
        widget.resize(width, height)
    widget.show()
    return widget
