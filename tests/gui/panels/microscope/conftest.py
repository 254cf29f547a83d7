"""The microscope's panel, and somebody to ask for inspections."""

import pytest

from dllab.gui.panels.microscope.panel import INSPECTOR, MicroscopePanel
from tests.gui.showing import on_screen


class Inspected:
    """Stands in for the session: remembers whether it is asked for inspections."""

    def __init__(self):
        self.wanted = []

    def __call__(self, inspector, wanted):
        assert inspector == INSPECTOR
        self.wanted.append(wanted)


@pytest.fixture
def inspected():
    return Inspected()


@pytest.fixture
def panel(qtbot, inspected):
    return on_screen(qtbot, MicroscopePanel(inspect=inspected), 700, 500)
