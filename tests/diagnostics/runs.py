"""Real runs, and what the detectors see of them: the thinned curves, as the window does."""

from dllab import Experiment, Trainer
from dllab.diagnostics.changing import changed
from dllab.diagnostics.detector import DETECTORS
from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.monitor import Monitor  # which enters every kind in DETECTORS
from dllab.training.snapshot import Inspection


def experiment(**entries):
    """The two spirals on 400 points, with entries under dotted keys written with __ for a dot."""
    small = Experiment.model_validate({"dataset": {"name": "spiral", "samples": 400}})
    named = {key.replace("__", "."): value for key, value in entries.items()}
    made = changed(small, named) if named else small
    assert made, f"{named} is not valid, or changes nothing"
    return made


def evidence_of(trainer, controls=None, run=0, outcome=None):
    """All that can be seen of a run as it stands, with its state and its outputs for the validation examples."""
    data, history = trainer.dataset, trainer.history
    return Evidence(
        trainer.experiment, data, outcome or trainer.outcome, trainer.step, trainer.epoch, trainer.calendar,
        history.steps.drawn.curves(), history.layers.drawn.curves(), history.evaluations.drawn.curves(),
        inspection=Inspection(trainer.checkpoint()),
        outputs=trainer.forward(data.x_val) if len(data.x_val) else None,
        controls=controls or {}, run=run, curvature=history.curvature.drawn.curves(),
    )  # fmt: skip


def trained(chosen, steps, dataset=None):
    """A trainer that has taken `steps` steps of an experiment, or fewer where it diverged."""
    trainer = Trainer(chosen, dataset)
    trainer.train(steps)
    return trainer


def found(kind, chosen, steps, dataset=None):
    """What the detector of `kind` says after `steps` steps, or None."""
    return DETECTORS[kind].look(evidence_of(trained(chosen, steps, dataset)), active=False)


def findings_of(trainer):
    """What there is to say of a run as it stands, the most severe first."""
    return Monitor().look(evidence_of(trainer))
