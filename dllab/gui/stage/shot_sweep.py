"""The panel of sweeps in pictures: empty, planned, under way, and done."""

from dllab.gui.panels.sweep.head import CURVES, MAP, PLAN, TABLE
from dllab.gui.stage.shot_stage import Stage

SETTINGS = (("optimizer.learning_rate", "1e-4..1:log:5"), ("training.batch_size", "16,32,64"))
SHORT = 100  # steps of a run


def sweep(stage: Stage) -> None:
    """Fifteen runs over two settings."""
    panel = stage.window.panels.sweep.panel
    stage.front("sweep")
    stage.save("sweep-empty")
    for row, (key, values) in zip(panel.controls.rows, SETTINGS, strict=False):
        row.choose(key, values)
    panel.controls.steps.set_value(SHORT)
    panel.controls.look()
    stage.save("sweep-plan")
    panel.head.start.click()
    stage.wait(lambda: panel.progress is not None and len(panel.progress.rows) > 1)
    stage.save("sweep-begun")
    stage.wait(lambda: panel.progress is not None and panel.progress.over)
    for view, name in ((CURVES, "curves"), (MAP, "map"), (TABLE, "table")):
        panel.head.view.choose(view)
        stage.save(f"sweep-{name}")
    panel.head.view.choose(PLAN)
