"""All panels of the window, each made once: what is in front at first now, the others when somebody looks."""

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QUndoStack

from dllab.experiment import Experiment
from dllab.gui.kit.late import Late
from dllab.gui.kit.pins import Pins
from dllab.gui.panels.comparison.panel import ComparisonPanel
from dllab.gui.panels.experiment.panel import ExperimentPanel
from dllab.gui.panels.findings.panel import FindingsPanel
from dllab.gui.panels.gradients.panel import GradientPanel
from dllab.gui.panels.layers.panel import LayersPanel
from dllab.gui.panels.loss.panel import LossPanel
from dllab.gui.panels.prediction.panel import PredictionPanel
from dllab.panel_names import FORM, LAB, TITLES
from dllab.training.session import Session

if TYPE_CHECKING:
    from dllab.gui.panels.ensemble.panel import EnsemblePanel
    from dllab.gui.panels.lab.panel import LabPanel
    from dllab.gui.panels.landscape.panel import LandscapePanel
    from dllab.gui.panels.metrics.panel import MetricsPanel
    from dllab.gui.panels.microscope.panel import MicroscopePanel
    from dllab.gui.panels.network.panel import NetworkPanel
    from dllab.gui.panels.sight.panel import SightPanel
    from dllab.gui.panels.sweep.panel import SweepPanel


BEHIND = "network", "microscope", "metrics", "ensemble", "sight", "landscape", "sweep", LAB  # others, at first
MODULES = (  # of what is made when somebody looks
    *(f"dllab.gui.panels.{name}.panel" for name in BEHIND),
    "dllab.gui.document.lab_desk",
    "dllab.gui.handbook.window",
    "dllab.labs.draft",
    "dllab.gui.teaching.lab_window",
)


class PanelSet:
    """The panels, by name in `all`, in the order of TITLES, and those that the window has to do with in person.

    What is late imports its panel where it makes it, and is told there what the others were told before.
    """

    def __init__(self, session: Session, pins: Pins, undo_stack: QUndoStack):
        self._session, self._undo_stack = session, undo_stack
        self._experiment: Experiment | None = None
        self.form = ExperimentPanel(session.library)
        self.findings = FindingsPanel(watch=session.watch, inspect=session.inspect)
        self.comparison = ComparisonPanel(pins)
        self.loss = LossPanel()
        self.prediction = PredictionPanel(watch=session.watch)
        self.ensemble, self.sweep, self.network = Late(self._ensemble), Late(self._sweep), Late(self._network)
        self.sight, self.lab = Late(self._sight), Late(self._lab)
        made: dict[str, Late[Any]] = {
            FORM: Late.of(self.form),
            "loss": Late.of(self.loss),
            "gradients": Late.of(GradientPanel()),
            "prediction": Late.of(self.prediction),
            "network": self.network,
            "layers": Late.of(LayersPanel()),
            "microscope": Late(self._microscope),
            "metrics": Late(self._metrics),
            "findings": Late.of(self.findings),
            "comparison": Late.of(self.comparison),
            "ensemble": self.ensemble,
            "sight": self.sight,
            "landscape": Late(self._landscape),
            "sweep": self.sweep,
            LAB: self.lab,
        }
        self.all = {name: made[name] for name in TITLES}

    def set_experiment(self, experiment: Experiment) -> None:
        """What the form holds, for panels that begin runs of their own or edit it."""
        self._experiment = experiment
        for panel in self.beside:
            panel.set_experiment(experiment)
        if self.network.made is not None:
            self.network.made.show_edited(experiment.network)

    @property
    def beside(self) -> "list[EnsemblePanel | SweepPanel]":
        """Those that train beside the window, of what is made."""
        return [late.made for late in (self.ensemble, self.sweep) if late.made is not None]

    def _ensemble(self) -> "EnsemblePanel":
        from dllab.gui.panels.ensemble.panel import EnsemblePanel

        panel = EnsemblePanel(self._session.library, self._undo_stack)
        panel.spread_changed.connect(self.loss.show_spread)
        if self._experiment is not None:
            panel.set_experiment(self._experiment)
        return panel

    def _sweep(self) -> "SweepPanel":
        from dllab.gui.panels.sweep.panel import SweepPanel

        panel = SweepPanel(self._session.library, self._undo_stack)
        if self._experiment is not None:
            panel.set_experiment(self._experiment)
        return panel

    def _network(self) -> "NetworkPanel":
        from dllab.gui.panels.network.panel import NetworkPanel

        panel = NetworkPanel(inspect=self._session.inspect)
        panel.hidden_wanted.connect(self.form.set_hidden)
        panel.filters_wanted.connect(self.form.set_filters)
        if self._experiment is not None:
            panel.show_edited(self._experiment.network)
        return panel

    def _microscope(self) -> "MicroscopePanel":
        from dllab.gui.panels.microscope.panel import MicroscopePanel

        return MicroscopePanel(inspect=self._session.inspect)

    def _metrics(self) -> "MetricsPanel":
        from dllab.gui.panels.metrics.panel import MetricsPanel

        return MetricsPanel(watch=self._session.watch)

    def _sight(self) -> "SightPanel":
        from dllab.gui.panels.sight.panel import SightPanel

        return SightPanel(inspect=self._session.inspect)

    def _lab(self) -> "LabPanel":
        from dllab.gui.panels.lab.panel import LabPanel

        return LabPanel()

    def _landscape(self) -> "LandscapePanel":
        from dllab.gui.panels.landscape.panel import LandscapePanel

        return LandscapePanel(inspect=self._session.inspect)
