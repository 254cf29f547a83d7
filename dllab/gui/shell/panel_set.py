"""All panels of the window, made once."""

from PySide6.QtGui import QUndoStack

from dllab.experiment import Experiment
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pins
from dllab.gui.panels.comparison.panel import ComparisonPanel
from dllab.gui.panels.ensemble.panel import EnsemblePanel
from dllab.gui.panels.experiment.panel import ExperimentPanel
from dllab.gui.panels.findings.panel import FindingsPanel
from dllab.gui.panels.gradients.panel import GradientPanel
from dllab.gui.panels.lab.panel import LabPanel
from dllab.gui.panels.landscape.panel import LandscapePanel
from dllab.gui.panels.layers.panel import LayersPanel
from dllab.gui.panels.loss.panel import LossPanel
from dllab.gui.panels.metrics.panel import MetricsPanel
from dllab.gui.panels.microscope.panel import MicroscopePanel
from dllab.gui.panels.network.panel import NetworkPanel
from dllab.gui.panels.prediction.panel import PredictionPanel
from dllab.gui.panels.sight.panel import SightPanel
from dllab.gui.panels.sweep.panel import SweepPanel
from dllab.gui.shell.workspace import FORM, LAB
from dllab.training.session import Session


class PanelSet:
    """The panels, by name in `all`, and those that the window has to do with in person."""

    def __init__(self, session: Session, pins: Pins, undo_stack: QUndoStack):
        self.form = ExperimentPanel(session.library)
        self.findings = FindingsPanel(watch=session.watch, inspect=session.inspect)
        self.comparison = ComparisonPanel(pins)
        self.ensemble = EnsemblePanel(session.library, undo_stack)
        self.sweep = SweepPanel(session.library, undo_stack)
        self.loss = LossPanel()
        self.network = NetworkPanel(inspect=session.inspect)
        self.network.hidden_wanted.connect(self.form.set_hidden)
        self.network.filters_wanted.connect(self.form.set_filters)
        self.prediction = PredictionPanel(watch=session.watch)
        self.sight = SightPanel(inspect=session.inspect)
        self.lab = LabPanel()
        self.all: dict[str, Panel] = {
            FORM: self.form,
            "loss": self.loss,
            "gradients": GradientPanel(),
            "prediction": self.prediction,
            "network": self.network,
            "layers": LayersPanel(),
            "microscope": MicroscopePanel(inspect=session.inspect),
            "metrics": MetricsPanel(watch=session.watch),
            "findings": self.findings,
            "comparison": self.comparison,
            "ensemble": self.ensemble,
            "sight": self.sight,
            "landscape": LandscapePanel(inspect=session.inspect),
            "sweep": self.sweep,
            LAB: self.lab,
        }

    def set_experiment(self, experiment: Experiment) -> None:
        """What the form holds, for panels that begin runs of their own or edit it."""
        self.ensemble.set_experiment(experiment)
        self.sweep.set_experiment(experiment)
        self.network.show_edited(experiment.network)
