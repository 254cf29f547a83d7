"""A panel that can be seen."""

import pytest

from dllab.gui.kit.theme import Theme


@pytest.fixture
def opened(qtbot):
    """Opens a panel, or a part of one, in so many pixels."""

    def opened(widget, width, height, *, dark=False):
        qtbot.addWidget(widget)
        widget.apply_theme(Theme(dark=dark, presentation=False))
        widget.resize(width, height)
        widget.show()
        return widget

    return opened
