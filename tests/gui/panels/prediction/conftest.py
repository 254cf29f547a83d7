import pytest

from dllab.gui.kit.theme import Theme
from dllab.gui.panels.prediction.panel import PredictionPanel
from tests.gui.panels.prediction.watching import Watched


@pytest.fixture
def watched():
    return Watched()


@pytest.fixture
def panel(qtbot, watched):
    panel = PredictionPanel(watched)
    qtbot.addWidget(panel)
    panel.apply_theme(Theme(dark=False, presentation=False))
    panel.resize(480, 320)
    panel.show()
    return panel
