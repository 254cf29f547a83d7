import pytest

from dllab.gui.panels.loss.panel import LossPanel


@pytest.fixture
def panel(opened):
    return opened(LossPanel(), 480, 320)
