import pytest

from dllab.gui.kit.theme import Theme
from dllab.gui.panels.loss.panel import LossPanel


@pytest.fixture
def panel(qtbot):
    panel = LossPanel()
    qtbot.addWidget(panel)
    panel.apply_theme(Theme(dark=False, presentation=False))
    panel.resize(480, 320)
    panel.show()
    return panel
