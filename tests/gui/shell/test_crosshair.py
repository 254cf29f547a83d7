from dllab.gui.kit.late import Late
from dllab.gui.panels.gradients.panel import GradientPanel
from dllab.gui.panels.loss.panel import LossPanel
from dllab.gui.shell.crosshair import Crosshair


def test_that_a_step_pointed_at_in_one_panel_is_marked_in_all(qtbot):
    loss, gradients = LossPanel(), GradientPanel()
    qtbot.addWidget(loss)
    qtbot.addWidget(gradients)
    crosshair = Crosshair((Late.of(loss), Late.of(gradients)), loss)
    gradients.step_pointed.emit(12.0)
    assert loss.loss.crosshair.steps == gradients.lines.crosshair.steps == (12.0,)
    crosshair.show(None)
    assert loss.accuracy.crosshair.steps == gradients.map.crosshair.steps == ()
