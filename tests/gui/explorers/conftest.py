"""A page that has been drawn."""

import pytest

from dllab.explorers import EXPLORERS
from dllab.gui.explorers.page import ExplorerPage
from dllab.gui.kit.theme import Theme


@pytest.fixture
def open_page(qtbot):
    """Opens the page of an explorer, with settings, at a step; it stays until the test is over."""
    pages = []

    def opened(name, step=0, **settings):
        made = ExplorerPage(EXPLORERS[name])
        qtbot.addWidget(made)
        pages.append(made)
        made.apply_theme(Theme(dark=False, presentation=False))
        made.resize(1280, 720)
        made.show()
        qtbot.waitExposed(made)
        made.show_settings(EXPLORERS[name](**settings), step)
        made.draw_now()
        return made

    yield opened
    pages.clear()
