"""What the tests of the form have in common."""

from dllab.experiment import Experiment


def settle(qtbot, panel):
    """Wait until the data are read."""
    qtbot.waitUntil(lambda: not panel.form.dataset.loader.busy)


def show(qtbot, panel, **tables):
    """Show an experiment of these sections, with its data."""
    panel.show_experiment(Experiment.model_validate(tables))
    settle(qtbot, panel)
