import pytest

from dllab.gui.panels.prediction.panel import PredictionPanel
from tests.gui.panels.prediction.watching import Watched


@pytest.fixture
def watched():
    return Watched()


@pytest.fixture
def panel(opened, watched):
    return opened(PredictionPanel(watched), 480, 320)
