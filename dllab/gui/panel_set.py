"""All panels of the window, made once."""

from dllab.gui.comparison.pins import Pins
from dllab.gui.panels.comparison import ComparisonPanel
from dllab.gui.panels.ensemble import EnsemblePanel
from dllab.gui.panels.experiment import ExperimentPanel
from dllab.gui.panels.findings import FindingsPanel
from dllab.gui.panels.gradients import GradientPanel
from dllab.gui.panels.layers import LayersPanel
from dllab.gui.panels.loss import LossPanel
from dllab.gui.panels.metrics import MetricsPanel
from dllab.gui.panels.microscope import MicroscopePanel
from dllab.gui.panels.network import NetworkPanel
from dllab.gui.panels.panel import Panel
from dllab.gui.panels.prediction import PredictionPanel
from dllab.gui.workspace import FORM
from dllab.training.session import Session


class PanelSet:
    """The panels, by name in `all`, and those that the window has to do with in person."""

    def __init__(self, session: Session, pins: Pins):
        self.form = ExperimentPanel()
        self.findings = FindingsPanel(watch=session.watch, inspect=session.inspect)
        self.comparison = ComparisonPanel(pins)
        self.ensemble = EnsemblePanel()
        self.loss = LossPanel()
        self.all: dict[str, Panel] = {
            FORM: self.form,
            "loss": self.loss,
            "gradients": GradientPanel(),
            "prediction": PredictionPanel(watch=session.watch),
            "network": NetworkPanel(inspect=session.inspect),
            "layers": LayersPanel(),
            "microscope": MicroscopePanel(inspect=session.inspect),
            "metrics": MetricsPanel(watch=session.watch),
            "findings": self.findings,
            "comparison": self.comparison,
            "ensemble": self.ensemble,
        }
